"""The waits between attempts."""

from __future__ import annotations

import pytest

from samesky_client.backoff import Backoff


def test_waits_double_up_to_half_a_minute_and_are_spread_over_their_whole_length() -> None:
    longest = Backoff(lambda: 1.0)
    assert [longest.wait() for _ in range(9)] == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    assert Backoff(lambda: 0.0).wait() == 0.0


def test_a_thousand_failures_do_not_overflow() -> None:
    backoff = Backoff(lambda: 1.0)
    assert [backoff.wait() for _ in range(2000)][-1] == 30


@pytest.mark.parametrize(("held", "then"), [(59.0, 4.0), (60.0, 0.5)])
def test_only_a_sound_minute_starts_again_from_the_shortest_wait(held: float, then: float) -> None:
    backoff = Backoff(lambda: 1.0)
    for _ in range(3):
        backoff.wait()
    backoff.lost(held)
    assert backoff.wait() == then


def test_who_was_sent_away_comes_back_within_five_seconds_of_the_time_asked() -> None:
    assert Backoff(lambda: 0.5).sent_away(None) == 2.5
    assert Backoff(lambda: 0.0).sent_away(4.0) == 4.0
    assert Backoff(lambda: 1.0).sent_away(4.0) == 9.0


def test_after_being_sent_away_the_next_failure_waits_longer() -> None:
    backoff = Backoff(lambda: 1.0)
    backoff.sent_away(None)
    assert backoff.wait() == 1.0
