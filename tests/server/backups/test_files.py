"""Files that are there whole or not at all, for their owner only."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.server.backups.conftest import all_of, at

from samesky_server.backups import files
from samesky_server.backups.commands import look_at_file, make_backup, make_store
from samesky_server.stores import disk
from samesky_server.stores.base import StoreError

DIES = """
import json, os, signal, sys
from samesky_server.backups import commands
from samesky_server.stores import redis
verb, argv = getattr(commands, sys.argv[1]), sys.argv[2:]
KINDS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "sqlite3.connect", "fcntl.flock"}
for n in range(100):
    child = os.fork()
    if child == 0:
        left = n
        def step(event, given):
            global left
            if event in KINDS and (event in ("os.truncate", "fcntl.flock") or "/place/" in str(given[0])):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(step)
        os._exit(verb([one.replace("STEP", str(n)) for one in argv]))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps(ended))
    if ended != -signal.SIGKILL:
        break
"""
"""Runs a verb again and again; the nth is killed with SIGKILL before its nth step on files, until one ends."""


def endings(*argv: str) -> list[int]:
    """How each ended; in the arguments `STEP` is its number."""
    run = subprocess.run([sys.executable, "-c", DIES, *argv], capture_output=True, text=True, check=True)
    ends = [int(line) for line in run.stdout.splitlines() if line.lstrip("-").isdecimal()]
    assert ends == [-signal.SIGKILL] * (len(ends) - 1) + [0], run.stderr
    assert len(ends) > 5
    return ends


@pytest.mark.timeout(180)
@pytest.mark.parametrize("form", ["sqlite", "ndjson"])
async def test_killed_at_any_step_a_backup_is_whole_or_not_there(form: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    data = await at(place / "data")
    ends = endings("backup", "--data", str(data), "--to", str(place / "STEP.backup"), "--format", form)
    whole = 0
    for step, end in enumerate(ends):
        to = place / f"{step}.backup"
        if to.exists():
            whole += 1
            assert stat.S_IMODE(to.stat().st_mode) == 0o600
        else:
            assert end != 0
            assert await make_backup(str(data), to, form) == 0, "what it left is in nobody's way"
        assert await look_at_file(to) == 0
        assert not to.with_name(to.name + files.PART).exists()
    assert 1 <= whole < len(ends)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("form", ["sqlite", "ndjson"])
async def test_killed_at_any_step_a_data_directory_is_restored_or_empty(form: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    data = await at(place / "data")
    backup = place / "backup"
    await make_backup(str(data), backup, form)
    before = await all_of(data)
    ends = endings("restore", str(backup), "--data", str(place / "new-STEP"))
    whole = 0
    for step, end in enumerate(ends):
        new = place / f"new-{step}"
        if (new / disk.FILE).exists():
            whole += 1
        else:
            assert end != 0
            assert await make_store(backup, str(new)) == 0, "what it left is in nobody's way"
        assert await all_of(new) == before
    assert 1 <= whole < len(ends)
    assert {one.name for one in (place / f"new-{len(ends) - 1}").iterdir()} == {disk.FILE, "lock"}


async def test_what_a_killed_process_left_is_taken_over(tmp_path: Path) -> None:
    data, to = await at(tmp_path / "data"), tmp_path / "backup"
    for name in ("", *files.BESIDE):
        (tmp_path / f"backup{files.PART}{name}").write_bytes(os.urandom(5000))
    assert await make_backup(str(data), to) == 0
    assert await look_at_file(to) == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["backup", "data"]


async def test_a_backup_replaces_no_file_and_two_do_not_write_the_same(tmp_path: Path) -> None:
    data, to = await at(tmp_path / "data"), tmp_path / "backup"
    with files.new_file(to) as part, pytest.raises(StoreError, match="being written by another"):
        await make_backup(str(data), to)
        part.touch()
    to.unlink()
    to.write_text("mine")
    with pytest.raises(StoreError, match="there already"):
        await make_backup(str(data), to)
    assert to.read_text() == "mine"


async def test_what_fails_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for data in ("data", "nowhere"):
        with pytest.raises(StoreError, match="No such file"):
            await make_backup(str(tmp_path / data), tmp_path / "backup")
    await at(tmp_path / "whole")
    with pytest.raises(StoreError, match="can't be written: No such file"):
        await make_backup(str(tmp_path / "whole"), tmp_path / "nowhere" / "backup")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "whole"]
    assert list((tmp_path / "data").iterdir()) == []


async def test_nothing_is_restored_over_what_is_there(tmp_path: Path) -> None:
    data, to = await at(tmp_path / "data"), tmp_path / "backup"
    await make_backup(str(data), to)
    before = await all_of(data)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter").write_text("mine")
    for place in (data, tmp_path / "other", to):
        with pytest.raises(StoreError, match="not an empty directory"):
            await make_store(to, str(place))
    assert await all_of(data) == before
    assert [one.name for one in (tmp_path / "other").iterdir()] == ["letter"]


async def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    data = await at(tmp_path / "data")
    for form in ("sqlite", "ndjson"):
        to = tmp_path / form
        await make_backup(str(data), to, form)
        whole = to.read_bytes()
        place = whole.index(b"line 4-0")
        to.write_bytes(whole[:place] + b"lime" + whole[place + 4 :])
        with pytest.raises(StoreError, match="is damaged"):
            await make_store(to, str(tmp_path / "new"))
        assert not (tmp_path / "new").exists()


async def test_each_byte_of_a_row_that_changed_is_found(tmp_path: Path) -> None:
    """SQLite itself does not notice a byte within a value."""
    data, to = await at(tmp_path / "data"), tmp_path / "backup"
    await make_backup(str(data), to)
    whole = to.read_bytes()
    for words in (b"line 1-0", b"id-3", b"secret", b"a clip"):
        places = [n for n in range(len(whole)) if whole.startswith(words, n)]
        changed = bytearray(whole)
        changed[places[-1]] ^= 1
        to.write_bytes(changed)
        assert await look_at_file(to) == 1, words
    to.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="malformed"):
        await look_at_file(to)
    to.write_bytes(whole)
    assert await look_at_file(to) == 0


async def test_files_of_the_version_before_are_read_and_those_of_a_later_one_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / disk.FILE)) as db:  # as schema 1 was written
        for statement in disk.SCHEMA[0].split(";"):
            db.execute(statement)
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO keeps VALUES ('secret', x'00ff')")
        db.commit()
    for form in ("sqlite", "ndjson"):
        to, new = tmp_path / form, tmp_path / f"new-{form}"
        assert await make_backup(str(data), to, form) == 0
        assert await look_at_file(to) == 0
        assert await make_store(to, str(new)) == 0
        assert await all_of(new) == {"keeps": {"secret": b"\x00\xff"}}
    with closing(sqlite3.connect(tmp_path / "sqlite")) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,), "a backup changes nothing"
        db.execute(f"PRAGMA user_version = {len(disk.SCHEMA) + 1}")
        db.commit()
    for refused in (look_at_file(tmp_path / "sqlite"), make_store(tmp_path / "sqlite", str(tmp_path / "x"))):
        with pytest.raises(StoreError, match="newer version"):
            await refused
