"""That a hub which is begun as a copy is a process like one that is begun by its command."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx
import pytest

from ..serving import HubProcess


async def test_a_copy_serves_with_its_own_settings_and_ends_as_it_is_told_to(tmp_path: Path) -> None:
    one = HubProcess(tmp_path / "one", copied=True)
    other = HubProcess(tmp_path / "other", copied=True, rooms="closed")
    for made in (one, other):
        await made.start()
        assert made.ready["pid"] == made.pid
        assert made.runs
    body = {"member": {"name": "Ana"}}
    assert [httpx.post(f"{made.url}/v1/rooms", json=body).status_code for made in (one, other)] == [201, 401]
    assert await one.stop() == 0
    other._process.kill()  # type: ignore[union-attr]
    assert await other.ended() == -signal.SIGKILL
    assert not one.runs
    assert not other.runs
    assert [made.log.read_text().count('"ready"') for made in (one, other)] == [1, 1]


async def test_a_copy_that_cannot_begin_says_why(tmp_path: Path) -> None:
    made = HubProcess(tmp_path / "data", copied=True, rooms="ajar")
    with pytest.raises(AssertionError, match="samesky: "):
        await made.start()
    assert await made.ended() == 1
