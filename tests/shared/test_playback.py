"""Following a motion: near it, hardly heard, and never for ever beside it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.motion import Motion
from samesky_shared.playback import Act, Follower, Reading, RunUp
from samesky_shared.testing.element import STEP, Element, Watched, follow

START = 1_000.0
MOTION = Motion(0.0, 1.0, START)
VECTORS = Path(__file__).resolve().parents[2] / "docs" / "playback.json"


def element(seed: int = 1, off: float = 0.0, at: float = 10.0, **how: object) -> Element:
    """A player that stands `off` from the motion, ten seconds after its start."""
    return Element(Random(seed), START + at, at + off, **how)  # type: ignore[arg-type]


def part(of: list[float], near: float) -> float:
    return sum(abs(one) < near for one in of) / len(of)


def quantile(of: list[float], q: float) -> float:
    return sorted(abs(one) for one in of)[int(q * (len(of) - 1))]


def test_nothing_is_done_before_the_instant_and_at_rest() -> None:
    reading = Reading(7.0, 1.0)
    for motion in (Motion(0.0, 1.0, START + 20), Motion(3.0, 0.0, START)):
        follower = Follower()
        assert [follower.steer(motion, START + 10 + n * STEP, reading) for n in range(40)] == [Act()] * 40


def test_in_step_it_is_left_alone() -> None:
    follower = Follower()
    assert {follower.steer(MOTION, START + t / 20, Reading(t / 20 + 0.004, 1.0)) for t in range(2000)} == {
        Act()
    }


def test_back_in_step_it_plays_at_the_plain_speed_of_the_room() -> None:
    fast, follower = Motion(0.0, 1.5, START), Follower()
    acts = [follower.steer(fast, START + t / 20, Reading(1.5 * t / 20 + 0.002, 1.515)) for t in range(20)]
    assert Act(None, 1.5) in acts


@pytest.mark.parametrize("off", [-0.14, -0.05, -0.02, 0.02, 0.05, 0.14])
def test_near_the_motion_it_bends_the_speed_towards_it_and_does_not_jump(off: float) -> None:
    follower, player = Follower(), element(off=off, noise=0.0)
    seen = follow(player, MOTION, 10, follower)
    assert follower.jumps == 0
    bent = [rate - 1 for rate in seen.rates if rate != 1.0]
    assert bent
    assert all(-0.0501 < one * (1 if off < 0 else -1) < 0.0501 for one in bent)
    assert max(map(abs, seen.errors[-60:])) < 0.02


@pytest.mark.parametrize("off", [-3.5, -0.8, -0.25, 0.25, 0.8, 3.5])
def test_at_the_start_it_is_in_step_within_three_seconds_from_everywhere(off: float) -> None:
    for seed in range(20):
        seen = follow(element(seed, off), MOTION, 12)
        assert part(seen.errors[60:], 0.04) == 1.0, seed
        assert part(seen.errors[20:], 0.2) == 1.0, seed


def test_without_a_hole_it_bends_up_to_ten_percent_rather_than_jump() -> None:
    follower, player = Follower(), element(noise=0.0)
    follow(player, MOTION, 5, follower)
    player.position -= 0.6
    seen = follow(player, MOTION, 10, follower)
    assert follower.jumps == 0
    assert max(seen.rates) == pytest.approx(1.1)
    assert max(map(abs, seen.errors[-20:])) < 0.02


def test_music_is_bent_less_and_jumps_sooner() -> None:
    follower, player = Follower(), element(noise=0.0, music=True)
    follow(player, MOTION, 5, follower)
    player.position -= 0.026
    assert max(follow(player, MOTION, 6, follower).rates) == pytest.approx(1.005)
    player.position -= 0.3
    assert max(follow(player, MOTION, 6, follower).rates) <= 1.05 + 1e-9
    assert follower.jumps == 0
    player.position -= 0.6
    follow(player, MOTION, 6, follower)
    assert follower.jumps == 1


def test_what_the_room_moves_is_followed_at_once_and_a_new_speed_without_a_jump() -> None:
    follower, player = Follower(), element(noise=0.0)
    follow(player, MOTION, 5, follower)
    faster = MOTION.turned(1.25, player.time)
    follow(player, faster, 5, follower)
    assert follower.jumps == 0
    moved = faster.moved(300.0, player.time)
    follow(player, moved, 0.5, follower)
    again = moved.moved(500.0, player.time)
    follow(player, again, 2.0, follower)
    assert follower.jumps == 2
    assert abs(player.position - again.position_at(player.time)) < 0.2


def test_while_it_waits_for_data_nothing_is_done_and_then_it_jumps() -> None:
    follower, player = Follower(), element()
    follow(player, MOTION, 5, follower)
    player.stall(2.0)
    before = player.changes
    follow(player, MOTION, 1.9, follower)
    assert (follower.jumps, player.changes) == (0, before)
    seen = follow(player, MOTION, 4, follower)
    assert follower.jumps == 1
    assert max(map(abs, seen.errors[-20:])) < 0.04


def test_jumps_are_four_seconds_apart_however_badly_they_land() -> None:
    follower, player = Follower(), element(off=30.0, seeks=(1.4, 2.4))
    at = []
    while player.time < START + 70:
        act = follower.steer(MOTION, player.time, player.read())
        if act.seek is not None:
            at.append(player.time)
        player.do(act)
        player.run()
    assert len(at) > 1
    assert min(later - earlier for earlier, later in pairwise(at)) >= 4.0 - 1e-6


def test_what_a_jump_costs_is_learned() -> None:
    follower, player = Follower(), element(off=20.0, seeks=(0.7, 0.7))
    missed = []
    for n in range(8):
        motion = MOTION.moved(50.0 * n, player.time)
        player.position += 20.0
        follow(player, motion, 1.5, follower)
        missed.append(abs(player.position - motion.position_at(player.time)))
        follow(player, motion, 10, follower)
    assert missed[0] > 0.4
    assert max(missed[-3:]) < 0.15


def test_a_player_that_stands_still_at_each_change_of_speed_only_jumps() -> None:
    follower, player = Follower(), element(off=0.09, freeze=0.15, seeks=(0.1, 0.12))
    follow(player, MOTION, 20, follower)
    assert follower.seeks_only
    changes = player.changes
    seen = follow(player, MOTION, 60, follower)
    assert player.changes - changes <= 1
    assert part(seen.errors, 0.1) > 0.9


def test_a_healthy_player_is_never_taken_for_one_that_freezes() -> None:
    for seed in range(10):
        follower, chance = Follower(), Random(seed)
        follow(
            element(seed),
            MOTION,
            300,
            follower,
            lambda _, c=chance: c.uniform(0.3, 1.5) if c.random() < STEP / 30 else 0.0,
        )
        assert not follower.seeks_only


@pytest.mark.parametrize("music", [False, True])
def test_five_minutes_with_stalls(music: bool) -> None:
    """Within 40 ms for 95 % of the time, hardly ever bent by more than 5 %, three changes of speed a minute."""
    errors: list[float] = []
    rates: list[float] = []
    changes, apart = 0, list[float]()
    for pair in range(10):
        seen: list[Watched] = []
        for seed in (900 + 2 * pair, 901 + 2 * pair):
            chance, player = Random(seed), element(seed, music=music)
            seen.append(
                follow(
                    player,
                    MOTION,
                    300,
                    stall=lambda _, c=chance: c.uniform(0.3, 1.5) if c.random() < STEP / 180 else 0.0,
                )
            )
            errors += seen[-1].errors
            rates += seen[-1].rates
            changes += player.changes
        apart += [one - other for one, other in zip(seen[0].errors, seen[1].errors, strict=True)]
    assert quantile(errors, 0.95) < 0.018
    assert quantile(apart, 0.95) < 0.025
    assert part(errors, 0.04) > 0.97
    assert part([rate - 1 for rate in rates], 0.0501) > 0.99
    assert changes / 100 < 2.5


@given(
    off=st.floats(-5, 5),
    rate=st.sampled_from([0.5, 1.0, 1.5, 2.0]),
    seeks=st.tuples(st.floats(0.0, 0.5), st.floats(0.0, 0.3)).map(lambda pair: (pair[0], sum(pair))),
    music=st.booleans(),
    seed=st.integers(0, 1000),
)
def test_whatever_it_is_given_it_bends_by_ten_percent_at_most_and_ends_in_step(
    off: float, rate: float, seeks: tuple[float, float], music: bool, seed: int
) -> None:
    motion = Motion(0.0, rate, START)
    player = Element(
        Random(seed), START + 20, 20 * rate + off, seeks, music=music, rate=rate, media_rate=rate
    )
    seen = follow(player, motion, 45)
    assert all(0.9 - 1e-9 <= one <= 1.1 + 1e-9 for one in seen.rates)
    assert max(map(abs, seen.errors[-40:])) < 0.05 * max(1.0, rate)


def test_the_vectors_hold() -> None:
    players = json.loads(VECTORS.read_text("utf-8"))["players"]
    assert len(players) > 8
    for name, looks in players.items():
        follower = Follower()
        for n, look in enumerate(looks):
            motion, reading = msgspec.convert((look["motion"], look["reading"]), tuple[Motion, Reading])
            act = follower.steer(motion, look["now"], reading)
            assert msgspec.to_builtins(act) == pytest.approx(look["act"], abs=1e-6), (name, n)


def test_a_start_is_asked_for_earlier_by_what_this_device_needs() -> None:
    run, needs = RunUp(), 0.16
    for _ in range(6):
        run.learn(run.seconds - needs)
    assert run.seconds == pytest.approx(needs, abs=0.005)
    for _ in range(9):
        run.learn(0.3)
    assert run.seconds == -0.1
    run.learn(-3.0)  # that was a wait for data
    assert run.seconds == -0.1


def test_what_a_jump_takes_is_known_to_the_next_follower_of_this_player() -> None:
    follower = Follower(0.02)
    motion, now = Motion(100.0, 1.0, START), START + 1
    for _ in range(20):
        now += 0.05
        act = follower.steer(motion, now, Reading(0.0, 1.0))
        if act.seek is not None:
            break
    assert act.seek == pytest.approx(motion.position_at(now) + 0.02)
    assert Follower(follower.cost).cost == 0.02
