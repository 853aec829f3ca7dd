"""Listeners and presence within one process."""

from __future__ import annotations

import asyncio
from typing import Any

from samesky_server.stores.bus import SWEEP, Bus, Present
from samesky_server.stores.fixtures import Ear, record


class Failing(Ear):
    def heard_message(self, room: str, message: bytes) -> None:
        raise RuntimeError("fails")


async def test_a_listener_who_fails_silences_nobody() -> None:
    reported: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: reported.append(context))
    try:
        bus, ear = Bus(), Ear()
        bus.subscribe("room", Failing())
        bus.subscribe("room", ear)
        bus.message("room", b"one")
    finally:
        loop.set_exception_handler(None)
    assert ear.messages.get_nowait() == b"one"
    assert [str(context["exception"]) for context in reported] == ["fails"]


async def test_a_listener_may_leave_while_it_hears() -> None:
    bus, stays = Bus(), Ear()

    class Leaving(Ear):
        def heard_record(self, room: str, record: Any) -> None:
            bus.unsubscribe(room, self)
            super().heard_record(room, record)

    leaves = Leaving()
    for ear in (leaves, stays):
        bus.subscribe("room", ear)
    for seq in (1, 2):
        bus.record("room", record(seq))
    assert (leaves.records.qsize(), stays.records.qsize()) == (1, 2)


def test_presence_ends_with_its_time() -> None:
    now = [0.0]
    present = Present(lambda: now[0])
    present.touch("room", "a", b"1", 10.0)
    present.touch("room", "b", b"2", 20.0)
    now[0] = 10.0
    assert present.here("room") == {"b": b"2"}
    present.touch("room", "a", b"3", 5.0)
    assert present.here("room") == {"a": b"3", "b": b"2"}
    present.leave("room", "a")
    present.leave("other", "a")
    assert present.here("room") == {"b": b"2"}


def test_rooms_that_nobody_asks_for_are_forgotten() -> None:
    now = [0.0]
    present = Present(lambda: now[0])
    for n in range(100):
        present.touch(f"room-{n}", "a", b"", 10.0)
    now[0] = SWEEP
    present.touch("room-0", "a", b"", 10.0)
    assert list(present._rooms) == ["room-0"]
