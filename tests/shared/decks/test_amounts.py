"""Amounts as a kitchen measures them: near what was meant, and never nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.decks.amounts import CUP, OUNCE, POUND, SPOON, TEA, Measure, System, measured

CASES = json.loads((Path(__file__).parents[3] / "docs" / "amounts.json").read_text("utf-8"))
MARKS = {"¼": 0.25, "⅓": 1 / 3, "½": 0.5, "⅔": 2 / 3, "¾": 0.75}
SIZES = {
    "g": 1,
    "kg": 1000,
    "oz": OUNCE,
    "lb": POUND,
    "ml": 1,
    "l": 1000,
    "cup": CUP,
    "tbsp": SPOON,
    "tsp": TEA,
}


def value(number: str) -> float:
    mark = MARKS.get(number[-1], 0.0)
    rest = number[:-1] if mark else number
    return (float(rest) if rest else 0.0) + mark


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_amount_reads_as_the_cases_say(case: list[object]) -> None:
    amount, unit, system, cup, number, shown = case
    assert measured(amount, unit, system, cup) == (number, shown)  # type: ignore[arg-type] # as the file has it


@given(
    st.floats(0.5, 5000),
    st.sampled_from(["g", "ml", "cup", "oz", "lb", "tbsp", ""]),
    st.sampled_from(["metric", "us"]),
)
def test_what_is_read_off_is_near_what_was_meant(amount: float, unit: str, system: System) -> None:
    found = measured(amount, unit, system)
    assert isinstance(found, Measure)
    meant = amount * SIZES.get(unit, 1)
    read = value(found.number) * SIZES.get(found.unit, 1)
    assert read > 0
    # A quarter of a spoon or an ounce is the finest that is measured, and two parts in ten the coarsest.
    finest = 0.25 * SIZES.get(found.unit, 1) if system == "us" or found.unit in ("tbsp", "") else 1
    assert abs(read - meant) <= max(finest, 0.2 * meant)
