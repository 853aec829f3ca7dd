"""Alarms with many hubs: whenever and wherever one dies, what is due happens once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from samesky_server.hub.alarms import AHEAD, OVERDUE, SCAN_AGAIN, SCAN_AT_ONCE, SCAN_EVERY, Alarms
from samesky_shared.core.record import Record

from .harness import ROOM
from .hubs import Hubs, Site, hubs, settled


class Died(Exception):
    """The process is gone at this point."""


async def quiet(site: Site) -> None:
    """Waits until a hub has nothing more to do, or is dead."""
    for _ in range(3):
        await settled()
        while not site.dead and any(live.busy for live in site.hub.lives.values()):
            await settled()
        await site.hub.tasks.finished()


async def play(east: Site) -> None:
    """A timer is set and rings, all on one hub, as far as it lives."""
    ana = await east.join("ana")
    ana.say(t="do", id="start", base=1, on="timer", cmd="start", args={"seconds": 5.0})
    await quiet(east)
    east.time += 10.0
    if not east.dead:
        east.hub.tick()
        await quiet(east)
        await east.hub.rooms.alarms.scan(east.hub.lives)


async def take_over(two: Hubs) -> None:
    """The second hub does what is left, as its seconds pass."""
    west = two.sites[1]
    two.time = max(two.time, 10.0)
    # What the dead one had handed to the store gets there: work is done in the order in which it came.
    await two.store.unhint("nobody", 0.0, None)
    for _ in range(4):
        two.time += 1.0
        west.hub.tick()
        await west.hub.rooms.alarms.scan(west.hub.lives)
        await quiet(west)


def rings(records: list[Record]) -> int:
    """How often the timer rang."""
    ends = [
        kept for record in records if record.by is None and (kept := record.states.get("timer")) is not None
    ]
    return len(ends)


async def steps(path: Path) -> int:
    """How many points there are at which a hub can die."""
    async with hubs(path) as two:
        east, count = two.sites[0], [0]

        def step(name: str) -> None:
            count[0] += 1

        east.line.fails = step
        await play(east)
        return count[0]


async def test_an_alarm_rings_once_wherever_its_hub_dies(tmp_path: Path) -> None:
    number = await steps(tmp_path / "whole")
    assert number >= 8
    outcomes = []
    for die_at in range(1, number + 1):
        async with hubs(tmp_path / str(die_at)) as two:
            east, count, dead = two.sites[0], [0], asyncio.Event()

            def step(
                name: str,
                east: Site = east,
                count: list[int] = count,
                dead: asyncio.Event = dead,
                at: int = die_at,
            ) -> None:
                count[0] += 1
                if count[0] >= at:
                    east.kill()
                    dead.set()
                    raise Died(name)

            east.line.fails = step
            played = asyncio.ensure_future(play(east))
            await asyncio.wait(
                {played, waits := asyncio.ensure_future(dead.wait())}, return_when="FIRST_COMPLETED"
            )
            for one in (played, waits):
                one.cancel()  # a dead hub answers nobody
            await asyncio.gather(played, waits, return_exceptions=True)
            await quiet(east)
            assert east.dead
            await take_over(two)
            loaded = await two.store.load(ROOM)
            assert loaded is not None
            records = await two.store.tail(ROOM, 0, 100) or []
            started = any(record.id == "start" for record in records)
            outcomes.append((started, rings(records)))
            assert await two.store.due(two.sites[1].hub.now() + 1e6, 10) == [], "no hint is left"
            east.line.fails = None
    assert all(rang == (1 if started else 0) for started, rang in outcomes), outcomes
    assert {started for started, _ in outcomes} == {True, False}


async def test_two_hubs_that_both_see_it_due_ring_once(tmp_path: Path) -> None:
    async with hubs(tmp_path) as two:
        east, west = two.sites
        ana, ben = await east.join("ana"), await west.join("ben")
        await ana.do("timer", "start", seconds=5.0)
        await settled()
        two.time += 10.0
        for site in two.sites:
            site.hub.tick()
        for site in two.sites:
            await quiet(site)
        await settled()
        assert rings(await two.store.tail(ROOM, 0, 100) or []) == 1
        for guest in (ana, ben):
            assert guest.wire.closed is None


async def test_it_rings_in_time_when_the_room_clock_is_set_ahead(tmp_path: Path) -> None:
    async with hubs(tmp_path, 1) as one:
        (site,) = one.sites
        ana = await site.join("ana")
        await ana.do("timer", "start", seconds=60.0)
        await settled()
        site.hub.tick()
        local = site.clock.monotonic()
        site.clock._set(local, site.clock.now() + 90.0)
        site.hub.tick()
        await quiet(site)
        assert rings(await one.store.tail(ROOM, 0, 100) or []) == 1


@pytest.mark.parametrize("count", [3])
async def test_many_hubs_that_find_it_at_the_same_look_ring_once(tmp_path: Path, count: int) -> None:
    async with hubs(tmp_path, count + 1) as many:
        first, *others = many.sites
        ana = await first.join("ana")
        await ana.do("timer", "start", seconds=5.0)
        first.kill()
        many.time += 10.0
        for site in others:
            await site.hub.rooms.alarms.scan(site.hub.lives)
        for site in others:
            await quiet(site)
        assert rings(await many.store.tail(ROOM, 0, 100) or []) == 1


class Hints:
    """A store that knows when rooms want to wake, and nothing else."""

    def __init__(self, **hints: float) -> None:
        self.hints = hints

    async def due(self, now: float, limit: int) -> list[tuple[str, float]]:
        found = sorted((at, room) for room, at in self.hints.items() if at <= now)
        return [(room, at) for at, room in found[:limit]]


async def test_a_room_of_ones_share_is_loaded_a_little_ahead_and_another_only_when_it_is_overdue() -> None:
    hints = Hints(mine=100.0 + AHEAD, theirs=100.0, overdue=100.0 - OVERDUE, far=100.1 + AHEAD)
    loaded: list[str] = []
    alarms = Alarms(hints, lambda: 100.0, loaded.append, lambda room: room == "mine")  # type: ignore[arg-type]
    assert await alarms.scan({}) == SCAN_EVERY
    assert sorted(loaded) == ["mine", "overdue"]


async def test_where_more_is_due_than_one_look_takes_up_the_next_comes_soon() -> None:
    hints = Hints(**{f"r{n}": 50.0 for n in range(SCAN_AT_ONCE + 1)})
    loaded: list[str] = []
    alarms = Alarms(hints, lambda: 100.0, loaded.append)  # type: ignore[arg-type]
    assert await alarms.scan({}) == SCAN_AGAIN
    assert len(loaded) == SCAN_AT_ONCE
