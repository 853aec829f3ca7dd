"""A small round of every kind; `./run chaos` plays large ones. `SEED=…` plays the same plan again."""

from __future__ import annotations

import os
import random
import tempfile
from pathlib import Path

import pytest

from .arena import FaultyEmbedded
from .kinds import KINDS
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
