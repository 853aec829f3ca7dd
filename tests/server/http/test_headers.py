"""What every answer is sent with, walked along the hub's own table of addresses: a new one is walked too."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from samesky_server.http.endpoint import Endpoint

from .real import Real, real

ORIGIN = "https://app.example.org"
FILES = {
    "index.html": "<!doctype html><title>Samesky</title>",
    "framed.html": "<!doctype html><title>Framed</title>",
    "embed.js": 'export * from "./part-1A2B3C4D.js";\n',
    "part-1A2B3C4D.js": "export {}",
    "app-1A2B3C4D.css": "a {}",
    "sw.js": "",
    "manifest.webmanifest": "{}",
    "mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "bundle.json": "{}",
    "part-1A2B3C4D.js.LEGAL.txt": "Somebody's",
}
BLOB = b"\0a blob"
SHA256 = hashlib.sha256(BLOB).hexdigest()
FOR_ALL = ("/static/", "/embed.js")
"""What pages of other origins load."""
INERT = ("text/javascript", "text/css", "image/png", "font/", "application/manifest+json")
"""What is no document, whoever opens it: a policy would be for scripts that run by themselves, and stop them."""


@pytest.fixture
async def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Real]:
    static = tmp_path / "static"
    static.mkdir()
    for name, text in FILES.items():
        (static / name).write_text(text)
    monkeypatch.setattr("samesky_server.http.static_dir", lambda: static)
    async with real(tmp_path / "data", allowed_origins=(ORIGIN,)) as made:
        yield made


def addresses(app: Starlette, filled: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every method at every address of the app, with these values in its gaps; each also with a slash too many."""
    for route in app.routes:
        if isinstance(route, Mount):
            yield from (("GET", f"{route.path}/{name}") for name in (*FILES, "none.js", ".hidden", ""))
            yield "GET", route.path
        elif isinstance(route, Route):
            gaps = {name: filled.get(name, "x") for name in route.param_convertors}
            path = str(route.url_path_for(route.name, **gaps))
            handled = route.app._methods if isinstance(route.app, Endpoint) else route.methods or {"GET"}
            for method in sorted({*handled, "HEAD", "OPTIONS", "PATCH"}):
                yield method, path
            yield "GET", path.rstrip("/") + "/"
    yield "GET", "/there/is/nothing/here"


def lacks(path: str, answer: httpx.Response) -> list[str]:
    """What is wrong with the headers of an answer."""
    found = []
    head, kind = answer.headers, answer.headers.get("content-type", "")
    policy = dict((one + " ").split(" ", 1) for one in head.get("content-security-policy", "").split("; "))
    if head.get("x-content-type-options") != "nosniff":
        found.append("X-Content-Type-Options")
    if head.get("referrer-policy") != "no-referrer":
        found.append("Referrer-Policy")
    if not kind.startswith(INERT):
        framers = ORIGIN if path.startswith("/embed/") and answer.status_code in (200, 503) else "'none'"
        if policy.get("frame-ancestors", "").strip() != framers:
            found.append("frame-ancestors")
        if not policy.keys() & {"default-src", "sandbox"} or "unsafe" in str(policy):
            found.append("Content-Security-Policy")
    if kind.startswith("text/html") and not path.startswith("/static/"):
        wanted = {
            "default-src": "'self'",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        if {name: policy.get(name, "").strip() for name in wanted} != wanted:
            found.append(f"Content-Security-Policy: {policy}")
        if head.get("cross-origin-opener-policy") != "same-origin":
            found.append("Cross-Origin-Opener-Policy")
        if not {"camera=(self)", "geolocation=()"} <= set(head.get("permissions-policy", "").split(", ")):
            found.append("Permissions-Policy")
    others = head.get("cross-origin-resource-policy")
    if path.startswith("/v1/") and answer.status_code < 300 and others != "same-origin":
        found.append("Cross-Origin-Resource-Policy")
    if not path.startswith(FOR_ALL) and head.get("access-control-allow-origin") == "*":
        found.append("Access-Control-Allow-Origin")
    if path.startswith(FOR_ALL) and answer.status_code == 200 and others != "cross-origin":
        found.append("Cross-Origin-Resource-Policy")
    return found


async def test_every_answer_says_what_browsers_may_do_with_it(site: Real) -> None:
    ana, _ = await site.people("Ana", "Ben")
    put = await ana.ask(
        "PUT", f"/blobs/{SHA256}", content=BLOB, headers={"Content-Type": "application/octet-stream"}
    )
    assert put.status_code == 204
    filled = {"room": ana.room, "sha256": SHA256, "rest": "a/b", "year": "2027", "code": "000000"}
    wrong: list[str] = []
    seen: dict[int, list[str]] = {}
    for token in ("", ana.token):
        head = {"Authorization": f"Bearer {token}"} if token else {}
        for method, path in addresses(site.app, filled):
            if token and method == "DELETE":
                continue  # or there would soon be nothing left to walk along
            answer = await site.http.request(method, path, headers=head)
            seen.setdefault(answer.status_code, []).append(f"{method} {path}")
            if lack := lacks(path, answer):
                wrong.append(
                    f"{method} {path} → {answer.status_code} {answer.headers.get('content-type')}: {', '.join(lack)}"
                )
    assert not wrong, "\n".join(wrong)
    assert {200, 204, 307, 400, 401, 404, 405, 426} <= seen.keys(), "all kinds of answers were among them"
    slashed = {f"GET {path}" for path in ("/new/", "/j/", "/try/", "/screen/")}
    assert {one for one in seen[307] if not one.startswith("HEAD")} == slashed
    assert f"GET /v1/rooms/{ana.room}/blobs/{SHA256}" in seen[200]


async def test_so_does_a_hub_without_its_web_app(site: Real, tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / "static" / name).unlink()
    for path in ("/", "/new", "/embed/x", "/embed.js", "/sw.js", "/static/index.html"):
        answer = await site.http.get(path)
        assert answer.status_code in (404, 503)
        assert lacks(path, answer) == []
