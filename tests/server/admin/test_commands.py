"""`samesky admin`: what it asks, what it prints, and how it ends; once as a process beside a real hub."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog.testing

from samesky_server.admin import commands
from samesky_server.admin.app import looked_after
from samesky_server.admin.place import Place
from samesky_server.log import shown
from samesky_server.settings import Settings

from ...serving import HubProcess, hub
from ..hub.harness import ROOM, World
from .conftest import TOKEN

Told = tuple[int, str, str]


@asynccontextmanager
async def serving(world: World, token: str = "") -> AsyncIterator[str]:
    """The address of a hub in this process."""
    settings = Settings(metrics="127.0.0.1:0", admin=True, admin_token=token)
    place = Place(settings.metrics, more=looked_after(settings, world.hub))
    place.start()
    try:
        yield place.url
    finally:
        await place.close()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    for name in [one for one in os.environ if one.startswith("SAMESKY_")]:
        monkeypatch.delenv(name)

    async def told(*argv: str, says: str | None = None, **environ: str) -> Told:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        if says is not None:
            monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        try:
            with structlog.testing.capture_logs():  # the hub's, which is in this process
                code = await asyncio.to_thread(commands.main, argv, lambda: says or "")
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, error = capsys.readouterr()
        return code, out, error

    return told


async def test_it_prints_what_a_person_reads(here: World, run: Callable[..., Any]) -> None:
    await here.join("ana")
    async with serving(here) as at:
        code, out, error = await run("status", "--at", at)
        assert (code, error) == (0, "")
        assert out.startswith(f"{at}\n  All is well. 1 device, 1 room in memory.")
        assert here.hub.neighbours.hub in out
        _, out, _ = await run("connections", "--at", at)
        assert "1 device, 1 in their rooms, 0 on their way in" in out
        _, out, _ = await run("rooms", "--at", at)
        assert shown(ROOM) in out
        _, out, _ = await run("rooms", shown(ROOM), "--at", at)
        assert out.count("not connected") == 3
        code, out, error = await run("rooms", "no such room?", "--at", at)
        assert (code, out) == (1, "")
        assert error.startswith(f"samesky: {at}: No room in memory here is called so")


async def test_it_does_what_it_is_told(here: World, run: Callable[..., Any]) -> None:
    ana = await here.join("ana")
    async with serving(here) as at:
        code, out, _ = await run("read-only", "on", "--minutes", "2", "--at", at)
        assert (code, out) == (0, f"{at}\n  nothing is changed for 2\u00a0min; 1 of 1 hub agreed\n")
        assert here.hub.read_only.on
        code, _, error = await run("revoke", f"{ROOM}/ana-1", "--yes", "--at", at)
        assert code == 1
        assert "nothing can be changed for a while" in error
        assert (await run("read-only", "off", "--at", at))[:2] == (
            0,
            f"{at}\n  things can be changed; 1 of 1 hub agreed\n",
        )
        code, out, _ = await run("revoke", f"{ROOM}/ana-1", "--yes", "--at", at)
        assert (code, out) == (0, f"{at}\n  taken out of room {shown(ROOM)}: 1 device\n")
        assert await ana.end() == 4410
        code, out, _ = await run("drain", "--yes", "--at", at, "--json")
        [asked] = json.loads(out)["asked"]
        assert (code, asked["at"], asked["answer"]["draining"]) == (0, at, True)
        assert (await run("drain", "off", "--at", at))[1] == f"{at}\n  takes devices\n"
        assert not here.hub.draining


async def test_it_asks_before_what_cannot_be_taken_back(here: World, run: Callable[..., Any]) -> None:
    async with serving(here) as at:
        code, _, error = await run("drain", "--at", at)
        assert code == 2
        assert "--yes" in error
        assert (await run("drain", "--at", at, says="no"))[0] == 2
        assert not here.hub.draining
        assert (await run("drain", "--at", at, says="yes"))[0] == 0
        assert here.hub.draining


async def test_of_several_one_is_enough_for_what_holds_everywhere(
    here: World, run: Callable[..., Any]
) -> None:
    nobody = "http://127.0.0.1:1"
    async with serving(here) as at:
        code, out, error = await run("status", "--at", nobody, "--at", at)
        assert code == 1
        assert out.startswith(at)
        assert error == f"samesky: {nobody}: it does not answer: Connection refused.\n"
        code, out, error = await run("read-only", "on", "--at", nobody, "--at", at)
        assert (code, error) == (0, "")
        _, out, _ = await run("read-only", "off", "--json", "--at", at, "--at", nobody)
        assert [one["at"] for one in json.loads(out)["asked"]] == [at]


async def test_the_token_comes_from_the_environment_or_the_settings(
    here: World, run: Callable[..., Any], tmp_path: Path
) -> None:
    async with serving(here, TOKEN) as at:
        code, _, error = await run("status", "--at", at)
        assert code == 1
        assert error == f"samesky: {at}: SAMESKY_ADMIN_TOKEN is not the token of this hub.\n"
        file = tmp_path / "samesky.toml"
        file.write_text(f'admin = true\nmetrics = "{at.partition("//")[2]}"\nadmin_token = "{TOKEN}"\n')
        file.chmod(0o600)
        assert (await run("status", "--config", str(file)))[0] == 0
        assert (await run("status", "--config", str(file), "--at", at.partition("//")[2]))[0] == 0
        assert (await run("status", "--at", at, SAMESKY_ADMIN_TOKEN=TOKEN))[0] == 0


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({}, "admin: it is off in these settings"),
        ({"SAMESKY_ADMIN": "yes"}, "needed for admin, which is at that address"),
        ({"SAMESKY_ADMIN": "yes", "SAMESKY_METRICS": "127.0.0.1:0"}, "metrics: any port may have been taken"),
        ({"SAMESKY_PORT": "many"}, "SAMESKY_PORT"),
    ],
)
async def test_where_it_is_not_known_whom_to_ask_it_says_so(
    run: Callable[..., Any], environ: dict[str, str], says: str
) -> None:
    code, out, error = await run("status", **environ)
    assert (code, out) == (1, "")
    assert says in error
    assert len(error.splitlines()) == 1


async def test_each_worker_is_asked_at_its_own_port(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(at: str, *_: object) -> commands.Asked:
        asked.append(at)
        return commands.Asked(at, {"draining": True, "connections": 0})

    monkeypatch.setattr(commands, "_ask", answer)
    environ = {
        "ADMIN": "yes",
        "METRICS": "0.0.0.0:9464",
        "WORKERS": "3",
        "REDIS": "redis://x",
        "ADMIN_TOKEN": TOKEN,
    }
    await run("drain", "--yes", **{f"SAMESKY_{name}": value for name, value in environ.items()})
    assert asked == [f"http://127.0.0.1:{port}" for port in (9464, 9465, 9466)]


async def test_a_wrong_command_line_is_2(run: Callable[..., Any]) -> None:
    for argv in ([], ["dance"], ["revoke"], ["read-only", "maybe"], ["read-only", "on", "--minutes", "many"]):
        assert (await run(*argv))[0] == 2


# ------------------------------------------------------------------------------------------ a real hub


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[HubProcess]:
    settings = {"metrics": "127.0.0.1:0", "admin": "yes", "admin_token": TOKEN}
    async with hub(tmp_path / "data", **settings) as made:
        yield made


async def admin(at: str, *argv: str) -> tuple[int, Any]:
    """`samesky admin` as a process; its exit code, and what it says as JSON."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "samesky_client", "admin", *argv, "--json", "--at", at,
        stdout=asyncio.subprocess.PIPE, env=os.environ | {"SAMESKY_ADMIN_TOKEN": TOKEN},
    )  # fmt: skip
    out, _ = await process.communicate()
    assert process.returncode is not None
    [asked] = json.loads(out)["asked"]
    return process.returncode, asked.get("answer", asked.get("refused"))


