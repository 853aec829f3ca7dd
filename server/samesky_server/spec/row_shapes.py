"""Shapes of what rows cut by hand, as `views` says which is whose."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from samesky_shared.activities.listening import Part, Said
from samesky_shared.activities.milestones import Celebration
from samesky_shared.activities.repair import Deep, Ground, Stage
from samesky_shared.activities.repair import Part as RepairPart
from samesky_shared.activities.talk import Later
from samesky_shared.core.cooling import Cooling
from samesky_shared.core.milestone import Milestone, What
from samesky_shared.core.opening import Opening
from samesky_shared.core.until import How
from samesky_shared.motion import Motion
from samesky_shared.sealing import Sealed


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


class Met(TypedDict):
    """Somebody has answered a note of `member`."""

    day: str
    member: str
    text: Sealed


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


class RepairTurn(TypedDict):
    """The stage, and of views whose part is on (`talking`); what is left of it is `length` less `clock`. `onward` are
    those who want to go on to what comes next."""

    id: str
    stage: Stage
    part: RepairPart
    speaker: str
    listener: str
    talking: str
    circle: tuple[str, ...]
    clock: Motion
    length: float
    paused: bool
    away: tuple[str, ...]
    asking: tuple[str, ...]
    onward: tuple[str, ...]


class RepairView(TypedDict):
    """What is announced, or on, or cools off; your own note, and what is open to you of what was written."""

    opening: Opening | None
    minutes: int
    turn: RepairTurn | None
    note: Sealed | None
    round: RevealView | None
    ground: Ground | None
    cooling: Cooling | None
    asked: AskView | None
    steps: tuple[Deep, ...]
    card: str | None
    look_at: float | None


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
