"""A version and the next serve one room at the same time: whose hubs are exchanged one by one, nobody loses anything.

This version is once the older one (beside `later.py`), and once the newer (of what is in `written/`).
"""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from samesky_client import Room
from samesky_server.hub import telling
from samesky_server.stores.redis_keys import Names
from samesky_shared.activities import catalog
from samesky_shared.core import room as core
from samesky_shared.core.newer import newer
from samesky_shared.core.record import Record, Snapshot
from samesky_shared.errors import Refused

from ..redis_servers import Server
from ..serving import HubProcess
from .hubs import Two, two_hubs
from .test_moves import back
from .written import FOLDER, Written

FILES = sorted(FOLDER.glob("*.msgpack.gz"))


@pytest.fixture
async def two(redis: Server, tmp_path: Path) -> AsyncIterator[Two]:
    """A hub of this version in the east, one of the next in the west."""
    async with two_hubs(redis, tmp_path, west_module="tests.two_hubs.later") as made:
        yield made


def painted(room: Room) -> tuple[str, str]:
    """What only the next version knows of the timer."""
    timer = room.raw("timer") or {}
    return timer.get("colour", ""), timer.get("elapsed", {}).get("easing", "")


async def heard(room: Room, seq: int) -> None:
    await room.until(lambda one: one.seq >= seq)


def complaints(hub: HubProcess) -> list[str]:
    """The events in a hub's log that are an error."""
    lines = [json.loads(line) for line in hub.log.read_text().splitlines()]
    return [line["event"] for line in lines if line["level"] == "error"]


# ------------------------------------------------------------------------------------ the older of two


async def test_what_only_the_later_one_knows_goes_through_the_older_unharmed(two: Two) -> None:
    ana, ben = await two.partners()
    await ben.do("kites", "fly", lasting=True, name="red")
    await heard(ana, await ben.do("timer", "paint", colour="blue"))
    assert painted(ben) == ("blue", "soft")
    assert painted(ana) == ("", ""), "the older one shows what it knows"
    assert "kites" not in ana.states
    with pytest.raises(Refused) as refused:
        await ana.do("kites", "fly", lasting=True, name="green")
    assert refused.value.code == "unknown"
    await heard(ben, await ana.timer().start(60))
    assert painted(ben) == ("blue", "soft"), "the older one wrote it back"
    await ben.until(lambda room: (room.raw("kites") or {"down": 0})["down"] == 1)
    for one, other in ((ana, ben), (ben, ana)):
        await heard(other, await one.do("chat", "say", text="hello"))
    assert complaints(two.east) == complaints(two.west) == []


async def test_hubs_are_exchanged_one_by_one_and_no_command_is_lost(two: Two) -> None:
    east, west = await two.door(two.east), await two.door(two.west)
    ana, ben = await two.partners(east.url, west.url)
    await ben.do("kites", "fly", lasting=True, name="red")
    await heard(ana, await ben.do("timer", "paint", colour="blue"))
    said = [asyncio.ensure_future(ana.do("chat", "say", text=f"line {n}")) for n in range(20)]
    await said[0]
    east.to = two.west
    assert await two.east.stop() == 0
    await back(ana)
    seqs = await asyncio.gather(*said)

    # The last that the older one did was to keep a snapshot; the later one starts from it.
    kept = two.redis.ask("GET", Names().keys(ana.seat.room).snapshot)
    snapshot = msgspec.msgpack.decode(kept.partition(b":")[2], type=Snapshot)
    assert snapshot.states["timer"].state["colour"] == "blue"
    assert "kites" in snapshot.states
    returning = asyncio.gather(back(ana), back(ben))  # they may be back as soon as it is
    await two.west.kill()
    await two.west.start()
    await returning
    for room in (ana, ben):
        await heard(room, max(seqs))
    await ben.until(lambda one: (one.raw("kites") or {"down": 0})["down"] == 1)
    assert painted(ben) == ("blue", "soft")
    await heard(ana, await ben.do("timer", "paint", colour="green"))
    assert painted(ana) == ("green", "soft"), "who was at the older one sees what is new with its next change"
    page = await ben.page(before=2**50, limit=100)
    lines = [entry for entry in page.entries if entry.kind == "line"]
    texts = sorted(ben.unseal(entry.body["text"], entry.on, "say.text") for entry in lines)
    assert texts == sorted(f"line {n}" for n in range(20)), "each once"

    # And back, should it have to be: one of the older version finds its way into what the later one wrote.
    await two.east.start()
    east.to = two.east
    east.cut()
    await back(ana)
    await heard(ben, await ana.timer().start(60))
    assert painted(ben) == ("green", "soft")
    assert complaints(two.east) == complaints(two.west) == []


# ------------------------------------------------------------------------------------ the newer of two


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition(".")[0])
def test_what_earlier_versions_wrote_is_read_whole(file: Path) -> None:
    written = msgspec.msgpack.decode(gzip.decompress(file.read_bytes()), type=Written)
    assert written.rooms
    for raw in written.rooms:
        snapshot = msgspec.msgpack.decode(raw.snapshot, type=Snapshot)
        room = core.Room("rehearsal", catalog(), snapshot.epoch)
        room.restore(snapshot)
        assert room.foreign == {}, "a state cannot be read"
        for who in room.members.members:
            assert room.views(who).keys() <= snapshot.states.keys()
        again = msgspec.msgpack.decode(msgspec.msgpack.encode(room.snapshot()))
        assert newer(msgspec.msgpack.decode(raw.snapshot), again) is None, "something is not written back"
        for one in raw.records:
            record = msgspec.msgpack.decode(one, type=Record)
            assert record.entries
            assert all(entry.seq == record.seq for entry in record.entries)
        assert room.unfit == {}
    assert [type(telling.read(one)).__name__ for one in written.tellings] == ["Seen", "Gone", "Told", "Beat"]


def test_there_is_something_of_an_earlier_version() -> None:
    assert FILES
