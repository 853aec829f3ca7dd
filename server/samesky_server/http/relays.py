"""Relays for calls: where they are, and short-lived credentials for the member who asks."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.errors import Refused

from ..relays import minted, pseudonym
from .endpoint import Deps, member_of_room
from .problem import answer


async def mint(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/relays`; nothing of it is noted anywhere."""
    claims, _ = await member_of_room(deps, request)
    wait = deps.limits.relays.take(f"{claims.room} {claims.member}", deps.monotonic())
    if wait is not None:
        raise Refused("too_fast", "Too many calls at once.", retry_after=wait)
    settings = deps.settings
    who = pseudonym(deps.secret, claims.room, claims.member)
    return answer(minted(settings.turn_urls, settings.turn_secret, who, deps.now(), settings.turn_lifetime))
