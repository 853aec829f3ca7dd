"""A real hub for the tests of a module, and two who sit in a room of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub

Both = Callable[[], Awaitable[tuple[Room, Room]]]
"""Makes a sealed room with Ana and Ben in it."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    """A hub with the embedded store."""
    async with hub(tmp_path_factory.mktemp("whole") / "data") as made:
        yield made


@pytest.fixture
async def both(running: HubProcess) -> AsyncIterator[Both]:
    """Makes rooms of two, and closes them."""
    made: list[Room] = []

    async def make() -> tuple[Room, Room]:
        ana = await samesky_client.make(running.url, name="Ana")
        ben = await samesky_client.join(ana.invite_link or "", name="Ben")
        made.extend((ana, ben))
        for room in (ana, ben):  # each has seen the other's key
            await room.until(lambda one: len((one.raw("keys") or {"cards": ()})["cards"]) == 2)
        return ana, ben

    yield make
    for room in made:
        await room.close()
