"""The composition root: where store, hub, HTTP and sockets are put together, and nowhere else."""

from __future__ import annotations

import ipaddress
import os
import time
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from samesky_shared.activities import catalog
from samesky_shared.core.activity import Activity, Catalog, commands_of
from samesky_shared.core.boxes import fields_of
from samesky_shared.core.room import Draft, Room
from samesky_shared.errors import Refused
from samesky_shared.protocol import PATH, Kind

from . import help_lines
from .auth import Tokens
from .http import Deps, handlers, problem, routes
from .hub import read_only
from .hub.hub import Hub
from .hub.roomclock import RoomClock
from .hub.socket import explain_socket, serve_socket
from .issuers import Issuers
from .issuers_file import Issuer, load
from .limits import Crowd, Limits, Networks
from .notices.courier import Courier
from .notices.mail import Console, Mailer, Smtp
from .notices.outward import Outward
from .notices.port import Way
from .notices.push import Signer, WebPush, fresh_key
from .notices.reporter import Host, Reporter
from .notices.webhook import Webhook
from .settings import Settings, SettingsError
from .settings_checks import forgetful
from .stores.base import Store, Till
from .stores.embedded import EmbeddedStore


class Service:
    """A hub that is ready to be served: `app` is the ASGI application."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        hub: Hub,
        app: Starlette,
        secret: bytes,
        outward: tuple[Outward, ...],
    ) -> None:
        self.settings = settings
        self.store = store
        self.hub = hub
        self.app = app
        self.secret = secret
        self.outward = outward

    @classmethod
    async def open(cls, settings: Settings) -> Service:
        """Opens the store and starts the hub. Raises `StoreError` and `SettingsError`."""
        offered = activities()
        listed = load(settings.issuers, settings.public_url)
        helping = help_lines.load(settings.help_lines)
        store = store_of(settings)
        newest = await store.open()
        try:
            why_not = forgetful(settings, store.durability)
            if why_not:
                raise SettingsError(why_not)
            clock = RoomClock(time.time() + _wrong(), newest, time.monotonic)
            await clock.meet(store.time)
            held = await read_only.first(store)
            secret = settings.secret.encode() or await store.keep("secret", os.urandom(32))
            push_key = await store.keep("push key", fresh_key())
        except BaseException:
            await store.close()
            raise
        issuers = Issuers(*listed, secret, clock.now)
        tokens = Tokens(secret, clock.now, settings.token_lifetime, issuers.read)
        crowd = Crowd(settings.connections_per_address, Networks(settings.proxies))
        hub = Hub(store, clock, offered, tokens.read, crowd)
        hub.read_only.until = held
        signer = Signer(push_key, settings.push_contact or _secure(settings.public_url), clock.now)
        outward = Outward([ipaddress.ip_network(one, strict=False) for one in settings.notice_networks])
        ways = {"push": WebPush(outward, signer)} | mail(settings)
        courier = Courier(ways, hub.rooms.noted, clock.now, hub.tasks.spawn)
        listening, to_hosts = hosts(listed[0], issuers, settings, clock.now)
        reporter = Reporter(listening, hub.rooms.noted, hub.found, clock.now, hub.tasks.spawn)
        hub.rooms.listening = frozenset(listening)
        hub.rooms.kept = both(courier.kept, reporter.kept)
        hub.start()
        app = application(settings, store, hub, tokens, issuers, secret, signer.public, helping)
        return cls(settings, store, hub, app, secret, (outward, *to_hosts))

    async def drain(self) -> None:
        """Tells every device to come back elsewhere or later, and finishes what is in flight."""
        await self.hub.drain()

    async def close(self) -> None:
        """Lets go of everything. Idempotent."""
        await self.hub.close()
        for outward in self.outward:
            await outward.close()
        await self.store.close()


def hosts(
    listed: Sequence[Issuer], issuers: Issuers, settings: Settings, now: Callable[[], float]
) -> tuple[dict[str, Host], list[Outward]]:
    """The host apps that are told what happens, and the connections to them: each has its own."""
    inside = [ipaddress.ip_network(one, strict=False) for one in settings.webhook_networks]
    made: dict[str, Host] = {}
    outwards = []
    for one in listed:
        if one.webhook is not None:
            outwards.append(Outward(inside))
            made[one.id] = Host(Webhook(one.webhook, outwards[-1], now), issuers.post_room(one.id))
    return made, outwards


def both(*hear: Callable[[Room, Draft], None]) -> Callable[[Room, Draft], None]:
    """All of them hear."""

    def heard(room: Room, draft: Draft) -> None:
        for one in hear:
            one(room, draft)

    return heard


def mail(settings: Settings) -> dict[str, Way]:
    """The way to mailboxes, where there is one."""
    mailer = Mailer(settings.mail_from or "samesky@localhost", settings.public_url)
    if settings.mail_server == "none":
        return {}
    if settings.mail_server == "console":
        return {"mail": Console(mailer)}
    return {"mail": Smtp(mailer, settings.mail_server, settings.mail_user, settings.mail_password)}


def _secure(url: str) -> str:
    return url if url.startswith("https:") else ""


def _wrong() -> float:
    """Seconds by which this machine's clock is to be off, for tests of hubs whose machines disagree."""
    return float(os.environ.get("SAMESKY_TEST_CLOCK_OFFSET", "0"))


