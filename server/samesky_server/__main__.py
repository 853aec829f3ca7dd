"""`samesky serve`: one process, one hub. It prints one line when it is ready and logs to stderr."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from samesky_shared.protocol import MAX_FRAME

from . import tls
from .app import Service
from .auth import founder_secret
from .hub.socket import TakeoverHttp, TakeoverProtocol
from .log import configure, log
from .settings import Settings, SettingsError, load
from .stores.base import StoreError

DRAIN = 20
"""Seconds that requests may take to finish when the hub stops."""


def serve(argv: Sequence[str] | None = None) -> int:
    """Runs a hub until SIGTERM or SIGINT; returns the exit code."""
    try:
        settings = load(sys.argv[1:] if argv is None else argv, os.environ)
    except SettingsError as error:
        return _cannot(str(error))
    configure(settings.log_level, settings.log_format)
    try:
        listener = bind(settings.host, settings.port)
    except OSError as error:
        return _cannot(f"Can't listen on {settings.host}, port {settings.port}: {error.strerror or error}.")
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        try:
            return runner.run(run(settings, listener))
        except (StoreError, SettingsError) as error:
            return _cannot(str(error))
        except KeyboardInterrupt:
            return 130
        finally:
            listener.close()


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens, or the `OSError` that says why not."""
    family, kind, proto, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    made = socket.socket(family, kind, proto)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        made.bind(address)
        made.listen(512)
    except BaseException:
        made.close()
        raise
    return made


async def run(settings: Settings, listener: socket.socket) -> int:
    """Serves on a listening socket until told to stop."""
    service = await Service.open(settings)
    try:
        secure = tls.context(settings, datetime.now(UTC))
        config = uvicorn.Config(
            service.app,
            http=TakeoverHttp,
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
            ssl_context_factory=None if secure is None else lambda *_: secure,
        )
        await _Server(config, service, listener).serve(sockets=[listener])
    finally:
        await service.close()
    return 0


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, service: Service, listener: socket.socket) -> None:
        super().__init__(config)
        self.service = service
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
        if settings.founder_link:
            base = settings.public_url or self.url
            print(f"\n  Samesky is ready on {base}\n")
            print(f"  Make a room:  {base}/new#{founder_secret(self.service.secret)}\n")
            print("  Whoever has this link can make rooms here. Ctrl+C stops the hub.\n", flush=True)
        else:
            ready = {"url": self.url, "pid": os.getpid(), "store": store.name, "durability": store.durability}
            print(json.dumps(ready), flush=True)

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
