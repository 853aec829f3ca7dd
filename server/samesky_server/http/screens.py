"""Bringing a screen: it shows six digits, a member types them, and what the two say to each other lies under them.

The hub carries it and understands none of it; what keeps a dishonest hub out stands in decision 044. It is kept where
stores keep what is said of present devices: soft, for a while, and seen by all hubs. Under one name there are at most
`screen` (what it asked for), `phone` (who has typed the digits), `challenge`, `opening` and `envelope`.
"""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.errors import Refused

from ..api import LONGEST_SCREEN
from ..api_screens import ForScreen, FoundScreen, FromPhone, FromScreen, ShowDigits, ShownDigits, TypedDigits
from ..auth import Claims, fits, hash_of
from .endpoint import (
    TOO_MANY,
    Deps,
    address_of,
    bearer,
    body_of,
    draw_for,
    member_of_room,
    spend,
    spend_together,
)
from .problem import answer

DRAWS = 8
"""Digits that are tried before it is said that too many screens wait."""
CROWDED = "Many screens are being brought at the moment."
_DIGITS = re.compile(r"[0-9]{6}")
_pack = msgspec.msgpack.Encoder().encode


class _Shown(Struct, frozen=True, array_like=True):
    hash: str
    commitment: str
    until: float


async def show(deps: Deps, request: Request) -> Response:
    """`POST /v1/screens`"""
    await spend_together(deps, deps.limits.screens, address_of(request), TOO_MANY)
    await spend_together(deps, deps.limits.all_screens, "", CROWDED)
    body = await body_of(request, ShowDigits)
    draw, _ = await draw_for(deps, request)
    secret, now = draw.secret("", "screen"), deps.now()
    for n in range(DRAWS):
        code = f"{int(draw.id(f'digits {n}'), 16) % 10**6:06}"
        known = _shown(await deps.store.here(_place(code)))
        if known is None:
            known = _Shown(hash_of(secret), body.commitment, now + LONGEST_SCREEN)
            await deps.store.touch(_place(code), "screen", _pack(known), LONGEST_SCREEN)
        if fits(secret, known.hash):
            return answer(ShownDigits(code, secret, known.until - now), 201)
    raise Refused("too_fast", CROWDED, retry_after=5.0)


async def news(deps: Deps, request: Request) -> Response:
    """`GET /v1/screens/{code}`: the screen asks what has come."""
    left = await _of_screen(deps, request)
    return answer(ForScreen(_text(left, "challenge"), _text(left, "envelope")))


async def open_up(deps: Deps, request: Request) -> Response:
    """`PUT /v1/screens/{code}`: the screen shows its key, once there is a challenge."""
    left = await _of_screen(deps, request)
    body = await body_of(request, FromScreen)
    if "challenge" not in left:
        raise Refused("not_yet", "Nobody has typed these digits yet.")
    await _leave(deps, request, left, "opening", body.opening)
    return answer(None, 204)


async def type_in(deps: Deps, request: Request) -> Response:
    """`POST /v1/rooms/{room}/screens`: the first who types the digits has the screen."""
    claims = await _resident(deps, request)
    await spend_together(deps, deps.limits.digits, address_of(request), TOO_MANY)
    member = f"{claims.room} {claims.member}"
    await spend_together(deps, deps.limits.own_digits, member, "Too many digits at once.")
    code = (await body_of(request, TypedDigits)).code
    left = await deps.store.here(_place(code))
    shown = _shown(left)
    if shown is None or left.get("phone", _name(claims)) != _name(claims):
        raise _nowhere()
    await deps.store.touch(_place(code), "phone", _name(claims), shown.until - deps.now())
    return answer(FoundScreen(shown.commitment, _text(left, "opening")))


async def look(deps: Deps, request: Request) -> Response:
    """`GET /v1/rooms/{room}/screens/{code}`: the phone asks what the screen has shown."""
    shown, left = await _of_phone(deps, request)
    return answer(FoundScreen(shown.commitment, _text(left, "opening")))


async def hand_over(deps: Deps, request: Request) -> Response:
    """`PUT /v1/rooms/{room}/screens/{code}`: the phone's challenge, then its envelope."""
    _, left = await _of_phone(deps, request)
    body = await body_of(request, FromPhone)
    if body.envelope is not None and "opening" not in left:
        raise Refused("not_yet", "The screen has not shown its key yet.", path="envelope")
    for what, text in (("challenge", body.challenge), ("envelope", body.envelope)):
        if text is not None:
            await _leave(deps, request, left, what, text)
    return answer(None, 204)


async def send_away(deps: Deps, request: Request) -> Response:
    """`DELETE /v1/rooms/{room}/screens/{code}`: it was another screen; it shows new digits then."""
    _, left = await _of_phone(deps, request)
    for what in sorted(left, key="screen".__ne__):
        await deps.store.leave(_place(request.path_params["code"]), what)
    return answer(None, 204)


def _place(code: str) -> str:
    """Under which name it lies; no room is called so."""
    return f":screen:{code}"


def _shown(left: dict[str, bytes]) -> _Shown | None:
    return msgspec.msgpack.decode(left["screen"], type=_Shown) if "screen" in left else None


def _text(left: dict[str, bytes], what: str) -> str | None:
    return left[what].decode() if what in left else None


def _name(claims: Claims) -> bytes:
    return f"{claims.room} {claims.member} {claims.device}".encode()


async def _leave(deps: Deps, request: Request, left: dict[str, bytes], what: str, text: str) -> None:
    """Each is said once. Raises `Refused` (`conflict`)."""
    shown = _shown(left)
    if left.get(what, text.encode()) != text.encode():
        raise Refused("conflict", "This was said already.", path=what)
    if shown is not None:
        place = _place(request.path_params["code"])
        await deps.store.touch(place, what, text.encode(), shown.until - deps.now())


async def _under(deps: Deps, request: Request) -> dict[str, bytes]:
    spend(deps, deps.limits.screen_asks, request)
    code: str = request.path_params["code"]
    return await deps.store.here(_place(code)) if _DIGITS.fullmatch(code) else {}


async def _of_screen(deps: Deps, request: Request) -> dict[str, bytes]:
    """What lies under the digits of the screen that asks. Raises `Refused`."""
    left = await _under(deps, request)
    shown = _shown(left)
    if shown is None or not fits(bearer(request) or "", shown.hash):
        raise _nowhere()
    return left


async def _of_phone(deps: Deps, request: Request) -> tuple[_Shown, dict[str, bytes]]:
    """What lies under digits that the device which asks has typed. Raises `Unauthorized` and `Refused`."""
    claims = await _resident(deps, request)
    left = await _under(deps, request)
    shown = _shown(left)
    if shown is None or left.get("phone") != _name(claims):
        raise _nowhere()
    return shown, left


async def _resident(deps: Deps, request: Request) -> Claims:
    claims, members = await member_of_room(deps, request)
    members.resident(claims.member)
    return claims


def _nowhere() -> Refused:
    return Refused("unknown", "No screen shows these digits (any more).", path="code")
