"""The shapes of what is kept of things that are done, played and learned together; see `entries.py`."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from samesky_shared.activities.breathe import Exercise
from samesky_shared.activities.tour import TourNote, TourPage
from samesky_shared.core.breath import Pattern
from samesky_shared.sealing import Sealed


class BroughtRecipe(TypedDict):
    """Somebody brought a recipe; the blob has its words."""

    title: Sealed
    blobs: tuple[str, ...]


class Cooked(TypedDict):
    """A dish came to the table: one of our recipes, or one that `by` brought, and what each said of it."""

    dish: str
    recipe: NotRequired[str]
    title: NotRequired[Sealed | None]
    by: NotRequired[str]
    blobs: NotRequired[tuple[str, ...]]
    lines: dict[str, Sealed]


class Pictured(TypedDict):
    """A picture of a strip: what is said of it, and the SHA-256 of its blob."""

    text: Sealed
    blob: str


class Strip(TypedDict):
    """A strip that all agreed to keep, by member; `blobs` are those of its pictures."""

    strip: str
    pictures: dict[str, Pictured]
    blobs: tuple[str, ...]


class Played(TypedDict):
    """A page of a game has opened: what each said, by member; `words` are those of `by`, where somebody told."""

    page: str
    game: Literal["this", "finish", "tale"] | None
    card: str | None
    by: str
    words: Sealed | None
    played: dict[str, Sealed]


class Drawing(TypedDict):
    """Something was drawn: the card that it is of, who `found` it, and the blob that has its lines."""

    card: str | None
    found: str
    blobs: tuple[str, ...]


class Joke(TypedDict):
    """A joke out of the jar, and whose it is."""

    by: str
    text: Sealed


class Inside(TypedDict):
    """Something that only we laugh at."""

    text: Sealed


class Breathed(TypedDict):
    """Some have breathed together, for so many seconds."""

    pattern: Pattern
    seconds: float
    who: tuple[str, ...]


class SatTogether(TypedDict):
    """Some have sat down to be kind to themselves; what they wrote is nowhere but with them."""

    what: Exercise
    who: tuple[str, ...]


class LearnedChapter(TypedDict):
    """A chapter of a goal, as `by` put it."""

    id: str
    by: str
    text: Sealed


class Reached(TypedDict):
    """A goal was reached: what was learned, as `by` put it, and its chapters."""

    goal: str
    by: str
    text: Sealed | None
    chapters: tuple[LearnedChapter, ...]


class Quizzed(TypedDict):
    """A question of `by` has opened with what each answered, by member; theirs is the right one."""

    page: str
    by: str
    words: Sealed | None
    quizzed: dict[str, Sealed]


class TogetherTime(TypedDict):
    """Some have put other things away for a while; neither how long it was nor who looked away is anywhere."""

    who: tuple[str, ...]


class BroughtPages(TypedDict):
    """Pages were brought to a deck, as blobs in their order."""

    deck: str
    name: Sealed
    blobs: tuple[str, ...]


class BroughtAs(TypedDict):
    """What pages were brought as, and by whom."""

    by: str
    name: Sealed


class Toured(TypedDict):
    """A deck was put away, or a page with notes taken out of it: how many pages, what the first was brought as, and
    the notes with the pages that they are on, whose blobs are `blobs`."""

    deck: str
    count: int
    of: BroughtAs | None
    pages: tuple[TourPage, ...]
    notes: tuple[TourNote, ...]
    blobs: tuple[str, ...]
