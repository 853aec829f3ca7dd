"""A real relay for tests: Debian's `coturn` on loopback, on free ports, with a secret of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

SECRET = "a secret of hub and relay"
PATIENCE = 20.0
"""Seconds in which it answers."""


def binary() -> str:
    """Where `turnserver` is; AssertionError when it is not installed."""
    path = shutil.which("turnserver")
    assert path is not None, "turnserver is not installed (on Debian: apt-get install coturn)"
    return path


def _free_port() -> int:
    """A port that is free for connections and for datagrams."""
    while True:
        with socket.socket() as one, socket.socket(type=socket.SOCK_DGRAM) as other:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            try:
                other.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


class Relay:
    """One relay that can be killed and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "log"
        self.port = _free_port()
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    @property
    def settings(self) -> dict[str, str]:
        """What a hub is told of it."""
        return {"turn_urls": f"turn:127.0.0.1:{self.port}", "turn_secret": SECRET}

    async def start(self) -> None:
        """Starts it and waits until it takes connections, and datagrams: it opens those later."""
        command = [
            binary(), "-n", "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", f"--listening-port={self.port}",
            "--use-auth-secret", f"--static-auth-secret={SECRET}", "--realm=samesky", "--no-tls", "--no-dtls",
            "--no-cli", "--allow-loopback-peers", "--log-file=stdout", "--simple-log", "--verbose",
            f"--pidfile={self._folder / 'pid'}", f"--userdb={self._folder / 'users'}",
        ]  # fmt: skip
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *command, stdout=log, stderr=log, cwd=self._folder
            )
        async with asyncio.timeout(PATIENCE):
            while True:
                assert self._process.returncode is None, (
                    f"the relay did not start: {self.log.read_text()[-2000:]}"
                )
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                except ConnectionError:
                    await asyncio.sleep(0.01)  # nothing tells that a port is open but asking for it
                    continue
                writer.close()
                break
            await self._answers()

    async def _answers(self) -> None:
        request = bytes.fromhex("00010000 2112a442") + os.urandom(12)  # STUN: where do I come from?
        loop = asyncio.get_running_loop()
        with socket.socket(type=socket.SOCK_DGRAM) as line:
            line.setblocking(False)
            line.connect(("127.0.0.1", self.port))
            while True:
                try:
                    await loop.sock_sendall(line, request)
                    async with asyncio.timeout(0.2):
                        await loop.sock_recv(line, 2048)
                except (TimeoutError, ConnectionError):
                    await asyncio.sleep(0.01)  # nothing tells that either
                    continue
                return

    async def kill(self) -> None:
        """SIGKILL: all that it relays is cut."""
        if self._process is not None:
            if self._process.returncode is None:
                self._process.kill()
            await self._process.wait()
            self._process = None


@asynccontextmanager
async def relay(folder: Path) -> AsyncIterator[Relay]:
    """A relay that runs, and is gone afterwards."""
    made = Relay(folder)
    await made.start()
    try:
        yield made
    finally:
        await made.kill()
