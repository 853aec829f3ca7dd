"""Any frame comes back as it was; any bytes are a frame or refused, and nothing else happens."""

from __future__ import annotations

import base64
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samesky_shared import codec, protocol
from samesky_shared.codec import (
    Format,
    decode_client,
    decode_hub,
    encode,
)
from samesky_shared.errors import Refused
from samesky_shared.protocol import ClientFrame, HubFrame
from samesky_shared.testing.schemas import fitting

from .frames import FORMATS


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("kind", get_args(ClientFrame), ids=lambda kind: kind.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_every_frame_of_a_client_comes_back_as_it_was(kind: type, fmt: Format, data: st.DataObject) -> None:
    frame = data.draw(_frame(kind, fmt))
    assert _equal(decode_client(encode(frame, fmt), fmt), frame)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("kind", get_args(HubFrame), ids=lambda kind: kind.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_every_frame_of_a_hub_comes_back_as_it_was(kind: type, fmt: Format, data: st.DataObject) -> None:
    frame = data.draw(_frame(kind, fmt))
    assert _equal(decode_hub(encode(frame, fmt), fmt), frame)


@pytest.mark.parametrize("fmt", FORMATS)
@given(raw=st.binary(max_size=300))
@example(raw=b"\xc1")
@example(raw=b"\xef\xbb\xbf{}")
@example(raw="{}".encode("utf-16"))
def test_any_bytes_are_a_frame_or_refused(fmt: Format, raw: bytes) -> None:
    _frame_or_refused(raw, fmt)


def _mangled(draw: st.DrawFn) -> tuple[bytes, Format]:
    fmt: Format = draw(st.sampled_from(FORMATS))
    kind = draw(st.sampled_from(get_args(ClientFrame)))
    raw = bytearray(encode(draw(_frame(kind, fmt)), fmt))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        raw[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(raw), fmt


@given(mangled=st.composite(_mangled)())
def test_mangled_frames_are_frames_or_refused(mangled: tuple[bytes, Format]) -> None:
    _frame_or_refused(*mangled)


@given(
    keys=st.dictionaries(
        st.sampled_from(["t", "id", "base", "on", "cmd", "args", "token", "n", "c", "kind", "data", "status"]),
        st.sampled_from(list(codec.CLIENT_FRAMES))
        | st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text(max_size=8)
        | st.binary(max_size=8) | st.lists(st.integers(0, 9), max_size=3),
    )
)  # fmt: skip
def test_right_names_with_any_values_are_a_frame_or_refused(keys: dict[str, Any]) -> None:
    _frame_or_refused(msgspec.msgpack.encode(keys), "msgpack")
    _frame_or_refused(msgspec.json.encode(keys), "json")


def _frame_or_refused(raw: bytes, fmt: Format) -> None:
    try:
        frame = decode_client(raw, fmt)
    except Refused as refusal:
        encode(protocol.Refusal(refusal.code, refusal.message, path=refusal.path), fmt)
        return
    assert isinstance(frame, get_args(ClientFrame))
    again = encode(frame, fmt)
    assert _equal(decode_client(again, fmt), frame)


def _frame(kind: type, fmt: Format) -> st.SearchStrategy[Any]:
    """Frames of this type; in JSON, where bytes are text, without bytes in untyped places."""
    whole = fitting(kind, {"": ["ann", "timer"]}).map(
        lambda fields: msgspec.convert(fields | _tag(kind), kind)
    )
    return whole if fmt == "msgpack" else whole.map(lambda frame: msgspec.convert(_texts(frame), kind))


def _tag(kind: type) -> dict[str, Any]:
    config = kind.__struct_config__  # type: ignore[attr-defined]
    return {config.tag_field: config.tag}


def _texts(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return _texts(msgspec.to_builtins(value, builtin_types=(bytes,)))
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    return [_texts(item) for item in value] if isinstance(value, list | tuple) else value


def _equal(one: Any, two: Any) -> bool:
    return type(one) is type(two) and msgspec.msgpack.encode(one) == msgspec.msgpack.encode(two)
