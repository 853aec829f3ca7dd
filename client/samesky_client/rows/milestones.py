"""Milestones: days, visits with their lists, and changes, each by its number.

What a milestone is called is a JSON map, sealed as one text: `title`, and `since` where the year is known in which a
day of every year was first.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from samesky_shared.core.recurrence import wall
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from ..words import INDENT
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room

MAX_TITLE = 60
TOLD = 12 * 3600.0
"""Seconds for which it is told that something was celebrated."""
_DAY = re.compile(r"(?:(\d{4})-)?(\d\d-\d\d)(?: (\d\d:\d\d))? +(\S.*)")
_VISIT = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?(?: to (\d{4}-\d\d-\d\d))? +(\S.*)")
_ONE = re.compile(r"(\d+)(?: +(.*))?")


def written(title: str, since: int | None = None) -> str:
    """The text of a box."""
    called: dict[str, Any] = {"title": title[:MAX_TITLE]}
    return json.dumps(called | ({"since": since} if since else {}), ensure_ascii=False)


def read(text: str) -> tuple[str, int | None]:
    """What it is called, and since which year it is; empty where the text is none of these."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("title"), str):
        return "", None
    since = found.get("since")
    return found["title"][: 2 * MAX_TITLE], since if type(since) is int and 0 < since < 10_000 else None


def title_in(text: str) -> str:
    """What is called by this text, as a line may have it."""
    return clean(read(text)[0])


