"""What sealing a line costs, beside AES-256-GCM alone on the same bytes; and how alike refusals are in time."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import statistics
import time
from collections.abc import Callable

import jwt
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from samesky_server.auth import TokenError
from samesky_server.issuers import Issuers
from samesky_server.issuers_file import Issuer, Key
from samesky_shared.keyring import Keyring, RoomKey
from samesky_shared.sealing import Place, padded

COUNT = 3000
ROUNDS = 7
ROOM, ANA = "r" * 22, "0123456789abcdef"
LINE = ("Are you still awake? I saw the moon just now. " * 4).encode()
SHARED, NOW = bytes(range(32)), 1_800_000_000.0


def each(work: Callable[[], object]) -> float:
    """Microseconds of one call: the median of rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(COUNT):
            work()
        rounds.append((time.perf_counter() - start) / COUNT * 1e6)
    return statistics.median(rounds)


def sealing() -> None:
    """Seals and opens one line."""
    ring = Keyring(ROOM, [RoomKey(os.urandom(32), ROOM)])
    place = Place(ROOM, "chat", "say.text", ANA)
    bare, nonce, text = AESGCM(os.urandom(32)), os.urandom(12), padded(LINE)
    closed, box = bare.encrypt(nonce, text, b""), ring.seal(LINE, place, nonce)
    alone = each(lambda: bare.encrypt(nonce, text, b"")), each(lambda: bare.decrypt(nonce, closed, b""))
    ours = each(lambda: ring.seal(LINE, place, nonce)), each(lambda: ring.open(box, place))
    print(
        f"## Sealing: a line of {len(LINE)} bytes (a box of {len(box)}), one core, medians of {ROUNDS} rounds\n"
    )
    print("| | AES-256-GCM alone | sealed for its place | ratio |")
    print("| --- | ---: | ---: | ---: |")
    for what, reference, took in zip(("seal", "open"), alone, ours, strict=True):
        print(f"| {what} | {reference:.1f} µs | {took:.1f} µs | {took / reference:.1f} |")
    print()


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def _by_hand(header: dict[str, object], claims: dict[str, object], secret: bytes = SHARED) -> str:
    text = f"{_part(header)}.{_part(claims)}"
    mac = base64.urlsafe_b64encode(hmac.digest(secret, text.encode(), "sha256")).rstrip(b"=").decode()
    return f"{text}.{mac}"


def refusals() -> None:
    """Times the refusals of forged and wrong tokens."""
    issuer = Issuer("https://app.test", "https://hub.test", hashlib.sha256(b"key").hexdigest())
    keys = {"app": Key("https://app.test", "HS256", SHARED)}
    issuers = Issuers((issuer,), keys, b"h" * 32, lambda: NOW)
    good = {
        "iss": "https://app.test", "sub": "u", "name": "Ana", "room": "flat", "aud": "https://hub.test",
        "iat": NOW, "exp": NOW + 600,
    }  # fmt: skip
    head: dict[str, object] = {"alg": "HS256", "kid": "app", "typ": "JWT"}
    tricks = {
        "another secret (the reference)": jwt.encode(good, bytes(32), "HS256", {"kid": "app"}),
        "alg none": _by_hand(head | {"alg": "none"}, good),
        "RS256 named for an HMAC": _by_hand(head | {"alg": "RS256"}, good),
        "a kid that nobody has": _by_hand(head | {"kid": "else"}, good),
        "wrong audience": _by_hand(head, good | {"aud": "elsewhere"}),
        "not yet": _by_hand(head, good | {"iat": NOW + 3600, "exp": NOW + 4000}),
        "expired": _by_hand(head, good | {"iat": NOW - 4000, "exp": NOW - 3600}),
        "1 MB": "x" * 2**20,
    }

    def refused(token: str) -> Callable[[], object]:
        def read() -> object:
            try:
                return issuers.read(token)
            except TokenError as error:
                return error

        assert isinstance(read(), TokenError)
        return read

    rows = {name: each(refused(token)) for name, token in tricks.items()}
    reference = rows["another secret (the reference)"]
    print(f"## Refusals: tokens of host apps, one core, medians of {ROUNDS} rounds of {COUNT}\n")
    print("| | each | ratio |")
    print("| --- | ---: | ---: |")
    for name, took in rows.items():
        print(f"| {name} | {took:.1f} µs | {took / reference:.2f} |")
    print()


async def measure() -> None:
    """Prints the tables."""
    sealing()
    refusals()
