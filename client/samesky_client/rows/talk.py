"""Talk: what somebody would like to talk about, who has the floor, and a last word of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec

from samesky_shared.motion import Motion
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from ..words import INDENT, duration
from .listening import topic_of
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room

MEETS = ("listen", "comfort", "advice", "think")
ANY = {"ask": "ask", "unask": "unask", "hold": "hold", "on": "resume", "finish": "finish"}


def written(words: str) -> str:
    """What stands in the box of an announcement: the words, and after a last comma how one would be met."""
    text, _, last = words.rpartition(",")
    meet = last.strip() if last.strip() in MEETS and text.strip() else ""
    found = {"words": text.strip() if meet else words.strip()} | ({"meet": meet} if meet else {})
    return json.dumps(found, ensure_ascii=False)


def about_line(t: Speech, text: str) -> str:
    """An announcement in one line; one that is not of our making says so."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return t("talk-unreadable")
    head = clean(str(found.get("words") or "")) or topic_of(t, found.get("topic"))
    meet = str(found.get("meet"))
    return " · ".join(filter(None, (head, t(f"talk-meet-{meet}") if meet in MEETS else "")))


def wall(text: str, zone: str, now: float) -> float:
    """Room time of the next `20:30` on the clock of this zone. Raises `Refused`."""
    here = datetime.fromtimestamp(now, ZoneInfo(zone))
    try:
        hour, minute = (int(part) for part in text.split(":"))
        at = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    except ValueError:
        raise Said("invalid", "ask-talk") from None
    return (at if at.timestamp() > now else at + timedelta(days=1)).timestamp()


async def _talk(room: Room, rest: str) -> None:
    """`talk WORDS[, MEET]`, or one of the words while it is on."""
    word, _, words = rest.partition(" ")
    talk = room.talk()
    view = talk.state
    if not word:
        raise Said("invalid", "ask-talk")
    known = ("ready", "begin", "not-today", "later", "last", "pass", "give", "minute")
    if (word in known or word in ANY) and view["opening"] is None:
        raise Said("conflict", "no-talk")
    name = "" if view["opening"] is None else str(view["opening"]["id"])
    if word == "ready":
        await talk.ready(name)
    elif word == "begin":
        await talk.begin(name)
    elif word == "not-today":
        await talk.not_now(name)
    elif word == "later":
        zone = room.members[room.you].tz or "UTC"
        await talk.later_at(name, wall(words.strip(), zone, room.now()))
    elif word == "last":
        await talk.say_last(name, words.strip())
    elif word == "pass":
        await talk.pass_on(name)
    elif word in ANY:
        await getattr(talk, ANY[word])()
    elif word in ("give", "minute"):
        if view["turn"] is None:
            raise Said("conflict", "no-talk")
        if word == "give":
            await talk.give(view["turn"]["id"])
        else:
            await talk.lengthen(view["turn"]["length"] + 60)
    else:
        await talk.announce(written(rest))


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """What is announced, who has the floor, or the last words."""
    t, you, opening = look.t, look.you, view["opening"]
    head = t.head("talk")
    if opening is None or (
        view["turn"] is None and view["round"] is None and opening["gate"]["until"] is None
    ):
        return [head + t("say-no-talk")]
    about = (
        about_line(t, look.opened(opening["about"], "announce.about", opening["by"]))
        if opening["about"]
        else ""
    )
    if view["turn"] is not None:
        found = _floor(look, view["turn"], about)
    elif view["round"] is not None:
        found = _closing(look, opening["id"], view["round"], about)
    else:
        mine, ready = opening["by"] == you, opening["gate"]["ready"]
        found = [t("talk-opened-you") if mine else t("talk-asks", name=look.name(opening["by"])), about]
        if view["later"] is not None:
            zone = look.members[you].tz if you in look.members else None
            when = datetime.fromtimestamp(view["later"]["at"], ZoneInfo(zone or "UTC"))
            by = look.name(view["later"]["by"])
            found.append(t("talk-later-is", name=by, when=f"{when:%Y-%m-%d %H:%M}"))
        awaited = look.names([one for one in opening["gate"]["circle"] if one not in ready])
        found.append(t("floor-waits", names=awaited) if you in ready else t("say-talk-ready"))
    return [(INDENT if n else head) + line for n, line in enumerate(filter(None, found))]


def _floor(look: Looking, turn: Mapping[str, Any], about: str) -> list[str]:
    t = look.t
    if look.you not in turn["circle"]:
        return [t("floor-others", names=look.names(turn["circle"]))]
    mine = turn["talking"] == look.you
    clock = msgspec.convert(turn["clock"], Motion)
    left = duration(max(0.0, turn["length"] - clock.position_at(look.now)))
    found = [t("talk-yours") if mine else t("talk-theirs", name=look.name(turn["talking"])), about]
    found.append(left if clock.rate else f"{left} {t('floor-paused')}")
    if turn["asking"]:
        found.append(t("floor-wants", names=look.names(turn["asking"])))
    return [*found, t("say-talk-give")] if mine else found


def _closing(look: Looking, talk: str, state: Mapping[str, Any], about: str) -> list[str]:
    t, opens = look.t, state["opens_at"]
    if opens is None or opens > look.now:
        waits = look.waits(state["awaited"]) if state["awaited"] else ""
        mine = look.you in state["awaited"]
        return [t("talk-last"), about, waits, t("say-talk-last") if mine else ""]
    said = [
        f"{look.name(who)}: {look.opened(box, f'say_last.text/{talk}', who)}"
        for who, box in state["answers"].items()
    ]
    return [t("talk-open"), about, *said]


def kept(entry: Entry) -> Kept | None:
    """Last words, and what the talk was about."""
    body = entry.body
    words = body.get("words")
    if entry.kind != "talked" or not isinstance(words, dict):
        return None
    told = [Told(who, box, f"say_last.text/{body.get('talk')}", old=True) for who, box in words.items()]
    if isinstance(body.get("about"), bytes):
        about = Told(str(body.get("by")), body["about"], "announce.about", reads=_about, old=True)
        told.insert(0, about)
    return Kept(tuple(told), "talk-name")


def _about(t: Speech, text: str) -> str:
    return t("talk-kept-about", text=about_line(t, text))


ROW = Row(
    "talk",
    verbs={"talk": _talk},
    help=(("talk WORDS[, MEET]", "talk"), ("talk ready · give · last WORDS …", "talk-part")),
    lines=lines,
    opens=round_opens,
    kept=kept,
)
