"""How far ahead: the slower device decides, within bounds."""

from samesky_server.hub.lead import LEAST, MOST, QUICK_MOST, UNKNOWN, leads


def test_nobody_here_needs_no_more_than_the_least() -> None:
    assert leads([]) == {"none": 0.0, "quick": 0.02, "sure": LEAST, "prep": LEAST}


def test_a_device_that_has_not_measured_is_given_time() -> None:
    assert leads([(None, None)])["sure"] == UNKNOWN
    assert leads([(0.01, 0.02), (None, None)])["sure"] == UNKNOWN


def test_the_slowest_device_decides() -> None:
    near, far = (0.005, 0.01), (0.2, 0.3)
    assert leads([near])["sure"] == LEAST
    assert leads([near, far]) == leads([far])
    assert abs(leads([far])["sure"] - 0.49) < 1e-9  # one more round trip for a lost packet


def test_a_hopeless_link_is_not_waited_for() -> None:
    assert leads([(30.0, 30.0)])["sure"] == MOST
    assert leads([(30.0, 30.0)])["quick"] == QUICK_MOST
    assert leads([(30.0, 30.0)])["none"] == 0.0
