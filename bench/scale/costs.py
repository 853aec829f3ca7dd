"""What it costs, as it was measured on the machine of docs/performance.md, and what follows for machines."""

from __future__ import annotations

import math
from typing import NamedTuple

from samesky_server.stores.base import KEEP_IDS, KEEP_RECORDS


class Costs(NamedTuple):
    """Of a hub at a Redis with `appendfsync always`, whose partners may be at two hubs; seconds of CPU and bytes."""

    command: float = 1221e-6
    """Of both hubs for a command, saturated (`./run bench relay`, two hubs)."""
    signal: float = 110e-6
    """Of both hubs; at one hub `./run bench strokes` has half of it."""
    quiet: float = 8e-6
    """Of a device that is there, a second (`./run bench idle`)."""
    moving: float = 13e-6
    """The same beside something that runs."""
    join: float = 1.1e-3
    """Of a device that comes in (`./run bench joins`)."""
    device: float = 11_000.0
    """Of memory for a device with half its room (`./run bench idle`)."""
    hub: float = 80e6
    """Of memory for a hub that nobody is at."""
    redis: float = 147e-6
    """Of Redis's core for a command (`./run bench relay`)."""
    redis_signal: float = 15e-6
    """The same for a signal: one PUBLISH."""
    redis_join: float = 150e-6
    """The same for a device that comes in: the room is read, presence is said."""
    per_command: float = 4.0
    """Commands of Redis for one of ours: the script, the hint, and what hubs tell each other of it."""
    per_signal: float = 1.0
    per_join: float = 6.0
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


def hubs_for(load: Load, costs: Costs = COSTS) -> float:
    """Cores of all hubs that a load takes."""
    return (
        load.commands * costs.command
        + load.signals * costs.signal
        + (load.there - load.moving) * costs.quiet
        + load.moving * costs.moving
        + load.joins * costs.join
    )


def redis_for(load: Load, costs: Costs = COSTS) -> tuple[float, float]:
    """Cores of all of Redis that a load takes, and commands a second there."""
    core = load.commands * costs.redis + load.signals * costs.redis_signal + load.joins * costs.redis_join
    asked = load.commands * costs.per_command + load.signals * costs.per_signal + load.joins * costs.per_join
    return core, asked


def room_of(commands: float, costs: Costs = COSTS) -> float:
    """Bytes of Redis's memory for a room in which so many commands were given."""
    each = (1 - costs.lines) * costs.record + costs.lines * costs.line
    whole = min(commands, costs.records)
    told = min(commands - whole, costs.told)
    entries = max(0.0, commands - whole) * costs.lines
    return costs.room + whole * each + told * costs.id + entries * costs.entry


def machines(load: Load, couples: int, costs: Costs = COSTS) -> Need:
    """What a load needs. A machine has four cores and 16 GiB: three cores for hubs, the last for all else."""
    busy = hubs_for(load, costs) / costs.filled
    storm = load.there * costs.join / costs.back
    cores = math.ceil(max(busy, storm, load.there / costs.files))
    redis, asked = redis_for(load, costs)
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
        ("coming back", f"{costs.back:.0f} s until all are back", there * costs.join / cores / costs.back),
        ("cores of hubs", f"{costs.filled:.0%} at the worst minute", times * need.busy / cores),
        ("open files", f"{costs.files:,.0f} a hub", there / cores / costs.files),
        ("one Redis's core", "all of it", times * need.redis),
        (
            "memory of Redis",
            "14 GiB a machine, a third of it spare",
            times * 1.5 * need.kept / 14 / 2**30 / (need.stores / 2),
        ),
    ]
    return sorted(found, key=lambda one: -one[2])
