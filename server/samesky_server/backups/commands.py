"""`samesky backup`, `restore`, `verify`, `migrate`: on stdout what came of it, on stderr why it failed."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from ..log import configure, shown
from ..stores import disk
from ..stores.base import Store, StoreError
from ..stores.embedded import EmbeddedStore
from . import files
from .check import problems
from .lines import LinesSource, Writer
from .pour import pour
from .sources import FileRows, Source, StoreSource

REDIS = "redis"
"""The word for the Redis of `SAMESKY_REDIS`, so that its password need not stand on a command line."""

GONE = 1.0
"""Seconds that Redis is given to notice that a hub has gone."""


def backup(argv: Sequence[str] | None = None) -> int:
    """One file of all that a hub keeps, while it runs."""
    parser = _parser("backup", "Back up all that a hub keeps into one file, while it runs.")
    _places(parser)
    parser.add_argument("--to", required=True, metavar="FILE", help="the file to make; it replaces none")
    parser.add_argument(
        "--format",
        choices=("sqlite", "ndjson"),
        help="a database (default of a data directory), or lines of JSON (of Redis, the only one)",
    )
    options = parser.parse_args(argv)
    return _run(make_backup(_place(parser, options), Path(options.to), options.format))


async def make_backup(place: str, to: Path, form: str | None = None) -> int:
    """Backs up the store at a place; 1 when a room had to be left out. Raises `StoreError`."""
    if form == "sqlite" and _is_redis(place):
        raise StoreError("Redis is backed up as ndjson.")
    left = 0
    with files.new_file(to) as part:
        if form != "ndjson" and not _is_redis(place):
            files.copy(Path(place) / disk.FILE, part)
            count = f"{part.stat().st_size} bytes"
        else:
            async with _reading(place) as source:
                with part.open("wb") as file:
                    rooms, left = await _written(source, file)
            count = f"{rooms} rooms"
    print(f"{to}: {count}")
    return int(left > 0)


async def _written(source: Source, file: BinaryIO) -> tuple[int, int]:
    """Writes lines; how many rooms there were, and how many could not be read."""
    writer, rooms, left = Writer(file), 0, 0
    writer.head(await source.keeps(), time.time())
    async for found in source.each():
        if found.whole is None:
            print(f"room {shown(found.room)}: {found.problem}; it is not in the backup")
            left += 1
        else:
            writer.room(found.room, found.whole, found.blobs)
            rooms += 1
    writer.end()
    file.flush()
    return rooms, left


def restore(argv: Sequence[str] | None = None) -> int:
    """A data directory, or a Redis, of a backup."""
    parser = _parser("restore", "Make a data directory of a backup, or fill an empty Redis with it.")
    parser.add_argument("file", help="what `samesky backup` wrote")
    _places(parser)
    options = parser.parse_args(argv)
    return _run(make_store(Path(options.file), _place(parser, options)))


async def make_store(file: Path, place: str) -> int:
    """Restores; 1 when a room had to be left out. Raises `StoreError`, and then nothing was restored."""
    with _file(file) as (source, faults):
        if next(faults, None) is not None:
            raise StoreError(f"{file} is damaged: samesky verify {file} says how. Nothing was restored.")
        if _is_redis(place):
            async with _writing(place) as store:
                return int(await pour(source, store, print) > 0)
        with files.stage(Path(place)) as made:
            if isinstance(source, LinesSource):
                async with _open(EmbeddedStore(made)) as store:
                    left = await pour(source, store, print)
            else:
                files.put(file, made)
                left = 0
    print(f"{place} is restored: start a hub on it.")
    return int(left > 0)


def verify(argv: Sequence[str] | None = None) -> int:
    """Whether a backup, or what a hub keeps, holds together."""
    parser = _parser(
        "verify", "Read all of a backup, or of what a hub keeps, and say what is damaged; 1 if any is."
    )
    parser.add_argument("file", nargs="?", help="what `samesky backup` wrote")
    _places(parser)
    options = parser.parse_args(argv)
    if options.file is None:
        return _run(look_at_store(_place(parser, options)))
    if options.data or options.redis:
        parser.error("a file, or --data, or --redis")
    return _run(look_at_file(Path(options.file)))


async def look_at_file(file: Path) -> int:
    """Says what is wrong with a backup; 1 when anything is. Raises `StoreError`: it is none."""
    with _file(file) as (source, faults):
        return await _verified(source, faults)


async def look_at_store(place: str) -> int:
    """The same of a store. Raises `StoreError`: there is none."""
    if _is_redis(place):
        async with _reading(place) as source:
            return await _verified(source, iter(()))
    with _sqlite(Path(place) / disk.FILE) as (source, faults):
        return await _verified(source, faults)


async def _verified(source: Source, faults: Iterator[str]) -> int:
    bad = rooms = records = entries = blobs = 0
    for fault in faults:
        print(fault)
        bad += 1
    try:
        async for found in source.each():
            for problem in problems(found):
                print(f"room {shown(found.room)}: {problem}")
                bad += 1
            rooms += 1
            if found.whole is not None:
                records += len(found.whole.records)
                entries += len(found.whole.entries)
                blobs += len(found.blobs)
        await source.keeps()
    except StoreError as error:
        print(error)
        bad += 1
    print(f"{rooms} rooms, {records} records, {entries} entries, {blobs} blobs; {bad or 'no'} problems")
    return int(bad > 0)


def migrate(argv: Sequence[str] | None = None) -> int:
    """All rooms from one store into another."""
    parser = _parser("migrate", "Move all rooms from a data directory to Redis, or back, while no hub runs.")
    words = f"a data directory, the URL of a Redis, or `{REDIS}` for that of SAMESKY_REDIS"
    parser.add_argument("--from", dest="source", required=True, metavar="PLACE", help=words)
    parser.add_argument("--to", dest="target", required=True, metavar="PLACE", help=words)
    options = parser.parse_args(argv)
    source, target = (
        os.environ.get("SAMESKY_REDIS", "") if one == REDIS else one
        for one in (options.source, options.target)
    )
    if not source or not target:
        parser.error("SAMESKY_REDIS is not set")
    return _run(move(source, target))


async def move(source: str, target: str) -> int:
    """Moves all rooms; 1 when one had to be left behind. Raises `StoreError`."""
    if not _is_redis(source):
        disk.open_to_look(Path(source) / disk.FILE).close()  # it is not to be made
    async with _writing(source) as old, _writing(target) as new:
        return int(await pour(StoreSource(old), new, print) > 0)


# --------------------------------------------------------------------------------------------- what they share


def _parser(name: str, what: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(f"samesky {name}", description=what, allow_abbrev=False)


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="a hub's data directory (default: SAMESKY_DATA)")
    parser.add_argument("--redis", metavar="URL", help="a hub's Redis (default: SAMESKY_REDIS)")


def _place(parser: argparse.ArgumentParser, options: argparse.Namespace) -> str:
    if options.data and options.redis:
        parser.error("--data or --redis")
    environ = os.environ
    found = options.data or options.redis or environ.get("SAMESKY_REDIS") or environ.get("SAMESKY_DATA")
    if not found:
        parser.error("say where: --data or --redis")
    return str(found)


def _is_redis(place: str) -> bool:
    return "://" in place


def _run(work: Coroutine[Any, Any, int]) -> int:
    configure("warning")
    try:
        return asyncio.run(work)
    except StoreError as error:
        reason = str(error)
    except OSError as error:
        reason = f"{error.strerror or 'input or output failed'}."
    print(f"samesky: {reason}", file=sys.stderr)
    return 1


@contextmanager
def _file(path: Path) -> Iterator[tuple[Source, Iterator[str]]]:
    """A backup, and what is wrong with it as a file."""
    if files.is_sqlite(path):
        with _sqlite(path) as made:
            yield made
    else:
        source = LinesSource(path)
        yield source, iter(() if source.whole() else (files.CHANGED,))


@contextmanager
def _sqlite(file: Path) -> Iterator[tuple[Source, Iterator[str]]]:
    with closing(disk.open_to_look(file)) as db, files.of_today(file, db) as readable:
        yield StoreSource(FileRows(readable)), files.faults(db)


@asynccontextmanager
async def _reading(place: str) -> AsyncIterator[Source]:
    """A store that is read while hubs may write to it."""
    if _is_redis(place):
        async with _open(_redis(place)) as store:
            yield StoreSource(store)
    else:
        with _sqlite(Path(place) / disk.FILE) as (source, _):
            yield source


@asynccontextmanager
async def _writing(place: str) -> AsyncIterator[Store]:
    """A store that no hub uses meanwhile."""
    if not _is_redis(place):
        async with _open(EmbeddedStore(Path(place))) as store:
            yield store
        return
    store = _redis(place)
    async with _open(store):
        until = time.monotonic() + GONE
        while await store.others():
            if time.monotonic() > until:
                raise StoreError("Hubs are at this Redis: stop them first.")
            await asyncio.sleep(0.05)
        yield store


def _redis(url: str) -> Any:
    from ..stores.redis import RedisStore  # most hubs do without

    return RedisStore(url)


@asynccontextmanager
async def _open(store: Store) -> AsyncIterator[Store]:
    await store.open()
    try:
        yield store
    finally:
        await store.close()
