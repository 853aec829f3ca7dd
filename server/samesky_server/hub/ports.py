"""What a live room asks of its devices and of its hub, and a device of its hub."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

from samesky_shared.core.members import Members
from samesky_shared.core.room import Draft, Room
from samesky_shared.errors import Refused
from samesky_shared.protocol import Change, MemberStatus, Position, PresenceOf, SignalFrom

from ..auth import Claims
from ..stores.base import Store, Unreadable
from .lead import Appends, Path
from .outbox import Outgoing
from .presence import Standing
from .read_only import ReadOnly
from .telling import Told
from .wire import Wire

if TYPE_CHECKING:
    from .live import Live
    from .session import Session


class Guest(Protocol):
    """A joined device, as its room sees it."""

    member: str
    """Whose eyes it is; empty: a screen, which is nobody's."""
    device: str
    wire: Wire
    path: Path | None
    """The way down to it; None while it is hidden, since then it shows nothing."""

    silent: bool
    """Whether it was asked for a sign of life and gave none."""

    def hears(self, out: Outgoing[Change]) -> None:
        """A change for it."""

    def hears_passing(self, out: Outgoing[PresenceOf] | Outgoing[SignalFrom]) -> None:
        """A member's status, or a signal for it: nothing that it would miss tomorrow."""

    def stirs(self) -> None:
        """It has to be looked after more closely from now on."""

    def admits(self, members: Members) -> str | None:
        """Why it may not be in the room (any more), or None when it may."""

    def ends(self, code: int, reason: str) -> None:
        """It has to go."""


class Owner(Protocol):
    """What the company of a room asks of it."""

    def notice(self, member: str, status: MemberStatus, id: str, missed: Callable[[], None]) -> None:
        """Lets the activities know of a member's status, once for each sign `id`; calls back when that failed."""

    def cares(self) -> bool:
        """Whether any activity wants to know who is here."""

    def attends(self, one: str, other: str) -> bool:
        """Whether these two have agreed that each sees when the other looks away."""

    def stirs(self) -> None:
        """Something has happened: time has to pass for it soon."""


class Home(Protocol):
    """What a live room needs of its hub."""

    id: str
    """Of the hub."""
    store: Store
    appends: Appends
    read_only: ReadOnly
    kept: Callable[[Room, Draft], None]
    """Hears of each record that this hub made, once it is kept; the room is as it was before."""

    listening: frozenset[str]
    """The issuers whose host apps are told what happens."""

    def now(self) -> float:
        """The room clock."""

    def standing(self, hub: str) -> Standing:
        """How a hub stands, this one or another."""

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Does something in the background."""

    def catch_up(self, live: Live) -> None:
        """Fetches what is newer than the room knows, then calls `live.caught_up`."""

    def stirs(self, live: Live) -> None:
        """Lets `live.tick` be called at the next second."""

    def alarm(self, live: Live) -> None:
        """Sets the room's alarm to `live.room.due()`."""

    def forked(self, live: Live) -> None:
        """The store has another history than the room: it is read anew."""

    def unreadable(self, live: Live, error: Unreadable) -> None:
        """What the store has of the room is damaged."""

    def compact(self, live: Live) -> None:
        """Keeps a snapshot."""

    def erases(self, live: Live) -> None:
        """The room has something to erase."""

    def deleted(self, live: Live) -> None:
        """The room's last record says that it is deleted."""


class Host(Protocol):
    """What a session needs of its hub. The answers come by calling the session back."""

    @property
    def clock_id(self) -> str:
        """Of the room clock, for `pong`."""

    def now(self) -> float:
        """The room clock."""

    def read(self, token: str) -> Claims:
        """Whom a token names; raises `TokenError`."""

    def enter(self, session: Session, room: str, since: Position | None) -> None:
        """Finds the room, then calls `session.entered`, `session.absent` or `session.unready`."""

    def find(self, live: Live, id: str, base: int, then: Callable[[int | Refused | None], None]) -> None:
        """Asks the store whether a command above `base` has landed: its seq, or None, or a refusal."""

    def page(self, live: Live, before: int | None, limit: int, then: Callable[[Any], None]) -> None:
        """Asks the store for entries: `(entries, more)`, or a refusal."""

    def publish(self, live: Live, told: Told) -> None:
        """Tells all hubs with devices in this room."""

    def stirs(self, session: Session) -> None:
        """Lets `session.tick` be called at the next second."""

    def closed(self, session: Session) -> None:
        """The session is over."""
