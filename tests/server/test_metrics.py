"""What a real hub counts, read where it shows it, and that nothing in it is of anybody."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import msgpack
import pytest
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client.parser import text_string_to_metric_families
from websockets.asyncio.client import ClientConnection, connect

from samesky_shared import __version__
from samesky_shared.protocol import PATH

from ..redis_servers import DURABLE, Server, free_port, server
from ..serving import HubProcess, hub
from .test_main import one_line, serve

LABELS = {"result", "outcome", "code", "reason", "version", "store", "durability", "le"}
"""All that a series may be told apart by."""
Figures = dict[str, float]


async def read(url: str) -> Figures:
    """What is shown, by name and labels as they are written."""
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = (await http.get(url)).raise_for_status()
    assert answer.headers["content-type"].split(";")[0] == CONTENT_TYPE_LATEST.split(";")[0]
    found = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            assert set(sample.labels) <= LABELS, sample
            labels = ",".join(f'{name}="{value}"' for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


async def until(url: str, fits: Callable[[Figures], bool]) -> Figures:
    """Waits until what is shown fits."""
    figures: Figures = {}
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(45):
            while not fits(figures := await read(url)):
                pass  # nothing tells of it: who wants to know asks again, as Prometheus does
            return figures
    raise AssertionError(figures)


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path / "data", metrics="127.0.0.1:0", trials_per_hour="0") as made:
        yield made


async def entered(
    running: HubProcess, token: str, since: object = None
) -> tuple[ClientConnection, list[dict]]:
    """A device in its room, and what it was told until it was."""
    device = await connect(running.url.replace("http", "ws", 1) + PATH, compression=None)
    hello = {"t": "hello", "token": token} | ({"since": since} if since else {})
    await device.send(msgpack.packb(hello))
    frames = [msgpack.unpackb(await device.recv())]
    while frames[-1]["t"] != "ready":
        frames.append(msgpack.unpackb(await device.recv()))
    return device, frames


async def asked(device: ClientConnection, id: str, cmd: str, **args: object) -> dict:
    """A command of the timer, and its answer."""
    frame = {"t": "do", "id": id, "base": 0, "on": "timer:tea", "cmd": cmd, "args": args}
    await device.send(msgpack.packb(frame))
    while True:
        heard = msgpack.unpackb(await device.recv())
        if heard.get("id") == id or id in heard.get("ids", ()):
            return heard


async def test_what_happens_is_counted(running: HubProcess) -> None:
    url = running.ready["metrics"]
    before = await until(url, lambda shown: shown["samesky_store_up"] == 1)
    assert before["samesky_connections"] == before["samesky_draining"] == 0
    assert before[f'samesky_info{{durability="disk",store="embedded",version="{__version__}"}}'] == 1
    [ana] = await running.make_room("Ana")
    device, frames = await entered(running, ana["token"])
    assert (await asked(device, "one", "start", seconds=60))["t"] == "change"
    assert (await asked(device, "one", "start", seconds=60))["t"] == "done"
    assert (await asked(device, "two", "dance"))["t"] == "refused"
    shown = await until(url, lambda shown: shown["samesky_connections"] == 1)
    assert shown['samesky_commands_total{result="ok"}'] == 1
    assert shown['samesky_commands_total{result="dup"}'] == 1
    refused = {one: n for one, n in shown.items() if one.startswith("samesky_commands_total")}
    assert sum(refused.values()) == 3, refused
    assert shown['samesky_resumes_total{outcome="fresh"}'] == 1
    assert shown['samesky_appends_total{outcome="appended"}'] == 1
    assert shown["samesky_append_seconds_count"] == 1
    assert shown["samesky_rooms_open"] == 1
    position = frames[-1]["position"]
    await device.close()
    again, _ = await entered(running, ana["token"], position)
    await again.close()
    shown = await until(url, lambda shown: shown.get('samesky_disconnects_total{code="0"}') == 2)
    assert shown['samesky_resumes_total{outcome="tail"}'] == 1
    async with connect(running.url.replace("http", "ws", 1) + PATH, compression=None) as stranger:
        await stranger.send(msgpack.packb({"t": "hello", "token": "nonsense"}))
        await stranger.wait_closed()
    async with httpx.AsyncClient(base_url=running.url) as http:
        assert (await http.get("/v1/rooms/-")).status_code == 401
    shown = await until(url, lambda shown: shown.get('samesky_disconnects_total{code="4401"}') == 1)
    assert shown['samesky_auth_failures_total{reason="invalid"}'] == 2
    assert shown["samesky_loop_lag_seconds_count"] > 0


async def test_it_is_shown_at_its_own_address_only(running: HubProcess) -> None:
    async with httpx.AsyncClient(base_url=running.url) as http:
        assert (await http.get("/metrics")).status_code == 404
    assert running.ready["metrics"] != running.url


async def test_nothing_is_shown_unless_it_is_asked_for(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as made:
        assert "metrics" not in made.ready


@pytest.fixture
def store(tmp_path: Path):
    with server("redis", tmp_path / "redis", *DURABLE) as made:
        yield made


async def test_a_store_that_is_away_shows(tmp_path: Path, store: Server) -> None:
    async with hub(tmp_path / "data", redis=store.url, metrics="127.0.0.1:0") as made:
        url = made.ready["metrics"]
        await until(url, lambda shown: shown["samesky_store_up"] == 1)
        store.kill()
        shown = await until(url, lambda shown: shown["samesky_store_up"] == 0)
        assert shown["samesky_store_errors_total"] > 0
        store.start()
        await until(url, lambda shown: shown["samesky_store_up"] == 1)


def two_free() -> int:
    """A port that nobody listens on, and the next one neither."""
    while True:
        first = free_port()
        with contextlib.suppress(OSError, OverflowError), socket.socket() as second:
            second.bind(("127.0.0.1", first + 1))
            return first


async def test_each_worker_has_a_port(tmp_path: Path, store: Server) -> None:
    first = two_free()
    async with hub(tmp_path / "data", redis=store.url, workers="2", metrics=f"127.0.0.1:{first}"):
        infos = [await read(f"http://127.0.0.1:{first + n}/metrics") for n in range(2)]
    what = f'samesky_info{{durability="disk",store="redis",version="{__version__}"}}'
    assert [one[what] for one in infos] == [1, 1]


async def test_a_taken_place_is_one_clear_line(tmp_path: Path, running: HubProcess) -> None:
    taken = re.sub(r"http://|/metrics", "", running.ready["metrics"])
    code, _, error = await serve("--data", str(tmp_path / "other"), "--port", "0", "--metrics", taken)
    assert code == 1
    assert one_line(error).startswith("samesky: metrics: ")


async def test_nothing_of_it_is_of_anybody(running: HubProcess) -> None:
    ana, ben = await running.make_room("Ana", "Ben")
    device, _ = await entered(running, ana["token"])
    await asked(device, "one", "start", seconds=60)
    await device.close()
    async with httpx.AsyncClient(trust_env=False) as http:
        text = (await http.get(running.ready["metrics"])).text
    for private in (ana["room"]["id"], ana["device"], ana["member"], ben["member"], "Ana", "timer"):
        assert str(private) not in text
    assert json.dumps(ana["token"]) not in text
