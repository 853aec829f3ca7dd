"""The way to one Redis: what it is asked, in pipelines, and what is said when it does not answer.

A call in flight is never cancelled: what was sent would be answered to somebody else. Whoever waited is let go
and the call ends by itself, at the latest when its socket has been silent for `SILENCE`. The client sends again
by itself what was on a connection that broke, so whatever is asked here must bear being asked twice.
"""

from __future__ import annotations

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from math import inf
from typing import Any

from hiredis import pack_command
from redis import exceptions
from redis.asyncio import BlockingConnectionPool, Connection, Redis
from redis.asyncio.connection import SSLConnection, parse_url
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import (
    MasterNotFoundError,
    SentinelManagedConnection,
    SentinelManagedSSLConnection,
)
from redis.backoff import NoBackoff

from samesky_shared.protocol import Durability

from ..log import log
from ..redis_url import Address, Place, shown
from .base import StoreError
from .redis_sentinels import Primary, Sentinels, sentinels
from .scripts import Command, Script

SILENCE = 1.5
"""Seconds without a byte after which Redis does not answer."""
A_LITTLE = 0.1
"""Seconds of answers after which silence is counted anew."""
CONNECT = 1.0
"""Seconds that connecting may take."""
CONNECTIONS = 16
"""Connections at most for what is asked; whoever finds them all busy waits up to `SILENCE`."""

_REASONS = {
    exceptions.AuthenticationError: "it does not accept this user and password",
    exceptions.NoPermissionError: "its user may not do what a hub needs",
    exceptions.BusyLoadingError: "it is still loading",
    exceptions.ReadOnlyError: "it is a replica, which takes no writes",
    exceptions.OutOfMemoryError: "its memory is full",
    exceptions.MaxConnectionsError: "it has too many connections",
    exceptions.ClusterDownError: "a part of the cluster is down",
    exceptions.TryAgainError: "what is asked is being moved to another server",
    exceptions.MovedError: "it is one of a cluster: use redis+cluster://",
    exceptions.ClusterCrossSlotError: "it is one of a cluster: use redis+cluster://",
    exceptions.TimeoutError: "it does not answer",
    MasterNotFoundError: "none of its Sentinels names a primary that answers",
    exceptions.ConnectionError: "it can't be reached",
}
"""What an error means, the more special before the more general."""
_CODE = re.compile(r"[A-Z]{3,16}(?= )")
_CODES = {"NOREPLICAS": "too few replicas follow it (min-replicas-to-write)"}


class Way(ABC):
    """Something that can be asked."""

    where = ""
    """Its name for the operator."""

    @abstractmethod
    async def answers(self, commands: Sequence[Command]) -> list[Any]:
        """What Redis answers to each, in order; what it refuses is an exception among them. Raises `StoreError`."""

    async def many(self, commands: Sequence[Command]) -> list[Any]:
        """As `answers`, but raises `StoreError` for the first that is refused."""
        answers = await self.answers(commands)
        for answer in answers:
            if isinstance(answer, Exception):
                raise self.error(answer)
        return answers

    async def some(self, commands: Sequence[Command]) -> list[Any]:
        """As `answers`, but raises `StoreError` when every one is refused."""
        answers = await self.answers(commands)
        if answers and all(isinstance(one, Exception) for one in answers):
            raise self.error(answers[0])
        return answers

    async def one(self, command: Command) -> Any:
        """What Redis answers. Raises `StoreError`."""
        return (await self.many([command]))[0]

    def error(self, error: BaseException) -> StoreError:
        """What to say to the operator: one line, and nothing of what was asked."""
        return (
            error if isinstance(error, StoreError) else StoreError(f"Redis at {self.where}: {reason(error)}.")
        )

    @abstractmethod
    async def close(self) -> None:
        """Waits for what is in flight, and disconnects. Idempotent."""


