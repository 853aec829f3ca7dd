"""Choosing by chance: same seed, same choice, everywhere."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.chance import number, pick, short_id, shuffled

seeds = st.integers(0, 2**64 - 1)


def test_a_seed_means_the_same_number_on_every_machine_and_in_every_version() -> None:
    assert number(0) == 0x402DB780D8E197F7
    assert number(7, "salt") == 0x0BB5D8C1E84A6681
    assert number(7) != number(7, "salt") != number(8, "salt")


@given(seeds, st.lists(st.integers(), min_size=1, max_size=20))
def test_a_pick_is_one_of_them(seed: int, items: list[int]) -> None:
    assert pick(seed, items) in items
    assert pick(seed, items) == pick(seed, list(items))


@given(seeds, st.lists(st.integers(), max_size=20))
def test_shuffling_loses_nothing(seed: int, items: list[int]) -> None:
    assert Counter(shuffled(seed, items)) == Counter(items)
    assert shuffled(seed, items) == shuffled(seed, items)


def test_every_item_gets_its_turn() -> None:
    counts = Counter(pick(seed, "abcd") for seed in range(4000))
    assert set(counts) == set("abcd")
    assert max(counts.values()) < 1.3 * min(counts.values())
    firsts = Counter(shuffled(seed, "abcd")[0] for seed in range(4000))
    assert max(firsts.values()) < 1.3 * min(firsts.values())


@given(seeds, st.text(max_size=8))
def test_short_ids_are_keys(seed: int, salt: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{10}", short_id(seed, salt))


def test_short_ids_differ() -> None:
    assert len({short_id(seed) for seed in range(10_000)}) == 10_000
