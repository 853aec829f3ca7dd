"""How the hub is, and what it can do: for machines that watch it and people who write clients."""

from __future__ import annotations

from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from ..api import Alive, Readiness
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
    return answer(Readiness("ready", deps.store.durability))


async def activities(deps: Deps, request: Request) -> Response:
    """`GET /v1/activities`"""
    return _document("activities")


async def openapi(deps: Deps, request: Request) -> Response:
    """`GET /openapi.json`"""
    return _document("openapi")


async def asyncapi(deps: Deps, request: Request) -> Response:
    """`GET /asyncapi.json`"""
    return _document("asyncapi")


def _document(name: str) -> Response:
    headers = {**HEADERS, "Cache-Control": "public, max-age=300"}
    return Response(_made(name), 200, headers, "application/json")


@cache
def _made(name: str) -> bytes:
    from ..spec import api  # only when asked for: it reads every type of the protocol

    return msgspec.json.encode(getattr(api, name)())
