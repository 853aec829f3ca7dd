"""Rooms are read while others write, and what cannot be read of one keeps nobody from the others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.redis_servers import Server
from tests.server.backups.conftest import NAME, ONE, THREE, TWO, at, opened

from samesky_server.backups.sources import FileRows, StoreSource
from samesky_server.stores import disk
from samesky_server.stores.base import Whole
from samesky_server.stores.fixtures import fill, record
from samesky_server.stores.redis_keys import Names


async def test_a_room_that_cannot_be_decoded_is_named_and_the_next_comes(
    tmp_path: Path, url: str, redis: Server
) -> None:
    data = tmp_path / "data"
    await at(data)
    with closing(sqlite3.connect(data / disk.FILE)) as db:
        db.execute("UPDATE records SET bytes = x'c1' WHERE room = ? AND seq = 4", (TWO,))
        db.commit()
    await at(url)
    redis.ask("SET", Names().keys(TWO).snapshot, b"3:\xc1")
    for place, words in ((data, "a record cannot be decoded"), (url, "the snapshot cannot be decoded")):
        async with opened(place) as store:
            found = {one.room: one async for one in StoreSource(store).each()}
        assert found[TWO] == (TWO, None, {}, words)
        assert [found[room].problem for room in (ONE, THREE)] == ["", ""]


async def test_a_file_is_read_as_it_was_at_one_moment(tmp_path: Path) -> None:
    data = tmp_path / "data"
    await at(data)
    async with opened(data) as store:
        with closing(disk.open_to_look(data / disk.FILE)) as db:
            source = StoreSource(FileRows(db))
            rooms = await source.rooms()
            await fill(store, "another", [record(1)])
            await store.delete(THREE)
            assert await source.rooms() == rooms
            assert [one.room async for one in source.each()] == rooms
    assert THREE in rooms


async def test_a_blob_that_goes_while_its_room_is_read_has_the_room_read_again(tmp_path: Path) -> None:
    async with opened(await at(tmp_path / "data")) as store:
        reads: list[str] = []

        class Erasing:
            async def export(self, room: str) -> Whole | None:
                whole = await store.export(room)
                reads.append(room)
                if len(reads) == 1:  # somebody erases what names it, just then
                    await store.redact(ONE, [f"{seq}-1" for seq in range(1, 7)])
                return whole

            def __getattr__(self, name: str) -> object:
                return getattr(store, name)

        found = await StoreSource(Erasing()).one(ONE)  # type: ignore[arg-type]
        assert reads == [ONE, ONE]
        assert found is not None
        assert found.whole is not None
        assert (found.missing, set(found.whole.ends)) == (0, {NAME, *found.blobs})
