"""Tokens: a device shows its secret and gets a fresh one."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.core.members import Members
from samesky_shared.errors import Refused

from ..api import FetchToken, Token
from ..auth import member_of, room_of
from .endpoint import Deps, body_of, spend
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
