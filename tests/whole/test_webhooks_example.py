"""The example that listens: started as its README says, it is told by a real hub, and by nobody else."""

from __future__ import annotations

import asyncio
import importlib.util
import re
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import uvicorn
from standardwebhooks import Webhook

from ..serving import ROOT, hub

FOLDER = ROOT / "examples" / "webhooks"


@pytest.fixture(scope="module")
def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("webhooks_example", FOLDER / "app.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@asynccontextmanager
async def serving(app: Any, listens: socket.socket) -> AsyncIterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    task = asyncio.create_task(server.serve([listens]))
    try:
        yield
    finally:
        server.should_exit = True
        await task


async def test_it_hears_what_is_planned_once(example: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "issuers.toml"
    with socket.create_server(("127.0.0.1", 0)) as listens:
        url = f"http://127.0.0.1:{listens.getsockname()[1]}"
        example.register(file, url + "/samesky")
        [api_key] = re.findall(r"dead-letters: (\S+)", file.read_text())
        assert file.stat().st_mode & 0o077 == 0
        listener = example.listener(file)
        heard = asyncio.Event()
        take = listener.take

        def noted(what: str, data: dict[str, Any]) -> None:
            take(what, data)
            if what == "date.planned":
                heard.set()

        listener.take = noted
        async with (
            serving(listener.app, listens),
            hub(tmp_path / "data", issuers=str(file), webhook_networks="127.0.0.1") as running,
            httpx.AsyncClient(base_url=running.url) as http,
        ):
            body = {"external_id": "user-17", "name": "Ana", "room": "flat-3", "device": "server"}
            head = {"Authorization": f"Bearer {api_key}"}
            made = (await http.post("/v1/tokens", json=body, headers=head)).json()
            head = {"Authorization": f"Bearer {made['participant_token']}"}
            date = {"start": "2031-01-24T21:00", "tz": "Europe/Lisbon", "programme": "cook"}
            planned = (await http.post("/v1/rooms/-/dates", json=date, headers=head)).json()
            await heard.wait()
            shown = (await http.get(url)).json()
            at = planned["coming"][0]["at"]
            assert {"room": made["ids"]["room"], "ritual": "d1", "at": at} in shown["dates"]


async def test_it_believes_the_hub_only_and_counts_what_comes_twice_once(example: ModuleType) -> None:
    secret, other = ("whsec_" + key * 11 for key in ("MfKQ", "AAAA"))
    listener = example.Listener(secret)
    body = '{"type": "date.planned", "data": {"room": "r", "ritual": "d1", "at": 5}}'

    def signed(by: str, at: float, id: str = "one") -> dict[str, str]:
        moment = datetime.fromtimestamp(int(at), UTC)
        text = Webhook(by).sign(id, moment, body)
        return {"webhook-id": id, "webhook-timestamp": str(int(at)), "webhook-signature": f"v1a,x {text}"}

    now = time.time()
    transport = httpx.ASGITransport(listener.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as http:

        async def told(headers: dict[str, str], text: str = body) -> int:
            return (await http.post("/samesky", content=text, headers=headers)).status_code

        assert await told({}) == 401
        assert await told(signed(other, now)) == 401
        assert await told(signed(secret, now - 301)) == 401
        assert await told(signed(secret, now) | {"webhook-id": "two"}) == 401
        assert await told(signed(secret, now), body.replace("d1", "d2")) == 401
        assert listener.seen == {}
        assert [await told(signed(secret, now)) for _ in range(2)] == [204, 204]
        assert (await http.get("/")).json() == {"told": 1, "dates": [{"room": "r", "ritual": "d1", "at": 5}]}
