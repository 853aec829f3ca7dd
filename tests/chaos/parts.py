"""A room at each primary of a cluster, with people in all of them, while one of the primaries dies.

Who is at another one must not notice: their lines stay, nobody is told that anything was lost, no command is refused
because the store does not answer, and commands go on being acknowledged before anybody has taken over.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from samesky_shared.core.record import Record

from ..redis_groups import CALM
from ..redis_servers import Server
from .checker import Fault
from .collected import Collected
from .grouped import OnShards, acknowledged
from .history import Cut, Event, Log, Refused, Welcomed
from .plan import Strike, strikes
from .rounds import Tally, play
from .witness import Witness

MEANWHILE = 8
"""Commands that each of the other rooms has acknowledged before anybody takes over."""


class At:
    """An arena that runs, for a room at one of its primaries."""

    targets = 1
    collected: Collected | None = None

    def __init__(self, whole: OnShards, home: Server) -> None:
        self.whole, self.home = whole, home

    @property
    def logs(self) -> list[Path]:
        return self.whole.logs

    async def start(self) -> None:
        pass

    async def stop(self) -> None:
        pass

    async def strike(self, target: int) -> None:
        pass

    async def make_room(self, *names: str) -> list[dict[str, str]]:
        while True:
            made = await self.whole.make_room(*names)
            if self.whole.primary_of(made[0]["room"]) is self.home:
                return made

    async def newest(self, room: str) -> Sequence[Record]:
        return await self.whole.newest(room)

    async def read(self, room: str, rough: bool) -> Log:
        return await self.whole.read(room, rough)


class Death:
    """Of one primary, as the rooms at all of them see it."""

    def __init__(self, arena: OnShards, away: Server, homes: list[Server]) -> None:
        self.arena, self.away = arena, away
        others = [one for one in homes if one is not away]
        self.talking = {one: asyncio.Event() for one in others}
        self.enough = {one: asyncio.Event() for one in others}
        self.dead, self.over = asyncio.Event(), asyncio.Event()

    async def strikes(self, home: Server, blow: Strike, people: list[Witness]) -> list[Fault]:
        """What happens to the people of a room there."""
        if home is not self.away:
            return await self._beside(home, people)
        heir = self.arena.group.replica_of(self.away)
        await _all(self.talking)
        self.away.kill()
        self.dead.set()
        await _all(self.enough)
        await asyncio.to_thread(self.arena.group.hasten)
        await asyncio.to_thread(self.arena.group.until_taken, heir)
        await asyncio.to_thread(self.arena.group.hasten, CALM)
        await asyncio.to_thread(self.arena.group.revive, self.away)
        self.over.set()
        return []

    async def _beside(self, home: Server, people: list[Witness]) -> list[Fault]:
        self.talking[home].set()
        await self.dead.wait()
        since = {one: len(one.history.events) for one in people}
        await acknowledged(people, MEANWHILE)
        self.enough[home].set()
        await self.over.wait()
        return [
            Fault("disturbed", f"{one.history.name}, at another server, had {event}")
            for one, start in since.items()
            for event in one.history.events[start:]
            if disturbs(event)
        ]


async def parts(arena: OnShards, seed: int) -> Tally:
    """Plays a room at each primary, all at once."""
    homes = arena.group.primaries
    death = Death(arena, random.Random(f"{seed} parts").choice(homes), homes)
    told = await asyncio.gather(
        *[
            play("parts", seed, At(arena, home), strikes(seed, 1), partial(death.strikes, home))
            for home in homes
        ]
    )
    total = Tally()
    for one in told:
        total.add(one)
    total.strikes = 1
    return total


def disturbs(event: Event) -> bool:
    """Whether nobody who is somewhere else should have to see this."""
    return isinstance(event, Cut | Welcomed) or (isinstance(event, Refused) and event.code == "unavailable")


async def _all(events: dict[Server, asyncio.Event]) -> None:
    await asyncio.gather(*[one.wait() for one in events.values()])
