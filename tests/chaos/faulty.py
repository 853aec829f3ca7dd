"""`python -m tests.chaos.faulty`: a hub that is killed at one step of what it asks of its store.

`SAMESKY_CHAOS_FAULT=STEP:N` says at which one, and at which time. With `late:N` it breaks its promise instead: it
acknowledges N ms before it writes, as a store without fsync does. Nothing of this is in the product.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from samesky_server import app
from samesky_server.__main__ import serve
from samesky_server.stores.base import Appended, Outcome

from .keeping import all_records

STEPS = (
    "hint",  # a hint is about to be asked for
    "hinted",  # it is kept; its record is not
    "append",  # a record is on its way to the store
    "kept",  # it is kept, and the hub has not heard of it
    "told",  # everybody was told
    "unhint",  # a hint that has come is about to be taken back
    "unhinted",
    "compact",  # a snapshot is about to be kept
    "compacted",
)
FAR = 1e12


class Faulty:
    """Mixed into a store."""

    _step, _left = "", 0

    def arm(self) -> None:
        """Reads where to die."""
        step, _, count = os.environ.get("SAMESKY_CHAOS_FAULT", "").partition(":")
        self._step, self._left = step, int(count or 0)

    def _now(self, step: str) -> bool:
        if step == self._step:
            self._left -= 1
            return self._left == 0
        return False

    def _pass(self, step: str) -> None:
        if self._now(step):
            die()

    def hint(self, room: str, due: float) -> None:
        self._pass("hint")
        super().hint(room, due)  # type: ignore[misc]
        if self._now("hinted"):
            self._hinting = asyncio.ensure_future(self._die_hinted(room))

    async def _die_hinted(self, room: str) -> None:
        while room not in [name for name, _ in await self.due(FAR, 1_000_000)]:  # type: ignore[attr-defined]
            await asyncio.sleep(0)
        die()

    def append(self, room: str, record: Any, base: int, expect: int, done: Callable[[Outcome], None]) -> None:
        if hasattr(self, "_hinting"):
            return  # it does not come to that
        if self._step == "late":
            loop = asyncio.get_running_loop()
            loop.call_soon(done, Appended(record.seq))
            loop.call_later(
                self._left / 1000, super().append, room, record, base, expect, lambda outcome: None
            )
            return

        def told(outcome: Outcome) -> None:
            self._pass("kept")
            done(outcome)
            self._pass("told")

        super().append(room, record, base, expect, told)  # type: ignore[misc]
        self._pass("append")

    async def unhint(self, room: str, due: float, then: float | None) -> None:
        self._pass("unhint")
        await super().unhint(room, due, then)  # type: ignore[misc]
        self._pass("unhinted")

    async def compact(self, *args: Any, **kwargs: Any) -> None:
        self._pass("compact")
        await super().compact(*args, **kwargs)  # type: ignore[misc]
        self._pass("compacted")


def die() -> None:
    """Nothing is finished."""
    os.kill(os.getpid(), signal.SIGKILL)


def broken(store: Any) -> Any:
    """The store, faulty from now on."""
    store.__class__ = type("FaultyStore", (Faulty, type(store)), {})
    store.arm()
    return store


def main() -> int:
    """Runs `samesky serve` on a faulty store."""
    made = app.store_of
    app.store_of = lambda settings: broken(made(settings))
    return serve()


if __name__ == "__main__":
    all_records()
    sys.exit(main())
