"""Tokens: a device shows its secret and gets a fresh one; a host app its key, for one of its users."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.core.members import Members
from samesky_shared.errors import Refused

from ..api import CreateHostToken, FetchToken, HostIds, HostToken, Token
from ..auth import member_of, room_of
from ..issuers import OWN_LIFETIME
from .endpoint import Deps, body_of, draw_for, issuer_of, link_base, spend
from .problem import answer


async def fetch(deps: Deps, request: Request) -> Response:
    """`POST /v1/token`; a wrong secret, a device that was taken away and no such room answer alike."""
    spend(deps, deps.limits.tokens, request)
    body = await body_of(request, FetchToken)
    room = room_of(body.device.secret)
    members = None if room is None else await deps.rooms.members(room)
    member = member_of(members or Members(), body.device.id, body.device.secret)
    if room is None or member is None:
        raise Refused("forbidden", "This device is no member's (any more).")
    token = deps.tokens.issue(room, member, body.device.id)
    return answer(Token(token, deps.tokens.lifetime))


async def make_for_host(deps: Deps, request: Request) -> Response:
    """`POST /v1/tokens`; nothing is made in the hub before the token is used."""
    issuer = issuer_of(deps, request)
    body = await body_of(request, CreateHostToken)
    draw, _ = await draw_for(deps, request, issuer)
    room = body.room or draw.room()
    named = {"device": body.device} if body.device else {}
    claims = {
        "sub": body.external_id,
        "name": body.name,
        "room": room,
        "kind": body.kind,
        "seats": body.seats,
        "sealing": body.sealing,
        "tz": body.tz,
        "lang": body.lang,
    }
    token = deps.issuers.issue(issuer, claims | named)
    inside = deps.issuers.read(token)
    ids = HostIds(inside.room, inside.member)
    return answer(HostToken(link_base(deps, request), token, room, OWN_LIFETIME, ids), 201)
