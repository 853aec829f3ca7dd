"""What it costs, as it was measured on the machine of docs/performance.md, and what follows for machines.

A command that comes to a hub with nothing else to do has each look at the sockets, each pipeline and each sync for
itself; one that comes while the hub is busy shares them. So each has two costs, `alone` and `full`, and at a core of
which a share f is used it costs `full + (alone - full) * (1 - f)`: of those that come, so many find it idle.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from samesky_server.stores.base import KEEP_IDS, KEEP_RECORDS


class Cost(NamedTuple):
    """Seconds of CPU for one of something: at a core that is full, and where nothing shares the work."""

    full: float
    alone: float

    def at(self, used: float) -> float:
        """At a core of which this share is used."""
        return self.full + (self.alone - self.full) * (1 - used)


class Costs(NamedTuple):
    """Of a hub at a Redis with `appendfsync always`, whose partners may be at two hubs; seconds of CPU and bytes.

    What it costs alone is from `./run bench apart`.
    """

    command: Cost = Cost(396e-6, 2471e-6)
    """Of both hubs for a command (`./run bench relay`, two hubs)."""
    signal: Cost = Cost(110e-6, 1099e-6)
    """Of both hubs; at one hub `./run bench strokes` has half of it."""
    quiet: float = 7e-6
    """Of a device that is there, a second, with its samples of the clock (`./run bench idle`)."""
    moving: float = 15e-6
    """The same beside something that runs."""
    join: Cost = Cost(0.67e-3, 5.2e-3)
    """Of a device that comes in (`./run bench joins`)."""
    idle: float = 17e-3
    """Of a hub that nobody is at, a second: it asks each part which rooms are due (`./run bench apart`)."""
    device: float = 7_700.0
    """Of memory for a device with half its room (`./run bench idle`)."""
    hub: float = 80e6
    """Of memory for a hub that nobody is at."""
    redis: Cost = Cost(174e-6, 562e-6)
    """Of Redis's core for a command (`./run bench relay`)."""
    redis_idle: float = 5.7e-3
    """The same a second for a hub that nobody is at."""
    redis_signal: Cost = Cost(15e-6, 110e-6)
    """The same for a signal: one PUBLISH."""
    redis_join: Cost = Cost(150e-6, 655e-6)
    """The same for a device that comes in: the room is read, presence is said."""
    per_command: float = 3.0
    """Commands of Redis for one of ours: the script, the hint, and what hubs tell each other (`bench apart`)."""
    per_signal: float = 1.0
    per_join: float = 4.6
    record: float = 520.0
    """Bytes of Redis's memory for a record, by `MEMORY USAGE`, where the state of its activity is small."""
    line: float = 6_100.0
    """The same for a line of a chat, whose state holds the newest lines."""
    lines: float = 0.25
    """The share of commands that are lines, each of which is also an entry, which stays."""
    records: float = float(KEEP_RECORDS)
    """Records of a room that stay whole; of older ones only their entries, and of some which commands they were."""
    told: float = float(KEEP_IDS)
    """Of so many."""
    id: float = 8.0
    """Bytes of Redis's memory for each of those."""
    entry: float = 350.0
    """Bytes of an entry."""
    room: float = 4_800.0
    """Bytes of a room in which nothing has happened."""
    years: float = 1.0
    filled: float = 0.6
    """How far a core is to be filled at the worst minute."""
    back: float = 60.0
    """Seconds in which all are to be back after every hub was started anew at that minute."""
    files: float = 60_000.0
    """Devices for which one hub may hold files open."""


COSTS = Costs()


class Load(NamedTuple):
    """The worst five minutes: devices that are there, and what happens in a second. And an ordinary day."""

    there: float
    joins: float
    commands: float
    signals: float
    moving: float
    a_day: float
    """Commands of an ordinary day."""


