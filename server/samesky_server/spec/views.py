"""Shapes of what activities cut by hand: views and timeline entries that their rules make as plain maps.

An activity whose `view` names a Struct or a TypedDict as its answer needs no line here.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict, get_type_hints

from samesky_shared.activities.letters import LetterView
from samesky_shared.activities.listening import Part, Said
from samesky_shared.activities.milestones import Celebration
from samesky_shared.activities.talk import Later
from samesky_shared.core.activity import Activity
from samesky_shared.core.circle import Gate
from samesky_shared.core.milestone import Milestone
from samesky_shared.core.opening import Opening
from samesky_shared.core.programme import Coming, Held, Segment
from samesky_shared.core.until import How
from samesky_shared.decks.cards import Theme
from samesky_shared.motion import Motion
from samesky_shared.sealing import Sealed

from .bodies import Celebrated, Met, Talked, TaughtWord, ToldCustom


class AskView(TypedDict):
    """An open ask for everybody's yes. It shows nobody's answer but yours."""

    topic: str
    by: str
    until: float
    yours: Literal["yes"] | None


RevealView = TypedDict(
    "RevealView",
    {
        "awaited": tuple[str, ...],
        "until": float | None,
        "in": tuple[str, ...],
        "answers": dict[str, Sealed],
        "passed": tuple[str, ...],
        "shared": tuple[str, ...],
        "opens_at": float | None,
    },
)
RevealView.__doc__ = "A round of private answers; before `opens_at` is set, `answers` holds yours alone."


class QuestionsView(TypedDict):
    """The table: themes (none: all), the card drawn, its round of answers, an open ask, favourites, own cards (id:
    depth), and those of them that this member brought."""

    deck: Literal["everyday", "own"]
    themes: tuple[Theme, ...]
    depth: int
    card: str | None
    drawn_by: str
    text: Sealed | None
    left: int
    round: RevealView | None
    ask: AskView | None
    kept: dict[str, tuple[str, ...]]
    own: dict[str, int]
    mine: dict[str, Sealed]


class ChatView(TypedDict):
    """Which line is the newest; the lines themselves are entries of the timeline."""

    newest: str | None


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


class GratitudeView(TypedDict):
    """The page on the table, and what is on it; no round where nobody has begun."""

    page: str
    round: RevealView | None


class LanguagesView(TypedDict):
    """The page on the table, and what is on it; no round where nobody has begun."""

    page: str
    round: RevealView | None


class Ways(TypedDict):
    """What does each good, by member, as it has opened."""

    page: str
    ways: dict[str, Sealed]


class Thanks(TypedDict):
    """Thanks of one page that have opened, by member."""

    page: str
    thanks: dict[str, Sealed]


class CheckinView(TypedDict):
    """The day on the table: its first note was at `since`; whose notes are `shown`, everybody may read."""

    day: str
    next: str
    since: float | None
    round: RevealView | None
    shown: tuple[str, ...]


class Notes(TypedDict):
    """Notes of one day that you may read, by member."""

    day: str
    notes: dict[str, Sealed]


class HardDayView(TypedDict):
    """A hard day that is open, since its first words; it goes by itself after `until`."""

    day: str
    text: Sealed
    since: float
    until: float


class SupportView(TypedDict):
    """The hard days that you may read, by whose they are."""

    open: dict[str, HardDayView]


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


class MilestonesView(TypedDict):
    """Milestones by id, what is or was celebrated, and the change on the table: its round, the id of the `next`."""

    kept: dict[str, Milestone]
    celebration: Celebration | None
    talk: str
    id: str
    next: str
    round: RevealView | None


class ListeningTurn(TypedDict):
    """Whose turn it is, which part of it is on, and whose that is (`talking`); what is left of it is `length` less
    `clock`, which stands while it is `paused` or one of them is `away`. `said` is what was written in this turn, for
    those who take part; `next` is who would be heard after it."""

    id: str
    part: Part
    speaker: str
    listener: str
    talking: str
    circle: tuple[str, ...]
    clock: Motion
    length: float
    paused: bool
    away: tuple[str, ...]
    asking: tuple[str, ...]
    said: dict[Part, Said]
    spoken: tuple[str, ...]
    next: str | None


class ListeningView(TypedDict):
    """What somebody would like to speak of, the turn that is on, and who has been heard."""

    opening: Opening | None
    minutes: int
    turn: ListeningTurn | None
    heard: tuple[str, ...]


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


class TalkTurn(TypedDict):
    """Who has the floor (`talking`); what is left of it is `length` less `clock`, which stands while it is `paused`
    or one of them is `away`. `next` is who would have it after them."""

    id: str
    talking: str
    circle: tuple[str, ...]
    clock: Motion
    length: float
    paused: bool
    away: tuple[str, ...]
    asking: tuple[str, ...]
    next: str


class TalkView(TypedDict):
    """What somebody would like to talk about and when all are asked again, who has the floor, and closing words."""

    opening: Opening | None
    minutes: int
    later: Later | None
    turn: TalkTurn | None
    round: RevealView | None


class LastWords(TypedDict):
    """Closing words of a talk that have opened, by member, and what it was about, as `by` announced it."""

    talk: str
    by: str
    about: Sealed | None
    words: dict[str, Sealed]


class EveningView(TypedDict):
    """The evening: its programme, who is in the lobby, and where in it everybody is.

    What is left of the current segment is `length` less `clock`; after it comes the next of `segments`.
    """

    title: Sealed | None
    programme: str | None
    planned_by: str
    revision: int
    segments: tuple[Segment, ...]
    phase: Literal["open", "lobby", "running", "resting", "over"]
    lobby: Gate | None
    circle: tuple[str, ...]
    gone: tuple[str, ...]
    current: str | None
    coming: Coming | None
    clock: Motion
    length: float
    held: Held | None
    gate: Gate | None
    ask: AskView | None
    looks_at: float | None
    paused: bool
    spent: dict[str, float]
    started_at: float | None
    ended_at: float | None
    ritual: str | None
    date: str | None


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


VIEWS: dict[str, type] = {
    "questions": QuestionsView,
    "chat": ChatView,
    "evening": EveningView,
    "gratitude": GratitudeView,
    "languages": LanguagesView,
    "checkin": CheckinView,
    "support": SupportView,
    "milestones": MilestonesView,
    "letters": LetterView,
    "listening": ListeningView,
    "talk": TalkView,
}
ENTRIES: dict[str, dict[str, type]] = {
    "chat": {"line": Line, "edited": Edited, "unsaid": Unsaid},
    "questions": {"answers": Answers},
    "evening": {"evening": EveningDone},
    "gratitude": {"thanks": Thanks},
    "languages": {"ways": Ways},
    "checkin": {"notes": Notes, "met": Met},
    "culture": {"word": TaughtWord, "told": ToldCustom},
    "agreements": {"agreed": Agreed, "looked": Looked},
    "support": {"hard": Hard, "answered": Answered, "lighter": Lighter},
    "milestones": {"celebrated": Celebrated, "talked": Talked},
    "letters": {"letter": Letter},
    "listening": {"heard": Heard},
    "talk": {"talked": LastWords},
}
"""Bodies of timeline entries, by activity and kind of entry."""


def view_of(kind: type[Activity]) -> type:
    """The type of what a member sees of this activity."""
    if kind.view is Activity.view:
        return kind
    said = get_type_hints(kind.view, include_extras=True).get("return")
    if isinstance(said, type) and said not in (dict, object):
        return said
    return VIEWS.get(kind.kind, dict[str, object])
