"""What passes the codec is typed, plain and small; everything else is refused, naming the field."""

from __future__ import annotations

import json
import struct
import tracemalloc
from typing import Any, get_args

import msgpack
import msgspec
import pytest

from samesky_shared import codec, protocol
from samesky_shared.codec import (
    MAX_DEPTH,
    MAX_LENGTH,
    Format,
    decode_client,
    encode,
    plain,
    typed,
)
from samesky_shared.errors import Refused
from samesky_shared.protocol import MAX_FRAME, ClientFrame, HubFrame

from .frames import DO, FORMATS, found, packed, refused

# ----------------------------------------------------------------------------------------- what is good


def test_each_frame_has_one_name_on_the_wire() -> None:
    assert set(codec.CLIENT_FRAMES.values()) == set(get_args(ClientFrame))
    assert set(codec.HUB_FRAMES.values()) == set(get_args(HubFrame))
    for table in (codec.CLIENT_FRAMES, codec.HUB_FRAMES):
        for name, kind in table.items():
            assert kind.__struct_config__.tag == name


def test_in_json_bytes_are_standard_base64() -> None:
    frame = protocol.Do("a-1", 0, "chat", "say", {"text": b"\xfb\xef\xff"})
    args = json.loads(encode(frame, "json"))["args"]
    assert args == {"text": "++//"}
    assert typed({"box": "++//"}, _Holder) == _Holder(b"\xfb\xef\xff")


def test_unknown_keys_are_ignored() -> None:
    assert decode_client(packed(DO | {"later": [1]}, "msgpack")) == decode_client(packed(DO, "msgpack"))


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_largest_frame_passes_and_one_byte_more_does_not(fmt: Format) -> None:
    def of(size: int) -> bytes:
        return packed({"t": "signal", "kind": "tap", "data": "x" * size}, fmt)

    room = MAX_FRAME - len(of(40_000)) + 40_000
    assert isinstance(decode_client(of(room), fmt), protocol.Signal)
    assert found(of(room + 1), fmt) == ("too_large", None)


# ------------------------------------------------------------------------------------ what is bad, by name


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(
    ("frame", "code", "path"),
    [
        ([], "invalid", None),
        ("hello", "invalid", None),
        (None, "invalid", None),
        (7, "invalid", None),
        ({}, "invalid", "t"),
        ({"t": 5}, "invalid", "t"),
        ({"t": None}, "invalid", "t"),
        ({"t": "unheard"}, "unknown", "t"),
        ({"t": "welcome"}, "unknown", "t"),
        ({"t": "hello"}, "invalid", "token"),
        ({"t": "hello", "token": 5}, "invalid", "token"),
        ({"t": "hello", "token": "x" * 4097}, "invalid", "token"),
        (
            {"t": "hello", "token": "x", "since": {"epoch": "e", "seq": "1", "mark": ""}},
            "invalid",
            "since.seq",
        ),
        ({"t": "hello", "token": "x", "since": {"epoch": "e", "mark": ""}}, "invalid", "since.seq"),
        ({"t": "hello", "token": "x", "device": {"kind": "A phone"}}, "invalid", "device.kind"),
        ({"t": "ping", "n": -1, "c": 0}, "invalid", "n"),
        ({"t": "ping", "n": 1.5, "c": 0}, "invalid", "n"),
        ({"t": "ping", "n": 1, "c": "0"}, "invalid", "c"),
        ({"t": "ping", "n": 1, "c": 0, "down": -0.1}, "invalid", "down"),
        (DO | {"id": ""}, "invalid", "id"),
        (DO | {"id": "x" * 65}, "invalid", "id"),
        (DO | {"id": "a b"}, "invalid", "id"),
        (DO | {"base": -1}, "invalid", "base"),
        (DO | {"base": 2**53 + 1}, "invalid", "base"),
        (DO | {"base": True}, "invalid", "base"),
        (DO | {"on": "Timer"}, "invalid", "on"),
        (DO | {"on": "timer:"}, "invalid", "on"),
        (DO | {"on": "timer:a:b"}, "invalid", "on"),
        (DO | {"on": "timer\n"}, "invalid", "on"),
        (DO | {"cmd": "__init__"}, "invalid", "cmd"),
        (DO | {"args": []}, "invalid", "args"),
        (DO | {"until": -5}, "invalid", "until"),
        (DO | {"until": 1e12}, "invalid", "until"),
        ({"t": "presence", "status": "away"}, "invalid", "status"),
        ({"t": "timeline", "id": "p", "limit": 101}, "invalid", "limit"),
        ({"t": "timeline", "id": "p", "limit": 0}, "invalid", "limit"),
    ],
)
def test_a_bad_frame_is_refused_with_its_field(fmt: Format, frame: Any, code: str, path: str | None) -> None:
    assert found(packed(frame, fmt), fmt) == (code, path)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_are_finite(value: float) -> None:
    assert found(packed(DO | {"args": {"seconds": value}}, "msgpack")) == ("invalid", "args.seconds")
    assert found(packed(DO | {"args": {"seconds": value}}, "json"), "json") == ("invalid", None)
    assert found(b'{"t":"ping","n":1,"c":1e999}', "json") == ("invalid", "c")


