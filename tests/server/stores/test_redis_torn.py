"""A torn append-only file loses nothing that was acknowledged before; `tests.chaos.torn` tries every byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.chaos.torn import newest_file, torn
from tests.redis_servers import DURABLE, KINDS, in_step, pair

from samesky_server.stores.base import Appended, Whole
from samesky_server.stores.fixtures import append, fill, record, snapshot
from samesky_server.stores.redis import RedisStore


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_acknowledged_is_lost_by_a_torn_file(kind: str, tmp_path: Path) -> None:
    found = await torn(kind, tmp_path, cuts=(0, 1, 30, 70, 111, 200, 300, 450))
    assert found.cuts >= 7
    assert (found.lost, found.wrong) == (0, 0)


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_is_written_as_a_transaction(kind: str, tmp_path: Path) -> None:
    """Redis writes MULTI around what one script writes, and a tail torn inside of it swallows what comes after."""
    with pair(kind, tmp_path, *DURABLE) as (one, two):
        store = RedisStore(one.unix_url)
        await store.open()
        await store.keep("key", b"1")
        store.hint("room", 5.0)
        records = await fill(store, "room", [record(seq, f"id-{seq}", entries=2) for seq in range(1, 7)])
        for until in (9.0, 10.0):
            assert await store.put("room", "blob-2", b"blob", until, 2**20) == "kept"
        less = (replace(records[5].entries[1], body={}),)
        records.append(replace(record(7, "erasing"), redacted=less))
        assert await append(store, "room", records[6]) == Appended(7)
        await store.touch("room", "phone", b"1", 60.0)
        await store.leave("room", "phone")
        await store.unhint("room", 5.0, 6.0)
        await store.redact("room", ["1-0", "2-1"])
        await store.compact("room", snapshot(records), forget=True)
        assert await store.sweep(99.0, 9) == 0
        blobs = {"blob-2": b"seen"}
        assert await store.import_("other", Whole(snapshot(records), records[5:], [], {"blob-2": 9.0}), blobs)
        await store.drop("other", "blob-2")
        await store.delete("room")
        await store.close()
        in_step(one, two)
        written = newest_file(one.folder).read_bytes()
        for command in (b"XADD", b"RENAME", b"HSETNX", b"UNLINK", b"ZREM", b"HDEL"):
            assert command in written.upper()
        assert b"MULTI" not in written.upper()
