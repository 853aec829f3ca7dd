"""What travels in the lanes of a Redis store: appends, hints, messages, and what else has to keep its order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from samesky_shared.core.record import Record

from . import scripts
from .base import Appended, Conflict, Duplicate, Outcome, Stale, StoreError, Unavailable
from .lane import Call, Lane
from .redis_log import encode, fields
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
        key = opened.names.keys(room).log
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
            scripts.TELL(key, record.seq, self.call, opened.names.channel(room), opened.names.publish),
        ]

    def commands(self) -> Sequence[Command]:
        return self._commands

    def heard(self, answers: list[Any]) -> Awaitable[None] | None:
        (kind, seq), heard = answers
        match kind:
            case b"appended":
                if heard == 0 and self.opened.bus.has(self.room):
                    self._say_again()
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

    def _say_again(self) -> None:
        """Nobody has heard it, though this hub at least should: a slot that moves takes its listeners along last."""
        names, told = self.opened.names, b"r" + self.call.encode() + encode(self.record)
        self.opened.voice(names.part(self.room)).submit(
            Publish(names.publish, names.channel(self.room), told)
        )

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

    def __init__(self, hints: str, room: str, due: float) -> None:
        self.hints, self.room, self.due = hints, room, due

    def commands(self) -> Sequence[Command]:
        return [("ZADD", self.hints, "LT", self.due, self.room)]


class Publish(Call):
    """Something that is told."""

    def __init__(self, verb: str, channel: str, told: bytes) -> None:
        self.asked: Command = (verb, channel, told)

    def commands(self) -> Sequence[Command]:
        return [self.asked]


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
