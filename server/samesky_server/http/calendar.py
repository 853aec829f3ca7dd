"""A member's calendar: its address for them, and what stands there for whatever program has it.

The key in the address is kept nowhere. It follows from the hub's secret and what `notices` keeps of the member, so it
ends with that; and the room is asked for as all hubs have it, so it ends everywhere at once.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.core.notices import Feed, Notices
from samesky_shared.core.room import Room
from samesky_shared.errors import Refused

from ..api import CalendarAddress
from ..auth import calendar_key, same
from ..calendars.dated import Dated, Wording, dated_of
from ..notices.wording import wording
from .endpoint import Deps, link_base, member_of_room, spend
from .problem import HEADERS, answer

_KEY = re.compile(r"[A-Za-z0-9_-]{22}")
_SHOWN = {
    **HEADERS,
    "Cache-Control": "private, no-cache",
    "Content-Disposition": 'inline; filename="samesky.ics"',
}


async def address(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/calendar`"""
    claims, _ = await member_of_room(deps, request)
    room = await deps.rooms.room(claims.room, fresh=True)
    feed = None if room is None else _feed(room, claims.member)
    if feed is None:
        raise Refused("unknown", "Your calendar has no address.")
    key = calendar_key(deps.secret, claims.room, claims.member, feed.salt)
    path = f"/v1/rooms/{quote(claims.room, safe='')}/calendar.ics?key={key}"
    return answer(CalendarAddress(link_base(deps, request) + path))


async def feed(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/calendar.ics?key=…`; a wrong key, an old one and no such room answer alike."""
    spend(deps, deps.limits.calendars, request)
    key = request.query_params.get("key", "")
    if not _KEY.fullmatch(key):
        raise Refused("invalid", "The address of a calendar has a key of 22 characters.", path="key")
    room = await deps.rooms.room(request.path_params["room"], fresh=True)
    member = None if room is None else _whose(deps, room, key)
    if room is None or member is None:
        raise Refused("unknown", "There is no calendar at this address (any more).")
    wait = deps.limits.feeds.take(f"{room.id} {member}", deps.monotonic())
    if wait is not None:
        raise Refused("too_fast", "This calendar is asked for too often.", retry_after=wait)
    say, now = wording(room.members.members[member].lang), deps.now()
    words = Wording(say("calendar-date"), say("calendar-name"))
    url = f"{link_base(deps, request)}/r/{quote(room.id, safe='')}"
    # Many dates take as long as a thousand commands, so the room's devices are not kept waiting for it.
    body = await asyncio.to_thread(_written, dated_of(room, member, now), words, url, now)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {**_SHOWN, "ETag": tag, "Content-Language": say.language}
    if _known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, "text/calendar; charset=utf-8")


def _written(dated: list[Dated], words: Wording, url: str, now: float) -> bytes:
    from ..calendars import events

    return events.feed(dated, words, url, now)


def _feed(room: Room, member: str) -> Feed | None:
    one = room.instances.get(f"{Notices.kind}:{member}")
    return one.state.feed if one is not None and isinstance(one.state, Notices) else None


def _whose(deps: Deps, room: Room, key: str) -> str | None:
    """Whose calendar this key opens. Takes as long whether there is one or not."""
    found = None
    for member in room.members.members:
        feed = _feed(room, member)
        if feed is not None and same(key, calendar_key(deps.secret, room.id, member, feed.salt)):
            found = member
    return found


def _known(given: str, tag: str) -> bool:
    """Whether `If-None-Match` names this version."""
    listed = [one.strip().removeprefix("W/") for one in given.split(",")]
    return tag in listed or listed == ["*"]
