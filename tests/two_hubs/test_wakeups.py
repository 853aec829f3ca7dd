"""Hubs whose connection for wake-ups is cut again and again: what is said comes late, and never not at all."""

from __future__ import annotations

import asyncio
import time

from .hubs import Two, shared

CUTS = 15
LATE = 5.0
"""Seconds."""


async def test_what_is_said_while_nobody_is_woken_comes_all_the_same(two: Two) -> None:
    ana, ben = await two.partners()
    late = []
    for n in range(CUTS):
        while not await asyncio.to_thread(two.redis.ask, "CLIENT", "KILL", "TYPE", "pubsub"):
            pass  # they have yet to come back from the last time
        before = time.monotonic()
        speaker, hearer = (ana, ben) if n % 2 else (ben, ana)
        seq = await speaker.do("chat", "say", text=f"line {n}")
        await hearer.until(lambda room, seq=seq: room.seq >= seq)  # type: ignore[misc]
        late.append(time.monotonic() - before)
    assert max(late) <= LATE
    assert shared(ana) == shared(ben)
    lines = [entry for entry in ben.entries if entry.kind == "line"]
    assert len(lines) == CUTS
    for room, other in ((ana, ben), (ben, ana)):
        await room.until(lambda one, other=other: one.presence[other.you].status == "here")  # type: ignore[misc]
