"""How far ahead: the slower device decides, within bounds."""

import pytest

from samesky_server.hub.lead import (
    FORGIVEN,
    LEAST,
    MORE,
    MOST,
    MOST_MORE,
    QUICK_MOST,
    UNKNOWN,
    Appends,
    Path,
    ahead,
    reach,
)
from samesky_shared.core.activity import Lead


def leads(paths: list[Path], now: float = 0.0, append: float = 0.0) -> dict[Lead, float]:
    return ahead(reach(paths, now), append)


def test_nobody_here_needs_no_more_than_the_least() -> None:
    assert leads([]) == {"none": 0.0, "quick": 0.02, "sure": LEAST, "prep": LEAST}


def test_a_device_that_has_not_measured_is_given_time() -> None:
    assert leads([Path()])["sure"] == UNKNOWN
    assert leads([Path(0.01, 0.02), Path()])["sure"] == UNKNOWN


def test_the_slowest_device_decides() -> None:
    near, far = Path(0.005, 0.01), Path(0.05, 0.1)
    assert leads([near])["sure"] == LEAST
    assert leads([near, far]) == leads([far])
    assert leads([far])["sure"] == pytest.approx(0.215)  # one more round trip for a lost packet


def test_jitter_counts_for_each_way_of_a_repair_and_a_queue_does_not() -> None:
    assert leads([Path(0.06, 0.1)])["sure"] == pytest.approx(0.215 + 3 * 0.01)
    assert leads([Path(0.15, 0.1)])["sure"] == pytest.approx(0.215 + 3 * 0.03)
    assert leads([Path(0.04, 0.1)])["sure"] == pytest.approx(0.215), "the way down may be the shorter half"


def test_on_a_long_line_the_timer_of_tcp_is_waited_for_too() -> None:
    assert leads([Path(0.15, 0.3)])["sure"] == pytest.approx(0.45 + 0.24)
    assert leads([Path(0.08, 0.16)])["sure"] == pytest.approx(0.32), "here the repair comes much sooner"
    assert leads([Path(0.5, 1.0)])["sure"] == MOST


def test_a_hopeless_link_is_not_waited_for() -> None:
    assert leads([Path(30.0, 30.0)])["sure"] == MOST
    assert leads([Path(30.0, 30.0)])["quick"] == QUICK_MOST
    assert leads([Path(30.0, 30.0)])["none"] == 0.0


def test_who_was_late_gets_more_and_is_forgiven_slowly() -> None:
    late = Path(0.1, 0.2).late(50.0)
    assert leads([late], 50.0)["sure"] == pytest.approx((1 + MORE) * 0.39)
    assert leads([late], 50.0 + FORGIVEN / 2)["sure"] == pytest.approx((1 + MORE / 2) * 0.39)
    assert leads([late], 50.0 + FORGIVEN)["sure"] == pytest.approx(0.39)
    again = late.late(50.0 + FORGIVEN / 2)
    assert leads([again], 50.0 + FORGIVEN / 2)["sure"] == pytest.approx((1 + 1.5 * MORE) * 0.39)


def test_who_is_always_late_does_not_slow_the_room_without_end() -> None:
    path = Path(0.1, 0.2)
    for now in range(100):
        path = path.late(float(now))
    assert leads([path], 99.0)["sure"] == pytest.approx((1 + MOST_MORE) * 0.39)


def test_what_the_store_takes_comes_on_top() -> None:
    path = Path(0.1, 0.2)
    assert leads([path], append=0.05)["sure"] == pytest.approx(0.44)
    assert leads([path], append=9.0)["sure"] == MOST
    assert leads([path], append=9.0)["none"] == 0.0


def test_a_store_that_slows_down_is_noticed_and_forgiven() -> None:
    appends = Appends()
    for _ in range(100):
        appends.took(0.002)
    assert appends.q99 == 0.002
    for _ in range(64):
        appends.took(0.3)
    assert appends.q99 == 0.3
    for _ in range(600):
        appends.took(0.001)
    assert appends.q99 == 0.001
    appends.took(-1.0)  # a clock that was set back
    assert appends.q99 >= 0.0
