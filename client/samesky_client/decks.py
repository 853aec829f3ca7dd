"""`samesky deck`: check decks that stand in files, and bring them into a room, or out of it again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samesky_shared.activities.questions import OwnCard
from samesky_shared.decks.lint import Problem, Sheet, in_step
from samesky_shared.errors import Refused

from .deckfile import check, form_of, questions_of, written
from .room import Room
from .speech import Speech


def lint_files(names: Sequence[str], t: Speech) -> list[str]:
    """A line for each thing that is wrong: `FILE:LINE: field: what`. Files of one deck are compared, too."""
    lines: list[str] = []
    decks: dict[str, tuple[str, Sheet]] = {}
    for name in names:
        sheet, problems = _checked(name)
        deck = sheet.head.get("deck")
        if deck is not None and not problems:
            first = decks.setdefault(deck.text, (name, sheet))
            problems = [] if first[0] == name else in_step(sheet, first[1], first[0])
        lines += [
            f"{name}:{one.line}: {one.field + ': ' if one.field else ''}{said(t, one)}" for one in problems
        ]
    return lines


def opened(name: str, t: Speech) -> Sheet:
    """The deck in a file.

    Raises:
        Refused: `invalid` where something is wrong with it; the message names line and field.
    """
    sheet, problems = _checked(name)
    if problems:
        one = problems[0]
        at = "lint-at" if one.field else "lint-at-line"
        raise Refused("invalid", t(at, line=one.line, field=one.field, what=said(t, one)), path="file")
    return sheet


async def bring(room: Room, sheet: Sheet) -> int:
    """Seals the questions of a deck and puts them into the room's own deck. Returns how many there are.

    Raises:
        Refused: `full` when there is no room for so many, or what else the hub says.
    """
    questions = questions_of(sheet)
    cards = tuple(OwnCard(depth, room.seal(text, "questions", "bring.cards")) for depth, text in questions)
    await room.questions().bring(cards)
    return len(cards)


def save(room: Room) -> str:
    """The questions that I brought into the room's own deck, as YAML."""
    table: dict[str, Any] = room.questions().state
    boxes = table["mine"]
    return written(
        (table["own"][card], room.unseal(box, "questions", "bring.cards", room.you))
        for card, box in boxes.items()
    )


def said(t: Speech, problem: Problem) -> str:
    """What is wrong, in words."""
    return t(f"lint-{problem.what}", **problem.gaps)


def _checked(name: str) -> tuple[Sheet, list[Problem]]:
    form = form_of(name)
    try:
        text = Path(name).read_text("utf-8-sig")
    except UnicodeDecodeError:
        return Sheet({}, ()), [Problem(1, "", "unreadable", {"form": "UTF-8"})]
    return check(text, form)
