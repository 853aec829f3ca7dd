"""One address that leads to whichever process is asked for: as a balancer, or an address that moves."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable


class Relay:
    """Passes connections on to a port of loopback.

    Args:
        target: the port for a new connection, or None to turn it away.
    """

    def __init__(self, target: Callable[[], int | None]) -> None:
        self.target = target
        self.port = 0
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._flows = asyncio.Event()
        self._flows.set()

    async def start(self) -> None:
        """Listens on a free port."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Ends all."""
        if self._server is not None:
            self._server.close()
        self.drop()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def drop(self) -> None:
        """Cuts every connection, as when a cable is pulled and put back."""
        for writer in list(self._open):
            writer.transport.abort()

    def stall(self) -> None:
        """Passes nothing on any more, and says so to nobody: a line that is dead."""
        self._flows.clear()

    def heal(self) -> None:
        """Passes on again, on new connections: those of before are cut."""
        self.drop()
        self._flows.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        port = self.target()
        try:
            if port is None:
                raise ConnectionRefusedError
            other_reader, other_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.transport.abort()
            return
        ends = ((reader, other_writer), (other_reader, writer))
        self._open |= {writer, other_writer}
        for one in ends:
            task = asyncio.ensure_future(self._pump(*one))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while some := await reader.read(65536):
                await self._flows.wait()
                writer.write(some)
                await writer.drain()
        # The other side is gone: so is this one, whether it was killed or went by itself.
        self._open.discard(writer)
        writer.close()
