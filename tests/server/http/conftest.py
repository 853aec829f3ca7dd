"""The requests over a room keeper in memory, without sockets or disk."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from samesky_server.auth import Tokens, hash_of
from samesky_server.help_lines import load
from samesky_server.http import Deps, handlers, routes
from samesky_server.issuers import Issuers
from samesky_server.issuers_file import Issuer
from samesky_server.limits import Limits
from samesky_server.settings import Settings
from samesky_shared.activities import catalog
from samesky_shared.core.members import Members
from samesky_shared.core.room import Room
from samesky_shared.core.seats import Left
from samesky_shared.errors import Refused

SECRET = b"s" * 32
HOSTS = tuple(
    Issuer(name, "https://hub.test", hash_of(f"api key of {name}")) for name in ("app.test", "other.test")
)


class FakeRooms:
    """Who is in which room, and a clock that stands until it is told to move."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0
        self.rooms: dict[str, Members] = {}
        self.away = False
        self.by: list[str | None] = []

    def now(self) -> float:
        return self.time

    def _answers(self) -> None:
        if self.away:
            raise Refused("unavailable", "The store does not answer.", retry_after=2.0)

    async def members(self, room: str) -> Members | None:
        self._answers()
        return self.rooms.get(room)

    async def room(self, room: str, *, fresh: bool = False) -> Room | None:
        self._answers()
        return None  # files are tested over a real hub

    async def found(self, members: Members) -> bool:
        self._answers()
        if members.id in self.rooms:
            return False
        self.rooms[members.id] = members
        return True

    async def leave(self, room: str, member: str, *, erase: bool) -> Left | None:
        members = await self.settle(room, member, lambda one, now: one.left(member, now))
        return None if members is None else Left(self.time)

    async def settle(
        self, room: str, by: str | None, change: Callable[[Members, float], Members]
    ) -> Members | None:
        self._answers()
        if room not in self.rooms:
            return None
        # As the hub may after a conflict: what the first call gives is thrown away.
        change(self.rooms[room], self.time)
        self.rooms[room] = change(self.rooms[room], self.time)
        self.by.append(by)
        return self.rooms[room]


class FakeStore:
    """Only what the requests ask of a store."""

    durability = "disk"

    def __init__(self) -> None:
        self.takes = True

    async def writable(self) -> bool:
        return self.takes


class Site:
    """A hub's HTTP side with everything that a test may turn."""

    def __init__(self, static: Any = None, **settings: Any) -> None:
        self.rooms = FakeRooms()
        self.store = FakeStore()
        self.settings = Settings(**{"rooms": "open", **settings})
        self.limits = Limits(self.settings)
        self.ticks = 0.0
        self.draining = False
        self.issuers = Issuers(HOSTS, {}, SECRET, self.rooms.now)
        self.tokens = Tokens(SECRET, self.rooms.now, self.settings.token_lifetime, self.issuers.read)
        self.deps = Deps(
            rooms=self.rooms,
            store=self.store,  # type: ignore[arg-type]
            tokens=self.tokens,
            issuers=self.issuers,
            secret=SECRET,
            settings=self.settings,
            limits=self.limits,
            catalog=catalog(),
            push_key="the hub's public key",
            help_lines=load(""),
            monotonic=lambda: self.ticks,
            draining=lambda: self.draining,
        )
        self.app = Starlette(routes=routes(self.deps, static), exception_handlers=handlers)
        self.http = self.client()

    def client(self, address: str = "203.0.113.5") -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, client=(address, 4711), raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="https://hub.test")

    async def make_room(self, name: str = "Ana", **body: Any) -> dict[str, Any]:
        answer = await self.http.post("/v1/rooms", json={"member": {"name": name}, **body})
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def join(self, secret: str, name: str = "Ben", **more: Any) -> httpx.Response:
        return await self.http.post("/v1/join", json={"secret": secret, "member": {"name": name}}, **more)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    yield made
    await made.http.aclose()


@pytest.fixture
async def sites() -> AsyncIterator[Callable[..., Site]]:
    """Makes sites with settings of their own."""
    made: list[Site] = []

    def make(static: Any = None, **settings: Any) -> Site:
        made.append(Site(static, **settings))
        return made[-1]

    yield make
    for one in made:
        await one.http.aclose()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture(name="bearer")
def _bearer() -> Callable[[str], dict[str, str]]:
    return bearer


def check_problem(answer: httpx.Response, status: int, code: str, path: str | None = None) -> dict[str, Any]:
    """Asserts that a refusal has the form of RFC 9457 and this code."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    body: dict[str, Any] = answer.json()
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code), body
    assert body.get("path") == path, body
    assert body["type"] == f"urn:samesky:problem:{code}"
    assert body["title"]
    assert body["detail"]
    if "retry_after" in body:
        assert int(answer.headers["retry-after"]) >= body["retry_after"]
    assert answer.headers["cache-control"] == "no-store"
    return body


@pytest.fixture
def problem() -> Callable[..., dict[str, Any]]:
    return check_problem
