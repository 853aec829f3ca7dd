"""What leaves the hub: an instance with an audience is not there for the others, not even when it goes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_shared.core.members import Members
from samesky_shared.core.seats import DeviceKey, Invite, Seat
from samesky_shared.protocol import Change, Page, Position

from .harness import ROOM, T0, Guest, World, world


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
        here.hub.lives[ROOM].history.tail.clear()
    assert told(await here.join("ben", since=since)) == [set()]
    assert told(await here.join("ana", 2, since=since)) == [{"playlist:gift"}]


async def test_what_everybody_knew_of_is_closed_for_everybody(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await ana.do("timer", "start", seconds=60)
    await ana.do("timer", "close")
    closed = await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == 3)
    assert isinstance(closed, Change)
    assert closed.states == {"timer": None}


async def a_guest(here: World) -> Guest:
    """Gus has come for the evening."""
    seat = Seat("Gus", devices={"gus-1": DeviceKey("h", T0)})

    def comes(members: Members, now: float) -> Members:
        invited = members.invited("i", Invite("h", "ana", now + 60, stay=600.0), now)
        return invited.joined("i", "gus", seat, now)

    await here.hub.settle(ROOM, None, comes)
    return await here.join("gus")


async def says(guest: Guest, line: str) -> str:
    """Says something; the id of its entry."""
    change = await guest.do("chat", "say", text=b"\0" + line.encode())
    assert isinstance(change, Change)
    return change.entries[0].id


async def test_a_guest_hears_nothing_of_what_was_before_they_came(here: World) -> None:
    ana = await here.join("ana")
    before = await says(ana, "before")
    here.time += 1
    gus = await a_guest(here)
    here.time += 1
    after = await says(ana, "after")
    heard = await gus.until(lambda frame: isinstance(frame, Change) and bool(frame.entries))
    assert isinstance(heard, Change)
    assert [entry.id for entry in heard.entries] == [after]
    gus.say(t="timeline", id="p")
    assert [entry.id for entry in (await gus.a(Page)).entries] == [after]
    ana.say(t="timeline", id="p")
    assert [entry.id for entry in (await ana.a(Page)).entries] == [before, after]
    for entry in (before, after):
        await ana.do("room", "erase", entry=entry)
    told: set[str] = set()
    while told != {before, after}:
        told |= {one.id for one in (await ana.a(Change)).redacted}
    await ana.do("timer", "start", seconds=60)
    await gus.until(lambda frame: isinstance(frame, Change) and "timer" in frame.states)
    heard_of = [one.id for frame in gus.wire.sent if isinstance(frame, Change) for one in frame.redacted]
    assert heard_of == [after]


async def test_a_guest_whose_time_is_up_is_shown_out(here: World) -> None:
    gus = await a_guest(here)
    ana = await here.join("ana")
    await ana.do("room", "guest", member="gus", stay=0.0)
    assert await gus.end() == 4410
