"""Answer privately, reveal together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.circle import Gate
from samesky_shared.core.reveal import ANSWERS, ROUND_TIME, Reveal, fits
from samesky_shared.errors import Refused

ALL = ("ann", "bob", "cleo")
ROUND = Reveal(Gate(ALL))


def answers(game: Reveal, who: str) -> dict[str, bytes]:
    found = game.view(who)["answers"]
    assert isinstance(found, dict)
    return found


def test_until_all_are_in_each_sees_only_their_own() -> None:
    game = ROUND.put("ann", b"a", 1.0).put("bob", b"bb", 2.0)
    assert answers(game, "ann") == {"ann": b"a"}
    assert answers(game, "bob") == {"bob": b"bb"}
    assert answers(game, "cleo") == {}
    assert game.view("cleo")["awaited"] == ("cleo",)
    assert game.view("cleo")["in"] == ("ann", "bob")
    assert game.opens_at is None


def test_then_all_open_at_the_instant_of_the_last() -> None:
    game = ROUND.put("ann", b"a", 1.0).put("bob", b"b", 2.0).put("cleo", b"c", 3.5)
    assert game.opens_at == 3.5
    for who in ALL:
        assert answers(game, who) == {"ann": b"a", "bob": b"b", "cleo": b"c"}


def test_an_answer_can_be_changed_until_the_reveal_is_certain() -> None:
    game = ROUND.put("ann", b"a", 1.0).put("ann", b"other", 2.0)
    assert game.boxes == {"ann": b"other"}
    assert game.gate.ready == ("ann",)
    opened = game.put("bob", b"b", 3.0).put("cleo", b"c", 4.0)
    for late in (lambda: opened.put("ann", b"x", 5.0), lambda: opened.passed_by("ann", 5.0)):
        with pytest.raises(Refused) as caught:
            late()
        assert caught.value.code == "conflict"


def test_a_pass_counts_and_looks_like_an_answer_until_the_reveal() -> None:
    passed, answered = ROUND.passed_by("ann", 1.0), ROUND.put("ann", b"a", 1.0)
    for who in ("bob", "cleo"):
        assert passed.view(who) == answered.view(who)
    assert passed.view("ann")["passed"] == ("ann",)
    opened = passed.put("bob", b"b", 2.0).put("cleo", b"c", 3.0)
    assert opened.view("bob")["passed"] == ("ann",)


def test_a_pass_takes_back_an_answer_and_is_no_way_to_peek() -> None:
    game = ROUND.put("ann", b"a", 1.0).passed_by("ann", 2.0)
    assert game.passed_by("ann", 2.0) is game
    game = game.put("bob", b"b", 3.0).put("cleo", b"c", 4.0)
    assert game.opens_at == 4.0
    assert answers(game, "ann") == {}
    assert answers(game, "bob") == {"bob": b"b", "cleo": b"c"}


def test_who_passed_sees_what_is_shared_or_everything_once_they_answer() -> None:
    game = ROUND.passed_by("ann", 1.0).put("bob", b"b", 2.0).put("cleo", b"c", 3.0)
    shared = game.shared_by("bob")
    assert answers(shared, "ann") == {"bob": b"b"}
    assert shared.shared_by("bob") is shared
    late = shared.put("ann", b"a", 9.0)
    assert (late.opens_at, late.passed) == (3.0, ())
    assert answers(late, "ann") == answers(late, "cleo") == {"ann": b"a", "bob": b"b", "cleo": b"c"}


def test_sharing_comes_after_the_reveal_and_needs_an_answer() -> None:
    game = ROUND.put("ann", b"a", 1.0)
    with pytest.raises(Refused) as caught:
        game.shared_by("ann")
    assert caught.value.code == "not_yet"
    opened = game.passed_by("bob", 2.0).passed_by("cleo", 3.0)
    with pytest.raises(Refused) as caught:
        opened.shared_by("bob")
    assert caught.value.code == "conflict"


def test_going_without_opens_for_those_who_are_in() -> None:
    game = ROUND.put("ann", b"a", 1.0).put("bob", b"b", 2.0)
    assert game.without("ann", 3.0) is game
    opened = game.without("cleo", 3.0)
    assert opened.opens_at == 3.0
    assert answers(opened, "cleo") == {}
    assert answers(opened.put("cleo", b"c", 9.0), "cleo") == {"ann": b"a", "bob": b"b", "cleo": b"c"}


def test_a_round_of_nobody_never_opens() -> None:
    assert Reveal(Gate()).settled(1.0).opens_at is None


@given(st.lists(st.tuples(st.sampled_from(ALL), st.sampled_from(["put", "pass", "share"])), max_size=12))
def test_whatever_happens_nobody_sees_another_before_the_reveal_or_without_a_right_to(
    steps: list[tuple[str, str]],
) -> None:
    game = ROUND
    for at, (who, what) in enumerate(steps):
        try:
            if what == "put":
                game = game.put(who, who.encode(), float(at))
            elif what == "pass":
                game = game.passed_by(who, float(at))
            else:
                game = game.shared_by(who)
        except Refused:
            continue
        for reader in ALL:
            others = answers(game, reader).keys() - {reader}
            if game.opens_at is None:
                assert not others
                assert reader in game.passed or set(game.view(reader)["passed"]) == set()
            elif reader not in game.boxes:
                assert others <= set(game.shared)


# ------------------------------------------------------------------------------------------------- in time


def test_in_time_it_goes_on_without_who_did_not_come() -> None:
    game = Reveal.begun(ALL, 100.0)
    assert game.due == 100.0 + ROUND_TIME
    game = game.put("ann", b"a", 101.0)
    assert game.late(101.0) is game
    over = game.late(100.0 + ROUND_TIME)
    assert (over.opens_at, over.gate.circle, over.due) == (100.0 + ROUND_TIME, ("ann",), None)


def test_one_that_nobody_came_to_waits_on_and_has_an_end_again_with_the_first() -> None:
    game = Reveal.begun(ALL, 100.0).late(100.0 + ROUND_TIME)
    assert (game.opens_at, game.due) == (None, None)
    assert game.awaiting(1e6) is game
    again = game.put("bob", b"b", 1e6).awaiting(1e6)
    assert again.due == 1e6 + ROUND_TIME
    assert again.awaiting(2e6) is again


def test_what_has_opened_is_told_once_to_those_who_may_read_it() -> None:
    two = ROUND.put("ann", b"a", 1.0).put("bob", b"b", 2.0)
    assert two.opened(ROUND, ALL) == ()
    game = two.without("cleo", 3.0)
    assert game.opened(two, ALL) == (({"ann": b"a", "bob": b"b"}, ("ann", "bob")),)
    assert game.opened(game, ALL) == ()
    late = game.put("cleo", b"c", 9.0)
    assert late.opened(game, ALL) == (
        ({"cleo": b"c"}, ("ann", "bob", "cleo")),
        ({"ann": b"a", "bob": b"b"}, ("cleo",)),
    )
    assert ROUND.passed_by("ann", 1.0).without("bob", 1.0).without("cleo", 1.0).opened(ROUND, ALL) == ()


@given(st.integers(1, 12), st.integers(1, ANSWERS))
def test_every_box_has_an_equal_share(seats: int, length: int) -> None:
    share = ANSWERS // max(2, seats)
    fits(b"x" * min(length, share), seats)
    with pytest.raises(Refused) as caught:
        fits(b"x" * (share + length), seats, "args.words")
    assert (caught.value.code, caught.value.path) == ("too_large", "args.words")
