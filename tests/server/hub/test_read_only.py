"""While nothing may be changed everybody comes in and sees what there is, and no record is made by anybody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_server.hub import read_only
from samesky_server.hub.presence import OFFLINE_AFTER
from samesky_server.hub.read_only import AGAIN, ReadOnly
from samesky_server.hub.rooms import IDLE
from samesky_server.stores.base import StoreError
from samesky_shared.core.members import Members
from samesky_shared.core.seats import Seat
from samesky_shared.errors import Refused
from samesky_shared.protocol import Change, Done, Refusal, SignalFrom

from .harness import ROOM, World, world
from .hubs import Hubs, hubs, settled


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        yield made


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Hubs]:
    async with hubs(tmp_path) as made:
        yield made


async def test_commands_are_refused_and_all_else_goes_on(here: World) -> None:
    ana = await here.join("ana")
    kept = await ana.do("chat", "say", text=b"\0before")
    await here.hub.read_only.hold(600)
    refused = await ana.do("chat", "say", text=b"\0meanwhile")
    assert isinstance(refused, Refusal)
    assert refused.code == "unavailable"
    assert refused.retry_after is not None
    assert AGAIN <= refused.retry_after <= 2 * AGAIN, "longer than what is now or never may wait"
    ben = await here.join("ben")
    assert isinstance(kept, Change)
    assert ben.wire.sent[-1].position.seq == kept.seq  # type: ignore[union-attr]
    ben.say(t="signal", kind="reaction", data={"name": "heart"})
    await ana.a(SignalFrom)
    ana.say(t="timeline", id="past", limit=5)
    await ana.until(lambda frame: getattr(frame, "id", None) == "past")
    await here.hub.read_only.hold(0)
    assert isinstance(await ana.do("chat", "say", text=b"\0after"), Change)


async def test_a_command_that_was_kept_before_is_answered(here: World) -> None:
    ana = await here.join("ana")
    ana.say(t="do", id="once", base=0, on="chat", cmd="say", args={"text": b"\0one"})
    await ana.until(lambda frame: isinstance(frame, Change) and "once" in frame.ids)
    await here.hub.read_only.hold(600)
    ana.say(t="do", id="once", base=0, on="chat", cmd="say", args={"text": b"\0one"})
    done = await ana.until(lambda frame: isinstance(frame, Done | Refusal))
    assert isinstance(done, Done)


async def test_rooms_and_seats_are_not_changed_from_outside_either(here: World) -> None:
    await here.hub.read_only.hold(600)
    with pytest.raises(Refused, match="unavailable") as found:
        await here.hub.found(Members(id="another-room-entirely0", members={"eve": Seat("Eve")}))
    assert found.value.retry_after is not None
    with pytest.raises(Refused, match="unavailable"):
        await here.hub.settle(ROOM, "ana", lambda members, now: members.left("ana", now))
    assert await here.store.rooms() == [ROOM]
    assert (await here.store.tops([ROOM]))[ROOM].seq == 1


async def test_what_is_due_waits_until_things_can_be_changed_again(here: World) -> None:
    ana = await here.join("ana")
    started = await ana.do("timer", "start", seconds=5)
    assert isinstance(started, Change)
    await here.hub.read_only.hold(600)
    here.time += 60
    here.hub.tick()
    await here.hub._scan()
    assert here.hub.lives[ROOM].room.seq == started.seq
    await here.hub.read_only.hold(0)
    here.hub.tick()
    ended = await ana.until(lambda frame: isinstance(frame, Change) and frame.by is None)
    assert isinstance(ended, Change)
    assert ended.states["timer"]["ended_at"] is not None


async def test_rooms_that_nobody_is_in_are_left_alone(here: World) -> None:
    ana = await here.join("ana")
    await ana.do("timer", "start", seconds=3600)
    ana.session.lost()
    here.time += OFFLINE_AFTER + IDLE
    here.hub.tick()
    assert here.hub.lives == {}
    await here.hub.read_only.hold(7200)
    here.time += 3600
    await here.hub._scan()
    await here.hub.tasks.finished()
    assert here.hub.lives == {}
    await here.hub.read_only.hold(0)
    await here.hub._scan()
    await until(lambda: (live := here.hub.lives.get(ROOM)) is not None and live.room.due() is None)


async def test_neither_snapshots_are_made_nor_entries_erased(here: World) -> None:
    ana = await here.join("ana")
    said = await ana.do("chat", "say", text=b"\0forget this")
    assert isinstance(said, Change)
    await here.hub.read_only.hold(600)
    live = here.hub.lives[ROOM]
    here.hub.rooms.compact(live)
    here.hub.rooms.erases(live)
    await here.hub.tasks.finished()
    found = await here.store.load(ROOM)
    assert found is not None
    assert found.snapshot is None
    assert here.hub.eraser.running == {}


async def test_it_ends_by_itself(here: World) -> None:
    await here.hub.read_only.hold(600)
    assert here.hub.read_only.on
    here.time += 601
    assert not here.hub.read_only.on
    assert here.hub.read_only.refusal() is None


async def test_a_hub_that_starts_meanwhile_holds_to_it(here: World) -> None:
    await here.hub.read_only.hold(600)
    assert await read_only.read(here.store) == here.hub.read_only.until > 0
    await here.hub.read_only.hold(0)
    assert await read_only.read(here.store) == 0


async def test_the_other_hub_hears_of_it_and_says_so(two: Hubs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_only, "_LOOK", 3600.0)
    east, west = two.sites
    ben = await west.join("ben")
    west.hub.read_only.start()
    await settled()
    await east.hub.read_only.hold(600)
    await until(lambda: west.hub.read_only.on)
    assert isinstance(await ben.do("chat", "say", text=b"\0no"), Refusal)
    await two.wait(1)
    assert [one.read_only for one in east.hub.neighbours.others()] == [True]
    await east.hub.read_only.hold(0)
    await until(lambda: not west.hub.read_only.on)
    await west.hub.read_only.close()


async def test_what_was_not_heard_is_found_at_the_next_look(two: Hubs) -> None:
    east, west = two.sites
    west.line.loses_messages = True
    await east.hub.read_only.hold(600)
    await settled()
    assert not west.hub.read_only.on
    wait = await west.hub.read_only._turn()
    assert west.hub.read_only.on
    assert wait <= 2


async def test_without_the_store_it_stays_as_it_was_and_ends_in_time(two: Hubs) -> None:
    west = two.sites[1]
    await west.hub.read_only.hold(600)
    west.line.away = True
    for _ in range(2):
        with pytest.raises(StoreError):
            await west.hub.read_only._turn()
    assert west.hub.read_only.on
    two.time += 601
    assert not west.hub.read_only.on


async def until(fits: object) -> None:
    """Waits for something that comes by itself soon."""
    async with asyncio.timeout(10):
        while not fits():  # type: ignore[operator]
            await asyncio.sleep(0)


def test_a_hub_that_nobody_holds_to_anything_refuses_nothing() -> None:
    assert ReadOnly(None, lambda: 1.0).refusal() is None  # type: ignore[arg-type]
    ReadOnly(None, lambda: 1.0).check()  # type: ignore[arg-type]
