"""What a device asks of its room and waits for: commands until they are answered, and pages of the past."""

from __future__ import annotations

import asyncio
import logging
import secrets
from typing import Any, Protocol

import msgspec

from samesky_shared.codec import decode_client, encode
from samesky_shared.errors import Refused
from samesky_shared.protocol import Do, Page, Refusal, Timeline

from .connection import Connection, Times
from .errors import Gone, NotConfirmed
from .pending import Command, Pending
from .remote import is_lasting
from .replica import Replica

BURST = 32
"""How many commands go out at once on a new connection; hubs take 40, then 20 a second."""
PIECE, PACE = 8, 0.5
"""The rest follow in pieces of so many, so many seconds apart."""
_log = logging.getLogger(__name__)


class Clocked(Protocol):
    """Who knows the room clock."""

    def offset(self) -> float | None:
        """Room time minus this device's monotonic time, in seconds; None before the first contact."""


class Orders:
    """Waits for the answers to commands and pages, over as many connections as it takes."""

    def __init__(self, link: Connection, replica: Replica, clock: Clocked, times: Times) -> None:
        self.unconfirmed: dict[str, Command] = {}
        self._link = link
        self._replica = replica
        self._clock = clock
        self._times = times
        self._pending = Pending()
        self._waiters: dict[str, asyncio.Future[int]] = {}
        self._held: set[str] = set()
        self._release: asyncio.TimerHandle | None = None
        self._pages: dict[str, Timeline] = {}
        self._readers: dict[str, asyncio.Future[Page]] = {}

    async def do(self, on: str, cmd: str, lasting: bool | None, args: dict[str, Any]) -> int:
        """See `Room.do`."""
        plain = msgspec.to_builtins(args, builtin_types=(bytes,))
        id = _new_id()
        # What cannot travel is refused here: a frame over the limit would make the hub send us away for good.
        decode_client(encode(Do(id, 2**53, on, cmd, plain or None, 0.5)))
        kept = is_lasting(on, cmd) if lasting is None else lasting
        now = self._times.now()
        command = self._pending.add(id, on, cmd, plain, lasting=kept, now=now)
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[int] = loop.create_future()
        self._waiters[id] = waiter
        timer = None
        if command.drop_at is not None:
            timer = loop.call_later(command.drop_at - now, self.expire, id)
        self._send(command)
        try:
            return await waiter
        finally:
            self._waiters.pop(id, None)
            if timer is not None:
                timer.cancel()
                self._pending.drop(id)

    async def page(self, before: int | None, limit: int) -> Page:
        """A page of the past; asked for again on a new connection."""
        ask = Timeline(_new_id(), before, limit)
        decode_client(encode(ask))
        reader: asyncio.Future[Page] = asyncio.get_running_loop().create_future()
        self._pages[ask.id], self._readers[ask.id] = ask, reader
        self._link.send(ask)
        try:
            return await reader
        finally:
            del self._pages[ask.id], self._readers[ask.id]

    # --------------------------------------------------------------------------- what the hub says

    def answered(self, id: str, seq: int) -> None:
        """A command is kept, as the record `seq`."""
        self._pending.answered(id)
        waiter = self._waiters.get(id)
        if waiter is not None and not waiter.done():
            waiter.set_result(seq)

    def turned(self, frame: Page) -> None:
        """A page has come."""
        reader = self._readers.get(frame.id)
        if reader is not None and not reader.done():
            reader.set_result(frame)

    def refused(self, frame: Refusal) -> None:
        """Something was refused."""
        id, code = frame.id, frame.code
        if id is None:
            _log.debug("the hub refuses a frame: %s", code)
            return
        refused = Refused(code, frame.message, path=frame.path, retry_after=frame.retry_after)  # type: ignore[arg-type]
        reader = self._readers.get(id)
        if reader is not None and not reader.done():
            reader.set_exception(refused)
        command = self._pending.get(id)
        if command is None:
            return
        if command.lasting and frame.retry_after is not None:
            return self._hold(id, frame.retry_after)
        self._pending.drop(id)
        if code == "stale":
            refused = NotConfirmed("stale", "It can't be known whether this was applied.", command)
        self._fail(command, refused)

    # --------------------------------------------------------------------------------- connections

    def come_back(self) -> None:
        """The connection is ready: what is unanswered goes out again."""
        offset = self._clock.offset() or 0.0
        forked = self._replica.forked
        self._held.clear()
        for n, frame in enumerate(
            self._pending.resend(self._times.now(), self._replica.seq, offset, forked=forked)
        ):
            if n < BURST:
                self._link.send(frame)
            else:
                self._hold(frame.id, PACE)
        for ask in self._pages.values():
            self._link.send(ask)

    def end(self, gone: Gone) -> None:
        """The room is closed: nobody will answer."""
        if self._release is not None:
            self._release.cancel()
        waiting: list[asyncio.Future[Any]] = [*self._waiters.values(), *self._readers.values()]
        for one in waiting:
            if not one.done():
                one.set_exception(gone)

    def expire(self, id: str) -> None:
        """The time of a momentary command is over."""
        command = self._pending.drop(id)
        if command is None:
            return
        if command.sent:
            self._fail(
                command, NotConfirmed("expired", "No answer in time; it may have been applied.", command)
            )
        else:
            self._fail(command, Refused("expired", "There was no connection in time; it was not sent."))

    def _send(self, command: Command) -> None:
        if self._link.state != "ready":
            return  # `come_back` will
        if command.lasting and self._held:
            self._held.add(command.id)  # behind those that wait: what people write keeps its order
        else:
            self._link.send(self._pending.send(command, self._replica.seq, self._clock.offset() or 0.0))

    def _hold(self, id: str, wait: float) -> None:
        """Sends a lasting command (again) after a wait, in the order in which they were given."""
        self._held.add(id)
        if self._release is None:
            self._release = asyncio.get_running_loop().call_later(wait, self._send_held)

    def _send_held(self) -> None:
        self._release = None
        waiting = [command for command in self._pending if command.id in self._held]
        for command in waiting[:PIECE]:
            self._held.discard(command.id)
            if self._link.state == "ready":
                self._link.send(self._pending.send(command, self._replica.seq, self._clock.offset() or 0.0))
        if waiting[PIECE:]:
            self._release = asyncio.get_running_loop().call_later(PACE, self._send_held)
        else:
            self._held.clear()

    def _fail(self, command: Command, refused: Refused) -> None:
        waiter = self._waiters.get(command.id)
        if command.lasting and (isinstance(refused, NotConfirmed) or waiter is None):
            self.unconfirmed[command.id] = command
        if waiter is not None and not waiter.done():
            waiter.set_exception(refused)


def _new_id() -> str:
    return secrets.token_urlsafe(12)
