"""How well do you know me: what is in the boxes of a hand, as lines to read, and as one types it.

In a box is a JSON map, sealed as one text: `answer`, and `guess` where there is one. How near a guess came is a word.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from samesky_shared.decks import question_texts
from samesky_shared.protocol import Person

from .speech import Said, Speech, clean
from .words import INDENT, Read, name_of, names, opened, plainly, waits

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


def told_lines(
    t: Speech,
    texts: Mapping[str, str],
    whom: Mapping[str, str],
    name: Mapping[str, str],
    safe: Callable[[str], str] = clean,
) -> list[str]:
    """Of each what they answered, and below it who guessed what; `texts` are the boxes, opened."""
    notes = {who: read(text) for who, text in texts.items()}
    lines = []
    for who, note in notes.items():
        lines.append(f"{name[who]}: {safe(note.answer) if note else t('guess-unreadable')}")
        for guesser, of in whom.items():
            guess = notes.get(guesser)
            if of == who and guess is not None and guess.guess:
                lines.append(f"  {t('guess-guessed', name=name[guesser])}: {safe(guess.guess)}")
    return lines


def guess_lines(
    t: Speech,
    view: Mapping[str, Any],
    members: Mapping[str, Person],
    you: str,
    now: float,
    on: str = "guess",
    read_box: Read = plainly,
) -> list[str]:
    """The hand on the table: its card, who is awaited, or what has opened and how near it came."""
    hand, state = view["hand"], view["round"]
    if hand is None or state is None:
        return [t.head("guess") + t("say-no-hand")]
    card = str(view["card"])
    lines = [t.head("guess") + question_texts("everyday", t.language).get(card, card)]
    opens = state["opens_at"]
    if opens is None or opens > now:
        whom = view["whom"].get(you)
        if whom is not None and you in state["awaited"]:
            lines.append(INDENT + t("guess-theirs", name=name_of(t, members, whom)))
        return [*lines, *([INDENT + waits(t, members, state["awaited"], you)] if state["awaited"] else [])]
    texts = {
        who: opened(t, box, read_box, on, f"answer.note/{hand}", who) for who, box in state["answers"].items()
    }
    called = {who: name_of(t, members, who) for who in {*texts, *view["whom"]}}
    lines += [INDENT + line for line in told_lines(t, texts, view["whom"], called)]
    if state["passed"]:
        lines.append(f"{INDENT}{names(t, members, state['passed'], you)}: {t('questions-passed')}")
    for one in view["marks"]:
        word = opened(t, one["mark"], read_box, on, f"mark.mark/{hand}/{one['of']}", one["by"])
        if one["hand"] == hand and one["by"] != you and word in MARKS:
            lines.append(INDENT + t(f"guess-said-{word}", name=name_of(t, members, one["by"])))
    return lines