def store_of(settings: Settings) -> Store:
    """The store that the settings name, not open yet. Raises `StoreError`."""
    if not settings.redis:
        return EmbeddedStore(Path(settings.data), settings.durability)
    from .stores.redis import RedisStore  # a third of a start is its client, which few hubs need

    return RedisStore(settings.redis)


def application(
    settings: Settings,
    store: Store,
    hub: Hub,
    tokens: Tokens,
    issuers: Issuers,
    secret: bytes,
    push_key: str,
    helping: help_lines.HelpLines = help_lines.NO_LIST,
) -> Starlette:
    """All routes: the socket, the HTTP requests and the web app."""

    def allow(connection: HTTPConnection) -> Refused | None:
        if hub.draining:
            return Refused("unavailable", "This hub restarts.", retry_after=2.0)
        if connection.client is not None and hub.crowd.full(connection.client.host):
            return Refused("too_fast", "There are too many connections from this address.", retry_after=10.0)
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
        limits=Limits(settings, store if isinstance(store, Till) else None, secret),
        catalog=hub.catalog,
        push_key=push_key,
        help_lines=helping,
        draining=lambda: hub.draining,
        read_only=lambda: hub.read_only.on,
        may_change=hub.read_only.check,
    )
    sockets = [WebSocketRoute(PATH, socket), Route(PATH, explain)]
    made = Starlette(routes=[*sockets, *routes(deps)], exception_handlers=handlers)
    made.router.redirect_slashes = False  # it would lead to whatever host the request names
    return made


def activities() -> Catalog:
    """The built-in activities, and those of other packages: each entry point of the group names one.

    Raises:
        SettingsError: one of them cannot be loaded.
    """
    others = []
    for point in entry_points(group="samesky.activities"):
        try:
            found = point.load()
            lacks = lacking(found)
        except Exception as error:
            why = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            raise SettingsError(f"The activity {point.value} cannot be loaded: {why}.") from error
        if lacks:
            raise SettingsError(f"The activity {point.value} cannot be offered: {lacks}.")
        others.append(found)
    try:
        return catalog(*others)
    except ValueError as error:
        raise SettingsError(f"Activities of other packages: {error}.") from None


def lacking(found: object) -> str:
    """What something lacks to be an activity, as the end of a sentence; empty when nothing does.

    It is what a hub cannot do without. `samesky_shared.testing.check_activity` looks at all the rest.
    """
    if not (isinstance(found, type) and issubclass(found, Activity)):
        return "it is no class made of Activity"
    try:
        msgspec.convert(getattr(found, "kind", None), Kind)
    except msgspec.ValidationError:
        return "its `kind` is to be of a-z, 0-9 and -, at most 32, and begin with a letter"
    if any(field.required for field in fields_of(found)):
        return "each of its fields needs a default"
    return "" if commands_of(found) else "it has no command"


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
