"""Invitations: links by which others join or come back; and leaving."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.core.members import Members
from samesky_shared.core.seats import Invite
from samesky_shared.errors import Refused

from ..api import LONGEST_INVITE, LONGEST_SCREEN, CreateInvite, InviteLink
from ..auth import hash_of
from .endpoint import Deps, body_of, draw_for, link_base, member_of_room
from .problem import answer


async def create(deps: Deps, request: Request) -> Response:
    """`POST /v1/rooms/{room}/invites`"""
    claims, _ = await member_of_room(deps, request)
    body = await body_of(request, CreateInvite)
    if body.seat is None and body.expires_in > LONGEST_INVITE:
        raise Refused("invalid", "An invitation is open for at most 30 days.", path="expires_in")
    if body.screen and body.expires_in > LONGEST_SCREEN:
        raise Refused("invalid", "That of a screen is open for at most 10 minutes.", path="expires_in")
    draw, _ = await draw_for(deps, request, claims.member)
    _spend(deps, claims.room, claims.member)
    invite, opener = draw.id("invite"), draw.secret(claims.room, "invite")

    def with_invite(members: Members, now: float) -> Members:
        members.resident(claims.member)
        if invite in members.invites:
            return members
        expires_at = now + body.expires_in
        made = Invite(
            hash_of(opener), claims.member, expires_at, body.seats, body.seat, body.stay, body.screen
        )
        return members.invited(invite, made, now)

    members = await deps.rooms.settle(claims.room, claims.member, with_invite)
    if members is None:
        raise Refused("unknown", "There is no such room.")
    url = f"{link_base(deps, request)}/j#{opener}"
    return answer(InviteLink(invite, opener, url, members.invites[invite].expires_at), 201)


async def revoke(deps: Deps, request: Request) -> Response:
    """`DELETE /v1/rooms/{room}/invites/{id}`; one that is gone already is no error."""
    claims, _ = await member_of_room(deps, request)
    invite: str = request.path_params["id"]
    _spend(deps, claims.room, claims.member)

    def without_invite(members: Members, now: float) -> Members:
        members.resident(claims.member)
        return members.revoked(invite)

    members = await deps.rooms.settle(claims.room, claims.member, without_invite)
    if members is None:
        raise Refused("unknown", "There is no such room.")
    return answer(None, 204)


async def leave(deps: Deps, request: Request) -> Response:
    """`DELETE /v1/rooms/{room}/members/me`: one step, and nobody is asked."""
    claims, _ = await member_of_room(deps, request)
    words = request.query_params.get("words", "left")
    if words not in ("left", "deleted"):
        raise Refused("invalid", "Words are `left` or `deleted`.", path="words")
    _spend(deps, claims.room, claims.member)
    left = await deps.rooms.leave(claims.room, claims.member, erase=words == "deleted")
    if left is None:
        raise Refused("unknown", "There is no such room.")
    return answer(left)


def _spend(deps: Deps, room: str, member: str) -> None:
    wait = deps.limits.invites.take(f"{room} {member}", deps.monotonic())
    if wait is not None:
        raise Refused("too_fast", "Too many invitations at once.", retry_after=wait)
