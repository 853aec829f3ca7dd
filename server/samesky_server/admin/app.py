"""The operator's routes: a page with forms, and the same as JSON for `samesky admin`. Each asks the hub's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import parse_qs

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from samesky_shared.errors import Refused
from samesky_web import static_dir

from ..http import problem
from ..http.endpoint import body_of, media_of, raw_body
from ..http.pages import Files
from ..http.problem import Unauthorized
from ..settings import Settings
from . import page
from .acts import Acts
from .guard import COOKIE, SESSION, Guard
from .place import Ask, asking

if TYPE_CHECKING:
    from ..hub.hub import Hub

STYLE: Final = Path(__file__).with_name("page.css")
PAGE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # else forms would not say where they are from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What pages and their styles are sent with: no script at all."""
FORM: Final = "application/x-www-form-urlencoded"
STRAY: Final = {
    "host": "This is no address of this hub: ask by its IP address, by localhost, or by the name in `metrics`.",
    "origin": "This came from a page of another site.",
}
_FORM_MOST = 8192

Handler = Callable[[Request], Awaitable[Response]]


class Target(Struct, frozen=True):
    """Whom to take out."""

    target: Annotated[str, Meta(max_length=256)]


class Switch(Struct, frozen=True):
    """Whether it shall be so."""

    on: bool = True


class Seconds(Struct, frozen=True):
    """For how long; 0: no longer."""

    seconds: float


def looked_after(settings: Settings, hub: Hub) -> list[BaseRoute]:
    """All addresses at which a hub is looked after, where it is; for a running loop, which is the hub's."""
    if not settings.admin:
        return []
    guard = Guard(settings.admin_token, settings.metrics.rpartition(":")[0])
    return routes(Acts(hub), asking(asyncio.get_running_loop()), guard)


def routes(acts: Acts, ask: Ask, guard: Guard, static: Path | None = None) -> list[BaseRoute]:
    """All addresses.

    Args:
        acts: what there is to see and to do.
        ask: how the hub's loop is asked for it.
        guard: who may.
        static: the directory of the built web app, for its tokens and fonts (default: as it was installed).
    """
    static = static or static_dir()
    files = [Mount("/static", Files(directory=static))] if static.is_dir() else []
    styles = sorted(f"/static/{one.name}" for one in static.glob("*.css") if _shared(one.name))
    return [*_Api(acts, ask, guard).routes(), *_Pages(acts, ask, guard, styles).routes(), *files]


class _Api:
    """As JSON, for `samesky admin` and other programs."""

    def __init__(self, acts: Acts, ask: Ask, guard: Guard) -> None:
        self._acts = acts
        self._ask = ask
        self._guard = guard

    def routes(self) -> list[BaseRoute]:
        return [
            self._route("status", self._status),
            self._route("connections", self._connections),
            self._route("rooms", self._rooms),
            self._route("rooms/{room}", self._room),
            self._route("revoke", self._revoke, "POST"),
            self._route("drain", self._drain, "POST"),
            self._route("read-only", self._read_only, "POST"),
        ]

    def _route(
        self, path: str, handler: Callable[[Request], Awaitable[object]], method: str = "GET"
    ) -> BaseRoute:
        async def answer(request: Request) -> Response:
            try:
                self._let_in(request)
                return problem.answer(await handler(request))
            except Refused as refused:
                return problem.refused(refused)
            except Unauthorized as unauthorized:
                return problem.unauthorized(unauthorized)

        return Route(f"/api/{path}", answer, methods=[method])

    def _let_in(self, request: Request) -> None:
        """Raises `Refused` and `Unauthorized`."""
        stray = self._guard.stray(request)
        if stray is not None:
            raise Refused("forbidden", STRAY[stray])
        if not self._guard.bears(request):
            raise Unauthorized("Send the hub's admin_token as `Authorization: Bearer`.")
        if (
            request.method == "POST" and media_of(request) != "application/json"
        ):  # which other sites have to ask for
            raise Refused("invalid", "Bodies are application/json.", path="content-type")

    async def _status(self, _: Request) -> object:
        return await self._ask(self._acts.status())

    async def _connections(self, _: Request) -> object:
        return await self._ask(self._acts.connections())

    async def _rooms(self, _: Request) -> object:
        return await self._ask(self._acts.rooms())

    async def _room(self, request: Request) -> object:
        return await self._ask(self._acts.room(request.path_params["room"]))

    async def _revoke(self, request: Request) -> object:
        return await self._ask(self._acts.revoke((await body_of(request, Target)).target))

    async def _drain(self, request: Request) -> object:
        return await self._ask(self._acts.drain((await body_of(request, Switch)).on))

    async def _read_only(self, request: Request) -> object:
        return await self._ask(self._acts.read_only((await body_of(request, Seconds)).seconds))


