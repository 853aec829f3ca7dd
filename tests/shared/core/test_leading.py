"""The lead: taken where nobody has it, handed over where somebody has, asked for quietly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.leading import Leading
from samesky_shared.errors import Refused

THREE = ("ann", "bob", "cleo")


def test_whoever_likes_takes_the_lead_that_nobody_has_and_it_is_not_taken_from_one_who_is_there() -> None:
    led = Leading().taken("ann", THREE)
    assert led.who == "ann"
    assert led.taken("ann", THREE) is led
    with pytest.raises(Refused) as caught:
        led.taken("bob", THREE)
    assert caught.value.code == "not_yet"
    assert led.taken("bob", ("bob", "cleo")).who == "bob", "ann is away"


def test_who_leads_hands_it_over_or_lays_it_down_and_nobody_else_does() -> None:
    led = Leading("ann", ("cleo", "bob"))
    assert led.handed("ann", "bob", THREE) == Leading("bob", ("cleo",))
    assert led.laid_down("ann") == Leading("", ("cleo", "bob"))
    for refused, code in (
        (lambda: led.handed("bob", "bob", THREE), "forbidden"),
        (lambda: led.laid_down("cleo"), "forbidden"),
        (lambda: led.handed("ann", "dora", THREE), "unknown"),
    ):
        with pytest.raises(Refused) as caught:
            refused()
        assert caught.value.code == code


def test_to_ask_is_noted_once_in_its_order_and_taken_back() -> None:
    led = Leading("ann").asked("cleo").asked("bob")
    assert led.asking == ("cleo", "bob")
    assert led.asked("cleo") is led
    assert led.asked("ann") is led, "who leads has nothing to ask for"
    assert led.unasked("cleo").asking == ("bob",)
    assert led.unasked("ann") is led
    assert led.without("ann") == Leading("", ("cleo", "bob"))
    assert led.without("bob") == Leading("ann", ("cleo",))


STEP = st.tuples(
    st.sampled_from(("taken", "handed", "laid_down", "asked", "unasked", "without")),
    *[st.sampled_from(THREE)] * 2,
)


@given(st.lists(STEP, max_size=12), st.sets(st.sampled_from(THREE)))
def test_whatever_comes_who_leads_never_asks_and_nobody_asks_twice(
    steps: list[tuple[str, str, str]], present: set[str]
) -> None:
    led = Leading()
    for name, one, other in steps:
        args = {"taken": (one, tuple(present)), "handed": (one, other, THREE)}.get(name, (one,))
        try:
            led = getattr(led, name)(*args)
        except Refused:
            continue
        assert led.who not in led.asking
        assert len(set(led.asking)) == len(led.asking)
