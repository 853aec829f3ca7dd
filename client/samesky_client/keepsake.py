"""`samesky export`: everything that was said in a room, opened on this device, as lines of JSON or as a page to read.

The hub gives the timeline page by page, sealed; the words are opened here and go nowhere but to the output.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import AsyncIterator, Collection, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Protocol, TextIO

from msgspec import Struct
from msgspec.structs import replace

from samesky_shared.decks import card_words, programme_words, question_texts
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry

from .room import Room
from .rows import ROWS
from .rows.row import Kept, Told
from .speech import Speech, clean, pick

PAGE = 100
CLOSED = "(sealed with a key that this device does not have)"
CHANGED = "(changed on its way, so not shown)"


class Read(Protocol):
    """Opens boxes."""

    def __call__(self, box: bytes, field: str, by: str, old: bool = False) -> str:
        """The words in a box; `old`: it was sealed a while before its entry, maybe with a key replaced since."""


async def entries(room: Room) -> AsyncIterator[Entry]:
    """All entries of a room that this member may see, oldest first."""
    pages: list[tuple[Entry, ...]] = []
    before = room.seq + 1
    while True:
        page = await room.page(before, PAGE)
        pages.append(page.entries)
        if not page.more or not page.entries:
            break
        before = page.entries[0].seq
    for one in reversed(pages):
        for entry in one:
            yield entry


def opened(entry: Entry, room: Room) -> dict[str, Any]:
    """An entry as a plain map with its words opened; what does not open says so."""
    whole = {"id": entry.id, "at": entry.at, "on": entry.on, "kind": entry.kind, "by": entry.by}
    body = _body(entry, lambda box, field, by, old=False: _text(room, entry, box, field, by, old))
    return whole | {"body": body}


def _body(entry: Entry, read: Read) -> dict[str, Any]:
    body, by = dict(entry.body), entry.by or ""
    kind = entry.on.partition(":")[0]
    if kind == "chat" and isinstance(body.get("text"), bytes):
        said = f"say.text/{body['reply']}" if body.get("reply") else "say.text"
        field = f"edit.text/{body['line']}" if entry.kind == "edited" else said
        body["text"] = read(body["text"], field, by)
    elif kind == "questions" and isinstance(body.get("answers"), dict):
        field = f"answer.text/{body.get('card')}"
        body["answers"] = {who: read(box, field, who) for who, box in body["answers"].items()}
        if isinstance(body.get("text"), bytes):
            body["text"] = read(body["text"], "bring.cards", str(body.get("text_by") or ""))
    elif kind == "evening" and isinstance(body.get("segments"), list | tuple):
        body |= _titles(body, read)
    elif (kept := _kept(entry)) is not None:
        # By the very object: the same bytes in another place of the body were never sealed for that.
        whole = kept.told if kept.of is None else (*kept.told, kept.of)
        told = {id(one.box): read(one.box, one.field, one.by, one.old) for one in whole}
        body = {key: _told_in(value, told) for key, value in body.items()}
    return {key: _plain(value) for key, value in body.items()}


def _kept(entry: Entry) -> Kept | None:
    row = ROWS.get(entry.on.partition(":")[0])
    return None if row is None else row.kept(entry)


def _told_in(value: Any, told: Mapping[int, str]) -> Any:
    """A body with its words opened, wherever in it they stand."""
    if isinstance(value, bytes):
        return told.get(id(value), value)
    if isinstance(value, dict):
        return {key: _told_in(item, told) for key, item in value.items()}
    return [_told_in(item, told) for item in value] if isinstance(value, list | tuple) else value


def _titles(body: dict[str, Any], read: Read) -> dict[str, Any]:
    """The titles of an evening, as whoever planned it wrote them; when that was, the entry does not say."""
    by = str(body.get("by") or "")

    def title(box: Any, field: str) -> Any:
        return read(box, field, by, True) if isinstance(box, bytes) else box

    segments = [{**one, "title": title(one.get("title"), "plan.segments")} for one in body["segments"]]
    return {"title": title(body.get("title"), "plan.title"), "segments": segments}


def _text(room: Room, entry: Entry, box: bytes, field: str, by: str, old: bool) -> str:
    try:
        return room.unseal(box, entry.on, field, by, None if old else entry.at)
    except Refused as refused:
        return CLOSED if refused.code == "unknown" else CHANGED


def _plain(value: Any) -> Any:
    """What no activity here knows how to open stays sealed, as base64."""
    if isinstance(value, bytes):
        return {"sealed": b64encode(value).decode()}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


async def as_lines(room: Room, target: TextIO, kept: Collection[str] | None = None) -> int:
    """Writes one JSON map a line: first the room and its people, then each entry; with `kept` only those. Returns how
    many entries."""
    people = {member: {"name": one.name, "tz": one.tz} for member, one in room.members.items()}
    card = {"id": room.card.id, "kind": room.card.kind, "name": room.card.name}
    print(json.dumps({"room": card, "members": people}, ensure_ascii=False), file=target)
    count = 0
    async for entry in entries(room):
        if kept is not None and entry.id not in kept:
            continue
        print(json.dumps(opened(entry, room), ensure_ascii=False), file=target)
        count += 1
    return count


async def as_page(room: Room, target: TextIO, lang: str = "en", kept: Collection[str] | None = None) -> int:
    """Writes Markdown, day by day (UTC); with `kept` only of those entries. Returns how many pieces are in it."""
    print(f"# {_md(room.card.name or ', '.join(one.name for one in room.members.values()))}", file=target)
    day, count = "", 0
    for one in await pieces(room, lang, kept):
        when = datetime.fromtimestamp(one.at, UTC)
        if f"{when:%Y-%m-%d}" != day:
            day = f"{when:%Y-%m-%d}"
            print(f"\n## {day}\n", file=target)
        said = [f"**{_names(room, each)}:** {_long(each.words)}" for each in one.said]
        title = " · ".join(filter(None, (one.head, one.title)))
        if title:
            lead = f" {_md(one.lead)}" if one.lead else ""
            said = [f"*{_md(title)}*{lead}", *(f"  - {each}" for each in said)]
        parts = [f"  - {_md(part)} ({minutes} min)" for part, minutes in one.parts]
        print(f"- {when:%H:%M} " + "\n".join([*said, *parts]), file=target)
        count += 1
    return count


class Said(Struct, frozen=True):
    """What one member said."""

    by: str
    words: str
    to: str = ""
    picture: str = ""
    """The blob that a picture of theirs is in."""


class Piece(Struct, frozen=True):
    """Something of the past, in words."""

    ids: tuple[str, ...]
    """The entries that it is of."""
    at: float
    on: str
    head: str = ""
    """What it is, or what was asked; empty for a line that stands for itself."""
    title: str = ""
    """What stands above the words, such as the title of a letter."""
    said: tuple[Said, ...] = ()
    lead: str = ""
    """What else is to be said of it, which nobody wrote."""
    parts: tuple[tuple[str, int], ...] = ()
    """The parts of an evening, and their minutes."""


async def pieces(room: Room, lang: str = "en", kept: Collection[str] | None = None) -> list[Piece]:
    """The past in words, oldest first, without what was erased; with `kept` only of those entries."""
    cards = question_texts("everyday", lang)
    lines: dict[str, int] = {}
    found: list[Piece] = []
    async for entry in entries(room):
        body = opened(entry, room)["body"]
        if entry.kind in ("edited", "unsaid"):  # a line reads as it was last written
            n = lines.get(body.get("line", ""))
            if n is not None:
                said = (Said(entry.by or "", body["text"]),) if body.get("text") else ()
                found[n] = replace(found[n], said=said, ids=(*found[n].ids, entry.id))
            continue
        piece = _piece(entry, body, room, cards, lang) if body else None
        if piece is not None:
            if entry.kind == "line":
                lines[body.get("line", "")] = len(found)
            found.append(piece)
    return [
        one
        for one in found
        if (one.said or one.parts or one.title or one.lead)
        and (kept is None or any(id in kept for id in one.ids))
    ]


def _piece(entry: Entry, body: dict[str, Any], room: Room, cards: dict[str, str], lang: str) -> Piece | None:
    made = Piece((entry.id,), entry.at, entry.on)
    if entry.kind == "line" and body.get("text"):
        return replace(made, said=(Said(entry.by or "", body["text"]),))
    if entry.kind == "answers":
        question = body.get("text") or cards.get(body.get("card", ""), "A question")
        return replace(made, head=question, said=tuple(Said(*one) for one in body["answers"].items()))
    if entry.kind == "evening" and isinstance(body.get("segments"), list | tuple):
        return _evening(made, body, lang)
    kept = _kept(entry)
    if kept is None:
        return None
    t = _speech(lang)

    def words(one: Told) -> str:
        text = _text(room, entry, one.box, one.field, one.by, one.old)
        return one.reads(t, text) if one.reads and text not in (CLOSED, CHANGED) else text

    def picture(one: Told) -> str:
        return kept.picture(_text(room, entry, one.box, one.field, one.by, one.old)) if kept.picture else ""

    return replace(
        made,
        head=cards.get(kept.card, "…") if kept.card else t(kept.head) if kept.head else "",
        title=words(kept.of) if kept.of is not None else "",
        lead=kept.lead(t, lambda who: name_of(room, who)) if kept.lead is not None else "",
        said=tuple(Said(one.by, said, one.to, picture(one)) for one in kept.told if (said := words(one))),
    )


@cache
def _speech(lang: str) -> Speech:
    """What puts rows into words; a room without any needs no package for it."""
    return Speech(pick(lang))


def _evening(made: Piece, body: dict[str, Any], lang: str) -> Piece:
    own = programme_words(lang).get(body.get("programme") or "", {})
    parts = []
    for one in body["segments"]:
        title = one.get("title") or (card_words(one.get("card") or "", lang) or {}).get("title") or "…"
        parts.append((title, max(1, round(one.get("seconds", 0) / 60))))
    return replace(made, head=body.get("title") or own.get("title") or "An evening", parts=tuple(parts))


def _long(words: str) -> str:
    """Words in one line; where they have several, as a quotation below."""
    parts = [_md(part) for part in words.splitlines()]
    if len(parts) <= 1:
        return "".join(parts)
    return "\n" + "\n".join(f"    > {part}".rstrip() for part in parts)


def name_of(room: Room, member: str) -> str:
    """A member's name."""
    found = room.members.get(member)
    return found.name if found else "somebody who has left"


def _names(room: Room, said: Said) -> str:
    to = f" → {_md(name_of(room, said.to))}" if said.to else ""
    return _md(name_of(room, said.by)) + to


def _md(text: str) -> str:
    """Words of people, without what would be a mark of Markdown or steer a terminal."""
    return "".join(f"\\{one}" if one in "\\`*_[]<>#|" else one for one in clean(text))
