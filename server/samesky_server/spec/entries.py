"""The shapes of what rules put into the timeline; a test holds them to what the rules make."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from samesky_shared.activities.breathe import Exercise
from samesky_shared.activities.listening import Part, Said
from samesky_shared.activities.repair import Deep, Stage
from samesky_shared.activities.tour import TourNote, TourPage
from samesky_shared.core.breath import Pattern
from samesky_shared.core.milestone import What
from samesky_shared.core.until import How
from samesky_shared.sealing import Sealed


class Line(TypedDict):
    """Somebody said something."""

    line: str
    text: Sealed
    reply: NotRequired[str]


class Edited(TypedDict):
    """The line has other words now."""

    line: str
    text: Sealed


class Unsaid(TypedDict):
    """The line was taken back."""

    line: str


class Answers(TypedDict):
    """Answers that have opened, by member; `text` is the question where it is a card that `text_by` brought."""

    card: str
    deck: str
    text: NotRequired[Sealed | None]
    text_by: NotRequired[str]
    answers: dict[str, Sealed]


class Ways(TypedDict):
    """What does each good, by member, as it has opened."""

    page: str
    ways: dict[str, Sealed]


class Thanks(TypedDict):
    """Thanks of one page that have opened, by member."""

    page: str
    thanks: dict[str, Sealed]


class Notes(TypedDict):
    """Notes of one day that you may read, by member."""

    day: str
    notes: dict[str, Sealed]


class Met(TypedDict):
    """Somebody has answered a note of `member`."""

    day: str
    member: str
    text: Sealed


class Hard(TypedDict):
    """Somebody has said that it is a hard day."""

    day: str
    text: Sealed


class Answered(TypedDict):
    """Somebody has answered the hard day of `member`."""

    member: str
    day: str
    text: Sealed


class Lighter(TypedDict):
    """A hard day is over, maybe with a word."""

    day: str
    text: NotRequired[Sealed]


class KindWord(TypedDict):
    """A small act for `member`, or thanks for one."""

    member: str
    text: Sealed


class TaughtWord(TypedDict):
    """A word that somebody teaches; `blobs` names its clip, which is sealed as the text of a data URL."""

    word: Sealed
    blobs: NotRequired[tuple[str, ...]]


class ToldCustom(TypedDict):
    """How something is done where somebody is from."""

    card: str
    text: Sealed


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


class Heard(TypedDict):
    """A turn is over: who spoke, who said it back, of what (`by` announced it, with `first`), and what was written.
    `whole` says whether it came to its end."""

    part: str
    speaker: str
    listener: str
    by: str
    first: str
    topic: str | None
    about: Sealed | None
    said: dict[Part, Said]
    whole: bool


class LastWords(TypedDict):
    """Closing words of a talk that have opened, by member, and what it was about, as `by` announced it."""

    talk: str
    by: str
    about: Sealed | None
    words: dict[str, Sealed]


class SegmentDone(TypedDict):
    """A segment of an evening that is over, and how many seconds it took."""

    card: str | None
    title: Sealed | None
    seconds: float


class EveningDone(TypedDict):
    """An evening is over. `by` sealed its titles; `programme` and `card` name words of ours."""

    programme: str | None
    title: Sealed | None
    by: str
    segments: tuple[SegmentDone, ...]
    started_at: float | None
    ended_at: float | None


class Agreed(TypedDict):
    """All whom a sentence concerns have signed these words of `by`."""

    sentence: str
    version: str
    by: str
    text: Sealed
    signed: tuple[str, ...]


class Looked(TypedDict):
    """They looked at what they agreed on; these sentences held then."""

    holds: tuple[str, ...]


class Letter(TypedDict):
    """A letter has opened; its boxes were sealed when it was `written`."""

    letter: str
    by: str
    how: How
    outside: Sealed | None
    text: Sealed
    written: float


class Hand(TypedDict):
    """What was answered and guessed with one hand and has opened, by member; `whom` each guessed."""

    hand: str
    card: str
    whom: dict[str, str]
    notes: dict[str, Sealed]


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


class Written(TypedDict):
    """Needs, or offers, that have opened, by member."""

    stage: Stage
    words: dict[str, Sealed]


class Grounded(TypedDict):
    """A ground for all, as `by` put it, which all have signed."""

    version: int
    by: str
    text: Sealed


class Stepped(TypedDict):
    """Somebody has taken a step."""

    what: Deep
    text: Sealed
    of: str
    """The opening of the repair in which it was taken."""


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


ENTRIES: dict[str, dict[str, type]] = {
    "chat": {"line": Line, "edited": Edited, "unsaid": Unsaid},
    "questions": {"answers": Answers},
    "evening": {"evening": EveningDone},
    "gratitude": {"thanks": Thanks},
    "languages": {"ways": Ways},
    "checkin": {"notes": Notes, "met": Met},
    "kindness": {"did": KindWord, "thanked": KindWord},
    "guess": {"hand": Hand},
    "agreements": {"agreed": Agreed, "looked": Looked},
    "moment": {"strip": Strip},
    "support": {"hard": Hard, "answered": Answered, "lighter": Lighter},
    "milestones": {"celebrated": Celebrated, "talked": Talked},
    "culture": {"word": TaughtWord, "told": ToldCustom},
    "letters": {"letter": Letter},
    "listening": {"heard": Heard},
    "talk": {"talked": LastWords},
    "cook": {"recipe": BroughtRecipe, "cooked": Cooked},
    "play": {"played": Played, "drawing": Drawing, "joke": Joke, "inside": Inside},
    "repair": {"needs": Written, "offers": Written, "ground": Grounded, "said": Stepped},
    "tour": {"pages": BroughtPages, "toured": Toured},
    "breathe": {"breathed": Breathed, "sat": SatTogether},
}
"""Bodies of timeline entries, by activity and kind of entry."""
