"""Background work: waited for at the end, and a fault in one stops no other."""

from __future__ import annotations

import asyncio

from samesky_server.hub.tasks import Tasks


async def test_all_that_runs_is_waited_for_whatever_fails() -> None:
    tasks, gate, done = Tasks(), asyncio.Event(), []

    async def works() -> None:
        await gate.wait()
        done.append(1)

    async def fails() -> None:
        raise LookupError("a fault")

    for work in (works(), fails(), works()):
        tasks.spawn(work)
    gate.set()
    await tasks.finished()
    await tasks.finished()
    assert done == [1, 1]
