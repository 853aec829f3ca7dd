"""Dates: what is planned in a room. The same commands of `rituals` as a member's devices send on their sockets."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.activities.rituals import AHEAD, Ritual, Rituals
from samesky_shared.core.instance import Instance
from samesky_shared.core.members import Members
from samesky_shared.core.programme import Segment
from samesky_shared.core.record import Record
from samesky_shared.core.recurrence import Occurrence, instant, wall
from samesky_shared.core.room import Room
from samesky_shared.errors import Refused
from samesky_shared.sealing import PLAIN, plain

from ..api_dates import ComingDate, DateCard, Dates, DateSegment, MoveDate, OwnProgramme, PlanDate
from ..auth import Claims, Draw
from .endpoint import Deps, body_of, draw_for, member_of_room
from .problem import answer

ON = Rituals.kind


async def look(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/dates`"""
    claims, _ = await _who(deps, request)
    count = _count(request)
    room = await _room(deps, claims)
    plans, now = _seen(room, claims.member), deps.now()
    return answer(Dates([_card(room.members, id, one, now, count) for id, one in plans.items()]))


async def plan(deps: Deps, request: Request) -> Response:
    """`POST /v1/rooms/{room}/dates`; a repeat with the same key finds what the first one planned."""
    claims, members = await _who(deps, request)
    args = _planned(await body_of(request, PlanDate), members)
    draw, _ = await draw_for(deps, request, claims.member)
    record = await _act(deps, claims, draw, "plan", args)
    kept = None if record is None else record.states.get(ON)
    made = None if kept is None else Instance.revived(deps.catalog, ON, kept)
    if record is None or made is None or not isinstance(made.state, Rituals):
        raise Refused("conflict", "This key was used before; take a new one.", path="idempotency-key")
    id = f"d{made.state.made}"
    return answer(_card(members, id, made.state.plans[id], record.at, AHEAD), 201)


async def replan(deps: Deps, request: Request) -> Response:
    """`PUT /v1/rooms/{room}/dates/{ritual}`"""
    claims, members = await _who(deps, request)
    args = _planned(await body_of(request, PlanDate), members)
    return await _changed(deps, request, claims, "plan", args)


async def drop(deps: Deps, request: Request) -> Response:
    """`DELETE /v1/rooms/{room}/dates/{ritual}`; one that is gone already is no error."""
    claims, _ = await _who(deps, request)
    await _act(deps, claims, Draw(deps.secret), "drop", _named(request))
    return answer(None, 204)


async def move(deps: Deps, request: Request) -> Response:
    """`PUT /v1/rooms/{room}/dates/{ritual}/{date}`"""
    claims, _ = await _who(deps, request)
    body = await body_of(request, MoveDate)
    return await _changed(deps, request, claims, "move", {"start": body.start, "tz": body.tz})


async def skip(deps: Deps, request: Request) -> Response:
    """`DELETE /v1/rooms/{room}/dates/{ritual}/{date}`; again, it is no error."""
    claims, _ = await _who(deps, request)
    await _act(deps, claims, Draw(deps.secret), "skip", _named(request))
    return answer(None, 204)


# ---------------------------------------------------------------------------------------- what they share


async def _who(deps: Deps, request: Request) -> tuple[Claims, Members]:
    claims, members = await member_of_room(deps, request)
    wait = deps.limits.dates.take(f"{claims.room} {claims.member}", deps.monotonic())
    if wait is not None:
        raise Refused("too_fast", "Too much is asked of these dates at once.", retry_after=wait)
    return claims, members


async def _room(deps: Deps, claims: Claims) -> Room:
    room = await deps.rooms.room(claims.room)
    if room is None:
        raise Refused("unknown", "There is no such room.")
    return room


def _count(request: Request) -> int:
    text = request.query_params.get("count", str(AHEAD))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= AHEAD):
        raise Refused("invalid", f"A whole number from 1 to {AHEAD}.", path="count")
    return int(text)


def _seen(room: Room, member: str) -> dict[str, Ritual]:
    state = room.view(member, ON)
    return state.plans if isinstance(state, Rituals) else {}


def _named(request: Request) -> dict[str, Any]:
    return {name: request.path_params[name] for name in ("ritual", "date") if name in request.path_params}


