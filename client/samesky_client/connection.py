"""One WebSocket that comes back for ever: hello, clock, tokens, dead peers, and when to stay away.

    connecting --open, hello, ready--> ready --lost--> waiting --a while--> connecting
    any state --close(), or a close code that says stay away--> closed

What the frames mean is the guest's business (see `Guest`); here live the socket and the clock.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Awaitable, Callable
from typing import Literal, Protocol

from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidURI, WebSocketException
from websockets.typing import Subprotocol

from samesky_shared.clock import Clock
from samesky_shared.codec import decode_hub, encode
from samesky_shared.errors import NOT_ALLOWED, TOKEN, Refused, comes_back
from samesky_shared.protocol import (
    MAX_FRAME,
    SUBPROTOCOLS,
    Bye,
    Change,
    ClientFrame,
    Expiring,
    Hello,
    HubFrame,
    Ping,
    Pong,
    Ready,
    Renew,
)

from .answers import Token
from .backoff import Backoff
from .errors import Gone, Unreachable

State = Literal["connecting", "ready", "waiting", "closed"]
LOST = 1006
"""The close code when a connection ends without one."""
LOOK_EVERY = 0.5
"""Seconds between two looks at whether this device has slept."""
_SPARE = 20.0
"""Seconds that a token must still live for a connection to begin with it."""


class Times(Struct, frozen=True):
    """Where time and chance come from; tests give their own."""

    now: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    """How to wait between two attempts."""
    chance: Callable[[], float] = random.random
    answer: float = 5.0
    """Seconds for the answer to a ping; after so much silence the peer counts as dead."""


class Guest(Protocol):
    """What a connection tells, always in the event loop. Nothing here may block."""

    def greets(self, token: str) -> Hello:
        """The first frame of a new connection."""

    def hears(self, frame: HubFrame) -> None:
        """A frame; `ready` comes here before the state becomes `ready`."""

    def turns(self, state: State) -> None:
        """The state of the connection has changed."""

    def tells_time(self) -> None:
        """The clock has its first sample."""


class Connection:
    """The connection of one device to one room.

    Args:
        url: where the WebSocket is.
        guest: who hears what comes.
        fetch: fetches a fresh token; raises `Refused` or `Unreachable`.
        token: one that is still fresh, if there is one.
        times: time and chance.
    """

    def __init__(
        self,
        url: str,
        guest: Guest,
        fetch: Callable[[], Awaitable[Token]],
        *,
        token: Token | None = None,
        times: Times | None = None,
    ) -> None:
        self.clock = Clock()
        self._late = 0.0
        """How late something timed came since the last ping, in seconds."""
        self.state: State = "connecting"
        self.why: Gone | None = None
        """Why the state is `closed`, once it is."""
        self._url = url
        self._guest = guest
        self._fetch = fetch
        self._times = times or Times()
        self._backoff = Backoff(self._times.chance)
        self._token: Token | None = None
        self._fresh_until = 0.0
        self._keep(token)
        self._ws: ClientConnection | None = None
        self._out: asyncio.Queue[bytes] | None = None
        self._bye: Bye | None = None
        self._leaving = False
        self._hurry = asyncio.Event()
        self._heard = 0.0
        self._ready_at: float | None = None
        self._ponged = asyncio.Event()
        self._token_refused = False
        self.clock.look(self._times.now(), self._times.wall())
        self._renewing: asyncio.Task[None] | None = None

    # -------------------------------------------------------------------------------------------- use

    async def run(self) -> Gone:
        """Connects and comes back until the hub says to stay away; returns why."""
        while True:
            self._turn("connecting")
            wait = await self._once()
            if self._leaving:
                wait = Gone(1000, "The room was closed here.")
            if isinstance(wait, Gone):
                self.why = wait
                self._turn("closed")
                return wait
            self._turn("waiting")
            await self._pause(wait)

    def send(self, frame: ClientFrame) -> bool:
        """Sends a frame now or never; returns whether there is a connection that is ready."""
        if self._out is None or self.state != "ready":
            return False
        self._out.put_nowait(encode(frame))
        return True

    def hurry(self) -> None:
        """Ends the wait before the next attempt: the network is back, or a person asks."""
        self._hurry.set()

    async def close(self) -> None:
        """Says goodbye to the hub; `run` returns, or can be cancelled."""
        self._leaving = True
        if self._renewing is not None:
            self._renewing.cancel()
        if self._ws is not None:
            await self._ws.close()
        if self.state != "closed":
            self._turn("closed")

    # -------------------------------------------------------------------------------------- one attempt

    async def _once(self) -> float | Gone:
        """One connection from dialling to its end; returns the seconds to wait, or why to stay away."""
        try:
            token = await self._current()
            code = await self._talk(token)
        except Refused as refused:
            if refused.code in ("forbidden", "unknown", "invalid"):
                return Gone(NOT_ALLOWED, refused.message)
            return (refused.retry_after or 0.0) + self._backoff.wait()
        except InvalidURI:
            return Gone(NOT_ALLOWED, "The address of the hub is not valid.")
        except (Unreachable, OSError, WebSocketException, TimeoutError):
            return self._backoff.wait()
        if self._ready_at is not None:
            self._backoff.lost(self._times.now() - self._ready_at)
        return self._after(code)

    def _after(self, code: int) -> float | Gone:
        bye = self._bye
        if bye is not None and code < 4000:
            code = bye.code
        then = comes_back(code)
        if then == "stay away":
            return Gone(code)
        if code == TOKEN:
            self._token = None
            again, self._token_refused = self._token_refused, True
            return self._backoff.wait() if again else 0.0
        if bye is not None or code == 4452:
            return self._backoff.sent_away(None if bye is None else bye.retry_after)
        return self._backoff.wait()

    async def _talk(self, token: str) -> int:
        """Opens a socket and hears what comes until it closes; returns the close code."""
        self._bye, self._ready_at = None, None
        ws = await connect(
            self._url,
            subprotocols=[Subprotocol(SUBPROTOCOLS[0])],
            compression=None,
            max_size=64 * MAX_FRAME,
            ping_interval=None,  # our own pings measure the clock too
            close_timeout=2,
            user_agent_header="samesky",
        )
        self._ws, self._out = ws, asyncio.Queue()
        self._heard = self._times.now()
        self._out.put_nowait(encode(self._guest.greets(token)))
        tasks = [asyncio.ensure_future(self._write(ws, self._out)), asyncio.ensure_future(self._ping(ws))]
        try:
            async for message in ws:
                self._heard = self._times.now()
                if isinstance(message, bytes):
                    self._take(message)
        except ConnectionClosed:
            pass
        except Refused:
            await ws.close(1002, "unreadable frame")  # a hole would be worse than coming back
        finally:
            self._out = self._ws = None
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            ws.transport.abort()
        return ws.close_code or LOST

    def _take(self, message: bytes) -> None:
        try:
            frame = decode_hub(message)
        except Refused as refused:
            if refused.code == "unknown":
                return  # a newer hub's frame
            raise
        if isinstance(frame, Pong):
            unknown = self.clock.offset is None
            self.clock.add(frame.c, frame.r, frame.s, self._heard, frame.clk)
            self._ponged.set()
            if unknown:
                self._guest.tells_time()
            return
        if isinstance(frame, Change) and frame.ahead is not None:
            heard = self.clock.to_room(self._heard)
            self._late = max(self._late, 0.0 if heard is None else heard - frame.at)
        elif isinstance(frame, Bye):
            self._bye = frame
        elif isinstance(frame, Expiring):
            self._renew()
        self._guest.hears(frame)
        if isinstance(frame, Ready):
            self._ready_at = self._times.now()
            self._token_refused = False
            self._turn("ready")

    async def _write(self, ws: ClientConnection, out: asyncio.Queue[bytes]) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await ws.send(await out.get())

    # -------------------------------------------------------------------------------------------- clock

    async def _ping(self, ws: ClientConnection) -> None:
        n = 0
        with contextlib.suppress(ConnectionClosed):
            while True:
                self._slept()
                n += 1
                self._ponged.clear()
                await ws.send(encode(self._sample(n)))
                while not await self._pong():
                    if self._times.now() - self._heard >= self._times.answer:
                        ws.transport.abort()
                        return
                await self._rest(self.clock.next_gap())

    def _sample(self, n: int) -> Ping:
        now, clock = self._times.now(), self.clock
        late, self._late = min(self._late, 60.0) or None, 0.0
        if n % 4 or clock.down is None or clock.round_trip is None:
            return Ping(n, now, late=late)
        return Ping(n, now, min(clock.down, 60.0), min(clock.round_trip, 60.0), late)

    async def _pong(self) -> bool:
        # Not `wait_for`: that of Python 3.11 may swallow a cancellation that comes together with the answer.
        try:
            async with asyncio.timeout(self._times.answer):
                await self._ponged.wait()
        except TimeoutError:
            return False
        return True

    async def _rest(self, seconds: float) -> None:
        """Waits, but no longer than until this device has slept: then the clock is measured anew."""
        until = self._times.now() + seconds
        while (left := until - self._times.now()) > 0:
            await asyncio.sleep(min(left, LOOK_EVERY))
            if self._slept():
                return

    def _slept(self) -> bool:
        return self.clock.look(self._times.now(), self._times.wall())

    # ------------------------------------------------------------------------------------------- tokens

    async def _current(self) -> str:
        if self._token is None or self._times.now() > self._fresh_until:
            self._keep(await self._fetch())
        assert self._token is not None
        return self._token.token

    def _keep(self, token: Token | None) -> None:
        self._token = token
        if token is not None:
            self._fresh_until = self._times.now() + token.expires_in - _SPARE

    def _renew(self) -> None:
        async def renew() -> None:
            # Should this fail, the hub closes with 4401 and the next connection begins with a fresh token.
            with contextlib.suppress(Refused, Unreachable):
                token = await self._fetch()
                self._keep(token)
                self.send(Renew(token.token))

        if self._renewing is None or self._renewing.done():
            self._renewing = asyncio.ensure_future(renew())

    # -------------------------------------------------------------------------------------------- state

    async def _pause(self, seconds: float) -> None:
        self._hurry.clear()
        waits = [asyncio.ensure_future(self._times.sleep(seconds)), asyncio.ensure_future(self._hurry.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()

    def _turn(self, state: State) -> None:
        if state != self.state or state == "connecting":
            self.state = state
            self._guest.turns(state)
