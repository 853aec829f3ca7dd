"""From one store into another: all of it, the secret too; again and again until it is done; and over nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.redis_servers import Server
from tests.server.backups.conftest import ONE, THREE, TWO, all_of, at, opened

from samesky_server.backups.commands import move
from samesky_server.backups.pour import pour
from samesky_server.backups.sources import StoreSource
from samesky_server.stores.base import HUBS, Appended, Conflict, StoreError, Whole
from samesky_server.stores.fixtures import append, fill, listen, record
from samesky_server.stores.redis import RedisStore
from samesky_server.stores.redis_keys import Names


async def test_there_and_back_again_all_is_the_same(tmp_path: Path, url: str) -> None:
    """Records, snapshots, entries that outlived their records, erased ones, blobs, what is due, secrets."""
    data, back = tmp_path / "data", tmp_path / "back"
    before = await all_of(await at(data))
    assert await move(str(data), url) == 0
    assert await all_of(url) == before
    assert await move(url, str(back)) == 0
    assert await all_of(back) == before
    for place in (url, back):
        async with opened(place) as store:
            assert await store.due(99.0, 9) == [(ONE, 77.125)]
            assert await append(store, ONE, record(8, after=record(7).mark), base=7) == Appended(8)
            assert type(await append(store, TWO, record(6, after="other"), base=5)) is Conflict
            await store.sweep(100.0, 9)
            assert await store.get(ONE, "blob-2") is not None, "an entry names it"
            assert len(await store.rooms()) == 3


@pytest.mark.parametrize("stop", [1, 2, 3])
async def test_what_stopped_half_way_is_done_again_until_all_is_there(
    stop: int, tmp_path: Path, url: str
) -> None:
    data = await at(tmp_path / "data")
    said: list[str] = []
    async with opened(data) as store, opened(url) as target:
        whole = target.import_
        done: list[str] = []

        async def import_(room: str, all_of_it: Whole, blobs: dict[str, bytes]) -> bool:
            if len(done) == stop - 1:
                raise StoreError("Redis: it can't be reached.")
            done.append(room)
            return await whole(room, all_of_it, blobs)

        target.import_ = import_  # type: ignore[method-assign, assignment]
        with pytest.raises(StoreError):
            await pour(StoreSource(store), target, said.append)
    async with opened(data) as store, opened(url) as target:
        assert len(await target.rooms()) == stop - 1
        assert await pour(StoreSource(store), target, said.append) == 0
    assert said == [f"{4 - stop} rooms were brought, {stop - 1} were there already."]
    assert await all_of(url) == await all_of(data)


async def test_over_rooms_of_its_own_or_another_secret_nothing_is_brought(tmp_path: Path, url: str) -> None:
    data = str(await at(tmp_path / "data"))
    async with opened(url) as store:
        await fill(store, "another", [record(1)])
        await store.keep("push key", b"key")
    before = await all_of(url)
    with pytest.raises(StoreError, match="has 1 rooms of its own"):
        await move(data, url)
    assert await all_of(url) == before
    async with opened(url) as store:
        await store.delete("another")
        await store.keep("secret", b"another")
    with pytest.raises(StoreError, match="secret of its own"):
        await move(data, url)
    async with opened(url) as store:
        assert await store.rooms() == []


async def test_a_room_that_went_on_over_there_is_not_the_same(tmp_path: Path, url: str) -> None:
    data = await at(tmp_path / "data")
    await move(str(data), url)
    async with opened(url) as store:
        assert await append(store, THREE, record(3), base=2) == Appended(3)
    before = await all_of(url)
    with pytest.raises(StoreError, match="it is another"):
        await move(str(data), url)
    assert await all_of(url) == before


async def test_a_room_that_cannot_be_read_is_left_behind_and_named(
    tmp_path: Path, url: str, redis: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    await at(url)
    redis.ask("SET", Names().keys(TWO).snapshot, b"3:\xc1")
    assert await move(url, str(tmp_path / "data")) == 1
    said = capsys.readouterr().out
    assert "the snapshot cannot be decoded" in said
    assert TWO not in said
    async with opened(tmp_path / "data") as store:
        assert await store.rooms() == sorted([ONE, THREE])


async def test_while_a_hub_is_at_it_nothing_is_moved(tmp_path: Path, url: str) -> None:
    data = tmp_path / "data"
    async with opened(await at(data)):
        with pytest.raises(StoreError, match="in use by another process"):
            await move(str(data), url)
    hub = RedisStore(url)
    await hub.open()
    try:
        await listen(hub, HUBS)  # as every hub does
        for one, other in ((str(data), url), (url, str(tmp_path / "new"))):
            with pytest.raises(StoreError, match="Hubs are at this Redis"):
                await move(one, other)
    finally:
        await hub.close()


async def test_a_data_directory_that_is_not_there_is_not_made(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError, match="No such file"):
        await move(str(tmp_path / "data"), url)
    assert not (tmp_path / "data").exists()
