"""Who may ask at the operator's address: a token in each request, or a session of the page; and from where.

1. Without a token the address must be this machine's alone (`settings_checks`): who is on it may do what they like.
2. A page of another site must not act through the operator's browser. Its requests say where they come from
   (`Origin`, `Sec-Fetch-Site`), and each form has a word that only our own pages show.
3. A name that somebody lets point here (DNS rebinding) would be another site that we take for our own. So requests
   are answered under addresses, `localhost` and the name in the settings.
4. What is compared with a secret is compared in constant time. The token itself is in no cookie and no page.
"""

from __future__ import annotations

import ipaddress
import os
import time
from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit

from starlette.requests import Request

from ..auth import named, same
from ..limits import Bucket
from ..log import log

COOKIE = "samesky-admin"
SESSION = 3600
"""Seconds for which somebody stays signed in."""

Why = Literal["host", "origin", "token", "form"]


class Guard:
    """Of one hub.

    Args:
        token: what opens; empty: whoever can connect may ask.
        host: the name or address in the settings.
        now: a clock in seconds.
    """

    def __init__(self, token: str, host: str, now: Callable[[], float] = time.time) -> None:
        self.open = not token
        """Whether nobody needs to sign in."""
        self._token = token
        self._host = host.strip("[]").lower()
        self._key = named(token.encode() or os.urandom(32), "admin")
        self._now = now
        self._lines = Bucket(1, 30)

    def stray(self, request: Request) -> Why | None:
        """Why a request is none of ours, whoever it is from; None: it may be."""
        if not self._ours(request.headers.get("host", "")):
            return self.refused("host")
        origin = request.headers.get("origin")
        if origin is not None and origin.lower().partition("://")[2] != request.headers["host"].lower():
            return self.refused("origin")
        from_here = request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        if not from_here and request.method not in ("GET", "HEAD"):
            return self.refused("origin")
        return None

    def bears(self, request: Request) -> bool:
        """Whether a request shows the token, where one is needed."""
        kind, _, offered = request.headers.get("authorization", "").partition(" ")
        if self.open or (kind.lower() == "bearer" and self.opens(offered.strip())):
            return True
        self.refused("token")
        return False

    def opens(self, offered: str) -> bool:
        """Whether this is the token."""
        return same(offered, self._token)

    def session(self) -> str:
        """A cookie for who has shown the token."""
        until = f"{self._now() + SESSION:.0f}"
        return f"{until}.{self._sign('session', until)}"

    def signed_in(self, request: Request) -> bool:
        """Whether a request is of somebody who is signed in, where that is needed."""
        if self.open:
            return True
        until, _, sign = request.cookies.get(COOKIE, "").partition(".")
        fits = same(sign, self._sign("session", until))
        return fits and until.isascii() and until.isdigit() and int(until) > self._now()

    def word(self, request: Request) -> str:
        """What forms of a page carry, which is of this session alone."""
        return self._sign("form", "" if self.open else request.cookies.get(COOKIE, ""))

    def sent_by_us(self, request: Request, word: str) -> bool:
        """Whether a form that came back was on a page of ours."""
        if same(word, self.word(request)):
            return True
        self.refused("form")
        return False

    def refused(self, why: Why) -> Why:
        """Notes that somebody was turned away; a flood of them does not flood the log."""
        if self._lines.take(time.monotonic()) is None:
            log.warning("admin", action="ask", outcome=why)
        return why

    def _ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in ("localhost", self._host):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _sign(self, *what: str) -> str:
        return named(self._key, *what).hex()
