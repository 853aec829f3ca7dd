"""The file of host apps: which issuers the operator has registered, and the keys that they sign with."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

import jwt
import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from msgspec import Meta, Struct

from .auth import hash_of
from .settings import SettingsError

OWN_KEY: Final = "samesky"
"""The `kid` of the hub's own key, which no other has."""

Algorithm = Literal["HS256", "ES256", "EdDSA"]
_Word = Annotated[str, Meta(min_length=1, max_length=128, pattern=r"^[!-~]+\Z")]


class _KeyEntry(Struct, frozen=True, forbid_unknown_fields=True):
    kid: _Word
    alg: Algorithm
    secret: str | None = None
    public_key: str | None = None


class _WebhookEntry(Struct, frozen=True, forbid_unknown_fields=True):
    url: Annotated[str, Meta(pattern=r"^https?://[!-~]{1,1024}\Z")]
    secrets: Annotated[tuple[str, ...], Meta(min_length=1, max_length=4)]


class _IssuerEntry(Struct, frozen=True, forbid_unknown_fields=True):
    id: _Word
    audience: _Word | None = None
    api_key_sha256: Annotated[str, Meta(pattern=r"^([0-9a-fA-F]{64})?\Z")] = ""
    keys: tuple[_KeyEntry, ...] = ()
    webhook: _WebhookEntry | None = None


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    issuer: tuple[_IssuerEntry, ...] = ()


class Key(Struct, frozen=True):
    """One key, for one algorithm and one issuer (None: the hub's own, for all of them)."""

    issuer: str | None
    alg: Algorithm
    key: bytes | EllipticCurvePublicKey | Ed25519PublicKey

    def __repr__(self) -> str:
        return f"Key({self.alg})"


class Target(Struct, frozen=True):
    """Where a host app is told what happens, and what that is signed with: by all, so that one can be changed."""

    url: str
    secrets: tuple[bytes, ...]

    def __repr__(self) -> str:
        return "Target(…)"


class Issuer(Struct, frozen=True):
    """A host app that the operator has registered."""

    id: str
    audience: str
    """What the `aud` of its tokens names."""
    api_key_sha256: str = ""
    """Hash of what its server shows at `POST /v1/tokens`; empty when it may not."""
    webhook: Target | None = None
    """None: it is told nothing."""

    def __repr__(self) -> str:
        return f"Issuer({self.id!r})"


def load(path: str, public_url: str = "") -> tuple[tuple[Issuer, ...], dict[str, Key]]:
    """The issuers of a file and their keys by `kid`; none when `path` is empty.

    Raises:
        SettingsError: it cannot be read, or something in it is wrong; the message names the field, no value.
    """
    if not path:
        return (), {}
    try:
        whole = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"issuers: the file cannot be read ({type(error).__name__}).") from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line \d+", str(error))
        raise SettingsError(f"issuers: the file is no TOML ({where[0] if where else 'its end'}).") from None
    try:
        file = msgspec.convert(whole, _File)
    except msgspec.ValidationError as error:
        raise _wrong(*_located(str(error))) from None
    issuers: dict[str, Issuer] = {}
    keys: dict[str, Key] = {}
    for i, entry in enumerate(file.issuer):
        at = f"issuer[{i}]"
        audience = entry.audience or public_url
        if entry.id in issuers:
            raise _wrong(f"{at}.id", "another issuer has it")
        if not audience:
            raise _wrong(f"{at}.audience", "needed where `public_url` is not set")
        if not entry.keys and not entry.api_key_sha256:
            raise _wrong(f"{at}.keys", "at least one, or `api_key_sha256`")
        if entry.api_key_sha256.lower() == hash_of(""):
            raise _wrong(f"{at}.api_key_sha256", "the hash of nothing, so everybody would have the key")
        hook = None if entry.webhook is None else _target(entry.webhook, f"{at}.webhook")
        issuers[entry.id] = Issuer(entry.id, audience, entry.api_key_sha256.lower(), hook)
        for n, one in enumerate(entry.keys):
            place = f"{at}.keys[{n}]"
            if one.kid in keys or one.kid == OWN_KEY:
                raise _wrong(f"{place}.kid", "another key has it; each stands once in the whole file")
            keys[one.kid] = Key(entry.id, one.alg, _key(one, place))
    hashes = [one.api_key_sha256 for one in issuers.values() if one.api_key_sha256]
    if len(set(hashes)) < len(hashes):
        raise _wrong("issuer.api_key_sha256", "two issuers have the same")
    return tuple(issuers.values()), keys


def _target(entry: _WebhookEntry, place: str) -> Target:
    try:
        parts = urlsplit(entry.url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, None
    if not host or parts is None or parts.username is not None or "#" in entry.url:
        raise _wrong(
            f"{place}.url", "an address such as https://app.example.org/samesky, without a name or `#`"
        )
    if parts.scheme == "http" and not _is_address(host):
        raise _wrong(f"{place}.url", "plain http goes only to an address such as 10.0.0.2; use https")
    secrets = []
    for n, text in enumerate(entry.secrets):
        try:
            bare = text.removeprefix("whsec_").rstrip("=")
            secret = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
        except (binascii.Error, ValueError):
            raise _wrong(f"{place}.secrets[{n}]", "`whsec_` and random bytes in base64") from None
        if not 24 <= len(secret) <= 64:
            raise _wrong(f"{place}.secrets[{n}]", "24 to 64 bytes")
        secrets.append(secret)
    return Target(entry.url, tuple(secrets))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _key(entry: _KeyEntry, place: str) -> bytes | EllipticCurvePublicKey | Ed25519PublicKey:
    if entry.alg == "HS256":
        return _secret(entry, place)
    if entry.secret is not None or entry.public_key is None:
        raise _wrong(place, f"{entry.alg} takes a `public_key` and no `secret`")
    try:
        key = load_pem_public_key(entry.public_key.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise _wrong(f"{place}.public_key", "no public key in PEM") from None
    if entry.alg == "ES256" and isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1):
        return key
    if entry.alg == "EdDSA" and isinstance(key, Ed25519PublicKey):
        return key
    raise _wrong(f"{place}.public_key", "ES256 takes a key on P-256, EdDSA one of Ed25519")


def _secret(entry: _KeyEntry, place: str) -> bytes:
    if entry.secret is None or entry.public_key is not None:
        raise _wrong(place, "HS256 takes a `secret` and no `public_key`")
    try:
        secret = base64.b64decode(entry.secret.translate({45: "+", 95: "/"}), validate=True)
        # What looks like a public key is public: whoever knows it could sign with it.
        jwt.get_algorithm_by_name("HS256").prepare_key(secret)
    except (binascii.Error, ValueError, jwt.InvalidKeyError):
        raise _wrong(f"{place}.secret", "random bytes in base64") from None
    if len(secret) < 32:
        raise _wrong(f"{place}.secret", "at least 32 bytes")
    return secret


def _located(text: str) -> tuple[str, str]:
    reason, _, place = text.partition(" - at `")
    path = place.rstrip("`").removeprefix("$").lstrip(".") or "the file"
    if reason.startswith("Invalid "):  # it quotes the value
        reason = "none of the values that it takes"
    return path, reason[:1].lower() + reason[1:]


def _wrong(path: str, reason: str) -> SettingsError:
    return SettingsError(f"issuers: {path}: {reason}.")