class Link(Way):
    """Connections to one Redis: to a server, or to the primary that Sentinels name, whichever it is by then.

    Args:
        place: where it is.
        connections: how many at most.
        at: the address, where it is one of several servers of the place.

    Raises:
        StoreError: an option of its URL is none.
    """

    def __init__(self, place: Place, connections: int = CONNECTIONS, at: Address | None = None) -> None:
        self._place, self._at = place, at
        self.where = place.where if at is None else shown(at)
        self.silent = False
        """Whether it did not answer when it was last asked."""
        self._sentinels: Sentinels | None = None
        try:
            self._pool = self._connections(connections)
            self._client: Redis = Redis(connection_pool=self._pool)
            self.listener()  # an option that no connection knows shows only now
            self.db = int(self._pool.connection_kwargs.get("db", 0))
        except (ValueError, TypeError):
            raise StoreError("The URL of Redis has an option that its client does not know.") from None
        self._running: set[asyncio.Task[Any]] = set()

    def alone(self) -> Link:
        """Another link to the same Redis, with one connection, so that all it is asked stays in order."""
        return Link(self._place, 1, self._at)

    def listener(self) -> Connection:
        """A connection of its own, not connected yet."""
        made: Connection = self._pool.make_connection()  # type: ignore[no-untyped-call]
        return made

    @property
    def watched(self) -> bool:
        """Whether there are Sentinels, who say where it is."""
        return self._sentinels is not None

    async def primary(self) -> Address | None:
        """Which server the Sentinels name now; None: there are no Sentinels, or none that names one."""
        if self._sentinels is None:
            return None
        try:
            return await self._sentinels.discover_master(self._place.name)
        except (exceptions.RedisError, OSError):
            return None

    async def leave(self) -> None:
        """What is asked from now on goes to where the place leads by then; what is in flight is waited for."""
        await self._pool.update_active_connections_for_reconnect()  # type: ignore[no-untyped-call]
        await self._pool.disconnect(inuse_connections=False)

    async def scan(self, pattern: str) -> set[str]:
        """The names of all keys that match. Raises `StoreError`."""
        found: set[str] = set()
        cursor = b"0"
        while True:
            cursor, some = await self.one(("SCAN", cursor, "MATCH", pattern, "COUNT", 1000))
            found.update(name.decode() for name in some)
            if int(cursor) == 0:
                return found

    async def answers(self, commands: Sequence[Command]) -> list[Any]:
        task = asyncio.get_running_loop().create_task(self._run(commands))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def close(self) -> None:
        while self._running:
            await asyncio.wait(self._running)
        await self._client.aclose()
        await self._pool.disconnect()
        if self._sentinels is not None:
            await self._sentinels.aclose()

    def _connections(self, most: int) -> BlockingConnectionPool:
        asked: dict[str, Any] = {**parse_url(self._place.one)}
        if self._at is not None:
            asked["host"], asked["port"] = self._at
        options: dict[str, Any] = {
            "socket_timeout": SILENCE,
            "socket_connect_timeout": CONNECT,
            "protocol": 2,
            "retry": Retry(NoBackoff(), 1, (exceptions.ConnectionError,)),
            "retry_on_error": [],
            "driver_info": None,
            **({"socket_keepalive": True} if self._place.hosts else {}),
            **asked,
            "max_connections": most,
            "timeout": SILENCE,
        }
        if self._place.kind != "sentinel":
            return BlockingConnectionPool(**options)
        tls = options.pop("connection_class", None) is SSLConnection
        trust = {name: value for name, value in asked.items() if name.startswith("ssl_")}
        self._sentinels = sentinels(self._place.hosts, tls, trust | dict(self._place.sentinel))
        kind = SentinelManagedSSLConnection if tls else SentinelManagedConnection
        for unknown in ("host", "port"):
            options.pop(unknown, None)
        made: BlockingConnectionPool = Primary(  # type: ignore[no-untyped-call]
            self._place.name, self._sentinels, connection_class=kind, **options
        )
        return made

    async def _run(self, commands: Sequence[Command]) -> list[Any]:
        try:
            answers = await self._asked(list(packed(commands)))
            self.silent = False
        except (exceptions.RedisError, OSError) as error:
            self.silent = True
            raise self.error(error) from None
        except Exception as error:  # noqa: BLE001 - as it says
            # Whoever waits hears how it ended, whatever the client stumbled over: a room must not wait for ever.
            log.exception("redis_call_failed")
            raise self.error(error) from None
        if any(isinstance(answer, exceptions.ReadOnlyError) for answer in answers):
            # It was the primary once: its name may lead to another by now.
            await self._pool.disconnect(inuse_connections=False)
        return answers

    async def _asked(self, commands: Sequence[Command]) -> list[Any]:
        # As the client's own pipeline, which packs in Python, and sets and cancels a timer for each answer.
        raw = b"".join([pack_command(command) for command in commands])
        connection = await self._pool.get_connection()  # type: ignore[no-untyped-call]
        try:
            answers: list[Any] = await connection.retry.call_with_retry(
                lambda: _exchanged(connection, raw, len(commands)),
                lambda error: connection.disconnect(error=error),
            )
        finally:
            await self._pool.release(connection)
        meaning = self._client.response_callbacks
        return [
            answer
            if (means := meaning.get(command[0])) is None or isinstance(answer, Exception)
            else means(answer)
            for command, answer in zip(commands, answers, strict=True)
        ]

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # somebody may have stopped waiting for it


