"""Blobs: pieces too big for a state or an entry, named by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import re

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.errors import Refused
from samesky_shared.protocol import MAX_BLOB
from samesky_shared.sealing import PLAIN

from .endpoint import Deps, media_of, member_of_room, raw_body
from .problem import HEADERS, answer

BLOB_TIME = 30 * 86400.0
"""Seconds for which a blob is kept that no entry names."""
MEDIA = "application/octet-stream"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHOWN = {
    **HEADERS,
    "Cache-Control": "private, immutable, max-age=86400",
    "Content-Security-Policy": f"{HEADERS['Content-Security-Policy']}; sandbox",
    "Content-Disposition": "attachment",
}
"""A browser keeps it for itself, for a day at most after it was erased, and never runs or shows it as a page."""


async def put(deps: Deps, request: Request) -> Response:
    """`PUT /v1/rooms/{room}/blobs/{sha256}`: again, it is kept for longer."""
    deps.may_change()
    claims, members = await member_of_room(deps, request)
    wait = deps.limits.blobs.take(f"{claims.room} {claims.member}", deps.monotonic())
    if wait is not None:
        raise Refused("too_fast", "Too many blobs at once.", retry_after=wait)
    if not members.residents:
        raise Refused("forbidden", "A room to try out keeps no blobs.")
    name = _name(request)
    if media_of(request) != MEDIA:
        raise Refused("invalid", f"A blob is {MEDIA}.", path="content-type")
    blob = await raw_body(request, MAX_BLOB)
    if hashlib.sha256(blob).hexdigest() != name:
        raise Refused("invalid", "This is not the SHA-256 of the body.", path="sha256")
    if members.sealing != "none" and blob[:1] in (b"", bytes([PLAIN])):
        raise Refused("invalid", "In this room blobs are sealed.", path="body")
    until = deps.now() + BLOB_TIME
    match await deps.store.put(claims.room, name, blob, until, deps.settings.room_quota):
        case "kept":
            return answer(None, 204)
        case "full":
            raise Refused("full", "The room's blobs would be larger than this hub keeps for a room.")
        case "unknown":
            raise Refused("unknown", "There is no such room.")


async def get(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/blobs/{sha256}`"""
    claims, _ = await member_of_room(deps, request, screens=True)
    blob = await deps.store.get(claims.room, _name(request))
    if blob is None:
        raise Refused("unknown", "There is no such blob (any more).")
    return Response(blob, 200, _SHOWN, MEDIA)


def _name(request: Request) -> str:
    name: str = request.path_params["sha256"]
    if not _SHA256.fullmatch(name):
        raise Refused("invalid", "A SHA-256 is 64 hexadecimal digits, in lower case.", path="sha256")
    return name
