"""The composition root: where store, hub, HTTP and sockets are put together, and nowhere else."""

from __future__ import annotations

import os
import time
from importlib.metadata import entry_points
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from samesky_shared.activities import catalog
from samesky_shared.core.activity import Catalog
from samesky_shared.errors import Refused
from samesky_shared.protocol import PATH

from .auth import Tokens
from .http import Deps, handlers, problem, routes
from .hub.hub import Hub
from .hub.roomclock import RoomClock
from .hub.socket import explain_socket, serve_socket
from .issuers import Issuers
from .issuers_file import load
from .limits import Limits
from .settings import Settings, SettingsError
from .stores.base import Store
from .stores.embedded import EmbeddedStore


class Service:
    """A hub that is ready to be served: `app` is the ASGI application."""

    def __init__(self, settings: Settings, store: Store, hub: Hub, app: Starlette, secret: bytes) -> None:
        self.settings = settings
        self.store = store
        self.hub = hub
        self.app = app
        self.secret = secret

    @classmethod
    async def open(cls, settings: Settings) -> Service:
        """Opens the store and starts the hub. Raises `StoreError` and `SettingsError`."""
        offered = activities()
        listed = load(settings.issuers, settings.public_url)
        store = store_of(settings)
        newest = await store.open()
        try:
            clock = RoomClock(time.time() + _wrong(), newest, time.monotonic)
            await clock.meet(store.time)
            secret = settings.secret.encode() or await store.keep("secret", os.urandom(32))
        except BaseException:
            await store.close()
            raise
        issuers = Issuers(*listed, secret, clock.now)
        tokens = Tokens(secret, clock.now, settings.token_lifetime, issuers.read)
        hub = Hub(store, clock, offered, tokens.read)
        hub.start()
        return cls(settings, store, hub, application(settings, store, hub, tokens, issuers, secret), secret)

    async def drain(self) -> None:
        """Tells every device to come back elsewhere or later, and finishes what is in flight."""
        await self.hub.drain()

    async def close(self) -> None:
        """Lets go of everything. Idempotent."""
        await self.hub.close()
        await self.store.close()


def _wrong() -> float:
    """Seconds by which this machine's clock is to be off, for tests of hubs whose machines disagree."""
    return float(os.environ.get("SAMESKY_TEST_CLOCK_OFFSET", "0"))


def store_of(settings: Settings) -> Store:
    """The store that the settings name, not open yet. Raises `StoreError`."""
    if not settings.redis:
        return EmbeddedStore(Path(settings.data))
    from .stores.redis import RedisStore  # a third of a start is its client, which few hubs need

    return RedisStore(settings.redis)


def application(
    settings: Settings, store: Store, hub: Hub, tokens: Tokens, issuers: Issuers, secret: bytes
) -> Starlette:
    """All routes: the socket, the HTTP requests and the web app."""

    def allow(connection: HTTPConnection) -> Refused | None:
        if hub.draining:
            return Refused("unavailable", "This hub restarts.", retry_after=2.0)
        return foreign(connection, settings)

    async def socket(websocket: WebSocket) -> None:
        await serve_socket(websocket, hub.session, allow, problem.refused)

    async def explain(request: Request) -> Response:
        return await explain_socket(request, allow, problem.refused)

    deps = Deps(
        rooms=hub,
        store=store,
        tokens=tokens,
        issuers=issuers,
        secret=secret,
        settings=settings,
        limits=Limits(settings),
        catalog=hub.catalog,
        draining=lambda: hub.draining,
    )
    sockets = [WebSocketRoute(PATH, socket), Route(PATH, explain)]
    return Starlette(routes=[*sockets, *routes(deps)], exception_handlers=handlers)


def activities() -> Catalog:
    """The built-in activities, and those of other packages: each entry point of the group names one.

    Raises:
        SettingsError: one of them cannot be loaded.
    """
    others = []
    for point in entry_points(group="samesky.activities"):
        try:
            others.append(point.load())
        except Exception as error:
            raise SettingsError(
                f"The activity {point.value} cannot be loaded: {type(error).__name__}."
            ) from error
    try:
        return catalog(*others)
    except ValueError as error:
        raise SettingsError(f"Activities of other packages: {error}.") from None


def foreign(connection: HTTPConnection, settings: Settings) -> Refused | None:
    """Why a browser's page may not connect from where it came, or None when it may.

    Browsers let any page open a WebSocket anywhere, so `Origin` is the only guard. Whoever sends none is no
    browser. What the page came from is the same when the host is: behind a proxy the scheme may differ.
    """
    origin = connection.headers.get("origin")
    if origin is None or origin in settings.allowed_origins:
        return None
    hosts = {connection.headers.get("host", "").lower(), urlsplit(settings.public_url).netloc.lower()} - {""}
    parts = urlsplit(origin)
    if parts.scheme in ("http", "https") and parts.netloc.lower() in hosts:
        return None
    return Refused("forbidden", "This hub does not serve pages of this origin; see `allowed_origins`.")
