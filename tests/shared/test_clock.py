"""The room clock as a device sees it: never further off than it says, whatever the way there does."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.clock import AGAIN_PINGS, SETTLE_GAP, SETTLE_PINGS, START_PINGS, STEADY_GAP, Clock

OFFSET = 1_800_000_000.0
delays = st.floats(1e-4, 3.0)
"""Room time has a resolution of 0.2 µs (a float of Unix time), and no way is that short."""


@dataclass
class World:
    """A hub whose clock is the truth, and a device whose clock drifts against it."""

    ppm: float = 0.0
    true: float = 0.0
    """True seconds; the room clock is `true + OFFSET`."""
    set: float = 0.0
    """By how much the room clock was set."""

    def local(self) -> float:
        return self.true * (1 + self.ppm * 1e-6)

    def room(self) -> float:
        return self.true + OFFSET + self.set

    def ping(self, clock: Clock, up: float, down: float, held: float = 0.0, clk: str = "one") -> bool:
        c = self.local()
        self.true += up
        r = self.room()
        self.true += held
        s = self.room()
        self.true += down
        return clock.add(c, r, s, self.local(), clk)

    def off(self, clock: Clock) -> float:
        assert clock.offset is not None
        return abs(self.local() + clock.offset - self.room())


def test_before_the_first_sample_nothing_is_claimed() -> None:
    clock = Clock()
    assert (clock.offset, clock.round_trip, clock.down) == (None, None, None)
    assert clock.to_room(5.0) is None
    assert clock.to_local(5.0) is None
    assert clock.error(5.0) == float("inf")


def test_an_even_way_gives_the_exact_offset() -> None:
    world, clock = World(), Clock()
    assert world.ping(clock, 0.05, 0.05, held=0.2)
    assert clock.offset == pytest.approx(OFFSET, abs=1e-6)
    assert clock.round_trip == pytest.approx(0.1, abs=1e-6)
    assert clock.down == pytest.approx(0.05, abs=1e-6)


def test_an_uneven_way_errs_by_half_of_the_unevenness() -> None:
    world, clock = World(), Clock()
    world.ping(clock, 0.3, 0.1)
    assert world.off(clock) == pytest.approx(0.1, abs=1e-6)
    assert clock.error(world.local()) >= 0.2


@given(
    ppm=st.floats(-100, 100),
    pings=st.lists(st.tuples(delays, delays, st.floats(0, 0.5), st.floats(0, 40)), min_size=1, max_size=30),
    later=st.floats(0, 600),
)
def test_it_is_never_further_off_than_it_says(
    ppm: float, pings: list[tuple[float, float, float, float]], later: float
) -> None:
    world, clock = World(ppm), Clock()
    for up, down, held, gap in pings:
        world.ping(clock, up, down, held)
        assert world.off(clock) <= clock.error(world.local()) + 1e-6
        world.true += gap
        assert world.off(clock) <= clock.error(world.local()) + 1e-6
    world.true += later
    assert world.off(clock) <= clock.error(world.local()) + 1e-6


@given(st.floats(-100, 100), st.lists(st.tuples(delays, delays), min_size=2, max_size=30))
def test_room_time_never_runs_back(ppm: float, pings: list[tuple[float, float]]) -> None:
    world, clock = World(ppm), Clock()
    last = float("-inf")
    for up, down in pings:
        world.ping(clock, up, down)
        for _ in range(3):
            served = clock.to_room(world.local())
            assert served is not None
            assert served >= last
            last = served
            world.true += 0.001


@given(st.lists(st.tuples(delays, delays), min_size=8, max_size=8))
def test_one_quick_answer_among_slow_ones_is_believed(pings: list[tuple[float, float]]) -> None:
    world, clock = World(), Clock()
    for up, down in pings[:4]:
        world.ping(clock, 0.2 + up, 0.2 + down)
    world.ping(clock, 0.01, 0.01)
    for up, down in pings[4:7]:
        world.ping(clock, 0.2 + up, 0.2 + down)
    assert world.off(clock) <= 0.002


def test_an_old_sample_loses_against_drift() -> None:
    world, clock = World(ppm=100), Clock()
    world.ping(clock, 0.010, 0.010)
    world.true += 600  # at 100 ppm worth 60 ms
    world.ping(clock, 0.015, 0.015)
    assert clock.round_trip == pytest.approx(0.03, abs=1e-4)
    assert world.off(clock) < 0.001


def test_another_clock_at_the_hub_forgets_the_old_one() -> None:
    world, clock = World(), Clock()
    world.ping(clock, 0.001, 0.001)
    assert clock.add(10.0, 500.0, 500.0, 10.2, "two")
    assert clock.offset == pytest.approx(489.9)
    served = clock.to_room(10.2)
    assert served == pytest.approx(500.1)


@pytest.mark.parametrize(
    ("c", "r", "s", "back"),
    [
        (10.0, 5.0, 5.0, 9.0),
        (10.0, 5.0, 4.0, 11.0),
        (10.0, 5.0, 8.0, 11.0),
        (10.0, float("nan"), 5.0, 11.0),
        (10.0, 5.0, float("nan"), 11.0),
        (10.0, -1e308, 1e308, 11.0),
        (-1e308, 5.0, 5.0, 1e308),
    ],
)
def test_an_impossible_sample_is_left_out(c: float, r: float, s: float, back: float) -> None:
    world, clock = World(), Clock()
    world.ping(clock, 0.1, 0.1)
    before = (clock.offset, clock.round_trip, clock.down)
    assert not clock.add(c, r, s, back, "two")
    assert (clock.offset, clock.round_trip, clock.down) == before


def test_room_and_local_time_turn_into_each_other() -> None:
    world, clock = World(), Clock()
    world.ping(clock, 0.05, 0.05)
    local = world.local()
    room = clock.to_room(local)
    assert room is not None
    assert clock.to_local(room) == pytest.approx(local, abs=1e-6)


def test_pings_come_fast_at_first_and_then_rarely() -> None:
    world, clock = World(), Clock()
    gaps = []
    for _ in range(START_PINGS + SETTLE_PINGS + 3):
        gaps.append(clock.next_gap())
        world.ping(clock, 0.01, 0.01)
    assert gaps[:START_PINGS] == sorted(gaps[:START_PINGS])
    assert sum(gaps[:START_PINGS]) < 5
    assert gaps[START_PINGS:] == [SETTLE_GAP] * SETTLE_PINGS + [STEADY_GAP] * 3


def test_after_a_suspend_the_wall_clock_tells_until_the_hub_does() -> None:
    world, clock = World(), Clock()
    for _ in range(START_PINGS):
        world.ping(clock, 0.01, 0.01)
    assert not clock.look(world.local(), 500.0 + world.true)
    assert not clock.look(world.local(), 500.0 + world.true)
    before = clock.to_room(world.local())
    assert before is not None
    assert clock.look(world.local(), 545.0 + world.true), "the device slept 45 s"
    assert clock.to_room(world.local()) == pytest.approx(before + 45)
    assert (clock.quality, clock.error(world.local())) == ("none", 1.0)
    gaps = []
    for _ in range(AGAIN_PINGS):
        gaps.append(clock.next_gap())
        world.ping(clock, 0.01, 0.01)
    assert max(gaps) < 0.3
    assert clock.next_gap() == SETTLE_GAP
    assert world.off(clock) < 1e-5


# --------------------------------------------------------------------------------------------- whole lines


class Path:
    """Ten minutes on a line, with the client's own cadence."""

    def __init__(
        self, seed: int, up: float, down: float, jitter: float, loss: float, ppm: float, happens: str = "",
        queue: float = 0.0,
    ) -> None:  # fmt: skip
        self.queue = queue
        """How long the way up may queue, in seconds."""
        self.chance = random.Random(seed)
        self.up, self.down, self.jitter, self.loss, self.happens = up, down, jitter, loss, happens
        self.world, self.clock = World(ppm), Clock()
        self.pings = self.lost = 0
        self.errors: list[float] = []
        """In milliseconds, twice a second after the first five."""
        self.backwards = 0.0

    def way(self, least: float) -> float:
        lost = self.chance.random() < self.loss
        self.lost += lost
        again = self.up + self.down + 0.24 if lost else 0.0
        return least + self.chance.gammavariate(2, self.jitter / 2) + again

    def run(self, seconds: float = 600.0) -> Path:
        world, last = self.world, float("-inf")
        while world.true < seconds:
            if self.happens == "route" and world.true > 300:
                self.happens, self.up = "", self.up + 0.04
            if self.happens == "step" and world.true > 300:
                self.happens, world.set = "", 0.025
            queued = self.chance.uniform(0, self.queue) if self.queue else 0.0
            world.ping(self.clock, self.way(self.up) + queued, self.way(self.down))
            self.pings += 1
            end = world.true + self.clock.next_gap()
            while world.true < end:
                served = self.clock.to_room(world.local())
                assert served is not None
                self.backwards = max(self.backwards, last - served)
                last = served
                if world.true > 5:
                    self.errors.append(1e3 * abs(served - world.room()))
                world.true = min(end, world.true + 0.5)
        return self

    def p(self, q: float) -> float:
        return sorted(self.errors)[int(q * len(self.errors))]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("up", "down", "jitter", "loss", "ppm", "happens", "limit"),
    [
        (0.015, 0.015, 0.003, 0.01, 30, "", 0.0),
        (0.072, 0.048, 0.003, 0.01, -60, "", 12.0),
        (0.060, 0.060, 0.004, 0.05, 100, "", 0.0),
        (0.150, 0.100, 0.006, 0.03, -100, "", 25.0),
        (0.060, 0.060, 0.004, 0.02, 50, "step", 0.0),
        (0.060, 0.060, 0.004, 0.02, 50, "route", 0.0),
    ],
)
def test_it_keeps_within_milliseconds_of_what_the_line_allows(
    seed: int, up: float, down: float, jitter: float, loss: float, ppm: float, happens: str, limit: float
) -> None:
    path = Path(seed, up, down, jitter, loss, ppm, happens).run()
    assert path.p(0.98) <= limit + 3.0, (path.p(0.5), path.p(0.98))
    assert path.backwards <= 0
    again = AGAIN_PINGS + SETTLE_PINGS if happens == "step" else 0
    assert path.pings <= 75 + path.lost + again, "one more for each that was lost"


