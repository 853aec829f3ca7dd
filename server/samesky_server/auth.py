"""Who may do what: ids, secrets, their hashes, and the short-lived tokens of devices.

1. A secret says which room it belongs to: the 22 characters of the room id, then 22 random ones (128 bits
   each).
2. The hub keeps SHA-256 hashes of secrets only and compares them in constant time.
3. Everything the hub signs or derives comes from its one secret, by HMAC under a name of its own.
4. A token whose header names a key (`kid`) is one of a host app, which `issuers` reads; ours name none.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Annotated, Final, Literal

import jwt
import msgspec
from msgspec import Meta, Struct

from samesky_shared.core.members import Members, RoomKind, Sealing

ROOM_LENGTH: Final = 22
SECRET_LENGTH: Final = 44
AUDIENCE: Final = "samesky"
MAX_TOKEN: Final = 4096
MAX_LIFETIME: Final = 600.0
SKEW: Final = 30.0
"""Seconds by which the clocks of two hubs may differ."""
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{44}")


class TokenError(Exception):
    """A token that opens nothing (any more). `reason` says which; its text is one sentence for a person."""

    def __init__(self, reason: Literal["expired", "invalid"]) -> None:
        super().__init__({"expired": "The token has expired.", "invalid": "The token is not valid."}[reason])
        self.reason = reason


class Grant(Struct, frozen=True):
    """What a host app's token says beyond ids: how the room is made on first use, and who takes the seat."""

    name: str
    kind: RoomKind = "couple"
    seats: int | None = None
    """How many members the room may have; None as many as its kind."""
    sealing: Sealing = "none"
    tz: str = ""
    lang: str = ""
    issuer: str = ""
    """Who says so."""
    device_named: bool = False
    """Whether the token says which device it is for; else each token is a device of its own."""


class Claims(Struct, frozen=True):
    """Whom a token names: this device of this member of this room. Times are room time."""

    room: str
    member: str
    device: str
    issued_at: float
    expires_at: float
    id: str
    grant: Grant | None = None
    """For the token of a host app: lets the member in who is not there yet."""

    def fit(self, room: str, member: str, device: str) -> bool:
        """Whether the token is one of this device; one that names no device is of every device of its member."""
        of_any = self.grant is not None and not self.grant.device_named
        return (self.room, self.member) == (room, member) and (of_any or self.device == device)


_Text = Annotated[str, Meta(min_length=1, max_length=64)]


class _Payload(Struct, frozen=True):
    aud: Literal["samesky"]
    room: _Text
    sub: _Text
    dev: _Text
    iat: float
    exp: float
    jti: _Text


_payload = msgspec.json.Decoder(_Payload).decode


