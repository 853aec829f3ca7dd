"""What the verbs take and refuse, and what verify says; whole runs of them are in `tests/whole/test_backup.py`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.redis_servers import Server
from tests.server.backups.conftest import ONE, THREE, TWO, all_of, at

from samesky_server.backups import commands
from samesky_server.log import shown
from samesky_server.stores import disk
from samesky_server.stores.base import StoreError
from samesky_server.stores.redis_keys import Names


@pytest.mark.parametrize(
    ("verb", "argv", "words"),
    [
        ("backup", ["--to", "x"], "say where: --data or --redis"),
        ("backup", ["--data", "x"], "--to"),
        ("restore", ["x", "--data", "y", "--redis", "z"], "--data or --redis"),
        ("verify", ["x", "--data", "y"], "a file, or --data, or --redis"),
        ("verify", [], "say where"),
        ("migrate", ["--from", "x", "--to", "redis"], "SAMESKY_REDIS is not set"),
    ],
)
def test_a_wrong_command_line_is_said_and_nothing_is_done(
    verb: str,
    argv: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("SAMESKY_REDIS", "SAMESKY_DATA"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit) as ended:
        getattr(commands, verb)(argv)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


async def test_verify_finds_what_is_gone_and_names_no_room(
    tmp_path: Path, url: str, redis: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    for place in (data, url):
        await at(place)
        assert await commands.look_at_store(str(place)) == 0
        assert "3 rooms, 12 records, 19 entries, 5 blobs; no problems" in capsys.readouterr().out
    with closing(sqlite3.connect(data / disk.FILE)) as db:
        db.execute("DELETE FROM records WHERE room = ? AND seq = 6", (ONE,))
        db.execute("UPDATE snapshots SET bytes = x'c1' WHERE room = ?", (TWO,))
        db.execute("DELETE FROM blobs WHERE room = ? AND name = 'blob-2'", (ONE,))
        db.commit()
    keys = Names().keys(ONE)
    redis.ask("XDEL", keys.log, "6-0")
    redis.ask("SET", Names().keys(TWO).snapshot, b"3:\xc1")
    redis.ask("HDEL", keys.blobs, "blob-2")
    for place in (data, url):
        assert await commands.look_at_store(str(place)) == 1
        said = capsys.readouterr().out
        assert f"room {shown(ONE)}: records between 5 and 7 are missing\n" in said
        assert f"room {shown(ONE)}: 1 blobs that entries name are missing\n" in said
        assert f"room {shown(TWO)}: the snapshot cannot be decoded\n" in said
        assert "3 rooms" in said
        assert "3 problems" in said
        assert not any(name in said for name in (ONE, TWO, THREE, "blob-2"))


async def test_redis_becomes_a_data_directory_by_a_file_and_the_other_way_round(
    tmp_path: Path, url: str
) -> None:
    before = await all_of(await at(url))
    with pytest.raises(StoreError, match="backed up as ndjson"):
        await commands.make_backup(url, tmp_path / "x", "sqlite")
    assert await commands.make_backup(url, tmp_path / "lines") == 0
    assert await commands.make_store(tmp_path / "lines", str(tmp_path / "data")) == 0
    assert await all_of(tmp_path / "data") == before
    for form in ("sqlite", "ndjson"):
        file = tmp_path / form
        assert await commands.make_backup(str(tmp_path / "data"), file, form) == 0
        assert await commands.make_store(file, url) == 0, "what is there already is the same"
    assert await all_of(url) == before


async def test_a_room_that_cannot_be_read_is_not_in_the_lines_and_that_is_said(
    tmp_path: Path, url: str, redis: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    await at(url)
    redis.ask("SET", Names().keys(TWO).snapshot, b"3:\xc1")
    assert await commands.make_backup(url, tmp_path / "lines") == 1
    words = f"room {shown(TWO)}: the snapshot cannot be decoded; it is not in the backup\n"
    assert words in capsys.readouterr().out
    assert await commands.look_at_file(tmp_path / "lines") == 0
