"""Token buckets with a clock that is passed in."""

import asyncio

import pytest

from samesky_server import limits
from samesky_server.limits import Bucket, Budget, Crowd, Limits, Networks, Together, network
from samesky_server.settings import Settings
from samesky_server.stores.base import StoreError


def test_a_burst_passes_and_then_the_rate_holds():
    bucket = Bucket(20, 40)
    assert [bucket.take(100.0) for _ in range(40)] == [None] * 40
    assert bucket.take(100.0) == pytest.approx(0.05)
    assert bucket.take(100.05) is None
    assert bucket.take(100.05) == pytest.approx(0.05)


def test_waiting_as_long_as_it_says_is_enough():
    bucket = Bucket(0.3, 1)
    now = 5.0
    for _ in range(50):
        wait = bucket.take(now)
        if wait is not None:
            now += wait + 1e-9
            assert bucket.take(now) is None


def test_a_refusal_takes_nothing():
    bucket = Bucket(1, 1)
    bucket.take(0.0)
    for _ in range(100):
        bucket.take(0.5)
    assert bucket.take(1.0) is None


def test_it_fills_no_higher_than_its_burst():
    bucket = Bucket(10, 3)
    bucket.take(0.0)
    assert [bucket.take(1e9) for _ in range(4)][2:] == [None, pytest.approx(0.1)]


def test_a_clock_that_goes_back_fills_nothing():
    bucket = Bucket(1, 1)
    bucket.take(100.0)
    assert bucket.take(0.0) == pytest.approx(1.0)
    assert bucket.take(0.5) == pytest.approx(0.5)


@pytest.mark.parametrize(("rate", "burst"), [(0, 1), (-1, 1), (1, 0), (float("nan"), 1)])
def test_a_bucket_that_never_gives_is_refused(rate, burst):
    with pytest.raises(ValueError, match="bucket"):
        Bucket(rate, burst)


def test_each_key_has_its_own_bucket():
    budget = Budget(1, 1)
    assert budget.take("ana", 0.0) is None
    assert budget.take("ben", 0.0) is None
    assert budget.take("ana", 0.0) is not None


def test_memory_stays_bounded_and_the_busy_are_remembered():
    budget = Budget(0.001, 1, keys=10)
    budget.take("busy", 0.0)
    for n in range(1000):
        budget.take(f"passing {n}", 0.0)
        assert budget.take("busy", 0.0) is not None
    assert len(budget) == 10


def test_one_subscriber_of_ipv6_is_one_key():
    assert network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9") != network("2001:db8:1:3::1")
    assert network("fe80::1%eth0") == network("fe80::2")
    assert network("192.0.2.1") == network("::ffff:192.0.2.1") == "192.0.2.1"
    assert network("192.0.2.1") != network("192.0.2.2")
    assert network("") == ""
    assert network("unix:") == "unix:"


async def test_budgets_follow_from_the_settings():
    limits = Limits(Settings(rooms_per_hour=2, joins_per_minute=0.5))
    assert [await limits.rooms.take("a", 0.0) for _ in range(3)] == [None, None, pytest.approx(1800)]
    assert [await limits.joins.take("a", 0.0) for _ in range(2)] == [None, pytest.approx(120)]


class FakeTill:
    """What all hubs spend from."""

    def __init__(self):
        self.asked, self.answer = [], None

    async def spend(self, key, rate, burst):
        self.asked.append((key, rate, burst))
        if isinstance(self.answer, BaseException):
            raise self.answer
        if self.answer == "never":
            await asyncio.Event().wait()
        return self.answer


async def test_what_was_spent_at_other_hubs_is_spent_here():
    till = FakeTill()
    budget = Together("joins", 1.0, 2.0, till, b"k" * 32)
    till.answer = 7.5
    assert await budget.take("192.0.2.1", 0.0) == 7.5
    till.answer = None
    assert await budget.take("192.0.2.1", 0.0) is None
    [key, _] = [one[0] for one in till.asked]
    assert till.asked == [(key, 1.0, 2.0)] * 2
    assert "192.0.2.1" not in key
    for other in (
        Together("rooms", 1.0, 2.0, till, b"k" * 32),
        Together("joins", 1.0, 2.0, till, b"j" * 32),
    ):
        await other.take("192.0.2.1", 0.0)
    assert len({one[0] for one in till.asked}) == 3, "each budget and each secret has names of its own"


async def test_who_has_spent_theirs_here_costs_the_store_nothing():
    till = FakeTill()
    budget = Together("joins", 1.0, 1.0, till, b"")
    assert [await budget.take("a", 0.0) for _ in range(9)] == [None] + [pytest.approx(1.0)] * 8
    assert len(till.asked) == 1


@pytest.mark.parametrize("answer", [StoreError("away"), "never"])
async def test_a_store_that_does_not_answer_leaves_what_the_hub_knows(monkeypatch, answer):
    monkeypatch.setattr(limits, "TILL_WITHIN", 0.01)
    till = FakeTill()
    till.answer = answer
    budget = Together("joins", 1.0, 2.0, till, b"")
    assert [await budget.take("a", 0.0) for _ in range(3)] == [None, None, pytest.approx(1.0)]


def test_a_crowd_is_counted_by_address():
    crowd = Crowd(2, Networks(["10.0.0.0/8"]))
    for address in ("192.0.2.1", "2001:db8::1"):
        crowd.comes(address)
        assert not crowd.full(address)
        crowd.comes(address)
        assert crowd.full(address)
    assert crowd.full("2001:db8::2")
    assert not crowd.full("2001:db8:0:1::1")
    crowd.goes("2001:db8::2")
    assert not crowd.full("2001:db8::1")


def test_proxies_and_who_has_no_address_are_never_too_many():
    crowd = Crowd(1, Networks(["10.0.0.0/8", "::1"]))
    for address in ("10.1.2.3", "::1", ""):
        crowd.comes(address)
        crowd.comes(address)
        assert not crowd.full(address)
        crowd.goes(address)
        crowd.goes(address)
        crowd.goes(address)
    assert not crowd._from


def test_what_is_no_address_is_in_no_network():
    assert "unix" not in Networks(["0.0.0.0/0", "::/0"])
    assert "192.0.2.7" in Networks(["192.0.2.0/24"])
