"""Where the boxes are in what a command takes: found by its schema, so that no activity says it twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, inspect

if TYPE_CHECKING:
    from .activity import Command

KEY = r"^[A-Za-z0-9_-]{1,40}\Z"
"""Ids of things inside a state: never words of people."""
Seal = Callable[[Any, str, str], Any]
"""What shall stand in place of a value: `(value, on, field)`."""


@cache
def fields_of(args: type[Struct]) -> tuple[inspect.Field, ...]:
    """The fields of an argument Struct."""
    info = inspect.type_info(args)
    assert isinstance(info, inspect.StructType)
    return info.fields


def is_sealed(kind: inspect.Type) -> bool:
    """Whether this is sealed content itself."""
    return _mark(kind, "sealed") is not None


def parts_of(kind: inspect.Type) -> Iterator[inspect.Type]:
    """A type and all types in it. Structs that hold themselves are not followed."""
    yield kind
    if is_sealed(kind):
        return
    inner: tuple[inspect.Type, ...] = ()
    if isinstance(kind, inspect.Metadata):
        inner = (kind.type,)
    elif isinstance(kind, inspect.UnionType):
        inner = kind.types
    elif isinstance(kind, inspect.CollectionType):
        inner = (kind.item_type,)
    elif isinstance(kind, inspect.TupleType):
        inner = kind.item_types
    elif isinstance(kind, inspect.DictType):
        inner = (kind.key_type, kind.value_type)
    elif isinstance(kind, inspect.StructType):
        inner = tuple(field.type for field in kind.fields)
    for part in inner:
        yield from parts_of(part)


def rewritten(value: Any, kind: inspect.Type, change: Callable[[Any], Any]) -> Any:
    """A plain value of this type, in which `change` has seen to each box that is there."""
    if value is None:
        return None
    if is_sealed(kind):
        return change(value)
    if isinstance(kind, inspect.Metadata):
        return rewritten(value, kind.type, change)
    if isinstance(kind, inspect.UnionType):
        holds = [one for one in kind.types if any(is_sealed(part) for part in parts_of(one))]
        return rewritten(value, holds[0], change) if holds else value
    if isinstance(kind, inspect.CollectionType) and isinstance(value, list | tuple):
        return [rewritten(item, kind.item_type, change) for item in value]
    if isinstance(kind, inspect.DictType) and isinstance(value, dict):
        return {key: rewritten(item, kind.value_type, change) for key, item in value.items()}
    if isinstance(kind, inspect.StructType) and isinstance(value, dict):
        types = {field.encode_name: field.type for field in kind.fields}
        return {
            key: rewritten(item, types[key], change) if key in types else item for key, item in value.items()
        }
    return value


@cache
def sealed_arguments(args: type[Struct]) -> dict[str, tuple[inspect.Type, str]]:
    """The arguments with boxes in them: the type of each, and the place it declares ("" for its own)."""
    found = {}
    for field in fields_of(args):
        boxes = [part for part in parts_of(field.type) if is_sealed(part)]
        if boxes:
            found[field.encode_name] = (field.type, _mark(boxes[0], "place") or "")
    return found


def place_of(command: Command, on: str, name: str, args: Mapping[str, Any]) -> tuple[str, str]:
    """The instance and field that boxes in this argument are sealed for.

    The field is `command.argument`, then the ids among the arguments, as `answer.text/CARD`. An argument whose box
    comes from elsewhere declares that as `place`: `playlist add.media` is the queue with the instance's own name.
    """
    declared = sealed_arguments(command.args)[name][1]
    if declared:
        kind, _, field = declared.partition(" ")
        rest = on.partition(":")[2]
        return (f"{kind}:{rest}" if rest else kind), field
    ids = [args[one] for one in _ids(command.args) if args.get(one) is not None]
    return on, "/".join((f"{command.name}.{name}", *ids))


def sealed(command: Command, on: str, args: Mapping[str, Any], seal: Seal) -> dict[str, Any]:
    """The arguments of a command, with what `seal(value, on, field)` makes of each text or box."""
    whole = dict(args)
    for name, (kind, _) in sealed_arguments(command.args).items():
        if name in whole:
            at, field = place_of(command, on, name, args)
            value = msgspec.to_builtins(whole[name], builtin_types=(bytes,))
            whole[name] = rewritten(value, kind, partial(_at, seal, at, field))
    return whole


def forms(command: Command, checked: Struct) -> Iterator[tuple[str, int]]:
    """The form of every box in arguments that were checked, each with the argument it stands in."""
    for name, (kind, _) in sealed_arguments(command.args).items():
        value = getattr(checked, name)
        if type(value) is bytes:  # most are the box itself
            yield name, value[0]
            continue
        found: list[bytes] = []
        rewritten(msgspec.to_builtins(value, builtin_types=(bytes,)), kind, found.append)
        for box in found:
            yield name, box[0]


def _at(seal: Seal, on: str, field: str, value: Any) -> Any:
    return seal(value, on, field)


@cache
def _ids(args: type[Struct]) -> tuple[str, ...]:
    return tuple(field.encode_name for field in fields_of(args) if _is_id(field.type))


def _is_id(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.UnionType):
        return any(_is_id(one) for one in kind.types)
    if isinstance(kind, inspect.Metadata):
        return _is_id(kind.type)
    return isinstance(kind, inspect.StrType) and kind.pattern == KEY


def _mark(kind: inspect.Type, name: str) -> Any:
    while isinstance(kind, inspect.Metadata):
        found = (kind.extra_json_schema or {}).get(name)
        if found is not None:
            return found
        kind = kind.type
    return None
