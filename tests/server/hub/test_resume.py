"""Who comes back has the same states as one that never left."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_server.hub.resume import MAX_BEHIND, NEWEST
from samesky_shared.protocol import Change, Position, Ready, Welcome

from .harness import ROOM, Guest, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        yield made


def told(guest: Guest) -> tuple[Welcome, list[Change], Position]:
    welcome, *changes, ready = [one for one in guest.wire.sent if isinstance(one, Welcome | Change | Ready)]
    assert isinstance(welcome, Welcome)
    assert isinstance(ready, Ready)
    return welcome, [one for one in changes if isinstance(one, Change)], ready.position


async def position(guest: Guest) -> Position:
    guest.session.lost()
    return told(guest)[2]


async def test_nothing_newer_is_just_ready(here: World) -> None:
    since = await position(await here.join("ana"))
    welcome, changes, ready = told(await here.join("ana", since=since))
    assert (welcome.resumed, changes, ready) == (True, [], since)


async def test_only_what_is_newer_comes_as_one_change(here: World) -> None:
    since = await position(await here.join("ana"))
    ben = await here.join("ben")
    await ben.do("timer", "start", seconds=60)
    await ben.do("chat", "say", text=b"\0one")
    await ben.do("chat", "say", text=b"\0two")
    welcome, [change], ready = told(await here.join("ana", since=since))
    assert welcome.resumed
    assert welcome.forked is None
    assert set(change.states) == {"timer", "chat"}
    assert [entry.body["text"] for entry in change.entries] == [b"\0one", b"\0two"]
    assert change.ids == ("ben-1-1", "ben-1-2", "ben-1-3")
    assert ready.seq == change.seq == 4


@pytest.mark.parametrize("wrong", ["mark", "epoch", "seq"])
async def test_another_history_is_forked_and_gives_everything(here: World, wrong: str) -> None:
    ana = await here.join("ana")
    since = told(ana)[2]
    other = {
        "mark": Position(since.epoch, since.seq, "0" * 16),
        "epoch": Position("another", since.seq, since.mark),
        "seq": Position(since.epoch, since.seq + 7, since.mark),
    }[wrong]
    welcome, [change], _ = told(await here.join("ana", since=other))
    assert (welcome.resumed, welcome.forked) == (False, True)
    assert set(change.states) == {"room"}


async def test_a_position_from_before_the_room_was_loaded_is_checked_in_the_store(here: World) -> None:
    ana = await here.join("ana")
    await ana.do("timer", "start", seconds=60)
    since = here.hub.lives[ROOM].room.position
    await ana.do("timer", "pause")
    live = here.hub.lives[ROOM]
    live.history.tail.clear()
    welcome, [change], _ = told(await here.join("ben", since=since))
    assert welcome.resumed
    assert set(change.states) == {"timer"}
    forged = Position(since.epoch, since.seq, "f" * 16)
    assert told(await here.join("ben", since=forged))[0].forked


async def test_too_far_behind_is_everything_with_the_newest_entries(here: World) -> None:
    since = await position(await here.join("ana"))
    ben = await here.join("ben")
    for n in range(MAX_BEHIND + 5):
        here.time += 0.1
        await ben.do("chat", "say", text=b"\0%d" % n)
    welcome, [change], _ = told(await here.join("ana", since=since))
    assert (welcome.resumed, welcome.forked) == (False, None)
    texts = [entry.body["text"] for entry in change.entries]
    assert texts == [b"\0%d" % n for n in range(MAX_BEHIND + 5 - NEWEST, MAX_BEHIND + 5)]


async def test_what_is_private_does_not_come_back_with_a_resume(here: World) -> None:
    since = await position(await here.join("ben"))
    ana = await here.join("ana")
    await ana.do("questions", "draw")
    card = here.hub.lives[ROOM].room.view("ana", "questions")["card"]  # type: ignore[index]
    await ana.do("questions", "answer", card=card, text=b"\0my secret words")
    for again in (await here.join("ben", since=since), await here.join("ben", 2)):
        assert "secret words" not in repr(again.wire.sent)
    assert "secret words" in repr((await here.join("ana", 2)).wire.sent)


@pytest.mark.parametrize("evicted", [False, True])
async def test_what_was_erased_meanwhile_is_not_told(here: World, evicted: bool) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await ana.do("chat", "say", text=b"\0before")
    since = here.hub.lives[ROOM].room.position
    ben.session.lost()
    await ana.do("chat", "say", text=b"\0after")
    for seq in (2, 3):
        await ana.do("room", "erase", entry=f"{seq}-0")
    await here.hub.eraser.close()
    if evicted:  # then the records come from the store
        here.hub.lives[ROOM].history.tail.clear()
    for _, [change], _ in (told(await here.join("ben", since=since)), told(await here.join("ben", 2))):
        assert b"before" not in repr(change).encode()
        assert b"after" not in repr(change).encode()
        assert "3-0" in [entry.id for entry in change.entries]
    _, [change], _ = told(await here.join("ben", since=since))
    assert {entry.id: list(entry.body) for entry in change.redacted} == {"2-0": ["line"], "3-0": ["line"]}


async def test_erasing_reaches_who_is_there(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    await ana.do("chat", "say", text=b"\0words")
    await ana.do("room", "erase", entry="2-0")
    erased = await ben.until(lambda frame: isinstance(frame, Change) and bool(frame.redacted))
    assert isinstance(erased, Change)
    assert [(entry.id, list(entry.body)) for entry in erased.redacted] == [("2-0", ["line"])]
    ben.say(t="timeline", id="p")
    page = await ben.until(lambda frame: getattr(frame, "id", None) == "p")
    assert b"words" not in repr(page).encode()
