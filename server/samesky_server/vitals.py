"""How a hub is, for those who watch it: `/metrics` at an address of its own, and what only a look can tell.

It is served by a thread, so that a hub whose loop is stuck still says so.
"""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from typing import TYPE_CHECKING

from prometheus_client import start_http_server

from . import metrics
from .hub.tasks import Again
from .settings import SettingsError

if TYPE_CHECKING:
    from .hub.hub import Hub

LOOK = 0.25
"""Seconds between two looks at the loop."""
COUNT = 4
"""Looks between two at the sockets."""
ASK = 5.0
"""Seconds between two looks at the store."""


class Vitals:
    """Of one hub.

    Args:
        place: `HOST:PORT` to listen on.
        hub: whose they are.
        number: of this process among several: each has a port of its own.

    Raises:
        SettingsError: nobody can listen there.
    """

    def __init__(self, place: str, hub: Hub, number: int = 0) -> None:
        host, _, first = place.rpartition(":")
        port = int(first) and int(first) + number
        self._hub = hub
        self._looks = 0
        self._expected: float | None = None
        self._pulse = Again("vitals", self._look)
        self._store = Again("vitals", self._ask)
        store = hub.store
        metrics.INFO.clear()
        metrics.INFO.labels(version("samesky"), store.name, store.durability).set(1)
        try:
            self._server, self._thread = start_http_server(port, host.strip("[]"), metrics.REGISTRY)
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise SettingsError(f"metrics: nobody can listen on {host}:{port}: {why.lower()}.") from None
        self.url = f"http://{host}:{self._server.server_port}/metrics"

    def start(self) -> None:
        """Begins to look."""
        self._pulse.start()
        self._store.start()

    async def close(self) -> None:
        """Ends. Idempotent."""
        await asyncio.gather(self._pulse.close(), self._store.close())
        await asyncio.to_thread(self._server.shutdown)
        self._server.server_close()

    async def _look(self) -> float:
        now = asyncio.get_running_loop().time()
        if self._expected is not None:
            metrics.LOOP_LAG.observe(max(0.0, now - self._expected))
        if self._looks % COUNT == 0:
            sessions = self._hub.sessions
            metrics.CONNECTIONS.set(len(sessions))
            metrics.ROOMS_OPEN.set(len(self._hub.lives))
            metrics.SEND_QUEUE.set(sum(one.wire.waiting() for one in sessions))
        self._looks += 1
        self._expected = asyncio.get_running_loop().time() + LOOK
        return LOOK

    async def _ask(self) -> float:
        metrics.STORE_UP.set(await self._hub.store.writable())
        return ASK
