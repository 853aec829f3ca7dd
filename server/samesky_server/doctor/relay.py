"""Relays for calls: each is asked for a place as a device would, which shows whether it shares our secret.

What is said is STUN and TURN (RFC 8489, RFC 8656) over UDP, TCP or TLS: a request without a name is refused with a
realm and a nonce, one with them and the credential is not.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import socket
import ssl
import struct
import time
from collections.abc import Iterator

from ..relays import minted
from ..settings import Settings
from .finding import Finding, note, ok, wrong

PATIENCE = 1.0
"""Seconds for an answer."""
TRIES = 3
"""How often a datagram is sent."""
COOKIE = 0x2112A442
BINDING, ALLOCATE, REFRESH = 0x001, 0x003, 0x004
USERNAME, INTEGRITY, ERROR, LIFETIME, REALM, NONCE, TRANSPORT = 0x06, 0x08, 0x09, 0x0D, 0x14, 0x15, 0x19
_WELL, _REFUSED = 0x100, 0x110
_UDP = bytes([17, 0, 0, 0])
_URL = re.compile(
    r"(?P<scheme>stuns?|turns?):(?P<host>\[[^]]+\]|[^:?]+)(?::(?P<port>\d+))?(?:\?transport=(?P<by>\w+))?"
)
Attributes = dict[int, bytes]


class Refusal(Exception):
    """The relay said no; carries its code."""


def relays(settings: Settings) -> Iterator[Finding]:
    """Every relay of the settings."""
    if not settings.turn_urls:
        yield note(
            "relay",
            "there is none: between some networks calls find no line. docs/calls.md says how to have one.",
        )
    who = minted(settings.turn_urls, settings.turn_secret, "doctor", time.time(), settings.turn_lifetime)
    names = {url: (one.username, one.credential) for one in who.servers for url in one.urls}
    for url in settings.turn_urls:
        yield asked(url, *names[url])


def asked(url: str, username: str, credential: str) -> Finding:
    """What a relay answers."""
    try:
        with Line(url) as line:
            if url.startswith("stun"):
                line.ask(BINDING, [])
                return ok("relay", f"{url} answers")
            return _allocated(line, url, username, credential)
    except Refusal as refused:
        return wrong("relay", f"{url} refuses ({refused}): its log says why.")
    except (OSError, ValueError) as error:
        why = (
            "no answer"
            if isinstance(error, TimeoutError)
            else getattr(error, "strerror", None) or type(error).__name__
        )
        return wrong("relay", f"{url}: {why}. Does it run, and are its ports open (docs/calls.md)?")


def _allocated(line: Line, url: str, username: str, credential: str) -> Finding:
    try:
        line.ask(ALLOCATE, [(TRANSPORT, _UDP)])
    except Refusal as refused:
        if str(refused) != "401":
            raise
    else:
        return wrong(
            "relay", f"{url} gives everybody a place: set use-auth-secret, or strangers will use it."
        )
    realm, nonce = line.last[REALM], line.last[NONCE]
    key = hashlib.md5(
        b":".join((username.encode(), realm, credential.encode())), usedforsecurity=False
    ).digest()
    named = [(USERNAME, username.encode()), (REALM, realm), (NONCE, nonce)]
    try:
        line.ask(ALLOCATE, [(TRANSPORT, _UDP), *named], key)
    except Refusal as refused:
        if str(refused) != "401":
            raise
        return wrong(
            "relay",
            f"{url} has another secret: static-auth-secret must be SAMESKY_TURN_SECRET, and its clock right.",
        )
    line.ask(REFRESH, [(LIFETIME, bytes(4)), *named], key)  # the place is given back
    return ok("relay", f"{url} gives a place to who has a credential of ours, and to nobody else")


class Line:
    """The way to one relay.

    Raises:
        OSError: it cannot be reached.
    """

    def __init__(self, url: str) -> None:
        found = _URL.fullmatch(url)
        assert found is not None, "the settings were checked"
        secure, host = found["scheme"].endswith("s"), found["host"].strip("[]")
        port = int(found["port"] or (5349 if secure else 3478))
        self._datagrams = not secure and found["by"] != "tcp"
        if self._datagrams:
            family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
            self._socket = socket.socket(family, kind)
            self._socket.settimeout(PATIENCE)
            self._socket.connect(address)
        else:
            self._socket = socket.create_connection((host, port), PATIENCE)
            if secure:
                self._socket = ssl.create_default_context().wrap_socket(self._socket, server_hostname=host)
        self.last: Attributes = {}
        """Of the latest answer."""

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def ask(self, method: int, attributes: list[tuple[int, bytes]], key: bytes = b"") -> None:
        """Asks, and reads the answer into `last`.

        Raises:
            Refusal: it says no.
            OSError: it says nothing.
            ValueError: it says what is no STUN.
        """
        turn = os.urandom(12)
        request = packed(method, turn, attributes, key)
        kind, self.last = unpacked(self._sent(request), turn)
        if kind == method | _REFUSED:
            number = self.last.get(ERROR, bytes(4))
            raise Refusal(str(number[2] % 8 * 100 + number[3]))
        if kind != method | _WELL:
            raise ValueError("another answer")

    def _sent(self, request: bytes) -> bytes:
        for _ in range(TRIES - 1 if self._datagrams else 0):  # a datagram may get lost
            self._socket.sendall(request)
            try:
                return self._answer()
            except TimeoutError:
                continue
        self._socket.sendall(request)
        return self._answer()

    def _answer(self) -> bytes:
        if self._datagrams:
            return self._socket.recv(4096)
        head = self._exactly(20)
        return head + self._exactly(int.from_bytes(head[2:4], "big"))

    def _exactly(self, size: int) -> bytes:
        whole = b""
        while len(whole) < size:
            part = self._socket.recv(size - len(whole))
            if not part:
                raise ConnectionResetError(104, "Connection reset by peer")
            whole += part
        return whole


def packed(method: int, turn: bytes, attributes: list[tuple[int, bytes]], key: bytes) -> bytes:
    """A request; with `key` it is signed."""
    body = b"".join(_attribute(kind, value) for kind, value in attributes)
    if not key:
        return struct.pack(">HHI", method, len(body), COOKIE) + turn + body
    unsigned = struct.pack(">HHI", method, len(body) + 24, COOKIE) + turn + body
    return unsigned + _attribute(INTEGRITY, hmac.new(key, unsigned, hashlib.sha1).digest())


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack(">HH", kind, len(value)) + value + bytes(-len(value) % 4)


def unpacked(raw: bytes, turn: bytes) -> tuple[int, Attributes]:
    """The kind of an answer and its attributes. Raises `ValueError`."""
    if len(raw) < 20 or raw[8:20] != turn:
        raise ValueError("no answer to this request")
    kind, size, _ = struct.unpack_from(">HHI", raw)
    found: Attributes = {}
    at = 20
    while at + 4 <= min(len(raw), 20 + size):
        name, length = struct.unpack_from(">HH", raw, at)
        found[name] = raw[at + 4 : at + 4 + length]
        at += 4 + length + -length % 4
    return kind, found
