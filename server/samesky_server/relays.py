"""Credentials for relays (TURN): made by the hub, believed by coturn, which shares a secret with it.

Rules:

1. A name is `UNIX TIME:WHO`, its credential is base64(HMAC-SHA1(secret, name)): what coturn calls `use-auth-secret`.
   Nothing is stored, and the relay asks nobody.
2. WHO is a pseudonym that only the hub's secret makes of a member: the relay can hold each to a quota, and knows
   nobody.
3. They are short-lived, and never logged.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64encode
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

_URL = re.compile(
    r"(?P<scheme>stuns?|turns?):(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?"
    r"(?P<by>\?transport=(?:udp|tcp))?"
)


class Relay(Struct, frozen=True, omit_defaults=True):
    """A server that helps two devices to find each other, as `RTCIceServer` has it."""

    urls: tuple[str, ...]
    username: Annotated[str, Meta(description="`UNIX TIME:PSEUDONYM`; empty where none is needed.")] = ""
    credential: str = ""


class Relays(Struct, frozen=True):
    """What a device needs to call another: the relays of this hub, for this member and a while."""

    servers: tuple[Relay, ...]
    relay: Annotated[
        bool, Meta(description="Whether a call can go through a relay alone, so that no address is shown.")
    ]
    expires_in: Annotated[float, Meta(description="Seconds for which they let a call begin.")]


def wrong_url(url: str) -> str:
    """What is wrong with the address of a relay, as a sentence; empty when nothing is."""
    found = _URL.fullmatch(url)
    if found is None:
        return "addresses such as turn:turn.example.org:3478, turns:turn.example.org:5349 or stun:…, no `//`."
    if found["by"] and found["scheme"].startswith("stun"):
        return "`?transport=` goes with turn and turns only."
    return ""


def credential(secret: str, name: str) -> str:
    """The credential of a name, as coturn computes it."""
    return b64encode(hmac.new(secret.encode(), name.encode(), hashlib.sha1).digest()).decode()


def pseudonym(hub: bytes, room: str, member: str) -> str:
    """Who a member is to the relay: always the same, and nobody who lacks the hub's secret can tell whose it is."""
    return hmac.new(hub, f"relay\0{room}\0{member}".encode(), hashlib.sha256).hexdigest()[:16]


def minted(urls: Sequence[str], secret: str, who: str, now: float, lifetime: float) -> Relays:
    """What a device needs to reach the relays.

    Args:
        urls: those of the settings.
        secret: shared with the relay; empty where there is none.
        who: the pseudonym of the member.
        now: Unix time in seconds.
        lifetime: seconds.
    """
    plain = tuple(url for url in urls if url.startswith("stun"))
    relays = tuple(url for url in urls if url.startswith("turn"))
    name = f"{int(now + lifetime)}:{who}"
    servers: tuple[Relay, ...] = (Relay(plain),) if plain else ()
    if relays:
        servers += (Relay(relays, name, credential(secret, name)),)
    return Relays(servers, bool(relays), lifetime)
