"""A room from the outside: what its states are, what happens in it, and how to act in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from samesky_shared.codec import decode_client, encode
from samesky_shared.core.signals import check_signal
from samesky_shared.errors import Refused
from samesky_shared.protocol import (
    MAX_SIGNAL,
    Bye,
    Change,
    Device,
    DeviceStatus,
    Done,
    Entry,
    Hello,
    HubFrame,
    Page,
    Person,
    Presence,
    PresenceOf,
    Ready,
    Refusal,
    RoomCard,
    Signal,
    SignalFrom,
    Welcome,
)

from .answers import Token
from .connection import Connection, State, Times
from .device import Seat
from .door import Door
from .errors import Gone
from .feeds import Feed, Listener
from .flips import Flips
from .keeper import Keeper
from .links import socket_url
from .orders import Orders
from .pending import Command
from .remote import KINDS, state_of
from .remotes import Remotes
from .replica import Replica
from .roomdoor import RoomDoor
from .roomtime import RoomTime
from .safe import KEYS, Safe

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Room(Remotes, RoomDoor, RoomTime):
    """One device's place in a room. Made by `join`, `make` and `open`; use it as `async with`.

    Args:
        seat: who this is, and in which room.
        token: a token that is still fresh, if there is one.
        fetch: where fresh tokens come from; else from the hub, with the seat's secret.
        invite_link: the link for the partner, for who made the room.
        device: what this device says of itself.
        times: where time and chance come from.
    """

    def __init__(
        self,
        seat: Seat,
        *,
        token: Token | None = None,
        fetch: Callable[[], Awaitable[Token]] | None = None,
        invite_link: str | None = None,
        device: Device | None = None,
        keep: Callable[[Seat], object] | None = None,
        times: Times | None = None,
    ) -> None:
        self.invite_link = invite_link
        self._door = Door(seat.server)
        self._fetch = fetch or (lambda: self._door.token(seat.device, seat.secret))
        self._device = device
        self._replica = Replica()
        self._changes: Feed[Change] = Feed()
        self._signals: Feed[SignalFrom] = Feed()
        self._events: Feed[None] = Feed()
        self._status: Presence | None = None
        times = times or Times()
        link = Connection(socket_url(seat.server), self, self._fetch, token=token, times=times)
        super().__init__(link, times)
        self._safe = Safe(seat, keep)
        self._orders = Orders(self._link, self._replica, self, self._times)
        self._keeper = Keeper(self._safe, self._orders, self._replica, self.now)
        self._task: asyncio.Task[Gone] | None = None

    # ------------------------------------------------------------------------------------------ life

    async def enter(self) -> Room:
        """Connects, and returns once the room is complete.

        Raises:
            Gone: this device may not be there.
        """
        if self._task is None:
            self._task = asyncio.ensure_future(self._link.run())
        try:
            await self.until(lambda room: room._replica.ready)
        except BaseException:
            await self.close()
            raise
        return self

    async def close(self) -> None:
        """Leaves the room's socket; the seat stays. What is unanswered raises `Gone`."""
        await self._link.close()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._keeper.close()

    async def __aenter__(self) -> Room:
        return await self.enter()

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def connection(self) -> State:
        """`connecting`, `ready`, `waiting` (lost, and coming back) or `closed` (for good; see `closed_because`)."""
        return self._link.state

    @property
    def closed_because(self) -> Gone | None:
        """Why the hub sent this device away for good, if it did."""
        return self._link.why

    def reconnect(self) -> None:
        """Comes back now instead of after the wait: when the network is back, or a person asks."""
        self._link.hurry()

    # --------------------------------------------------------------------------------------- reading

    @property
    def you(self) -> str:
        """Your member id."""
        return self._replica.you or self.seat.member

    @property
    def seat(self) -> Seat:
        """What has to be kept to come back; in a sealed room it changes with the key."""
        return self._safe.seat

    @property
    def card(self) -> RoomCard:
        """What the room is."""
        return self._replica.card

    @property
    def durability(self) -> str:
        """How an acknowledgement is kept: `disk`, `second`, `memory` or `unknown`."""
        return self._replica.durability

    @property
    def seq(self) -> int:
        """The newest record that is known here."""
        return self._replica.seq

    @property
    def members(self) -> Mapping[str, Person]:
        """Everybody in the room, by member id."""
        return self._replica.members

    @property
    def presence(self) -> Mapping[str, PresenceOf]:
        """How present the members are, as last heard."""
        return self._replica.presence

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The newest entries of the timeline, oldest first; `page` fetches those before."""
        return self._replica.entries

    @property
    def states(self) -> Mapping[str, Any]:
        """Every state you may see, by instance, as plain maps."""
        return self._replica.states

    def raw(self, on: str) -> Any:
        """The state of an instance as a plain map, or None before its first use."""
        return self._replica.states.get(on)

    def state(self, on: str) -> Any:
        """The state of an instance; typed where its activity is known here. Raises `Refused` (`unknown`)."""
        kind = KINDS.get(on.partition(":")[0])
        if kind is None:
            return self.raw(on)
        remote = getattr(self, kind.kind.replace("-", "_"), None)
        shape = remote().shape if callable(remote) else dict[str, Any]
        return state_of(kind, shape, self.raw(on), self.you)

    def changes(self) -> Listener[Change]:
        """`async for change in room.changes()`: every change from now on; ends when the room is closed."""
        return self._changes.listen()

    def flips(self) -> Flips:
        """As `changes()`, but each at the instant at which it takes effect, together with all other devices."""
        return Flips(self.changes(), self)

    def signals(self) -> Listener[SignalFrom]:
        """`async for signal in room.signals()`: every signal of the others from now on."""
        return self._signals.listen()

    def events(self) -> Listener[None]:
        """Wakes whenever anything here may have changed: a state, an entry, a presence, the connection."""
        return self._events.listen()

    async def until(self, predicate: Callable[[Room], T]) -> T:
        """Waits until `predicate(room)` is true and returns what it gave. Raises `Gone` when the room is closed."""
        events = self.events()
        while not (result := predicate(self)):
            self._alive()
            try:
                await anext(events)
            except StopAsyncIteration:
                raise self._gone() from None
        return result

    async def page(self, before: int | None = None, limit: int = 50) -> Page:
        """A page of the past, oldest entry first; without `before` what precedes `entries`, which then grow.

        Raises:
            Refused: what the hub says.
            Gone: the room is closed.
        """
        self._alive()
        grow, held = before is None, self.entries
        if grow and held:
            # A record's entries may have been cut apart; those held are recognised by their ids.
            before = held[0].seq + 1
        page = await self._orders.page(before, limit)
        if grow and self.entries[:1] == held[:1]:
            self._replica.older(page)
        return page

    # ---------------------------------------------------------------------------------------- acting

    async def do(self, on: str, cmd: str, /, *, lasting: bool | None = None, **args: Any) -> int:
        """Sends a command and returns its seq, once the hub keeps it.

        Args:
            on: the instance, `kind` or `kind:name`.
            cmd: the command.
            lasting: keep it until it is answered; default: what its activity says.
            args: its arguments.

        Raises:
            Refused: nothing has changed.
            NotConfirmed: nobody can tell whether it took effect.
            Gone: the room is closed for this device.
        """
        self._alive()
        return await self._orders.do(on, cmd, lasting, self._safe.arguments(on, cmd, args))

    def unseal(self, box: bytes, on: str, field: str, by: str = "", at: float | None = None) -> str:
        """The text in a box; see `Safe.open`. Raises `Refused` rather than show what was changed or moved."""
        return self._safe.open(box, on, field, by, at)

    def digests(self, on: str, words: Iterable[str]) -> list[dict[str, str]]:
        """What these words are as digests that only devices of this room can make: a map a key, newest first."""
        return self._safe.digests(on, words)

    def seal(self, text: str, on: str, field: str) -> bytes:
        """A box for a command that this version does not know; for those it knows, `do` seals texts by itself."""
        return self._safe.seal(text, on, field)

    @property
    def locked_out(self) -> bool:
        """Whether words here are sealed with a key that this device does not have: a new link brings it."""
        return self._safe.locked_out

    @property
    def phrase(self) -> tuple[int, ...] | None:
        """Eight numbers for `decks.phrase_words`: who reads the same words has the same key. None without one."""
        key = self._safe.key
        return None if key is None else key.phrase()

    @property
    def unconfirmed(self) -> Mapping[str, Command]:
        """Lasting commands of which nobody can tell whether they took effect: `send_again` or `discard` them."""
        return self._orders.unconfirmed

    async def send_again(self, id: str) -> int:
        """Sends an unconfirmed command once more, as a new one; the person has decided that."""
        old = self._orders.unconfirmed.pop(id)
        return await self.do(old.on, old.cmd, lasting=old.lasting, **old.args)

    def discard(self, id: str) -> None:
        """Forgets an unconfirmed command."""
        self._orders.unconfirmed.pop(id, None)

    def signal(self, kind: str, data: Any = None, *, to: str | None = None, at: float | None = None) -> bool:
        """Sends a signal now or never; returns whether there was a connection. Raises `Refused`."""
        check_signal(kind, data)
        frame = Signal(kind, to, data, at)
        decode_client(encode(frame))
        if len(msgspec.msgpack.encode(data)) > MAX_SIGNAL:
            raise Refused("too_large", f"`data` has at most {MAX_SIGNAL} bytes.", path="data")
        return self._link.send(frame)

    def react(self, name: str) -> bool:
        """A reaction that floats on every screen: `heart`, `smile`, `nod`, … Raises `Refused`."""
        return self.signal("reaction", {"name": name})

    def say_presence(self, status: DeviceStatus, focus: bool | None = None) -> None:
        """Tells what this device does, now and after every reconnection; with `offline` nobody sees that it is there.

        `focus` says whether one looks at it: to those of a pact that is on, and to nobody else.
        """
        self._status = Presence(status, focus)
        self._link.send(self._status)

    # ------------------------------------------------------------------- what the connection tells

    def greets(self, token: str) -> Hello:
        """The first frame of a new connection."""
        status = "here" if self._status is None else self._status.status
        return Hello(token, self._replica.position, self._device, status)

    def hears(self, frame: HubFrame) -> None:
        """A frame of the hub."""
        match frame:
            case Change():
                seen = self._replica.change(frame)
                if not self._replica.gathering:
                    if KEYS in frame.states:
                        self._keeper.look()
                    self._show(frame, seen)
            case Welcome():
                self._rough = frame.now - self._times.now()
                self._replica.welcome(frame)
                self._safe.told(frame)
            case Ready():
                for change in self._replica.complete(frame):
                    self._show(change, True)
            case Done():
                self._orders.answered(frame.id, frame.seq)
            case Refusal():
                self._orders.refused(frame)
            case PresenceOf():
                self._replica.heard_presence(frame)
            case SignalFrom():
                self._signals.put(frame)
            case Page():
                self._orders.turned(frame)
            case Bye():
                _log.debug("the hub says bye: %d", frame.code)
            case _:
                return
        if not isinstance(frame, Ready):  # that shows as the connection's new state
            self._events.put(None)

    def turns(self, state: State) -> None:
        """The state of the connection has changed."""
        if state == "ready":
            if self._status is not None:
                self._link.send(self._status)
            self._orders.come_back()
            self._keeper.look()
        else:
            self._replica.lost()
        if state == "closed":
            self._orders.end(self._gone())
            for feed in (self._changes, self._signals, self._events):
                feed.end()
        self._events.put(None)

    def tells_time(self) -> None:
        """The room clock has been measured."""
        self._events.put(None)

    def _show(self, change: Change, seen: bool) -> None:
        for id in change.ids:
            self._orders.answered(id, change.seq)
        if seen:
            self._changes.put(change)

    def _alive(self) -> None:
        if self.connection == "closed":
            raise self._gone()

    def _gone(self) -> Gone:
        return self._link.why or Gone(1000, "The room was closed here.")
