"""Only what all want is found, and nothing else of any list leaves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.match import DIGESTS, SIZE, Match, digests_in

SEATS = ("ann", "bob", "cleo")
wants = st.frozensets(st.integers(0, 40), max_size=20)


def box(numbers: frozenset[int] | set[int], noise: int = 0) -> bytes:
    """A list of these, and of others that nobody else has."""
    real = [one.to_bytes(SIZE, "big") for one in numbers]
    fill = [(10**9 + noise * 1000 + n).to_bytes(SIZE, "big") for n in range(DIGESTS - len(real))]
    return b"\x03" + b"".join(sorted([*real, *fill]))


def hexed(numbers: frozenset[int] | set[int]) -> set[str]:
    return {one.to_bytes(SIZE, "big").hex() for one in numbers}


@given(st.lists(wants, min_size=3, max_size=3))
def test_what_all_want_is_found_once_all_are_in_and_nothing_else(lists: list[frozenset[int]]) -> None:
    match = Match()
    for n, (who, one) in enumerate(zip(SEATS, lists, strict=True)):
        assert match.found == ()
        match = match.put(who, box(one, n + 1), SEATS)
    assert set(match.found) == hexed(lists[0] & lists[1] & lists[2])
    assert list(match.found) == sorted(match.found)


@given(wants, wants, wants)
def test_a_no_that_comes_later_takes_nothing_away(
    mine: frozenset[int], theirs: frozenset[int], later: frozenset[int]
) -> None:
    both = SEATS[:2]
    match = Match().put("ann", box(mine, 1), both).put("bob", box(theirs, 2), both)
    after = match.put("bob", box(later, 3), both)
    assert set(after.found) == hexed(mine & theirs) | hexed(mine & later)


def test_what_was_let_go_comes_again_only_when_somebody_wished_it_anew() -> None:
    both = SEATS[:2]
    match = Match().put("ann", box({1, 2}, 1), both).put("bob", box({1, 2}, 2), both)
    one = (1).to_bytes(SIZE, "big").hex()
    match = match.let_go(one)
    assert match.let_go(one) is match
    assert match.put("ann", box({1, 2}, 3), both).found == tuple(hexed({2}))
    match = match.put("ann", box({2}, 4), both).put("ann", box({1, 2}, 5), both)
    assert set(match.found) == hexed({1, 2})


def test_alone_and_while_one_is_missing_nothing_is_found_and_who_leaves_finds_nothing() -> None:
    assert Match().put("ann", box({1}), ("ann",)).found == ()
    match = Match().put("ann", box({1}, 1), SEATS).put("bob", box({1}, 2), SEATS)
    assert match.found == ()
    assert match.without("cleo").found == ()
    assert match.without("bob").lists.keys() == {"ann"}
    assert set(match.put("ann", box({1}, 3), SEATS[:2]).found) == hexed({1})


@given(st.binary(max_size=2000))
def test_whatever_is_in_a_box_it_is_read_as_whole_digests(content: bytes) -> None:
    found = digests_in(b"\x03" + content)
    assert len(found) <= min(DIGESTS, len(content) // SIZE)
    assert all(len(one) == 2 * SIZE for one in found)
