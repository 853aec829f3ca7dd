"""The address of its own at which a hub shows what it counts, and is looked after.

It is served by a thread with a loop of its own, so that a hub whose loop is stuck still says so.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar, cast

import uvicorn
from prometheus_client import make_asgi_app
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from samesky_shared.errors import Refused

from .. import metrics
from ..http.problem import handlers
from ..hub.door import Door
from ..hub.handshake import TakeoverHttp
from ..limits import Crowd
from ..settings import SettingsError
from ..workers import bind

AT_ONCE = 64
"""Connections."""
WITHIN = 10.0
"""Seconds that the hub's loop has for an answer."""

T = TypeVar("T")


class Ask(Protocol):
    """Runs something in the hub's loop and waits for it. Raises `Refused` (`unavailable`) when that is stuck."""

    async def __call__(self, work: Coroutine[Any, Any, T]) -> T:
        """What came of it; raises what it raises."""


def asking(loop: asyncio.AbstractEventLoop) -> Ask:
    """How the loop of a hub is asked, from any other."""

    async def ask(work: Coroutine[Any, Any, T]) -> T:
        answer = asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, loop))
        try:
            async with asyncio.timeout(WITHIN):
                return await asyncio.shield(answer)  # what was begun goes on
        except TimeoutError:
            raise Refused("unavailable", "The hub does not answer.", retry_after=WITHIN) from None

    return ask


class _Metrics:
    """`/metrics`, which Prometheus asks for."""

    def __init__(self) -> None:
        self._app = make_asgi_app(metrics.REGISTRY)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


class Place:
    """A thread that listens.

    Args:
        place: `HOST:PORT`.
        number: of this process among several: each has a port of its own.
        more: what there is besides `/metrics`.

    Raises:
        SettingsError: nobody can listen there.
    """

    def __init__(self, place: str, number: int = 0, more: Sequence[BaseRoute] = ()) -> None:
        host, _, first = place.rpartition(":")
        host, port = host.strip("[]"), int(first) and int(first) + number
        try:
            self._socket = bind(host, port)
            self._socket.listen(AT_ONCE)
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise SettingsError(f"metrics: nobody can listen on {host}:{port}: {why.lower()}.") from None
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self._socket.getsockname()[1]}"
        made = Starlette(routes=[Route("/metrics", _Metrics()), *more], exception_handlers=handlers)
        made.router.redirect_slashes = False
        config = uvicorn.Config(
            made,
            http=cast("type[asyncio.Protocol]", partial(TakeoverHttp, door=Door(Crowd(AT_ONCE), AT_ONCE))),
            ws="none",
            loop="asyncio",
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="samesky-place", daemon=True
        )

    def start(self) -> None:
        """Begins to answer."""
        self._thread.start()

    async def close(self) -> None:
        """Ends. Idempotent."""
        self._server.should_exit = True
        if self._thread.ident is not None:
            await asyncio.to_thread(self._thread.join)
        self._socket.close()
