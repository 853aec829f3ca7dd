"""The floor: equal clocks, quiet asking, and nobody is cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.floor import Floor
from samesky_shared.errors import Refused

THREE = ("ann", "bob", "cleo")


@pytest.fixture
def floor() -> Floor:
    return Floor.begun(THREE, "bob", 120.0, 100.0)


def test_the_first_speaker_has_the_floor_and_its_clock_runs(floor: Floor) -> None:
    assert (floor.speaker, floor.due, floor.clock.position_at(130.0)) == ("bob", 220.0, 30.0)
    assert not floor.over


def test_a_clock_that_has_run_out_takes_the_floor_from_nobody(floor: Floor) -> None:
    assert floor.clock.position_at(500.0) == 400.0
    assert floor.held(500.0).speaker == "bob"


def test_a_held_clock_stands_and_goes_on_where_it_stood(floor: Floor) -> None:
    held = floor.held(130.0)
    assert held.due is None
    assert held.held(140.0) is held
    on = held.resumed(190.0)
    assert (on.due, on.resumed(200.0)) == (280.0, on)


def test_time_that_is_added_is_there_for_every_turn(floor: Floor) -> None:
    more = floor.longer(60.0)
    assert more.due == 280.0
    assert more.given_to("ann", 300.0).due == 480.0


def test_asking_is_noted_once_in_its_order_and_taken_back(floor: Floor) -> None:
    asked = floor.asked_by("cleo").asked_by("ann").asked_by("cleo")
    assert asked.asking == ("cleo", "ann")
    assert asked.next() == "cleo"
    assert asked.withdrawn_by("cleo").next() == "ann"
    assert floor.asked_by("bob") is floor
    assert asked.given_to("cleo", 200.0).asking == ("ann",)


def test_without_a_wish_the_seats_say_who_comes_next_until_all_have_spoken(floor: Floor) -> None:
    assert floor.next() == "ann"
    last = floor.given_to("ann", 200.0).given_to("cleo", 300.0)
    assert (last.next(), last.over) == (None, True)


def test_who_is_not_of_the_round_neither_speaks_nor_asks(floor: Floor) -> None:
    for wrong in (
        lambda: Floor.begun(THREE, "gil", 60.0, 0.0),
        lambda: floor.asked_by("gil"),
        lambda: floor.given_to("gil", 0.0),
        lambda: floor.lent_to("gil", 0.0),
    ):
        with pytest.raises(Refused) as refused:
            wrong()
        assert refused.value.code == "forbidden"


def test_when_the_speaker_leaves_the_floor_goes_on_and_at_last_to_nobody(floor: Floor) -> None:
    assert floor.without("gil", 0.0) is floor
    assert floor.without("cleo", 150.0) == Floor(("ann", "bob"), "bob", 120.0, floor.clock, ("bob",))
    on = floor.asked_by("cleo").without("bob", 150.0)
    assert on is not None
    assert (on.circle, on.speaker, on.due) == (("ann", "cleo"), "cleo", 270.0)
    pair = Floor.begun(("ann", "bob"), "bob", 60.0, 0.0).given_to("ann", 60.0)
    assert pair.without("ann", 70.0) is None


def test_the_voice_is_lent_within_a_turn_with_an_equal_clock(floor: Floor) -> None:
    lent = floor.asked_by("cleo").lent_to("cleo", 200.0)
    assert (lent.speaker, lent.talking, lent.due, lent.asking) == ("bob", "cleo", 320.0, ())
    assert lent.asked_by("bob").asking == ("bob",), "the speaker may ask for it back"
    back = lent.lent_to("bob", 300.0)
    assert (back.talking, back.due, back.spoken) == ("bob", 420.0, ("bob",))
    assert lent.given_to("ann", 300.0).talking == "ann"
    gone = lent.without("cleo", 300.0)
    assert gone is not None
    assert gone.talking == "bob"
    assert [floor.beside(one) for one in THREE] == ["bob", "cleo", "ann"]


def test_the_floor_goes_round_to_who_asked_first_and_else_by_seats(floor: Floor) -> None:
    assert floor.following() == "cleo"
    assert floor.asked_by("ann").asked_by("cleo").following() == "ann"


def test_nobodys_time_runs_while_somebody_is_away(floor: Floor) -> None:
    gone = floor.gone("ann", 130.0)
    assert (gone.due, gone.gone("ann", 140.0), gone.gone("gil", 140.0)) == (None, gone, gone)
    assert gone.given_to("cleo", 150.0).clock.rate == 0
    held = gone.held(140.0)
    assert held.resumed(150.0).stands
    assert held.back("ann", 150.0).stands
    on = gone.back("ann", 190.0)
    assert (on.due, on.back("ann", 200.0)) == (280.0, on)
    left = gone.without("ann", 150.0)
    assert left is not None
    assert left.due == 240.0
    night = Floor.begun(THREE, "ann", 60.0, 0.0, ("ann", "bob"))
    assert (night.away, night.due, night.back("cleo", 30.0).due) == (("cleo",), None, 90.0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("give", "ask", "more", "hold", "on", "lend", "gone", "back")),
            st.sampled_from(THREE),
        )
    )
)
def test_everybody_has_the_same_time_whatever_happens(steps: list[tuple[str, str]]) -> None:
    floor, at = Floor.begun(THREE, "ann", 60.0, 0.0), 0.0
    for what, who in steps:
        at += 7.0
        before = floor
        if what == "give":
            floor = floor.given_to(who, at)
            assert floor.length == before.length
            if who != before.speaker:
                assert floor.clock.position_at(at) == 0.0
        elif what == "ask":
            floor = floor.asked_by(who)
        elif what == "more":
            floor = floor.longer(30.0)
        elif what == "lend":
            floor = floor.lent_to(who, at)
            assert (floor.speaker, floor.clock.position_at(at)) == (before.speaker, 0.0)
        else:
            if what in ("gone", "back"):
                floor = floor.gone(who, at) if what == "gone" else floor.back(who, at)
            else:
                floor = floor.held(at) if what == "hold" else floor.resumed(at)
            assert floor.clock.position_at(at) == before.clock.position_at(at)
        assert floor.speaker in floor.circle
        assert floor.talking not in floor.asking
        assert (
            floor.stands
            == (floor.clock.rate == 0)
            == (floor.due is None or floor.clock.position > floor.length)
        )
