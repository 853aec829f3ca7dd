"""A device whose frames lie on a line until they are let pass: a real client without its socket."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.chaos.plan import Step
from tests.chaos.witness import Score, Witness
from tests.server.hub.harness import ROOM, T0, FakeWire
from tests.server.hub.hubs import Site

from samesky_client.answers import Token
from samesky_client.connection import LOST, Times
from samesky_client.device import Seat
from samesky_client.errors import Gone
from samesky_server.hub.session import Session
from samesky_shared.codec import encode
from samesky_shared.protocol import ClientFrame, Do, HubFrame

EVERYTHING = 1_000_000


class Thread(FakeWire):
    """The hub's end of a line: what it sends lies there."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self.heard = loop.time()
        self.whole = True

    def ping(self) -> None:
        if self.whole:
            self.heard = self._loop.time()


class Device:
    """One device of a member: a client, and its line to one of the hubs.

    Args:
        loop: whose clock it goes by.
        score: numbers what it sees.
        member: whose.
        number: which of theirs.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, score: Score, member: str, number: int) -> None:
        self.name = f"{member}-{number}"
        self._number = number
        self._loop = loop
        times = Times(now=loop.time, wall=lambda: T0 + loop.time(), chance=lambda: 0.01)
        seat = Seat("http://hub.example", ROOM, member, self.name, "secret", member)
        self.room = Witness(self.name, seat, score, times=times, fetch=self._token)
        self.site: Site | None = None
        self.wire: Thread | None = None
        self.session: Session | None = None
        self._down = 0
        self._said: dict[str, bytes] = {}
        """What it ever said of commands, by their ids."""
        self._send, self.link.send = self.link.send, self._sends
        self.given: list[asyncio.Task[int | None]] = []

    async def _token(self) -> Token:
        assert self.site is not None
        return Token(self.site.token(self.room.seat.member, self._number))

    @property
    def link(self) -> Any:
        """The client's connection."""
        return self.room._link

    @property
    def on(self) -> bool:
        """Whether there is a line."""
        return self.wire is not None

    @property
    def gone(self) -> bool:
        """Whether it was sent away for good."""
        return bool(self.room.connection == "closed")

    def dial(self, site: Site) -> None:
        """A new line to a hub, on which `hello` lies."""
        self.cut()
        if self.gone:
            return
        link, self.site = self.link, site
        link._bye, link._ready_at, link._out = None, None, asyncio.Queue()
        link._turn("connecting")
        token = site.token(self.room.seat.member, self._number)
        link._out.put_nowait(encode(self.room.greets(token)))
        self.wire = Thread(self._loop)
        session = site.hub.session(self.wire)
        assert isinstance(session, Session)
        self.session, self._down = session, 0

    def cut(self, code: int = LOST, *, silent: bool = False) -> None:
        """The line is gone with all that lay on it; with `silent` the hub does not hear of it."""
        wire, session, site = self.wire, self.session, self.site
        if wire is None or session is None or site is None:
            return
        self.wire = self.session = None
        wire.whole = False
        self.link._out = None
        if not silent and not site.dead:
            session.lost()
        after = self.link._after(code)
        if isinstance(after, Gone):
            self.link.why = after
            self.link._turn("closed")
        else:
            self.link._turn("waiting")

    def up(self, count: int = EVERYTHING) -> bool:
        """Lets so many frames of the device reach its hub; whether there were any."""
        moved = False
        for _ in range(count):
            if self.wire is None or self.session is None or self.link._out.empty():
                break
            message = self.link._out.get_nowait()
            self._hear(message)
            moved = True
        return moved

    def _hear(self, message: bytes) -> None:
        assert self.wire is not None
        assert self.session is not None
        if self.site is None or self.site.dead or self.wire.closed is not None:
            return
        self.wire.heard = self._loop.time()
        self.session.received(message, False)

    def down(self, count: int = EVERYTHING) -> bool:
        """Lets so many frames of the hub reach the device, and after the last its end; whether there were any."""
        moved = False
        for _ in range(count):
            if self.wire is None:
                break
            if self._down < len(self.wire.sent):
                frame: HubFrame = self.wire.sent[self._down]
                self._down += 1
                self.link._heard = self._loop.time()
                self.link._take(encode(frame))
            elif self.wire.closed is not None:
                self.cut(self.wire.closed[0])
            else:
                break
            moved = True
        return moved

    def reads(self, *, slowly: bool) -> None:
        """How it reads from now on; slowly: what changes is merged until it does not."""
        if self.wire is not None and self.session is not None and self.wire.slow != slowly:
            self.wire.slow = slowly
            if not slowly:
                self.session.drained()

    def give(self, step: Step) -> None:
        """Has it give a command."""
        if not self.gone:
            self.given.append(self._loop.create_task(self.room.give(step)))

    def _sends(self, frame: ClientFrame) -> bool:
        if isinstance(frame, Do):
            self._said[frame.id] = encode(frame)
        return bool(self._send(frame))

    def again(self, back: int) -> None:
        """A command that it has given before reaches its hub once more."""
        said = list(self._said.values())
        if said and self.session is not None and self.session.state == "joined":
            self._hear(said[-1 - back % len(said)])
