"""Rooms: make one, look at one, take a seat in one."""

from __future__ import annotations

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.core.members import HUES, SEATS, Members
from samesky_shared.core.seats import DeviceKey, Invite, Seat
from samesky_shared.errors import Refused

from ..api import (
    INVITE_TIME,
    Created,
    CreateRoom,
    Deletion,
    DeviceSecret,
    InviteLink,
    Join,
    Joined,
    MemberId,
    Newcomer,
    RoomNow,
)
from ..auth import fits, hash_of, invite_of, is_founder, room_of, same, spent_of
from .endpoint import (
    KEY_TIME,
    TOO_MANY,
    Deps,
    address_of,
    bearer,
    body_of,
    draw_for,
    link_base,
    member_of_room,
    spend_together,
)
from .problem import Unauthorized, answer

TRIAL = 3600.0
"""Seconds for which a room to try out is there."""


async def create(deps: Deps, request: Request) -> Response:
    """`POST /v1/rooms`"""
    await may_create(deps, request)
    return await _made(deps, request)


async def try_out(deps: Deps, request: Request) -> Response:
    """`POST /v1/try`: a room for nobody but two guests. It is deleted when one of them goes, and after an hour."""
    if not deps.settings.trials_per_hour:
        raise Refused("forbidden", "This hub has no rooms to try out.")
    await spend_together(deps, deps.limits.trials, address_of(request), TOO_MANY)
    await spend_together(deps, deps.limits.all_trials, "", "Many people try this at the moment.")
    return await _made(deps, request, TRIAL)


async def _made(deps: Deps, request: Request, stay: float | None = None) -> Response:
    """A new room; with `stay` all who come are guests, for so many seconds."""
    body = await body_of(request, CreateRoom)
    draw, repeatable = await draw_for(deps, request)
    now = deps.now()
    room, member, device, invite = draw.room(), draw.id("member"), draw.id("device"), draw.id("invite")
    secret, opener = draw.secret(room, "device"), draw.secret(room, "invite")
    expires_at = now + (stay or INVITE_TIME)
    seat = _seat(body.member, device, DeviceKey(hash_of(secret), now, body.device.kind))
    until = None if stay is None else now + stay
    seats = SEATS[body.kind] - 1 if stay is None else 1
    members = Members(
        id=room,
        room=body.kind,
        name=body.name,
        sealing=body.sealing,
        members={member: replace(seat, until=until)},
        invites={invite: Invite(hash_of(opener), member, expires_at, seats, stay=stay)},
    )
    if not await deps.rooms.found(members):
        known = await deps.rooms.members(room)
        found = None if known is None else known.members.get(member)
        if not repeatable or known is None or found is None or not is_device(found, device, secret, now):
            raise _used_key()
        made = known.members[member].joined
        expires_at = known.invites[invite].expires_at if invite in known.invites else made + INVITE_TIME
        members = known
    link = InviteLink(invite, opener, f"{link_base(deps, request)}/j#{opener}", expires_at)
    token = deps.tokens.issue(room, member, device)
    who, what = MemberId(member), DeviceSecret(device, secret)
    return answer(Created(members.card(), who, what, token, deps.tokens.lifetime, link), 201)


