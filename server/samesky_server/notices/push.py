"""Web push: the hub's own key (RFC 8292), and notices that only the browser can read (RFC 8291)."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable
from urllib.parse import urlsplit

import http_ece
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from samesky_shared.core.notices import Pushed

from .outward import Outward
from .port import Notice, Outcome

SIZE = 768
"""Bytes that every notice has before it is encrypted, so that its length says nothing."""
SIGNED_FOR = 12 * 3600.0
"""Seconds for which a signature holds."""
LONGEST = 28 * 86_400
"""Most seconds for which push services are asked to keep a notice."""


def fresh_key() -> bytes:
    """A private key as it is kept: 32 bytes."""
    return ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(32, "big")


class Signer:
    """Says to push services who sends.

    Args:
        kept: the private key, as `fresh_key` made it.
        contact: where their operators reach the hub's: an https or mailto URL, or nothing.
        now: seconds since 1970.
    """

    def __init__(self, kept: bytes, contact: str, now: Callable[[], float]) -> None:
        self._key = ec.derive_private_key(int.from_bytes(kept, "big"), ec.SECP256R1())
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public = _text(point)
        """What browsers subscribe with."""
        self._contact = contact
        self._now = now
        self._signed: dict[str, tuple[float, str]] = {}

    def header(self, url: str) -> str:
        """`Authorization` for a request to this address; the same for half of its time."""
        parts = urlsplit(url)
        audience, now = f"{parts.scheme}://{parts.netloc}", self._now()
        until, text = self._signed.get(audience, (0.0, ""))
        if until - now < SIGNED_FOR / 2:
            until = now + SIGNED_FOR
            claims = {"aud": audience, "exp": int(until)} | ({"sub": self._contact} if self._contact else {})
            text = f"vapid t={jwt.encode(claims, self._key, 'ES256')}, k={self.public}"
            if len(self._signed) > 1000:
                self._signed.clear()
            self._signed[audience] = until, text
        return text


class WebPush:
    """The way to browsers."""

    def __init__(self, outward: Outward, signer: Signer) -> None:
        self._outward = outward
        self._signer = signer

    async def send(self, to: Pushed, notice: Notice) -> Outcome:
        """Posts it to the device's push service."""
        shown = {"title": notice.title, "body": notice.body, "path": notice.path, "tag": notice.id}
        shown |= {"lang": notice.lang}
        plain = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
        try:
            body = sealed(plain.ljust(SIZE), to)
        except ValueError:
            return "gone"  # it says of itself what is no key
        headers = {
            "Authorization": self._signer.header(to.endpoint),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(min(int(notice.lasts), LONGEST)),
            "Topic": notice.id,
            "Urgency": "high",
        }
        return await self._outward.send(to.endpoint, headers, body)


def sealed(
    plain: bytes, to: Pushed, private: ec.EllipticCurvePrivateKey | None = None, salt: bytes = b""
) -> bytes:
    """The body that only this browser can read.

    Raises:
        ValueError: its key is none.
    """
    return bytes(
        http_ece.encrypt(
            plain,
            salt=salt or os.urandom(16),
            private_key=private or ec.generate_private_key(ec.SECP256R1()),
            dh=_bytes(to.p256dh),
            auth_secret=_bytes(to.auth),
            version="aes128gcm",
        )
    )


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