def ordered(kept: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """All of them as they are numbered: what comes next first."""
    return sorted(kept.items(), key=lambda pair: (pair[1]["at"] or float("inf"), pair[0]))


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """All that is kept, in the reader's own time, and what is on the table."""
    t, found = look.t, list[str]()
    me = look.members.get(look.you)
    tz = (me.tz if me else "") or "UTC"
    for n, (id, one) in enumerate(ordered(view["kept"]), 1):
        parts = [f"{n} {_title(look, id, one)}"]
        if one["at"] is not None:
            days = (_day(one["at"], tz) - _day(look.now, tz)).days
            away = f"{days} {t('milestones-in-days', n=days)}" if days > 0 else t("milestones-today")
            parts += [wall(one["at"], tz).replace("T", " "), away]
        elif one["start"]:
            parts.append(str(one["start"]).replace("T", " "))
        found.append(" · ".join(parts))
        for m, (item, errand) in enumerate(one["items"].items(), 1):
            by = errand["done_by"]
            done = f" ({t('milestones-done-by', name=look.name(by))})" if by else ""
            found.append(
                f"   {n}.{m} {look.opened(errand['text'], f'item.text/{id}/{item}', errand['by'])}{done}"
            )
    feast = view["celebration"]
    if feast is not None and feast["milestone"] in view["kept"] and 0 <= look.now - feast["at"] < TOLD:
        said = t("milestones-was", time=wall(feast["at"], tz)[11:])
        found.append(f"{_title(look, feast['milestone'], view['kept'][feast['milestone']])} · {said}")
    found += _talk(look, view)
    head = t.head("milestone")
    return [(INDENT if n else head) + line for n, line in enumerate(found or [t("say-no-milestone")])]


def _talk(look: Looking, view: Mapping[str, Any]) -> list[str]:
    state, id = view["round"], view["talk"]
    if state is None or id not in view["kept"]:
        return []
    t, title = look.t, _title(look, id, view["kept"][id])
    if state["opens_at"] is None or state["opens_at"] > look.now:
        return [f"{title}: {look.names(state['in'])} · {t('questions-in-waiting')}"] if state["in"] else []
    field = f"write.text/{id}/{view['id']}"
    said = [f"  {look.name(who)}: {look.opened(box, field, who)}" for who, box in state["answers"].items()]
    return [f"{title}: {t('milestones-open')}", *said]


def _title(look: Looking, id: str, one: Mapping[str, Any]) -> str:
    found = ""
    if one["words"] is not None:
        found = title_in(look.opened(one["words"], f"{one['what']}.words/{id}", one["by"]))
    return found or look.t(f"milestones-unnamed-{one['what']}")


def _day(at: float, tz: str) -> date:
    return date.fromisoformat(wall(at, tz)[:10])


def opens(view: Mapping[str, Any]) -> float | None:
    """When a celebration begins, or what is written of a change opens, where that is certain."""
    feast = view["celebration"]
    ahead = [at for at in (round_opens(view), feast and feast["at"]) if at]
    return max(ahead, default=None)


def kept(entry: Entry) -> Kept | None:
    """What was celebrated, and what each wrote of a change, with what it is called."""
    body = entry.body
    if entry.kind not in ("celebrated", "talked") or "milestone" not in body:
        return None
    id, box, texts = body["milestone"], body.get("words"), body.get("texts") or {}
    field = f"{body.get('what')}.words/{id}"
    of = Told(str(body.get("by") or ""), box, field, reads=_named, old=True) if box else None
    wrote = f"write.text/{id}/{body.get('round')}"
    told = tuple(Told(who, text, wrote, old=True) for who, text in texts.items())
    return Kept(told, "kept-talked" if entry.kind == "talked" else "kept-celebrated", of)


def _named(t: Speech, text: str) -> str:
    return title_in(text) or t("milestones-name")


# --------------------------------------------------------------------------------------------- as one types it


async def carry_out(room: Room, line: str) -> None:
    """Carries out what is typed behind `milestone`. Raises `Refused`."""
    word, _, rest = line.strip().partition(" ")
    does = COMMANDS.get(word.lower())
    if does is None:
        raise Said("invalid", "ask-milestone")
    await does(room, rest.strip())


async def _day_of_every_year(room: Room, rest: str) -> None:
    found = _DAY.fullmatch(rest)
    if found is None:
        raise Said("invalid", "ask-milestone-day")
    year, day, hour, title = found.groups()
    words = written(title, int(year) if year else None)
    await room.milestones().yearly(secrets.token_hex(8), words, day, hour or "20:00", _tz(room))


async def _visit(room: Room, rest: str) -> None:
    found = _VISIT.fullmatch(rest)
    if found is None:
        raise Said("invalid", "ask-milestone-visit")
    day, hour, until, title = found.groups()
    ends = f"{until}T{'23:59' if until == day else '12:00'}" if until else None
    start = f"{day}T{hour or '12:00'}"
    await room.milestones().visit(secrets.token_hex(8), written(title), start, _tz(room), ends)


async def _change(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-milestone")
    await room.milestones().change(secrets.token_hex(8), written(rest))


async def _celebrate(room: Room, rest: str) -> None:
    await room.milestones().celebrate(_numbered(room, rest)[0])


async def _list(room: Room, rest: str) -> None:
    id, words = _numbered(room, rest, needs=True)
    await room.milestones().item(id, secrets.token_hex(8), words)


async def _tick(room: Room, rest: str) -> None:
    first, _, second = rest.replace(".", " ").partition(" ")
    id, _ = _numbered(room, first)
    items = list(room.milestones().state["kept"][id]["items"])
    if not second.strip().isdecimal() or not 0 < int(second) <= len(items):
        raise Said("invalid", "ask-milestone-number")
    await room.milestones().tick(id, items[int(second) - 1])


async def _write(room: Room, rest: str) -> None:
    """On the round on the table; where that lies open and I am in it, or is of another, on the next."""
    id, words = _numbered(room, rest, needs=True)
    view = room.milestones().state
    state = view["round"]
    over = state is not None and state["opens_at"] is not None
    anew = over and (view["talk"] != id or room.you in state["answers"])
    await room.milestones().write(id, view["next"] if anew else view["id"], words)


async def _drop(room: Room, rest: str) -> None:
    await room.milestones().drop(_numbered(room, rest)[0])


COMMANDS = {
    "day": _day_of_every_year,
    "visit": _visit,
    "change": _change,
    "celebrate": _celebrate,
    "list": _list,
    "tick": _tick,
    "write": _write,
    "drop": _drop,
}


def _numbered(room: Room, rest: str, *, needs: bool = False) -> tuple[str, str]:
    """The milestone of this number, and what is written behind it."""
    found = _ONE.fullmatch(rest)
    whole = ordered(room.milestones().state["kept"])
    if found is None or not 0 < int(found[1]) <= len(whole) or (needs and not found[2]):
        raise Said("invalid", "ask-milestone-number")
    return whole[int(found[1]) - 1][0], found[2] or ""


def _tz(room: Room) -> str:
    return room.members[room.you].tz or "UTC"


ROW = Row(
    "milestones",
    verbs={"milestone": carry_out},
    help=(
        ("milestone day 02-29 NAME", "milestone-day"),
        ("milestone visit 2027-01-22 NAME", "milestone-visit"),
        ("milestone change NAME", "milestone-change"),
        ("milestone celebrate|list|tick …", "milestone"),
    ),
    lines=lines,
    opens=opens,
    kept=kept,
)
