"""Shapes of timeline entries that rules make as plain maps, where those are not beside the view of their activity."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from samesky_shared.core.milestone import What
from samesky_shared.sealing import Sealed


class Celebrated(TypedDict):
    """A milestone was celebrated: `by` sealed its words, as the command named by `what`; `day` is its wall time."""

    milestone: str
    what: What
    words: Sealed | None
    by: str
    day: str | None


class Talked(TypedDict):
    """What was written of a change has opened, by member."""

    milestone: str
    what: What
    words: Sealed | None
    by: str
    round: str
    texts: dict[str, Sealed]


class TaughtWord(TypedDict):
    """A word that somebody teaches; `blobs` names its clip, which is sealed as the text of a data URL."""

    word: Sealed
    blobs: NotRequired[tuple[str, ...]]


class ToldCustom(TypedDict):
    """How something is done where somebody is from."""

    card: str
    text: Sealed


class Met(TypedDict):
    """Somebody has answered a note of `member`."""

    day: str
    member: str
    text: Sealed
