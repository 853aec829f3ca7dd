"""Tiny frames behind what takes effect ahead of now, and behind nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_server.hub.trail import FRAMES, Trail

from .harness import Guest, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        yield made


async def trailed(guest: Guest, count: int) -> None:
    while guest.wire.trailed < count:
        guest.wire.news.clear()
        await guest.wire.news.wait()


async def test_a_timed_change_is_followed_for_all_who_show_it(here: World) -> None:
    ana, ben, hidden = await here.join("ana"), await here.join("ben"), await here.join("ben", 2)
    hidden.say(t="presence", status="hidden")
    await ana.do("timer", "start", seconds=60)
    await trailed(ana, FRAMES)
    await trailed(ben, FRAMES)
    assert hidden.wire.trailed == 0


async def test_what_is_said_is_not_followed(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await ana.do("chat", "say", text=b"\0hi")
    await ana.do("timer", "start", seconds=60)
    await trailed(ben, FRAMES)
    assert ben.wire.trailed == FRAMES


async def test_a_change_on_the_way_has_a_whole_trail_of_its_own() -> None:
    sent: list[int] = []
    done = asyncio.Event()

    def send() -> None:
        sent.append(len(sent))
        if len(sent) == 1:
            trail.begin()
        if len(sent) == FRAMES + 1:
            done.set()

    trail = Trail(send)
    trail.begin()
    trail.begin()
    await done.wait()
    assert trail._left == 0
    assert trail._timer is None, "and then it rests"
