"""The bodies by which a screen is brought have room for exactly what they carry."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import msgspec
import pytest

from samesky_server.api_screens import FromPhone, FromScreen, ShowDigits, TypedDigits
from samesky_server.auth import text_of


def test_keys_and_chances_of_32_bytes_and_an_envelope_around_a_link_fit() -> None:
    link = 44 + 1 + 43
    for body, kind in (
        ({"commitment": text_of(b"\xff" * 32)}, ShowDigits),
        ({"opening": text_of(b"\xff" * 64)}, FromScreen),
        ({"challenge": text_of(bytes(32)), "envelope": text_of(bytes(32 + 12 + link + 16))}, FromPhone),
        ({"envelope": text_of(bytes(32 + 12 + 44 + 16))}, FromPhone),
        ({"code": "000000"}, TypedDigits),
    ):
        assert msgspec.json.decode(msgspec.json.encode(body), type=kind)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"commitment": urlsafe_b64encode(bytes(32)).decode()}, ShowDigits),
        ({"commitment": text_of(bytes(31))}, ShowDigits),
        ({"opening": text_of(bytes(63))}, FromScreen),
        ({"code": "12345"}, TypedDigits),
        ({"code": "12345\n"}, TypedDigits),
        ({"code": "١٢٣٤٥٦"}, TypedDigits),
        ({"code": "123456", "more": 1}, TypedDigits),
    ],
)
def test_anything_else_is_refused(body: dict[str, object], kind: type) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(body), type=kind)
