"""The room is a file: a member takes it along, and makes it anew on another hub."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from samesky_shared.core.instance import Instance
from samesky_shared.core.members import Members
from samesky_shared.core.record import Snapshot
from samesky_shared.core.room import ROOM, Room
from samesky_shared.core.roomfile import MAX_LINE, Reader, Writer
from samesky_shared.core.seats import DeviceKey, Invite
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry

from ..api import INVITE_TIME, NDJSON, DeviceSecret, Imported, InviteLink, MemberId
from ..auth import Draw, hash_of
from ..log import log
from ..stores.base import BLOB_LEAST, StoreError, Whole
from .blobs import BLOB_TIME
from .endpoint import Deps, draw_for, link_base, media_of, member_of_room
from .problem import HEADERS, answer
from .rooms import is_device, may_create

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a file that is taken in."""
PAGE = 200


async def export(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/export`: line by line, as it is read; without its last line it is not whole."""
    claims, members = await member_of_room(deps, request)
    members.resident(claims.member)
    wait = deps.limits.exports.take(f"{claims.room} {claims.member}", deps.monotonic())
    if wait is not None:
        raise Refused("too_fast", "Too many files at once.", retry_after=wait)
    room = await deps.rooms.room(claims.room)
    if room is None:
        raise Refused("unknown", "There is no such room.")
    head = {**HEADERS, "Content-Disposition": 'attachment; filename="room.samesky.ndjson"'}
    return StreamingResponse(_lines(deps, room, claims.member), 200, head, NDJSON)


async def _lines(deps: Deps, room: Room, who: str) -> AsyncIterator[bytes]:
    writer = Writer()
    try:
        yield writer.header(room, who)
        for line in writer.states(room, who):
            yield line
        named: dict[str, None] = {}
        after = 0
        while after < room.seq and (page := await deps.store.entries(room.id, after, PAGE)):
            after = page[-1].seq
            for entry in page:
                if entry.seq <= room.seq and (entry.to is None or who in entry.to):
                    named |= dict.fromkeys(_blobs_of(entry))
                    yield writer.entry(entry)
        for name in named:
            blob = await deps.store.get(room.id, name)
            if blob is not None:
                yield writer.blob(name, blob)
        yield writer.end()
    except StoreError:
        log.warning("export_interrupted")  # the file has no end, so nobody takes it for whole


def _blobs_of(entry: Entry) -> list[str]:
    named = entry.body.get("blobs")
    return [one for one in named if isinstance(one, str)] if isinstance(named, (list, tuple)) else []


async def import_(deps: Deps, request: Request) -> Response:
    """`POST /v1/import?member=…`: checked whole before anything is kept."""
    deps.may_change()
    await may_create(deps, request)
    if media_of(request) != NDJSON:
        raise Refused("invalid", f"A room's file is {NDJSON}.", path="content-type")
    reader = await _read(deps, request)
    member = request.query_params.get("member", "")
    if member not in reader.header.members:
        raise Refused("invalid", "Say which of the room's members you are.", path="member")
    if sum(max(len(one), BLOB_LEAST) for one in reader.blobs.values()) > deps.settings.room_quota:
        raise Refused("full", "The room's blobs are larger than this hub keeps for a room.")
    draw, repeatable = await draw_for(deps, request, member, reader.digest.encode())
    now, room = deps.now(), reader.header.room.id
    device, secret = draw.id("device"), draw.secret(room, "device")
    members, links = _with_ways_in(deps, request, reader.members(), member, draw, now)
    seat = replace(members.members[member], devices={device: DeviceKey(hash_of(secret), now)})
    members = replace(members, members=members.members | {member: seat})
    if not await _kept(deps, reader, members, now):
        known = await deps.rooms.members(room)
        there = None if known is None else known.members.get(member)
        if not repeatable or there is None or not is_device(there, device, secret, now):
            raise Refused("conflict", "This hub has a room of this id already.")
    token = deps.tokens.issue(room, member, device)
    who, what = MemberId(member), DeviceSecret(device, secret)
    return answer(Imported(members.card(), who, what, token, deps.tokens.lifetime, links), 201)


async def _read(deps: Deps, request: Request) -> Reader:
    reader, rest, size = Reader(deps.catalog), b"", 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_FILE:
            raise Refused("too_large", f"A room's file has at most {MAX_FILE} bytes here.")
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            reader.line(line + b"\n")
        if len(rest) > MAX_LINE:
            reader.line(rest)
    if rest:
        reader.line(rest)
    reader.whole()
    return reader


def _with_ways_in(
    deps: Deps, request: Request, members: Members, member: str, draw: Draw, now: float
) -> tuple[Members, dict[str, InviteLink]]:
    """The room with a way back into their seat for everybody else, and the links."""
    links: dict[str, InviteLink] = {}
    for n, other in enumerate(one for one in members.members if one != member):
        key, opener = draw.id(f"invite {n}"), draw.secret(members.id, f"invite {n}")
        expires_at = now + INVITE_TIME
        members = members.invited(key, Invite(hash_of(opener), member, expires_at, 1, other), now)
        links[other] = InviteLink(key, opener, f"{link_base(deps, request)}/j#{opener}", expires_at)
    return members, links


async def _kept(deps: Deps, reader: Reader, members: Members, now: float) -> bool:
    """Keeps the room with a log of its own; False when there is one of its id."""
    # Nothing in it may lie ahead: the room clock never goes back behind what is kept.
    states = {on: replace(one, at=min(one.at, now)) for on, one in reader.states.items()}
    entries = [replace(one, at=min(one.at, now)) for one in reader.entries]
    whole = {ROOM: Instance(members, now).kept(), **states}
    snapshot = Snapshot(os.urandom(8).hex(), reader.header.seq + 1, os.urandom(8).hex(), now, whole)
    room = Room(members.id, deps.catalog, snapshot.epoch)
    room.restore(snapshot)
    all_of_it = Whole.of(snapshot, entries, reader.blobs, now + BLOB_TIME, room.due())
    return await deps.store.import_(members.id, all_of_it, reader.blobs)
