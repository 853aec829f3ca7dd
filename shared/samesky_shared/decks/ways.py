"""In which ways people feel cared for: a questionnaire of our own, whose result each device finds for itself.

Each item is a situation with three things that would do good, each of another way. There are as many items as ways to
choose three of six, so every way stands in ten items, and against every other in four.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from .cards import LANGUAGES

Way = Literal["seen", "eased", "near", "sure", "glad", "free"]
WAYS: tuple[Way, ...] = get_args(Way)
"""Attention; a weight taken off; being there; words that hold; play and joy; trust and room."""


class WayWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What a way is called, and what it is like."""

    name: str
    about: str


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that would do good."""

    way: Way
    text: str


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """A situation, and what to choose from."""

    id: Annotated[str, Meta(pattern=r"^l[0-9]{2}$")]
    text: str
    options: tuple[Option, Option, Option]


class Questionnaire(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it in one language."""

    deck: str
    language: str
    title: str
    ways: dict[Way, WayWords]
    items: tuple[Item, ...]


@cache
def questionnaire(language: str) -> Questionnaire:
    """The questionnaire in one of `LANGUAGES` (else English)."""
    file = files(__package__) / "languages" / f"{language if language in LANGUAGES else 'en'}.json"
    return msgspec.json.decode(file.read_bytes(), type=Questionnaire)


def result(chosen: Mapping[str, Way]) -> dict[Way, float]:
    """How much each way does somebody good, 0 to 1: how often it was chosen where it could have been.

    Args:
        chosen: the way of the option chosen, by the id of the item. Items that were left out do not count.
    """
    offered, taken = dict.fromkeys(WAYS, 0), dict.fromkeys(WAYS, 0)
    for item in questionnaire("en").items:
        if item.id in chosen:
            for option in item.options:
                offered[option.way] += 1
                taken[option.way] += option.way == chosen[item.id]
    return {way: taken[way] / offered[way] if offered[way] else 0.0 for way in WAYS}
