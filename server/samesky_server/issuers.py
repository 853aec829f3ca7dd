"""Host apps: other programs with users of their own, whose tokens the hub believes.

1. A key fixes its algorithm and its issuer, in the operator's file. What a token's header says of either, or of
   where keys could be fetched, is never asked.
2. The signature is verified before a claim is looked at, and every refusal has the same words.
3. Ids inside the hub follow from the hub's secret and the host app's names: nobody can guess them, and two
   issuers never meet.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Final

import jwt
import msgspec
from msgspec import Meta, Struct

from samesky_shared.core.members import RoomKind, Sealing
from samesky_shared.core.seats import Name
from samesky_shared.protocol import Lang, Tz

from .auth import MAX_TOKEN, SKEW, Claims, Grant, TokenError, hash_of, key_id, named, same, text_of
from .issuers_file import OWN_KEY, Issuer, Key

MAX_LIFETIME: Final = 86_400.0
"""Seconds for which a host app's token may live."""
OWN_LIFETIME: Final = 600.0
"""Seconds for which a token lives that the hub signs for a host app."""

HostName = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=128,
        pattern=r"^[^\x00-\x1f\x7f]+\Z",
        description="A name that the host app gives; the hub only compares it.",
    ),
]
"""So short, and without what JSON spells out, that every token which the hub signs fits into `MAX_TOKEN`."""
HostSeats = Annotated[
    int, Meta(ge=1, le=12, description="Most members of the room, if that is fewer than its kind has.")
]
_Time = Annotated[float, Meta(ge=0, le=1e12)]


class _Said(Struct, frozen=True):
    """The claims. Those that are not named here say nothing to the hub."""

    iss: str
    sub: HostName
    name: Name
    room: HostName
    exp: _Time
    aud: str | list[str]
    iat: _Time | None = None
    nbf: _Time | None = None
    jti: HostName | None = None
    kind: RoomKind = "couple"
    seats: HostSeats | None = None
    sealing: Sealing = "none"
    device: HostName | None = None
    tz: Tz = ""
    lang: Lang = ""


_BAD: Final = (jwt.PyJWTError, msgspec.MsgspecError, ValueError, TypeError, RecursionError)
_read_claims: Final = msgspec.json.Decoder(_Said).decode


class Issuers:
    """Reads the tokens of host apps, and signs those that their servers ask for.

    Args:
        listed: the issuers.
        keys: their keys, by `kid`.
        secret: the hub's secret.
        now: the room clock.
    """

    def __init__(
        self, listed: Sequence[Issuer], keys: Mapping[str, Key], secret: bytes, now: Callable[[], float]
    ) -> None:
        self._issuers = {one.id: one for one in listed}
        self._own = named(secret, "host token")
        self._keys = {**keys, OWN_KEY: Key(None, "HS256", self._own)}
        self._nobody = Key(None, "HS256", named(secret, "nobody"))
        self._secret = secret
        self._now = now
        self._jws = jwt.PyJWS()

    def read(self, token: str) -> Claims:
        """Whom a token names, by the hub's ids, with a grant to let them in.

        Raises:
            TokenError: `expired` for a token that was good until then, else `invalid` whatever is wrong with it.
        """
        try:
            key, payload = self._verified(token)
            said = _read_claims(payload)
        except _BAD:
            raise TokenError("invalid") from None
        self._judge(said, key)
        return self._claims(said, token)

    def issue(self, issuer: str, claims: dict[str, Any]) -> str:
        """A token of this issuer, signed by the hub; `claims` are those of a host app, without times."""
        now = self._now()
        whole = {
            **claims,
            "iss": issuer,
            "aud": self._issuers[issuer].audience,
            "iat": now,
            "exp": now + OWN_LIFETIME,
            "jti": os.urandom(12).hex(),
        }
        return self._jws.encode(msgspec.json.encode(whole), self._own, "HS256", {"kid": OWN_KEY})

    def with_api_key(self, offered: str) -> str | None:
        """The id of the issuer whose API key this is. Takes as long whichever it is, or none."""
        digest, found = hash_of(offered), None
        for one in self._issuers.values():
            if same(digest, one.api_key_sha256):
                found = one.id
        return found

    def post_room(self, issuer: str) -> str:
        """The room in which an issuer's dead letters are; no token names it."""
        return text_of(self._id("post room", issuer)[:16])

    def _verified(self, token: str) -> tuple[Key, bytes]:
        if len(token) > MAX_TOKEN:
            raise ValueError("too long")
        kid = key_id(token)
        # A key that nobody has takes as long as one that somebody has: nothing fits the nobody's.
        key = self._keys.get(kid or "", self._nobody)
        payload: bytes = self._jws.decode(token, key.key, algorithms=[key.alg])
        if key is self._nobody:
            raise ValueError("no such key")
        return key, payload

    def _judge(self, said: _Said, key: Key) -> None:
        now = self._now()
        issuer = self._issuers.get(said.iss)
        audiences = [said.aud] if isinstance(said.aud, str) else said.aud
        issued = now if said.iat is None else said.iat
        good = (
            issuer is not None
            and key.issuer in (None, said.iss)
            and issuer.audience in audiences
            and issued <= now + SKEW
            and (said.nbf is None or said.nbf <= now + SKEW)
            and said.exp <= issued + MAX_LIFETIME
        )
        if not good:
            raise TokenError("invalid")
        if said.exp <= now - SKEW:
            raise TokenError("expired")

    def _claims(self, said: _Said, token: str) -> Claims:
        # Members differ from room to room, so that nobody meets the same stranger twice and knows it.
        place = (said.iss, said.room)
        device = ("named", said.device) if said.device else ("token", said.jti or hash_of(token))
        grant = Grant(
            said.name,
            said.kind,
            said.seats,
            said.sealing,
            said.tz,
            said.lang,
            said.iss,
            said.device is not None,
        )
        return Claims(
            room=text_of(self._id("host room", *place)[:16]),
            member=self._id("host member", *place, said.sub)[:8].hex(),
            device=self._id("host device", *place, said.sub, *device)[:8].hex(),
            # Without `iat` it counts as made as early as it can have been.
            issued_at=said.exp - MAX_LIFETIME if said.iat is None else said.iat,
            expires_at=said.exp,
            id=said.jti or "",
            grant=grant,
        )

    def _id(self, purpose: str, *names: str) -> bytes:
        # As JSON: whatever a name contains, two lists of names are never the same text.
        return named(self._secret, purpose, msgspec.json.encode(names).decode())
