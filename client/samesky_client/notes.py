"""Notes of the check-in: what is in their boxes, as lines to read, and as one types it.

A note is a JSON map, sealed as one text: `mood` (across from heavy, -1, to light, 1; up from still, -1, to stirred,
1), `feelings`, `energy`, `need` and `meet`, each but the mood only where it was given. An answer is one with `act`,
`text`, or both. Whoever cannot read one says so, and shows none of it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from msgspec import Struct

from .speech import Said, Speech, clean

FEELINGS = (
    "tender", "calm", "hopeful", "grateful", "playful", "proud", "close", "longing",
    "tired", "worried", "lonely", "sad", "restless", "irritable", "overwhelmed", "numb",
)  # fmt: skip
ENERGIES = ("empty", "low", "enough", "full")
MEETS = ("listen", "comfort", "advice", "space")
ACTS = ("heard", "hug", "call", "space")
MAX_NEED = 140
LATE = 36 * 3600.0
"""Seconds after its first note for which one may still join a day that has opened."""
_WORDS = re.compile(r"(a little |rather )?(heavy|light|still|stirred)")
_SIGNS = {"heavy": (0, -1.0), "light": (0, 1.0), "still": (1, -1.0), "stirred": (1, 1.0)}
_STEPS = (-0.61, -0.19, 0.19, 0.61)
"""Where one word ends and the next begins, from -1 to 1."""


class Day(Struct, frozen=True):
    """How somebody is."""

    mood: tuple[float, float] = (0.0, 0.0)
    feelings: tuple[str, ...] = ()
    energy: str = ""
    need: str = ""
    meet: str = ""


def written(day: Day) -> str:
    """The text of a note."""
    given: dict[str, Any] = {"mood": list(day.mood), "feelings": list(day.feelings)}
    more = {"energy": day.energy, "need": day.need, "meet": day.meet}
    return json.dumps(given | {key: one for key, one in more.items() if one}, ensure_ascii=False)


def read(text: str) -> Day | None:
    """A note, without what this version has no words for; None where it is none."""
    found = _map(text)
    mood = found.get("mood")
    if not isinstance(mood, list) or len(mood) != 2 or not all(type(one) in (int, float) for one in mood):
        return None
    across, up = (max(-1.0, min(1.0, float(one))) for one in mood)
    feelings = found.get("feelings")
    return Day(
        (across, up),
        tuple(one for one in FEELINGS if isinstance(feelings, list) and one in feelings),
        _one_of(found.get("energy"), ENERGIES),
        str(found.get("need") or "")[:MAX_NEED],
        _one_of(found.get("meet"), MEETS),
    )


def typed(line: str) -> Day:
    """A note as one types it: `a little light, calm, low, listen: an unhurried hour`.

    Raises:
        Said: `invalid` where a word of it is none of ours.
    """
    words, _, need = line.partition(":")
    mood = [0.0, 0.0]
    feelings: list[str] = []
    energy = meet = ""
    for word in filter(None, (one.strip().lower() for one in words.split(","))):
        if found := _WORDS.fullmatch(word):
            axis, sign = _SIGNS[found[2]]
            mood[axis] = sign * (0.4 if found[1] else 0.8)
        elif word in FEELINGS:
            feelings.append(word)
        elif word in ENERGIES:
            energy = word
        elif word in MEETS:
            meet = word
        else:
            raise Said("invalid", "ask-checkin")
    if not words.strip():
        raise Said("invalid", "ask-checkin")
    return Day((mood[0], mood[1]), tuple(feelings), energy, need.strip()[:MAX_NEED], meet)


def answer(words: str) -> str:
    """The text of an answer: one of our acts, or words."""
    return json.dumps({"act": words} if words in ACTS else {"text": words}, ensure_ascii=False)


def mood_words(t: Speech, day: Day) -> str:
    """Where somebody's light is, in words."""
    across, up = (1 + sum(one > step for step in _STEPS) for one in day.mood)
    if up == 3:
        return t(f"checkin-x-{across}")
    return t("checkin-and", x=t(f"checkin-x-{across}"), y=t(f"checkin-y-{up}"))


def day_line(t: Speech, text: str) -> str:
    """A note in one line."""
    day = read(text)
    if day is None:
        return t("checkin-unreadable")
    parts = [mood_words(t, day), ", ".join(t(f"checkin-feel-{one}") for one in day.feelings)]
    if day.energy:
        parts.append(t("checkin-energy-is", energy=t(f"checkin-energy-{day.energy}")))
    if day.need:
        parts.append(t("checkin-needs", need=day.need))
    if day.meet:
        parts.append(t("checkin-wants", how=t(f"checkin-meet-{day.meet}")))
    return " · ".join(filter(None, parts))


def answer_line(t: Speech, text: str) -> str:
    """An answer in one line."""
    found = _map(text)
    act, words = _one_of(found.get("act"), ACTS), clean(str(found.get("text") or ""))
    parts = [t(f"checkin-act-{act}")] if act else []
    return " · ".join([*parts, *filter(None, [words])]) or t("checkin-unreadable")


def _map(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _one_of(found: object, known: tuple[str, ...]) -> str:
    return found if isinstance(found, str) and found in known else ""
