"""What leaves the hub: an instance with an audience is not there for the others, not even when it goes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_shared.protocol import Change, Position

from .harness import ROOM, Guest, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        yield made


def told(guest: Guest) -> list[set[str]]:
    """Which instances each change named."""
    return [set(frame.states) for frame in guest.wire.sent if isinstance(frame, Change)]


async def private(ana: Guest) -> None:
    await ana.do("playlist:gift", "open", audience=["ana"])
    await ana.do("playlist:gift", "add", media=b"\0ring")
    await ana.do("playlist:gift", "close")


async def test_the_others_do_not_hear_of_it(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await private(ana)
    await ana.do("timer", "start", seconds=60)
    await ben.until(lambda frame: isinstance(frame, Change) and "timer" in frame.states)
    assert told(ben) == [{"room"}, set(), set(), set(), {"timer"}]
    assert told(ana) == [{"room"}, {"playlist:gift"}, {"playlist:gift"}, {"playlist:gift"}, {"timer"}]


@pytest.mark.parametrize("evicted", [False, True])
async def test_nor_when_they_come_back(here: World, evicted: bool) -> None:
    ben = await here.join("ben")
    since: Position = here.hub.lives[ROOM].room.position
    ben.session.lost()
    ana = await here.join("ana")
    await private(ana)
    if evicted:  # then the records come from the store
        here.hub.lives[ROOM].tail.clear()
    assert told(await here.join("ben", since=since)) == [set()]
    assert told(await here.join("ana", 2, since=since)) == [{"playlist:gift"}]


async def test_what_everybody_knew_of_is_closed_for_everybody(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await ana.do("timer", "start", seconds=60)
    await ana.do("timer", "close")
    closed = await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == 3)
    assert isinstance(closed, Change)
    assert closed.states == {"timer": None}
