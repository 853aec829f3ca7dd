"""Values made from schemas fit them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta, Struct

from samesky_shared.activities import ACTIVITIES
from samesky_shared.codec import plain, typed
from samesky_shared.core.activity import Command, commands_of
from samesky_shared.core.boxes import fields_of, is_sealed, parts_of, rewritten
from samesky_shared.sealing import Box, Sealed
from samesky_shared.testing import encoded
from samesky_shared.testing.schemas import (
    fitting,
    largest,
    plain_values,
)

COMMANDS = [command for kind in ACTIVITIES for command in commands_of(kind).values()]


class Card(Struct):
    """Something sealed, and something not."""

    text: Annotated[Box, Meta(max_length=9)]
    depth: int = 1


class Everything(Struct, forbid_unknown_fields=True):
    """All types that arguments have."""

    a: Annotated[int, Meta(gt=3, lt=6)]
    b: Annotated[float, Meta(gt=0, le=1)]
    c: Annotated[str, Meta(pattern=r"^[a-c]{2}\Z")] | None
    d: Literal["x", 3]
    e: tuple[int, str]
    f: Annotated[list[Card], Meta(min_length=2, max_length=3)]
    g: dict[Annotated[str, Meta(max_length=3)], Sealed | None]
    h: Any
    i: bool = False
    j: bytes = b""
    k: Annotated[str, Meta(min_length=2, max_length=4)] = "ab"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.args.__name__)
@settings(max_examples=10)
@given(data=st.data())
def test_arguments_of_every_command_fit_it(command: Command, data: st.DataObject) -> None:
    typed(data.draw(fitting(command.args, {"": ["ann", "timer:tea"], "member": ["ann"]})), command.args)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.args.__name__)
def test_the_fullest_arguments_fit_and_are_the_same_each_time(command: Command) -> None:
    fullest = {field.encode_name: largest(field.type, 7) for field in fields_of(command.args)}
    typed(fullest, command.args)
    assert fullest == {field.encode_name: largest(field.type, 7) for field in fields_of(command.args)}


@given(data=st.data())
def test_every_type_is_met(data: st.DataObject) -> None:
    typed(data.draw(fitting(Everything, {"": ["ab", "no"]})), Everything)


def test_known_names_are_used_where_they_fit() -> None:
    class Named(Struct):
        key: Annotated[str, Meta(pattern=r"^[a-z]{5}\Z")]

    seen: set[str] = set()

    @settings(max_examples=40, derandomize=True)
    @given(fitting(Named, {"": ["hello", "NO"], "key": ["world"]}))
    def look(args: dict[str, str]) -> None:
        seen.add(args["key"])

    look()
    assert {"hello", "world"} <= seen
    assert "NO" not in seen


@given(plain_values)
def test_plain_values_pass_the_codec(value: Any) -> None:
    frame = {"data": value}
    assert encoded(plain(_packed(frame))) == encoded(frame)


def _packed(value: Any) -> bytes:
    import msgpack

    packed: bytes = msgpack.packb(value)
    return packed


def test_sealed_content_is_found_and_replaced_wherever_it_is() -> None:
    fields = {field.encode_name: field.type for field in fields_of(Everything)}
    found = {name for name, kind in fields.items() if any(is_sealed(part) for part in parts_of(kind))}
    assert found == {"f", "g"}
    cards = [{"text": b"a", "depth": 2}, {"text": b"b"}]
    assert rewritten(cards, fields["f"], lambda _: b"X") == [{"text": b"X", "depth": 2}, {"text": b"X"}]
    assert rewritten({"k": b"a", "n": None}, fields["g"], lambda _: b"X") == {"k": b"X", "n": None}
    assert rewritten(b"plain", fields["j"], lambda _: b"X") == b"plain"
