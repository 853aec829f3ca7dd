"""One round: members talk while processes are struck; then everything is compared."""

from __future__ import annotations

import asyncio
import contextlib
import random
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from samesky_client.device import Seat

from .arena import Arena
from .checker import Fault, check, final_of
from .history import Answered, Changed, Cut, Log, Round, Sent
from .plan import Step, Strike, steps
from .rules import CoreRules, alarms
from .witness import Score, Witness

LAST = 25
"""Events of each member, and lines of each log, that are shown of a round that went wrong."""
PATIENCE = 90.0
"""Seconds after which a round counts as stuck."""
TOLD_WITHIN = 40.0
"""Seconds in which everybody should be told that the log has lost its end."""
NAMES = ("ana", "ben")
Blow = Callable[[Strike, list[Witness]], Awaitable[list[Fault] | None]]
"""Strikes, and brings back what it struck."""


class Tally(Struct):
    """What came of a round, or of several."""

    strikes: int = 0
    sent: int = 0
    answered: int = 0
    resent: int = 0
    late: int = 0
    """Commands that had landed, and whose author only heard so on a new connection or after sending again."""
    records: int = 0
    rang: int = 0
    forked: int = 0
    faults: list[Fault] = []
    steps: list[str] = []
    """At which steps a hub died, or what else was done to whom."""
    seconds: list[float] = []
    """What a kind measures, in seconds."""

    def add(self, other: Tally) -> None:
        """Adds another round's."""
        for field in self.__struct_fields__:
            setattr(self, field, getattr(self, field) + getattr(other, field))


async def play(
    kind: str,
    seed: int,
    arena: Arena,
    blows: Sequence[Strike],
    strike: Blow | None = None,
    short: float = 0.1,
    late: bool = False,
) -> Tally:
    """Plays a round and checks it.

    Args:
        kind: its name.
        seed: makes the plan of what is said.
        arena: what plays.
        blows: when something is struck.
        strike: does more than the arena does by itself, and returns what it finds wrong.
        short: how much of what is said is short timers.
        late: measure how much later than the first the last device heard of each command.
    """
    await arena.start()
    score = Score()
    seats = await arena.make_room(*NAMES)
    people = [Witness(name, Seat(**seat), score) for name, seat in zip(NAMES, seats, strict=True)]
    stuck: list[Fault] = []
    ended = False
    try:
        async with asyncio.timeout(PATIENCE + 10 * len(blows)), _seen(arena, seats[0]["room"]):
            await asyncio.gather(*[one.enter() for one in people])
            plans = [steps(seed, name, short) for name in NAMES]
            stuck += await _talk(people, plans, score, blows, strike or _plainly(arena))
            await _calm(people)
            for one in people:
                one.ends()
            ended = True
    except TimeoutError:
        where = ", ".join(f"{one.history.name} is {one.connection} at {one.seq}" for one in people)
        stuck.append(Fault("unanswered", f"the round did not come to its end: {where}"))
    finally:
        await asyncio.gather(*[one.close() for one in people])
    if ended:
        for one, seat in zip(people, seats, strict=True):
            await fresh(one, Witness(one.history.name, Seat(**seat), Score()))
    log = await arena.read(seats[0]["room"], random.Random(f"{seed} end").random() < 0.5)
    whole = Round(kind, seed, [one.history for one in people], log)
    tally = _judged(whole, score, len(blows), stuck)
    if tally.faults:
        _keep(whole, tally.faults, arena)
    tally.seconds = score.lateness() if late else []
    return tally


def _seen(arena: Arena, room: str) -> AbstractAsyncContextManager[None]:
    if arena.collected is None:
        return contextlib.nullcontext()
    return arena.collected.looking(partial(arena.newest, room))


