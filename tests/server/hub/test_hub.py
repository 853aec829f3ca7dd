"""Rooms come into memory, do what is due, and go; the hub says goodbye."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_server.hub import hub
from samesky_server.hub.live import Live
from samesky_server.hub.presence import OFFLINE_AFTER
from samesky_server.hub.rooms import IDLE
from samesky_shared.core.members import Members
from samesky_shared.core.seats import Seat
from samesky_shared.errors import Refused
from samesky_shared.protocol import Bye, Change

from .harness import ROOM, T0, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        yield made


async def test_a_room_is_made_once(here: World) -> None:
    members = await here.hub.members(ROOM)
    assert members is not None
    assert set(members.members) == {"ana", "ben"}
    assert not await here.hub.found(Members(id=ROOM, members={"eve": Seat("Eve")}))
    assert await here.hub.members(ROOM) == members
    assert await here.hub.members("another-room-entirely0") is None


async def test_who_is_in_a_room_changes_for_everybody(here: World) -> None:
    ana = await here.join("ana")
    made = await here.hub.settle(ROOM, "ana", lambda members, now: members.revoked("none"))
    assert made is not None
    assert set(made.members) == {"ana", "ben"}
    with pytest.raises(Refused, match="full"):
        await here.hub.settle(ROOM, None, lambda members, now: members.joined(None, "eve", Seat("Eve"), now))
    await here.hub.settle(
        ROOM, "ana", lambda members, now: Members(id=members.id, members={"ana": members.members["ana"]})
    )
    change = await ana.until(lambda frame: isinstance(frame, Change) and frame.seq == 2)
    assert isinstance(change, Change)
    assert set(change.states["room"]["members"]) == {"ana"}
    assert await here.hub.settle("another-room-entirely0", None, lambda members, now: members) is None


async def test_who_is_no_longer_in_the_room_is_shown_out(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await here.hub.settle(
        ROOM, "ana", lambda members, now: Members(id=members.id, members={"ana": members.members["ana"]})
    )
    assert await ben.end() == 4410
    assert ana.wire.closed is None


async def test_a_timer_ends_by_itself_at_its_time(here: World) -> None:
    ana = await here.join("ana")
    started = await ana.do("timer", "start", seconds=0.05)
    assert isinstance(started, Change)
    here.time += 1.0
    ended = await ana.a(Change)
    assert ended.by is None
    assert ended.at == ended.states["timer"]["ended_at"] == started.at + 0.05


async def test_a_room_that_nobody_is_in_wakes_too(here: World) -> None:
    ana = await here.join("ana")
    await ana.do("timer", "start", seconds=3600)
    ana.session.lost()
    here.time += OFFLINE_AFTER + IDLE
    here.hub.tick()
    assert here.hub.lives == {}
    here.time += 3600
    await here.hub.rooms.alarms.scan(here.hub.lives)
    while (live := here.hub.lives.get(ROOM)) is None or live.room.due() is not None or live.busy:
        await asyncio.sleep(0)
    await here.hub.rooms.alarms.scan(here.hub.lives)
    assert await here.store.due(here.clock.now() + 1e6, 10) == []
    ben = await here.join("ben")
    state = next(frame for frame in ben.wire.sent if isinstance(frame, Change)).states["timer"]
    assert state["ended_at"] == pytest.approx(T0 + 3600.25)


async def test_an_idle_room_is_let_go_of_and_comes_back_the_same(here: World) -> None:
    ana = await here.join("ana")
    for n in range(3):
        await ana.do("chat", "say", text=b"\0%d" % n)
    before = here.hub.lives[ROOM].room.snapshot()
    ana.session.lost()
    here.time += OFFLINE_AFTER - 1
    here.hub.tick()
    assert ROOM in here.hub.lives  # somebody could still be told that ana is away
    here.time += 1
    here.hub.tick()
    assert here.hub.lives == {}
    await here.join("ana")
    assert here.hub.lives[ROOM].room.snapshot() == before


async def test_the_hub_says_goodbye_and_spreads_the_return(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await here.hub.drain()
    for one in (ana, ben):
        bye = next(frame for frame in one.wire.sent if isinstance(frame, Bye))
        assert bye.code == 4452
        assert bye.retry_after is not None
        assert 0 <= bye.retry_after <= 5
        assert one.wire.closed is not None
        assert one.wire.closed[0] == 4452


async def test_commands_of_both_keep_one_order(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    for n in range(20):
        ana.say(t="do", id=f"a{n}", base=1, on="chat", cmd="say", args={"text": b"\0a"})
        ben.say(t="do", id=f"b{n}", base=1, on="chat", cmd="say", args={"text": b"\0b"})
    for one in (ana, ben):
        await one.until(lambda frame: isinstance(frame, Change) and frame.seq == 41)
    orders = [[frame.seq for frame in one.wire.sent if isinstance(frame, Change)] for one in (ana, ben)]
    assert orders[0] == orders[1] == list(range(1, 42))
    ids = [id for frame in ana.wire.sent if isinstance(frame, Change) for id in frame.ids]
    assert sorted(ids) == sorted([f"a{n}" for n in range(20)] + [f"b{n}" for n in range(20)])


async def test_a_second_passes_a_little_at_a_time_and_the_clock_was_not_set_meanwhile(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "SLICE", 0.0)  # one room a turn
    rooms = [f"room-{n:017}" for n in range(40)]
    for room in rooms:
        assert await here.hub.found(Members(id=room, members={"ana": Seat("Ana")}))
        assert await here.hub.rooms.live(room)
    seen: list[str] = []
    set_anew: list[str] = []
    monkeypatch.setattr(Live, "tick", lambda live: seen.append(live.room.id))
    monkeypatch.setattr(here.hub.rooms.alarms, "drop", set_anew.append)

    def runs() -> float:
        here.time += 0.001
        return here.time

    here.clock.monotonic = runs
    for _ in range(2):
        await here.hub._second()
    assert sorted(seen[: len(rooms)]) == rooms
    assert not set_anew
