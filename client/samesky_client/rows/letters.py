"""Letters: typed with when they open, taken from the shelf by the beginning of their names, and read."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from samesky_shared.core.until import Until
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room

MOMENTS = ("sleep", "miss", "sad", "proud", "argued", "alone")
"""Moments for which a letter may wait, that have words of ours."""
MORNING = "08:00"
CALLED = 4
"""So many letters of its name call a letter."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}:\d\d))?")
_LETTER = re.compile(r"(\d{4}-\d\d-\d\d(?:[ T]\d{1,2}:\d\d)?|[^:]+):\s*(.+)", re.DOTALL)


def typed(line: str) -> tuple[Until, str | None, str]:
    """A letter as one types it: `2026-12-24 8:00: WORDS`, `visit: WORDS`, `when sleep: WORDS`, `parcel A BOX: WORDS`.

    Returns when it opens, what stands on the envelope, and the words.

    Raises:
        Said: `invalid` where it is none of these.
    """
    match = _LETTER.match(line)
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


async def _write(room: Room, rest: str) -> None:
    until, outside, words = typed(rest)
    await room.letters(secrets.token_hex(8)).write(words, until, outside)


async def _read(room: Room, rest: str) -> None:
    name, _, more = rest.partition(" ")
    await room.letters(_named(room, name)).read(tell=more.strip() == "tell")


async def _together(room: Room, rest: str) -> None:
    """On every letter that waits for a visit."""
    waits = [name for name, view in shelf(room).items() if view["how"] == "visit"]
    if not waits:
        raise Said("conflict", "no-visit")
    for name in waits:
        await room.letters(name).together()


async def _post(room: Room, rest: str) -> None:
    await room.letters(_named(room, rest)).send()


async def _take_back(room: Room, rest: str) -> None:
    await room.letters(_named(room, rest)).take_back()


def shelf(room: Room) -> dict[str, dict[str, Any]]:
    """What waits, by name."""
    found = ((on.partition(":")[2], room.raw(on)) for on in room.states if on.partition(":")[0] == "letters")
    return {name: view for name, view in found if view}


def _named(room: Room, beginning: str) -> str:
    found = [name for name in shelf(room) if beginning and name.startswith(beginning.lower())]
    if len(found) != 1:
        raise Said("unknown", "ask-which-letter")
    return found[0]


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


def lines(look: Looking, view: Mapping[str, Any] | None) -> list[str]:
    """One that waits, with what it is called by."""
    if not view:
        return []
    t, by, how = look.t, view["by"], view["how"]
    title = title_of(t, look.opened(view["outside"], "write.outside", by))
    zone = look.members[look.you].tz if look.you in look.members else ""
    whose = t("letters-from-you") if by == look.you else t("letters-from", name=look.name(by))
    parts = [f"{look.on.partition(':')[2][:CALLED]} {whose}", title]
    if how == "day":
        at = view["times"].get(look.you) or min(view["times"].values(), default=view["written"])
        parts.append(_wall(at, zone))
    elif how == "visit":
        parts.append(t("letters-visit"))
    elif how == "arrival":
        since = view["sent"]
        on_way = t("letters-packed") if since is None else t("letters-sent", day=_wall(since, zone)[:10])
        parts.append(on_way)
    elif not title:
        parts.append(t("letters-moment"))
    parts += [t("letters-was-read", name=look.name(one)) for one in view["opened"]]
    return [t.head("letters") + " · ".join(filter(None, parts))]


def _wall(at: float, zone: str) -> str:
    try:
        local = ZoneInfo(zone or "UTC")
    except (KeyError, ValueError, OSError):
        local = ZoneInfo("UTC")
    return f"{datetime.fromtimestamp(at, local):%Y-%m-%d %H:%M}"


def line(look: Looking, entry: Entry) -> str | None:
    """A letter as it opens; None for one that was erased."""
    found = kept(entry)
    if found is None:
        return None
    (text,), of = found.told, found.of
    title = of and title_of(look.t, look.opened(of.box, of.field, of.by))
    head = ", ".join([look.name(text.by), *([title] if title else [])])
    return f"{look.t.head('letters')}{head}: {look.opened(text.box, text.field, text.by)}"


def kept(entry: Entry) -> Kept | None:
    """A letter that has opened."""
    body = entry.body
    if entry.kind != "letter" or not isinstance(body.get("text"), bytes):
        return None
    by, outside = str(body.get("by")), body.get("outside")
    of = None
    if isinstance(outside, bytes):
        of = Told(by, outside, "write.outside", reads=title_of, old=True)
    head = "kept-parcel" if body.get("how") == "arrival" else "kept-letter"
    return Kept((Told(by, body["text"], "write.text", old=True),), head, of)


ROW = Row(
    "letters",
    verbs={
        "letter": _write,
        "open": _read,
        "together": _together,
        "post": _post,
        "take-back": _take_back,
    },
    help=(
        ("letter 2026-12-24: WORDS", "letter"),
        ("letter when sleep: WORDS", "letter-when"),
        ("letter parcel A BOX: WORDS", "letter-parcel"),
        ("open NAME · together", "letter-open"),
        ("take-back NAME · post NAME", "letter-back"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
