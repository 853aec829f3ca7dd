"""Intents: what waits behind what other hubs append."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from samesky_server.stores.base import Outcome
from samesky_shared.core.record import Record
from samesky_shared.protocol import Change, Refusal

from .harness import Guest
from .hubs import Hubs, hubs


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Hubs]:
    async with hubs(tmp_path) as made:
        yield made


def says(guest: Guest, id: str) -> None:
    """A line of chat, without waiting."""
    guest.say(t="do", id=id, base=1, on="chat", cmd="say", args={"text": b"\0" + id.encode()})


async def test_who_comes_second_again_and_again_lands_in_the_end(
    two: Hubs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where both hubs are full one may be first for seconds: it hears first that it was, and goes on first."""
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    times, lost, append = 30, 0, west.line.append

    def second(room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]) -> None:
        nonlocal lost
        if lost < times:
            lost += 1
            two.time += 0.1
            says(ana, f"a{lost}")
        append(room, record, base, expect, done)

    monkeypatch.setattr(west.line, "append", second)
    says(ben, "b")
    answer = await ben.until(
        lambda frame: isinstance(frame, Refusal) or (isinstance(frame, Change) and "b" in frame.ids)
    )
    assert isinstance(answer, Change)
    assert (lost, answer.seq) == (times, times + 2)
