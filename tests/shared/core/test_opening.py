"""Openings: ready each by themselves, "not now" without a trace, and gone in time."""

from __future__ import annotations

from samesky_shared.core.opening import OPEN_TIME, Opening

THREE = ("ann", "bob", "cleo")


def announced(seats: tuple[str, ...] = THREE) -> Opening:
    return Opening.announced("o1", "ann", "bob", seats, 100.0, "t04", b"\x00words")


def test_who_announces_it_is_ready_and_it_waits_for_days() -> None:
    opening = announced()
    assert (opening.gate.ready, opening.gate.awaited, opening.due) == (
        ("ann",),
        ("bob", "cleo"),
        100.0 + OPEN_TIME,
    )
    assert not opening.enough


def test_two_are_enough_and_all_are_complete() -> None:
    two = announced().ready("cleo", THREE)
    assert (two.enough, two.complete) == (True, False)
    assert two.ready("bob", THREE).complete
    assert not announced(("ann",)).complete, "one alone speaks to nobody"


def test_who_has_come_since_may_be_ready_too() -> None:
    opening = announced(("ann", "bob")).ready("cleo", THREE)
    assert (opening.gate.circle, opening.gate.ready) == (THREE, ("ann", "cleo"))


def test_not_now_is_nothing_where_there_was_no_yes_and_takes_one_back_where_there_was() -> None:
    opening = announced()
    assert opening.not_now("bob") is opening
    assert opening.ready("bob", THREE).not_now("bob") == opening
    assert opening.not_now("ann") is None


def test_while_it_goes_on_only_who_was_ready_is_of_it_and_it_stays() -> None:
    begun = announced().ready("bob", THREE).begun()
    assert (begun.gate.circle, begun.due) == (("ann", "bob"), None)
    left = begun.without("ann")
    assert left is not None
    assert left.gate.circle == ("bob",)


def test_it_goes_with_who_announced_it_or_was_to_speak_first() -> None:
    opening = announced()
    assert opening.without("ann") is None
    assert opening.without("bob") is None
    rest = opening.without("cleo")
    assert rest is not None
    assert rest.gate.awaited == ("bob",)
    assert opening.without_words("ann").about is None
    assert opening.without_words("bob") is opening
