"""Blobs, erasing, leaving, deleting, export and import over a real hub, with the Python client."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Gone, Refused, Room
from samesky_client.door import Door
from samesky_client.enter import seat_of
from samesky_client.links import with_key

from ..serving import HubProcess, hub
from .conftest import Both
from .test_sealing import lines


async def token(room: Room) -> str:
    """A fresh token of this device."""
    return (await Door(room.seat.server).token(room.seat.device, room.seat.secret)).token


async def test_a_blob_reaches_the_partner(running: HubProcess, both: Both) -> None:
    ana, ben = await both()
    door = Door(running.url)
    box = ana.seal("a photo", "chat", "clip")
    name = await door.put_blob(ana.seat.room, await token(ana), box)
    assert await door.get_blob(ben.seat.room, await token(ben), name) == box
    assert ben.unseal(box, "chat", "clip", ana.you) == "a photo"
    with pytest.raises(Refused) as refused:
        await door.get_blob(ben.seat.room, await token(ben), "0" * 64)
    assert refused.value.code == "unknown"


async def test_a_room_that_both_want_deleted_closes_for_both(both: Both) -> None:
    ana, ben = await both()
    asked = await ana.delete()
    assert not asked.deleted
    assert asked.deletes_at is not None
    seen = await ben.until(lambda room: room.raw("room").get("deleting"))
    assert seen["by"].keys() == {ana.you}
    await ana.room().keep()
    await ben.until(lambda room: not room.raw("room").get("deleting"))
    await ana.delete()
    assert (await ben.delete()).deleted
    for room in (ana, ben):
        with pytest.raises(Gone) as gone:
            await room.until(lambda room: False)
        assert gone.value.code == 4410
        with pytest.raises(Refused):
            await samesky_client.open(room.seat)
        await room.close()


async def test_who_leaves_takes_their_words_along(both: Both) -> None:
    ana, ben = await both()
    await ana.chat().say("mine")
    await ben.chat().say("yours")
    await ben.until(lambda room: len(room.entries) == 2)
    receipt = await ana.leave(words="deleted")
    assert (receipt.entries_erased, receipt.room_deleted) == (1, False)
    await ben.until(lambda room: ["text" in entry.body for entry in room.entries] == [False, True])


async def test_one_erases_a_line_of_ones_own(both: Both) -> None:
    ana, ben = await both()
    await ana.chat().say("a slip")
    [line] = await ben.until(lambda room: room.entries)
    await ana.room().erase(line.id)
    await ben.until(lambda room: [list(entry.body) for entry in room.entries] == [["line"]])


async def test_a_room_moves_to_another_hub_as_a_file(running: HubProcess, both: Both, tmp_path: Path) -> None:
    ana, ben = await both()
    await ana.chat().say("hello")
    name = await Door(running.url).put_blob(
        ana.seat.room, await token(ana), ana.seal("unnamed", "chat", "clip")
    )
    file = BytesIO()
    await Door(running.url).export(ana.seat.room, await token(ana), file)
    async with hub(tmp_path / "data") as elsewhere:
        door = Door(elsewhere.url)
        with pytest.raises(Refused) as refused:
            await door.import_room(BytesIO(file.getvalue()[:-10]), ana.you)
        assert refused.value.path is not None
        made = await door.import_room(BytesIO(file.getvalue()), ana.you)
        assert (made.room.id, made.member.id) == (ana.seat.room, ana.you)
        key = ana.seat.key  # the file is sealed as the room was: who has its key reads it anywhere
        async with samesky_client.open(seat_of(elsewhere.url, "Ana", made, key)) as there:
            assert lines(there) == ["hello"]
            async with samesky_client.join(with_key(made.invites[ben.you].url, key), name="x") as back:
                assert back.you == ben.you
                assert lines(back) == ["hello"]
                await back.chat().say("hello again")
                await there.until(lambda room: len(room.entries) == 2)
                assert lines(there) == ["hello", "hello again"]
                assert there.phrase == back.phrase == ana.phrase
        with pytest.raises(Refused):
            await door.get_blob(made.room.id, made.token, name)
        with pytest.raises(Refused) as refused:
            await door.import_room(BytesIO(file.getvalue()), ana.you)
        assert refused.value.code == "conflict"
