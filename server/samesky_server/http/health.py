"""How the hub is, and what it can do: for machines that watch it and people who write clients."""

from __future__ import annotations

import asyncio
import time
from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.core.activity import Catalog
from samesky_shared.errors import Refused

from .. import public_holidays
from ..api import Alive, PushKey, Readiness
from .endpoint import Deps
from .problem import HEADERS, answer


async def alive(deps: Deps, request: Request) -> Response:
    """`GET /healthz`; asks nothing of the store, so that a hub whose store is away is not killed."""
    return answer(Alive())


async def ready(deps: Deps, request: Request) -> Response:
    """`GET /readyz`"""
    if deps.draining():
        return answer(Readiness("draining", deps.store.durability), 503)
    if not await deps.store.writable():
        return answer(Readiness("store unavailable", deps.store.durability), 503)
    # Where there is nothing to change there is much to see, so it is ready in any case.
    return answer(Readiness("read-only" if deps.read_only() else "ready", deps.store.durability))


async def activities(deps: Deps, request: Request) -> Response:
    """`GET /v1/activities`: those that this hub offers, of other packages too."""
    return _document(_offered(deps.catalog))


async def push_key(deps: Deps, request: Request) -> Response:
    """`GET /v1/push-key`; it stays the same for as long as the store is."""
    return answer(PushKey(deps.push_key))


async def help_lines(deps: Deps, request: Request) -> Response:
    """`GET /v1/help-lines`: the whole list, the same for whoever asks; nothing about who does is noted."""
    return _document(msgspec.json.encode(deps.help_lines))


async def holidays(deps: Deps, request: Request) -> Response:
    """`GET /v1/holidays/{year}`: those of the whole world, so that nobody says which country is theirs."""
    asked, now = request.path_params["year"], time.gmtime(deps.now()).tm_year
    if asked not in {str(year) for year in range(now - 1, now + 3)}:
        raise Refused("unknown", "There are holidays of last year, this one and the next two.", path="year")
    # A part of a second, once a year and process.
    plain, small = await asyncio.to_thread(public_holidays.packed, int(asked))
    headers = {**HEADERS, "Cache-Control": "public, max-age=604800", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(small, 200, {**headers, "Content-Encoding": "gzip"}, "application/json")
    return Response(plain, 200, headers, "application/json")


async def openapi(deps: Deps, request: Request) -> Response:
    """`GET /openapi.json`"""
    return _document(_made("openapi"))


async def asyncapi(deps: Deps, request: Request) -> Response:
    """`GET /asyncapi.json`"""
    return _document(_made("asyncapi"))


def _document(body: bytes) -> Response:
    headers = {**HEADERS, "Cache-Control": "public, max-age=300"}
    return Response(body, 200, headers, "application/json")


@cache
def _made(name: str) -> bytes:
    from ..spec import api  # only when asked for: it reads every type of the protocol

    return msgspec.json.encode(getattr(api, name)())


@cache
def _offered(catalog: Catalog) -> bytes:
    from ..spec import api

    return msgspec.json.encode(api.activities(catalog))
