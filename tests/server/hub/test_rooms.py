"""Rooms that several hubs serve: one order for all, a store that is away or hangs, and devices that move."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from samesky_server.hub.lifetime import ENTER_WITHIN
from samesky_server.hub.live import PATIENCE
from samesky_server.hub.rooms import ANSWER_WITHIN
from samesky_server.stores.base import Outcome, Unavailable
from samesky_shared.errors import Refused
from samesky_shared.protocol import Change, Pong, Position, Refusal, Welcome

from .harness import ROOM, Guest
from .hubs import Hubs, hubs, settled


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Hubs]:
    async with hubs(tmp_path) as made:
        yield made


def line(guest: Guest, id: str, base: int = 1) -> None:
    """Says a line of chat without waiting."""
    guest.say(t="do", id=id, base=base, on="chat", cmd="say", args={"text": b"\0" + id.encode()})


def changes(guest: Guest) -> list[tuple[int, str, tuple[str, ...]]]:
    """The changes that a guest got after its first."""
    return [(frame.seq, frame.mark, frame.ids) for frame in guest.wire.sent if isinstance(frame, Change)][1:]


async def test_commands_to_two_hubs_at_once_have_one_order(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    count = 100
    for n in range(count):
        line(ana, f"a{n}")
        line(ben, f"b{n}")
        if n % 20 == 19:  # as many as one may send at once
            seq = 2 * n + 3
            for guest in (ana, ben):
                await guest.until(lambda frame, seq=seq: getattr(frame, "seq", 0) == seq)  # type: ignore[misc]
            two.time += 1.0
    assert changes(ana) == changes(ben)
    assert [seq for seq, _, _ in changes(ana)] == list(range(2, 2 * count + 2))
    ids = [id for _, _, made in changes(ana) for id in made]
    assert sorted(ids) == sorted([f"{who}{n}" for n in range(count) for who in "ab"])
    assert [id for id in ids if id[0] == "a"] == [f"a{n}" for n in range(count)], "each in its own order"
    rooms = [site.hub.lives[ROOM].room.snapshot() for site in two.sites]
    assert rooms[0] == rooms[1]


async def test_a_device_that_comes_from_a_hub_that_heard_more_has_not_lost_anything(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    await west.join("ben")
    west.line.loses_records = True
    kept = await ana.do("chat", "say", text=b"\0one")
    assert isinstance(kept, Change)
    epoch = east.hub.lives[ROOM].room.epoch
    back = await west.join("ana", since=Position(epoch, kept.seq, kept.mark))
    welcome = next(frame for frame in back.wire.sent if isinstance(frame, Welcome))
    assert welcome.resumed
    assert not welcome.forked
    assert await back.do("chat", "say", base=kept.seq, text=b"\0two")


async def test_and_when_the_store_is_away_it_is_not_told_that_it_lost_anything(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    await west.join("ben")
    west.line.loses_records = True
    kept = await ana.do("chat", "say", text=b"\0one")
    assert isinstance(kept, Change)
    west.line.away = True
    back = west.connect()
    since = {"epoch": east.hub.lives[ROOM].room.epoch, "seq": kept.seq, "mark": kept.mark}
    back.say(t="hello", token=west.token("ana"), since=since)
    assert await back.end() == 4450
    assert not any(isinstance(frame, Welcome) for frame in back.wire.sent)


async def test_the_same_command_sent_to_both_hubs_is_kept_once(two: Hubs) -> None:
    east, west = two.sites
    ana, elsewhere = await east.join("ana"), await west.join("ana", device=2)
    line(ana, "same")
    line(elsewhere, "same")
    for guest in (ana, elsewhere):
        await guest.until(lambda frame: isinstance(frame, Change) and "same" in frame.ids)
    await settled()
    assert (await two.store.tops([ROOM]))[ROOM].seq == 2


async def test_a_record_of_ones_own_that_is_heard_before_its_answer_counts_once(two: Hubs) -> None:
    """The store's answer is late; meanwhile the partner's next record makes this hub fetch what it lacks."""
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    held: list[Callable[[], None]] = []
    done = east.line._answered
    east.line._answered = lambda answer, outcome: held.append(lambda: done(answer, outcome))  # type: ignore[method-assign]
    line(ana, "mine")
    await ben.until(lambda frame: isinstance(frame, Change) and frame.ids == ("mine",))
    line(ben, "next", base=2)
    await ana.until(lambda frame: isinstance(frame, Change) and frame.ids == ("next",))
    for answer in held:
        answer()
    east.line._answered = done  # type: ignore[method-assign]
    line(ana, "after", base=3)
    await ana.until(lambda frame: isinstance(frame, Change) and frame.ids == ("after",))
    assert [ids for _, _, ids in changes(ana)] == [("mine",), ("next",), ("after",)]
    assert ana.wire.closed is None


async def test_while_the_store_is_away_commands_are_refused_and_clocks_go_on(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    await ana.do("timer", "start", seconds=30.0)
    east.line.away = west.line.away = True
    for guest in (ana, ben):
        answer = await guest.do("chat", "say", base=2, text=b"\0now")
        assert isinstance(answer, Refusal)
        assert answer.code == "unavailable"
        assert answer.retry_after is not None
        assert answer.retry_after <= 2.0
        guest.say(t="ping", n=1, c=0.0)
        await guest.a(Pong)
    with pytest.raises(Refused, match="does not answer"):
        await west.hub.members("another-room-entirely0")
    await two.wait(40)
    east.line.away = west.line.away = False
    await two.wait(3)
    for guest in (ana, ben):
        over = await guest.until(lambda frame: isinstance(frame, Change) and "timer" in frame.states)
        while over.states["timer"]["ended_at"] is None:  # type: ignore[union-attr]
            over = await guest.until(lambda frame: isinstance(frame, Change) and "timer" in frame.states)
    await settled()
    assert (await two.store.tops([ROOM]))[ROOM].seq == 3, "it ended once"


async def test_a_store_that_hangs_keeps_nobody_waiting(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    east.line.hung = True
    line(ana, "flying")
    line(ana, "queued")
    assert not changes(ana)
    two.time += PATIENCE + 0.1
    east.hub.tick()
    refused = [frame for frame in ana.wire.sent if isinstance(frame, Refusal)]
    assert [(one.id, one.code) for one in refused] == [("flying", "unavailable"), ("queued", "unavailable")]
    line(ana, "more")
    assert (await ana.a(Refusal)).id in ("flying", "queued", "more")
    assert not east.hub.lives[ROOM]._queue
    ana.say(t="ping", n=1, c=0.0)
    await ana.a(Pong)
    east.line.free()
    for guest in (ana, ben):
        kept = await guest.until(lambda frame: isinstance(frame, Change) and "flying" in frame.ids)
        assert kept.seq == 2  # type: ignore[union-attr] # what was in flight was kept after all, and shows
    line(ana, "queued", base=2)
    await ben.until(lambda frame: isinstance(frame, Change) and "queued" in frame.ids)


async def test_who_enters_while_the_store_hangs_is_sent_to_come_back(two: Hubs) -> None:
    east = two.sites[0]
    east.line.hung = True
    guest = east.connect()
    guest.say(t="hello", token=east.token("ana"))
    guest.say(t="ping", n=1, c=0.0)
    await guest.a(Pong)
    guest.session.opened -= ENTER_WITHIN + 1
    east.hub.tick()
    assert await guest.end() == 4450
    assert ANSWER_WITHIN < ENTER_WITHIN


async def test_a_hub_whose_store_hangs_ends_all_the_same(two: Hubs, monkeypatch: pytest.MonkeyPatch) -> None:
    east = two.sites[0]
    ana = await east.join("ana")
    monkeypatch.setattr("samesky_server.hub.tasks.END_WITHIN", 0.05)
    monkeypatch.setattr("samesky_server.hub.hub.DRAIN_AT_MOST", 0.05)
    monkeypatch.setattr("samesky_server.hub.rooms.ANSWER_WITHIN", 0.05)
    east.hub.start()
    await settled()
    east.line.hung = True
    line(ana, "flying")
    async with asyncio.timeout(5):
        await east.hub.drain()
        await east.hub.close()
    east.line.free()


async def test_what_is_revoked_on_one_hub_ends_sockets_on_the_other(two: Hubs) -> None:
    east, west = two.sites
    await east.join("ana")
    ben = await west.join("ben")
    members = await east.hub.members(ROOM)
    assert members is not None
    seats = {**members.members, "ben": replace(members.members["ben"], devices={})}
    await east.hub.settle(ROOM, "ana", lambda members, now: replace(members, members=seats))
    assert await ben.end() == 4410


async def test_an_unknown_outcome_is_not_taken_for_another_history(two: Hubs) -> None:
    """A record of which the hub was told that nobody knows, and which was kept, is fetched when the next one is."""
    east = two.sites[0]
    ana = await east.join("ana")
    first = True

    def lost(done: Callable[[Outcome], None], outcome: Outcome) -> None:
        nonlocal first
        done(Unavailable(1.0) if first else outcome)
        first = False

    east.line._answered = lost  # type: ignore[method-assign]
    east.line.loses_records = True
    line(ana, "unknown")
    line(ana, "next")
    await ana.until(lambda frame: isinstance(frame, Change) and "next" in frame.ids)
    assert ana.wire.closed is None
    assert [ids for _, _, ids in changes(ana)] == [("unknown",), ("next",)]


async def test_what_one_hub_has_just_said_holds_for_requests_to_the_other(two: Hubs) -> None:
    """A link made on one hub is good on the other, even when the wake-up is lost."""
    east, west = two.sites
    await west.join("ben")
    west.line.loses_records = True
    members = await east.hub.members(ROOM)
    assert members is not None
    await east.hub.settle(ROOM, "ana", lambda members, now: replace(members, name="ours"))
    seen = []
    await west.hub.settle(ROOM, "ben", lambda members, now: seen.append(members.name) or members)  # type: ignore[func-returns-value]
    assert seen == ["ours"]


async def test_a_request_to_a_hub_whose_store_hangs_is_refused(
    two: Hubs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samesky_server.hub.rooms.ANSWER_WITHIN", 0.05)
    east = two.sites[0]
    await east.join("ana")
    east.line.hung = True
    with pytest.raises(Refused, match="does not answer"):
        await east.hub.settle(ROOM, "ana", lambda members, now: members)
    with pytest.raises(Refused, match="does not answer"):
        await east.hub.members("another-room-entirely0")
