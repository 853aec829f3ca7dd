"""Blobs: clips and photos, sealed like all that people make, by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import hmac
import re

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.errors import Refused

from ..api import MAX_BLOB
from .endpoint import Deps, member_of_room, raw_body
from .problem import HEADERS, answer

_NAME = re.compile(r"[0-9a-f]{64}")


async def put(deps: Deps, request: Request) -> Response:
    """`PUT /v1/rooms/{room}/blobs/{sha256}`; the same again keeps it from growing old."""
    claims, members = await member_of_room(deps, request)
    name = _name(request)
    blob = await raw_body(request, MAX_BLOB)
    if not hmac.compare_digest(hashlib.sha256(blob).hexdigest(), name):
        raise Refused("invalid", "The bytes have another SHA-256.", path="sha256")
    if members.sealing != "none" and blob[:1] in (b"", b"\0"):
        raise Refused("invalid", "In this room blobs are sealed.", path="body")
    if not await deps.store.put(claims.room, name, blob, deps.now(), deps.settings.room_quota):
        raise Refused("full", "This room has no space for more clips and photos.", path="body")
    return answer(None, 204)


async def get(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/blobs/{sha256}`"""
    claims, _ = await member_of_room(deps, request)
    blob = await deps.store.get(claims.room, _name(request))
    if blob is None:
        raise Refused("unknown", "There is no such blob here (any more).", path="sha256")
    # What somebody uploaded is never taken for a page of ours, whatever it holds.
    guard = {"Content-Security-Policy": "sandbox; default-src 'none'", "Content-Disposition": "attachment"}
    cache = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(blob, media_type="application/octet-stream", headers=HEADERS | guard | cache)


def _name(request: Request) -> str:
    name: str = request.path_params["sha256"]
    if not _NAME.fullmatch(name):
        raise Refused("invalid", "A blob is named by its SHA-256: 64 hexadecimal digits.", path="sha256")
    return name
