"""The kinds of rounds: what plays, and what is struck."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from msgspec import Struct

from .arena import Arena, Embedded, FaultyEmbedded
from .faults import Breakable, faulty
from .plan import strikes
from .rounds import Tally, play

Play = Callable[[int], Awaitable[Tally]]


class Kind(Struct, frozen=True):
    """A kind of rounds."""

    open: Callable[[int], AbstractAsyncContextManager[Play]]
    """Starts the processes, for rounds of so many strikes; what it gives plays one round of a seed."""
    rounds: int
    """How many `./run chaos` plays by itself."""
    strikes: int
    """In each of those."""
    few: int
    """Strikes of the one round in `./run test`."""
    measures: str = ""
    """What the seconds of its tallies are."""


def struck(kind: str, make: Callable[[Path], Arena]) -> Callable[[int], AbstractAsyncContextManager[Play]]:
    """Rounds in which processes of an arena are struck, one after the other."""

    @asynccontextmanager
    async def opened(blows: int) -> AsyncIterator[Play]:
        with tempfile.TemporaryDirectory(prefix="samesky-chaos-") as folder:
            arena = make(Path(folder))
            async with contextlib.AsyncExitStack() as stack:
                stack.push_async_callback(arena.stop)
                await arena.start()
                yield lambda seed: play(kind, seed, arena, strikes(seed, blows, arena.targets))

    return opened


def broken(
    kind: str, make: Callable[[Path], Breakable]
) -> Callable[[int], AbstractAsyncContextManager[Play]]:
    """Rounds in which a hub dies at a step."""

    @asynccontextmanager
    async def opened(blows: int) -> AsyncIterator[Play]:
        with tempfile.TemporaryDirectory(prefix="samesky-chaos-") as folder:
            arena = make(Path(folder))
            async with contextlib.AsyncExitStack() as stack:
                stack.push_async_callback(arena.stop)
                await arena.start()
                yield lambda seed: faulty(kind, seed, arena, blows)

    return opened


KINDS = {
    "embedded": Kind(struck("embedded", Embedded), rounds=30, strikes=10, few=4),
    "faults": Kind(broken("faults", FaultyEmbedded), rounds=5, strikes=9, few=1),
}
