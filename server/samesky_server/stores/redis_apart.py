"""A room whose keys are at two servers, as while its slot moves key by key: read one key after the other.

A script with several keys is refused (`TRYAGAIN`) where some of them are and some are not, or never were, until all
of the slot has moved. A single key is always found, at the one server or the other. Between two keys the room may go
on: what a record has to say is settled before it goes, so who asks the past first and then the log misses nothing,
unless so much has been forgotten meanwhile that the log begins later; then it is read anew. Only reading is done so:
what has several keys and writes waits until the slot is over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from redis.exceptions import TryAgainError

from . import scripts
from .base import StoreError
from .redis_keys import Keys
from .redis_link import Way
from .scripts import Command

EIGHT = 8
"""Bytes for each record that is told of."""
TRIES = 8
"""How often a room is read anew that forgets what is being read."""

Rows = list[Any]


async def either(link: Way, whole: Command, apart: Callable[[], Awaitable[Any]]) -> Any:
    """What a script answers; or `apart` in its place, where it finds only some of its keys. Raises `StoreError`."""
    (answer,) = await link.answers([whole])
    if isinstance(answer, TryAgainError):
        return await apart()
    if isinstance(answer, Exception):
        raise link.error(answer)
    return answer


async def records(link: Way, k: Keys, after: int | None, limit: int) -> Rows | None:
    """As `scripts.RECORDS` answers."""
    for _ in range(TRIES):
        snapshot = await link.one(("GET", k.snapshot)) if after is None else None
        since = after if after is not None else int((snapshot or b"0").partition(b":")[0])
        to, less = await _settled(link, k)
        found = await link.one(scripts.LOG_RECORDS(k.log, since, limit, less))
        if found is None:
            return None
        low, erasing, rows = found
        if after is not None or low <= since + 1:
            old = [seq for seq, some, _ in rows if some and seq <= to]
            past = dict(zip(old, await _past(link, k, old), strict=True))
            return [snapshot, low, erasing, [[raw, past.get(seq)] for seq, _, raw in rows]]
    raise _forgets()


async def page(link: Way, k: Keys, below: int | None, limit: int) -> Rows:
    """As `scripts.PAGE` answers."""
    for _ in range(TRIES):
        to, less = await _settled(link, k)
        low, erasing, rows, enough = await link.one(
            scripts.LOG_PAGE(k.log, "" if below is None else below, limit, to, less)
        )
        if low > to + 1:
            continue
        if not enough:
            upper = f"({min(to + 1, to + 1 if below is None else below)}"
            options = (upper, "-inf", "LIMIT", 0, limit + 1)
            seqs = await link.one(("ZREVRANGEBYSCORE", k.when, *options))
            rows += [[None, one] for one in await _past(link, k, seqs)]
        return [erasing, rows]
    raise _forgets()


async def entries(link: Way, k: Keys, after: int, limit: int) -> Rows:
    """As `scripts.ENTRIES` answers."""
    for _ in range(TRIES):
        to, less = await _settled(link, k)
        seqs = []
        if after < to:
            seqs = await link.one(("ZRANGEBYSCORE", k.when, f"({after}", to, "LIMIT", 0, limit))
        rows = [[None, one] for one in await _past(link, k, seqs)]
        low, erasing, more = await link.one(
            scripts.LOG_ENTRIES(k.log, after, max(1, limit - len(rows)), to, less)
        )
        if low <= to + 1:
            return [erasing, [*rows, *more]]
    raise _forgets()


async def find(link: Way, k: Keys, id: str, base: int) -> Rows | None:
    """As `scripts.FIND` answers: first the log, since what it lets go is told of before."""
    kind, seq, low = await link.one(scripts.LOG_FIND(k.log, id, base))
    if kind == b"duplicate":
        return [kind, seq]
    last, _, told = (await link.one(("GET", k.told)) or b"0:").partition(b":")
    first = int(last) - len(told) // EIGHT + 1
    name = hashlib.sha1(id.encode(), usedforsecurity=False).digest()[:EIGHT]
    for at in range(max(0, base - first + 1) * EIGHT, len(told) if id else 0, EIGHT):
        if told[at : at + EIGHT] == name:
            return [b"duplicate", first + at // EIGHT]
    whole = bool(told) and int(last) + 1 >= low
    return [kind, seq] if kind and not (whole and first <= base + 1) else None


async def _settled(link: Way, k: Keys) -> tuple[int, int]:
    to, less = await link.one(("HMGET", k.past, "to", "less"))
    return int(to or 0), int(less or 0)


async def _past(link: Way, k: Keys, seqs: Sequence[Any]) -> list[Any]:
    return list(await link.one(("HMGET", k.past, *seqs))) if seqs else []


def _forgets() -> StoreError:
    return StoreError("Redis: a room forgets what is being read of it.")
