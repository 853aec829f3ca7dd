"""Silence is asked, and no answer ends it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from .harness import World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    """A hub with a room of two."""
    async with world(tmp_path) as made:
        yield made


async def test_silence_is_asked_and_no_answer_ends_it(here: World) -> None:
    ana = await here.join("ana")
    ana.session.tick(24.0)
    assert ana.wire.pinged == 0
    ana.session.tick(25.0)
    ana.session.tick(26.0)
    assert ana.wire.pinged == 1
    ana.wire.heard = 25.0  # the loop's clock may be as coarse as the way is short
    ana.session.tick(31.0)
    assert ana.wire.closed is None
    ana.wire.heard = 32.0
    await ana.do("timer", "start", seconds=600)
    ana.session.tick(37.0)  # while something runs, 5 s of silence are enough
    assert ana.wire.pinged == 2
    ana.session.tick(42.0)
    assert await ana.end() == 4450