def test_a_step_of_the_hub_is_found_and_told() -> None:
    world, clock = World(), Clock()
    for _ in range(START_PINGS):
        world.ping(clock, 0.01, 0.01)
        world.true += 1
    world.set = -3.0
    world.ping(clock, 0.01, 0.01)
    assert clock.stepped == pytest.approx(-3.0, abs=1e-3)
    assert clock.next_gap() < 0.1
    assert world.off(clock) < 1e-3


def test_a_better_estimate_is_met_slowly() -> None:
    world, clock = World(), Clock()
    for _ in range(START_PINGS):
        world.ping(clock, 0.030, 0.010)  # off by 10 ms, which only a shorter way up can show
    for _ in range(30):
        world.ping(clock, 0.010, 0.010)
    assert clock.stepped == 0.0
    before, at = clock.to_room(world.local()), world.true
    assert before is not None
    world.true += 1.0
    after = clock.to_room(world.local())
    assert after is not None
    assert abs((after - before) / (world.true - at) - 1) <= 0.0051
    world.true += 10
    assert clock.to_room(world.local()) == pytest.approx(world.room(), abs=1e-4)


def test_the_file_of_lines_is_followed_to_a_microsecond() -> None:
    lines = json.loads((File(__file__).parents[2] / "docs/clock.json").read_text())["lines"]
    assert len(lines) >= 7
    for steps in lines.values():
        clock = Clock()
        for step in steps:
            if step["do"] == "add":
                clock.add(step["c"], step["r"], step["s"], step["back"], step["clk"])
                at = step["back"]
            else:
                at = step["local"]
                assert clock.look(at, step["wall"]) is step["slept"]
            assert clock.offset == pytest.approx(step["offset"], abs=1e-6)
            assert clock.error(at + 5) == pytest.approx(step["error"], abs=1e-6)
            assert clock.to_room(at + 0.25) == pytest.approx(step["then"], abs=1e-6)
            assert (clock.quality, clock.next_gap()) == (step["quality"], pytest.approx(step["gap"]))


