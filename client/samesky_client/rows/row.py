"""What the client knows of one activity besides its commands: verbs to type, lines to read, words of the timeline.

Each activity has a file of its own here, and one line in the table of this package. The terminal, what may be typed
there, and the keepsake ask the table; none of them names an activity.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry, Person, PresenceOf, SignalFrom

from .. import words
from ..speech import Speech

if TYPE_CHECKING:
    from ..room import Room

Does = Callable[["Room", str], Awaitable[object]]
"""Carries out what was typed after a verb. Raises `Refused` and `Gone`."""


class Looking(Struct, frozen=True):
    """Who looks at an instance, when, and how boxes are opened for them."""

    t: Speech
    on: str
    members: Mapping[str, Person] = {}
    you: str = ""
    now: float = 0.0
    read: words.Read = words.plainly
    room: str = "couple"
    """The kind of the room."""
    digest: Callable[[str, Iterable[str]], list[dict[str, str]]] | None = None
    presence: Mapping[str, PresenceOf] = {}

    def name(self, member: str | None) -> str:
        """A member's name, or "you"."""
        return words.name_of(self.t, self.members, member, self.you)

    def names(self, who: Sequence[str]) -> str:
        """Several names in one line."""
        return words.names(self.t, self.members, who, self.you)

    def waits(self, who: Sequence[str]) -> str:
        """Whom the others wait for."""
        return words.waits(self.t, self.members, who, self.you)

    def digests(self, texts: Iterable[str]) -> list[dict[str, str]]:
        """What these words are as digests that only this room's devices can make; nothing without its key."""
        try:
            return self.digest(self.on, texts) if self.digest else []
        except Refused:
            return []

    def opened(self, box: Any, field: str, by: str = "") -> str:
        """What is in a box, or why it does not open for us."""
        return words.opened(self.t, box, self.read, self.on, field, by)


class Told(Struct, frozen=True):
    """Words of one member in an entry."""

    by: str
    box: bytes
    field: str
    to: str = ""
    """To whom, where it is from one to one."""
    reads: Callable[[Speech, str], str] | None = None
    """Makes a line of what is in the box, where that is no plain text."""
    old: bool = False
    """Sealed a while before the entry, maybe with a key that was replaced since."""


class Kept(Struct, frozen=True):
    """An entry of the timeline for those who read it later."""

    told: tuple[Told, ...]
    head: str = ""
    """The sentence that says what it is; none where the words stand for themselves."""
    of: Told | None = None
    """What it is of, as somebody has named that."""
    lead: Callable[[Speech, Callable[[str], str]], str] | None = None
    """What else is to be said of it, which nobody wrote, by the names of members."""
    picture: Callable[[str], str] | None = None
    """Names the blob of the picture that an opened text of it is about, which is sealed for `put.picture`."""
    card: str = ""
    """The card of the everyday deck that it is about: it stands in place of a sentence."""


def _no_lines(look: Looking, state: Any) -> list[str]:
    return []


def _no_line(look: Looking, entry: Entry) -> str | None:
    return None


def _hears_nothing(look: Looking, signal: SignalFrom) -> str | None:
    return None


def _nothing(entry: Entry) -> Kept | None:
    return None


def _never(state: Any) -> float | None:
    return None


def round_opens(state: Any) -> float | None:
    """When the round of an instance opens, where that is certain."""
    at: float | None = (state.get("round") or {}).get("opens_at")
    return at


class Row(Struct, frozen=True):
    """One activity."""

    kind: str
    verbs: Mapping[str, Does] = {}
    """What may be typed, by its first word."""
    shows: Mapping[str, Callable[[Looking, Any, str], list[str]]] = {}
    """What only shows something: made of the state, None where there is none, and of the rest of the line."""
    help: tuple[tuple[str, str], ...] = ()
    """What may be typed, as one types it, and the sentence `help-…` that says what it does."""
    lines: Callable[[Looking, Any], list[str]] = _no_lines
    """What there is to see of an instance in this state."""
    opens: Callable[[Any], float | None] = _never
    """Room time at which something in this state shows by itself."""
    line: Callable[[Looking, Entry], str | None] = _no_line
    """How an entry is read out when it comes; None: it is not."""
    hears: Callable[[Looking, SignalFrom], str | None] = _hears_nothing
    """How a signal of another is told when it comes; None: it is nothing of this row."""
    kept: Callable[[Entry], Kept | None] = _nothing
    """An entry for those who read it later; None: it holds no words."""
