"""`cook`: steps that open for all, who is behind and catches up, timers of steps, and what is kept of a dish."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.cook import MOST_TIMERS, Cook
from samesky_shared.activities.timer import Timer
from samesky_shared.core.dish import STOVE, TABLE, Dish
from samesky_shared.decks.recipe import recipe_of
from samesky_shared.protocol import Entry
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused

BLOB = "ab" * 32
FOUND = recipe_of("r01")
assert FOUND is not None
STEPS = len(FOUND.steps)


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Cook, Timer), ("ann", "bob", "cleo"))


def dish(live: Rehearsal) -> Dish:
    found = live.state("cook").dish
    assert isinstance(found, Dish)
    return found


def begun(live: Rehearsal) -> str:
    act(live, "ann", "cook", "begin", recipe="r01", servings=2)
    return dish(live).id


def does(live: Rehearsal, *who: str, step: int | None = None) -> None:
    now = dish(live)
    for one in who:
        act(live, one, "cook", "done", dish=now.id, step=now.step if step is None else step)


def test_it_keeps_what_every_activity_promises() -> None:
    places = ("mind.text", "bring.title", "begin_own.title", "say.text")
    check_activity(Cook, Timer, reveals=dict.fromkeys(places, ALWAYS), examples=8)


def test_the_next_step_opens_for_all_at_one_instant_when_everybody_is_done(live: Rehearsal) -> None:
    begun(live)
    does(live, "ann", "bob")
    assert (dish(live).step, dish(live).awaited) == (0, ("cleo",))
    record = act(live, "cleo", "cook", "done", dish="d1", step=0)
    assert record.at == live.now + 0.25
    assert dish(live).step == 1
    assert refused(live, "ann", "cook", "done", dish="d1", step=2) == ("not_yet", "args.step")
    does(live, "ann")
    act(live, "ann", "cook", "not_done", dish="d1", step=1)
    does(live, "bob", "cleo")
    assert dish(live).step == 1
    assert live.act("bob", "cook", "done", dish="d1", step=0) is None


def test_all_who_are_here_may_go_on_and_who_is_behind_is_not_waited_for_until_they_have_caught_up(
    live: Rehearsal,
) -> None:
    begun(live)
    live.present.discard("cleo")
    does(live, "ann")
    act(live, "ann", "cook", "go_on", dish="d1", step=0)
    assert dish(live).step == 0
    assert live.state("cook").view("bob").ask.by == "ann"
    assert live.state("cook").view("bob").ask.yours is None
    act(live, "bob", "cook", "go_on", dish="d1", step=0)
    assert (dish(live).step, dish(live).awaited) == (1, ("ann", "bob"))
    does(live, "ann", "bob")
    assert (dish(live).step, dish(live).awaited) == (2, ("ann", "bob"))
    live.present.add("cleo")
    does(live, "cleo", step=1)
    assert dish(live).awaited == ("ann", "bob", "cleo")
    does(live, "ann", "bob")
    assert dish(live).step == 2
    does(live, "cleo")
    assert dish(live).step == 3


def test_one_alone_cooks_while_the_other_sleeps_and_they_follow_in_their_own_time(live: Rehearsal) -> None:
    live.present.clear()
    begun(live)
    assert dish(live).circle == ("ann", "bob", "cleo")
    act(live, "ann", "cook", "go_on", dish="d1", step=0)
    for step in range(1, STEPS + 1):
        assert dish(live).step == step
        does(live, "ann")
    assert dish(live).served
    for step in range(STEPS + 1):
        act(live, "bob", "cook", "done", dish="d1", step=step)
        assert dish(live).done["bob"] == step + 1
    act(live, "bob", "cook", "say", dish="d1", text=b"\x00late, and good")
    assert dish(live).lines == {"bob": b"\x00late, and good"}


def test_a_no_to_going_on_leaves_no_trace_and_an_ask_ends_by_itself(live: Rehearsal) -> None:
    begun(live)
    act(live, "ann", "cook", "go_on", dish="d1", step=0)
    assert live.act("bob", "cook", "not_now", dish="d1", step=0) is None
    live.wait(61)
    assert live.state("cook").ask is None
    assert refused(live, "bob", "cook", "not_now", dish="d1", step=0) == ("conflict", "args.step")


def test_each_kitchen_has_its_own_servings_and_its_own_list(live: Rehearsal) -> None:
    begun(live)
    act(live, "bob", "cook", "serve_for", dish="d1", servings=1)
    for item in (0, 3, 3):
        live.act("bob", "cook", "lay", dish="d1", item=item, out=True)
    act(live, "bob", "cook", "lay", dish="d1", item=0, out=False)
    assert dish(live).servings == {"ann": 2, "bob": 1, "cleo": 2}
    assert dish(live).laid == {"bob": 0b1000}
    assert refused(live, "bob", "cook", "lay", dish="d1", item=50, out=True) == ("invalid", "args.item")


def test_the_timer_of_a_step_runs_for_all_and_goes_with_the_dish(live: Rehearsal) -> None:
    begun(live)
    record = act(live, "ann", "cook", "time", dish="d1", step=1, seconds=720)
    assert live.state("timer:cook-1").running
    assert live.state("timer:cook-1").elapsed.at == record.at
    assert refused(live, "ann", "cook", "time", dish="d1", step=STEPS + 1, seconds=1) == (
        "unknown",
        "args.step",
    )
    act(live, "bob", "cook", "put_away", dish="d1")
    assert live.state("timer:cook-1") is None
    assert live.state("cook").timers == ()


def test_a_dish_has_so_many_timers_and_no_more(live: Rehearsal) -> None:
    act(live, "ann", "cook", "begin_own", text=BLOB, by="bob", title=b"\x00Soup", steps=20, servings=1)
    for step in range(1, MOST_TIMERS + 1):
        act(live, "ann", "cook", "time", dish="d1", step=step, seconds=60)
    assert refused(live, "ann", "cook", "time", dish="d1", step=20, seconds=60)[0] == "full"
    assert live.act("ann", "cook", "time", dish="d1", step=1, seconds=90) is not None
    act(live, "ann", "cook", "put_away", dish="d1")


def test_what_came_to_the_table_is_kept_with_a_line_of_each_and_what_stopped_is_not(live: Rehearsal) -> None:
    begun(live)
    assert refused(live, "ann", "cook", "say", dish="d1", text=b"\x00x") == ("not_yet", "args.dish")
    assert act(live, "ann", "cook", "put_away", dish="d1").entries == ()
    act(live, "bob", "cook", "begin", recipe="r02", servings=1)
    assert refused(live, "ann", "cook", "begin", recipe="r01", servings=1, after="d2")[0] == "conflict"
    act(live, "ann", "cook", "serve", dish="d2")
    for who in ("ann", "bob"):
        act(live, who, "cook", "say", dish="d2", text=b"\x00" + who.encode())
    (entry,) = act(live, "cleo", "cook", "put_away", dish="d2").entries
    assert entry.body == {"dish": "d2", "recipe": "r02", "lines": {"ann": b"\x00ann", "bob": b"\x00bob"}}
    assert Cook.without_words(entry, "ann")["lines"] == {"bob": b"\x00bob"}


def test_a_recipe_of_ones_own_is_a_blob_that_entries_name_and_goes_with_who_brought_it(
    live: Rehearsal,
) -> None:
    (entry,) = act(live, "bob", "cook", "bring", title=b"\x00Soup", text=BLOB).entries
    assert (entry.kind, entry.body) == ("recipe", {"title": b"\x00Soup", "blobs": (BLOB,)})
    act(live, "ann", "cook", "begin_own", text=BLOB, by="bob", title=b"\x00Soup", steps=3, servings=2)
    act(live, "ann", "cook", "serve", dish="d1")
    act(live, "ann", "cook", "say", dish="d1", text=b"\x00good")
    bare = live.state("cook").without("bob").dish
    assert bare.brought.title is None
    (kept,) = act(live, "ann", "cook", "put_away", dish="d1").entries
    assert kept.body["blobs"] == (BLOB,)
    rest = Cook.without_words(Entry("1-0", 1, 1.0, "cook", "cooked", "ann", kept.body), "bob")
    assert (rest["title"], rest["blobs"], rest["lines"]) == (None, (), {"ann": b"\x00good"})
    assert refused(live, "ann", "cook", "bring", title=b"\x00x", text="../etc")[1] == "args.text"


def test_a_dish_that_nobody_puts_away_goes_by_itself(live: Rehearsal) -> None:
    begun(live)
    live.wait(STOVE + 1)
    assert live.state("cook").dish is None
    act(live, "ann", "cook", "begin", recipe="r03", servings=1)
    act(live, "ann", "cook", "serve", dish="d2")
    act(live, "ann", "cook", "say", dish="d2", text=b"\x00soft")
    (record,) = live.wait(TABLE + 1)
    assert [one.kind for one in record.entries] == ["cooked"]


def test_two_who_begin_at_once_begin_one_dish_and_the_next_clears_the_table(live: Rehearsal) -> None:
    begun(live)
    assert live.act("bob", "cook", "begin", recipe="r02", servings=1) is None
    act(live, "ann", "cook", "serve", dish="d1")
    record = act(live, "bob", "cook", "begin", recipe="r02", servings=1, after="d1")
    assert [one.kind for one in record.entries] == ["cooked"]
    assert dish(live).id == "d2"
    assert refused(live, "ann", "cook", "begin", recipe="r99", servings=1, after="d2") == (
        "unknown",
        "args.recipe",
    )


def test_nobody_waits_for_who_has_left(live: Rehearsal) -> None:
    for who in ("ann", "cleo"):
        act(live, who, "cook", "mind", text=b"\x00nuts")
    begun(live)
    does(live, "ann", "bob")
    live.settle(live.room.members.left("cleo", live.now))
    assert dish(live).step == 1
    assert live.state("cook").minds.keys() == {"ann"}
    act(live, "ann", "cook", "mind")
    assert live.state("cook").minds == {}


@given(
    st.lists(
        st.tuples(st.sampled_from(("ann", "bob", "cleo")), st.integers(0, 5), st.booleans()), max_size=30
    )
)
def test_whatever_is_tapped_a_step_never_goes_back_and_nobody_behind_holds_it(taps: list[Any]) -> None:
    live = Rehearsal((Cook, Timer), ("ann", "bob", "cleo"))
    begun(live)
    before = 0
    for who, step, on in taps:
        live.tries(who, "cook", "go_on" if on else "done", {"dish": "d1", "step": step})
        now = dish(live)
        assert before <= now.step <= STEPS + 1
        assert now.served or any(now.done.get(one, 0) <= now.step for one in now.awaited) or not now.circle
        assert all(now.done.get(one, 0) >= now.step for one in now.awaited)
        assert all(count <= now.step + 1 for count in now.done.values())
        before = now.step
