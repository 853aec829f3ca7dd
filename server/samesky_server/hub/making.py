"""New rooms: the first record of a room, kept where there is no such room yet."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable

from samesky_shared.core.activity import Catalog
from samesky_shared.core.members import Members
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.errors import Refused

from ..stores.base import Appended, Outcome, Store, Unavailable


async def found(
    store: Store,
    catalog: Catalog,
    members: Members,
    moment: Moment,
    kept: Callable[[Room, Draft], None] = lambda room, draft: None,
) -> bool:
    """Makes the room `members.id`; False when it exists already. `kept` hears of its first record.

    Raises:
        Refused: `unavailable`.
    """
    room = Room(members.id, catalog, os.urandom(8).hex())
    draft = room.settle(moment, None, members)
    assert draft is not None
    states = [one.state for one in draft.instances.values() if one is not None]
    due = min((due for state in states if (due := state.due()) is not None), default=None)
    if due is not None:
        store.hint(members.id, due)
    landed: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
    store.append(members.id, draft.record, 0, 0, lambda outcome: landed.set_result(outcome))
    match await landed:
        case Appended():
            kept(room, draft)
            return True
        case Unavailable(retry_after):
            raise away(retry_after)
        case _:
            return False


def moment_at(now: float, listening: frozenset[str] = frozenset()) -> Moment:
    """A moment with chance of its own, for a room that nobody is in."""
    chance = os.urandom(16)
    return Moment(now, int.from_bytes(chance[:8], "big"), chance[8:].hex(), listening=listening)


def away(retry_after: float) -> Refused:
    """Why nothing can be done now: seconds after which to try again."""
    return Refused("unavailable", "The store does not answer.", retry_after=retry_after)
