"""Leaving with or without one's words, and erasing one's own: what is erased is in no state, entry or file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from samesky_server.hub.eraser import AT_ONCE
from samesky_shared.core.erasing import FORGET_AFTER, TRY_AGAIN
from samesky_shared.protocol import Entry

from .real import T0, Person, Real, real


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path) as made:
        yield made


async def entries(site: Real, room: str) -> list[Entry]:
    """The whole timeline."""
    found, _ = await site.store.page(room, None, 10_000)
    return found


async def evening(ana: Person, ben: Person) -> None:
    """Words of both wherever words can be."""
    for who, name in ((ana, b"ana"), (ben, b"ben")):
        await who.do("chat", "say", text=b"\0" + name + b" says")
        await who.do("playlist", "add", media=b"\0" + name + b" wants to hear")
        await who.do("questions", "bring", cards=[{"depth": 1, "text": b"\0" + name + b" asks"}])
    await ben.do("questions", "draw")
    card = ben.site.hub.lives[ben.room].room.view(ben.id, "questions")["card"]  # type: ignore[index]
    await ana.do("questions", "answer", card=card, text=b"\0ana answers")
    await ben.do("questions", "answer", card=card, text=b"\0ben answers")
    await ben.do("questions", "draw", after=card)
    card = ben.site.hub.lives[ben.room].room.view(ben.id, "questions")["card"]  # type: ignore[index]
    await ana.do("questions", "answer", card=card, text=b"\0ana answers again")
    await ben.do("timer", "start", seconds=600)


async def test_words_stay_unless_one_takes_them_along(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    before = await entries(site, ana.room)
    answer = await ana.ask("DELETE", "/members/me")
    at = answer.json()["left_at"]
    assert (answer.status_code, answer.json()) == (
        200,
        {"left_at": at, "entries_erased": 0, "room_deleted": False},
    )
    assert at >= T0
    assert await entries(site, ana.room) == before
    kept = await site.store.export(ana.room)
    assert b"ana wants to hear" in repr(kept).encode()


async def test_who_takes_their_words_along_leaves_none_and_takes_nobody_elses(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    answer = await ana.ask("DELETE", "/members/me?words=deleted")
    assert answer.json()["entries_erased"] == 2
    live = site.hub.lives[ana.room].room
    timeline = await entries(site, ana.room)
    for found in (timeline, live.views(ben.id), live.snapshot()):
        for words in (b"ana says", b"ana wants", b"ana asks", b"ana answers"):
            assert words not in repr(found).encode()
    for words in (b"ben says", b"ben answers"):
        assert words in repr(timeline).encode(), "also where both stood in one entry"
    assert b"ben wants to hear" in repr(live.snapshot()).encode()
    assert [entry.id for entry in timeline] == [f"{entry.seq}-0" for entry in timeline], (
        "entries stay in place"
    )
    assert live.members.erasures.of == {}


async def test_nobody_waits_for_who_has_left(site: Real) -> None:
    ana, ben, cid = await site.people("Ana", "Ben", "Cid", kind="friends")
    await ana.do("questions", "draw")
    room = site.hub.lives[ana.room].room
    card = room.view(ana.id, "questions")["card"]  # type: ignore[index]
    for who in (ana, ben):
        await who.do("questions", "answer", card=card, text=b"\0mine")
    await ana.do("questions", "deeper")
    await cid.ask("DELETE", "/members/me")
    view: Any = room.view(ana.id, "questions")
    assert view["round"]["awaited"] == ()
    assert set(view["round"]["answers"]) == {ana.id, ben.id}
    assert view["ask"] is None, "not all can say yes any more"


async def test_an_instance_that_nobody_is_left_in_is_closed(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ana.do("timer:mine", "open", audience=[ana.id])
    await ana.do("timer:ours", "open", audience=[ana.id, ben.id])
    await ana.ask("DELETE", "/members/me")
    assert set(site.hub.lives[ana.room].room.instances) == {"room", "timer:ours"}


async def test_many_entries_are_emptied_in_several_records(site: Real) -> None:
    [ana, _] = await site.people("Ana", "Ben")
    for n in range(2 * AT_ONCE + 1):
        await ana.do("chat", "say", text=b"\0line %d" % n)
    before = site.hub.lives[ana.room].room.seq
    assert (await ana.ask("DELETE", "/members/me?words=deleted")).json()["entries_erased"] == 2 * AT_ONCE + 1
    assert all("text" not in entry.body for entry in await entries(site, ana.room))
    records = await site.store.tail(ana.room, before, 100)
    assert records is not None
    assert [len(record.redacted) for record in records if record.redacted] == [AT_ONCE, AT_ONCE, 1]


async def test_one_erases_ones_own_entry_and_nobody_elses(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ana.do("chat", "say", text=b"\0mine")
    await ben.do("chat", "say", text=b"\0yours")
    mine, yours = await entries(site, ana.room)
    await ana.do("room", "erase", entry=yours.id)
    await site.hub.eraser.close()
    assert await entries(site, ana.room) == [mine, yours]
    await ana.do("room", "erase", entry=mine.id)
    await site.hub.eraser.close()
    after = await entries(site, ana.room)
    assert [entry.id for entry in after] == [mine.id, yours.id]
    assert (after[0].body, after[1]) == ({"line": mine.body["line"]}, yours)


async def test_what_was_erased_is_in_no_file_after_half_a_day(site: Real, tmp_path: Path) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    for n in range(300):  # a snapshot is kept on the way
        await ana.do("timer", "name", label=b"\0%d" % n)
    await ana.ask("DELETE", "/members/me?words=deleted")

    def kept() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.iterdir())

    assert b"ana says" not in kept(), "entries go at once"
    assert b"ana wants to hear" in kept(), "states, when nobody needs the records any more"
    site.time += FORGET_AFTER
    site.hub.tick()
    await site.hub.eraser.close()
    while site.hub.lives[ana.room].busy or site.hub.eraser.running:
        await site.hub.eraser.close()
        await site.store.writable()
    found = kept()
    assert [one for one in (b"ana says", b"ana wants", b"ana asks", b"ana answers") if one in found] == []
    assert b"ben wants to hear" in found
    assert site.hub.lives[ana.room].room.members.due() is None, "nothing is left to do"
    assert await site.store.tail(ana.room, 5, 9) is None
    await ben.do("chat", "say", text=b"\0still here")


async def test_a_hub_that_stopped_in_between_goes_on(site: Real, tmp_path: Path) -> None:
    [ana, _] = await site.people("Ana", "Ben")
    await ana.do("chat", "say", text=b"\0ana says")
    site.hub.eraser.start = lambda live: None  # type: ignore[method-assign] # it stops right after the record
    assert (await ana.ask("DELETE", "/members/me?words=deleted")).json()["entries_erased"] is None
    assert b"ana says" in repr(await entries(site, ana.room)).encode()
    await site.hub.close()
    await site.store.close()
    async with real(tmp_path) as after:
        after.time = TRY_AGAIN
        await after.hub.rooms.alarms.scan(after.hub.lives)
        await after.hub.members(ana.room)
        await after.hub.eraser.close()
        assert b"ana says" not in repr(await entries(after, ana.room)).encode()


async def test_words_are_left_or_deleted(site: Real, problem: Any) -> None:
    [ana] = await site.people("Ana")
    problem(await ana.ask("DELETE", "/members/me?words=some"), 400, "invalid", "words")
    answer = (await ana.ask("DELETE", "/members/me?words=deleted")).json()
    assert (answer["entries_erased"], answer["room_deleted"]) == (0, True)


async def test_a_room_that_is_read_anew_meanwhile_is_erased_all_the_same(site: Real) -> None:
    ana, _ = await site.people("Ana", "Ben")
    await ana.do("chat", "say", text=b"\0mine")
    [mine] = await entries(site, ana.room)
    await ana.do("room", "erase", entry=mine.id)
    site.hub.rooms.unload(site.hub.lives[ana.room])
    await site.hub.eraser.close()
    assert [list(entry.body) for entry in await entries(site, ana.room)] == [["line"]]
    members = await site.hub.members(ana.room)
    assert members is not None
    assert not members.erasures.waiting
    assert site.hub.eraser.running == {}