async def test_a_real_hub_is_looked_after(running: HubProcess) -> None:
    at = running.ready["admin"]
    ana, ben = await running.make_room("Ana", "Ben")
    device = {"device": ana["device"]}
    async with httpx.AsyncClient(base_url=running.url) as http:
        code, status = await admin(at, "status")
        assert (code, status["store_up"], status["rooms"]) == (0, True, 1)
        assert (await admin(at, "read-only", "on"))[1]["agree"] == 1
        refused = await http.post("/v1/rooms", json={"member": {"name": "Eve"}})
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) >= 10
        assert (await http.get("/readyz")).json()["status"] == "read-only"
        assert "samesky_read_only 1.0\n" in (await http.get(f"{at}/metrics")).text
        mine = {"Authorization": f"Bearer {ana['token']}", "Content-Type": "application/octet-stream"}
        blob = f"/v1/rooms/{ana['room']['id']}/blobs/{hashlib.sha256(b'0').hexdigest()}"
        assert (await http.put(blob, content=b"0", headers=mine)).status_code == 503
        assert (await http.post("/v1/import", content=b"")).status_code == 503
        assert (
            await http.delete(f"/v1/rooms/{ana['room']['id']}/members/me", headers=mine)
        ).status_code == 503
        assert (await http.get(f"/v1/rooms/{ana['room']['id']}/export", headers=mine)).status_code == 200
        assert (await http.post("/v1/token", json=device)).status_code == 200
        assert (await admin(at, "read-only", "off"))[0] == 0
        code, gone = await admin(at, "revoke", f"{ana['room']['id']}/{ana['device']['id']}", "--yes")
        assert (code, gone["devices"]) == (0, 1)
        assert (await http.post("/v1/token", json=device)).status_code == 403
        assert (await http.post("/v1/token", json={"device": ben["device"]})).status_code == 200
        assert (await admin(at, "drain", "--yes"))[1]["draining"]
        assert (await http.get("/readyz")).status_code == 503
        assert (await http.get("/api/status")).status_code == 404, "never at the hub's own address"
    lines = [json.loads(line) for line in running.log.read_text().splitlines()]
    deeds = [(line["action"], line["outcome"]) for line in lines if line["event"] == "admin"]
    assert deeds == [("read_only", "done"), ("read_only", "done"), ("revoke", "done"), ("drain", "done")]
    for private in (TOKEN, ana["room"]["id"], ana["device"]["id"]):
        assert private not in running.log.read_text()
