"""What was missed is found: records that were not heard, histories that the store lost, a clock that is off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from samesky_server.hub.watch import AT_ONCE, TOPS, Watch
from samesky_server.stores.base import StoreError
from samesky_server.stores.fixtures import append
from samesky_shared.core.record import Record
from samesky_shared.protocol import Change, Done, Refusal, Welcome

from .harness import ROOM, T0, Guest
from .hubs import Hubs, Site, hubs, settled


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Hubs]:
    async with hubs(tmp_path) as made:
        yield made


async def say(guest: Guest, text: bytes) -> Change:
    """A line of chat, kept."""
    change = await guest.do("chat", "say", text=b"\0" + text)
    assert isinstance(change, Change), change
    return change


def lose(store: object, keep: int) -> None:
    """The store fails over to a copy that lacks the newest records."""
    db = store._opened.writer._db  # type: ignore[attr-defined]
    for table in ("records", "entries"):
        db.execute(f"DELETE FROM {table} WHERE room = ? AND seq > ?", (ROOM, keep))


async def test_a_lost_wake_up_is_found_at_the_next_look(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    west.line.loses_records = True
    last = [await say(ana, b"%d" % n) for n in range(5)][-1]
    await settled()
    assert west.hub.lives[ROOM].room.seq == 1
    assert await west.hub.watch._ask() == TOPS <= 4.5
    heard = await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == last.seq)
    assert isinstance(heard, Change)
    assert [frame.seq for frame in ben.wire.sent if isinstance(frame, Change)] == [1, 2, 3, 4, 5, 6]


async def test_a_gap_hurries_the_look(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    west.hub.watch._tops.start()
    west.line.loses_records = True
    await settled()
    await say(ana, b"lost")
    west.hub.watch.heard_gap()
    await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == 2)


async def test_nothing_is_asked_where_nobody_else_can_be(two: Hubs) -> None:
    east = two.sites[0]
    east.line.shared = False  # type: ignore[misc]
    east.line.calls.clear()
    east.hub.watch.start()
    await settled()
    assert east.line.calls == []


async def forked(site: Site, guest: Guest, member: str) -> Guest:
    """The guest's device after it was sent to come back, which has been told that it is forked."""
    assert await guest.end() == 4450
    last = [frame for frame in guest.wire.sent if isinstance(frame, Change)][-1]
    epoch = site.hub.lives[ROOM].room.epoch if ROOM in site.hub.lives else ""
    since = replace((await two_position(site)), seq=last.seq, mark=last.mark)
    assert epoch in ("", since.epoch)
    back = await site.join(member, since=since)
    welcome = next(frame for frame in back.wire.sent if isinstance(frame, Welcome))
    assert welcome.forked
    assert not welcome.resumed
    return back


async def two_position(site: Site):  # type: ignore[no-untyped-def] # a Position
    """Where the room is in the store."""
    return (await site.line.tops([ROOM]))[ROOM]


async def test_a_room_ahead_of_the_store_is_read_anew_at_the_next_look(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    for n in range(3):
        await say(ana, b"%d" % n)
    await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == 4)
    lose(two.store, 2)
    for site in two.sites:
        await site.hub.watch._ask()
    for site, guest, member in ((east, ana, "ana"), (west, ben, "ben")):
        back = await forked(site, guest, member)
        whole = next(frame for frame in back.wire.sent if isinstance(frame, Change))
        assert whole.seq == 2
        assert [entry.body["text"] for entry in whole.entries] == [b"\x000"]


async def test_an_append_to_a_store_that_lost_its_tail_reads_the_room_anew(two: Hubs) -> None:
    east = two.sites[0]
    ana = await east.join("ana")
    for n in range(3):
        await say(ana, b"%d" % n)
    lose(two.store, 2)
    ana.say(t="do", id="new", base=4, on="chat", cmd="say", args={"text": b"\0new"})
    back = await forked(east, ana, "ana")
    answers = [frame for frame in ana.wire.sent if isinstance(frame, Refusal | Done)]
    assert [(one.id, getattr(one, "code", "")) for one in answers] == [("new", "unavailable")]
    back.say(t="do", id="new", base=0, on="chat", cmd="say", args={"text": b"\0new"})
    back.say(t="do", id="ana-1-2", base=0, on="chat", cmd="say", args={"text": b"\x001"})
    last = await back.until(lambda frame: isinstance(frame, Change) and frame.seq == 4)
    assert isinstance(last, Change)
    assert last.ids == ("ana-1-2",), "what was lost came again, with its old id"


