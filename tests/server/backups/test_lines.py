"""Lines of JSON: what goes in comes out, and what was changed is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.server.backups.conftest import ONE, at, opened

from samesky_server.backups.commands import make_backup
from samesky_server.backups.lines import FORM, LinesSource
from samesky_server.backups.sources import StoreSource
from samesky_server.stores.base import StoreError


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """A backup of a furnished store."""
    made = tmp_path / "backup.ndjson"
    assert await make_backup(str(await at(tmp_path / "data")), made, "ndjson") == 0
    return made


async def test_what_goes_in_comes_out(file: Path, tmp_path: Path) -> None:
    source = LinesSource(file)
    assert source.whole()
    async with opened(tmp_path / "data") as store:
        assert [one async for one in source.each()] == [one async for one in StoreSource(store).each()]
        assert await source.keeps() == await store.keeps()
        assert await source.rooms() == await store.rooms()


async def test_each_line_is_json_and_begins_with_what_it_is(file: Path) -> None:
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    kinds = [next(iter(line)) for line in lines]
    assert (kinds[0], kinds[-1]) == ("samesky_backup", "end")
    assert set(kinds[1:-1]) == {"keep", "room", "snapshot", "entry", "record", "blob"}
    assert kinds[1:3] == ["keep", "keep"]
    assert lines[0]["samesky_backup"] == FORM


async def test_any_byte_that_changed_and_any_line_that_is_gone_is_found(file: Path) -> None:
    whole = file.read_bytes()
    lines = whole.splitlines(keepends=True)
    for n in range(1, len(lines)):  # the first line says which form it is, and is read by itself
        file.write_bytes(b"".join(lines[:n] + lines[n + 1 :]))
        assert not LinesSource(file).whole(), f"line {n} is gone"
    for place in range(0, len(whole), 97):
        changed = bytearray(whole)
        changed[place] ^= 1
        file.write_bytes(changed)
        try:
            assert not LinesSource(file).whole(), f"byte {place}"
        except StoreError:
            assert place < len(lines[0])
    for more in (b"\n", b"{}\n"):
        file.write_bytes(whole + more)
        assert not LinesSource(file).whole()


async def test_a_line_that_cannot_be_read_concerns_its_room_alone(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    at_line = next(n for n, line in enumerate(lines) if line.startswith(b'{"record":'))
    lines[at_line] = b'{"record":{"epoch":3}}\n'
    file.write_bytes(b"".join(lines))
    found = [one async for one in LinesSource(file).each()]
    assert [one.problem for one in found if one.problem] == [
        f"line {at_line + 1} does not have the form that it should have"
    ]
    assert [one.whole is None for one in found].count(True) == 1
    assert ONE in [one.room for one in found]


async def test_what_is_no_backup_or_of_a_newer_version_is_refused(file: Path) -> None:
    _, rest = file.read_bytes().split(b"\n", 1)
    for head, words in (
        (b"{}", "is no backup"),
        (b"SQL", "is no backup"),
        (b'{"samesky":1,"room":{}}', "is no backup"),
        (b'{"samesky_backup":%d,"by":"9","made":1.0,"more":[]}' % (FORM + 1), "newer version"),
    ):
        file.write_bytes(head + b"\n" + rest)
        with pytest.raises(StoreError, match=words):
            LinesSource(file)


async def test_what_it_does_not_know_it_lets_be(file: Path) -> None:
    """A newer hub may say more in a line, without another form."""
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(line.replace(b"}\n", b',"later":{"x":[1]}}\n') for line in lines))
    assert [one.problem async for one in LinesSource(file).each()] == ["", "", ""]
