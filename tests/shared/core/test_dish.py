"""A dish: who is awaited, who is behind, and when the next step opens."""

from __future__ import annotations

from msgspec.structs import replace

from samesky_shared.core.dish import STOVE, TABLE, Brought, Dish

DISH = Dish("d1", "ann", 2, 0.0, circle=("ann", "bob"), brought=Brought("bob", "ab" * 32, b"\x00Soup"))


def test_the_next_step_opens_when_nobody_is_awaited_and_somebody_is_done() -> None:
    assert DISH.moved(1.0) is DISH
    one = replace(DISH, done={"ann": 1})
    assert (one.awaited, one.moved(1.0)) == (("bob",), one)
    both = replace(DISH, done={"ann": 1, "bob": 1}).moved(1.0)
    assert (both.step, both.awaited, both.until) == (1, ("ann", "bob"), 1.0 + STOVE)


def test_who_is_behind_holds_nobody_and_is_awaited_again_once_they_have_caught_up() -> None:
    behind = replace(DISH, step=1, done={"ann": 1})
    assert behind.awaited == ("ann",)
    assert replace(behind, done={"ann": 2}).moved(1.0).step == 2
    assert replace(behind, done={"ann": 2, "bob": 1}).moved(1.0).awaited == ("bob",)
    assert replace(behind, done={}).moved(1.0).step == 1


def test_after_the_last_step_it_is_on_the_table_and_nobody_is_awaited() -> None:
    served = replace(DISH, step=2, done={"ann": 3, "bob": 3}).moved(5.0)
    assert (served.served, served.awaited, served.until) == (True, (), 5.0 + TABLE)
    assert served.moved(6.0) is served


def test_without_a_member_there_is_nothing_that_they_wrote() -> None:
    full = replace(DISH, done={"bob": 1}, servings={"bob": 1}, laid={"bob": 3}, lines={"bob": b"\x00x"})
    bare = full.without("bob")
    assert bare == replace(DISH, circle=("ann",), brought=Brought("bob", "ab" * 32))
    assert DISH.without("ann").brought == DISH.brought
