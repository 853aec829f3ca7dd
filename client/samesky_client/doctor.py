"""`samesky doctor`: does this hub work from here? One line a check, and what to do when one fails."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TextIO

from samesky_shared.errors import Refused

from . import bundle
from .certificate import look
from .connection import Times
from .device import Seat
from .door import Door
from .enter import founded, seat_of
from .errors import Gone, Unreachable
from .room import Room
from .speech import Gap, Speech

DURABLE = ("disk", "second", "memory", "unknown")
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


async def examine(server: str, write: TextIO | None = None, lang: str = "en") -> int:
    """Runs all checks; returns 0 when the hub works from here, else 1. Raises `Refused` for a bad address."""
    where, key = founded(server)
    report = Report(write or sys.stdout, Speech(lang))
    try:
        seat = await _by_http(report, Door(where), where, key)
        await _by_socket(report, seat)
    except Failed:
        report.say("doctor", False, "doctor-wrong")
        return 1
    report.say("doctor", True, "doctor-well")
    return 0


class Report:
    """The lines."""

    def __init__(self, target: TextIO, t: Speech) -> None:
        self._target = target
        self.t = t

    def say(self, what: str, well: bool | None, key: str, **gaps: Gap) -> None:
        """One check: well, not well, or worth knowing (None)."""
        self._line(what, well, self.t(key, **gaps))

    def fail(self, what: str, error: Exception) -> Failed:
        """A check that failed."""
        self._line(what, False, self.t.of(error))
        return Failed(what)

    def _line(self, what: str, well: bool | None, text: str) -> None:
        mark = self.t(f"doctor-mark-{'ok' if well else 'note' if well is None else 'wrong'}")
        print(f"{mark:<7} {self.t(f'doctor-{what}'):<11} {text}", file=self._target, flush=True)


async def _by_http(report: Report, door: Door, where: str, key: str) -> Seat:
    if where.startswith("https:"):
        await _certificate(report, where)
    try:
        await door.healthy()
        report.say("address", True, "doctor-answers", where=where)
    except (Refused, Unreachable) as error:
        raise report.fail("address", error) from None
    try:
        ready = await door.ready()
        durability = str(ready.get("durability", "unknown"))
        known = durability if durability in DURABLE else "unknown"
        report.say("store", True if durability == "disk" else None, f"doctor-store-{known}")
        kinds = [str(one.get("kind")) for one in await door.activities()]
        report.say("activities", True, "doctor-kinds", kinds=", ".join(kinds))
    except (Refused, Unreachable) as error:
        raise report.fail("store", error) from None
    await _page(report, door)
    try:
        made = await door.make_room("Doctor", room_name="Check-up", key=key)
        report.say("room", True, "doctor-room-made")
    except (Refused, Unreachable) as error:
        raise report.fail("room", error) from None
    seat = seat_of(where, "Doctor", made)
    try:
        await door.token(seat.device, seat.secret)
        report.say("token", True, "doctor-token-fresh")
    except (Refused, Unreachable) as error:
        raise report.fail("token", error) from None
    return seat


async def _certificate(report: Report, where: str) -> None:
    try:
        found = await asyncio.to_thread(look, where)
    except Unreachable as error:
        raise report.fail("certificate", error) from None
    if found.self_signed:
        report.say("certificate", None, "doctor-self-signed", day=found.until.isoformat())
    elif found.ends_soon(time.time()):
        report.say("certificate", None, "doctor-ends-soon", day=found.until.isoformat())
    else:
        report.say("certificate", True, "doctor-trusted", day=found.until.isoformat())


async def _page(report: Report, door: Door) -> None:
    ours = bundle.installed()
    try:
        theirs = await bundle.served(door)
    except (Refused, Unreachable, ValueError, KeyError) as error:
        report.say("page", None, "doctor-page-unknown", why=report.t.of(error))
        return
    short = theirs[:16]
    if ours is None:
        report.say("page", None, "doctor-page-alone", bundle=short)
    elif ours == theirs:
        report.say("page", True, "doctor-page-same", bundle=short)
    else:
        report.say("page", None, "doctor-page-other", bundle=short, ours=ours[:16])


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
            raise Unreachable(report.t("doctor-closed"))
        await entering
        report.say("websocket", True, "doctor-opens")
        began = time.monotonic()
        await room.timer("doctor").start(seconds=60)
        await room.timer("doctor").close()
        took = (time.monotonic() - began) / 2
        report.say("command", True, "doctor-kept", ms=took * 1000)
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


def line_faults(trip: float, down: float | None, *, measured: bool) -> list[tuple[str, float]]:
    """What is wrong with a line: sentences, and the milliseconds in their gaps; nothing when it is good.

    Args:
        trip: the shortest round trip, in seconds.
        down: what nine of ten messages from the hub take at most, in seconds.
        measured: whether the clock has enough samples.
    """
    found = []
    if not measured:
        found.append(("doctor-line-hardly", 0.0))
    if trip > FAR_AWAY:
        found.append(("doctor-line-far", trip * 500))
    if down is not None and down - trip / 2 > UNEVEN:
        found.append(("doctor-line-uneven", (down - trip / 2) * 1000))
    return found


def _clock(report: Report, room: Room) -> None:
    ahead = time.time() - room.now()
    clock = room.clock
    trip = clock.round_trip or 0.0
    error = {"likely": clock.likely_error * 1000, "surely": clock.error * 1000}
    report.say("clock", True, "doctor-clock-error", trip=trip * 1000, **error)
    for fault, ms in line_faults(trip, clock.down, measured=clock.quality == "good"):
        report.say("line", None, fault, ms=ms)
    if abs(ahead) > FAR:
        report.say("clock", None, f"doctor-clock-{'ahead' if ahead > 0 else 'behind'}", by=abs(ahead))
