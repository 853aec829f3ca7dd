"""Letters in a terminal: typed, numbered on their shelf, opened, and read out."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from samesky_shared.core.until import Until
from samesky_shared.protocol import Entry

from .room import Room
from .speech import Said, Speech, clean

MOMENTS = ("sleep", "miss", "sad", "proud", "argued", "alone")
"""Moments for which a letter may wait, that have words of ours."""
MORNING = "08:00"
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}:\d\d))?")
Read = Callable[[Any, str, str], str]
"""What is in a box, or why it does not open: `(box, field, by)`; nothing where there is none."""


def typed(line: str) -> tuple[Until, str | None, str]:
    """A letter as one types it: `2026-12-24 8:00: WORDS`, `visit: WORDS`, `when sleep: WORDS`, `parcel A BOX: WORDS`.

    Returns when it opens, what stands on the envelope, and the words.

    Raises:
        Said: `invalid` where it is none of these.
    """
    match = re.match(r"(\d{4}-\d\d-\d\d(?:[ T]\d{1,2}:\d\d)?|[^:]+):\s*(.+)", line, re.DOTALL)
    if match is None:
        raise Said("invalid", "ask-letter")
    head, words = match[1].strip(), match[2].strip()
    if day := _DAY.fullmatch(head):
        return Until("day", f"{day[1]}T{(day[2] or MORNING).rjust(5, '0')}"), None, words
    how, _, rest = head.partition(" ")
    rest = rest.strip()
    if how == "visit":
        return Until("visit"), _outside(rest), words
    if how == "parcel":
        return Until("arrival"), _outside(rest), words
    if how == "when" and rest:
        return Until("when"), json.dumps({"when": rest}) if rest in MOMENTS else _outside(rest), words
    raise Said("invalid", "ask-letter")


def _outside(title: str) -> str | None:
    return json.dumps({"title": title}, ensure_ascii=False) if title else None


async def write(room: Room, rest: str) -> None:
    """Seals what was typed, for all others."""
    until, outside, words = typed(rest)
    await room.letters(secrets.token_hex(8)).write(words, until, outside)


async def read(room: Room, rest: str) -> None:
    """`open N`, or `open N tell`."""
    number, _, more = rest.partition(" ")
    await room.letters(_numbered(room, number)).read(tell=more.strip() == "tell")


async def together(room: Room, rest: str) -> None:
    """On every letter that waits for a visit."""
    waits = [on for on, view in shelf(room) if view["how"] == "visit"]
    if not waits:
        raise Said("conflict", "no-visit")
    for on in waits:
        await room.letters(on.partition(":")[2]).together()


async def post(room: Room, rest: str) -> None:
    """A parcel is on its way."""
    await room.letters(_numbered(room, rest)).send()


async def take_back(room: Room, rest: str) -> None:
    """Takes one of mine back."""
    await room.letters(_numbered(room, rest)).take_back()


def shelf(room: Room) -> list[tuple[str, dict[str, Any]]]:
    """What waits, in the order of its numbers: by when it was written."""
    found = [(on, room.raw(on)) for on in room.states if on.partition(":")[0] == "letters"]
    return sorted(((on, view) for on, view in found if view), key=lambda one: (one[1]["written"], one[0]))


def _numbered(room: Room, number: str) -> str:
    all_there = shelf(room)
    if not number.isdecimal() or not 0 < int(number) <= len(all_there):
        raise Said("unknown", "ask-which-letter")
    return all_there[int(number) - 1][0].partition(":")[2]


def title_of(t: Speech, text: str) -> str:
    """What stands on an envelope; empty where nothing does."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return ""
    if not isinstance(found, dict):
        return ""
    when, title = found.get("when"), found.get("title")
    if isinstance(when, str) and when in MOMENTS:
        return t(f"letters-when-{when}")
    return clean(title) if isinstance(title, str) else ""


def shelf_line(
    t: Speech,
    number: int,
    view: Mapping[str, Any],
    you: str,
    name: Callable[[str], str],
    zone: str,
    read: Read,
) -> str:
    """One that waits, in one line."""
    by, how = view["by"], view["how"]
    title = title_of(t, read(view["outside"], "write.outside", by))
    from_ = t("letters-from-you") if by == you else t("letters-from", name=name(by))
    parts = [f"{number} {from_}", title]
    if how == "day":
        at = view["times"].get(you) or min(view["times"].values(), default=view["written"])
        parts.append(_when(at, zone))
    elif how == "visit":
        parts.append(t("letters-visit"))
    elif how == "arrival":
        since = view["sent"]
        parts.append(t("letters-packed") if since is None else t("letters-sent", day=_when(since, zone)[:10]))
    elif not title:
        parts.append(t("letters-moment"))
    read_by = "letters-was-come" if how == "arrival" else "letters-was-read"
    parts += [t(read_by, name=name(one)) for one in view["opened"]]
    return t.head("letters") + " · ".join(filter(None, parts))


def opened_line(t: Speech, entry: Entry, name: Callable[[str], str], read: Read) -> str | None:
    """A letter as it opens for me; None for other entries, for my own, and for one that was erased."""
    body = entry.body
    if entry.kind == "read":
        return f"{t.head('letters')}{t('letters-was-read', name=name(str(body.get('who'))))}"
    if entry.kind != "letter" or not isinstance(body.get("text"), bytes):
        return None
    by = str(body.get("by"))
    title = title_of(t, read(body.get("outside"), "write.outside", by))
    words = read(body["text"], "write.text", by)
    return f"{t.head('letters')}{name(by)}{f', {title}' if title else ''}: {words}"


def sealed_at(entry: Entry) -> float:
    """When the words of an entry were sealed: those of a letter long before it opened."""
    written = entry.body.get("written")
    return float(written) if isinstance(written, int | float) else entry.at


def _when(at: float, zone: str) -> str:
    try:
        local = ZoneInfo(zone or "UTC")
    except (KeyError, ValueError, OSError):
        local = ZoneInfo("UTC")
    return f"{datetime.fromtimestamp(at, local):%Y-%m-%d %H:%M}"