class Need(NamedTuple):
    """What carries a load."""

    busy: float
    storm: float
    memory: float
    redis_commands: float
    redis: float
    """The share of one core of one Redis."""
    kept: float
    """Bytes of Redis's memory."""
    hubs: int
    """Machines for hubs, with one more for each ten."""
    stores: int
    """Machines for Redis, each with one that follows it."""

    @property
    def cores(self) -> float:
        """Of hubs."""
        return max(self.busy, self.storm)


def hubs_for(load: Load, costs: Costs = COSTS) -> Cost:
    """Seconds of CPU that a load takes in a second, of all hubs: if they are full, and if nothing is shared."""
    there = (load.there - load.moving) * costs.quiet + load.moving * costs.moving
    some = ((load.commands, costs.command), (load.signals, costs.signal), (load.joins, costs.join))
    return Cost(*(there + sum(often * cost[n] for often, cost in some) for n in range(2)))


def redis_for(load: Load, costs: Costs = COSTS) -> tuple[Cost, float]:
    """The same of Redis, however many there are, and commands a second there."""
    some = (
        (load.commands, costs.redis),
        (load.signals, costs.redis_signal),
        (load.joins, costs.redis_join),
    )
    asked = load.commands * costs.per_command + load.signals * costs.per_signal + load.joins * costs.per_join
    return Cost(*(sum(often * cost[n] for often, cost in some) for n in range(2))), asked


def used_of(work: Cost, cores: float = 1.0) -> float:
    """The share that is used of each of so many cores, among which this work is; over one where it is too much."""
    full, alone = work.full / cores, work.alone / cores
    # From `used == full + (alone - full) * (1 - used)`, where each is what comes in a second.
    return full if full >= 1 else alone / (1 + alone - full)


def room_of(commands: float, costs: Costs = COSTS) -> float:
    """Bytes of Redis's memory for a room in which so many commands were given."""
    each = (1 - costs.lines) * costs.record + costs.lines * costs.line
    whole = min(commands, costs.records)
    told = min(commands - whole, costs.told)
    entries = max(0.0, commands - whole) * costs.lines
    return costs.room + whole * each + told * costs.id + entries * costs.entry


def machines(load: Load, couples: int, costs: Costs = COSTS) -> Need:
    """What a load needs. A machine has four cores and 16 GiB: three cores for hubs, the last for all else."""
    busy = hubs_for(load, costs).at(costs.filled) / (costs.filled - costs.idle)
    storm = load.there * costs.join.full / costs.back
    cores = math.ceil(max(busy, storm, load.there / costs.files))
    work, asked = redis_for(load, costs)
    redis = used_of(work) + cores * costs.redis_idle
    kept = couples * room_of(365 * costs.years * load.a_day / couples, costs)
    memory = load.there * costs.device + cores * costs.hub
    hubs = math.ceil(1.1 * max(cores / 3, memory / 12 / 2**30))
    # Redis holds all in memory, and a part of it once more while it writes its file anew.
    stores = math.ceil(max(redis / costs.filled, 1.5 * kept / 14 / 2**30))
    return Need(busy, storm, memory, asked, redis, kept, hubs, 2 * stores)


def breaks(
    load: Load, need: Need, times: float, couples: int, costs: Costs = COSTS
) -> list[tuple[str, str, float]]:
    """What is how far over its limit when the load is so many times as much, worst first."""
    cores = math.ceil(max(need.cores, load.there / costs.files))
    there = times * load.there
    found = [
        (
            "coming back",
            f"{costs.back:.0f} s until all are back",
            there * costs.join.full / cores / costs.back,
        ),
        ("cores of hubs", f"{costs.filled:.0%} at the worst minute", times * need.busy / cores),
        ("open files", f"{costs.files:,.0f} a hub", there / cores / costs.files),
        ("one Redis's core", "all of it", used_of(Cost(*(times * one for one in redis_for(load, costs)[0])))),
        (
            "memory of Redis",
            "14 GiB a machine, a third of it spare",
            times * 1.5 * need.kept / 14 / 2**30 / (need.stores / 2),
        ),
    ]
    return sorted(found, key=lambda one: -one[2])
