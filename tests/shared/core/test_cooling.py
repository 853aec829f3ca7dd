"""Cooling off: anybody calls it, nobody shortens it alone, and nobody is made to come back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.cooling import Cooling

PAIR = ("ann", "bob")


def test_it_has_a_time_of_return_at_once_and_another_holds_when_all_agree() -> None:
    pause = Cooling("ann", 1000.0)
    assert pause.due == 1000.0
    sooner = pause.propose("bob", 600.0, PAIR)
    assert (sooner.due, sooner.proposed, sooner.agreed) == (1000.0, 600.0, ("bob",))
    assert sooner.agree("ann", 700.0, PAIR) is sooner, "that is another time"
    agreed = sooner.agree("ann", 600.0, PAIR)
    assert (agreed.due, agreed.proposed) == (600.0, None)


def test_who_needs_more_calls_it_again_and_nobody_makes_it_shorter_so() -> None:
    pause = Cooling("ann", 1000.0)
    assert pause.called_by("bob", 1800.0) == Cooling("bob", 1800.0)
    assert pause.called_by("bob", 500.0).due == 1000.0


def test_at_its_time_all_are_asked_and_it_is_over_when_all_are_back() -> None:
    pause = Cooling("ann", 1000.0)
    assert pause.back("ann") is pause, "it is not time yet"
    asked = pause.propose("bob", 900.0, PAIR).asked(PAIR)
    assert (asked.due, asked.proposed, asked.over) == (None, None, False)
    assert not asked.back("ann").over
    assert asked.back("ann").back("bob").over


def test_who_has_left_is_not_asked() -> None:
    asked = Cooling("ann", 1000.0).asked(("ann", "bob", "cleo")).back("ann").back("bob")
    assert not asked.over
    assert asked.without("cleo", PAIR).over
    proposed = Cooling("ann", 1000.0).propose("bob", 600.0, ("ann", "bob", "cleo"))
    assert proposed.agree("ann", 600.0, ("ann", "bob", "cleo")).without("cleo", PAIR).due == 600.0


@given(
    st.lists(
        st.tuples(st.sampled_from(("call", "propose", "agree")), st.sampled_from(PAIR), st.integers(1, 9))
    )
)
def test_it_never_ends_earlier_than_all_have_agreed_to(steps: list[tuple[str, str, int]]) -> None:
    pause = Cooling("ann", 5.0)
    for what, who, at in steps:
        before = pause
        if what == "call":
            pause = pause.called_by(who, float(at))
            assert pause.back_at >= before.back_at
        elif what == "propose":
            pause = pause.propose(who, float(at), PAIR)
        else:
            pause = pause.agree(who, float(at), PAIR)
        if pause.back_at < before.back_at:
            assert what == "agree"
            assert before.agreed != (who,)
            assert before.proposed == pause.back_at