async def _exchanged(connection: Connection, raw: bytes, count: int) -> list[Any]:
    """Sends commands, and gives the answer to each; what Redis refuses is an exception among them."""
    await connection.send_packed_command(raw)
    answers: list[Any] = []
    loop = asyncio.get_running_loop()
    patient, within = loop.time(), connection.socket_timeout or inf  # as the URL says, else `SILENCE`
    try:
        async with asyncio.timeout_at(patient + within) as silence:
            while len(answers) < count:
                try:
                    answers.append(await connection.read_response(timeout=inf))
                except exceptions.ResponseError as refused:
                    answers.append(refused)
                if loop.time() - patient > A_LITTLE:
                    patient = loop.time()
                    silence.reschedule(patient + within)
    except TimeoutError:
        await connection.disconnect(nowait=True)  # what comes late is not to be taken for another answer
        raise exceptions.TimeoutError("no answer") from None
    return answers


def packed(commands: Iterable[Command]) -> Iterable[Command]:
    """Commands as Redis knows them. The first call of a script in a pipeline brings its text along.

    So no pipeline ever meets a server that does not have a script that it needs.
    """
    brought: set[str] = set()
    for command in commands:
        script = command[0]
        if not isinstance(script, Script):
            yield command
        elif script.sha in brought:
            yield ("EVALSHA", script.sha, script.keys, *command[1:])
        else:
            brought.add(script.sha)
            yield ("EVAL", script.text, script.keys, *command[1:])


def reason(error: BaseException) -> str:
    """Why Redis did not do something, in words that quote nothing of it."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "its certificate is not trusted here"
    for kind, words in _REASONS.items():
        if isinstance(error, kind):
            return words
    code = _CODE.match(str(error)) if isinstance(error, exceptions.ResponseError) else None
    if code is None:
        return f"it failed with {type(error).__name__}"
    return _CODES.get(code[0], f"it answered {code[0]}")


async def durability(link: Link) -> tuple[Durability, str | None]:
    """What an acknowledgement of this Redis means, and its policy when memory is full; None: it does not say."""
    asked = [("CONFIG", "GET", name) for name in ("appendonly", "appendfsync", "maxmemory-policy")]
    told = await link.answers(asked)
    config: dict[str, str] = {}
    for answer in told:
        if isinstance(answer, list) and len(answer) == 2:
            config[answer[0].decode()] = answer[1].decode()
        elif isinstance(answer, exceptions.ConnectionError):
            raise link.error(answer)
    policy = config.get("maxmemory-policy")
    if "appendonly" not in config or "appendfsync" not in config:
        return "unknown", policy
    if config["appendonly"] != "yes":
        return "memory", policy
    modes: dict[str, Durability] = {"always": "disk", "everysec": "second"}
    return modes.get(config["appendfsync"], "memory"), policy
