"""One address of the API: methods, origins, sizes, callers and errors, so that handlers stay plain."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from samesky_shared.core.activity import Catalog
from samesky_shared.core.members import Members
from samesky_shared.errors import Refused

from .. import metrics
from ..admission import admit
from ..api import MAX_BODY
from ..auth import Claims, Draw, TokenError, Tokens
from ..help_lines import NO_LIST, HelpLines
from ..issuers import Issuers
from ..limits import Budget, Limits, Together, network
from ..log import log
from ..rooms_port import Rooms
from ..settings import Settings
from ..stores.base import Store, StoreError
from . import problem
from .problem import Unauthorized

T = TypeVar("T", bound=msgspec.Struct)
KEY_TIME = 86400.0
"""Seconds for which an `Idempotency-Key` finds again what it made."""
TOO_MANY = "Too many from this address."
TOKENS_ROOM = "-"
_KEY = range(16, 129)


@dataclass(frozen=True, kw_only=True)
class Deps:
    """What the requests need of the hub."""

    rooms: Rooms
    store: Store
    tokens: Tokens
    issuers: Issuers
    secret: bytes
    """The hub's secret."""
    settings: Settings
    limits: Limits
    catalog: Catalog
    """The activities that the hub offers."""
    push_key: str = ""
    """What browsers subscribe to web push with."""
    help_lines: HelpLines = NO_LIST
    """Where help is to be found, as the operator has set it."""
    monotonic: Callable[[], float] = time.monotonic
    """A clock for the budgets, in seconds."""
    draining: Callable[[], bool] = lambda: False
    read_only: Callable[[], bool] = lambda: False
    may_change: Callable[[], None] = lambda: None
    """Raises `Refused` (`unavailable`) while nothing may be changed."""

    @property
    def now(self) -> Callable[[], float]:
        """The room clock."""
        return self.rooms.now


Handler = Callable[[Deps, Request], Awaitable[Response]]


