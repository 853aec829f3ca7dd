"""What a live room asks of its devices and of its hub."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from samesky_shared.core.members import Members
from samesky_shared.core.room import Draft, Room
from samesky_shared.protocol import PresenceOf

from ..stores.base import Store
from .lead import Appends, Path
from .outbox import Outgoing
from .wire import Wire

if TYPE_CHECKING:
    from .live import Live


class Guest(Protocol):
    """A joined device, as its room sees it."""

    member: str
    device: str
    wire: Wire
    path: Path | None
    """The way down to it; None while it is hidden, since then it shows nothing."""

    def hears(self, out: Outgoing) -> None:
        """A change for it."""

    def hears_presence(self, note: PresenceOf) -> None:
        """A member's status."""

    def hears_signal(self, sender: str, kind: str, data: object, at: float) -> None:
        """A signal for it."""

    def admits(self, members: Members) -> str | None:
        """Why it may not be in the room (any more), or None when it may."""

    def ends(self, code: int, reason: str) -> None:
        """It has to go."""


class Home(Protocol):
    """What a live room needs of its hub."""

    store: Store
    appends: Appends
    kept: Callable[[Room, Draft], None]
    """Hears of each record that this hub made, once it is kept; the room is as it was before."""

    def now(self) -> float:
        """The room clock."""

    def catch_up(self, live: Live) -> None:
        """Fetches what is newer than the room knows, then calls `live.caught_up`."""

    def alarm(self, live: Live) -> None:
        """Sets the room's alarm to `live.room.due()`."""

    def compact(self, live: Live) -> None:
        """Keeps a snapshot."""

    def erases(self, live: Live) -> None:
        """The room has something to erase."""

    def deleted(self, live: Live) -> None:
        """The room's last record says that it is deleted."""
