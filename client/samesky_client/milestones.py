"""Milestones in the terminal: what stands in their boxes, as lines to read, and as one types it.

What a milestone is called is a JSON map, sealed as one text: `title`, and `since` where the year is known in which a
day of every year was first.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from samesky_shared.core.recurrence import wall

from .room import Room
from .speech import Said, Speech, clean

MAX_TITLE = 60
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


Opened = Callable[[Any, str, str], str]
"""What is in a box, or why it does not open: `(box, field, by)`."""


def milestone_lines(
    t: Speech, view: Mapping[str, Any], name: Callable[[str], str], now: float, tz: str, into: Opened
) -> list[str]:
    """All that is kept, in the reader's own time, and what is on the table."""
    lines = []
    for n, (id, one) in enumerate(ordered(view["kept"]), 1):
        title = _title(t, id, one, into)
        parts = [f"{n} {title}"]
        if one["at"] is not None:
            parts.append(wall(one["at"], tz or "UTC").replace("T", " "))
            parts.append(_away(t, one["at"], now, tz))
        elif one["start"]:
            parts.append(str(one["start"]).replace("T", " "))
        lines.append(" · ".join(parts))
        for m, (item, errand) in enumerate(one["items"].items(), 1):
            done = f" ({t('milestones-done-by', name=name(errand['done_by']))})" if errand["done_by"] else ""
            lines.append(f"   {n}.{m} {into(errand['text'], f'item.text/{id}/{item}', errand['by'])}{done}")
    feast = view["celebration"]
    if feast is not None and feast["milestone"] in view["kept"] and 0 <= now - feast["at"] < 12 * 3600:
        one = view["kept"][feast["milestone"]]
        time = wall(feast["at"], tz or "UTC")[11:]
        lines.append(f"{_title(t, feast['milestone'], one, into)} · {t('milestones-was', time=time)}")
    lines += _talk(t, view, name, now, into)
    head, rest = t.head("milestone"), " " * 9
    return [(rest if n else head) + line for n, line in enumerate(lines or [t("say-no-milestone")])]


def _talk(
    t: Speech, view: Mapping[str, Any], name: Callable[[str], str], now: float, into: Opened
) -> list[str]:
    state = view["round"]
    if state is None or view["talk"] not in view["kept"]:
        return []
    title = _title(t, view["talk"], view["kept"][view["talk"]], into)
    if state["opens_at"] is None or state["opens_at"] > now:
        inside = [name(who) for who in state["in"]]
        return [f"{title}: {', '.join(inside)} · {t('questions-in-waiting')}"] if inside else []
    field = f"write.text/{view['talk']}/{view['id']}"
    said = [f"  {name(who)}: {into(box, field, who)}" for who, box in state["answers"].items()]
    return [f"{title}: {t('milestones-open')}", *said]


def _title(t: Speech, id: str, one: Mapping[str, Any], into: Opened) -> str:
    box = one["words"]
    found = title_in(into(box, f"{one['what']}.words/{id}", one["by"])) if box is not None else ""
    return found or t(f"milestones-unnamed-{one['what']}")


def _away(t: Speech, at: float, now: float, tz: str) -> str:
    days = (_day(at, tz) - _day(now, tz)).days
    left = at - now
    n, unit = (days, "days") if left > 86400 else (round(left / 3600), "hours")
    if left < 2 * 3600:
        n, unit = max(1, -int(-left // 60)), "minutes"
    return f"{n} {t(f'milestones-in-{unit}', n=n)}"


def _day(at: float, tz: str) -> date:
    return date.fromisoformat(wall(at, tz or "UTC")[:10])


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