class Endpoint:
    """An ASGI app for one address, which answers by method."""

    def __init__(self, deps: Deps, methods: Mapping[str, Handler]) -> None:
        self._deps = deps
        self._methods = dict(methods)
        if "GET" in self._methods:
            self._methods["HEAD"] = self._methods["GET"]
        self._allow = ", ".join([*self._methods, "OPTIONS"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise RuntimeError("this address speaks HTTP only")
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return
        self._share(request, response)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return self._preflight(request)
        handler = self._methods.get(request.method)
        if handler is None:
            refusal = Refused("unknown", "There is no such method here.")
            return problem.refused(refusal, 405, {"Allow": self._allow})
        try:
            return await handler(self._deps, request)
        except Refused as error:
            return problem.refused(error)
        except Unauthorized as error:
            metrics.refused_token(str(error))
            return problem.unauthorized(error)
        except StoreError:
            return problem.refused(Refused("unavailable", "The store does not answer.", retry_after=1.0))
        except (ClientDisconnect, OSError):
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is, its text must not reach the caller)
            log.error("request_failed", exc_info=error)
            return problem.failed()

    def _preflight(self, request: Request) -> Response:
        response = Response(status_code=204, headers={**problem.HEADERS, "Allow": self._allow})
        if self._allowed(request):
            response.headers["Access-Control-Allow-Methods"] = self._allow
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Idempotency-Key"
            response.headers["Access-Control-Max-Age"] = "600"
        return response

    def _share(self, request: Request, response: Response) -> None:
        if not self._deps.settings.allowed_origins:
            return
        response.headers.add_vary_header("Origin")
        if self._allowed(request):
            response.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"

    def _allowed(self, request: Request) -> bool:
        return request.headers.get("origin") in self._deps.settings.allowed_origins


# -------------------------------------------------------------------------------------- what handlers ask


async def body_of(request: Request, kind: type[T]) -> T:
    """The body of a request.

    Raises:
        Refused: `too_large`, or `invalid` with the path of the field.
    """
    raw = await raw_body(request)
    if media_of(request, "application/json") != "application/json":
        raise Refused("invalid", "Bodies are application/json.", path="content-type")
    try:
        return msgspec.json.decode(raw or b"{}", type=kind)
    except msgspec.ValidationError as error:
        message, path = _located(str(error))
        raise Refused("invalid", message, path=path) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("invalid", "The body is not valid JSON.") from None


def media_of(request: Request, default: str = "") -> str:
    """The media type of the body, without its parameters."""
    return request.headers.get("content-type", default).partition(";")[0].strip().lower()


async def raw_body(request: Request, most: int = MAX_BODY) -> bytes:
    """The bytes of the body, `most` at most; the same ones however often it is asked.

    Raises:
        Refused: `too_large`.
    """
    known: bytes | None = request.scope.get("samesky.body")
    if known is not None:
        return known
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise Refused("too_large", f"A body has at most {most} bytes.")
        chunks.append(chunk)
    whole = b"".join(chunks)
    request.scope["samesky.body"] = whole
    return whole


def _located(text: str) -> tuple[str, str | None]:
    """Message and path of an error such as: Expected `str`, got `int` - at `$.member.name`."""
    message, _, place = text.partition(" - at `")
    path = place.rstrip("`").removeprefix("key` in `").removeprefix("$").lstrip(".")
    for marker in ("missing required field `", "unknown field `"):
        before, found, name = message.partition(marker)
        if found:
            field = name.rstrip("`")
            # What a stranger calls a field is theirs: it is named as the path, at most 64 characters of it.
            path = f"{path}.{field[:64]}" if path else field[:64]
            message = f"{before}{'missing' if 'missing' in found else 'unknown'} field"
    if message.startswith("Invalid "):  # it quotes the value, and whose that is nobody knows
        message = "This is none of the values that it takes"
    return f"{message}.", path or None


def bearer(request: Request) -> str | None:
    """What `Authorization: Bearer` holds."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" and value.strip() else None


async def member_of_room(deps: Deps, request: Request, *, screens: bool = False) -> tuple[Claims, Members]:
    """Who asks, and their room: the one in the path, where `-` stands for that of the token.

    Args:
        deps: what the requests need.
        request: the one that is answered.
        screens: whether a screen may ask this, too.

    Raises:
        Unauthorized: no valid token of a device that is still a member's.
        Refused: `unknown`; a room of others and no room at all answer alike. `forbidden` for a screen.
    """
    claims = claims_of(deps, request)
    absent = Refused("unknown", "There is no such room.")
    if request.path_params["room"] not in (claims.room, TOKENS_ROOM):
        raise absent
    try:
        members = await admit(deps.rooms, claims)
    except TokenError as error:
        raise Unauthorized(str(error)) from None
    if members is None:
        raise absent
    seat = members.members.get(claims.member)
    if seat is None or claims.device not in seat.devices:
        raise Unauthorized("This device is no longer a member's.")
    if not screens and members.is_screen(claims.member, claims.device):
        raise Refused("forbidden", "A screen has no voice.")
    return claims, members


def claims_of(deps: Deps, request: Request) -> Claims:
    """Whom the token of a request names. Raises `Unauthorized`."""
    token = bearer(request)
    if token is None:
        raise Unauthorized("Send a token as `Authorization: Bearer`.")
    try:
        return deps.tokens.read(token)
    except TokenError as error:
        raise Unauthorized(str(error)) from None


def issuer_of(deps: Deps, request: Request) -> str:
    """The host app whose API key a request shows. Raises `Unauthorized` and `Refused` (`too_fast`)."""
    spend(deps, deps.limits.hosts, request)
    issuer = deps.issuers.with_api_key(bearer(request) or "")
    if issuer is None:
        raise Unauthorized("Send the API key of a registered host app as `Authorization: Bearer`.")
    return issuer


def spend(deps: Deps, budget: Budget, request: Request) -> None:
    """Takes one from the budget of the caller's address. Raises `Refused` (`too_fast`)."""
    enough(budget.take(address_of(request), deps.monotonic()), TOO_MANY)


async def spend_together(deps: Deps, budget: Together, key: str, words: str) -> None:
    """Takes one from a budget that all hubs have. Raises `Refused` (`too_fast`) with these words."""
    enough(await budget.take(key, deps.monotonic()), words)


def enough(wait: float | None, words: str) -> None:
    """Raises `Refused` (`too_fast`) with these words when there are seconds to wait."""
    if wait is not None:
        raise Refused("too_fast", words, retry_after=wait)


def address_of(request: Request) -> str:
    """Where a request comes from, as budgets count it."""
    return network(request.client.host if request.client else "")


async def draw_for(
    deps: Deps, request: Request, caller: str = "", body: bytes | None = None
) -> tuple[Draw, bool]:
    """Where this request's ids and secrets come from, and whether a repeat brings the same ones.

    Nothing is stored for it: with an `Idempotency-Key` they follow from the key, the route, the caller and the
    body. So who knows all of that gets the same secrets; a key must be as hard to guess as one.

    Args:
        deps: what the requests need.
        request: the one that is answered.
        caller: the member, where a token says who it is.
        body: what stands for a body that was read already.

    Raises:
        Refused: `invalid` for a key that is too short or too long.
    """
    key = request.headers.get("idempotency-key")
    if key is None:
        return Draw(deps.secret), False
    if len(key) not in _KEY or not key.isascii() or not key.isprintable():
        raise Refused(
            "invalid", "A key is 16 to 128 random characters, a UUID for example.", path="idempotency-key"
        )
    body = await raw_body(request) if body is None else body
    parts = (request.method, request.scope["path"], caller, key)
    return Draw(deps.secret, "\0".join(parts).encode() + b"\0" + body), True


def link_base(deps: Deps, request: Request) -> str:
    """The address that links start with, without a slash at the end."""
    return deps.settings.public_url or str(request.base_url).rstrip("/")
