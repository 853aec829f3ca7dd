"""The room clock: never below the newest record, never back."""

from samesky_server.hub.roomclock import RoomClock


def test_it_starts_at_the_wall_clock_and_follows_the_monotonic_one() -> None:
    ticks = [50.0]
    clock = RoomClock(1000.0, 0.0, lambda: ticks[0])
    assert clock.now() == 1000.0
    ticks[0] = 52.5
    assert clock.now() == 1002.5
    assert clock.monotonic_at(1010.0) == 60.0


def test_a_wall_clock_that_was_set_back_does_not_take_it_along() -> None:
    clock = RoomClock(1000.0, 5000.0, lambda: 0.0)
    assert clock.now() == 5000.0


def test_every_clock_has_its_own_id() -> None:
    assert RoomClock(0, 0, lambda: 0.0).id != RoomClock(0, 0, lambda: 0.0).id
