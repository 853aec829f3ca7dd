"""A torn append-only file: cut at every byte of what the last append wrote, then two starts with a write between.

What was acknowledged before must all be there after both, once each, without a gap. With a replica attached, since
then Redis writes more than one command for a script that publishes.

`python -m tests.chaos.torn [--publish-inside] [redis] [valkey]` tries every byte; with `--publish-inside` of a store
that does what ours must not, to see that the trial finds it.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.redis_servers import DURABLE, KINDS, Server, in_step, server

from samesky_server.stores import scripts
from samesky_server.stores.base import Appended
from samesky_server.stores.fixtures import append, record
from samesky_server.stores.redis import RedisStore

ROOM = "room-one"
BEFORE = 4
"""Records that are kept before the one that is torn."""
LOADING = ("--aof-load-truncated", "yes")


class Torn(NamedTuple):
    """What was found."""

    cuts: int
    lost: int
    """Cuts after which something acknowledged is missing."""
    wrong: int
    """Cuts after which something is there twice, or with a gap."""


def newest_file(folder: Path) -> Path:
    """The append-only file that is being written."""
    return max((folder / "appendonlydir").glob("*.incr.aof"))


async def keep(one: Server) -> tuple[int, int]:
    """Appends, with everything that a room may bring; the size of the file before and after the last append."""
    store = RedisStore(one.unix_url)
    await store.open()
    for seq in range(1, BEFORE + 1):
        assert await append(store, ROOM, record(seq, f"id-{seq}", entries=2)) == Appended(seq)
    before = newest_file(one.folder).stat().st_size
    last = BEFORE + 1
    assert await append(store, ROOM, record(last, f"id-{last}", entries=2)) == Appended(last)
    after = newest_file(one.folder).stat().st_size
    await store.close()
    return before, after


async def try_cut(kind: str, origin: Path, folder: Path, cut: int) -> tuple[bool, bool]:
    """Tears a copy at this byte; whether something is lost, and whether something is wrong."""
    shutil.copytree(origin / "appendonlydir", folder / "appendonlydir")
    with newest_file(folder).open("r+b") as file:
        file.truncate(cut)
    one = Server(kind, folder, *DURABLE, *LOADING)
    expected = [f"id-{seq}" for seq in range(1, BEFORE + 1)]
    try:
        for start in (1, 2):
            one.start()
            store = RedisStore(one.unix_url)
            await store.open()
            found = await store.tail(ROOM, 0, 99)
            assert found is not None
            ids, seqs = [one.id for one in found], [one.seq for one in found]
            if not set(expected) <= set(ids):
                return True, False
            extra = [id for id in ids if id not in expected]
            torn = [f"id-{BEFORE + 1}"] if start == 1 else []  # it was written whole, or not at all
            if seqs != list(range(1, len(seqs) + 1)) or len(set(ids)) != len(ids) or extra not in ([], torn):
                return False, True
            if start == 1:
                expected = [*ids, "between"]
                seq = len(ids) + 1
                assert await append(store, ROOM, record(seq, "between", entries=1)) == Appended(seq)
            await store.close()
            one.kill()
    finally:
        one.end()
        shutil.rmtree(folder)
    return False, False


async def torn(kind: str, folder: Path, cuts: Iterable[int] | None = None) -> Torn:
    """Tries every cut, or those among the bytes of the last append that `cuts` picks (counted from its first)."""
    with server(kind, folder / "one", *DURABLE) as one, server(kind, folder / "two") as two:
        two.ask("REPLICAOF", "127.0.0.1", one.port)
        in_step(one, two)
        before, after = await keep(one)
        one.kill()
        picked = range(after - before + 1) if cuts is None else [cut for cut in cuts if cut <= after - before]
        results = [await try_cut(kind, one.folder, folder / "cut", before + cut) for cut in picked]
    return Torn(len(results), sum(lost for lost, _ in results), sum(wrong for _, wrong in results))


def publish_inside() -> None:
    """Makes the append tell others by itself, which is one command too many."""
    text = scripts.APPEND.text.removeprefix(scripts.COMMON)
    last = "return {'appended', expect + 1}\n"
    assert text.endswith(last)
    scripts.APPEND = scripts.script(
        1, text.removesuffix(last) + "redis.call('PUBLISH', 'all', 'news')\n" + last
    )


def main() -> int:
    """Prints a table; returns 1 when anything was lost."""
    if "--publish-inside" in sys.argv:
        sys.argv.remove("--publish-inside")
        publish_inside()
    print("| server | cuts | something lost | something wrong |\n| --- | ---: | ---: | ---: |")
    bad = 0
    for kind in sys.argv[1:] or KINDS:
        with tempfile.TemporaryDirectory() as folder:
            found = asyncio.run(torn(kind, Path(folder)))
        print(f"| {kind} | {found.cuts} | {found.lost} | {found.wrong} |", flush=True)
        bad += found.lost + found.wrong
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
