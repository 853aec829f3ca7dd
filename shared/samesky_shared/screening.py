"""What a screen and a phone compute when it is brought, so that a hub in between can neither read nor put its own key
there (decision 044). Nothing of a hub imports this, and all randomness is passed in, as in `keyring`.

1. The screen's *opening* is its X25519 public key and 32 random bytes. It first says only a hash of it: `bound`.
2. The phone answers with a *challenge*, 32 random bytes; then the screen shows its opening.
3. Both show the *phrase* that follows from opening and challenge. Who would like to give the phone another key had to
   be bound to it before the challenge, and to give the screen another challenge before its opening: so the phrases
   agree with a chance of one in sixteen million, however long somebody calculates.
4. The link goes to the screen in an *envelope* that only this key opens.
"""

from __future__ import annotations

from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import Refused
from .keyring import KEY, NONCE

WORDS = 4


def opening(raw: bytes, chance: bytes) -> bytes:
    """What the screen with this private key shows: 64 bytes."""
    return X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw() + chance


def bound(opening: bytes) -> bytes:
    """What it says first."""
    return sha256(b"samesky/1 screen\0" + opening).digest()


def phrase(opening: bytes, challenge: bytes) -> tuple[int, ...]:
    """Four numbers below 64, which stand for words."""
    number = int.from_bytes(_hkdf(opening, challenge, b"samesky/1 screen phrase", 3), "big")
    return tuple(number >> 6 * (WORDS - 1 - n) & 63 for n in range(WORDS))


def close(link: str, opening: bytes, fresh: bytes, nonce: bytes) -> bytes:
    """The envelope with a link for the screen with this opening; `fresh` is a private key for this once."""
    once = X25519PrivateKey.from_private_bytes(fresh)
    shown = once.public_key().public_bytes_raw()
    secret = once.exchange(X25519PublicKey.from_public_bytes(opening[:KEY]))
    return shown + nonce + _cipher(secret, shown, opening).encrypt(nonce, link.encode(), None)


def open_envelope(envelope: bytes, raw: bytes, opening: bytes) -> str:
    """The link in it, with the screen's private key.

    Raises:
        Refused: `invalid` when it is not for this screen, or was changed.
    """
    shown, nonce = envelope[:KEY], envelope[KEY : KEY + NONCE]
    try:
        secret = X25519PrivateKey.from_private_bytes(raw).exchange(X25519PublicKey.from_public_bytes(shown))
        return _cipher(secret, shown, opening).decrypt(nonce, envelope[KEY + NONCE :], None).decode()
    except (InvalidTag, ValueError):
        raise Refused("invalid", "What came was not for this screen.") from None


def _cipher(secret: bytes, shown: bytes, opening: bytes) -> AESGCM:
    return AESGCM(_hkdf(secret, shown + opening, b"samesky/1 screen envelope", KEY))


def _hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
