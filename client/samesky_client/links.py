"""Invite links (`…/j#SECRET` or `…/j#SECRET.KEY`) and founder links (`…/new#SECRET`).

What stands behind `#` never travels in a URL: of an invite link only SECRET is ever sent, in the body of a
request, and KEY, the room key, stays on the devices. Secrets are opaque here.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from samesky_shared.protocol import PATH

from .speech import Said


class Link(Struct, frozen=True):
    """A link, taken apart."""

    server: str
    """The hub's address without a slash at the end, with the path under which it is served, if any."""
    kind: Literal["join", "new"]
    secret: str
    key: str = ""
    """The room key, if the room is sealed; never sent anywhere."""

    def __repr__(self) -> str:
        return f"Link({self.server!r}, {self.kind!r})"  # secrets stay out of logs and tracebacks


def parse(text: str) -> Link:
    """Takes a link apart.

    Raises:
        Refused: `invalid`, with a sentence that says what is missing and never repeats the link.
    """
    server, _, secret = text.strip().partition("#")
    base = server_url(server, "link")
    if base.endswith("/j"):
        kind: Literal["join", "new"] = "join"
    elif base.endswith("/new"):
        kind = "new"
    else:
        raise Said("invalid", "link-kind", path="link")
    secret, _, key = secret.partition(".")
    if not secret:
        raise Said("invalid", "link-cut", path="link")
    return Link(base[: base.rindex("/")], kind, secret, key)


def with_key(url: str, key: str) -> str:
    """A link with the room key in it, where there is one."""
    return f"{url}.{key}" if key else url


def server_url(text: str, path: str = "server") -> str:
    """A hub's address in one form: `https://host[:port][/path]`, without a slash at the end.

    Raises:
        Refused: `invalid` (with `path`) for what is no http or https address.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise Said("invalid", "address-none", path=path) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Said("invalid", "address-scheme", path=path)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{parts.path.rstrip('/')}"


def socket_url(server: str) -> str:
    """Where the WebSocket of a hub is."""
    return "ws" + server.removeprefix("http") + PATH
