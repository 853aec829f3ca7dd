"""A hundred couples go through whole programmes at once, twenty times as fast as people do.

Our own programmes of up to 81 minutes, one after the other given to the couples. A segment takes a twentieth of
its minutes, and in it both do twenty times as often what people do: a signal a minute each, a line of chat in
four minutes each, a card answered by both in six minutes, a pause of what plays and going on in ten. Segments
that end by their time end by hand after a twentieth of it, since none can be planned with less than a minute.
The pings of clocks and sockets come as often as ever. Clients are ours (Python); only the hub's CPU is
measured.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from tests.serving import HubProcess, hub

import samesky_client
from samesky_client import Room
from samesky_shared.core.course import COUNT
from samesky_shared.decks import programmes

from ..process import cpu

COUPLES = int(os.environ.get("COUPLES", "100"))
FASTER = 20.0
LONGEST = 81
"""Minutes of the longest programme that is played."""
SIGNAL, LINE, CARD, PAUSE = 60.0, 240.0, 360.0, 600.0
"""Seconds between two of a kind, for people."""
WITHIN = 30.0
"""Seconds in which all couples begin."""
SONG = '{"url": "https://example.org/song.mp3"}'


class Couple:
    """Two partners, and what they do."""

    def __init__(
        self, rooms: tuple[Room, Room], programme: dict[str, Any], seed: int, done: Counter[str]
    ) -> None:
        self.rooms = rooms
        self.programme = programme
        self._chance = random.Random(seed)
        self._done = done

    async def play(self) -> None:
        """The whole evening."""
        ana, ben = self.rooms
        await asyncio.sleep(self._chance.uniform(0.0, WITHIN))
        parts = self.programme["segments"]
        planned = [one | {"gate": "hand" if one["gate"] == "time" else one["gate"]} for one in parts]
        await ana.evening().plan(tuple(planned), programme=self.programme["id"])
        for room in self.rooms:
            await room.playlist().add(SONG, length=240.0)
            await room.evening().here()
            self._done["commands"] += 2
        for n, part in enumerate(parts):
            id = f"r1s{n}"
            await ana.until(lambda room, id=id: room.raw("evening")["current"] == id)  # type: ignore[misc]
            await ana.wait_for(ana.raw("evening")["clock"]["at"])
            self._done["segments"] += 1
            seconds = part["minutes"] * 60 / FASTER
            try:
                async with asyncio.timeout(max(0.0, seconds - COUNT)):
                    await asyncio.gather(*self._doing((part.get("on") or "").partition(":")[0]))
            except TimeoutError:
                pass
            if planned[n]["gate"] == "ready":
                for room in self.rooms:
                    await room.evening().ready(id)
                self._done["commands"] += 2
            else:
                await self._chance.choice(self.rooms).evening().next(id)
                self._done["commands"] += 1
        await ben.until(lambda room: room.raw("evening")["phase"] == "over")
        self._done["evenings"] += 1

    def _doing(self, kind: str) -> list[Any]:
        each = [self._signals(room) for room in self.rooms] + [self._lines(room) for room in self.rooms]
        if kind == "questions":
            return [*each, self._cards()]
        return [*each, self._pauses()] if kind == "playlist" else each

    async def _every(self, seconds: float) -> AsyncIterator[None]:
        while True:
            await asyncio.sleep(seconds / FASTER * self._chance.uniform(0.5, 1.5))
            yield

    async def _signals(self, room: Room) -> None:
        async for _ in self._every(SIGNAL):
            self._done["signals"] += room.react("heart")

    async def _lines(self, room: Room) -> None:
        async for _ in self._every(LINE):
            await room.chat().say("The kettle is on, and it rains here again.")
            self._done["commands"] += 1

    async def _cards(self) -> None:
        async for _ in self._every(CARD):
            for room in self.rooms:
                card = room.raw("questions")["card"]
                await room.questions().answer(card, "A long walk with you, and nothing to hurry for.")
            await self.rooms[0].questions().draw(after=card)
            self._done["commands"] += 3

    async def _pauses(self) -> None:
        async for _ in self._every(PAUSE):
            await self.rooms[0].playlist().pause()
            await self.rooms[1].playlist().resume()
            self._done["commands"] += 2


@asynccontextmanager
async def couples(running: HubProcess, done: Counter[str]) -> AsyncIterator[list[Couple]]:
    """All of them, in their rooms."""
    offered = [one for one in programmes().values() if sum(p["minutes"] for p in one["segments"]) <= LONGEST]
    async with AsyncExitStack() as stack:
        made = []
        for n in range(COUPLES):
            ana = await stack.enter_async_context(samesky_client.make(running.url, name="Ana"))
            ben = await stack.enter_async_context(samesky_client.join(ana.invite_link or "", name="Ben"))
            made.append(Couple((ana, ben), offered[n % len(offered)], n, done))
        yield made


async def measure() -> None:
    """Prints what it took."""
    done: Counter[str] = Counter()
    limits = {"rooms_per_hour": "1000000", "joins_per_minute": "1000000"}
    with tempfile.TemporaryDirectory() as folder:
        async with hub(Path(folder) / "data", **limits) as running, couples(running, done) as all_of_them:
            before, began = cpu(running.pid), time.monotonic()
            await asyncio.sleep(10.0)
            idle = (cpu(running.pid) - before) / (time.monotonic() - began)
            before, began = cpu(running.pid), time.monotonic()
            await asyncio.gather(*(one.play() for one in all_of_them))
            took, used = time.monotonic() - began, cpu(running.pid) - before
    print(
        f"## Evenings: {COUPLES} couples at once, whole programmes at {FASTER:.0f} times the pace of people\n"
    )
    print("| | |\n| --- | ---: |")
    print(f"| evenings gone through, segments | {done['evenings']}, {done['segments']} |")
    print(f"| commands, signals | {done['commands']}, {done['signals']} |")
    print(f"| seconds | {took:.0f} |")
    print(f"| of a core, while they do nothing | {100 * idle:.2f} % |")
    print(f"| of a core, embedded store, each command on disk | {100 * used / took:.2f} % |\n")
