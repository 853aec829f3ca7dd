"""Frame <-> bytes, with hard limits: what passes here is typed, plain and small, whatever was sent.

Inbound: `msgpack` or `json` make plain maps under limits on size, depth and lengths; one walk refuses what the
wire does not know (NaN, integers beyond 64 bits, keys that are not text, duplicate keys, extension types); then
`msgspec` converts into the Struct that `t` names. Outbound frames are ours and only encoded.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final, Literal, NoReturn, TypeVar

import msgpack
import msgspec

from .errors import Refused
from .protocol import (
    MAX_FRAME,
    Bye,
    Change,
    ClientFrame,
    Do,
    Done,
    Expiring,
    Hello,
    HubFrame,
    Page,
    Ping,
    Pong,
    Presence,
    PresenceOf,
    Ready,
    Refusal,
    Renew,
    Signal,
    SignalFrom,
    Timeline,
    Welcome,
)

Format = Literal["msgpack", "json"]
MAX_DEPTH: Final = 16
MAX_LENGTH: Final = 4096
"""Most items of one list or map."""
_INT64: Final = range(-(2**63), 2**64)

CLIENT_FRAMES: Final[dict[str, type[ClientFrame]]] = {
    "hello": Hello,
    "ping": Ping,
    "do": Do,
    "signal": Signal,
    "presence": Presence,
    "timeline": Timeline,
    "renew": Renew,
}
HUB_FRAMES: Final[dict[str, type[HubFrame]]] = {
    "welcome": Welcome,
    "ready": Ready,
    "change": Change,
    "done": Done,
    "refused": Refusal,
    "pong": Pong,
    "page": Page,
    "presence": PresenceOf,
    "signal": SignalFrom,
    "expiring": Expiring,
    "bye": Bye,
}

T = TypeVar("T")
_to_msgpack = msgspec.msgpack.Encoder().encode
_to_json = msgspec.json.Encoder().encode


def encode(frame: HubFrame | ClientFrame | dict[str, Any], fmt: Format = "msgpack") -> bytes:
    """The bytes of one frame; in JSON, bytes become standard base64."""
    return _to_msgpack(frame) if fmt == "msgpack" else _to_json(frame)


def decode_client(raw: bytes, fmt: Format = "msgpack") -> ClientFrame:
    """The frame that a client sent.

    Raises:
        Refused: `too_large`, `invalid` (with the path of the field) or `unknown` (no such `t`).
    """
    return _typed(plain(raw, fmt), CLIENT_FRAMES)


def decode_hub(raw: bytes, fmt: Format = "msgpack", limit: int = 64 * MAX_FRAME) -> HubFrame:
    """The frame that a hub sent (for clients). Raises `Refused` as `decode_client` does."""
    return _typed(plain(raw, fmt, limit), HUB_FRAMES)


def plain(raw: bytes, fmt: Format = "msgpack", limit: int = MAX_FRAME) -> dict[str, Any]:
    """The one map in `raw`, made of plain values only.

    Raises:
        Refused: `too_large` over `limit` bytes; `invalid` for anything that is not one plain map.
    """
    if len(raw) > limit:
        raise Refused("too_large", f"A frame has at most {limit} bytes.")
    try:
        value = _unpack(raw, limit) if fmt == "msgpack" else _parse(raw)
    except Refused:
        raise
    except RecursionError:
        raise Refused("invalid", "The frame is nested too deeply.") from None
    except (ValueError, UnicodeError):
        raise Refused("invalid", f"The frame is not valid {_NAMES[fmt]} within the limits.") from None
    if type(value) is not dict:
        raise Refused("invalid", "A frame is one map.")
    _walk(value, MAX_DEPTH, "")
    return value


def typed(value: object, kind: type[T], prefix: str = "") -> T:
    """`value`, a plain map, as the Struct `kind`; paths in a refusal start with `prefix`."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _refusal(error, prefix) from None
    except UnicodeError:  # `plain` lets no such text pass, but a cue of an activity may hold it
        raise Refused("invalid", "Text is Unicode without lone surrogates.", path=prefix or None) from None


_NAMES: Final = {"msgpack": "MessagePack", "json": "JSON"}


