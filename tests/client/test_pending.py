"""Commands on their way, without I/O."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.pending import PATIENCE, REMEMBERED, Pending

OFFSET = 1_000_000.0


def given_one(pending: Pending, id: str = "a", *, lasting: bool = False, now: float = 0.0) -> None:
    pending.add(id, "timer", "start", {"seconds": 1}, lasting=lasting, now=now)


def test_base_and_until_are_fixed_at_the_first_sending() -> None:
    pending = Pending()
    given_one(pending, now=5.0)
    (first,) = pending.resend(6.0, 3, OFFSET)
    (again,) = pending.resend(9.0, 8, OFFSET + 7)
    assert first == again
    assert (first.base, first.until) == (3, 5.0 + PATIENCE + OFFSET)


def test_a_command_given_without_a_connection_takes_the_seq_of_its_first_sending() -> None:
    pending = Pending()
    given_one(pending, lasting=True)
    assert pending.resend(100.0, 42, OFFSET)[0].base == 42


def test_a_momentary_command_is_not_sent_after_its_time() -> None:
    pending = Pending()
    given_one(pending, "momentary")
    given_one(pending, "lasting", lasting=True)
    assert [do.id for do in pending.resend(PATIENCE, 1, OFFSET)] == ["lasting"]


@pytest.mark.parametrize("lasting", [True, False])
def test_only_lasting_commands_come_back_after_a_fork(lasting: bool) -> None:
    pending = Pending()
    given_one(pending, lasting=lasting)
    pending.resend(0.0, 3, OFFSET)
    assert pending.answered("a") is not None
    assert pending.answered("a") is None
    assert [do.base for do in pending.resend(1.0, 2, OFFSET, forked=True)] == ([0] if lasting else [])


def test_a_refused_command_does_not_come_back() -> None:
    pending = Pending()
    given_one(pending, lasting=True)
    pending.drop("a")
    assert pending.resend(1.0, 2, OFFSET, forked=True) == []


def test_after_a_fork_what_was_answered_goes_before_what_was_not() -> None:
    pending = Pending()
    for id in ("a", "b", "c"):
        given_one(pending, id, lasting=True)
    pending.resend(0.0, 5, OFFSET)
    pending.answered("b")
    assert [(do.id, do.base) for do in pending.resend(1.0, 2, OFFSET, forked=True)] == [
        ("b", 0),
        ("a", 0),
        ("c", 0),
    ]
    assert len(pending) == 3


def test_the_newest_256_answered_ones_are_remembered() -> None:
    pending = Pending()
    for n in range(REMEMBERED + 10):
        given_one(pending, f"c{n}", lasting=True)
        pending.resend(0.0, n, OFFSET)
        pending.answered(f"c{n}")
    again = pending.resend(1.0, 0, OFFSET, forked=True)
    assert [do.id for do in again] == [f"c{n}" for n in range(10, REMEMBERED + 10)]


steps = st.lists(
    st.tuples(st.sampled_from(["add", "send", "answer", "drop"]), st.integers(0, 5)), max_size=40
)


@given(steps)
def test_whatever_happens_an_id_keeps_its_base_and_is_never_sent_after_its_answer(
    steps: list[tuple[str, int]],
) -> None:
    pending = Pending()
    bases: dict[str, int] = {}
    over: set[str] = set()
    for seq, (step, n) in enumerate(steps):
        id = str(n)
        if step == "add" and id not in pending and id not in over:
            given_one(pending, id, lasting=n % 2 == 0)
        elif step == "send":
            for do in pending.resend(1.0, seq, OFFSET):
                assert do.id not in over
                assert bases.setdefault(do.id, do.base) == do.base
        elif step in ("answer", "drop") and id in pending:
            assert (pending.answered if step == "answer" else pending.drop)(id) is not None
            over.add(id)