async def _changed(deps: Deps, request: Request, claims: Claims, cmd: str, args: dict[str, Any]) -> Response:
    """Changes one that there is, and answers with it as it is then."""
    named = _named(request)
    await _act(deps, claims, Draw(deps.secret), cmd, args | named)
    room = await _room(deps, claims)
    plans, id = _seen(room, claims.member), named["ritual"]
    if id not in plans:
        raise Refused("unknown", "There is no such ritual.", path="ritual")
    return answer(_card(room.members, id, plans[id], deps.now(), AHEAD))


async def _act(deps: Deps, claims: Claims, draw: Draw, cmd: str, args: dict[str, Any]) -> Record | None:
    """A command. What the rule refuses names the field as the request has it."""
    try:
        return await deps.rooms.act(
            claims.room, claims.member, claims.device, ON, cmd, args, draw.id("command")
        )
    except Refused as refused:
        path = refused.path or ""
        field = path.removeprefix("args.") if path.startswith("args.") else None
        code = refused.code
        if field in ("ritual", "date"):
            code = "unknown"  # what is in the address and can't be a name is the name of nothing
        elif code == "unknown" and field is not None:
            code = "invalid"  # as a zone that there is not
        raise Refused(code, refused.message, path=field, retry_after=refused.retry_after) from None


# ---------------------------------------------------------------------------------------- in and out


def _planned(body: PlanDate, members: Members) -> dict[str, Any]:
    """The arguments of `plan`; words are text or boxes, as the room is."""
    is_sealed = members.sealing != "none"
    args: dict[str, Any] = msgspec.to_builtins(body, builtin_types=(bytes,))
    _boxed(args, is_sealed, "")
    for n, part in enumerate(args["segments"]):
        _boxed(part, is_sealed, f"segments[{n}].")
    args["segments"] = args["segments"] or None
    return args


def _boxed(given: dict[str, Any], is_sealed: bool, where: str) -> None:
    title, box = given.pop("title", None), given.pop("box", None)
    if title is not None and is_sealed:
        message = "In this room words are sealed: seal it on a device and send it as `box`, or leave it out."
        raise Refused("invalid", message, path=f"{where}title")
    if box is not None and not is_sealed:
        raise Refused("invalid", "This room is not sealed: send `title`.", path=f"{where}box")
    if box is not None and box[0] == PLAIN:
        raise Refused("invalid", "This is no sealed box.", path=f"{where}box")
    given["title"] = box if title is None else plain(title)


def _card(members: Members, id: str, one: Ritual, now: float, count: int) -> DateCard:
    rule = one.rule
    return DateCard(
        id,
        one.by,
        rule.start,
        rule.tz,
        one.minutes,
        one.remind,
        [_coming(members, one, date) for date in _dates(one, now, count)],
        rule.again,
        rule.until,
        *_words(one.title),
        programme=one.programme,
        segments=tuple(_part(part) for part in one.segments),
    )


def _part(one: Segment) -> DateSegment:
    title, box = _words(one.title)
    return DateSegment(one.minutes, one.gate, one.on, one.cmd, one.args, title, box, one.card)


def _words(box: bytes | None) -> tuple[str | None, bytes | None]:
    if box is not None and box[:1] == bytes([PLAIN]):
        return box[1:].decode("utf-8", "replace"), None
    return None, box


def _dates(one: Ritual, now: float, count: int) -> list[Occurrence]:
    """The dates that come, as the room has reckoned them, and among them those that were left out."""
    rule = one.rule
    coming = [date for date in one.coming if date.at > now][:count]
    try:
        skipped = [Occurrence(name, instant(name, rule.tz), name, rule.tz) for name in rule.skipped]
    except Refused:
        skipped = []  # a zone that was taken out of the world's list since
    last = coming[-1].at if len(coming) == count else float("inf")
    left_out = [date for date in skipped if now < date.at <= last]
    return sorted((*coming, *left_out), key=lambda date: (date.at, date.id))


def _coming(members: Members, one: Ritual, date: Occurrence) -> ComingDate:
    local = {}
    for member, seat in members.members.items():
        try:
            local[member] = wall(date.at, seat.tz)
        except Refused:
            continue  # they have not said where they are
    state: Literal["planned", "moved", "skipped"] = "planned"
    if date.id in one.rule.skipped:
        state = "skipped"
    elif date.id in one.rule.moved:
        state = "moved"
    laid = one.laid(date.id)
    own = None
    if date.id in one.own:
        title, box = _words(laid.title)
        parts = tuple(_part(part) for part in laid.segments)
        own = OwnProgramme(laid.by, title, box, laid.programme, parts)
    return ComingDate(date.id, date.at, date.start, date.tz, state, local, laid.minutes, own)
