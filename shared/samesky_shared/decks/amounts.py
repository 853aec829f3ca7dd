"""Amounts as a kitchen measures them: grams and millilitres, or cups, spoons and ounces, rounded as one can measure.

`docs/amounts.json` has cases that the web and this agree on.
"""

from __future__ import annotations

from math import floor
from typing import Literal, NamedTuple

System = Literal["metric", "us"]
CUP, SPOON, TEA = 236.6, 14.79, 4.93
"""Millilitres of a US cup, tablespoon and teaspoon."""
OUNCE, POUND = 28.35, 453.6
"""Grams."""
_WEIGHTS = {"g": 1.0, "kg": 1000.0, "oz": OUNCE, "lb": POUND}
_VOLUMES = {"ml": 1.0, "l": 1000.0, "cup": CUP}
_QUARTERS = ((0.0, ""), (0.25, "¼"), (0.5, "½"), (0.75, "¾"), (1.0, ""))
_CUPS = ((0.0, ""), (0.25, "¼"), (1 / 3, "⅓"), (0.5, "½"), (2 / 3, "⅔"), (0.75, "¾"), (1.0, ""))


class Measure(NamedTuple):
    """What is read off: a number, with a point where it has decimals, and a unit, empty for pieces."""

    number: str
    unit: str


def measured(amount: float, unit: str, system: System, cup: int = 0) -> Measure:
    """An amount as a kitchen of this system measures it; never nothing.

    Args:
        amount: more than 0.
        unit: `g`, `kg`, `oz`, `lb`, `ml`, `l`, `cup`; any other is only rounded.
        system: how one measures there.
        cup: grams of it in a US cup, where it is measured by the cup; 0: it is weighed.
    """
    if unit in _WEIGHTS:
        return _weight(amount * _WEIGHTS[unit], system, cup)
    if unit in _VOLUMES:
        return _volume(amount * _VOLUMES[unit], system)
    return Measure(_fraction(amount), unit)


def _weight(grams: float, system: System, cup: int) -> Measure:
    if system == "metric":
        return _decimal(grams, "g", "kg")
    if cup:
        return _volume(grams / cup * CUP, system)
    if grams >= POUND:
        return Measure(_fraction(grams / POUND), "lb")
    return Measure(_fraction(grams / OUNCE), "oz")


def _volume(millilitres: float, system: System) -> Measure:
    if system == "metric":
        return _decimal(millilitres, "ml", "l")
    if millilitres >= CUP * 0.23:
        return Measure(_fraction(millilitres / CUP, _CUPS), "cup")
    if millilitres >= SPOON * 0.9:
        return Measure(_fraction(millilitres / SPOON), "tbsp")
    return Measure(_fraction(millilitres / TEA), "tsp")


def _decimal(amount: float, small: str, large: str) -> Measure:
    step = 1 if amount < 20 else 5 if amount < 200 else 10
    whole = max(step, floor(amount / step + 0.5) * step)
    if whole < 1000:
        return Measure(str(whole), small)
    tenths = floor(amount / 100 + 0.5)
    return Measure(f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10), large)


def _fraction(amount: float, marks: tuple[tuple[float, str], ...] = _QUARTERS) -> str:
    if amount >= 10:
        return str(floor(amount + 0.5))
    whole = floor(amount)
    near, mark = min(marks, key=lambda one: (abs(amount - whole - one[0]), one[0]))
    whole += near == 1.0
    return f"{whole or ''}{mark}" or "¼"
