"""`samesky serve`: one hub, in one process or several. It prints one line when it is ready and logs to stderr."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol, cast

import msgspec
import uvicorn
from msgspec import Struct

from . import cycles, open_files, tls, workers
from .app import Service
from .auth import founder_secret
from .hub.door import BACKLOG, Door
from .hub.handshake import TakeoverHttp
from .hub.hub import Hub
from .hub.listener import Listener
from .hub.secure import SecureHttp
from .limits import Crowd, Networks
from .log import configure, log
from .settings import Settings, SettingsError
from .settings_load import load
from .stores.base import StoreError
from .systemd import Manager
from .vitals import Vitals

DRAIN = 20
"""Seconds that requests may take to finish when the hub stops."""
_encode = msgspec.msgpack.Encoder().encode


class Ready(Struct, frozen=True):
    """What is said once a hub is ready."""

    url: str
    store: str
    durability: str
    founder: str
    """The secret of the founder link."""
    shown: dict[str, str] = {}
    """Where else it can be asked: `metrics`, `admin`."""


_decode = msgspec.msgpack.Decoder(Ready).decode


def serve(argv: Sequence[str] | None = None) -> int:
    """Runs a hub until SIGTERM or SIGINT; returns the exit code."""
    try:
        settings = load(sys.argv[1:] if argv is None else argv, os.environ)
    except SettingsError as error:
        return _cannot(str(error))
    configure(settings.log_level, settings.log_format)
    manager = Manager(os.environ)

    def told(ready: Ready) -> None:
        say(settings, ready)
        manager.ready()

    try:
        held = workers.reserve if settings.workers > 1 else workers.bind
        listener = held(settings.host, settings.port)
    except OSError as error:
        return _cannot(f"Can't listen on {settings.host}, port {settings.port}: {error.strerror or error}.")
    with listener:
        if settings.workers == 1:
            listener.listen(BACKLOG)  # whoever comes before the store is open waits
            return work(settings, listener, told, manager.stopping)
        host, port = listener.getsockname()[:2]

        def one(post: workers.Post) -> int:
            with workers.bind(host, port, shared=True) as mine:
                return work(settings, mine, lambda ready: post.ready(_encode(ready)), post=post)

        return workers.supervise(settings.workers, one, lambda word: told(_decode(word)), manager.stopping)


def nobody() -> None:
    """Nobody is told."""


def work(
    settings: Settings,
    listener: socket.socket,
    told: Callable[[Ready], None],
    stopping: Callable[[], None] = nobody,
    post: workers.Post | None = None,
) -> int:
    """Runs one hub in this process.

    Args:
        settings: of this start.
        listener: where it serves.
        told: called once, when it is ready.
        stopping: called once, when it begins to stop.
        post: whom it is run for, of several.
    """
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        try:
            return runner.run(run(settings, listener, told, stopping, post))
        except (StoreError, SettingsError) as error:
            return _cannot(str(error))
        except KeyboardInterrupt:
            return 130


async def run(
    settings: Settings,
    listener: socket.socket,
    told: Callable[[Ready], None],
    stopping: Callable[[], None],
    post: workers.Post | None,
) -> int:
    """Serves on a socket until told to stop; see `work`."""
    service = await Service.open(settings)
    cycles.seldom()
    beside: list[Beside] = []
    try:
        beside, shown = watched(settings, service.hub, 0 if post is None else post.number)
        for one in beside:
            one.start()
        secure = tls.context(settings, datetime.now(UTC))
        first = TakeoverHttp if secure is None else partial(SecureHttp, secure=secure)
        crowd = Crowd(settings.connections_per_address, Networks(settings.proxies))
        door = Door(crowd, room_for(settings.connections), service.hub.turns)
        config = uvicorn.Config(
            service.app,
            http=cast("type[asyncio.Protocol]", partial(first, door=door)),
            ws="none",  # `Upgrade` is ours
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.forwarded_allow_ips,
            timeout_graceful_shutdown=DRAIN,
        )
        server = _Server(config, service, door, listener, told, stopping, shown)
        if post is not None:
            asyncio.get_running_loop().add_reader(post.alone, server.orphaned, post.alone)
        await server.serve(sockets=[listener])
    finally:
        for one in beside:
            await one.close()
        await service.close()
    return 0


class Beside(Protocol):
    """What runs beside a hub."""

    def start(self) -> None:
        """Begins."""

    async def close(self) -> None:
        """Ends. Idempotent."""


def watched(settings: Settings, hub: Hub, number: int) -> tuple[list[Beside], dict[str, str]]:
    """What shows how a hub is, to whom, and where: of a hub that nobody wants to watch none of it is loaded.

    Raises:
        SettingsError: nobody can listen there, or packages are missing.
    """
    beside: list[Beside] = []
    shown: dict[str, str] = {}
    if settings.metrics:
        from .admin.app import looked_after
        from .admin.place import Place

        place = Place(settings.metrics, number, looked_after(settings, hub))
        beside.append(place)
        shown = {"metrics": f"{place.url}/metrics"} | ({"admin": place.url} if settings.admin else {})
    if settings.otlp:
        from .otlp import Sender

        beside.append(Sender(settings.otlp, hub.neighbours.hub))
    return ([*beside, Vitals(hub)] if beside else []), shown


def room_for(wanted: int) -> int:
    """How many connections this process may have: as many as are wanted (0: any number), and as it may open files."""
    most = open_files.most()
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    possible = open_files.connections(most)
    if wanted > possible:
        log.warning("open_files", connections=wanted, possible=possible)
    return min(wanted or possible, possible)


def say(settings: Settings, ready: Ready) -> None:
    """Says that the hub is ready, to people or to programs."""
    if settings.founder_link:
        base = settings.public_url or ready.url
        print(f"\n  Samesky is ready on {base}\n")
        print(f"  Make a room:  {base}/new#{ready.founder}\n")
        print("  Whoever has this link can make rooms here. Ctrl+C stops the hub.\n", flush=True)
        return
    line = {"url": ready.url, "pid": os.getpid(), "store": ready.store, "durability": ready.durability}
    line |= ready.shown
    if settings.workers > 1:
        line["workers"] = settings.workers
    print(json.dumps(line), flush=True)


class _Server(uvicorn.Server):
    def __init__(
        self,
        config: uvicorn.Config,
        service: Service,
        door: Door,
        listener: socket.socket,
        told: Callable[[Ready], None],
        stopping: Callable[[], None],
        shown: dict[str, str],
    ) -> None:
        super().__init__(config)
        self.service = service
        self.door = door
        self.told = told
        self.stopping = stopping
        self.shown = shown
        """What else it says of itself when it is ready."""
        host, self.port = listener.getsockname()[:2]
        self.url = f"{'https' if service.settings.tls else 'http'}://{_for_people(host)}:{self.port}"

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn raises the signal again when it is done, and the process would die before the store is closed.
        loop = asyncio.get_running_loop()
        for one in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(one, self.handle_exit, one, None)
        try:
            yield
        finally:
            for one in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(one)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup([])
        first = cast("Callable[..., asyncio.Protocol]", self.config.http_protocol_class)
        opening = partial(first, self.config, self.server_state, self.lifespan.state)
        self.listeners = [Listener(one, self.door.turns, opening) for one in sockets or ()]
        settings, store = self.service.settings, self.service.store
        if settings.tls == tls.SELF:
            log.info("certificate", sha256=tls.fingerprint(Path(settings.data) / tls.SHOWN))
        log.info("ready", port=self.port, store=store.name, durability=store.durability, pid=os.getpid())
        founder = founder_secret(self.service.secret)
        self.told(Ready(self.url, store.name, store.durability, founder, self.shown))

    def orphaned(self, alone: int) -> None:
        """The process that watched over this one is gone."""
        asyncio.get_running_loop().remove_reader(alone)
        log.warning("parent_gone", pid=os.getpid())
        self.handle_exit(signal.SIGTERM, None)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.stopping()
        await self.service.drain()
        for one in self.listeners:
            one.close()
        await super().shutdown(sockets)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # not on every platform
        return None
    return uvloop.new_event_loop


def _for_people(host: str) -> str:
    if host in ("127.0.0.1", "::1", "0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return "127.0.0.1" if host in ("127.0.0.1", "0.0.0.0") else "[::1]"  # noqa: S104
    return f"[{host}]" if ":" in host else host


def _cannot(reason: str) -> int:
    print(f"samesky: {reason}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(serve())
