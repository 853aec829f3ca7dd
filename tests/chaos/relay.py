"""One address that leads to whichever process is asked for: as a balancer, an address that moves, or a cable."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable, Collection
from pathlib import Path

SOCK_DIAG, BY_FAMILY, REQUEST, ANY = 4, 20, 1, 0xFFFFFFFF
"""Of linux/netlink.h and linux/sock_diag.h."""
Who = Callable[[int], bool]
"""Whether it is about a connection that comes from this port."""


def anybody(port: int) -> bool:
    """About all."""
    return True


def nobody(port: int) -> bool:
    """About none."""
    return False


class Line:
    """One connection, from the port that it comes from."""

    def __init__(self, port: int, *ends: asyncio.StreamWriter) -> None:
        self.port, self.ends = port, ends
        self.flows = asyncio.Event()
        self.flows.set()

    def abort(self) -> None:
        """Ends it at once, at both ends."""
        for one in self.ends:
            one.transport.abort()


class Relay:
    """Passes connections on to a port of loopback.

    Args:
        target: the port for a new connection, or None to turn it away.
    """

    def __init__(self, target: Callable[[], int | None]) -> None:
        self.target = target
        self.port = 0
        self._server: asyncio.Server | None = None
        self._lines: set[Line] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._dead: Who = nobody

    async def start(self) -> None:
        """Listens on a free port."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Ends all."""
        if self._server is not None:
            self._server.close()
        self.heal()
        self.drop()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def drop(self, who: Who = anybody) -> None:
        """Cuts every connection, or those of some, as when a cable is pulled and put back."""
        for line in list(self._lines):
            if who(line.port):
                line.abort()

    def stall(self, who: Who = anybody) -> None:
        """Passes nothing on any more of all or of some, and says so to nobody: lines that are dead, new ones too."""
        self._dead = who
        for line in self._lines:
            if who(line.port):
                line.flows.clear()

    def heal(self) -> None:
        """Passes on again, on new connections: those that were dead are cut."""
        self._dead = nobody
        for line in list(self._lines):
            if not line.flows.is_set():
                line.abort()
                line.flows.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        port = self.target()
        try:
            if port is None:
                raise ConnectionRefusedError
            other_reader, other_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.transport.abort()
            return
        line = Line(writer.get_extra_info("peername")[1], writer, other_writer)
        if self._dead(line.port):
            line.flows.clear()
        self._lines.add(line)
        for one in ((reader, other_writer), (other_reader, writer)):
            task = asyncio.ensure_future(self._pump(line, *one))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pump(self, line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while some := await reader.read(65536):
                await line.flows.wait()
                writer.write(some)
                await writer.drain()
        await line.flows.wait()  # that one end is gone does not go through a dead line either
        # The other side is gone: so is this one, whether it was killed or went by itself.
        self._lines.discard(line)
        writer.close()


class Door(Relay):
    """An address of a server that others are told in place of its own; it knows who comes through."""

    def __init__(self) -> None:
        self.to: int | None = None
        super().__init__(lambda: self.to)

    def shut(self, pids: Collection[int]) -> None:
        """From now on nothing goes through that these processes say, or that is said to them."""
        self.stall(lambda port: self._from(port, pids))

    def _from(self, port: int, pids: Collection[int]) -> bool:
        """Whether a connection to here from a port is that of one of these."""
        name = f"socket:[{_inode(port, self.port)}]"
        return any(name in _open_files(pid) for pid in pids)


def _inode(port: int, to: int) -> int:
    """Of the socket whose connection goes from one port of loopback to another; 0: there is none. Linux only.

    One question about one socket (sock_diag(7)): to read all of `/proc/net/tcp` takes as long as a command.
    """
    ends = struct.pack("!HH", port, to) + 2 * (socket.inet_aton("127.0.0.1") + bytes(12))
    asked = struct.pack("=BBBBI", socket.AF_INET, socket.IPPROTO_TCP, 0, 0, ANY) + ends
    asked += struct.pack("=III", 0, ANY, ANY)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, SOCK_DIAG) as netlink:
        netlink.send(struct.pack("=IHHII", 16 + len(asked), BY_FAMILY, REQUEST, 0, 0) + asked)
        told = netlink.recv(8192)
    return (
        int(struct.unpack_from("=I", told, 84)[0]) if struct.unpack_from("=H", told, 4)[0] == BY_FAMILY else 0
    )


def _open_files(pid: int) -> set[str]:
    found = set()
    with contextlib.suppress(OSError):
        for one in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                found.add(str(one.readlink()))
    return found
