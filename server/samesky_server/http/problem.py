"""Refusals as HTTP answers: RFC 9457 `application/problem+json`, always with a code of the protocol."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.errors import REFUSALS, RefusalCode, Refused

from ..api import Problem
from ..log import log

STATUS: Final[dict[RefusalCode, int]] = {
    "invalid": 400,
    "unknown": 404,
    "forbidden": 403,
    "conflict": 409,
    "stale": 409,
    "expired": 410,
    "not_yet": 409,
    "too_large": 413,
    "too_fast": 429,
    "full": 409,
    "unavailable": 503,
}
assert set(STATUS) == set(REFUSALS)
TITLE_401: Final = "The token is missing, wrong or expired."
HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer of the API carries."""


class Unauthorized(Exception):
    """The request names nobody. Its text is one sentence for a person."""


def refused(error: Refused, status: int | None = None, headers: Mapping[str, str] = {}) -> Response:
    """The answer to a refused request; `status` overrides the one of its code."""
    return _response(
        error.code,
        REFUSALS[error.code],
        status or STATUS[error.code],
        error.message,
        error.path,
        error.retry_after,
        headers,
    )


def unauthorized(error: Unauthorized) -> Response:
    """The answer to a request without a valid token: 401."""
    return _response("token", TITLE_401, 401, str(error), None, None, {"WWW-Authenticate": "Bearer"})


def failed() -> Response:
    """The answer when we are at fault: 500, and not a word of why."""
    return _response("unavailable", REFUSALS["unavailable"], 500, "Something went wrong here.", None, 1.0, {})


def answer(body: object | None, status: int = 200) -> Response:
    """A JSON answer, or an empty one."""
    if body is None:
        return Response(status_code=status, headers=HEADERS)
    return Response(msgspec.json.encode(body), status, HEADERS, "application/json")


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return refused(Refused("unknown", "There is nothing at this address."))
    if error.status_code == 405:
        return refused(Refused("unknown", "There is no such method here."), 405, error.headers or {})
    return refused(Refused("invalid", "This request can't be understood."), error.status_code)


async def _crash(request: Request, error: Exception) -> Response:
    log.error("request_failed", exc_info=error)
    return failed()


handlers: Final[dict[Any, Any]] = {HTTPException: _http_error, Exception: _crash}
"""For `Starlette(exception_handlers=…)`: what no route answers is answered in the same form."""


def _response(
    code: str,
    title: str,
    status: int,
    detail: str,
    path: str | None,
    retry_after: float | None,
    headers: Mapping[str, str],
) -> Response:
    problem = Problem(f"urn:samesky:problem:{code}", title, status, detail, code, path, retry_after)
    retry = {} if retry_after is None else {"Retry-After": str(max(1, math.ceil(retry_after)))}
    whole = {**HEADERS, **retry, **headers}
    return Response(msgspec.json.encode(problem), status, whole, "application/problem+json")
