"""Several real servers that belong together: a primary and its replica with the Sentinels that watch them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .redis_servers import PATIENCE, Server, in_step

NAME = "the-rooms"
"""What the Sentinels call their primary."""
QUORUM = 2
SENTINELS = 3
DOWN_AFTER = 300
"""Milliseconds of silence after which a Sentinel takes a server for dead."""


class Watched:
    """A primary, a replica in step with it, and three Sentinels."""

    def __init__(self, servers: list[Server], sentinels: list[Server]) -> None:
        self.servers, self.sentinels = servers, sentinels

    @property
    def url(self) -> str:
        hosts = ",".join(f"127.0.0.1:{one.port}" for one in self.sentinels)
        return f"redis+sentinel://{hosts}/{NAME}/0"

    @property
    def primary(self) -> Server:
        """The one that most Sentinels name."""
        ports = [self._named(one) for one in self.sentinels if one.process is not None]
        port = max(set(ports), key=ports.count)
        return next(one for one in self.servers if one.port == port)

    @property
    def replica(self) -> Server:
        """The other one."""
        primary = self.primary
        return next(one for one in self.servers if one is not primary)

    def until_all_name(self, server: Server) -> None:
        """Returns once it is what all Sentinels name and takes writes."""
        until(
            lambda: (
                all(self._named(one) == server.port for one in self.sentinels)
                and server.ask("INFO", "replication")["role"] == "master"
            ),
            "nobody took over",
        )

    def until_whole(self) -> None:
        """Returns once each Sentinel knows the others and the replica, so that it could fail over."""
        until(lambda: all(map(self._ready, self.sentinels)), "the Sentinels do not find each other")

    def _named(self, sentinel: Server) -> int:
        return int(sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME)[1])

    def _ready(self, sentinel: Server) -> bool:
        raw = sentinel.ask("SENTINEL", "MASTER", NAME)
        told = raw if isinstance(raw, dict) else dict(zip(raw[::2], raw[1::2], strict=True))
        found = {_text(name): _text(value) for name, value in told.items()}
        return found["num-other-sentinels"] == str(SENTINELS - 1) and found["num-slaves"] == "1"


def until(done: Callable[[], bool], what: str) -> None:
    """Returns once it is done; AssertionError that says what is not, after `PATIENCE`."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, what
        time.sleep(0.01)


def _text(raw: object) -> str:
    return raw.decode() if isinstance(raw, bytes) else str(raw)


@contextmanager
def watched(kind: str, folder: Path, *options: str) -> Iterator[Watched]:
    """They run within the block."""
    with ExitStack() as stack:
        servers = []
        for name in ("one", "two"):
            servers.append(Server(kind, folder / name, *options))
            stack.callback(servers[-1].end)
            servers[-1].start()
        servers[1].ask("REPLICAOF", "127.0.0.1", servers[0].port)
        in_step(*servers)
        sentinels = []
        for n in range(SENTINELS):
            one = Server(kind, folder / f"sentinel-{n}", "--sentinel")
            stack.callback(one.end)
            one.config = one.folder / "conf"
            one.config.write_text(
                f"sentinel monitor {NAME} 127.0.0.1 {servers[0].port} {QUORUM}\n"
                f"sentinel down-after-milliseconds {NAME} {DOWN_AFTER}\n"
                f"sentinel failover-timeout {NAME} 3000\n"
            )
            sentinels.append(one.start())
        made = Watched(servers, sentinels)
        made.until_whole()
        yield made