def test_integers_have_64_bits() -> None:
    for value in (2**70, -(2**64), 10**4000):
        raw = packed({"t": "signal", "kind": "x", "data": {"n": [value]}}, "json")
        assert found(raw, "json") == ("invalid", "data.n[0]")
    assert found(b'{"n":' + b"9" * 5000 + b"}", "json") == ("invalid", None)
    for value in (2**64 - 1, -(2**63)):
        for fmt in FORMATS:
            frame = decode_client(packed({"t": "signal", "kind": "x", "data": value}, fmt), fmt)
            assert isinstance(frame, protocol.Signal)
            assert frame.data == value


def test_ten_megabytes_are_refused_by_their_length_alone() -> None:
    for fmt in FORMATS:
        assert found(packed({"t": "x" * 10_000_000}, fmt), fmt) == ("too_large", None)


@pytest.mark.parametrize(
    ("raw", "fmt"),
    [
        (b"\x91" * 10_000, "msgpack"),
        (b"\x81\xa1a" * 10_000, "msgpack"),
        (b"[" * 10_000 + b"]" * 10_000, "json"),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "json"),
        (b"[" * MAX_FRAME, "json"),
    ],
)
def test_ten_thousand_levels_are_refused(raw: bytes, fmt: Format) -> None:
    assert found(raw, fmt) == ("invalid", None)


@pytest.mark.parametrize("fmt", FORMATS)
def test_depth_is_bounded(fmt: Format) -> None:
    def nested(levels: int) -> bytes:
        value: Any = 1
        for _ in range(levels):
            value = [value]
        return packed({"t": "signal", "kind": "x", "data": value}, fmt)

    assert isinstance(decode_client(nested(MAX_DEPTH - 1), fmt), protocol.Signal)
    code, path = found(nested(MAX_DEPTH), fmt)
    assert code == "invalid"
    assert path == "data" + "[0]" * (MAX_DEPTH - 1)


@pytest.mark.parametrize("fmt", FORMATS)
def test_lengths_are_bounded(fmt: Format) -> None:
    for data in ([0] * (MAX_LENGTH + 1), {f"{n}": 0 for n in range(MAX_LENGTH + 1)}):
        assert found(packed({"t": "signal", "kind": "x", "data": data}, fmt), fmt)[0] == "invalid"
    plain(packed({"data": [0] * MAX_LENGTH}, fmt), fmt)


@pytest.mark.parametrize("key", [b"\x01", b"\xc0", b"\xc3", b"\xc4\x01t", b"\x90", b"\x80", b"\xca\0\0\0\0"])
def test_keys_are_text(key: bytes) -> None:
    assert found(b"\x81" + key + b"\x01") == ("invalid", None)
    assert found(b"\x82\xa1t\xa4ping\xa1d\x81" + key + b"\x01")[0] == "invalid"


def test_the_same_key_twice_is_refused() -> None:
    assert found(b"\x82\xa1t\xa4ping\xa1t\xa5hello") == ("invalid", None)
    assert found(b"\x82\xa1t\xa4ping\xa1d\x82\xa1a\x01\xa1a\x02") == ("invalid", None)
    assert found(b'{"t":"ping","n":1,"c":0,"t":"ping"}', "json") == ("invalid", None)
    assert found(b'{"t":"ping","n":1,"\\u0074":0}', "json") == ("invalid", None)


