"""`python -m tests.two_hubs.later`: a hub as the next version may be, to run beside one of this version.

It knows an activity more (`kites`), a field more in one that both know (`timer`, also within its motion), and hubs
like it tell each other something more. Nothing of this is in the product.
"""

from __future__ import annotations

import sys
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from samesky_server import app
from samesky_server.__main__ import serve
from samesky_server.hub.company import Company
from samesky_server.hub.ports import Guest
from samesky_shared.activities.timer import Timer
from samesky_shared.core.activity import Activity, Catalog, Step, Turn, command
from samesky_shared.motion import Motion
from samesky_shared.protocol import DeviceStatus

PATIENCE = 1.0
"""Seconds after which a kite comes down by itself."""


class Kites(Activity, frozen=True):
    """Kites that rise, and come down by themselves."""

    kind: ClassVar[str] = "kites"
    up: dict[str, float] = {}
    down: int = 0

    @command(lasting=True)
    def fly(self, turn: Turn, name: str) -> Step:
        """Lets one rise."""
        return Step(replace(self, up=self.up | {name: turn.at + PATIENCE}))

    def due(self) -> float | None:
        return min(self.up.values(), default=None)

    def on_due(self, turn: Turn) -> Kites:
        left = {name: at for name, at in self.up.items() if at > turn.at}
        return replace(self, up=left, down=self.down + len(self.up) - len(left))


class Eased(Motion, frozen=True):
    """A motion that says how it begins."""

    easing: str = "none"


class LaterTimer(Timer, frozen=True):
    """A timer with a colour."""

    kind: ClassVar[str] = "timer"
    elapsed: Eased = Eased()
    colour: str = ""

    @command()
    def paint(self, turn: Turn, colour: str) -> LaterTimer:
        """Gives it a colour, and a softer start."""
        return replace(self, colour=colour, elapsed=Eased(1.0, 0.0, turn.at, "soft"))


class Waved(msgspec.Struct, frozen=True, array_like=True, tag="waved"):
    """What only later hubs tell each other."""

    hub: str
    device: str


def main() -> int:
    """Runs `samesky serve` of the later version."""
    known, came = app.activities, Company.came

    def activities() -> Catalog:
        whole = known()
        kinds = [LaterTimer if kind is Timer else kind for kind in whole]
        return Catalog((*kinds, Kites), tuple(whole._own.values()))

    def comes(self: Company, guest: Guest, kind: str, status: DeviceStatus = "here") -> None:
        came(self, guest, kind, status)
        message = msgspec.msgpack.encode(Waved(self._home.id, guest.device))
        self._home.store.publish(self._room, message)

    app.activities = activities
    Company.came = comes  # type: ignore[method-assign]
    return serve()


if __name__ == "__main__":
    sys.exit(main())
