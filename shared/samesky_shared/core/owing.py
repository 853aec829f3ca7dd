"""What a room owes: something that is to be sent, and that one hub at a time has taken up.

Rules:

1. It is owed from the record on that causes it, so it is recorded exactly once. It is taken off in another record,
   once it was sent: so it is sent at least once.
2. The hub whose record says that it is taken up sends it, within a lease. If it has not been taken off when the lease
   is over, it is due again, and whoever meets the room takes it up: at most one repeat for each hub that was killed.
3. Hubs need no word between them for that; the append decides.

Notices to members and reports to host apps are owed in this way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

LEASE = 60.0
"""Seconds that the hub has which takes something up; then it is due again."""


class Debt(Struct, frozen=True, kw_only=True):
    """Something owed."""

    at: Annotated[float, Meta(description="Room time at which it fell due.")]
    until: Annotated[float, Meta(description="Room time after which it is too late.")]
    again: float
    """Room time at which it is taken up, if it is still owed then."""
    tries: int = 0
    """How often it was taken up."""

    @property
    def itself(self) -> tuple[object, ...]:
        """What makes it another one than one of the same key."""
        return (self.at,)


D = TypeVar("D", bound=Debt)


def lent(one: D, now: float) -> D:
    """Taken up at room time `now`."""
    return replace(one, tries=one.tries + 1, again=now + LEASE)


def due(owed: Mapping[str, D]) -> float | None:
    """When the first of these is to be taken up."""
    return min((one.again for one in owed.values()), default=None)


def woken(owed: Mapping[str, D], at: float, now: float, take: Callable[[D, float], D | None]) -> dict[str, D]:
    """Those that are due at room time `at` are taken up, or dropped where `take` gives None."""
    taken = {key: take(one, now) if one.again <= at else one for key, one in owed.items()}
    return {key: one for key, one in taken.items() if one is not None}


def with_one(owed: Mapping[str, D], key: str, one: D, most: int) -> dict[str, D]:
    """With one more, in place of one of the same key, and of the oldest when there are too many."""
    rest = [(old, other) for old, other in owed.items() if old != key]
    return dict([*rest[max(0, len(rest) - most + 1) :], (key, one)])


def since(owed: Mapping[str, D], before: Mapping[str, D]) -> dict[str, D]:
    """What was taken up by the record that made these of `before`."""
    return {
        key: one
        for key, one in owed.items()
        if one.tries
        and ((was := before.get(key)) is None or was.tries < one.tries or was.itself != one.itself)
    }


def settled(owed: Mapping[str, D], became: Mapping[str, tuple[D, D | None]]) -> dict[str, D]:
    """After a hub has tried: what became of each (None: it was sent), unless it is another by now.

    Args:
        owed: what is owed now.
        became: by key, what it was when it was tried, and what it is to be.
    """
    left = dict(owed)
    for key, (tried, after) in became.items():
        if left.get(key) != tried:
            continue
        if after is None:
            del left[key]
        else:
            left[key] = after
    return left
