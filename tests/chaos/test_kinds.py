"""A small round of every kind; `./run chaos` plays large ones. `SEED=…` plays the same plan again."""

from __future__ import annotations

import os
import random

import pytest

from .kinds import KINDS

SEED = int(os.environ.get("SEED") or random.randrange(10**6))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", KINDS)
async def test_no_promise_is_broken(name: str) -> None:
    print(f"SEED={SEED}")  # pytest shows it when this fails
    kind = KINDS[name]
    async with kind.open(kind.few) as play:
        tally = await play(SEED)
    assert tally.faults == []
    assert tally.answered > 0