async def test_a_record_written_in_the_place_of_a_lost_one_is_no_ground_to_build_on(two: Hubs) -> None:
    """The numbers fit, only the marks do not: the west has the ghost in memory, the east has read anew."""
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    await ana.do("timer", "start", seconds=100.0)
    await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == 2)
    lose(two.store, 1)
    west.line.loses_records = True
    await east.hub.watch._ask()
    ana = await forked(east, ana, "ana")
    assert (await say(ana, b"instead")).seq == 2
    ben.say(t="do", id="stop", base=2, on="timer", cmd="pause", args={})
    ben = await forked(west, ben, "ben")
    assert west.hub.lives[ROOM].room.snapshot() == east.hub.lives[ROOM].room.snapshot()
    assert "timer" not in west.hub.lives[ROOM].room.instances


async def test_a_heard_record_that_follows_another_history_reads_the_room_anew(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    await say(ana, b"ghost")
    await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == 2)
    lose(two.store, 1)
    room = (await two.store.load(ROOM)).tail[-1]  # type: ignore[union-attr]
    for seq, before in ((2, room.mark), (3, "2" * 16)):
        one = Record(room.epoch, seq, str(seq) * 16, T0, {}, after=before)
        await append(two.store, ROOM, one)
    for site, guest, member in ((east, ana, "ana"), (west, ben, "ben")):
        await forked(site, guest, member)


async def test_a_ghost_is_never_kept_as_a_snapshot(two: Hubs) -> None:
    east = two.sites[0]
    ana = await east.join("ana")
    await say(ana, b"ghost")
    lose(two.store, 1)
    east.line.calls.clear()
    await east.hub.watch._ask()
    await ana.end()
    await east.hub.tasks.finished()
    assert "compact" not in east.line.calls


async def test_presence_is_said_again_so_that_the_store_does_not_forget_it(two: Hubs) -> None:
    east = two.sites[0]
    await east.join("ana")
    await settled()
    key = f"{east.hub.neighbours.hub}/ana-1"
    await two.store.leave(ROOM, key)
    for _ in range(31):
        await two.wait(1)
        await east.hub.watch._look()
    assert set(await two.store.here(ROOM)) == {key}


async def test_hubs_on_machines_with_wrong_clocks_agree_by_the_stores(two: Hubs) -> None:
    """Each hub's own clock says T0 at first; the store's is elsewhere."""
    for site in two.sites:
        site.line._wall = lambda: T0 + 3600.0 + two.time
        await site.clock.meet(site.line.time)
        await site.hub.watch._follow()
    for site in two.sites:
        assert site.hub.now() == pytest.approx(T0 + 3600.0 + two.time, abs=0.001)


async def test_a_room_of_which_the_store_knows_nothing_now_is_left_as_it_is(
    two: Hubs, monkeypatch: pytest.MonkeyPatch
) -> None:
    west = two.sites[1]
    await west.join("ben")

    async def tops(rooms: list[str]) -> dict[str, None]:
        return dict.fromkeys(rooms)

    live = west.hub.lives[ROOM]
    monkeypatch.setattr(west.line, "tops", tops, raising=False)
    await west.hub.watch._ask()
    await settled()
    assert west.hub.lives[ROOM] is live


async def test_a_room_whose_presence_cannot_be_read_keeps_no_other_from_it() -> None:
    looked: list[str] = []

    def live(id: str) -> SimpleNamespace:
        async def look() -> None:
            looked.append(id)
            if id == "room-3":
                raise StoreError("away")

        return SimpleNamespace(room=SimpleNamespace(id=id), company=SimpleNamespace(look=look))

    rooms = [live(f"room-{n}") for n in range(3 * AT_ONCE)]
    unused = SimpleNamespace()
    watch = Watch(unused, unused, unused, lambda: rooms, unused, unused)  # type: ignore[arg-type, list-item, return-value]
    watch._all = True
    with pytest.raises(StoreError, match="away"):
        await watch._look()
    assert len(looked) == len(rooms)
