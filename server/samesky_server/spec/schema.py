"""Types as documents need them: what fields a type has, what each may hold, and their words."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect as mi


class Slot(NamedTuple):
    """One field of a Struct or TypedDict."""

    name: str
    type: mi.Type
    required: bool
    default: Any
    doc: str


def bare(type_: mi.Type) -> tuple[mi.Type, dict[str, Any]]:
    """A type without its wrapper, and what the wrapper says of it."""
    said: dict[str, Any] = {}
    while isinstance(type_, mi.Metadata):
        said = (type_.extra_json_schema or {}) | said
        type_ = type_.type
    return type_, said


def slots(type_: mi.Type) -> list[Slot]:
    """The fields of a Struct or TypedDict, without the tag."""
    assert isinstance(type_, (mi.StructType, mi.TypedDictType))
    words = _attribute_words(type_.cls)
    found = []
    for field in type_.fields:
        _, said = bare(field.type)
        default = field.default if field.default is not msgspec.NODEFAULT else None
        if field.default_factory is not msgspec.NODEFAULT:
            default = field.default_factory()
        doc = str(said.get("description") or words.get(field.name, ""))
        found.append(Slot(field.encode_name, field.type, field.required, default, doc))
    return found


def of(kind: Any) -> mi.Type:
    """The type to look into."""
    return mi.type_info(kind)


def summary(cls: type) -> str:
    """The first paragraph of a class's docstring as one line."""
    doc = cls.__dict__.get("__doc__") or ""
    return " ".join(inspect.cleandoc(doc).split("\n\n", 1)[0].split())


def inner(type_: mi.Type) -> list[mi.Type]:
    """The types that stand directly in this one."""
    type_, _ = bare(type_)
    match type_:
        case mi.UnionType():
            return list(type_.types)
        case mi.ListType() | mi.VarTupleType() | mi.SetType() | mi.FrozenSetType():
            return [type_.item_type]
        case mi.TupleType():
            return list(type_.item_types)
        case mi.DictType():
            return [type_.value_type]
        case mi.StructType() | mi.TypedDictType():
            return [field.type for field in type_.fields]
    return []


def named(roots: Iterable[mi.Type]) -> list[mi.StructType | mi.TypedDictType]:
    """Every Struct and TypedDict reachable from `roots`, each once, those first that are met first.

    Raises:
        ValueError: two different types have the same name.
    """
    found: dict[str, mi.StructType | mi.TypedDictType] = {}
    waiting = list(roots)
    while waiting:
        type_, _ = bare(waiting.pop(0))
        if isinstance(type_, (mi.StructType, mi.TypedDictType)):
            name = type_.cls.__name__
            if name in found:
                if found[name].cls is not type_.cls:
                    raise ValueError(f"two types are called {name}")
                continue
            found[name] = type_
        waiting += inner(type_)
    return list(found.values())


def prose(type_: mi.Type) -> str:
    """A type in a few words, for a table: `text (1 to 64 characters)`."""
    type_, said = bare(type_)
    match type_:
        case mi.AnyType():
            return "anything"
        case mi.NoneType():
            return "null"
        case mi.BoolType():
            return "bool"
        case mi.IntType():
            return _ranged("integer", type_.ge, type_.gt, type_.le, type_.lt)
        case mi.FloatType():
            return _ranged("number", type_.ge, type_.gt, type_.le, type_.lt)
        case mi.StrType():
            more = f" matching `{_js_pattern(type_.pattern)}`" if type_.pattern else ""
            return _ranged("text", type_.min_length, None, type_.max_length, None, " characters") + more
        case mi.DateType():
            return "date (`2026-11-25`)"
        case mi.BytesType():
            name = "sealed bytes" if said.get("sealed") else "bytes"
            return _ranged(name, type_.min_length, None, type_.max_length, None, " bytes")
        case mi.LiteralType():
            return " or ".join(f"`{value}`" for value in type_.values)
        case mi.UnionType():
            return " or ".join(prose(one) for one in type_.types)
        case mi.ListType() | mi.VarTupleType():
            size = _ranged("", type_.min_length, None, type_.max_length, None, " items")
            return f"list of {prose(type_.item_type)}{size}"
        case mi.DictType():
            return f"map of {prose(type_.value_type)}"
        case mi.StructType() | mi.TypedDictType():
            return f"[{type_.cls.__name__}](#{type_.cls.__name__.lower()})"
    raise TypeError(f"no words for {type_}")


def json_schema(kinds: Iterable[Any], ref: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """JSON Schemas (2020-12) of `kinds` and of what they refer to; `ref` is a template with `{name}`."""
    made, parts = msgspec.json.schema_components(list(kinds), ref_template=ref)
    return [_plain_json(one) for one in made], {name: _plain_json(one) for name, one in parts.items()}


def alone(kind: Any) -> dict[str, Any]:
    """The JSON Schema of one type, with all that it refers to inside."""
    made: dict[str, Any] = _plain_json(msgspec.json.schema(kind))
    return made


def _plain_json(value: Any) -> Any:
    """As JSON Schema writes it: the end of a pattern is `$`."""
    if isinstance(value, dict):
        return {
            key: _js_pattern(one) if key == "pattern" and isinstance(one, str) else _plain_json(one)
            for key, one in value.items()
        }
    return [_plain_json(one) for one in value] if isinstance(value, (list, tuple)) else value


def _js_pattern(pattern: str) -> str:
    return pattern.replace(r"\Z", "$")


def _ranged(name: str, ge: Any, gt: Any, le: Any, lt: Any, unit: str = "") -> str:
    low = ge if ge is not None else gt
    high = le if le is not None else lt
    above = "more than " if gt is not None else ""
    if low is not None and high is not None:
        return f"{name} ({above}{_number(low)} to {_number(high)}{unit})"
    if high is not None:
        return f"{name} (up to {_number(high)}{unit})"
    if low is not None:
        return f"{name} ({above or 'at least '}{_number(low)}{unit})"
    return name


def _number(value: float) -> str:
    return "2^53" if value == 2**53 else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


@cache
def _attribute_words(cls: type) -> dict[str, str]:
    """The strings that stand below attributes in the source of a class and those it stands on."""
    found: dict[str, str] = {}
    for one in reversed(cls.__mro__):
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(one))).body[0]
        except (OSError, TypeError, SyntaxError):
            continue
        body = tree.body if isinstance(tree, ast.ClassDef) else []
        for field, words in pairwise(body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(words, ast.Expr)
                and isinstance(words.value, ast.Constant)
                and isinstance(words.value.value, str)
            ):
                found[field.target.id] = " ".join(words.value.value.split())
    return found
