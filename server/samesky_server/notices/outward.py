"""Requests from the hub to addresses that others name: https only, and never into a network of its own.

The address is checked where it is connected to, so no name that resolves to another one the second time gets past.
Redirects are not followed, and of an answer only its beginning is read.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpcore

from .port import Later, Outcome

CONNECT_WITHIN = 8.0
ANSWER_WITHIN = 10.0
READ_AT_MOST = 4096
CONNECTIONS = 32
_V4_INSIDE = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""IPv6 networks whose addresses are gateways to IPv4 ones, maybe to private ones."""
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Blocked(Exception):
    """The address is none that the hub may connect to."""


class Answer(NamedTuple):
    """What came back."""

    status: int
    retry_after: float


class Outward:
    """A pool of connections.

    Args:
        inside: networks of one's own that may be reached nevertheless, and there by http too.
        context: whose certificates are believed.
    """

    def __init__(self, inside: Iterable[Network] = (), context: ssl.SSLContext | None = None) -> None:
        self._doors = _Doors(tuple(inside))
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context or ssl.create_default_context(),
            max_connections=CONNECTIONS,
            max_keepalive_connections=CONNECTIONS,
            keepalive_expiry=30,
            retries=0,
            network_backend=self._doors,
        )

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Posts it.

        Raises:
            Blocked: the hub does not send there.
            httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError: it did not work.
        """
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and self._doors.inside):
            raise Blocked
        if parts.username is not None or not parts.hostname:
            raise Blocked
        self._doors.check_scheme(parts.scheme, parts.hostname)
        timeout = dict.fromkeys(("read", "write", "pool"), ANSWER_WITHIN) | {"connect": CONNECT_WITHIN}
        named: list[tuple[bytes | str, bytes | str]] = [*headers.items()]
        async with self._pool.stream(
            "POST", url, headers=named, content=body, extensions={"timeout": timeout}
        ) as answer:
            size = 0
            async for chunk in answer.aiter_stream():
                size += len(chunk)
                if size > READ_AT_MOST:
                    break
            wait = {name.lower(): value for name, value in answer.headers}.get(b"retry-after", b"")
            return Answer(answer.status, float(wait) if wait.isdigit() and len(wait) < 8 else 0.0)

    async def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """The same, as an outcome."""
        try:
            answer = await self.post(url, headers, body)
        except (Blocked, ValueError, httpcore.UnsupportedProtocol):
            return "gone"
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError):
            return Later()
        if 200 <= answer.status < 300:
            return "sent"
        if answer.status in (404, 410):
            return "gone"
        if answer.status in (400, 413, 415):
            return "never"
        return Later(answer.retry_after)

    async def close(self) -> None:
        """Ends all connections."""
        await self._pool.aclose()


class _Doors(httpcore.AsyncNetworkBackend):
    """Connects to addresses that may be connected to."""

    def __init__(self, inside: Sequence[Network]) -> None:
        self.inside = inside
        self._way = httpcore.AnyIOBackend()

    def check_scheme(self, scheme: str, host: str) -> None:
        """Plain http goes only to an address of one's own, written as one. Raises `Blocked`."""
        if scheme == "https":
            return
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            raise Blocked from None
        if not any(address in one for one in self.inside):
            raise Blocked

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - as httpcore asks
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            raise httpcore.ConnectError("There is no such host.") from None
        addresses = [address for _, _, _, _, (address, *_) in found if self.may(str(address))]
        if not addresses:
            raise Blocked
        failed: Exception | None = None
        for address in addresses[:2]:
            try:
                return await self._way.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        assert failed is not None
        raise failed

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - as httpcore asks
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise Blocked

    async def sleep(self, seconds: float) -> None:
        await self._way.sleep(seconds)

    def may(self, text: str) -> bool:
        """Whether the hub may connect to this address."""
        address = ipaddress.ip_address(text.partition("%")[0])
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        if any(address in one for one in self.inside if one.version == address.version):
            return True
        if isinstance(address, ipaddress.IPv6Address) and any(address in one for one in _V4_INSIDE):
            return False
        return address.is_global and not address.is_multicast
