"""Listening: one is heard, another says it back. What is typed, and what is kept of a turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from samesky_shared.decks.cards import cards
from samesky_shared.motion import Motion
from samesky_shared.protocol import Entry

from ..speech import Said, Speech
from ..words import INDENT, duration, seat_named
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room

PARTS = ("speak", "reflect", "clarify", "confirm", "validate")
NOW = {"done": "done", "again": "again", "pass": "pass_on"}
ANY = {"ask": "ask", "unask": "unask", "hold": "hold", "on": "resume", "end": "end"}


async def _listening(room: Room, rest: str) -> None:
    """`listening me [WORDS]`, `listening NAME [WORDS]`, or one of the words while it is on."""
    word, _, words = rest.partition(" ")
    words = words.strip()
    floor = room.listening()
    view = floor.state
    turn = view["turn"]
    if not word:
        raise Said("invalid", "ask-listening")
    if word in ("ready", "begin", "not-now"):
        if view["opening"] is None:
            raise Said("conflict", "no-listening")
        await getattr(floor, word.replace("-", "_"))(str(view["opening"]["id"]))
    elif word in ANY:
        await getattr(floor, ANY[word])()
    elif word in NOW or word in ("write", "minute"):
        if turn is None:
            raise Said("conflict", "no-listening")
        if word == "write":
            await floor.write(turn["id"], words)
        elif word == "minute":
            await floor.lengthen(turn["length"] + 60)
        else:
            await getattr(floor, NOW[word])(turn["id"])
    else:
        first = room.you if word == "me" else seat_named(room.members, word)
        await floor.announce(first, about=words or None)


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """What is announced, or whose part it is; and what was written in this turn."""
    t, you = look.t, look.you
    head, opening, turn = t.head("listen"), view["opening"], view["turn"]
    if turn is None:
        if opening is None:
            return [head + t("say-no-listening")]
        ready = opening["gate"]["ready"]
        awaited = look.names([one for one in opening["gate"]["circle"] if one not in ready])
        found = [
            _opening_line(look, opening),
            _about(look, opening),
            t("floor-waits", names=awaited) if you in ready else t("say-listening-ready"),
        ]
        return _headed(head, found)
    if you not in turn["circle"]:
        return [head + t("floor-others", names=look.names(turn["circle"]))]
    found = [_part_line(look, turn)]
    if turn["part"] != "swap":
        clock = msgspec.convert(turn["clock"], Motion)
        left = max(0.0, turn["length"] - clock.position_at(look.now))
        found.append(duration(left) if clock.rate else f"{duration(left)} {t('floor-paused')}")
    for one in (turn["said"][part] for part in PARTS if part in turn["said"]):
        said = look.opened(one["text"], "write.text/" + one["part"], one["by"])
        found.append(f"{look.name(one['by'])}: {said}")
    if turn["asking"]:
        found.append(t("floor-wants", names=look.names(turn["asking"])))
    if turn["talking"] == you:
        found.append(t("say-listening-confirm") if turn["part"] == "confirm" else t("say-listening-part"))
    return _headed(head, found)


def kept(entry: Entry) -> Kept | None:
    """A turn that is over: what was written in it, in its order, and who was heard of what."""
    body = entry.body
    said = body.get("said")
    if entry.kind != "heard" or not isinstance(said, dict):
        return None
    told = [
        Told(one["by"], one["text"], f"write.text/{one['part']}", reads=_reads(part), old=True)
        for part, one in ((part, said[part]) for part in PARTS if part in said)
    ]
    if isinstance(body.get("about"), bytes):
        told.insert(
            0, Told(str(body.get("by")), body["about"], about_field(body), reads=_reads("about"), old=True)
        )

    def lead(t: Speech, name: Callable[[str], str]) -> str:
        heard = t("kept-heard-by", name=name(body["speaker"]), listener=name(body["listener"]))
        return " ".join(filter(None, (heard, topic_of(t, body.get("topic")))))

    return Kept(tuple(told), "listening-name", lead=lead)


def about_field(of: Mapping[str, Any]) -> str:
    """The field that own words for a topic were sealed for."""
    topic = of.get("topic")
    return "/".join(filter(None, ("announce.about", str(of["first"]), topic and str(topic))))


def topic_of(t: Speech, card: Any) -> str:
    """One of our topics by its card; empty where there is none."""
    return next((one.title for one in cards("topics", t.language) if one.id == card), "")


def _about(look: Looking, opening: Mapping[str, Any]) -> str:
    if isinstance(opening.get("about"), bytes):
        return look.opened(opening["about"], about_field(opening), str(opening["by"]))
    return topic_of(look.t, opening.get("topic"))


def _reads(part: str) -> Callable[[Speech, str], str] | None:
    if part == "speak":
        return None
    return lambda t, text: t(f"listening-kept-{part}", text=text)


def _opening_line(look: Looking, opening: Mapping[str, Any]) -> str:
    t, by, first = look.t, str(opening["by"]), str(opening["first"])
    if by == look.you:
        if first == by:
            return t("listening-opened-you")
        return t("listening-opened-hear", name=look.name(first))
    if first == by:
        return t("listening-asks", name=look.name(by))
    if first == look.you:
        return t("listening-asks-you", name=look.name(by))
    return t("listening-asks-name", name=look.name(by), first=look.name(first))


def _part_line(look: Looking, turn: Mapping[str, Any]) -> str:
    t, part, who, back = look.t, turn["part"], look.name(turn["speaker"]), look.name(turn["listener"])
    if turn["talking"] == look.you:
        return t(f"listening-{part}-you", name=back if part == "confirm" else who)
    if part == "confirm":
        return (
            t("listening-confirm") if turn["listener"] == look.you else t("listening-confirm-all", name=back)
        )
    return t(f"listening-{part}", name=look.name(turn["talking"]))


def _headed(head: str, found: Sequence[str]) -> list[str]:
    return [(INDENT if n else head) + line for n, line in enumerate(filter(None, found))]


ROW = Row(
    "listening",
    verbs={"listening": _listening},
    help=(
        ("listening me | NAME [WORDS]", "listening"),
        ("listening ready · done · write …", "listening-part"),
    ),
    lines=lines,
    kept=kept,
)
