"""Breaths: where in a pattern a position lies, and lengths of whole breaths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.breath import (
    PARTS,
    PATTERNS,
    SAME,
    Pattern,
    Seconds,
    begin_of,
    breath_at,
    cycle,
    end_of,
    whole,
)

BOX = PATTERNS["box"]
patterns = st.sampled_from(list(PATTERNS.values()))
positions = st.floats(0, 3600)


@pytest.mark.parametrize(
    ("position", "part", "left", "height"),
    [
        (-2, "in", 4, 0),
        (0, "in", 4, 0),
        (1, "in", 3, 0.25),
        (4, "hold", 4, 1),
        (9, "out", 3, 0.75),
        (15, "rest", 1, 0),
    ],
)
def test_a_box_is_in_hold_out_and_hold(position: float, part: str, left: float, height: float) -> None:
    breath = breath_at(BOX, position)
    assert (breath.round, breath.part, breath.left, breath.height) == (0, part, left, height)
    assert breath_at(BOX, 16 * 5 + max(0, position)).round == 5


def test_coherent_is_five_and_a_half_breaths_a_minute_and_has_no_holding() -> None:
    parts = PATTERNS["coherent"]
    assert cycle(parts) * 5.5 == pytest.approx(60)
    seen = {breath_at(parts, n / 10).part for n in range(600)}
    assert seen == {"in", "out"}


def test_four_seven_eight_is_what_it_is_called() -> None:
    parts: dict[Pattern, Seconds] = dict(PATTERNS)
    assert [seconds for seconds in parts["four-seven-eight"] if seconds] == [4, 7, 8]


@given(patterns, positions)
def test_parts_follow_each_other_and_the_height_never_jumps(parts: Seconds, position: float) -> None:
    before, after = breath_at(parts, position), breath_at(parts, position + 0.01)
    step = 0.011 / min(seconds for seconds in parts if seconds)
    assert 0 <= before.height <= 1
    assert abs(before.height - after.height) <= step
    if before.left > 0.011:
        assert after.part == before.part
    else:
        with_time = [part for part, seconds in zip(PARTS, parts, strict=True) if seconds]
        following = with_time[(with_time.index(before.part) + 1) % len(with_time)]
        assert after.part in (before.part, following)


@given(patterns, positions)
def test_a_breath_lies_between_its_begin_and_its_end(parts: Seconds, position: float) -> None:
    begin, end = begin_of(parts, position), end_of(parts, position)
    assert begin - SAME <= position < end
    assert end - begin == pytest.approx(cycle(parts))
    assert breath_at(parts, begin).part == "in"


@given(patterns, st.integers(1, 30))
def test_a_length_is_whole_breaths_near_to_what_was_asked(parts: Seconds, minutes: int) -> None:
    length = whole(parts, minutes * 60)
    breaths = length / cycle(parts)
    assert breaths == pytest.approx(round(breaths))
    assert abs(length - minutes * 60) <= cycle(parts) / 2 + SAME


def test_however_short_there_is_one_breath() -> None:
    assert whole(BOX, 1) == 16
