"""A hub with a room of two, and its operator's address, in this process."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog.testing
from starlette.applications import Starlette

from samesky_server.admin.acts import Acts
from samesky_server.admin.app import routes
from samesky_server.admin.guard import Guard
from samesky_server.admin.place import asking
from samesky_server.http.problem import handlers

from ..hub.harness import World, world

Audit = Callable[[], list[dict[str, Any]]]
TOKEN = "correct-horse-battery-staple-0123456789"
AT = "http://127.0.0.1:9464"


class Desk:
    """What an operator has before them."""

    def __init__(self, made: World, static: Path, token: str = "", host: str = "127.0.0.1") -> None:
        self.world = made
        self.hub = made.hub
        self.acts = Acts(made.hub)
        self.guard = Guard(token, host, lambda: self.time)
        self.time = 1_800_000_000.0
        all_routes = routes(self.acts, asking(asyncio.get_running_loop()), self.guard, static)
        self.app = Starlette(routes=all_routes, exception_handlers=handlers)
        self.http = self.browser()

    def browser(self, **more: Any) -> httpx.AsyncClient:
        """Another client, with cookies of its own."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=AT, **more)

    async def word(self, path: str = "/") -> str:
        """What the forms of a page carry."""
        return word_in((await self.http.get(path)).text)

    async def form(self, path: str, **fields: str) -> httpx.Response:
        """Sends a form, as a page of ours would."""
        return await self.http.post(
            path, data=fields, headers={"Origin": AT, "Sec-Fetch-Site": "same-origin"}
        )


def word_in(html: str) -> str:
    """The word of a page's forms."""
    [word] = set(re.findall(r'name="word" value="([0-9a-f]{64})"', html))
    return str(word)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path / "data") as made:
        yield made


@pytest.fixture
async def desks(here: World, tmp_path: Path) -> AsyncIterator[Callable[..., Desk]]:
    """Makes desks with a token or without."""
    made: list[Desk] = []

    def make(token: str = "", host: str = "127.0.0.1") -> Desk:
        made.append(Desk(here, tmp_path / "static", token, host))
        return made[-1]

    yield make
    for one in made:
        await one.http.aclose()


@pytest.fixture
async def desk(desks: Callable[..., Desk]) -> Desk:
    """One on this machine alone, without a token."""
    return desks()


@pytest.fixture
def audit() -> Iterator[Audit]:
    """What was done, as the log has it."""
    with structlog.testing.capture_logs() as lines:
        yield lambda: [
            {name: value for name, value in line.items() if name not in ("event", "log_level")}
            for line in lines
            if line["event"] == "admin"
        ]
