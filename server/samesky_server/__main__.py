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
from typing import cast

import msgspec
import uvicorn
from msgspec import Struct

from samesky_shared.protocol import MAX_FRAME

from . import tls, workers
from .app import Service
from .auth import founder_secret
from .hub.handshake import TakeoverHttp
from .hub.secure import SecureHttp
from .hub.socket import TakeoverProtocol
from .limits import Crowd, Networks
from .log import configure, log
from .settings import Settings, SettingsError, load
from .stores.base import StoreError

DRAIN = 20
"""Seconds that requests may take to finish when the hub stops."""
OTHER_FILES = 128
"""Open files that are no connections of devices: of the store, to push services, and so on."""
FILES_AT_MOST = 1_048_576
_encode = msgspec.msgpack.Encoder().encode


class Ready(Struct, frozen=True):
    """What is said once a hub is ready."""

    url: str
    store: str
    durability: str
    founder: str
    """The secret of the founder link."""


_decode = msgspec.msgpack.Decoder(Ready).decode


def serve(argv: Sequence[str] | None = None) -> int:
    """Runs a hub until SIGTERM or SIGINT; returns the exit code."""
    try:
        settings = load(sys.argv[1:] if argv is None else argv, os.environ)
    except SettingsError as error:
        return _cannot(str(error))
    configure(settings.log_level, settings.log_format)
    try:
        held = workers.reserve if settings.workers > 1 else workers.bind
        listener = held(settings.host, settings.port)
    except OSError as error:
        return _cannot(f"Can't listen on {settings.host}, port {settings.port}: {error.strerror or error}.")
    with listener:
        if settings.workers == 1:
            listener.listen(512)
            return work(settings, listener, lambda ready: say(settings, ready))
        host, port = listener.getsockname()[:2]

        def one(post: workers.Post) -> int:
            with workers.bind(host, port, shared=True) as mine:
                return work(settings, mine, lambda ready: post.ready(_encode(ready)), post.alone)

        return workers.supervise(settings.workers, one, lambda word: say(settings, _decode(word)))


def work(
    settings: Settings, listener: socket.socket, told: Callable[[Ready], None], alone: int | None = None
) -> int:
    """Runs one hub in this process; `alone` can be read once there is nobody to run it for."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        try:
            return runner.run(run(settings, listener, told, alone))
        except (StoreError, SettingsError) as error:
            return _cannot(str(error))
        except KeyboardInterrupt:
            return 130


async def run(
    settings: Settings, listener: socket.socket, told: Callable[[Ready], None], alone: int | None
) -> int:
    """Serves on a socket until told to stop."""
    service = await Service.open(settings)
    try:
        secure = tls.context(settings, datetime.now(UTC))
        first = TakeoverHttp if secure is None else partial(SecureHttp, secure=secure)
        opening = partial(
            first,
            crowd=Crowd(settings.connections_per_address, Networks(settings.proxies)),
            most=room_for(settings.connections),
        )
        config = uvicorn.Config(
            service.app,
            http=cast("type[asyncio.Protocol]", opening),
            ws=TakeoverProtocol,
            ws_max_size=MAX_FRAME,
            ws_per_message_deflate=False,
            ws_ping_interval=None,  # sessions ask silent devices themselves
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.forwarded_allow_ips,
            timeout_graceful_shutdown=DRAIN,
        )
        server = _Server(config, service, listener, told)
        if alone is not None:
            asyncio.get_running_loop().add_reader(alone, server.orphaned, alone)
        await server.serve(sockets=[listener])
    finally:
        await service.close()
    return 0


def room_for(wanted: int) -> int:
    """How many connections this process may have: as many as are wanted (0: any number), and as it may open files."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES_AT_MOST if most == resource.RLIM_INFINITY else min(most, FILES_AT_MOST)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    possible = max(1, most - OTHER_FILES)
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
    if settings.workers > 1:
        line["workers"] = settings.workers
    print(json.dumps(line), flush=True)


class _Server(uvicorn.Server):
    def __init__(
        self,
        config: uvicorn.Config,
        service: Service,
        listener: socket.socket,
        told: Callable[[Ready], None],
    ) -> None:
        super().__init__(config)
        self.service = service
        self.told = told
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
        await super().startup(sockets)
        settings, store = self.service.settings, self.service.store
        if settings.tls == tls.SELF:
            log.info("certificate", sha256=tls.fingerprint(Path(settings.data) / tls.SHOWN))
        log.info("ready", port=self.port, store=store.name, durability=store.durability, pid=os.getpid())
        self.told(Ready(self.url, store.name, store.durability, founder_secret(self.service.secret)))

    def orphaned(self, alone: int) -> None:
        """The process that watched over this one is gone."""
        asyncio.get_running_loop().remove_reader(alone)
        log.warning("parent_gone", pid=os.getpid())
        self.handle_exit(signal.SIGTERM, None)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self.service.drain()
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
