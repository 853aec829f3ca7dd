"""A host app whose page and policy each test writes, on an origin of its own, beside a hub that knows it."""

from __future__ import annotations

import asyncio
import base64
import secrets
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import jwt
import uvicorn
from playwright.async_api import Browser, ConsoleMessage, Page
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .people import PATIENCE

SCRIPT = '<script type="module" src="HUB/embed.js"></script>'
ALL = "".join(
    f"<samesky-{name}></samesky-{name}>"
    for name in (
        "sky",
        "evening",
        "rituals",
        "times",
        "gratitude",
        "milestones",
        "culture",
        "call",
        "cook",
        "play",
        "tour",
        "guess",
        "wishes",
        "questions",
        "checkin",
        "agreements",
        "languages",
        "support",
        "letters",
        "timeline",
        "listening",
        "talk",
        "kindness",
        "repair",
        "breathe",
        "pact",
        "learn",
        "touch",
        "moment",
        "timer",
        "player",
        "playlist",
        "chat",
        "reactions",
    )
)
FLAT = f'<samesky-room room="flat" token-endpoint="/room-token">{ALL}</samesky-room>'


class Site:
    """The host app; in its page `HUB` is the hub's address."""

    def __init__(self, running: HubProcess, secret: bytes) -> None:
        self.hub = running
        self.secret = secret
        self.html = SCRIPT + FLAT
        self.policy = ""
        self.asked: list[dict[str, Any]] = []
        """What the token endpoint was asked for."""
        self.refuses = 0
        """The status that it answers with instead of a token; 0: none."""
        self.claims: dict[str, Any] = {}
        self.lifetime = 600
        self.address = ""
        self.app = Starlette(
            routes=[
                Route("/", self.page),
                Route("/room-token", self.token, methods=["POST"]),
                Route("/favicon.ico", lambda _request: Response(status_code=204)),
            ]
        )

    async def page(self, _request: Request) -> Response:
        headers = {"Content-Security-Policy": self.policy} if self.policy else {}
        text = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Flat</title>{self.html}'
        return HTMLResponse(text.replace("HUB", self.hub.url), headers=headers)

    async def token(self, request: Request) -> Response:
        asked = await request.json()
        self.asked.append(asked)
        if self.refuses:
            return Response("No.", self.refuses)
        made = self.made("ana", asked["room"], asked.get("device", "page"))
        return JSONResponse({"server_url": self.hub.url, "participant_token": made})

    def made(self, user: str, room: str, device: str) -> str:
        """A token."""
        now = int(time.time())
        claims = {
            "iss": "site",
            "aud": "hub",
            "sub": user,
            "name": user.title(),
            "room": room,
            "device": device,
        }
        claims |= {"iat": now, "exp": now + self.lifetime} | self.claims
        return jwt.encode(claims, self.secret, "HS256", {"kid": "site-1"})

    async def partner(self, room: str = "flat", key: str | None = None) -> Room:
        """Ben, from Python."""

        async def token() -> str:
            return self.made("ben", room, "terminal")

        return await samesky_client.open_with_tokens(self.hub.url, token, key=key)


@asynccontextmanager
async def site(folder: Path) -> AsyncIterator[Site]:
    """The host app and its hub, which allows its origin."""
    secret = secrets.token_bytes(32)
    issuers = folder / "issuers.toml"
    issuers.write_text(
        '[[issuer]]\nid = "site"\naudience = "hub"\n[[issuer.keys]]\nkid = "site-1"\nalg = "HS256"\n'
        f'secret = "{base64.b64encode(secret).decode()}"\n'
    )
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with hub(folder / "data", issuers=str(issuers), allowed_origins=address) as running:
        made = Site(running, secret)
        made.address = address
        server = uvicorn.Server(uvicorn.Config(made.app, log_level="warning"))
        serving = asyncio.ensure_future(server.serve([listener]))
        try:
            yield made
        finally:
            server.should_exit = True
            await serving


class Seen:
    """A page, and what went wrong or was said aloud in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.said: list[str] = []
        self.urls: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._console)
        page.on("request", lambda request: self.urls.append(request.url))

    def _console(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)

    async def violations(self) -> list[str]:
        """What the page's policy has blocked."""
        found: list[str] = await self.page.evaluate("window.violations")
        return found


@asynccontextmanager
async def opened(browser: Browser, address: str, **context: Any) -> AsyncIterator[Seen]:
    """A page in a context of its own, in which no script fails."""
    made = await browser.new_context(**{"reduced_motion": "reduce", "locale": "en-GB", **context})
    seen = Seen(await made.new_page())
    seen.page.set_default_timeout(PATIENCE)
    await seen.page.add_init_script(
        "window.violations = []; addEventListener('securitypolicyviolation',"
        " (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"
    )
    try:
        await seen.page.goto(address)
        yield seen
        assert seen.faults == []
    finally:
        await made.close()
