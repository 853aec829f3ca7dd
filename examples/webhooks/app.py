"""A server that a hub tells what happens: it verifies each webhook, counts each once, and knows what is planned.

    python examples/webhooks/app.py [PORT]

It writes `issuers.toml` beside itself, for the hub, the first time.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import sys
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

FILE = Path(__file__).parent / "issuers.toml"
TOLERANCE = 300
"""Seconds by which the time of a webhook may differ from ours, so that nobody can send an old one again."""


def verified(secret: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any] | None:
    """What is told, or None when it is not the hub that says so: Standard Webhooks in ten lines.

    Args:
        secret: as it stands in the hub's file, `whsec_…`.
        headers: of the request.
        body: its bytes as they came, before anything has read them.
    """
    id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not sent_at.isdigit() or abs(time.time() - int(sent_at)) > TOLERANCE:
        return None
    key = base64.b64decode(secret.removeprefix("whsec_"))
    wanted = base64.b64encode(hmac.digest(key, f"{id}.{sent_at}.".encode() + body, "sha256")).decode()
    offered = [
        one.partition(",")[2] for one in headers.get("webhook-signature", "").split(" ") if one[:3] == "v1,"
    ]
    if not any(hmac.compare_digest(one.encode(), wanted.encode()) for one in offered):
        return None
    told: dict[str, Any] = json.loads(body)
    return told


class Listener:
    """What this app knows of its users' rooms.

    Args:
        secret: that of the webhooks.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.seen: dict[str, None] = {}
        """The ids of what was told; an app of yours would keep them for some days in its database."""
        self.planned: dict[tuple[str, str], float | None] = {}
        """By room and ritual: when it is, or the next of it."""
        self.app = Starlette(
            routes=[Route("/samesky", self.told, methods=["POST"]), Route("/", self.show, methods=["GET"])]
        )

    async def told(self, request: Request) -> Response:
        """A webhook. Answer fast, and with 2xx only what you have kept: the rest is told again."""
        event = verified(self.secret, request.headers, await request.body())
        if event is None:
            return Response(status_code=401)
        id = request.headers["webhook-id"]
        if id not in self.seen:  # else the answer to the first one got lost, or a hub was killed
            self.take(event["type"], event["data"])
            self.seen[id] = None
        return Response(status_code=204)

    def take(self, what: str, data: dict[str, Any]) -> None:
        """Something has happened."""
        print(what, data, flush=True)
        which = data["room"], data.get("ritual", "")
        if what == "date.planned":
            self.planned[which] = data.get("at")
        elif what == "date.cancelled" and "date" not in data:
            self.planned.pop(which, None)

    async def show(self, request: Request) -> Response:
        """What is planned."""
        dates = [{"room": room, "ritual": ritual, "at": at} for (room, ritual), at in self.planned.items()]
        return JSONResponse({"told": len(self.seen), "dates": dates})


def register(file: Path, url: str) -> None:
    """Writes the file that the hub is to be started with, if there is none: fresh secrets, for the owner only."""
    api_key = secrets.token_urlsafe(32)
    text = f"""# The API key, for POST /v1/tokens and /v1/dead-letters: {api_key}
[[issuer]]
id = "webhooks-example"
audience = "hub-of-the-example"
api_key_sha256 = "{hashlib.sha256(api_key.encode()).hexdigest()}"

[issuer.webhook]
url = "{url}"
secrets = ["whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"]
"""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(text)


def listener(file: Path) -> Listener:
    """The app, with the secret of that file."""
    return Listener(tomllib.loads(file.read_text())["issuer"][0]["webhook"]["secrets"][0])


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8091
    register(FILE, f"http://127.0.0.1:{port}/samesky")
    print(f"samesky serve --issuers {FILE} --webhook-networks 127.0.0.1", flush=True)
    uvicorn.run(listener(FILE).app, port=port, log_level="warning")
