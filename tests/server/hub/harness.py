"""A hub on a real store, with wires that keep what was sent: no socket, no waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from samesky_server.auth import Tokens
from samesky_server.hub.hub import Hub
from samesky_server.hub.roomclock import RoomClock
from samesky_server.hub.session import Session
from samesky_server.stores.base import Store
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.activities import catalog
from samesky_shared.codec import Format, decode_hub, encode
from samesky_shared.core.members import Members
from samesky_shared.core.seats import DeviceKey, Seat
from samesky_shared.protocol import Change, HubFrame, Position, Ready

T = TypeVar("T", bound=HubFrame)
ROOM = "room-of-ana-and-ben-01"
T0 = 1_800_000_000.0


class FakeWire:
    """A way out that keeps what was sent; `slow` makes it lag."""

    def __init__(self, fmt: Format = "msgpack") -> None:
        self.fmt: Format = fmt
        self.address = "127.0.0.1"
        self.heard = 0.0
        self.pings = True
        self.held = False
        self.slow = False
        self.sent: list[HubFrame] = []
        self.pinged = self.trailed = 0
        self.closed: tuple[int, str] | None = None
        self.news = asyncio.Event()

    def send(self, message: bytes) -> None:
        self.sent.append(decode_hub(message, self.fmt))
        self.news.set()

    def ping(self) -> None:
        self.pinged += 1

    def trail(self) -> None:
        self.trailed += 1
        self.news.set()

    def lagging(self) -> bool:
        return self.slow

    def waiting(self) -> int:
        return 0

    def close(self, code: int, reason: str) -> None:
        if self.closed is None:
            self.closed = (code, reason)
        self.news.set()


@dataclass
class Guest:
    """One device of one member, driven by hand."""

    wire: FakeWire
    session: Session
    seen: int = 0
    ids: int = 0
    states: dict[str, Any] = field(default_factory=dict)

    def say(self, **frame: Any) -> None:
        """Sends one frame."""
        self.session.received(encode(frame, self.wire.fmt), self.wire.fmt == "json")

    async def until(self, fits: Callable[[HubFrame], bool] = lambda frame: True) -> HubFrame:
        """The next frame that fits, waited for; frames before it are passed over."""
        while True:
            while self.seen < len(self.wire.sent):
                frame = self.wire.sent[self.seen]
                self.seen += 1
                if fits(frame):
                    return frame
            assert self.wire.closed is None, f"closed: {self.wire.closed}"
            self.wire.news.clear()
            await self.wire.news.wait()

    async def a(self, kind: type[T]) -> T:
        """The next frame of a kind."""
        found = await self.until(lambda frame: isinstance(frame, kind))
        assert isinstance(found, kind)
        return found

    async def end(self) -> int:
        """The code that the hub closes the socket with."""
        while self.wire.closed is None:
            self.wire.news.clear()
            await self.wire.news.wait()
        return self.wire.closed[0]

    async def do(self, on: str, cmd: str, base: int = 0, **args: Any) -> HubFrame:
        """Sends a command and waits for its answer."""
        self.ids += 1
        id = f"{self.session.device}-{self.ids}"
        self.say(t="do", id=id, base=base, on=on, cmd=cmd, args=args)
        return await self.until(
            lambda frame: getattr(frame, "id", None) == id or (isinstance(frame, Change) and id in frame.ids)
        )


class World:
    """A hub with one room of two, ana and ben."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.time = 0.0
        self.clock = RoomClock(T0, 0.0, lambda: self.time)
        self.tokens = Tokens(b"k" * 32, self.clock.now)
        self.hub = Hub(store, self.clock, catalog(), self.tokens.read)

    async def found(self) -> None:
        """Makes the room."""
        seats = {
            name: Seat(name.title(), devices={f"{name}-{n}": DeviceKey("h", T0) for n in (1, 2)})
            for name in ("ana", "ben")
        }
        assert await self.hub.found(Members(id=ROOM, members=seats))

    def connect(self, fmt: Format = "msgpack") -> Guest:
        """A socket that has said nothing yet."""
        wire = FakeWire(fmt)
        session = self.hub.session(wire)
        assert isinstance(session, Session)
        return Guest(wire, session)

    async def join(
        self,
        member: str,
        device: int = 1,
        since: Position | None = None,
        fmt: Format = "msgpack",
        **more: Any,
    ) -> Guest:
        """A device that has got its `ready`."""
        guest = self.connect(fmt)
        frame: dict[str, Any] = {"t": "hello", "token": self.token(member, device), **more}
        if since is not None:
            frame["since"] = {"epoch": since.epoch, "seq": since.seq, "mark": since.mark}
        guest.say(**frame)
        await guest.until(lambda frame: isinstance(frame, Ready))
        return guest

    def token(self, member: str, device: int = 1, room: str = ROOM) -> str:
        """A token of a member's device."""
        return self.tokens.issue(room, member, f"{member}-{device}")


@asynccontextmanager
async def world(path: Path) -> AsyncIterator[World]:
    """A world on an embedded store in `path`."""
    store = EmbeddedStore(path)
    await store.open()
    made = World(store)
    try:
        await made.found()
        yield made
        await made.hub.close()
    finally:
        await store.close()
