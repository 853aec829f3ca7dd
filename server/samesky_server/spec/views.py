"""Shapes of what activities cut by hand: views and timeline entries that their rules make as plain maps.

An activity whose `view` names a Struct or a TypedDict as its answer needs no line here.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict, get_type_hints

from samesky_shared.activities.letters import LetterView
from samesky_shared.core.activity import Activity
from samesky_shared.core.circle import Gate
from samesky_shared.core.programme import Coming, Held, Segment
from samesky_shared.decks.cards import Theme
from samesky_shared.motion import Motion
from samesky_shared.sealing import Sealed

from .row_shapes import (
    Agreed,
    Answered,
    AskView,
    Celebrated,
    CheckinView,
    GratitudeView,
    Grounded,
    Hard,
    Heard,
    LanguagesView,
    LastWords,
    Letter,
    Lighter,
    ListeningView,
    Looked,
    Met,
    MilestonesView,
    Notes,
    RepairView,
    RevealView,
    Stepped,
    SupportView,
    Talked,
    TalkView,
    Thanks,
    Ways,
    Written,
)


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
    "repair": RepairView,
}
ENTRIES: dict[str, dict[str, type]] = {
    "chat": {"line": Line, "edited": Edited, "unsaid": Unsaid},
    "questions": {"answers": Answers},
    "evening": {"evening": EveningDone},
    "gratitude": {"thanks": Thanks},
    "languages": {"ways": Ways},
    "checkin": {"notes": Notes, "met": Met},
    "agreements": {"agreed": Agreed, "looked": Looked},
    "support": {"hard": Hard, "answered": Answered, "lighter": Lighter},
    "milestones": {"celebrated": Celebrated, "talked": Talked},
    "letters": {"letter": Letter},
    "listening": {"heard": Heard},
    "talk": {"talked": LastWords},
    "repair": {"needs": Written, "offers": Written, "ground": Grounded, "said": Stepped},
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
