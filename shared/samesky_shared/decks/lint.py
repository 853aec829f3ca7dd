"""What is wrong with a deck, by line and field. Reading files is the client's; the web has the same rules.

A deck has a few fields of its own (`deck`, `language`, `title`) and cards with the fields of `CARD_FIELDS`, of which
only `text` must be there. Everything in it arrives as text: what a number or a choice is, is decided here alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, get_args

from ..core.members import RoomKind
from .cards import THEMES

HEAD_FIELDS = ("deck", "language", "title")
CARD_FIELDS = ("id", "depth", "theme", "when", "rooms", "two", "title", "text")
CHOICES: dict[str, tuple[str, ...]] = {
    "rooms": get_args(RoomKind),
    "two": ("true", "false"),
    "when": ("morning", "day", "evening"),
}
MAX_TEXT = 160
"""Characters of a question, and of a title."""
MAX_BYTES = 191
"""Bytes of a question in UTF-8, so that it fits its box once it is padded."""
MAX_CARDS = 500
MAX_FILE = 131_072
"""Bytes of a whole file."""
ALIKE = 0.8
"""The share of longer words in common from which two cards say the same."""
_ID = re.compile(r"[a-z][a-z0-9-]{0,15}")
_WORD = re.compile(r"\w{4,}")
_STRANGE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff]"
)
"""Control characters, invisible ones, those that turn lines around, and those that nobody can see everywhere."""


class Cell(NamedTuple):
    """A value, and the line where it stands."""

    line: int
    text: str


class Row(NamedTuple):
    """A card as it was read."""

    line: int
    fields: dict[str, Cell]


class Sheet(NamedTuple):
    """A deck as it was read."""

    head: dict[str, Cell]
    rows: tuple[Row, ...]


class Problem(NamedTuple):
    """Something that is wrong: `what` is the end of a sentence's name (`lint-long`), `gaps` what stands in it."""

    line: int
    field: str
    what: str
    gaps: dict[str, str | int] = {}


def lint(sheet: Sheet, themes: Sequence[str] = THEMES) -> list[Problem]:
    """Everything that is wrong with a deck, by line.

    Args:
        sheet: the deck.
        themes: what its cards may be about.
    """
    found = [problem for name, cell in sheet.head.items() for problem in _plain(name, cell, MAX_TEXT)]
    if not sheet.rows:
        found.append(Problem(1, "cards", "missing"))
    if len(sheet.rows) > MAX_CARDS:
        found.append(Problem(sheet.rows[MAX_CARDS].line, "cards", "many", {"most": MAX_CARDS}))
    seen: dict[str, int] = {}
    for row in sheet.rows[:MAX_CARDS]:
        found += _card(row, themes)
        id = row.fields.get("id")
        if id is not None and seen.setdefault(id.text, id.line) != id.line:
            found.append(Problem(id.line, "id", "twice", {"other": seen[id.text]}))
    found += _repeats(sheet.rows[:MAX_CARDS])
    return sorted(found, key=lambda one: (one.line, one.field))


def in_step(sheet: Sheet, first: Sheet, name: str) -> list[Problem]:
    """Where a deck in another language is not in step with the first, which stands in the file `name`."""
    found = []
    theirs = {row.fields["id"].text: row for row in first.rows if "id" in row.fields}
    mine = {row.fields["id"].text: row for row in sheet.rows if "id" in row.fields}
    for id, row in mine.items():
        if id not in theirs:
            found.append(Problem(row.line, "id", "only-here", {"id": id, "file": name}))
            continue
        for field in ("depth", "theme", "when", "rooms", "two"):
            here, there = row.fields.get(field), theirs[id].fields.get(field)
            if (here and here.text) != (there and there.text):
                line = here.line if here else row.line
                found.append(Problem(line, field, "other", {"file": name}))
    found += [Problem(1, "id", "not-here", {"id": id, "file": name}) for id in theirs if id not in mine]
    found += [Problem(row.line, "id", "missing") for row in sheet.rows if "id" not in row.fields]
    return sorted(found, key=lambda one: (one.line, one.field))


def _card(row: Row, themes: Sequence[str]) -> list[Problem]:
    found = []
    text = row.fields.get("text")
    if text is None or not text.text:
        found.append(Problem(text.line if text else row.line, "text", "missing"))
    for name, cell in row.fields.items():
        if name in ("text", "title"):
            found += _plain(name, cell, MAX_TEXT)
            if name == "text" and len(cell.text) <= MAX_TEXT and len(cell.text.encode()) > MAX_BYTES:
                found.append(Problem(cell.line, name, "heavy", {"most": MAX_BYTES}))
        elif name == "id" and not _ID.fullmatch(cell.text):
            found.append(Problem(cell.line, name, "id"))
        elif name == "depth" and cell.text not in ("1", "2", "3", "4"):
            found.append(Problem(cell.line, name, "depth"))
        elif name == "theme" and cell.text not in themes:
            found.append(Problem(cell.line, name, "choice", {"names": ", ".join(themes)}))
        elif name in CHOICES and not set(cell.text.split()) <= set(CHOICES[name]):
            found.append(Problem(cell.line, name, "choice", {"names": ", ".join(CHOICES[name])}))
    return found


def _plain(name: str, cell: Cell, most: int) -> list[Problem]:
    strange = _STRANGE.search(cell.text)
    if strange:
        return [Problem(cell.line, name, "sign", {"sign": f"U+{ord(strange[0]):04X}"})]
    return [Problem(cell.line, name, "long", {"most": most})] if len(cell.text) > most else []


def _repeats(rows: Sequence[Row]) -> list[Problem]:
    """Cards that say what one before them says, word for word or nearly."""
    found: list[Problem] = []
    before: list[tuple[int, str, set[str]]] = []
    for row in rows:
        cell = row.fields.get("text")
        if cell is None or not cell.text:
            continue
        title = row.fields.get("title")
        said = " ".join(re.findall(r"\w+", f"{title.text if title else ''} {cell.text}".lower()))
        words = set(_WORD.findall(said))
        for line, other, those in before:
            if said == other:
                found.append(Problem(cell.line, "text", "twice", {"other": line}))
                break
            if len(words) > 3 and len(words & those) >= ALIKE * len(words | those):
                found.append(Problem(cell.line, "text", "alike", {"other": line}))
                break
        before.append((cell.line, said, words))
    return found
