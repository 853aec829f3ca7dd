"""Several real servers that belong together: a primary and its replica with their Sentinels, or a cluster."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any, Protocol

from samesky_server.stores.redis_keys import slot

from .redis_servers import PATIENCE, Server, free_port, in_step

NAME = "the-rooms"
"""What the Sentinels call their primary."""
QUORUM = 2
SENTINELS = 3
HASTY, CALM = 1_500, 60_000
"""Milliseconds of silence after which a server is taken for dead: where a test lets one die, and else, since on a
machine with other work a second of silence means nothing."""


class Door(Protocol):
    """An address that leads to a server, for all who do not start it themselves."""

    port: int
    to: int | None
    """The port that it leads to."""


def behind(door: Door | None, server: Server) -> Server:
    """The server, with this address in place of its own."""
    if door is not None:
        door.to, server.door = server.port, door.port
    return server


class Watched:
    """A primary, a replica in step with it, and three Sentinels."""

    def __init__(self, servers: list[Server], sentinels: list[Server]) -> None:
        self.servers, self.sentinels = servers, sentinels

    @property
    def url(self) -> str:
        hosts = ",".join(f"127.0.0.1:{one.door}" for one in self.sentinels)
        return f"redis+sentinel://{hosts}/{NAME}/0"

    @property
    def primary(self) -> Server:
        """The one that most Sentinels name."""
        ports = [self._named(one) for one in self.sentinels if one.process is not None]
        port = max(set(ports), key=ports.count)
        return next(one for one in self.servers if one.door == port)

    def at(self, key: str) -> Server:
        """The primary of a key."""
        return self.primary

    def replica_of(self, primary: Server) -> Server:
        """Who would take over."""
        return next(one for one in self.servers if one is not primary)

    @property
    def replica(self) -> Server:
        """The other one."""
        return self.replica_of(self.primary)

    def hasten(self, after: int = HASTY) -> None:
        """From now on a server that is silent for so long is taken for dead."""
        for one in self.sentinels:
            one.ask("SENTINEL", "SET", NAME, "down-after-milliseconds", after)

    def until_taken(self, server: Server) -> None:
        """Returns once it has taken over: most Sentinels name it, and it takes writes."""
        until(lambda: self.primary is server and _role(server) == "master", "nobody took over")

    def revive(self, old: Server) -> None:
        """Starts one that was the primary, to follow the one that is now, and returns once it does."""
        primary = self.primary
        if old.process is None:
            old.start("--replicaof", "127.0.0.1", str(primary.door))
        until(lambda: _role(old) != "master", "it does not follow")
        in_step(primary, old)
        self.until_whole()

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


def _role(server: Server) -> str:
    return str(server.ask("INFO", "replication")["role"])


def _text(raw: object) -> str:
    return raw.decode() if isinstance(raw, bytes) else str(raw)


@contextmanager
def watched(kind: str, folder: Path, *options: str, doors: Sequence[Door] = ()) -> Iterator[Watched]:
    """They run within the block; with `doors`, each is known by one of these: both servers, then the Sentinels."""
    with ExitStack() as stack:
        servers = []
        ways = iter(doors)
        for name in ("one", "two"):
            one = behind(next(ways, None), Server(kind, folder / name, *options))
            one.options += ("--replica-announce-port", str(one.door))
            servers.append(one)
            stack.callback(one.end)
            one.start()
        servers[1].ask("REPLICAOF", "127.0.0.1", servers[0].door)
        in_step(*servers)
        sentinels = []
        for n in range(SENTINELS):
            one = behind(next(ways, None), Server(kind, folder / f"sentinel-{n}", "--sentinel"))
            stack.callback(one.end)
            one.config = one.folder / "conf"
            one.config.write_text(
                f"sentinel monitor {NAME} 127.0.0.1 {servers[0].door} {QUORUM}\n"
                f"sentinel down-after-milliseconds {NAME} {CALM}\n"
                f"sentinel failover-timeout {NAME} 3000\n"
                f"sentinel announce-ip 127.0.0.1\nsentinel announce-port {one.door}\n"
            )
            sentinels.append(one.start())
            # Four of these after it is back, a server that was cut off is told to follow.
            one.ask("SENTINEL", "DEBUG", "PUBLISH-PERIOD", 250)
        made = Watched(servers, sentinels)
        made.until_whole()
        yield made


# ---------------------------------------------------------------------------------------------- a cluster


class Shards:
    """A cluster of three primaries, each with or without a replica."""

    def __init__(self, servers: list[Server]) -> None:
        self.servers = servers

    @property
    def url(self) -> str:
        return "redis+cluster://" + ",".join(f"127.0.0.1:{one.door}" for one in self.servers[1:3])

    @property
    def primaries(self) -> list[Server]:
        """Those that have slots now."""
        return [one for one in self._running if _role(one) == "master"]

    def replica_of(self, primary: Server) -> Server:
        """Who would take over."""
        told = primary.ask("INFO", "replication")
        return next(one for one in self.servers if one.port == told["slave0"]["port"])

    @property
    def _running(self) -> list[Server]:
        return [one for one in self.servers if one.process is not None]

    def hasten(self, after: int = HASTY, of: Iterable[Server] = ()) -> None:
        """From now on a server that is silent for so long is taken for dead, by all or some."""
        for one in of or self._running:
            one.ask("CONFIG", "SET", "cluster-node-timeout", after)

    def ask(self, *command: Any) -> Any:
        """What the primary of a key answers, or the first; `FLUSHALL` is for all."""
        if command == ("FLUSHALL",):
            return [one.ask(*command) for one in self.primaries]
        of_a_key = len(command) > 1 and str(command[1]).startswith("samesky:")
        return (self.at(command[1]) if of_a_key else self.primaries[0]).ask(*command)

    def at(self, key: str) -> Server:
        """The primary of a key."""
        return self.home(slot(key.encode()))

    def home(self, slot: int) -> Server:
        """The primary that has a slot."""
        for first, last, where, *_ in self._slots(self._running[0]):
            if first <= slot <= last:
                return next(one for one in self.servers if one.door == where[1])
        raise AssertionError("nobody has it")

    def move(
        self, slot: int, to: Server, during: Callable[[], None] = lambda: None, at_once: int = 10
    ) -> None:
        """Moves a slot with all in it, so many keys at a time, as `redis-cli --cluster reshard` does."""
        old = self.home(slot)
        ids = {one: _text(one.ask("CLUSTER", "MYID")) for one in (old, to)}
        to.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", ids[old])
        old.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", ids[to])
        while keys := old.ask("CLUSTER", "GETKEYSINSLOT", slot, at_once):
            old.ask("MIGRATE", "127.0.0.1", to.port, "", 0, 5000, "KEYS", *keys)
            during()
        during()
        for one in (to, old, *self.primaries):
            one.ask("CLUSTER", "SETSLOT", slot, "NODE", ids[to])

    def move_at_once(self, slot: int, to: Server) -> None:
        """Moves a slot as Valkey 9 does, in one piece; returns once everybody knows."""
        old = self.home(slot)
        old.ask("CLUSTER", "MIGRATESLOTS", "SLOTSRANGE", slot, slot, "NODE", _text(to.ask("CLUSTER", "MYID")))
        until(lambda: all(self._has(one, slot, to) for one in self.primaries), "the slot does not move")

    def until_taken(self, server: Server) -> None:
        """Returns once it has taken over."""
        until(lambda: _role(server) == "master", "nobody took over")

    def revive(self, old: Server) -> None:
        """Starts one that was a primary, and returns once it follows the one that is now."""
        if old.process is None:
            old.start()
        until(lambda: _role(old) != "master", "it does not follow")
        self.until_whole()

    def until_whole(self) -> None:
        """Returns once all who run agree that all slots are served, and each replica is in step."""
        until(lambda: all(map(self._well, self._running)), "the cluster does not come together")

    def _well(self, server: Server) -> bool:
        told = server.ask("CLUSTER", "INFO")
        said = told if isinstance(told, dict) else dict(line.split(":") for line in _text(told).split())
        primaries = len({tuple(where[:2]) for _, _, where, *_ in self._slots(server)})
        linked = _role(server) == "master" or server.ask("INFO", "replication")["master_link_status"] == "up"
        return said["cluster_state"] == "ok" and primaries == len(self.primaries) == 3 and linked

    def _has(self, server: Server, slot: int, to: Server) -> bool:
        return any(
            first <= slot <= last and where[1] == to.door for first, last, where, *_ in self._slots(server)
        )

    def _slots(self, server: Server) -> list[Any]:
        told: list[Any] = server.ask("CLUSTER", "SLOTS")
        return told


@contextmanager
def shards(
    kind: str, folder: Path, *options: str, replicas: bool = False, doors: Sequence[tuple[Door, Door]] = ()
) -> Iterator[Shards]:
    """It runs within the block. What is there serves without what is not. With `doors`, each is known by two of
    these: one for clients and replicas, and one for what the servers say to each other."""
    with ExitStack() as stack:
        made, buses = [], {}
        ways = iter(doors)
        for n in range(6 if replicas else 3):
            bus = free_port()
            door, bus_door = next(ways, (None, None))
            one = Server(
                kind,
                folder / f"node-{n}",
                *("--cluster-enabled", "yes", "--cluster-port", str(bus)),
                *("--cluster-node-timeout", str(CALM), "--cluster-require-full-coverage", "no"),
                *("--cluster-replica-validity-factor", "0", "--cluster-allow-replica-migration", "no"),
                *options,
            )
            behind(door, one)
            buses[one] = bus
            if bus_door is not None:
                bus_door.to, buses[one] = bus, bus_door.port
            one.options += ("--cluster-announce-port", str(one.door))
            one.options += ("--cluster-announce-bus-port", str(buses[one]))
            stack.callback(one.end)
            made.append(one.start())
        for n, one in enumerate(made[:3]):
            one.ask("CLUSTER", "ADDSLOTSRANGE", n * 16384 // 3, (n + 1) * 16384 // 3 - 1)
            one.ask("CLUSTER", "SET-CONFIG-EPOCH", n + 1)
        for one, other in combinations(made, 2):
            one.ask("CLUSTER", "MEET", "127.0.0.1", other.door, buses[other])
        for one, primary in zip(made[3:], made, strict=False):
            name = _text(primary.ask("CLUSTER", "MYID"))
            until(lambda one=one, name=name: name in _text(one.ask("CLUSTER", "NODES")), "they do not meet")
            one.ask("CLUSTER", "REPLICATE", name)
        group = Shards(made)
        group.until_whole()
        yield group
