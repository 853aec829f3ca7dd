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


BEGUN = b"\x86\xa1t\xa2do\xa2id\xa1a\xa4base\x00\xa2on\xa5timer\xa3cmd\xa5start\xa4args"
"""A `do`, up to its arguments."""


@pytest.mark.parametrize(
    "raw",
    [
        BEGUN + b"\x82\xa1a\x01\xa1a\x01",
        BEGUN + b"\x82\xa1a\xca\x3f\x80\x00\x00\xa1a\x01",
        BEGUN + b"\x84\xa1a\x01\xa1a\x01\xa1b\xca\x3f\x80\x00\x00\xa1c\xca\x3f\x80\x00\x00",
        BEGUN + b"\x83\xa1a\x01\xa1a\x01\xa1b\x91\xca\x3f\x80\x00\x00",
        BEGUN + b"\x81\xa1a\x82\xa1b\x01\xa1b\x02",
        BEGUN + b"\x81\xa1a\xcb\x7f\xf0\x00\x00\x00\x00\x00\x00",
        BEGUN + b"\x81\xa1a\xd6\xff\x00\x00\x00\x01",
        BEGUN + b"\x81\xa1a\xd4\x05\x00",
        BEGUN + b"\x81\x01\x01",
        BEGUN + b"\x81\xa1a\x81\x01\x01",
        BEGUN + b"\x81\xa1a\xc4\x01\x00",
        BEGUN + b"\x81\xa1a" + b"\x91" * 20 + b"\x01",
        BEGUN + b"\x81\xa1a" + b"\x91" * 9000 + b"\x01",
        BEGUN + b"\xc0",
        BEGUN + b"\x80",
        BEGUN + b"\x91\x01",
        BEGUN + b"\xde\x00\x01\xa1a\x01",
        BEGUN[:1] + BEGUN[7:] + b"\x80\xa1t\xa2do",
        BEGUN + b"\x80\x00",
        b"\x87" + BEGUN[1:] + b"\x80\xa2id\xa1b",
        b"\x85" + BEGUN[1:-5],
        b"\x86" + BEGUN[1:-5] + b"\xa5until\x05",
        b"\x86" + BEGUN[1:-5] + b"\xa5until\xc0",
        b"\x84\xa1t\xa4ping\xa1n\x01\xa1c\x02\xa1n\x02",
        b"\x83\xa1t\xa4ping\xa1n\x01\xa1c\xcb\xff\xf8\x00\x00\x00\x00\x00\x00",
        b"\x83\xa1t\xa6signal\xa4kind\xa1a\xa4data\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00",
        b"\x83\xa1t\xa6signal\xa4kind\xa1a\xa4data\xa1b",
        b"\x83\xa1t\xa6signal\xa4kind\xa1a\xa4data\xc0",
    ],
)
def test_the_quick_way_gives_what_the_long_way_gives_or_nothing(raw: bytes) -> None:
    _quick_as_long(raw)


@given(data=st.data())
def test_the_quick_way_gives_so_of_frames_of_any_kind(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from((protocol.Do, protocol.Signal, protocol.Ping)))
    raw = bytearray(encode(data.draw(_frame(kind, "msgpack"))))
    _quick_as_long(bytes(raw))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    _quick_as_long(bytes(raw))


def test_what_well_made_clients_send_goes_the_quick_way() -> None:
    for frame in (
        protocol.Do("a-1", 7, "player", "seek", {"pos": 12.5, "who": None, "box": b"\xcb\x7f\xf8"}, 12.5),
        protocol.Do("a-1", 7, "timer", "pause"),
        protocol.Do("a-1", 7, "checkin", "share", {"day": {"words": [b"box", 1.5]}}),
        protocol.Signal("stroke", None, {"on": "play", "box": b"\xca" * 133}),
        protocol.Signal("drift", "ben", 1.5, 12.5),
        protocol.Ping(1, 2.5, 0.1, 0.1),
    ):
        assert codec.quick(encode(frame)) == frame


def _quick_as_long(raw: bytes) -> None:
    found = codec.quick(raw)
    if found is not None:
        assert _equal(found, codec.typed(codec.plain(raw), type(found)))


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
