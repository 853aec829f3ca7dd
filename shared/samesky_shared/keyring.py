"""The ciphers of sealed rooms: room keys, the keys of devices, and envelopes from one device to another.

Nothing of a hub imports this. All randomness is passed in, so that the same bytes come out in tests, vectors and the
other client.

- Boxes: AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces, under a key that HKDF-SHA256 (RFC 5869) makes of the
  room key. With at most 2^32 boxes a key, two of them share a nonce with a chance below 2^-32.
- Envelopes: X25519 (RFC 7748), a fresh key and the sender's own one against the receiver's, as in the Auth mode of
  HPKE (RFC 9180): only who has the sender's key can make one, and only the receiver opens it.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct
from msgspec.structs import replace

from .errors import Refused
from .sealing import DEVICE, ROOM, Place, padded, unpadded

KEY = 32
NONCE = 12
_ID = 8
_TAG = 16


class Opened(Struct, frozen=True):
    """What was in a box, and who sealed it."""

    content: bytes
    author: str


class RoomKey:
    """One key of a room: 32 random bytes that only the members' devices have.

    Args:
        raw: the bytes.
        room: the room's id; in another room the same bytes are another key.
    """

    def __init__(self, raw: bytes, room: str) -> None:
        if len(raw) != KEY:
            raise Refused("invalid", "A room key has 32 bytes.", path="key")
        self.raw = raw
        self.room = room
        self.id = _hkdf(raw, room.encode(), b"samesky/1 id", _ID).hex()
        """Tells keys of a room apart and says nothing about them: 16 hexadecimal digits."""
        self._digest = _hkdf(raw, room.encode(), b"samesky/1 digest", KEY)
        self._cipher = AESGCM(_hkdf(raw, room.encode(), b"samesky/1 box", KEY))

    def __repr__(self) -> str:
        return f"RoomKey({self.id})"

    @classmethod
    def read(cls, text: str, room: str) -> RoomKey:
        """The key as it stands in a link. Raises `Refused` (`invalid`)."""
        try:
            raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            raw = b""
        return cls(raw, room)

    def text(self) -> str:
        """As it stands in a link: 43 characters."""
        return urlsafe_b64encode(self.raw).rstrip(b"=").decode()

    def seal(self, content: bytes, place: Place, nonce: bytes) -> bytes:
        """A box of form 1: form, key id, author, nonce, ciphertext and tag.

        `nonce` is 12 random bytes that were never used before.
        """
        author = place.author.encode()
        if len(nonce) != NONCE or not 0 < len(author) < 256:
            raise ValueError("a nonce has 12 bytes, an author 1 to 255")
        head = bytes([ROOM]) + bytes.fromhex(self.id) + bytes([len(author)]) + author + nonce
        return head + self._cipher.encrypt(nonce, padded(content), place.bound())

    def open(self, box: bytes, place: Place) -> Opened:
        """What is in a box, if it was sealed for this place. An empty `place.author` takes it from any member.

        Raises:
            Refused: `unknown` for another key, `invalid` for a box that was changed or belongs elsewhere.
        """
        if key_of(box) != self.id:
            raise _no_key()
        at = 2 + _ID + box[1 + _ID] if len(box) > 1 + _ID else 0
        author, nonce, rest = box[2 + _ID : at], box[at : at + NONCE], box[at + NONCE :]
        try:
            who = author.decode()
            if place.author not in ("", who) or len(rest) < _TAG:
                raise _changed()
            content = self._cipher.decrypt(nonce, rest, replace(place, author=who).bound())
        except (InvalidTag, ValueError):  # also: no UTF-8, a short nonce
            raise _changed() from None
        return Opened(unpadded(content), who)

    def digest(self, on: str, words: str) -> bytes:
        """Eight bytes that are the same for the same words in the same instance, and tell nothing without the key."""
        return hmac.digest(self._digest, f"{on}\0{words}".encode(), "sha256")[:8]

    def phrase(self) -> tuple[int, ...]:
        """Eight numbers below 64 that are the same for whoever has this key; see `phrase.py` for their words."""
        bits = int.from_bytes(_hkdf(self.raw, self.room.encode(), b"samesky/1 phrase", 6), "big")
        return tuple(bits >> 6 * n & 63 for n in reversed(range(8)))


class Keyring:
    """The keys of a room that a device has; new words are sealed with `current`."""

    def __init__(self, room: str, keys: Iterable[RoomKey] = (), current: str = "") -> None:
        self.room = room
        self.keys = {key.id: key for key in keys}
        self.current = current or next(iter(self.keys), "")

    def __repr__(self) -> str:
        return f"Keyring({self.room!r}, {len(self.keys)} keys)"

    def add(self, key: RoomKey, *, current: bool = False) -> None:
        """One more key."""
        self.keys[key.id] = key
        if current or not self.current:
            self.current = key.id

    @property
    def newest(self) -> RoomKey | None:
        """The key for new words, if this device has it."""
        return self.keys.get(self.current)

    def seal(self, content: bytes, place: Place, nonce: bytes) -> bytes:
        """A box under the current key. Raises `Refused` (`forbidden`) when this device does not have it."""
        key = self.newest
        if key is None:
            raise Refused(
                "forbidden", "This device does not have the room's key; ask for a link to come back by."
            )
        return key.seal(content, place, nonce)

    def open(self, box: bytes, place: Place) -> Opened:
        """What is in a box. Raises `Refused` as `RoomKey.open` does; `invalid` also for one that is not sealed."""
        if not box or box[0] != ROOM:
            raise Refused("invalid", "This was not sealed, and in this room everything is.")
        key = self.keys.get(key_of(box) or "")
        if key is None:
            raise _no_key()
        return key.open(box, place)


def key_of(box: bytes) -> str | None:
    """The id of the key that a box of form 1 was sealed with; None for other forms."""
    return box[1 : 1 + _ID].hex() if len(box) > 1 + _ID and box[0] == ROOM else None


class DeviceKey:
    """The X25519 key of one device, for envelopes. Args: `raw`, 32 random bytes that stay on the device."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._private = X25519PrivateKey.from_private_bytes(raw)
        self.public = self._private.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return "DeviceKey()"

    def wrap(
        self, key: RoomKey, sender: str, receiver: str, public: bytes, fresh: bytes, nonce: bytes
    ) -> bytes:
        """An envelope of form 2 with a room key: form, fresh public key, nonce, ciphertext and tag.

        Args:
            key: what goes into it.
            sender: my device's id.
            receiver: the other device's id.
            public: the other device's public key.
            fresh: 32 random bytes.
            nonce: 12 random bytes.
        """
        once = X25519PrivateKey.from_private_bytes(fresh)
        other = X25519PublicKey.from_public_bytes(public)
        shown = once.public_key().public_bytes_raw()
        cipher = _envelope(once.exchange(other), self._private.exchange(other), shown, public, self.public)
        bound = _bound(key.room, sender, receiver, key.id)
        return bytes([DEVICE]) + shown + nonce + cipher.encrypt(nonce, key.raw, bound)

    def unwrap(self, box: bytes, room: str, id: str, sender: str, receiver: str, public: bytes) -> RoomKey:
        """The room key in an envelope to this device.

        Args:
            box: the envelope.
            room: the room's id.
            id: the id that the key shall have.
            sender: the other device's id.
            receiver: my device's id.
            public: the other device's public key.

        Raises:
            Refused: `invalid` when it is not from there, not for here, or not this key.
        """
        shown, nonce, rest = box[1 : 1 + KEY], box[1 + KEY : 1 + KEY + NONCE], box[1 + KEY + NONCE :]
        try:
            if box[:1] != bytes([DEVICE]):
                raise ValueError("another form")
            own = self._private
            other = X25519PublicKey.from_public_bytes(public)
            once = X25519PublicKey.from_public_bytes(shown)
            cipher = _envelope(own.exchange(once), own.exchange(other), shown, self.public, public)
            key = RoomKey(cipher.decrypt(nonce, rest, _bound(room, sender, receiver, id)), room)
        except (InvalidTag, ValueError):
            raise _changed() from None
        if key.id != id:
            raise _changed()
        return key


def _envelope(once: bytes, own: bytes, shown: bytes, receiver: bytes, sender: bytes) -> AESGCM:
    return AESGCM(_hkdf(once + own, shown + receiver + sender, b"samesky/1 envelope", KEY))


def _bound(room: str, sender: str, receiver: str, id: str) -> bytes:
    return f"samesky/1 envelope\0{room}\0{sender}\0{receiver}\0{id}".encode()


def _hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


def _no_key() -> Refused:
    return Refused("unknown", "This was sealed with a key that this device does not have.")


def _changed() -> Refused:
    return Refused("invalid", "This was changed on its way, or was sealed for another place.")
