"""Frames as bytes, and how they are refused."""

from __future__ import annotations

import json
from typing import Any, get_args

import msgpack
import pytest

from samesky_shared import protocol
from samesky_shared.codec import Format, decode_client, encode
from samesky_shared.errors import Refused

FORMATS = get_args(Format)
DO = {"t": "do", "id": "a-1", "base": 0, "on": "timer", "cmd": "start", "args": {"seconds": 5}}


def packed(value: Any, fmt: Format) -> bytes:
    return msgpack.packb(value) if fmt == "msgpack" else json.dumps(value).encode()


def refused(raw: bytes, fmt: Format = "msgpack") -> Refused:
    with pytest.raises(Refused) as caught:
        decode_client(raw, fmt)
    assert (
        len(encode(protocol.Refusal(caught.value.code, caught.value.message, path=caught.value.path))) < 1000
    )
    return caught.value


def found(raw: bytes, fmt: Format = "msgpack") -> tuple[str, str | None]:
    one = refused(raw, fmt)
    return one.code, one.path
