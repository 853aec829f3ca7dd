"""What travels in the lanes of a Redis store: appends, hints, messages, and what else has to keep its order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from samesky_shared.core.record import Record

from . import redis_keys, scripts
from .base import Appended, Conflict, Duplicate, Outcome, Stale, StoreError, Unavailable
from .lane import Call, Lane
from .redis_log import fields
from .redis_open import Opened
from .scripts import Command

RETRY_AFTER = 1.0
"""Seconds after which a failed append may be sent again."""


async def in_order(lane: Lane, commands: Sequence[Command]) -> list[Any]:
    """What Redis answers, asked in the order of the calls. Raises `StoreError`."""
    answers: asyncio.Future[list[Any]] = asyncio.get_running_loop().create_future()
    lane.submit(Ask(commands, answers))
    return await answers


class Append(Call):
    """A record on its way to the log."""

    def __init__(
        self,
        opened: Opened,
        room: str,
        record: Record,
        base: int,
        expect: int,
        done: Callable[[Outcome], None],
    ) -> None:
        self.opened, self.room, self.record, self.done = opened, room, record, done
        self.at = record.at
        self.call = opened.call()
        opened.flying.add(self.call.encode())
        key = redis_keys.keys(room).log
        values = fields(record, self.call)[1::2]
        epoch, mark, id, call, at, count, raw = values[:7]
        self._commands: list[Command] = [
            scripts.APPEND(
                key,
                base,
                expect,
                record.after,
                epoch,
                mark,
                id,
                call,
                at,
                count,
                raw,
                1 if record.redacted else "",
            ),
            scripts.TELL(key, record.seq, self.call, opened.channel(room)),
        ]

    def commands(self) -> Sequence[Command]:
        return self._commands

    def heard(self, answers: list[Any]) -> Awaitable[None] | None:
        kind, seq = answers[0]
        match kind:
            case b"appended":
                if self.record.redacted:
                    return self._settled()
                self._tell(Appended(seq))
            case b"duplicate":
                self._tell(Duplicate(seq))
            case b"stale":
                self._tell(Stale())
            case _:
                self._tell(Conflict(seq))
        return None

    def lost(self, error: StoreError) -> None:
        self._tell(Unavailable(RETRY_AFTER))

    async def _settled(self) -> None:
        try:
            await self.opened.log.settle(self.room)
        except StoreError:
            # Nobody is shown what was erased, but its blobs may still be there: it is not yet done.
            self._tell(Unavailable(RETRY_AFTER))
        else:
            self._tell(Appended(self.record.seq))

    def _tell(self, outcome: Outcome) -> None:
        try:
            self.done(outcome)
        finally:
            self.opened.landed(self.room, self.call.encode())


class Hint(Call):
    """When a room wants to wake; it has to be there before what is appended later."""

    again = True

    def __init__(self, room: str, due: float) -> None:
        self.room, self.due = room, due

    def commands(self) -> Sequence[Command]:
        return [("ZADD", redis_keys.HINTS, "LT", self.due, self.room)]


class Publish(Call):
    """A message."""

    def __init__(self, channel: str, message: bytes) -> None:
        self.channel, self.message = channel, message

    def commands(self) -> Sequence[Command]:
        return [("PUBLISH", self.channel, b"m" + self.message)]


class Ask(Call):
    """Anything whose answers somebody waits for."""

    def __init__(self, asked: Sequence[Command], answers: asyncio.Future[list[Any]]) -> None:
        self.asked, self.answers = asked, answers

    def commands(self) -> Sequence[Command]:
        return self.asked

    def heard(self, answers: list[Any]) -> None:
        if not self.answers.done():
            self.answers.set_result(answers)

    def lost(self, error: StoreError) -> None:
        if not self.answers.done():
            self.answers.set_exception(error)