async def _talk(
    people: list[Witness],
    plans: list[Iterator[Step]],
    score: Score,
    blows: Sequence[Strike],
    strike: Blow,
) -> list[Fault]:
    enough = asyncio.Event()
    found: list[Fault] = []
    async with asyncio.TaskGroup() as group:
        for one, plan in zip(people, plans, strict=True):
            await one.do(f"timer:{one.history.name}", "open", audience=[one.you])  # only for their own eyes
            group.create_task(one.act(plan, enough))
        for blow in blows:
            sent, answered = score.sent, score.answered
            if blow.when == "sent":
                await score.until(lambda now, goal=sent + blow.count: now.sent >= goal)
            else:
                await score.until(lambda now, goal=answered + blow.count: now.answered >= goal)
            await asyncio.sleep(blow.wait)
            found += await strike(blow, people) or []
        enough.set()
    return found


async def told(forks: dict[Witness, int]) -> list[Fault]:
    """Until these have been told that the log has lost its end; who was not, in time."""
    score = next(iter(forks)).score
    try:
        async with asyncio.timeout(TOLD_WITHIN):
            await score.until(lambda now: all(one.forks > before for one, before in forks.items()))
    except TimeoutError:
        untold = [one.history.name for one, before in forks.items() if one.forks == before]
        return [Fault("untold", f"{name} was not told that the log has lost its end") for name in untold]
    return []


def _plainly(arena: Arena) -> Blow:
    async def strike(blow: Strike, people: list[Witness]) -> None:
        await arena.strike(blow.target)
        for one in people:
            one.reconnect()

    return strike


async def _calm(people: list[Witness]) -> None:
    """Waits until every short timer has rung and everybody has everything."""
    first = people[0]
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(20):  # what has not rung by then is missing in the log
            await first.until(lambda room: room.connection == "ready" and not _eggs(room.states))
    end = await first.do("chat", "say", text="the end")
    for one in people:
        await one.until(lambda room: room.connection == "ready" and room.seq >= end)


def _eggs(states: object) -> list[str]:
    assert hasattr(states, "items")
    return [on for on, one in states.items() if on.startswith("timer:egg") and one["ended_at"] is None]


async def fresh(old: Witness, new: Witness) -> None:
    """What a device without a past is told."""
    async with new:
        assert new._replica.position is not None
        old.history.fresh = final_of(new._replica.position, new._replica.states)


def _judged(whole: Round, score: Score, blows: int, stuck: list[Fault]) -> Tally:
    log: Log = whole.log
    rings, rang = alarms(log.records)
    faults = [*stuck, *check(log, whole.histories, CoreRules()), *rings]
    forked = sum(one.forked for h in whole.histories for one in h.events if hasattr(one, "forked"))
    return Tally(
        blows, score.sent, score.answered, score.resent, _late(whole), len(log.records), rang, forked, faults
    )


def _late(whole: Round) -> int:
    """Commands that had landed, and whose author only heard so on a new connection or after sending again."""
    count = 0
    for history in whole.histories:
        flying: dict[str, bool] = {}
        for event in history.events:
            if isinstance(event, Sent):
                flying[event.id] = False
            elif isinstance(event, Cut):
                flying = dict.fromkeys(flying, True)
            elif isinstance(event, Changed):
                count += sum(flying.pop(id, False) for id in event.ids)
            elif isinstance(event, Answered) and event.id in flying:
                count += 1  # there is no change with it, so it was there already
                del flying[event.id]
    return count


def _keep(whole: Round, faults: list[Fault], arena: Arena) -> None:
    folder = Path(tempfile.mkdtemp(prefix=f"samesky-chaos-{whole.kind}-{whole.seed}-"))
    (folder / "round.json").write_bytes(msgspec.json.format(msgspec.json.encode(whole)))
    print(f"SEED={whole.seed} {whole.kind}: {len(faults)} broken promises, see {folder}/round.json")
    for fault in faults[:10]:
        print(f"    {fault}")
    for one in whole.histories:
        print(f"    {one.name} at last:", *map(str, one.events[-LAST:]), sep="\n        ")
    for log in arena.logs:
        said = log.read_text().splitlines()[-LAST:] if log.exists() else []
        print(f"    {log.name} at last:", *said, sep="\n        ")
