"""`samesky doctor`: does this hub work from here? One line a check, and what to do when one fails."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TextIO

from samesky_shared.errors import Refused

from . import bundle
from .connection import Times
from .device import Seat
from .door import Door
from .enter import founded, seat_of
from .errors import Gone, Unreachable
from .room import Room

DURABLE = {
    "disk": "an acknowledged command is on disk",
    "second": "a crash of the hub's computer can lose the last second",
    "memory": "a restart loses everything; use this only to try things out",
    "unknown": "the store does not say how it keeps things",
}
FAR = 1.0
"""Seconds by which this computer's clock may differ from the hub's without a remark."""
FAR_AWAY = 0.25
"""Round trip in seconds from which on it is worth a word."""
UNEVEN = 0.06
"""Seconds that one message in ten may take longer than the quickest, without a remark."""
MEASURE_TIME = 10.0
"""Seconds for the first burst of pings."""


class Failed(Exception):
    """A check failed, and those after it make no sense. Carries what was said."""


async def examine(server: str, write: TextIO | None = None) -> int:
    """Runs all checks; returns 0 when the hub works from here, else 1. Raises `Refused` for a bad address."""
    where, key = founded(server)
    report = Report(write or sys.stdout)
    try:
        seat = await _by_http(report, Door(where), where, key)
        await _by_socket(report, seat)
    except Failed:
        report.say("doctor", False, "something is wrong; the line above says what")
        return 1
    report.say("doctor", True, "this hub works from here")
    return 0


class Report:
    """The lines."""

    def __init__(self, target: TextIO) -> None:
        self._target = target

    def say(self, what: str, well: bool | None, text: str) -> None:
        """One check: well, not well, or worth knowing (None)."""
        mark = "ok" if well else "note" if well is None else "FAILED"
        print(f"{mark:<7} {what:<11} {text}", file=self._target, flush=True)

    def fail(self, what: str, error: Exception) -> Failed:
        """A check that failed."""
        self.say(what, False, error.message if isinstance(error, Refused) else str(error))
        return Failed(what)


async def _by_http(report: Report, door: Door, where: str, key: str) -> Seat:
    try:
        await door.healthy()
        report.say("address", True, f"a hub answers at {where}")
    except (Refused, Unreachable) as error:
        raise report.fail("address", error) from None
    try:
        ready = await door.ready()
        durability = str(ready.get("durability", "unknown"))
        report.say(
            "store", True if durability == "disk" else None, DURABLE.get(durability, DURABLE["unknown"])
        )
        kinds = [str(one.get("kind")) for one in await door.activities()]
        report.say("activities", True, ", ".join(kinds))
    except (Refused, Unreachable) as error:
        raise report.fail("store", error) from None
    await _page(report, door)
    try:
        made = await door.make_room("Doctor", room_name="Check-up", key=key)
        report.say("room", True, "a room was made for this check")
    except (Refused, Unreachable) as error:
        raise report.fail("room", error) from None
    seat = seat_of(where, "Doctor", made)
    try:
        await door.token(seat.device, seat.secret)
        report.say("token", True, "a device gets a fresh token")
    except (Refused, Unreachable) as error:
        raise report.fail("token", error) from None
    return seat


async def _page(report: Report, door: Door) -> None:
    ours = bundle.installed()
    try:
        theirs = await bundle.served(door)
    except (Refused, Unreachable, ValueError, KeyError) as error:
        why = error.message if isinstance(error, Refused) else str(error)
        report.say("page", None, f"its page cannot be checked: {why}")
        return
    short = theirs[:16]
    if ours is None:
        report.say("page", None, f"bundle {short}; install the web app here to compare")
    elif ours == theirs:
        report.say("page", True, f"bundle {short}, the same as the one installed here")
    else:
        report.say(
            "page", None, f"bundle {short}, another than here ({ours[:16]}): another version, or changed"
        )


async def _by_socket(report: Report, seat: Seat) -> None:
    lost = asyncio.Event()

    async def once(seconds: float) -> None:
        """Takes the place of the wait before coming back: one attempt is enough here."""
        lost.set()
        await asyncio.Event().wait()

    room = Room(seat, times=Times(sleep=once))
    entering = asyncio.ensure_future(room.enter())
    failing = asyncio.ensure_future(lost.wait())
    try:
        await asyncio.wait([entering, failing], return_when=asyncio.FIRST_COMPLETED)
        if not entering.done():
            raise Unreachable("does not open; a proxy in between must pass on `Upgrade` for /v1/socket")
        await entering
        report.say("websocket", True, "opens, and the room is complete")
        began = time.monotonic()
        await room.timer("doctor").start(seconds=60)
        await room.timer("doctor").close()
        took = (time.monotonic() - began) / 2
        report.say("command", True, f"is kept and acknowledged in {took * 1000:.0f} ms")
        await _measured(room)
        _clock(report, room)
        await room.delete()  # it was for this check only
    except (Refused, Unreachable, Gone) as error:
        raise report.fail("websocket", error) from None
    finally:
        for task in (entering, failing):
            task.cancel()
        await asyncio.gather(entering, failing, return_exceptions=True)
        await room.close()


async def _measured(room: Room) -> None:
    """Waits for the first burst of pings, which takes two seconds and some round trips."""
    for _ in range(int(MEASURE_TIME / 0.05)):
        if room.clock.quality == "good":
            return
        await asyncio.sleep(0.05)


def line_words(trip: float, down: float | None, *, measured: bool) -> list[str]:
    """What is wrong with a line, in plain words; nothing when it is good.

    Args:
        trip: the shortest round trip, in seconds.
        down: what nine of ten messages from the hub take at most, in seconds.
        measured: whether the clock has enough samples.
    """
    found = []
    if not measured:
        found.append("most answers get lost or take very long: the line hardly works")
    if trip > FAR_AWAY:
        found.append(
            f"every message takes {trip * 500:.0f} ms one way: the hub is far away, or a VPN makes a detour;"
            " a hub nearer to both of you would help"
        )
    if down is not None and down - trip / 2 > UNEVEN:
        found.append(
            f"one message in ten takes {(down - trip / 2) * 1000:.0f} ms longer than the others: the wifi is weak, or"
            " something else keeps the line busy; a cable, or a pause of uploads, would help"
        )
    return found


def _clock(report: Report, room: Room) -> None:
    ahead = time.time() - room.now()
    clock = room.clock
    trip = clock.round_trip or 0.0
    text = (
        f"round trip {trip * 1000:.1f} ms; a shared moment is exact to about {clock.likely_error * 1000:.1f} ms,"
        f" surely to {clock.error * 1000:.1f} ms"
    )
    report.say("clock", True, text)
    for words in line_words(trip, clock.down, measured=clock.quality == "good"):
        report.say("line", None, words)
    if abs(ahead) > FAR:
        way = "ahead of" if ahead > 0 else "behind"
        report.say(
            "clock",
            None,
            f"this computer is {abs(ahead):.1f} s {way} the hub; Samesky does not mind, tokens may",
        )
