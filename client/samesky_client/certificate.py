"""The certificate of a hub, as this device sees it."""

from __future__ import annotations

import socket
import ssl
from datetime import date
from urllib.parse import urlsplit

from cryptography import x509
from msgspec import Struct

from .door import TIMEOUT, why

SOON = 14 * 86400.0
"""Seconds before its end from which on a certificate ends soon."""


class Certificate(Struct, frozen=True):
    """One that is trusted here."""

    self_signed: bool
    until: date
    ends: float
    """Seconds since 1970."""

    def ends_soon(self, now: float) -> bool:
        """Whether little of its life is left."""
        return self.ends - now < SOON


def look(server: str) -> Certificate:
    """Connects to an `https:` address and looks at its certificate.

    Raises:
        Unreachable: there is none, or it is not trusted here.
    """
    parts = urlsplit(server)
    host = parts.hostname or ""
    trusting = ssl.create_default_context()  # believes what `SSL_CERT_FILE` names, too
    try:
        with (
            socket.create_connection((host, parts.port or 443), TIMEOUT) as plain,
            trusting.wrap_socket(plain, server_hostname=host) as secure,
        ):
            shown = secure.getpeercert(binary_form=True)
    except OSError as error:  # all that TLS finds wrong is one, too
        raise why(server, error) from None
    found = x509.load_der_x509_certificate(shown or b"")
    until = found.not_valid_after_utc
    return Certificate(found.issuer == found.subject, until.date(), until.timestamp())
