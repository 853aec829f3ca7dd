"""Hubs on machines whose clocks are an hour off, one ahead and one behind: what people see is the same."""

from __future__ import annotations

import time
from pathlib import Path

from ..redis_servers import Server
from .hubs import two_hubs


async def test_an_hour_ahead_or_behind_changes_no_remaining_time(redis: Server, tmp_path: Path) -> None:
    async with two_hubs(redis, tmp_path) as two:
        for hub, wrong in ((two.east, "3600"), (two.west, "-3600")):
            await hub.stop()
            hub.settings["test_clock_offset"] = wrong
            await hub.start()
        ana, ben = pair = await two.partners()
        for room in pair:
            await room.until(lambda one: one.clock.quality != "none")
        assert abs(ana.now() - ben.now()) < 0.005
        assert abs(ana.now() - time.time()) < 1.0, "the store's machine is this one"
        seq = await ana.timer().start(600)
        await ben.until(lambda room: room.seq >= seq)
        left = [room.raw("timer")["elapsed"]["at"] + 600 - room.now() for room in pair]
        assert abs(left[0] - left[1]) < 0.005
        assert 599 < left[0] < 600.5