@pytest.mark.parametrize(("waits", "again"), [([0.05], [True]), ([0.05, 0.05, 0.05], [True, False, False])])
def test_a_sample_that_waited_too_long_to_tell_is_asked_for_once_more(
    waits: list[float], again: list[bool]
) -> None:
    world, clock = World(), Clock()
    for _ in range(START_PINGS + SETTLE_PINGS):
        world.ping(clock, 0.01, 0.01)
    assert clock.next_gap() == STEADY_GAP
    seen = []
    for wait in waits:
        world.ping(clock, 0.01 + wait, 0.01)
        seen.append(clock.next_gap() < 1)
    assert seen == again
    world.ping(clock, 0.01, 0.01)
    assert clock.next_gap() == STEADY_GAP


def test_a_step_is_found_though_a_lost_packet_comes_between() -> None:
    world, clock = World(), Clock()
    for _ in range(START_PINGS + SETTLE_PINGS):
        world.ping(clock, 0.06, 0.06)
    world.set = 0.025
    world.ping(clock, 0.06, 0.06)
    world.ping(clock, 0.06, 0.36)
    assert clock.stepped == 0
    world.ping(clock, 0.06, 0.06)
    assert clock.next_gap() < 1
    assert world.off(clock) < 1e-3


def test_a_ping_that_was_on_its_way_when_the_clock_was_set_spoils_nothing() -> None:
    world, clock = World(), Clock()
    for _ in range(START_PINGS + SETTLE_PINGS):
        world.ping(clock, 0.06, 0.06)
    c = world.local()
    world.true += 0.06
    r = world.room()
    world.true += 0.06
    # The device's own clock was set back by 25 ms meanwhile, so this looks like the quickest of all.
    world.set = 0.025
    assert clock.add(c + 0.025, r + 0.025, r + 0.025, world.local(), "one")
    for _ in range(2):
        world.true += clock.next_gap()
        world.ping(clock, 0.06, 0.06)
    assert world.off(clock) < 1e-3


def tails(queue: float = 0.0) -> list[float]:
    """The p98 in ms of twelve devices whose quartz is off by 100 ppm, in their first minutes, the worst one last."""
    found = []
    for seed in range(12):
        found.append(Path(seed, 0.06, 0.06, 0.006, 0.03, 100, queue=queue).run(200).p(0.98))
    return sorted(found)


def test_even_the_worst_of_twelve_devices_is_within_milliseconds_from_the_first_minute_on() -> None:
    assert tails()[-1] < 3.0


def test_a_queue_on_one_way_does_not_pull_the_estimate_into_the_middle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = sum(tails(queue=0.03))
    monkeypatch.setattr("samesky_shared.clock._ALIKE", 1e6)
    assert found < sum(tails(queue=0.03))
