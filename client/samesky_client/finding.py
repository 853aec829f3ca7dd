"""Finding a time from the command line: `samesky evening find --free "Mo-Fr 18-23, Sa-Su 10-23"`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from samesky_shared.core.quiet import zone_of
from samesky_shared.errors import Refused
from samesky_shared.protocol import Person

from .room import Room
from .speech import clean

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_HOURS = re.compile(r"(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?")
Week = list[list[dict[str, int]]]


class Wish(NamedTuple):
    """What somebody wants of it."""

    week: Week | None = None
    tz: str = ""
    minutes: int = 120
    tick: tuple[int, ...] = ()
    """Numbers of times that suit, as they were listed."""
    book: int | None = None


def read(text: str) -> Week:
    """A week as it is typed: days, then hours; `Mo-Fr 18-23, Sa 10-14 16:30-2`. What ends past midnight goes on.

    Raises:
        Refused: `invalid` with path `free`, naming the part that cannot be read.
    """
    week: Week = [[] for _ in DAYS]
    for part in text.split(","):
        days, *hours = part.split() or [""]
        first, _, last = days.title().partition("-")
        if first not in DAYS or (last or first) not in DAYS or not hours:
            raise _wrong(part, "write days and hours, as in: Mo-Fr 18-23, Sa-Su 10-23")
        a, b = DAYS.index(first), DAYS.index(last or first)
        for day in range(a, (b if b >= a else b + 7) + 1):
            for one in hours:
                start, end = _span(one, part)
                week[day % 7].append({"start": start, "end": min(end, 1440)})
                if end > 1440:
                    week[(day + 1) % 7].append({"start": 0, "end": end - 1440})
    return week


def _span(text: str, part: str) -> tuple[int, int]:
    found = _HOURS.fullmatch(text)
    if found is None:
        raise _wrong(part, f"{text} is not from one hour to another, as 18-23 or 18:30-22")
    hours = [int(one or 0) for one in found.groups()]
    start, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if start > 1439 or end > 1440 or max(hours[1], hours[3]) > 59 or start == end:
        raise _wrong(part, f"{text} is no part of a day")
    return start, end if end > start else end + 1440


def _wrong(part: str, message: str) -> Refused:
    return Refused("invalid", f"--free, {part.strip() or 'nothing'}: {message}.", path="free")


async def find(room: Room, wish: Wish) -> list[str]:
    """Says, looks, ticks or books, and gives in lines how it stands then.

    Raises:
        Refused: as the hub says, or `invalid` for a number that is not listed.
    """
    times, you = room.times(), room.you
    if wish.week is not None:
        tz = wish.tz or room.members[you].tz
        if not tz:
            raise Refused("invalid", "Say by which clock: --tz Europe/Lisbon", path="tz")
        await times.say(tz, wish.week)  # type: ignore[arg-type] # plain maps travel as well
    view = _view(room)
    others = set(room.members) - set(view["said"])
    seen = view["round"]
    if wish.tick and seen:
        await times.tick(seen["id"], tuple(_listed(seen, n, "tick") for n in wish.tick))
    elif wish.book is not None and seen:
        await times.book(seen["id"], _listed(seen, wish.book, "book"))
    elif wish.tick or wish.book is not None:
        raise Refused("conflict", "No times are listed now.", path="tick" if wish.tick else "book")
    elif view["yours"] and not others and (seen is None or seen["suits"] == [] or not seen["times"]):
        await times.find(wish.minutes, after=seen and seen["id"])
    return lines(_view(room), room.members, you)


def _view(room: Room) -> dict[str, Any]:
    return room.raw("times") or {"yours": None, "said": [], "round": None, "booked": None}


def _listed(seen: Mapping[str, Any], n: int, path: str) -> str:
    if not 1 <= n <= len(seen["times"]):
        raise Refused("invalid", f"There is no time {n}.", path=path)
    return str(seen["times"][n - 1]["id"])


def lines(view: Mapping[str, Any], members: Mapping[str, Person], you: str) -> list[str]:
    """How it stands, in lines."""
    name = {member: clean(one.name) for member, one in members.items()}
    others = [name[member] for member in members if member not in view["said"] and member != you]
    seen, booked = view["round"], view["booked"]
    if seen is None:
        if booked is not None:
            return [f"It is a date: {_when(booked['at'], view, members, you)}"]
        if not view["yours"]:
            return ['Say when you are free: --free "Mo-Fr 18-23, Sa-Su 10-23"']
        return [f"Not said yet by: {', '.join(others)}" if others else "Nobody else is in this room yet."]
    listed = [
        f"{n}. {_when(one['at'], view, members, you)}{_off(one, name, you)}{_mark(seen, one['id'])}"
        for n, one in enumerate(seen["times"], 1)
    ]
    return [*listed, _state(seen)]


def _state(seen: Mapping[str, Any]) -> str:
    if not seen["times"]:
        return "No free hours meet in the next two weeks, and none come near."
    if seen["suits"] is None:
        return "Ticked; nobody sees it." if seen["yours"] else "Say which suit you: --tick 1,3"
    return (
        "This suits all; make it a date: --book N" if seen["suits"] else "Nothing came of these; look again."
    )


def _mark(seen: Mapping[str, Any], id: str) -> str:
    return " · suits all" if id in (seen["suits"] or ()) else " · ticked" if id in seen["yours"] else ""


def _off(one: Mapping[str, Any], name: Mapping[str, str], you: str) -> str:
    said = [f"{miss} for {'you' if who == you else name.get(who, '?')}" for who, miss in one["off"].items()]
    return f" · would be {said[0]}" if said else " · not free for all" if one["near"] else ""


def _when(at: float, view: Mapping[str, Any], members: Mapping[str, Person], you: str) -> str:
    """The time on my clock and, where there are two, on the other's."""
    mine = (view["yours"] or {}).get("tz") or members[you].tz
    rest: Sequence[str] = [member for member in members if member != you]
    other = members[rest[0]] if len(rest) == 1 else None
    beside = f" ({clean(other.name)} {_clock(at, other.tz)})" if other is not None and other.tz else ""
    return _clock(at, mine) + beside


def _clock(at: float, tz: str) -> str:
    return f"{datetime.fromtimestamp(at, zone_of(tz)):%a %d %b %H:%M}"
