"""Rooms from one place into a store: each whole or not at all, so that it can be done again until all are there."""

from __future__ import annotations

from collections.abc import Callable

from ..log import shown
from ..stores.base import Store, StoreError
from .sources import Found, Source, StoreSource

Say = Callable[[str], None]


async def pour(source: Source, target: Store, say: Say) -> int:
    """Brings all rooms and shared values of a source into an open store; how many rooms could not be taken along.

    What is there already must be the same: then it stays as it is.

    Raises:
        StoreError: the target has something else, and nothing was changed; or it stopped half way.
    """
    await _fits(source, target)
    for name, value in (await source.keeps()).items():
        if await target.keep(name, value) != value:
            raise StoreError("The target has another secret by now.")
    there = set(await target.rooms())
    left = moved = 0
    async for found in source.each():
        if found.whole is None:
            say(f"room {shown(found.room)}: {found.problem}")
            left += 1
        elif found.room in there or not await target.import_(found.room, found.whole, found.blobs):
            if not await _same(found, target):
                raise StoreError(f"The target has room {shown(found.room)}, and it is another.")
        else:
            moved += 1
    say(f"{moved} rooms were brought, {len(there)} were there already.")
    return left


async def _fits(source: Source, target: Store) -> None:
    kept = await target.keeps()
    for name, value in (await source.keeps()).items():
        if kept.get(name, value) != value:
            raise StoreError(
                "The target has a secret of its own, so links and tokens would end: take an empty one."
            )
    others = set(await target.rooms()) - set(await source.rooms())
    if others:
        raise StoreError(f"The target has {len(others)} rooms of its own: take an empty one.")


async def _same(found: Found, target: Store) -> bool:
    there = await StoreSource(target).one(found.room)
    return there is not None and (there.whole, there.blobs) == (found.whole, found.blobs)
