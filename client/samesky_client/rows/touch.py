"""Touch: a hand that is held out from here, and touches that are given, heard and left.

A touch of now is a signal of the kind `touch`: `name`, one of `TOUCHES`, and `at`, the room time of when it was made.
One that is left is a JSON map, sealed as one text: `touch`, one of `GESTURES`.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from samesky_shared.activities.touch import LEASE, TouchView
from samesky_shared.core.signals import TOUCHES
from samesky_shared.errors import Refused
from samesky_shared.protocol import SignalFrom

from ..errors import Gone, Unreachable
from ..speech import Said, Speech
from ..words import INDENT, seat_named
from .row import Looking, Row

if TYPE_CHECKING:
    from ..room import Room

KIND = "touch"
GESTURES = tuple(name for name in TOUCHES if name != "tap")
STILL = LEASE / 3
"""Seconds between two words that this device still holds."""
_HOLDS: WeakKeyDictionary[Room, AsyncExitStack] = WeakKeyDictionary()
"""What is held by what was typed."""


@asynccontextmanager
async def holding(room: Room) -> AsyncIterator[str]:
    """Holds out a hand as long as the block runs; gives the id of the hold. Raises `Refused` and `Unreachable`."""
    grip = secrets.token_hex(8)
    await room.touch().hold(grip)

    async def still() -> None:
        while True:
            await asyncio.sleep(STILL)
            with suppress(Refused, Unreachable):
                await room.touch().still(grip)

    task = asyncio.create_task(still())
    try:
        yield grip
    finally:
        task.cancel()
        with suppress(Refused, Unreachable, Gone):
            await room.touch().release(grip)


def left(touch: str) -> str:
    """The text of a touch that is left."""
    return json.dumps({"touch": touch})


def left_in(text: str) -> str | None:
    """Which touch was left; None for what this version does not know."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    touch = found.get("touch") if isinstance(found, dict) else None
    return touch if touch in GESTURES else None


def give(room: Room, touch: str, to: str | None = None) -> bool:
    """Lets a touch be felt by one or all others now; returns whether there was a connection. Raises `Refused`."""
    return room.signal(KIND, {"name": touch, "at": room.now()}, to=to)


async def _touch(room: Room, rest: str) -> None:
    what, _, name = rest.strip().partition(" ")
    what = what.lower()
    if what == "hand":
        await _let_go(room)
        stack = AsyncExitStack()
        await stack.enter_async_context(holding(room))
        _HOLDS[room] = stack
    elif what == "go":
        await _let_go(room)
    elif what == "feel":
        waiting = room.touch().state.left
        if not waiting:
            raise Said("conflict", "no-touch")
        await room.touch().felt(waiting[0].touch)
    elif what in TOUCHES:
        await _give(room, what, name.strip())
    else:
        raise Said("invalid", "ask-touch", names=" ".join(TOUCHES))


async def _give(room: Room, touch: str, name: str) -> None:
    """Now for who is here; for one who is not, later."""
    others = [member for member in room.members if member != room.you]
    to = seat_named(room.members, name) if name else others[0] if len(others) == 1 else None
    there = room.presence.get(to) if to else None
    if to and touch in GESTURES and (there is None or there.status in ("away", "offline")):
        await room.touch().leave(to, left(touch))
    elif not give(room, touch, to):
        raise Said("unavailable", "not-connected")


async def _let_go(room: Room) -> None:
    """Lets go of what was held by what was typed; or of what another device of mine holds."""
    if stack := _HOLDS.pop(room, None):
        await stack.aclose()
    elif grip := room.touch().state.grip:
        await room.touch().release(grip)


def lines(look: Looking, view: TouchView) -> list[str]:
    """Who holds whose hand, and what waits."""
    others = tuple(member for member in view.held if member != look.you)
    found = []
    if look.you in view.held:
        held = "touch-together-with" if others else "touch-offered"
        found.append(look.t(held, names=look.names(others)))
    elif others:
        found.append(look.t("touch-offers", names=look.names(others), many=len(others)))
    for one in view.left:
        touch = left_in(look.opened(one.text, f"leave.text/{look.you}", one.by))
        found.append(f"{_from(look.t, look.name(one.by), touch)} ({look.t('say-feel')})")
    return [(INDENT if n else look.t.head("touch")) + line for n, line in enumerate(found)]


def hears(look: Looking, signal: SignalFrom) -> str | None:
    """A touch as it comes; of a rhythm the first."""
    data: dict[str, Any] = signal.data if isinstance(signal.data, dict) else {}
    name = data.get("name")
    if signal.kind != KIND or name not in TOUCHES:
        return None
    if name == "tap":
        first = data.get("n", 1) == 1
        return look.t("touch-from-tap", name=look.name(signal.sender)) if first else None
    return _from(look.t, look.name(signal.sender), name)


def _from(t: Speech, name: str, touch: str | None) -> str:
    return t("touch-from", name=name, what=t(f"touch-{touch}") if touch else t("touch-unreadable"))


ROW = Row(
    "touch",
    verbs={"touch": _touch},
    help=(
        ("touch kiss [NAME]", "touch"),
        ("touch hand | touch go", "touch-hand"),
        ("touch feel", "touch-feel"),
    ),
    lines=lines,
    hears=hears,
)
