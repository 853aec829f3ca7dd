"""The web app: built files, and one page for all of its addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

NOT_BUILT: Final = "The hub runs, but the web app was not built: python hatch_build.py\n"
FOR_EVER: Final = "public, max-age=31536000, immutable"
ASSETS: Final = {"sw.js": "text/javascript", "manifest.webmanifest": "application/manifest+json"}
ASSET: Final = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
_HASHED: Final = re.compile(r"-[A-Z0-9]{8}\.[a-z0-9.]+$")
_HOST: Final = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


def routes(static: Path) -> list[BaseRoute]:
    """The addresses of the web app.

    Args:
        static: the directory of the built app; it may be missing.
    """

    async def page(request: Request) -> Response:
        headers = page_headers(request.headers)
        index = static / "index.html"
        if not index.is_file():
            return PlainTextResponse(NOT_BUILT, 503, headers)
        return FileResponse(index, headers=headers, media_type="text/html; charset=utf-8")

    async def asset(request: Request) -> Response:
        """What browsers look for at the root: the service worker, and the manifest with its type."""
        name = request.url.path.removeprefix("/")
        if not (static / name).is_file():
            raise HTTPException(404)
        return FileResponse(static / name, headers=ASSET, media_type=ASSETS[name])

    paths = ("/", "/new", "/j", "/try", "/r/{rest:path}")
    files = [Mount("/static", _Files(directory=static))] if static.is_dir() else []
    assets = [Route(f"/{name}", asset) for name in ASSETS]
    return [*files, *assets, *(Route(path, page) for path in paths)]


def page_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """What the page is sent with. Scripts come from here only, and nobody may frame it."""
    return {
        "Content-Security-Policy": content_security_policy(headers.get("host", "")),
        "Cache-Control": "no-cache",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "geolocation=(), payment=(), usb=()",
    }


def content_security_policy(host: str) -> str:
    """The policy of the page, for the host that it was asked under.

    Sockets are named because not every browser counts `ws:` as `'self'`. Media may come from anywhere: each
    side plays its own copy of what a link names.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"connect-src 'self'{sockets}",
            "media-src * blob: data:",
            "img-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


class _Files(StaticFiles):
    """Built files: those with a hash in their name never change, the others are asked for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if any(part.startswith(".") for part in Path(path).parts):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = FOR_EVER if _HASHED.search(path) else "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        # A page that embeds the hub's elements loads these from another origin; they hold nothing of anybody.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response
