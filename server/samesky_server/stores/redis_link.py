"""The way to one Redis: what it is asked, in pipelines, and what is said when it does not answer.

A call in flight is never cancelled: what was sent would be answered to somebody else. Whoever waited is let go
and the call ends by itself, at the latest when its socket has been silent for `SILENCE`. The client sends again
by itself what was on a connection that broke, so whatever is asked here must bear being asked twice.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from redis import exceptions
from redis.asyncio import BlockingConnectionPool, Connection, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from samesky_shared.protocol import Durability

from ..log import log
from .base import StoreError
from .scripts import Command, Script

SILENCE = 1.5
"""Seconds without a byte after which Redis does not answer."""
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
    exceptions.TimeoutError: "it does not answer",
    exceptions.ConnectionError: "it can't be reached",
}
"""What an error means, the more special before the more general."""
_CODE = re.compile(r"[A-Z]{3,16}(?= )")


class Link:
    """Connections to the Redis of a URL: `redis://`, `rediss://` or `unix://`.

    Raises:
        StoreError: it is no such URL.
    """

    def __init__(self, url: str) -> None:
        try:
            self._url = url
            self.where = place(url)
            self._pool = self._connections(CONNECTIONS)
            self._client: Redis = Redis(connection_pool=self._pool)
            self.listener()  # an option that no connection knows shows only now
            self.db = int(self._pool.connection_kwargs.get("db", 0))
        except (ValueError, TypeError):
            raise StoreError(
                "The URL of Redis is not one such as redis://host:6379/0, rediss://… or unix:///path."
            ) from None
        self._running: set[asyncio.Task[Any]] = set()

    def alone(self) -> Link:
        """Another link to the same Redis, with one connection, so that all it is asked stays in order."""
        other = Link(self._url)
        other._pool = other._connections(1)
        other._client = Redis(connection_pool=other._pool)
        return other

    def listener(self) -> Connection:
        """A connection of its own, not connected yet."""
        made: Connection = self._connections(1).make_connection()  # type: ignore[no-untyped-call]
        return made

    async def many(self, commands: Sequence[Command]) -> list[Any]:
        """What Redis answers to each, in order. Raises `StoreError` for the first that it refuses."""
        answers = await self.answers(commands)
        for answer in answers:
            if isinstance(answer, Exception):
                raise self.error(answer)
        return answers

    async def one(self, command: Command) -> Any:
        """What Redis answers. Raises `StoreError`."""
        return (await self.many([command]))[0]

    async def answers(self, commands: Sequence[Command]) -> list[Any]:
        """As `many`, but what it refuses is an exception among the answers."""
        task = asyncio.get_running_loop().create_task(self._run(commands))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Waits for what is in flight, and disconnects. Idempotent."""
        while self._running:
            await asyncio.wait(self._running)
        await self._client.aclose()
        await self._pool.disconnect()

    def error(self, error: BaseException) -> StoreError:
        """What to say to the operator: one line, and nothing of what was asked."""
        return StoreError(f"Redis at {self.where}: {reason(error)}.")

    def _connections(self, most: int) -> BlockingConnectionPool:
        tcp = {} if self._url.startswith("unix:") else {"socket_keepalive": True}
        return BlockingConnectionPool.from_url(
            self._url,
            max_connections=most,
            timeout=SILENCE,
            socket_timeout=SILENCE,
            socket_connect_timeout=CONNECT,
            protocol=2,
            retry=Retry(NoBackoff(), 1, (exceptions.ConnectionError,)),
            retry_on_error=[],
            driver_info=None,
            **tcp,
        )

    async def _run(self, commands: Sequence[Command]) -> list[Any]:
        pipe = self._client.pipeline(transaction=False)
        try:
            for command in packed(commands):
                pipe.execute_command(*command)
            answers: list[Any] = await pipe.execute(raise_on_error=False)
        except (exceptions.RedisError, OSError) as error:
            raise self.error(error) from None
        except Exception as error:  # noqa: BLE001 - as it says
            # Whoever waits hears how it ended, whatever the client stumbled over: a room must not wait for ever.
            log.exception("redis_call_failed")
            raise self.error(error) from None
        if any(isinstance(answer, exceptions.ReadOnlyError) for answer in answers):
            # It was the primary once: its name may lead to another by now.
            await self._pool.disconnect(inuse_connections=False)
        return answers

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # somebody may have stopped waiting for it


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


def place(url: str) -> str:
    """What of a URL may be shown: never a user, a password or an option."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return parts.path
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or "localhost"
    return f"{host}:{parts.port or 6379}"


def reason(error: BaseException) -> str:
    """Why Redis did not do something, in words that quote nothing of it."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "its certificate is not trusted here"
    for kind, words in _REASONS.items():
        if isinstance(error, kind):
            return words
    code = _CODE.match(str(error)) if isinstance(error, exceptions.ResponseError) else None
    return f"it answered {code[0]}" if code else f"it failed with {type(error).__name__}"


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
