"""Who a host app vouches for is let in: the room is made on first use, the seat taken, the device noted.

From then on their seat is like any other. Who is in already costs one look.
"""

from __future__ import annotations

from msgspec.structs import replace

from samesky_shared.core.members import Members
from samesky_shared.core.seats import DeviceKey, Seat
from samesky_shared.errors import NOT_ALLOWED, TOKEN, Refused

from .auth import Claims, TokenError
from .rooms_port import Rooms
from .stores.base import StoreError


async def admit(rooms: Rooms, claims: Claims, kind: str = "") -> Members | None:
    """Who is in the token's room, with whom a host app vouches for; None when there is no such room.

    Args:
        rooms: the hub.
        claims: what the token says.
        kind: what kind of thing the device says it is.

    Raises:
        TokenError: it was made before somebody left or a device was removed, so it lets nobody in any more.
        Refused: `full`, `unavailable`, or `invalid` for a room that this hub cannot make.
    """
    members, grant = await rooms.members(claims.room), claims.grant
    if grant is None:
        return members
    now = rooms.now()
    seat = Seat(grant.name, grant.tz, grant.lang, joined=now)
    key = DeviceKey("", now, kind)

    def vouched(before: Members) -> Members:
        known = before if before.host == grant.issuer else replace(before, host=grant.issuer)
        return known.vouched(claims.member, seat, claims.device, key, claims.issued_at)

    try:
        if members is None:
            empty = Members(id=claims.room, room=grant.kind, sealing=grant.sealing, seats=grant.seats or 0)
            made = vouched(empty)
            if await rooms.found(made):
                return made
        elif vouched(members) is members:
            return members
        return await rooms.settle(claims.room, claims.member, lambda newer, _: vouched(newer))
    except Refused as refused:
        if refused.code == "expired":
            raise TokenError("expired") from None
        raise


async def turned_away(rooms: Rooms, claims: Claims | None, kind: str) -> tuple[int, str] | None:
    """Lets a device in, or says with which code and reason its socket closes.

    Raises:
        StoreError: the store does not answer.
    """
    if claims is None or claims.grant is None:
        return None
    try:
        await admit(rooms, claims, kind)
    except TokenError as error:
        return TOKEN, str(error)
    except Refused as refused:
        if refused.retry_after is not None:
            raise StoreError(refused.message) from None
        return NOT_ALLOWED, refused.message
    return None
