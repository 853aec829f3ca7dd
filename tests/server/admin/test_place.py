"""The address of its own answers by a thread, whatever the hub's loop does."""

from __future__ import annotations

import asyncio
import socket
import threading
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from samesky_server.admin import place as place_module
from samesky_server.admin.place import Place, asking
from samesky_server.settings import SettingsError
from samesky_shared.errors import Refused


async def test_metrics_are_there_while_the_loop_is_stuck() -> None:
    place = Place("127.0.0.1:0")
    place.start()
    try:
        # Asked from here without a way back into the loop until it has answered.
        answer = httpx.get(f"{place.url}/metrics", trust_env=False)
    finally:
        await place.close()
    assert answer.status_code == 200
    assert "samesky_read_only" in answer.text
    assert answer.headers["content-type"].startswith("text/plain; version=")


async def test_what_is_there_besides_runs_in_the_hubs_loop_and_is_given_up_when_that_is_stuck(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask, here = asking(asyncio.get_running_loop()), threading.get_ident()

    async def who() -> int:
        return threading.get_ident()

    async def answer(_: Request) -> Response:
        try:
            return JSONResponse(await ask(who()) == here)
        except Refused as refused:
            return JSONResponse(refused.code, 503)

    place = Place("127.0.0.1:0", more=[Route("/who", answer)])
    place.start()
    try:
        async with httpx.AsyncClient(base_url=place.url, trust_env=False) as http:
            assert (await http.get("/who")).json() is True
            assert (await http.get("/nothing")).json()["code"] == "unknown"
        monkeypatch.setattr(place_module, "WITHIN", 0.05)
        stuck = httpx.get(f"{place.url}/who", trust_env=False)
    finally:
        await place.close()
    assert (stuck.status_code, stuck.json()) == (503, "unavailable")


async def test_what_is_refused_in_the_hubs_loop_is_refused_here() -> None:
    async def refuse() -> None:
        raise Refused("unknown", "No.")

    with pytest.raises(Refused, match="unknown"):
        await asking(asyncio.get_running_loop())(refuse())


async def test_each_worker_takes_the_next_port_and_a_taken_one_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for place, number in ((f"127.0.0.1:{port}", 0), (f"127.0.0.1:{port - 1}", 1)):
            with pytest.raises(SettingsError) as wrong:
                Place(place, number)
            assert (
                str(wrong.value) == f"metrics: nobody can listen on 127.0.0.1:{port}: address already in use."
            )
    with pytest.raises(SettingsError, match="metrics: nobody can listen on"):
        Place("no-such-host.invalid:9464")


async def test_an_endless_header_and_a_silent_peer_are_not_kept() -> None:
    place = Place("127.0.0.1:0")
    place.start()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(place.url.rpartition(":")[2]))
        writer.write(b"GET /metrics HTTP/1.1\r\nx: " + b"x" * 40_000)
        async with asyncio.timeout(30):
            assert (await reader.readline()).startswith(b"HTTP/1.1 4")
        writer.close()
    finally:
        await place.close()


async def test_one_that_never_began_ends() -> None:
    await Place("127.0.0.1:0").close()