class Tokens:
    """Makes and reads the tokens of devices: JWT, HS256, at most ten minutes.

    Args:
        secret: the hub's secret, the same on every hub of one store.
        now: the room clock.
        lifetime: seconds for which a token lives.
        hosts: reads the tokens of host apps, as `read` does; None when there are none.
    """

    def __init__(
        self,
        secret: bytes,
        now: Callable[[], float],
        lifetime: float = MAX_LIFETIME,
        hosts: Callable[[str], Claims] | None = None,
    ) -> None:
        if not 0 < lifetime <= MAX_LIFETIME:
            raise ValueError(f"tokens live at most {MAX_LIFETIME:.0f} seconds")
        self._key = named(secret, "token")
        self._head = jwt.encode({}, self._key, "HS256").partition(".")[0]
        """The first part of ours, which names no key."""
        self._now = now
        self._hosts = hosts
        self.lifetime = lifetime

    def issue(self, room: str, member: str, device: str) -> str:
        """A fresh token."""
        now = self._now()
        claims = {"room": room, "sub": member, "dev": device, "aud": AUDIENCE, "jti": os.urandom(12).hex()}
        return jwt.encode(claims | {"iat": now, "exp": now + self.lifetime}, self._key, "HS256")

    def read(self, token: str) -> Claims:
        """Whom a token names.

        Raises:
            TokenError: it was not made here (or by a host app) for this purpose, or has expired.
        """
        if len(token) > MAX_TOKEN:
            raise TokenError("invalid")
        said = self._own(token)
        if said is None and self._hosts is not None and key_id(token) is not None:
            return self._hosts(token)
        said = said or self._any(token)
        now = self._now()
        if said.iat > now + SKEW or said.exp - said.iat > MAX_LIFETIME + 1:
            raise TokenError("invalid")
        if said.exp <= now:
            raise TokenError("expired")
        return Claims(said.room, said.sub, said.dev, said.iat, said.exp, said.jti)

    def _own(self, token: str) -> _Payload | None:
        """What one of ours says, as nearly all are: thirty times as quick as the library. None: any other."""
        signed, _, signature = token.rpartition(".")
        head, _, body = signed.partition(".")
        if head != self._head or not token.isascii():
            return None
        wanted = text_of(hmac.digest(self._key, signed.encode(), "sha256"))
        if not same(signature, wanted):
            return None
        try:
            return _payload(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        except (msgspec.MsgspecError, ValueError):
            return None

    def _any(self, token: str) -> _Payload:
        """The same, by the library, which knows all ways to write one, and to forge one."""
        # PyJWT would ask the wall clock, and the room clock is another one: so times are checked here.
        options: jwt.types.Options = {
            "require": ["aud", "exp", "iat", "jti", "sub"],
            "verify_exp": False,
            "verify_iat": False,
            "verify_nbf": False,
        }
        try:
            whole = jwt.decode(token, self._key, algorithms=["HS256"], audience=AUDIENCE, options=options)
            return msgspec.convert(whole, _Payload)
        except (jwt.PyJWTError, msgspec.ValidationError, ValueError, RecursionError):
            raise TokenError("invalid") from None


def key_id(token: str) -> str | None:
    """The key that the header of a token names; nothing is verified yet."""
    try:
        kid = jwt.get_unverified_header(token).get("kid")
    except (jwt.PyJWTError, ValueError, RecursionError):
        return None
    return kid if isinstance(kid, str) else None


def named(secret: bytes, *names: str) -> bytes:
    """32 bytes that follow from the hub's secret under a name and tell nothing of it."""
    return hmac.digest(secret, "\0".join(names).encode(), "sha256")


class Draw:
    """Where the ids and secrets of one request come from: chance, or a key that a repeat brings again.

    Args:
        secret: the hub's secret.
        key: None for chance; else all that makes the request the same one (route, caller, key, body).
    """

    def __init__(self, secret: bytes, key: bytes | None = None) -> None:
        self._seed = os.urandom(32) if key is None else hmac.digest(secret, b"draw\0" + key, "sha256")

    def room(self) -> str:
        """A room id: 128 bits."""
        return self._text("room")

    def secret(self, room: str, purpose: str) -> str:
        """A secret of this room: 128 bits behind the room id."""
        return room + self._text(f"secret {purpose}")

    def id(self, purpose: str) -> str:
        """An id inside a room: 64 bits, as 16 hexadecimal digits."""
        return named(self._seed, f"id {purpose}")[:8].hex()

    def _text(self, purpose: str) -> str:
        return text_of(named(self._seed, purpose)[:16])


def hash_of(secret: str) -> str:
    """What is kept of a secret. It has 128 random bits, so no slow hash is needed."""
    return hashlib.sha256(_bytes(secret)).hexdigest()


def fits(secret: str, kept: str) -> bool:
    """Whether this is the secret of a kept hash, in constant time."""
    return hmac.compare_digest(hash_of(secret), kept)


def room_of(secret: str) -> str | None:
    """The room that a secret belongs to; None when it is none of ours."""
    return secret[:ROOM_LENGTH] if _SECRET.fullmatch(secret) else None


def calendar_key(secret: bytes, room: str, member: str, salt: str) -> str:
    """What opens a member's calendar besides the room's id: it follows from the hub's secret and what is kept."""
    return text_of(named(secret, "calendar", room, member, salt)[:16])


def invite_of(members: Members, secret: str) -> str | None:
    """The id of the open invitation with this secret. Takes as long whether there is one or not."""
    digest, found = hash_of(secret), None
    for key, invite in members.invites.items():
        if hmac.compare_digest(digest, invite.hash):
            found = key
    return found


def spent_of(members: Members, secret: str) -> str | None:
    """The id of the used-up invitation that had this secret."""
    digest = hash_of(secret)
    return next((key for key, one in members.spent.items() if hmac.compare_digest(digest, one.hash)), None)


def member_of(members: Members, device: str, secret: str) -> str | None:
    """The member who has this device, when the secret is right."""
    for key, seat in members.members.items():
        kept = seat.devices.get(device)
        if kept is not None:
            return key if fits(secret, kept.hash) else None
    fits(secret, hash_of(""))
    return None


def founder_secret(secret: bytes) -> str:
    """What a founder link carries behind `#`: it may make rooms whatever the settings say."""
    return text_of(named(secret, "founder")[:24])


def is_founder(secret: bytes, offered: str) -> bool:
    """Whether this is the founder secret, in constant time."""
    return same(offered, founder_secret(secret))


def same(offered: str, wanted: str) -> bool:
    """Whether two texts are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(_bytes(offered), _bytes(wanted))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def text_of(raw: bytes) -> str:
    """Bytes as text for addresses: base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
