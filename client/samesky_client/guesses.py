"""How well do you know me: what is in the boxes of a hand, as lines to read, and as one types it.

In a box is a JSON map, sealed as one text: `answer`, and `guess` where there is one. How near a guess came is a word.
"""

from __future__ import annotations

import json

from msgspec import Struct

from .speech import Said, Speech, clean

MARKS = ("close", "part", "off")


class Told(Struct, frozen=True):
    """What somebody has answered, and what they guess."""

    answer: str
    guess: str = ""


def written(told: Told) -> str:
    """The text of a box."""
    whole = {"answer": told.answer, "guess": told.guess}
    return json.dumps({key: one for key, one in whole.items() if one}, ensure_ascii=False)


def read(text: str) -> Told | None:
    """What is in a box; None where it is nothing of the kind."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("answer"), str):
        return None
    guess = found.get("guess")
    return Told(found["answer"], guess if isinstance(guess, str) else "")


def typed(line: str) -> Told:
    """An answer and a guess as one types them: `the sea / the mountains`; without a slash, no guess.

    Raises:
        Said: `invalid` where there is no answer.
    """
    answer, _, guess = (one.strip() for one in line.partition(" / "))
    if not answer:
        raise Said("invalid", "ask-guess")
    return Told(answer, guess)


def answer_line(t: Speech, text: str) -> str:
    """What somebody has answered."""
    told = read(text)
    return clean(told.answer) if told else t("guess-unreadable")


def guess_line(t: Speech, text: str) -> str:
    """What they guess; nothing where they left that open."""
    told = read(text)
    return clean(told.guess) if told else ""
