"""The web app: built files, one page for all of its addresses, and what other pages embed."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

NOT_BUILT: Final = "The hub runs, but the web app was not built: python hatch_build.py\n"
Endpoint = Callable[[Request], Awaitable[Response]]
FOR_EVER: Final = "public, max-age=31536000, immutable"
A_WHILE: Final = "public, max-age=300"
ASSETS: Final = {"sw.js": "text/javascript", "manifest.webmanifest": "application/manifest+json"}
ASSET: Final = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
NOTHING: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""The policy of what is no page of ours, should somebody open it as one."""
_CODE: Final = (".js", ".mjs", ".css")
"""What a policy would be of no use for: pages have theirs, and a worker's would bind the worker."""
_HASHED: Final = re.compile(r"-[A-Z0-9]{8}\.[a-z0-9.]+$")
_GZIP: Final = re.compile(r"(?:^|,)\s*gzip\s*(?:,|$)")
PERMISSIONS: Final = (
    "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()"
)
"""Calls need these, and pages of the hub alone may ask for them; in a frame, what the page around allows too."""
_NOBODY: Final = "'none'"
_FOR_ALL: Final = {
    # A page that embeds the hub's elements loads these from another origin; they hold nothing of anybody.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_HOST: Final = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


def routes(static: Path, embedders: Sequence[str] = (), youtube: str = "") -> list[BaseRoute]:
    """The addresses of the web app.

    Args:
        static: the directory of the built app; it may be missing.
        embedders: origins whose pages may show a room in a frame.
        youtube: the origin of YouTube's player, where pages may frame that; they read it from a meta element.
    """
    told = f'<meta name="samesky-youtube" content="{youtube}" /><title>' if youtube else "<title>"

    def page(name: str, framers: Sequence[str]) -> Endpoint:
        async def show(request: Request) -> Response:
            headers = page_headers(request.headers, framers, youtube)
            file = static / name
            if not file.is_file():
                return PlainTextResponse(NOT_BUILT, 503, headers)
            if youtube:
                text = file.read_text().replace("<title>", told, 1)
                return Response(text, headers=headers, media_type="text/html; charset=utf-8")
            return FileResponse(file, headers=headers, media_type="text/html; charset=utf-8")

        return show

    async def embed(_request: Request) -> Response:
        file = static / "embed.js"
        if not file.is_file():
            return PlainTextResponse(NOT_BUILT, 503, ASSET | {"Content-Security-Policy": NOTHING})
        script = file.read_text().replace('"./', '"./static/')
        return Response(script, headers=_FOR_ALL | {"Cache-Control": A_WHILE}, media_type="text/javascript")

    async def asset(request: Request) -> Response:
        """What browsers look for at the root: the service worker, and the manifest with its type."""
        name = request.url.path.removeprefix("/")
        if not (static / name).is_file():
            raise HTTPException(404)
        return FileResponse(static / name, headers=ASSET, media_type=ASSETS[name])

    async def without_slash(request: Request) -> Response:
        """Somebody typed one more: a path alone, so that nobody is led to another host."""
        return RedirectResponse(
            request.url.path.rstrip("/"), 307, ASSET | {"Content-Security-Policy": NOTHING}
        )

    paths = ("/new", "/j", "/try", "/screen")
    files = [Mount("/static", Files(directory=static))] if static.is_dir() else []
    return [
        *files,
        *(Route(f"/{name}", asset) for name in ASSETS),
        *(Route(path, page("index.html", ())) for path in ("/", *paths, "/r/{rest:path}")),
        *(Route(f"{path}/", without_slash) for path in paths),
        Route("/embed/{room}", page("framed.html", embedders)),
        Route("/embed.js", embed),
    ]


def page_headers(
    headers: Mapping[str, str], framers: Sequence[str] = (), youtube: str = ""
) -> dict[str, str]:
    """What a page is sent with. Scripts come from here only, and only `framers` may frame it."""
    return {
        "Content-Security-Policy": content_security_policy(headers.get("host", ""), framers, youtube),
        "Cache-Control": "no-cache",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
    }


def content_security_policy(host: str, framers: Sequence[str] = (), youtube: str = "") -> str:
    """The policy of a page, for the host that it was asked under.

    Sockets are named because not every browser counts `ws:` as `'self'`. Media may come from anywhere: each
    side plays its own copy of what a link names. No text becomes script: only Lit's templates are made of text.
    Frames are those of this host, and of YouTube's player where the operator allows that; no script of theirs.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"connect-src 'self'{sockets}",
            "media-src * blob: data:",
            "img-src 'self' data: blob:",
            *([f"frame-src 'self' {youtube}"] if youtube else []),
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {' '.join(framers) or _NOBODY}",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html samesky",
        )
    )


class Files(StaticFiles):
    """Built files: those with a hash in their name never change, the others are asked for again."""

    def __init__(self, *, directory: Path) -> None:
        super().__init__(directory=directory)
        self._small: dict[str, bytes] = {}
        """Scripts and styles that never change, compressed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if any(part.startswith(".") for part in Path(path).parts):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        hashed = _HASHED.search(path) is not None
        response.headers.update(_FOR_ALL)
        response.headers["Cache-Control"] = FOR_EVER if hashed else "no-cache"
        if not path.endswith(_CODE):  # pages are shown at their own addresses, with their own policies
            response.headers["Content-Security-Policy"] = NOTHING
        if not (hashed and path.endswith(_CODE) and isinstance(response, FileResponse)):
            return response
        response.headers["Vary"] = "Accept-Encoding"
        encodings = Headers(scope=scope).get("accept-encoding", "")
        if response.status_code != 200 or scope["method"] != "GET" or not _GZIP.search(encodings):
            return response
        if path not in self._small:
            raw = await asyncio.to_thread(Path(response.path).read_bytes)
            self._small[path] = await asyncio.to_thread(gzip.compress, raw, 9, mtime=0)
        kept = ("cache-control", "content-type", "last-modified", *(name.lower() for name in _FOR_ALL))
        headers = {name: response.headers[name] for name in kept}
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(self._small[path], headers=headers)
