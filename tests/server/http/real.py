"""The requests over a real hub and store, with a clock that stands until it is told to move."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from samesky_server.app import application
from samesky_server.auth import Tokens, hash_of
from samesky_server.hub.hub import Hub
from samesky_server.hub.roomclock import RoomClock
from samesky_server.issuers import Issuers
from samesky_server.issuers_file import Issuer
from samesky_server.settings import Settings
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.activities import catalog

T0 = 1_800_000_000.0
SECRET = b"s" * 32
API_KEY = "api key of app.test"


class Person:
    """A member with a token, who asks for things in their room."""

    def __init__(self, site: Real, joined: dict[str, Any]) -> None:
        self.site, self.joined = site, joined
        self.id: str = joined["member"]["id"]
        self.device: str = joined["device"]["id"]
        self.room: str = joined["room"]["id"]
        self.token: str = joined["token"]

    async def ask(self, method: str, path: str = "", **more: Any) -> httpx.Response:
        """A request below the room's address."""
        head = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return await self.site.http.request(method, f"/v1/rooms/{self.room}{path}", headers=head, **more)

    async def do(self, on: str, cmd: str, **args: Any) -> None:
        """A command, kept when this returns."""
        await self.site.do(self, on, cmd, args)


class Real:
    """A hub in this process, asked without a socket."""

    def __init__(self, data: Path, **settings: Any) -> None:
        self.time = 0.0
        self.ticks = 0.0
        self.clock = RoomClock(T0, 0.0, lambda: self.time)
        self.store = EmbeddedStore(data)
        self.settings = Settings(**{"rooms": "open", "rooms_per_hour": 1e6, **settings})
        hosts = [Issuer("app.test", "https://hub.test", hash_of(API_KEY))]
        issuers = Issuers(hosts, {}, SECRET, self.clock.now)
        self.tokens = Tokens(SECRET, self.clock.now, hosts=issuers.read)
        self.hub = Hub(self.store, self.clock, catalog(), self.tokens.read)
        self.app = application(self.settings, self.store, self.hub, self.tokens, issuers, SECRET, "")
        transport = httpx.ASGITransport(self.app, client=("203.0.113.5", 4711), raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=transport, base_url="https://hub.test")

    async def people(self, *names: str, kind: str = "couple", sealing: str = "none") -> list[Person]:
        """A room with these members."""
        body = {"kind": kind, "sealing": sealing, "member": {"name": names[0]}}
        made = (await self.http.post("/v1/rooms", json=body)).json()
        people = [Person(self, made)]
        link = made["invite"]["secret"]
        for name in names[1:]:
            answer = await self.http.post("/v1/join", json={"secret": link, "member": {"name": name}})
            assert answer.status_code == 201, answer.text
            people.append(Person(self, answer.json()))
        return people

    async def do(self, who: Person, on: str, cmd: str, args: dict[str, Any]) -> None:
        """A member's command, without a socket."""
        await self.hub.rooms.change(
            who.room, lambda room, moment: room.act(moment, who.id, on, cmd, args, device=who.device)
        )


@asynccontextmanager
async def real(data: Path, **settings: Any) -> AsyncIterator[Real]:
    """A hub on a store in `data`."""
    made = Real(data, **settings)
    await made.store.open()
    try:
        yield made
        await made.hub.close()
    finally:
        await made.http.aclose()
        await made.store.close()
