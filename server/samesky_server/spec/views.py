"""Shapes of what activities cut by hand: views and timeline entries that their rules make as plain maps.

An activity whose `view` names a Struct or a TypedDict as its answer needs no line here.
"""

from __future__ import annotations

from typing import Literal, TypedDict, get_type_hints

from samesky_shared.activities.guess import Marked
from samesky_shared.activities.learn import Goal
from samesky_shared.activities.letters import LetterView
from samesky_shared.activities.listening import Part, Said
from samesky_shared.activities.milestones import Celebration
from samesky_shared.activities.play import Sketch, Slip
from samesky_shared.activities.repair import Deep, Ground, Stage
from samesky_shared.activities.repair import Part as RepairPart
from samesky_shared.activities.talk import Later
from samesky_shared.core.activity import Activity
from samesky_shared.core.circle import Gate
from samesky_shared.core.cooling import Cooling
from samesky_shared.core.milestone import Milestone
from samesky_shared.core.opening import Opening
from samesky_shared.core.programme import Coming, Held, Segment
from samesky_shared.decks.cards import Theme
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
    """Which line is the newest; the lines themselves are entries of the timeline. Marks are of those who show them,
    for who shows theirs, too: by member, the line up to which they have read."""

    newest: str | None
    shows: bool
    marks: dict[str, str]


class GratitudeView(TypedDict):
    """The page on the table, and what is on it; no round where nobody has begun."""

    page: str
    round: RevealView | None


class LanguagesView(TypedDict):
    """The page on the table, and what is on it; no round where nobody has begun."""

    page: str
    round: RevealView | None


class CheckinView(TypedDict):
    """The day on the table: its first note was at `since`; whose notes are `shown`, everybody may read."""

    day: str
    next: str
    since: float | None
    round: RevealView | None
    shown: tuple[str, ...]


class GuessView(TypedDict):
    """The hand on the table: its card, and by who guesses, whom.

    `marks` are those between you and another: of this hand and the last, and of those before while neither of you has
    put the count `away`.
    """

    hand: str | None
    card: str | None
    whom: dict[str, str]
    round: RevealView | None
    last: str | None
    marks: tuple[Marked, ...]
    away: bool


class PlayView(TypedDict):
    """The page on the table: its game, card, and what its teller (`by`) has written; the drawing, of which `card` is
    there for who may know it; your own jokes in the jar, how many are `inside`, and which was pulled out last."""

    page: str
    round: RevealView | None
    game: Literal["this", "finish", "tale"] | None
    card: str | None
    by: str
    words: Sealed | None
    sketch: Sketch | None
    jar: dict[str, Sealed]
    inside: int
    pulled: Slip | None


class LearnView(TypedDict):
    """The goal with its chapters and how far each is with them; the question on the table, as `by` has put it, with
    the answers."""

    page: str
    round: RevealView | None
    goal: Goal | None
    by: str
    words: Sealed | None


class WishesView(TypedDict):
    """What all want, as digests, those that mean nothing among them; and what you have marked, and whether you would
    like to see wishes of closeness (`closer`) and do (`close`)."""

    mine: Sealed | None
    found: tuple[str, ...]
    closer: bool
    close: bool
    tonight: str | None
    chosen_at: float | None


class HardDayView(TypedDict):
    """A hard day that is open, since its first words; it goes by itself after `until`."""

    day: str
    text: Sealed
    since: float
    until: float


class SupportView(TypedDict):
    """The hard days that you may read, by whose they are."""

    open: dict[str, HardDayView]


class StripView(TypedDict):
    """The strip that is being made; `yes`: you said that you want to keep it."""

    strip: str
    by: str
    circle: tuple[str, ...]
    ready: tuple[str, ...]
    fires_at: float | None
    round: RevealView
    yes: bool


class MomentView(TypedDict):
    """The strip that is being made, if any."""

    making: StripView | None


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
    lull_at: float | None
    ritual: str | None
    date: str | None


VIEWS: dict[str, type] = {
    "questions": QuestionsView,
    "chat": ChatView,
    "evening": EveningView,
    "gratitude": GratitudeView,
    "languages": LanguagesView,
    "checkin": CheckinView,
    "guess": GuessView,
    "play": PlayView,
    "learn": LearnView,
    "wishes": WishesView,
    "moment": MomentView,
    "support": SupportView,
    "milestones": MilestonesView,
    "letters": LetterView,
    "listening": ListeningView,
    "talk": TalkView,
    "repair": RepairView,
}


def view_of(kind: type[Activity]) -> type:
    """The type of what a member sees of this activity."""
    if kind.view is Activity.view:
        return kind
    said = get_type_hints(kind.view, include_extras=True).get("return")
    if isinstance(said, type) and said not in (dict, object):
        return said
    return VIEWS.get(kind.kind, dict[str, object])
