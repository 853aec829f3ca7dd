"""The made-up player has the faults that it is to have, and no others."""

from __future__ import annotations

from random import Random

import pytest

from samesky_shared.motion import Motion
from samesky_shared.playback import Act
from samesky_shared.testing.element import STEP, Element, follow


def element(**how: object) -> Element:
    return Element(Random(3), 100.0, 5.0, noise=0.0, **how)  # type: ignore[arg-type]


def test_it_plays_at_its_speed_but_for_its_clock() -> None:
    player = element()
    for _ in range(200):
        player.run()
    assert player.time == pytest.approx(110.0)
    assert player.position == pytest.approx(15.0, abs=200 * STEP * 100e-6)


def test_a_new_speed_takes_hold_a_little_later() -> None:
    player = element()
    player.do(Act(None, 1.1))
    player.run()
    assert player.position == pytest.approx(5.05, abs=1e-4)
    for _ in range(20):
        player.run()
    assert player.rate == 1.1
    assert player.position == pytest.approx(5.05 + 20 * STEP * 1.1, abs=0.01)


def test_a_jump_is_silent_for_a_while_and_lands_beside() -> None:
    player = element(seeks=(0.19, 0.19))
    player.do(Act(60.0, 1.0))
    assert not player.read().ready
    landed = player.position
    assert 59.98 <= landed <= 60.09
    for _ in range(3):
        player.run()
    assert player.position == pytest.approx(landed)
    player.run()
    assert player.read().ready


def test_while_it_follows_each_step_is_seen() -> None:
    seen = follow(element(), Motion(0.0, 1.0, 95.0), 10)
    assert len(seen.errors) == len(seen.rates) == 200
    stalled = follow(element(), Motion(0.0, 1.0, 95.0), 0.4, stall=lambda one: 9.0)
    assert stalled.errors[-1] == pytest.approx(-0.4, abs=1e-3)
