"""The way in: certificates and how long they are good, and whether the public address leads to a hub."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from cryptography import x509

from .. import tls
from ..settings import Settings, SettingsError
from .finding import Finding, note, ok, wrong

SOON = 14
"""Days before its end from which on a certificate ends soon."""
PATIENCE = 5.0
"""Seconds for an answer."""


def certificate(settings: Settings, now: datetime | None = None) -> Iterator[Finding]:
    """The hub's own, when it comes from a file; that of the public address, when that is https."""
    today = now or datetime.now(UTC)
    if settings.tls == tls.SELF:
        yield note(
            "tls",
            "the hub signs its own certificate: browsers warn. A proxy with one of an authority is better.",
        )
    elif settings.tls:
        try:
            tls.context(settings, today)
            path = Path(settings.tls)
            path = path if path.exists() else Path(settings.tls.rpartition(":")[0])
            yield _days("tls", str(path), x509.load_pem_x509_certificate(path.read_bytes()), today)
        except SettingsError as error:
            yield wrong("tls", str(error))
    parts = urlsplit(settings.public_url)
    if parts.scheme == "https":
        host, port = parts.hostname or "", parts.port or 443
        try:
            shown = _shown(host, port)
        except ssl.SSLCertVerificationError as error:
            yield wrong(
                "certificate",
                f"browsers do not trust that of {host}: {error.verify_message}. Have one issued for it.",
            )
        except OSError as error:
            why = error.strerror or type(error).__name__
            yield wrong(
                "certificate",
                f"{host}, port {port}, cannot be reached from here ({why}): proxy, firewall, DNS?",
            )
        else:
            yield _days("certificate", host, shown, today)


def _shown(host: str, port: int) -> x509.Certificate:
    trusting = ssl.create_default_context()
    with (
        socket.create_connection((host, port), PATIENCE) as plain,
        trusting.wrap_socket(plain, server_hostname=host) as secure,
    ):
        return x509.load_der_x509_certificate(secure.getpeercert(binary_form=True) or b"")


def _days(name: str, of: str, shown: x509.Certificate, today: datetime) -> Finding:
    days = (shown.not_valid_after_utc - today).days
    if days < 0:
        return wrong(name, f"that of {of} has ended: nobody comes in. Renew it.")
    if days < SOON:
        return wrong(name, f"that of {of} ends in {days} days: see why it is not renewed by itself.")
    return ok(name, f"that of {of} is good for {days} days")


def address(settings: Settings) -> Iterator[Finding]:
    """Whether people who use the public address find a hub that is ready."""
    if not settings.public_url:
        yield note("address", "there is no public_url: links have the address that each request came in by.")
        return
    where = f"{settings.public_url}/readyz"
    try:
        with urlopen(Request(where), timeout=PATIENCE) as answer:  # noqa: S310 - http and https, by the checks of settings
            status, body = answer.status, answer.read(4096)
    except HTTPError as error:
        status, body = error.code, error.read(4096)
    except OSError as error:
        yield wrong(
            "address",
            f"{settings.public_url} does not answer from here ({_why(error)}): does the hub run, does its proxy?",
        )
        return
    try:
        said = str(json.loads(body)["status"])
    except (ValueError, KeyError, TypeError):
        yield wrong(
            "address",
            f"what answers at {settings.public_url} is no hub ({status}): where does the proxy send it?",
        )
        return
    if status == 200:
        yield ok("address", f"a hub answers at {settings.public_url}, and is ready")
    else:
        yield wrong("address", f"the hub at {settings.public_url} is not ready: {said[:64]}.")


def _why(error: OSError) -> str:
    return error.strerror or type(getattr(error, "reason", error)).__name__
