"""The directory of an embedded store: who may open it, and what is said when it can't be."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from samesky_server.stores import disk
from samesky_server.stores.base import StoreError
from samesky_server.stores.embedded import EmbeddedStore

HOLDING = """
import asyncio, sys
from pathlib import Path
from samesky_server.stores.embedded import EmbeddedStore

async def main():
    await EmbeddedStore(Path(sys.argv[1])).open()
    print("open", flush=True)
    sys.stdin.read()

asyncio.run(main())
"""
NOBODY = 65534


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A directory that we may not write to: another user's when we are root."""
    path = Path(tempfile.mkdtemp(prefix="samesky-"))
    path.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield path
    if user == 0:
        os.seteuid(user)
    path.chmod(0o755)
    shutil.rmtree(path)


async def refused(data_dir: Path) -> str:
    """Why a store can't be opened there."""
    with pytest.raises(StoreError) as caught:
        await EmbeddedStore(data_dir).open()
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def test_only_one_process_has_it(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert await refused(tmp_path) == f"The data directory {tmp_path} is in use by another process."
    finally:
        holder.kill()
        holder.communicate()
    store = EmbeddedStore(tmp_path)
    await store.open()
    assert "in use" in await refused(tmp_path), "nor twice in one"
    await store.close()


async def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir(mode=0o755)
    store = EmbeddedStore(data_dir)
    await store.open()
    await store.keep("key", b"1")
    assert data_dir.stat().st_mode & 0o777 == 0o700
    files = {file.name: file.stat().st_mode & 0o777 for file in data_dir.iterdir()}
    assert files == dict.fromkeys(("lock", disk.FILE, f"{disk.FILE}-wal", f"{disk.FILE}-shm"), 0o600)
    await store.close()


async def test_a_read_only_directory_is_refused(read_only: Path) -> None:
    assert await refused(read_only) == f"The data directory {read_only} can't be used: Permission denied."
    assert "Permission denied" in await refused(read_only / "below")


async def test_an_impossible_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        assert await refused(path) in (
            f"The data directory {path} can't be used: {reason}."
            for reason in ("File exists", "Not a directory")
        )


async def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    await store.open()
    await store.close()
    set_version(tmp_path, len(disk.SCHEMA) + 1)
    before = (tmp_path / disk.FILE).read_bytes()
    assert "was written by a newer version" in await refused(tmp_path)
    assert (tmp_path / disk.FILE).read_bytes() == before
    set_version(tmp_path, len(disk.SCHEMA))
    await store.open()
    await store.close()


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / disk.FILE).write_bytes(b"not a database, not at all " * 1000)
    assert "file is not a database" in await refused(tmp_path)
    (tmp_path / disk.FILE).unlink()
    store = EmbeddedStore(tmp_path)  # nothing still holds the lock
    await store.open()
    await store.close()


async def test_writes_are_synced_and_erased(tmp_path: Path) -> None:
    db = disk.open_to_write(tmp_path)
    asked = ("journal_mode", "synchronous", "secure_delete", "user_version")
    assert [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == ["wal", 2, 1, len(disk.SCHEMA)]
    reader = disk.open_to_read(tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM records")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM records").fetchall()
    db.execute("PRAGMA busy_timeout = 0")
    db.execute("INSERT INTO keeps VALUES ('key', x'00')")
    assert not disk.truncate_wal(db), "a reader is in the way"
    reader.execute("ROLLBACK")
    assert disk.truncate_wal(db)
    assert (tmp_path / f"{disk.FILE}-wal").stat().st_size == 0
    reader.close()
    db.close()


def set_version(data_dir: Path, version: int) -> None:
    db = sqlite3.connect(data_dir / disk.FILE)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()


@pytest.mark.parametrize(("sync", "level"), [(True, 2), (False, 0)])
def test_a_commit_waits_for_the_disk_or_not(tmp_path: Path, sync: bool, level: int) -> None:
    with contextlib.closing(disk.open_to_write(tmp_path, sync=sync)) as db:
        assert db.execute("PRAGMA synchronous").fetchone() == (level,)
