"""The room clock: never below the newest record, never back, and by the store's clock where it has one."""

from __future__ import annotations

import pytest

from samesky_server.hub.roomclock import AHEAD, JUMP, SLEW, RoomClock


class Times:
    """A monotonic clock, and a store whose clock is `off` from it, each question taking `trip` seconds."""

    def __init__(self, off: float = 1000.0, trip: float = 0.002) -> None:
        self.ticks = 50.0
        self.off = off
        self.trip = trip

    def monotonic(self) -> float:
        return self.ticks

    async def store(self) -> float:
        self.ticks += self.trip / 2
        told = self.ticks + self.off
        self.ticks += self.trip / 2
        return told


async def nothing() -> None:
    return None


def test_it_starts_at_the_wall_clock_and_follows_the_monotonic_one() -> None:
    times = Times()
    clock = RoomClock(1000.0, 0.0, times.monotonic)
    assert clock.now() == 1000.0
    times.ticks = 52.5
    assert clock.now() == 1002.5


def test_a_wall_clock_that_was_set_back_does_not_take_it_along() -> None:
    clock = RoomClock(1000.0, 5000.0, lambda: 0.0)
    assert clock.now() == 5000.0


def test_every_clock_has_its_own_id() -> None:
    assert RoomClock(0, 0, lambda: 0.0).id != RoomClock(0, 0, lambda: 0.0).id


async def test_without_a_clock_of_the_store_it_goes_by_its_own() -> None:
    clock = RoomClock(1000.0, 0.0, lambda: 7.0)
    await clock.meet(nothing)
    assert clock.now() == 1000.0
    assert await clock.ask(nothing) is None


@pytest.mark.parametrize("wrong", [-3600.0, 0.0, 3600.0])
async def test_machines_with_wrong_clocks_agree_by_the_stores(wrong: float) -> None:
    times = Times()
    clock = RoomClock(times.ticks + times.off + wrong, 0.0, times.monotonic)
    await clock.meet(times.store)
    id = clock.id
    assert clock.now() == pytest.approx(times.ticks + times.off, abs=0.001)
    for _ in range(30):
        times.ticks += 10.0
        before = clock.now()
        await clock.ask(times.store)
        assert clock.now() > before
        assert clock.now() == pytest.approx(times.ticks + times.off, abs=0.001)
    assert clock.id == id


async def test_it_starts_no_lower_than_what_is_kept_but_what_was_announced_does_not_pull_it_ahead() -> None:
    for newest, expected in ((AHEAD - 0.1, 0.0), (AHEAD + 100.0, AHEAD + 100.0)):
        times = Times()
        clock = RoomClock(0.0, times.ticks + times.off + newest, times.monotonic)
        await clock.meet(times.store)
        assert clock.now() - (times.ticks + times.off) == pytest.approx(expected, abs=0.02)


async def test_when_the_stores_clock_jumps_ahead_devices_are_told_of_another_clock() -> None:
    times = Times()
    clock = RoomClock(0.0, 0.0, times.monotonic)
    await clock.meet(times.store)
    id, times.off = clock.id, times.off + 3600.0
    for _ in range(5):
        times.ticks += 0.1
        await clock.ask(times.store)
    assert clock.id != id
    assert clock.now() == pytest.approx(times.ticks + times.off, abs=0.002)


async def test_when_the_stores_clock_is_set_back_it_runs_a_little_slower_and_never_back() -> None:
    times = Times()
    clock = RoomClock(0.0, 0.0, times.monotonic)
    await clock.meet(times.store)
    id, times.off = clock.id, times.off - 0.2
    told, read = [clock.now()], [times.ticks]
    for _ in range(60):
        times.ticks += 1.0
        await clock.ask(times.store)
        told.append(clock.now())
        read.append(times.ticks)
    rates = [(b - a) / (d - c) for a, b, c, d in zip(told, told[1:], read, read[1:], strict=False)]
    assert min(rates) >= 1 - SLEW - 1e-6
    assert told[-1] == pytest.approx(times.ticks + times.off, abs=0.001)
    assert clock.id == id
    assert JUMP < 0.2