@pytest.mark.parametrize(
    "extension",
    [
        msgpack.ExtType(5, b""),
        msgpack.ExtType(5, b"xy"),
        msgpack.ExtType(0, b"x" * 300),
        msgpack.Timestamp(5, 1),
    ],
)
def test_extension_types_are_refused(extension: object) -> None:
    assert found(packed({"t": "signal", "kind": "x", "data": extension}, "msgpack"))[0] == "invalid"


@pytest.mark.parametrize(
    "surrogate", ['"\\ud800"', '"a\\udfff"', '{"\\ud800":1}', '[{"x":{"\\udc00z":"\\ud83d"}}]']
)
def test_lone_surrogates_are_refused_in_values_and_keys(surrogate: str) -> None:
    raw = b'{"t":"do","id":"a","base":0,"on":"chat","cmd":"say","args":{"x":%s}}' % surrogate.encode()
    code, path = found(raw, "json")
    assert code == "invalid"
    assert path is not None
    assert path.startswith("args.x")
    assert found(b'{"\\ud800":1}', "json") == ("invalid", None)


def test_a_pair_of_surrogates_is_one_letter() -> None:
    frame = decode_client(b'{"t":"signal","kind":"x","data":"\\ud83d\\ude00"}', "json")
    assert frame == protocol.Signal("x", None, "\U0001f600")


@pytest.mark.parametrize("text", [b"\xff", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82"])
def test_text_is_utf8(text: bytes) -> None:
    assert found(b"\x81\xa1t" + bytes([0xA0 + len(text)]) + text) == ("invalid", None)
    assert found(b'{"t":"' + text + b'"}', "json") == ("invalid", None)


@pytest.mark.parametrize("tail", [b"\x80", b"\xc0", b"\x00", b" "])
def test_nothing_follows_the_map(tail: bytes) -> None:
    assert found(packed(DO, "msgpack") + tail) == ("invalid", None)
    assert found(packed(DO, "json") + b"{}", "json") == ("invalid", None)


@pytest.mark.parametrize("cut", [0, 1, 5, 20])
@pytest.mark.parametrize("fmt", FORMATS)
def test_a_piece_of_a_frame_is_refused(fmt: Format, cut: int) -> None:
    assert found(packed(DO, fmt)[:cut], fmt) == ("invalid", None)


@pytest.mark.parametrize("head", [0xC6, 0xC9, 0xDB, 0xDD, 0xDF])
def test_a_length_of_four_gigabytes_allocates_nothing(head: int) -> None:
    raw = bytes([head]) + struct.pack(">I", 0xFFFFFFFF) + b"\x00" * 10
    tracemalloc.start()
    try:
        assert found(raw) == ("invalid", None)
        assert found(b"\x81\xa1t" + raw) == ("invalid", None)
        assert tracemalloc.get_traced_memory()[1] < 4 * MAX_FRAME
    finally:
        tracemalloc.stop()


def test_a_refusal_does_not_repeat_what_was_sent() -> None:
    word = "secretword"
    frames: list[dict[str, Any]] = [
        {"t": word},
        {"t": "hello", "token": [word]},
        DO | {"on": f"{word} !"},
        {"t": "presence", "status": word},
        DO | {"id": f" {word}"},
    ]
    for fmt in FORMATS:
        for frame in frames:
            assert word not in str(refused(packed(frame, fmt), fmt))


def test_an_unknown_field_is_named_in_the_path_only_and_shortened() -> None:
    with pytest.raises(Refused) as caught:
        typed({"box": b"", "note`s\n": 1}, _Strict, "args")
    assert caught.value.path == "args.note`s\n"
    assert "note" not in caught.value.message
    with pytest.raises(Refused) as caught:
        typed({"box": b"", "x" * 9000: 1}, _Strict, "args")
    assert (caught.value.path or "").startswith("args.xxx")
    assert len(str(caught.value)) < 400


def test_typed_never_raises_anything_else() -> None:
    for strange in (
        {"box": "\ud800"},
        {"\ud800": 1},
        {1: 2},
        None,
        [],
        {"box": "no base64!"},
        {"box": 10**400},
    ):
        with pytest.raises(Refused) as caught:
            typed(strange, _Strict, "args")
        assert caught.value.code == "invalid"
        assert (caught.value.path or "").startswith("args")


class _Holder(msgspec.Struct, frozen=True):
    box: bytes


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    box: bytes
