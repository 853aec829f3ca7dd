"""New rooms: the first record of a room, kept where there is no such room yet."""

from __future__ import annotations

import asyncio
import os

from samesky_shared.core.activity import Catalog
from samesky_shared.core.members import Members
from samesky_shared.core.room import Moment, Room
from samesky_shared.errors import Refused

from ..stores.base import Appended, Outcome, Store, Unavailable


async def found(store: Store, catalog: Catalog, members: Members, now: float) -> bool:
    """Makes the room `members.id`; False when it exists already. Raises `Refused("unavailable")`."""
    draft = Room(members.id, catalog, os.urandom(8).hex()).settle(moment_at(now), None, members)
    assert draft is not None
    due = members.due()
    if due is not None:
        store.hint(members.id, due)
    kept: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
    store.append(members.id, draft.record, 0, 0, lambda outcome: kept.set_result(outcome))
    match await kept:
        case Appended():
            return True
        case Unavailable(retry_after):
            raise away(retry_after)
        case _:
            return False


def moment_at(now: float) -> Moment:
    """A moment with chance of its own, for a room that nobody is in."""
    chance = os.urandom(16)
    return Moment(now, int.from_bytes(chance[:8], "big"), chance[8:].hex())


def away(retry_after: float) -> Refused:
    """Why nothing can be done now: seconds after which to try again."""
    return Refused("unavailable", "The store does not answer.", retry_after=retry_after)