async def look(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}`"""
    claims, members = await member_of_room(deps, request)
    now = deps.now()
    seen = members.view(claims.member)
    invites = {key: one for key, one in seen.invites.items() if one.expires_at > now}
    return answer(RoomNow(members.card(), claims.member, members.people(), members.places, invites))


async def delete(deps: Deps, request: Request) -> Response:
    """`DELETE /v1/rooms/{room}`: nobody is asked, but all others have time to take their things."""
    claims, _ = await member_of_room(deps, request)
    wait = deps.settings.delete_wait
    members = await deps.rooms.settle(
        claims.room, claims.member, lambda one, now: one.unwanted(claims.member, now, wait)
    )
    if members is None:
        raise Refused("unknown", "There is no such room.")
    deleting = members.deleting()
    if deleting is not None:
        return answer(Deletion(False, deleting.at), 202)
    await deps.rooms.members(claims.room)  # once nobody finds it any more
    return answer(Deletion(True), 200)


async def join(deps: Deps, request: Request) -> Response:
    """`POST /v1/join`: a new seat, or the way back into one."""
    await spend_together(deps, deps.limits.joins, address_of(request), TOO_MANY)
    body = await body_of(request, Join)
    room = room_of(body.secret)
    known = None if room is None else await deps.rooms.members(room)
    if room is None or known is None:
        raise _not_open()
    draw, repeatable = await draw_for(deps, request)
    fresh, device, secret = draw.id("member"), draw.id("device"), draw.secret(room, "device")
    invited = known.invites.get(invite_of(known, body.secret) or "")
    back = None if invited is None else invited.seat
    if invited is not None and back is None and body.member is None:
        raise Refused("invalid", "Say who you are.", path="member")

    def take_seat(members: Members, now: float) -> Members:
        for seat in members.members.values():
            if device in seat.devices:
                if repeatable and is_device(seat, device, secret, now):
                    return members
                raise _used_key()
        invite = invite_of(members, body.secret)
        key = DeviceKey(hash_of(secret), now, body.device.kind)
        if invite is not None and members.invites[invite].seat is not None:
            return members.came_back(invite, device, key, now)
        if invite is None or body.member is None:
            raise _not_open()
        return members.joined(invite, fresh, _seat(body.member, device, key), now)

    try:
        members = await deps.rooms.settle(room, back or fresh, take_seat)
    except Refused as refused:
        if refused.code == "forbidden":
            await _tried(deps, room, known, body.secret)
        raise
    member = None if members is None else _member_with(members, device)
    if members is None or member is None:
        raise _not_open()
    token = deps.tokens.issue(room, member, device)
    who, what = MemberId(member), DeviceSecret(device, secret)
    return answer(Joined(members.card(), who, what, token, deps.tokens.lifetime), 201)


async def _tried(deps: Deps, room: str, members: Members, secret: str) -> None:
    """Shows everybody in the room that a link which was used up was tried again: perhaps it was stolen."""
    invite = spent_of(members, secret)
    if invite is not None:
        await deps.rooms.settle(room, None, lambda one, now: one.tried_again(invite, now))


def _member_with(members: Members, device: str) -> str | None:
    return next((key for key, seat in members.members.items() if device in seat.devices), None)


async def may_create(deps: Deps, request: Request) -> None:
    """Checks that the caller may make rooms here. Raises `Unauthorized` and `Refused`."""
    offered = bearer(request)
    if offered is not None and is_founder(deps.secret, offered):
        return
    await spend_together(deps, deps.limits.rooms, address_of(request), TOO_MANY)
    rooms = deps.settings.rooms
    if rooms == "open":
        return
    if rooms == "key" and offered is not None and same(offered, deps.settings.room_key):
        return
    if offered is not None:
        raise Refused("forbidden", "This does not open the hub for new rooms.")
    what = "its room key or founder link" if rooms == "key" else "its founder link"
    raise Unauthorized(f"This hub makes rooms for who has {what}; send it as `Authorization: Bearer`.")


def _seat(who: Newcomer, device: str, key: DeviceKey) -> Seat:
    return Seat(who.name, who.tz, who.lang, HUES[0], key.added, {device: key})


def is_device(seat: Seat, device: str, secret: str, now: float) -> bool:
    """Whether the same request has added this device to the seat within the last day."""
    key = seat.devices.get(device)
    return key is not None and fits(secret, key.hash) and now - key.added < KEY_TIME


def _not_open() -> Refused:
    return Refused("forbidden", "This invitation is used up, was taken back or is too old.")


def _used_key() -> Refused:
    return Refused("conflict", "This key was used before; take a new one.", path="idempotency-key")
