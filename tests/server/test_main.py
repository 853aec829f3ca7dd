"""`samesky serve` as a process: its one line, its errors in one line each, and its end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgpack
import pytest
import websockets
from websockets.asyncio.client import connect

from samesky_server.__main__ import room_for
from samesky_shared.protocol import PATH

from ..redis_servers import DURABLE, Server, server
from ..serving import HubProcess, hub


async def serve(*arguments: str) -> tuple[int, str, str]:
    """Runs it to its end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "samesky_server", *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, error = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), error.decode()


def one_line(error: str) -> str:
    [line] = error.splitlines()
    assert line.startswith("samesky: ")
    return line


async def test_it_says_when_it_is_ready_and_ends_well(tmp_path: Path) -> None:
    made = HubProcess(tmp_path / "data")
    await made.start()
    assert set(made.ready) == {"url", "pid", "store", "durability"}
    assert (made.ready["store"], made.ready["durability"], made.ready["pid"]) == (
        "embedded",
        "disk",
        made.pid,
    )
    async with httpx.AsyncClient(base_url=made.url) as http:
        assert (await http.get("/healthz")).status_code == 200
        assert (await http.get("/readyz")).json()["durability"] == "disk"
    assert await made.stop() == 0
    log = [json.loads(line) for line in made.log.read_text().splitlines()]
    assert [line["event"] for line in log] == ["ready"]


async def test_too_many_sockets_from_one_address_are_told_to_come_later(tmp_path: Path) -> None:
    async with hub(tmp_path / "data", connections_per_address="2", proxies="192.0.2.1") as running:
        address = f"ws{running.url.removeprefix('http')}{PATH}"
        async with connect(address), connect(address) as second:
            with pytest.raises(websockets.InvalidStatus) as refused:
                await connect(address)
            assert refused.value.response.status_code == 429
            assert refused.value.response.headers["Retry-After"] == "10"
            await second.close()
            while True:  # until the hub has heard that it went
                with contextlib.suppress(websockets.InvalidStatus):
                    await (await connect(address)).close()
                    break


@pytest.mark.parametrize(("wanted", "possible"), [(0, 872), (500, 500), (5000, 872)])
def test_connections_are_as_many_as_files_may_be_open(
    wanted: int, possible: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    soft: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (100, 1000))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: soft.append(limits))
    assert room_for(wanted) == possible
    assert soft == [(1000, 1000)]


async def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, out, error = await serve("--port", port, "--data", str(tmp_path / "data"))
    assert (code, out) == (1, "")
    assert port in one_line(error)
    assert "in use" in error


async def test_a_directory_that_cannot_be_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no directory")
    code, out, error = await serve("--port", "0", "--data", str(tmp_path / "file"))
    assert (code, out) == (1, "")
    assert str(tmp_path / "file") in one_line(error)


async def test_a_second_process_on_the_same_data_is_refused(tmp_path: Path) -> None:
    async with hub(tmp_path / "data"):
        code, out, error = await serve("--port", "0", "--data", str(tmp_path / "data"))
    assert (code, out) == (1, "")
    one_line(error)


async def test_a_wrong_setting_is_one_clear_line() -> None:
    code, _, error = await serve("--port", "many")
    assert code == 1
    assert "--port" in one_line(error)


