"""What is owed is taken up by one record at a time, and taken off once."""

from __future__ import annotations

from samesky_shared.core.owing import LEASE, Debt, due, lent, settled, since, with_one, woken


def debt(at: float = 0.0, again: float = 0.0, tries: int = 0) -> Debt:
    return Debt(at=at, until=at + 100, again=again, tries=tries)


def test_what_is_taken_up_is_due_again_when_the_lease_is_over() -> None:
    one = lent(debt(), 10.0)
    assert (one.tries, one.again) == (1, 10.0 + LEASE)
    assert due({"a": debt(again=5.0), "b": one}) == 5.0
    assert due({}) is None


def test_only_what_is_due_is_taken_up_and_what_is_not_taken_is_dropped() -> None:
    owed = {"a": debt(again=1.0), "b": debt(again=2.0), "c": debt(again=3.0)}
    after = woken(owed, 2.0, 9.0, lambda one, now: None if one.again == 1.0 else lent(one, now))
    assert after == {"b": debt(again=9.0 + LEASE, tries=1), "c": debt(again=3.0)}


def test_the_oldest_makes_room_and_the_same_key_is_replaced() -> None:
    owed = {key: debt() for key in "abc"}
    assert list(with_one(owed, "d", debt(), 3)) == ["b", "c", "d"]
    assert list(with_one(owed, "a", debt(), 3)) == ["b", "c", "a"]
    assert list(with_one(owed, "d", debt(), 9)) == ["a", "b", "c", "d"]


def test_a_record_says_what_it_has_taken_up() -> None:
    before = {"same": lent(debt(), 0), "again": lent(debt(), 0), "waits": debt()}
    after = before | {
        "again": lent(before["again"], 60),
        "new": lent(debt(), 60),
        "other": lent(debt(at=7), 60),
    }
    assert set(since(after, before | {"other": lent(debt(), 0)})) == {"again", "new", "other"}
    assert since(after, after) == {}


def test_what_became_of_it_is_noted_unless_it_is_another_by_now() -> None:
    tried, later = lent(debt(), 0), debt(again=500.0, tries=1)
    owed = {"sent": tried, "fails": tried, "another": lent(tried, 60)}
    became = {
        "sent": (tried, None),
        "fails": (tried, later),
        "another": (tried, None),
        "gone": (tried, later),
    }
    assert settled(owed, became) == {"fails": later, "another": owed["another"]}
