"""What a round does, from its seed alone: what each member says, and when which process is struck.

Strikes are counted in what the members send and hear, not in seconds; only how long after that (a few ms, to fall
anywhere on a command's way) is time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

EGGS = 100
"""Short timers that a member starts in a round at most, each once: every one has to ring exactly once."""
LONG = 3600.0


class Step(Struct, frozen=True):
    """One command to give."""

    on: str
    cmd: str
    args: dict[str, Any]


class Strike(Struct, frozen=True):
    """One blow."""

    when: Literal["sent", "answered"]
    count: int
    """So many commands after the one before (or after what it struck was back)."""
    wait: float
    """Seconds after that."""
    target: int
    """Which of the processes that can be struck."""


def steps(seed: int, name: str, short: float = 0.1) -> Iterator[Step]:
    """What a member does, without an end. Everything has an effect, and no two things are the same.

    Args:
        seed: of the round.
        name: who.
        short: how much of it is short timers, as a fraction.
    """
    chance = random.Random(f"{seed} {name}")
    n = eggs = 0
    while True:
        n += 1
        label, dice = f"{name} {n}", chance.random()
        if dice < short and eggs < EGGS:
            eggs += 1
            yield Step(f"timer:egg-{name}-{eggs}", "start", {"seconds": round(chance.uniform(0.1, 1.5), 3)})
            continue
        dice = chance.random()
        if dice < 0.6:
            yield Step("chat", "say", {"text": label})
        elif dice < 0.75:
            yield Step("timer:long", "start", {"seconds": _unlike(n, name)})
        elif dice < 0.88:
            yield Step(f"timer:{name}", "start", {"seconds": _unlike(n, name)})
        else:
            yield Step(f"timer:{chance.choice(('tea', 'rice'))}", "name", {"label": label})


def strikes(seed: int, count: int, targets: int = 1, apart: int = 0) -> list[Strike]:
    """So many blows, each at any of the targets, with at least so many commands between them."""
    chance = random.Random(f"{seed} strikes")
    return [
        Strike(
            chance.choice(("sent", "answered")),
            apart + chance.randint(1, 8),
            chance.choice((0.0, chance.uniform(0, 0.003), chance.uniform(0, 0.02))),
            chance.randrange(targets),
        )
        for _ in range(count)
    ]


def in_turn(seed: int, blows: list[Strike], targets: int) -> list[Strike]:
    """The same, at one target after the other."""
    order = random.Random(f"{seed} turn").sample(range(targets), targets)
    return [replace(blow, target=order[n % targets]) for n, blow in enumerate(blows)]


def _unlike(n: int, name: str) -> float:
    return LONG + n + sum(name.encode()) / 10_000
