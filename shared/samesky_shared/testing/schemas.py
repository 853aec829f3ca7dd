"""Values that fit an argument's schema, and values that look as if they might. Needs hypothesis."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from msgspec import Struct, inspect

from ..core.boxes import fields_of, is_sealed
from ..sealing import PLAIN

Strategy = st.SearchStrategy[Any]
Names = Mapping[str, Sequence[str]]
_MANY = 3
_LETTER = st.characters(codec="utf-8")
_FREE = st.text(_LETTER, max_size=20)

STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, -0.5, 2**63, 2**70, -(2**70), 10**400, math.nan, math.inf, -math.inf, 1e308,
    "", "x", "0", "1e5", "nan", "\x00", "é" * 5000, "../../x", b"", b"\x00", b"\x00" * 70_000,
    [], [[]], [None], {}, {"a": 1}, {"": {"": []}}, [b"", "", 0], {"$ne": 1},
)  # fmt: skip
"""Values of every kind; most arguments refuse most of them."""

plain_values: Strategy = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _FREE
    | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_FREE, inner, max_size=3),
    max_leaves=6,
)
"""Anything that the codec lets through."""


def fitting(args: type[Struct], names: Names) -> Strategy:
    """Arguments that the schema takes; optional ones are left out at times.

    Args:
        args: the Struct.
        names: texts that mean something, all of them under "", and those for an argument under its name.
    """
    required: dict[str, Strategy] = {}
    optional: dict[str, Strategy] = {}
    for field in fields_of(args):
        (required if field.required else optional)[field.encode_name] = _value(
            field.type, _first_of(names, field.name)
        )
    return st.fixed_dictionaries(required, optional=optional)


def _first_of(names: Names, field: str) -> Names:
    return {"": names.get("", ()), "first": names[field]} if names.get(field) else {"": names.get("", ())}


def _value(kind: inspect.Type, names: Names) -> Strategy:
    match kind:
        case inspect.Metadata():
            value = _value(kind.type, names)
            return value.map(lambda box: bytes([PLAIN]) + box[1:]) if is_sealed(kind) else value
        case inspect.UnionType():
            return st.one_of([_value(one, names) for one in kind.types])
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            low = kind.ge if kind.ge is not None else None if kind.gt is None else kind.gt + 1
            high = kind.le if kind.le is not None else None if kind.lt is None else kind.lt - 1
            return st.integers(-(2**63) if low is None else low, 2**63 if high is None else high)
        case inspect.FloatType():
            return _float(kind)
        case inspect.StrType():
            return _text(kind, names)
        case inspect.BytesType():
            least, most = kind.min_length or 0, kind.max_length
            return st.binary(min_size=least, max_size=min(least + 24, least + 24 if most is None else most))
        case inspect.LiteralType():
            return st.sampled_from(list(kind.values))
        case inspect.CollectionType():
            least, most = kind.min_length or 0, kind.max_length
            most = max(least, min(_MANY, most if most is not None else _MANY))
            return st.lists(_value(kind.item_type, names), min_size=least, max_size=most)
        case inspect.TupleType():
            return st.tuples(*(_value(one, names) for one in kind.item_types)).map(list)
        case inspect.DictType():
            keys, values = _value(kind.key_type, names), _value(kind.value_type, names)
            return st.dictionaries(keys, values, min_size=kind.min_length or 0, max_size=_MANY)
        case inspect.StructType():
            return fitting(kind.cls, names)
        case inspect.AnyType():
            return plain_values
    raise AssertionError(f"an argument has a type that the wire does not carry: {kind!r}")


def _float(kind: inspect.FloatType) -> Strategy:
    low = kind.ge if kind.ge is not None else kind.gt
    high = kind.le if kind.le is not None else kind.lt
    whole = st.floats(
        -1e9 if low is None else low,
        1e9 if high is None else high,
        exclude_min=kind.gt is not None,
        exclude_max=kind.lt is not None,
    )
    usual = [one for one in (1.0, 5.0, 60.0) if (low is None or low < one) and (high is None or one < high)]
    return whole | st.sampled_from(usual) if usual else whole


def _text(kind: inspect.StrType, names: Names) -> Strategy:
    least, most = kind.min_length or 0, kind.max_length

    def fits(text: str) -> bool:
        long = least <= len(text) and (most is None or len(text) <= most)
        return long and (kind.pattern is None or re.search(kind.pattern, text) is not None)

    known = [name for name in names.get("", ()) if fits(name)]
    first = [name for name in names.get("first", ()) if fits(name)]
    branches = [st.sampled_from(some) for some in (first, first, known) if some]
    return st.one_of(*branches, _free(kind.pattern, least, most))


@cache
def _free(pattern: str | None, least: int, most: int | None) -> Strategy:
    """Any text that fits; cached, since it takes longer to make the strategy of a pattern than to draw from it."""
    if pattern is None:
        return st.text(_LETTER, min_size=least, max_size=min(most or 30, least + 30))
    return st.from_regex(pattern).filter(
        lambda text: least <= len(text) and (most is None or len(text) <= most)
    )


def largest(kind: inspect.Type, n: int = 0) -> Any:
    """The fullest value that fits, the same each time for the same `n`."""
    match kind:
        case inspect.Metadata():
            return largest(kind.type, n)
        case inspect.UnionType():
            return largest(next(one for one in kind.types if not isinstance(one, inspect.NoneType)), n)
        case inspect.BytesType():
            return b"\x00" * min(kind.max_length or 60_000, 60_000)
        case inspect.StrType(pattern=None):
            return "é" * min(kind.max_length or 60_000, 60_000)
        case inspect.StrType():
            name = f"k{n}"
            assert kind.pattern is not None
            return name if re.search(kind.pattern, name) else _matching(kind.pattern)
        case inspect.CollectionType():
            return [largest(kind.item_type, n)] * min(kind.max_length or 500, 500)
        case inspect.DictType():
            many = range(min(kind.max_length or 500, 500))
            return {largest(kind.key_type, one): largest(kind.value_type, n) for one in many}
        case inspect.StructType():
            return {field.encode_name: largest(field.type, n) for field in kind.fields}
        case inspect.IntType() | inspect.FloatType():
            whole = kind.le if kind.le is not None else kind.ge
            return 1 if whole is None else whole
        case inspect.BoolType():
            return True
        case inspect.LiteralType():
            return max(kind.values, key=lambda value: len(str(value)))
        case inspect.TupleType():
            return [largest(one, n) for one in kind.item_types]
    return _first(_value(kind, {}))


@cache
def _matching(pattern: str) -> Any:
    return _first(_text(inspect.StrType(pattern=pattern), {}))


def _first(values: Strategy) -> Any:
    quick = settings(database=None, derandomize=True, deadline=None, phases=[Phase.generate])
    return find(values, lambda value: True, settings=quick)
