"""Four tiny frames behind a change that takes effect ahead of now, so that a lost packet shows at once.

A lone TCP segment that is lost is sent again only when the retransmission timer runs out, a round trip and some
240 ms later. What follows it lets the receiver's selective acknowledgements tell of the hole, and it is sent again
after about one round trip. With three acknowledgements that is at once; with fewer, Linux waits for another quarter
of the round trip, or a whole one, in case they were only reordered (RFC 8985, RACK, 6.2). The fourth is for one that
is lost itself. They are unsolicited WebSocket pongs, which say nothing (RFC 6455, 5.5.3). `./run bench lockstep`
measures what they bring.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

GAP = 0.005
"""Seconds from the change to the first frame, and between two frames."""
FRAMES = 4


class Trail:
    """One room's; `send` sends one frame to each device that shall flip."""

    __slots__ = ("_left", "_send", "_timer")

    def __init__(self, send: Callable[[], None]) -> None:
        self._send = send
        self._left = 0
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """A timed change has just been sent. When another one has a trail already, that is long enough for both."""
        self._left = FRAMES
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GAP, self._next)

    def _next(self) -> None:
        self._left -= 1
        self._send()
        self._timer = asyncio.get_running_loop().call_later(GAP, self._next) if self._left else None

    def end(self) -> None:
        """Nobody is there any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._send = _nothing


def _nothing() -> None:
    """Sends to nobody."""
