"""The embedded store: the promises of every store, and what a killed process, a full disk and time do to it."""

from __future__ import annotations

import asyncio
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samesky_server.stores.base import (
    Appended,
    Duplicate,
    Loaded,
    Store,
    StoreError,
    Unavailable,
)
from samesky_server.stores.embedded import EmbeddedStore
from samesky_server.stores.fixtures import append, fill, record, snapshot
from samesky_server.stores.testing import ROOM, StoreConformance

# Appends to eight rooms at once, now and then keeps a snapshot, and prints each "room seq" once it is acknowledged.
APPENDING = """
import asyncio, os, sys
from pathlib import Path
from samesky_server.stores.base import Appended
from samesky_server.stores.embedded import EmbeddedStore
from samesky_server.stores.fixtures import append, record, snapshot
from samesky_shared.core.record import Snapshot

async def fill(store, room):
    whole = await store.export(room)
    seq = 0 if whole is None else whole.top
    while True:
        seq += 1
        one = record(seq, f"id-{seq}", entries=1)
        assert await append(store, room, one, base=seq - 1) == Appended(seq)
        os.write(1, f"{room} {seq}\\n".encode())
        if seq % 40 == 0:
            await store.compact(room, Snapshot(one.epoch, seq, one.mark, one.at, {}))

async def main():
    store = EmbeddedStore(Path(sys.argv[1]))
    await store.open()
    await asyncio.gather(*[fill(store, f"room-{n}") for n in range(8)])

asyncio.run(main())
"""


class TestEmbedded(StoreConformance):
    async def make_store(self, tmp_path: Path) -> Store:
        return EmbeddedStore(tmp_path / "data")


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow beyond 4 KiB, so that nothing more fits into the write-ahead log."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def child(script: str, data_dir: Path) -> Iterator[subprocess.Popen[str]]:
    """A Python process; killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(data_dir)], stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def stored(data_dir: Path) -> bytes:
    """Every byte of every file."""
    return b"".join(file.read_bytes() for file in data_dir.iterdir())


async def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    acknowledged = dict.fromkeys((f"room-{n}" for n in range(8)), 0)
    for _ in range(10):
        with child(APPENDING, tmp_path) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(random.randint(1, 300))]
            process.kill()
            lines += process.stdout.readlines()
        for room, seq in (line.split() for line in lines):
            acknowledged[room] = int(seq)
        store = EmbeddedStore(tmp_path)
        await store.open()
        for room, seq in acknowledged.items():
            whole = await store.export(room)
            assert whole is not None or seq == 0
            top = 0 if whole is None else whole.top
            assert seq <= top <= seq + 1, "one was in flight"
            if whole is not None:
                all_ = [record(n, f"id-{n}", entries=1) for n in range(1, top + 1)]
                assert whole.records == all_[-len(whole.records) :]
                assert whole.entries == [entry for one in all_ for entry in one.entries]
                assert await store.find(room, "id-1", 0) == Duplicate(1)
            acknowledged[room] = top
        await store.close()
    assert sum(acknowledged.values()) > 10


async def test_all_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "not" / "there" / "yet")
    await store.open()
    records = await fill(store, ROOM, [record(seq, entries=2) for seq in (1, 2, 3)])
    await fill(store, "b", [record(1, at=5e8 + 0.1)])
    await fill(store, "c", [record(1, at=7.0)])
    await store.compact(ROOM, snapshot(records[:2]))
    await store.keep("key", b"1")
    assert await store.put(ROOM, "clip", b"2", 9.0, 4096) == "kept"
    store.hint(ROOM, 3.5)
    await store.close()

    assert await store.open() == 5e8 + 0.1, "the newest `at` of any room"
    assert await store.load(ROOM) == Loaded(snapshot(records[:2]), records[2:])
    assert await store.keep("key", b"") == b"1"
    assert await store.get(ROOM, "clip") == b"2"
    assert await store.due(9.0, 9) == [(ROOM, 3.5)]
    with pytest.raises(StoreError, match="open already"):
        await store.open()
    await store.close()


async def test_a_full_disk_refuses_and_heals(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = EmbeddedStore(tmp_path)
    await store.open()
    await fill(store, ROOM, [record(1)])
    with full_disk():
        store.hint(ROOM, 8.0)
        outcomes = [append(store, ROOM, record(2, "a")), append(store, ROOM, record(3, "b"))]
        assert all(isinstance(outcome, Unavailable) for outcome in await asyncio.gather(*outcomes))
        assert not await store.writable()
        with pytest.raises(StoreError, match="can't write"):
            await store.put(ROOM, "clip", b"blob", 9.0, 4096)
        assert await store.load(ROOM) == Loaded(None, [record(1)]), "reading goes on"
    assert await store.writable()
    assert await append(store, ROOM, record(2, "a")) == Appended(2)
    assert await store.due(9.0, 9) == [(ROOM, 8.0)], "a hint that is not kept at once is kept later"
    assert [r.getMessage() for r in caplog.records if r.name.startswith("samesky")] == [
        "The store can't write: disk I/O error",
        "The store writes again.",
    ]
    await store.close()


async def test_erased_words_are_in_no_file(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    await store.open()
    records = await fill(store, ROOM, [record(seq, entries=2) for seq in range(1, 301)])
    await fill(store, "other", [record(1, entries=1)])
    await store.put(ROOM, "clip", b"private blob" * 1000, 9.0, 2**20)
    assert b"line 17-0" in stored(tmp_path)
    assert b"private blob" in stored(tmp_path)
    await store.redact(ROOM, [f"{seq}-0" for seq in range(1, 301)])
    await store.drop(ROOM, "clip")
    kept = stored(tmp_path)
    assert [seq for seq in range(1, 301) if b"line %d-0" % seq in kept] == [1], "the other room's"
    assert b"private blob" not in kept
    assert b"line 17-1" in kept
    await store.delete(ROOM)
    kept = stored(tmp_path)
    assert [one.seq for one in records if one.mark.encode() in kept] == [1], "the other room's"
    assert b"line 17-1" not in kept
    await store.close()


async def test_a_record_must_follow_what_it_expects(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    await store.open()
    with pytest.raises(ValueError, match="record 3 does not follow 1"):
        store.append(ROOM, record(3), 0, 1, lambda outcome: None)
    await store.close()
