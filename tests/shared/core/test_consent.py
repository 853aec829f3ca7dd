"""Going deeper needs everyone's yes, and nobody can read off who did not say it."""

from __future__ import annotations

from itertools import product
from typing import Literal

import pytest

from samesky_shared.core.consent import ASK_TIME, Ask
from samesky_shared.errors import Refused

CIRCLE = ("ann", "bob", "cleo")
ANSWERS: tuple[Literal["yes", "not_now"] | None, ...] = ("yes", "not_now", None)


def asked() -> Ask:
    return Ask.opened("2", "ann", CIRCLE, 100.0)


def test_asking_is_saying_yes() -> None:
    ask = asked()
    assert ask.view("ann")["yours"] == "yes"
    assert ask.until == 100.0 + ASK_TIME
    assert not ask.agreed
    assert Ask.opened("2", "ann", CIRCLE, 100.0, 300.0).until == 400.0
    assert Ask.opened("2", "ann", ("ann",), 100.0).agreed


def test_it_needs_the_yes_of_everybody() -> None:
    ask = asked().answered("bob", "yes")
    assert not ask.agreed
    assert ask.answered("cleo", "yes").agreed
    assert not ask.answered("cleo", "not_now").agreed


def test_an_answer_can_be_changed_while_it_is_open() -> None:
    ask = asked().answered("bob", "yes").answered("cleo", "not_now").answered("cleo", "yes")
    assert ask.agreed
    assert not ask.answered("bob", "not_now").agreed


def test_who_is_not_asked_has_no_say() -> None:
    with pytest.raises(Refused) as caught:
        asked().answered("dan", "yes")
    assert caught.value.code == "forbidden"


@pytest.mark.parametrize("who", [*CIRCLE, "dan"])
def test_nobody_sees_what_another_says_or_whether(who: str) -> None:
    views = []
    for bob, cleo in product(ANSWERS, ANSWERS):
        ask = asked()
        for member, answer in (("bob", bob), ("cleo", cleo)):
            if answer is not None and member != who:
                ask = ask.answered(member, answer)
        views.append(ask.view(who))
    assert all(view == views[0] for view in views)
    assert views[0]["yours"] == ("yes" if who == "ann" else None)
