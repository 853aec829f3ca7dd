"""A host app in one file: it has users of its own, and signs tokens for the room that they share.

    python examples/host-app/app.py [PORT]

Its users have no passwords: where it asks who you are, an app of yours would ask for one.
"""

from __future__ import annotations

import base64
import os
import secrets
import sys
import time
import tomllib
from pathlib import Path

import jwt
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

HERE = Path(__file__).parent
FILE = HERE / "issuers.toml"
USERS = {"ana": ("Ana", "flat"), "ben": ("Ben", "flat"), "eve": ("Eve", "attic")}
"""What this app knows: the name of each user, and the room where they belong."""


class HostApp:
    """The pages of the app, and the one request that makes a token.

    Args:
        hub: the hub's address.
        file: the issuers file of the hub, which this app has written.
    """

    def __init__(self, hub: str, file: Path) -> None:
        issuer = tomllib.loads(file.read_text())["issuer"][0]
        key = issuer["keys"][0]
        self.hub = hub
        self.issuer, self.audience, self.kid = issuer["id"], issuer["audience"], key["kid"]
        self.secret = base64.b64decode(key["secret"])
        self.sessions: dict[str, str] = {}
        self.app = Starlette(
            routes=[
                Route("/", self.page),
                Route("/login", self.login, methods=["POST"]),
                Route("/room-token", self.token, methods=["POST"]),
            ]
        )

    def user_of(self, request: Request) -> str | None:
        """Who asks."""
        return self.sessions.get(request.cookies.get("session", ""))

    async def page(self, request: Request) -> Response:
        """The page of who is logged in; else the question who it is."""
        if self.user_of(request) is None:
            return HTMLResponse((HERE / "login.html").read_text())
        return HTMLResponse((HERE / "room.html").read_text())

    async def login(self, request: Request) -> Response:
        """Believes whoever says so."""
        user = (await request.body()).decode().removeprefix("user=")
        if user not in USERS:
            return PlainTextResponse("There is no such user.", 403)
        session = secrets.token_urlsafe(24)
        self.sessions[session] = user
        answer = RedirectResponse("/", 303)
        answer.set_cookie("session", session, httponly=True, samesite="strict")
        return answer

    async def token(self, request: Request) -> Response:
        """A token for the user who asks, and for their room only: the page has no say in either."""
        user = self.user_of(request)
        if user is None:
            return PlainTextResponse("Log in first.", 403)
        name, room = USERS[user]
        device = (await request.body()).decode()[:64] or "page"
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": self.audience, "sub": user, "name": name, "room": room}
        claims |= {"device": device, "iat": now, "exp": now + 600}
        token = jwt.encode(claims, self.secret, "HS256", {"kid": self.kid})
        return PlainTextResponse(token, headers={"Samesky-Hub": self.hub, "Cache-Control": "no-store"})


def register(file: Path) -> None:
    """Writes the file that the hub is to be started with, if there is none: a fresh secret, for the owner only."""
    secret = base64.b64encode(secrets.token_bytes(32)).decode()
    text = f"""[[issuer]]
id = "host-app-example"
audience = "hub-of-the-example"

[[issuer.keys]]
kid = "host-app-example-1"
alg = "HS256"
secret = "{secret}"
"""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(text)


if __name__ == "__main__":
    register(FILE)
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8090
    hub = os.environ.get("HUB", "http://127.0.0.1:8080")
    print(f"samesky serve --issuers {FILE} --allowed-origins http://127.0.0.1:{port}")
    print(f"then open http://127.0.0.1:{port} in two browsers")
    uvicorn.run(HostApp(hub, FILE).app, port=port, log_level="warning")