def _typed(frame: dict[str, Any], table: dict[str, type[T]]) -> T:
    tag = frame.get("t")
    if type(tag) is not str:
        raise Refused("invalid", "`t` names the type of the frame.", path="t")
    kind = table.get(tag)
    if kind is None:
        raise Refused("unknown", "There is no frame of this type.", path="t")
    return typed(frame, kind)


def _unpack(raw: bytes, limit: int) -> object:
    # Each length is also bounded by what is left of the frame, so headers that promise 4 GB allocate nothing.
    return msgpack.unpackb(
        raw,
        strict_map_key=True,
        object_pairs_hook=_pairs,
        max_str_len=limit,
        max_bin_len=limit,
        max_array_len=MAX_LENGTH,
        max_map_len=MAX_LENGTH,
        max_ext_len=0,
        ext_hook=_no_extension,
    )


def _parse(raw: bytes) -> object:
    return json.loads(raw.decode(), object_pairs_hook=_pairs, parse_constant=_no_constant)


def _pairs(pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Refused("invalid", "A map has the same key twice.")
    return made


def _no_extension(code: int, data: bytes) -> NoReturn:
    raise Refused("invalid", "Extension types are not part of the protocol.")


def _no_constant(name: str) -> NoReturn:
    raise Refused("invalid", "NaN and Infinity are not numbers of the protocol.")


def _walk(value: Any, depth: int, path: str) -> None:
    kind = type(value)
    if kind is str or kind is bytes or kind is bool or value is None:
        if kind is str:
            _text(value, path)
        return
    if kind is float:
        if not math.isfinite(value):
            raise Refused("invalid", "NaN and Infinity are not numbers of the protocol.", path=path or None)
    elif kind is int:
        if value not in _INT64:
            raise Refused("invalid", "Integers have at most 64 bits.", path=path or None)
    elif depth == 0:
        raise Refused("invalid", f"A frame is nested at most {MAX_DEPTH} deep.", path=path or None)
    elif kind is dict:
        if len(value) > MAX_LENGTH:
            raise Refused("invalid", f"A map has at most {MAX_LENGTH} keys.", path=path or None)
        for key, item in value.items():
            if type(key) is not str:
                raise Refused("invalid", "Keys are text.", path=path or None)
            _text(key, path)
            _walk(item, depth - 1, f"{path}.{key[:32]}" if path else key[:32])
    elif kind is list:
        if len(value) > MAX_LENGTH:
            raise Refused("invalid", f"A list has at most {MAX_LENGTH} items.", path=path or None)
        for i, item in enumerate(value):
            _walk(item, depth - 1, f"{path}[{i}]")
    else:
        raise Refused("invalid", "This type of value is not part of the protocol.", path=path or None)


def _text(value: str, path: str) -> None:
    if not value.isascii() and _SURROGATE.search(value):
        raise Refused("invalid", "Text is Unicode without lone surrogates.", path=path or None)


_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_PATH: Final = re.compile(r" - at `(?:key` in `)?\$\.?(?P<path>[^`]*)`$")
_MISSING: Final = re.compile(r"missing required field `(?P<name>[^`]+)`")
_EXTRA: Final = re.compile(r"unknown field(?P<sent> `(?P<name>.+)`)$", re.DOTALL)
_ENUM: Final = re.compile(r"Invalid enum value(?P<sent> .*)", re.DOTALL)
_MAX_PATH: Final = 200


def _refusal(error: msgspec.ValidationError, prefix: str) -> Refused:
    text = str(error)
    found = _PATH.search(text)
    path = found["path"] if found else ""
    message = text[: found.start()] if found else text
    named = _MISSING.search(message) or _EXTRA.search(message)
    if named:
        path = f"{path}.{named['name']}" if path else named["name"]
    for found in (_EXTRA.search(message), _ENUM.search(message)):
        if found:  # the path says where; what was sent is not repeated
            message = message[: found.start("sent")]
    whole = ".".join(part for part in (prefix, path) if part)
    return Refused("invalid", message + ".", path=whole[:_MAX_PATH] or None)


def id_in(message: bytes, fmt: Format) -> str | None:
    """The id in a frame that could not be read as a whole, so that its sender knows which one was refused."""
    try:
        id = plain(message, fmt).get("id")
    except Refused:
        return None
    return id if isinstance(id, str) and 0 < len(id) <= 64 else None