async def test_the_founder_link_makes_a_room_on_a_closed_hub(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "samesky_server", "--port", "0", "--data", str(tmp_path / "data"), "--founder-link",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    link = ""
    while "/new#" not in link:
        link = (await process.stdout.readline()).decode()
        assert link
    base, _, secret = link.split()[-1].partition("/new#")
    async with httpx.AsyncClient(base_url=base) as http:
        body = {"member": {"name": "Ana"}}
        assert (await http.post("/v1/rooms", json=body)).status_code in (401, 403)
        made = await http.post("/v1/rooms", json=body, headers={"Authorization": f"Bearer {secret}"})
        assert made.status_code == 201
    process.terminate()
    assert await process.wait() == 0


async def test_it_says_goodbye_to_who_is_there(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as running:
        [ana] = await running.make_room("Ana")
        address = running.url.replace("http", "ws", 1) + PATH
        async with connect(address, compression=None) as device:
            await device.send(msgpack.packb({"t": "hello", "token": ana["token"]}))
            ending = asyncio.ensure_future(asyncio.sleep(0))
            frames = []
            with pytest.raises(websockets.ConnectionClosed) as closed:
                while True:
                    frames.append(msgpack.unpackb(await device.recv()))
                    if frames[-1]["t"] == "ready":
                        ending = asyncio.ensure_future(running.stop())
        assert frames[-1]["t"] == "bye"
        assert 0 <= frames[-1]["retry_after"] <= 5
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4452
        assert await ending == 0


# --------------------------------------------------------------------------------------------- workers


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Server]:
    with server("redis", tmp_path / "redis", *DURABLE) as running:
        yield running


def children(pid: int) -> set[int]:
    """The processes that a process has started."""
    return {int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


async def logged(running: HubProcess, event: str, count: int = 1) -> list[dict[str, object]]:
    """Waits until the log has so many lines of an event."""
    async with asyncio.timeout(20):
        while True:
            lines = [json.loads(line) for line in running.log.read_text().splitlines()]
            if len(found := [line for line in lines if line["event"] == event]) >= count:
                return found
            await asyncio.sleep(0.02)


async def test_workers_without_a_store_to_share_are_refused() -> None:
    code, out, error = await serve("--port", "0", "--workers", "2")
    assert (code, out) == (1, "")
    assert one_line(error).startswith("samesky: --workers: ")
    assert "redis" in error


async def test_workers_share_one_port_and_end_together(tmp_path: Path, store: Server) -> None:
    running = HubProcess(tmp_path / "data", redis=store.url, workers="2")
    await running.start()
    assert (running.ready["workers"], running.ready["pid"], running.ready["store"]) == (
        2,
        running.pid,
        "redis",
    )
    ready = await logged(running, "ready", 2)
    assert {line["pid"] for line in ready} == children(running.pid)
    assert {line["port"] for line in ready} == {running.port}
    ana, ben = await running.make_room("Ana", "Ben")
    assert ana["room"]["id"] == ben["room"]["id"]
    assert await running.stop() == 0
    assert not any(Path(f"/proc/{line['pid']}").exists() for line in ready)


async def test_a_worker_that_is_killed_comes_back_while_the_other_serves(
    tmp_path: Path, store: Server
) -> None:
    async with hub(tmp_path / "data", redis=store.url, workers="2") as running:
        before = children(running.pid)
        os.kill(min(before), signal.SIGKILL)
        [ended] = await logged(running, "worker_ended")
        assert (ended["pid"], ended["code"]) == (min(before), 137)
        async with httpx.AsyncClient(base_url=running.url) as http:
            assert (await http.get("/readyz")).status_code == 200
        await logged(running, "ready", 3)
        assert len(children(running.pid) - before) == 1


async def test_no_worker_outlives_a_parent_that_was_killed(tmp_path: Path, store: Server) -> None:
    running = HubProcess(tmp_path / "data", redis=store.url, workers="2")
    await running.start()
    await running.make_room("Ana", "Ben")
    await running.kill()
    await logged(running, "parent_gone", 2)
    async with asyncio.timeout(20):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", running.port)
            except ConnectionRefusedError:
                break
            writer.close()
            await asyncio.sleep(0.02)


async def test_a_store_that_is_away_at_the_start_is_said_once(tmp_path: Path) -> None:
    code, out, error = await serve("--port", "0", "--redis", "redis://127.0.0.1:1/0", "--workers", "3")
    assert (code, out) == (1, "")
    assert "127.0.0.1:1" in one_line(error)


async def test_a_store_that_forgets_is_refused_unless_it_is_asked_for(tmp_path: Path) -> None:
    with server("redis", tmp_path / "redis") as store:
        code, _, error = await serve("--data", str(tmp_path / "data"), "--redis", store.url)
        assert code == 1
        assert one_line(error).startswith("samesky: redis: it keeps nothing")
        async with hub(tmp_path / "data", redis=store.url, insecure_dev="yes") as running:
            assert running.ready["durability"] == "memory"


async def test_an_embedded_store_says_when_it_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    code, _, error = await serve("--data", str(tmp_path / "data"), "--durability", "memory")
    assert code == 1
    assert one_line(error).startswith("samesky: durability: with memory a power cut loses")
    async with hub(tmp_path / "data", durability="memory", insecure_dev="yes") as running:
        assert running.ready["durability"] == "memory"
        async with httpx.AsyncClient(base_url=running.url) as http:
            assert (await http.get("/readyz")).json()["durability"] == "memory"