class _Pages:
    """As pages with forms, for people."""

    def __init__(self, acts: Acts, ask: Ask, guard: Guard, styles: Sequence[str]) -> None:
        self._acts = acts
        self._ask = ask
        self._guard = guard
        self._look = page.Look(styles)

    def routes(self) -> list[BaseRoute]:
        return [
            self._route("/", self._home),
            self._route("/rooms/{room}", self._room),
            self._route("/really/{what}", self._really),
            self._route("/revoke", self._revoke, "POST"),
            self._route("/drain", self._drain, "POST"),
            self._route("/read-only", self._read_only, "POST"),
            self._route("/login", self._login, "GET", "POST", signed_in=False),
            self._route("/logout", self._logout, "POST", signed_in=False),
            Route("/page.css", _style),
        ]

    def _route(self, path: str, handler: Handler, *methods: str, signed_in: bool = True) -> BaseRoute:
        async def answer(request: Request) -> Response:
            stray = self._guard.stray(request)
            if stray is not None:
                return _html(self._look.trouble(STRAY[stray]), 403)
            if signed_in and not self._guard.signed_in(request):
                return _to("/login")
            try:
                if request.method == "POST":
                    await self._of_ours(request)
                return await handler(request)
            except Refused as refused:
                return _html(self._look.trouble(refused.message), problem.STATUS[refused.code])

        return Route(path, answer, methods=list(methods or ("GET",)))

    async def _of_ours(self, request: Request) -> None:
        """Raises `Refused` for a form that was on no page of ours."""
        if not self._guard.sent_by_us(request, (await _form(request)).get("word", "")):
            raise Refused("forbidden", "This form is too old. Go back to the page and try again.")

    async def _home(self, request: Request) -> Response:
        status, about = await self._ask(self._acts.status()), await self._ask(self._acts.connections())
        rooms = await self._ask(self._acts.rooms())
        word, done = self._guard.word(request), request.query_params.get("done", "")
        way_out = "" if self._guard.open else word
        return _html(self._look.home(status, about, rooms, word, done, way_out))

    async def _room(self, request: Request) -> Response:
        return _html(self._look.room(await self._ask(self._acts.room(request.path_params["room"]))))

    async def _really(self, request: Request) -> Response:
        what, target = request.path_params["what"], request.query_params.get("target", "")
        if what not in page.REALLY:
            raise Refused("unknown", "There is nothing at this address.")
        return _html(self._look.really(what, target, self._guard.word(request)))

    async def _revoke(self, request: Request) -> Response:
        await self._ask(self._acts.revoke((await _form(request)).get("target", "")))
        return _to("/?done=revoked")

    async def _drain(self, request: Request) -> Response:
        on = (await _form(request)).get("on", "") == "yes"
        await self._ask(self._acts.drain(on))
        return _to("/?done=drained" if on else "/?done=takes")

    async def _read_only(self, request: Request) -> Response:
        try:
            seconds = float((await _form(request)).get("seconds", ""))
        except ValueError:
            raise Refused("invalid", "Say for how many seconds.", path="seconds") from None
        held = await self._ask(self._acts.read_only(seconds))
        done = ("held" if seconds else "freed") if held.agree == held.hubs else "partly"
        return _to(f"/?done={done}")

    async def _login(self, request: Request) -> Response:
        if request.method != "POST":
            open_already = self._guard.signed_in(request)
            return _to("/") if open_already else _html(self._look.login(self._guard.word(request)))
        if not self._guard.opens((await _form(request)).get("token", "")):
            self._guard.refused("token")
            return _html(self._look.login(self._guard.word(request), wrong=True), 403)
        answer = _to("/")
        answer.set_cookie(COOKIE, self._guard.session(), max_age=SESSION, httponly=True, samesite="strict")
        return answer

    async def _logout(self, _: Request) -> Response:
        answer = _to("/login")
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return answer


async def _style(_: Request) -> Response:
    return FileResponse(STYLE, headers=PAGE, media_type="text/css")


def _html(body: bytes, status: int = 200) -> Response:
    return Response(body, status, PAGE, "text/html; charset=utf-8")


def _to(path: str) -> Response:
    return RedirectResponse(path, 303, PAGE)


def _shared(name: str) -> bool:
    """The built styles that are not of one page: the tokens with the ground, and the fonts."""
    return name.startswith(("app-", "fonts-"))


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form. Raises `Refused`."""
    if media_of(request) != FORM:
        raise Refused("invalid", "This is no form.", path="content-type")
    raw = await raw_body(request, _FORM_MOST)
    try:
        fields = parse_qs(raw.decode(), keep_blank_values=True, strict_parsing=bool(raw), max_num_fields=16)
    except ValueError:
        raise Refused("invalid", "This is no form.") from None
    return {name: values[0] for name, values in fields.items()}
