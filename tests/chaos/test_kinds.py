"""A small round of every kind; `./run chaos` plays large ones. `SEED=…` plays the same plan again."""

from __future__ import annotations

import os
import random
import tempfile
from pathlib import Path

import pytest

from .arena import FaultyEmbedded
from .history import Answered, Cut, Event, Refused, Welcomed
from .kinds import KINDS
from .parts import disturbs
from .plan import Strike, strikes
from .rounds import play
from .witness import Witness

SEED = int(os.environ.get("SEED") or random.randrange(10**6))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", KINDS)
async def test_no_promise_is_broken(name: str) -> None:
    print(f"SEED={SEED}")  # pytest shows it when this fails
    async with KINDS[name].small() as play:
        tally = await play(SEED)
    assert tally.faults == []
    assert tally.answered + tally.strikes > 0


async def test_a_hub_that_acknowledges_before_it_writes_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # for what it finds
    arena = FaultyEmbedded(tmp_path)

    async def strike(blow: Strike, people: list[Witness]) -> None:
        await arena.hub.kill()
        await arena.start_to_die("late:300")

    try:
        tally = await play("late", 1, arena, strikes(1, 3), strike)
    finally:
        await arena.stop()
    assert {"lost", "diverged"} <= {fault.kind for fault in tally.faults}


@pytest.mark.parametrize(
    ("event", "seen"),
    [
        (Refused(1, "a", "unavailable"), True),
        (Cut(1), True),
        (Welcomed(1, resumed=True), True),
        (Refused(1, "a", "conflict"), False),
        (Answered(1, "a", 2), False),
    ],
)
def test_who_is_at_another_server_is_disturbed_by_any_of_these(event: Event, seen: bool) -> None:
    assert disturbs(event) is seen
