"""What is kept of a room is damaged: that room says so, once in the log, and the others go on."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from structlog.testing import capture_logs

from samesky_server.hub.damaged import AGAIN, Damaged
from samesky_server.stores import disk
from samesky_server.stores.base import Unreadable
from samesky_shared.activities import Timer
from samesky_shared.core.members import Members
from samesky_shared.core.record import Kept, Record
from samesky_shared.core.seats import DeviceKey, Seat
from samesky_shared.errors import TOO_SLOW, UNREADABLE, Refused
from samesky_shared.protocol import Bye, Change, Refusal

from .harness import ROOM, T0, Guest, World, world

OTHER = "room-of-cem-and-dora-1"
_pack = msgspec.msgpack.encode


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[World]:
    """A hub with another room beside."""
    async with world(tmp_path) as made:
        seats = {
            name: Seat(name.title(), devices={f"{name}-1": DeviceKey("h", T0)}) for name in ("cem", "dora")
        }
        assert await made.hub.found(Members(id=OTHER, members=seats))
        yield made


async def other(site: World) -> Guest:
    """Somebody in the other room, who can do what they like."""
    cem = site.connect()
    cem.say(t="hello", token=site.token("cem", room=OTHER))
    assert isinstance(await cem.do("chat", "say", text=b"\0hello"), Change)
    return cem


def change(path: Path, statement: str, *values: Any) -> None:
    """Does something to what is on the disk."""
    with closing(sqlite3.connect(path / disk.FILE, isolation_level=None)) as db:
        db.execute(statement, values)


def spoil(path: Path, table: str = "records", which: str = "1") -> None:
    """The last byte of these rows of the room is gone."""
    assert table in {"records", "entries", "snapshots"}
    cut = f"UPDATE {table} SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) AS BLOB)"
    change(path, f"{cut} WHERE room = ? AND {which}", ROOM)


async def left(site: World, *guests: Guest) -> None:
    """They go, and the room is no longer in memory."""
    for guest in guests:
        guest.session.lost()
    site.hub.rooms.unload(site.hub.lives[ROOM])
    await site.hub.tasks.finished()


async def turned_away(site: World, member: str = "ana") -> Bye:
    """What a device is told that the hub does not let in."""
    guest = site.connect()
    guest.say(t="hello", token=site.token(member))
    assert await guest.end() == UNREADABLE
    bye = guest.wire.sent[-1]
    assert isinstance(bye, Bye)
    return bye


# -------------------------------------------------------------------------------------------- the list


def test_a_room_is_told_of_once_and_looked_at_again_after_a_while() -> None:
    now = 0.0
    rooms = Damaged(lambda: now)
    rooms.check(ROOM)
    with capture_logs() as lines:
        rooms.found(ROOM, Unreadable("a record cannot be decoded"))
        with pytest.raises(Unreadable, match="a record cannot be decoded"):
            rooms.check(ROOM)
        rooms.check(OTHER)
        now = AGAIN
        rooms.check(ROOM)
        rooms.found(ROOM, Unreadable("a record cannot be decoded"))
        rooms.read(ROOM)
        rooms.read(ROOM)
    assert [(line["event"], line["log_level"]) for line in lines] == [
        ("room_unreadable", "error"),
        ("room_readable", "warning"),
    ]
    rooms.check(ROOM)


# ---------------------------------------------------------------------------------------------- devices


@pytest.mark.parametrize("what", ["record", "missing", "members", "snapshot", "entry"])
async def test_its_devices_come_back_later_and_another_room_goes_on(
    site: World, tmp_path: Path, what: str
) -> None:
    ana = await site.join("ana")
    for n in range(3):
        await ana.do("chat", "say", text=b"\0%d" % n)
    await left(site, ana)
    match what:
        case "record":
            change(tmp_path, "DELETE FROM snapshots")
            spoil(tmp_path, which="seq = 2")
        case "missing":
            change(tmp_path, "DELETE FROM snapshots")
            change(tmp_path, "DELETE FROM records WHERE room = ? AND seq = 2", ROOM)
        case "members":
            change(tmp_path, "DELETE FROM snapshots")
            first = Record("e", 1, "m", T0, {"room": Kept({"members": {"ana": 5}})})
            change(tmp_path, "UPDATE records SET bytes = ? WHERE room = ? AND seq = 1", _pack(first), ROOM)
        case "snapshot":
            spoil(tmp_path, "snapshots")
        case "entry":
            spoil(tmp_path, "entries")
    with capture_logs() as lines:
        for member in ("ana", "ben", "ana"):
            bye = await turned_away(site, member)
            assert bye.retry_after == AGAIN
        if what != "entry":  # then the room itself is there
            with pytest.raises(Refused) as refused:
                await site.hub.members(ROOM)
            assert (refused.value.code, refused.value.retry_after) == ("unavailable", AGAIN)
    told = [line for line in lines if line["event"] == "room_unreadable"]
    assert [(line["room"], line["log_level"]) for line in told] == [(ROOM, "error")]
    assert isinstance(await (await other(site)).do("timer", "start", seconds=5), Change)


async def test_it_opens_again_once_it_is_whole(site: World, tmp_path: Path) -> None:
    ana = await site.join("ana")
    await ana.do("chat", "say", text=b"\0one")
    await left(site, ana)
    spoil(tmp_path, "snapshots")
    await turned_away(site)
    change(tmp_path, "DELETE FROM snapshots")
    await turned_away(site)
    site.time += AGAIN
    back = await site.join("ben")
    assert isinstance(await back.do("chat", "say", text=b"\0two"), Change)


async def test_what_is_damaged_under_people_who_are_in_it_shows_with_the_next_command(
    site: World, tmp_path: Path
) -> None:
    ana, cem = await site.join("ana"), await other(site)
    await ana.do("chat", "say", text=b"\0one")
    change(tmp_path, "DELETE FROM snapshots")
    spoil(tmp_path)
    # Both are written in one go, and only one of them can be.
    ana.say(t="do", id="x", base=1, on="chat", cmd="say", args={"text": b"\0two"})
    assert isinstance(await cem.do("timer", "start", seconds=5), Change)
    assert await ana.end() == TOO_SLOW
    assert not any(isinstance(frame, Refusal) for frame in cem.wire.sent)
    with capture_logs() as lines:
        await turned_away(site)
    assert [line["event"] for line in lines if line["log_level"] == "error"] == ["room_unreadable"]


async def test_a_state_that_does_not_fit_its_rule_keeps_nobody_out(site: World, tmp_path: Path) -> None:
    ana = await site.join("ana")
    await ana.do("timer", "start", seconds=600)
    await ana.do("timer:tea", "stopwatch")
    await left(site, ana)
    change(tmp_path, "DELETE FROM snapshots")
    strange = {"timer": Kept({"total": "much"})}
    found = await site.store.load(ROOM)
    assert found is not None
    timer = next(one for one in found.tail if "timer" in one.states)
    change(
        tmp_path, "UPDATE records SET bytes = ? WHERE room = ? AND seq = ?",
        _pack(msgspec.structs.replace(timer, states=strange, entries=())), ROOM, timer.seq,
    )  # fmt: skip
    back = await site.join("ben")
    whole = next(frame for frame in back.wire.sent if isinstance(frame, Change))
    assert "timer" not in whole.states
    assert "timer:tea" in whole.states
    assert isinstance(await back.do("chat", "say", text=b"\0hello"), Change)
    refused = await back.do("timer", "start", seconds=5)
    assert isinstance(refused, Refusal)
    assert refused.code == "unknown"


async def test_a_rule_that_fails_on_what_is_kept_is_told_of_once_and_takes_nobody_along(
    site: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = await site.join("ana"), await site.join("ben")
    await ana.do("timer", "start", seconds=600)

    def fails(self: Timer, who: str) -> object:
        raise LookupError("a bit is wrong")

    monkeypatch.setattr(Timer, "view", fails)
    with capture_logs() as lines:
        fresh = await site.join("ana", 2)
        site.hub.tick()
        site.hub.tick()
    whole = next(frame for frame in fresh.wire.sent if isinstance(frame, Change))
    assert whole.states.keys() == {"room"}
    told = [(line["event"], line["kind"]) for line in lines if line["log_level"] == "error"]
    assert told == [("state_unfit", "timer")]
    for one in (ana, ben, fresh):
        assert isinstance(await one.do("chat", "say", text=b"\0hello"), Change)
