"""WebKitGTK's small browser on a screen that nobody sees, steered by its own WebDriver over HTTP."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from .window import PATIENCE, Window

_STARTING = 0.05
"""Seconds between two looks at whether the driver takes connections yet: it does not say so."""


class WebKit(Window):
    """Its one window."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._session = ""

    async def begin(self, program: str) -> None:
        """Makes the session, which opens the window."""
        options = {"webkitgtk:browserOptions": {"binary": program, "args": ["--automation"]}}
        made = await self._ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self._session = f"/session/{made['sessionId']}"
        await self._ask("POST", "/timeouts", {"script": 2000 * PATIENCE, "pageLoad": 1000 * PATIENCE})
        await self._ask("POST", "/window/rect", {"width": 900, "height": 1000})

    async def end(self) -> None:
        """Closes the window."""
        await self._ask("DELETE", "")

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = await self._http.request(method, self._session + path, json=body)
        value = answer.json()["value"]
        assert answer.is_success, f"{method} {path}: {value}"
        return value

    async def open(self, address: str) -> None:
        await self._ask("POST", "/url", {"url": address})

    async def _run(self, body: str) -> str:
        script = f"const done = arguments[0]; ({body})().then(done, (error) => done('!' + error));"
        answer = str(await self._ask("POST", "/execute/async", {"script": script, "args": []}))
        assert not answer.startswith("!"), answer
        return answer

    async def _act(self, source: dict[str, Any]) -> None:
        await self._ask("POST", "/actions", {"actions": [source]})

    async def _shot(self) -> str:
        return str(await self._ask("GET", "/screenshot"))


@asynccontextmanager
async def _screen() -> AsyncIterator[str]:
    """A screen in memory; its name."""
    process = await asyncio.create_subprocess_exec(
        "Xvfb", "-displayfd", "1", "-screen", "0", "1280x1100x24", "-nolisten", "tcp",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        number = (await process.stdout.readline()).strip().decode()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


@asynccontextmanager
async def webkit(driver: str, program: str, folder: Path) -> AsyncIterator[WebKit]:
    """A window with nothing kept from before, gone at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with _screen() as screen:
        home = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
        }
        with (folder / "webkit.log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                driver, f"--port={port}", env=home | {"DISPLAY": screen}, stdout=log, stderr=log
            )
        try:
            await _listening(port, process)
            async with httpx.AsyncClient(
                base_url=f"http://127.0.0.1:{port}", timeout=3 * PATIENCE, trust_env=False
            ) as http:
                window = WebKit(http)
                await window.begin(program)
                try:
                    yield window
                finally:
                    await window.end()
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _listening(port: int, process: asyncio.subprocess.Process) -> None:
    """Waits until the driver takes connections."""
    while True:
        assert process.returncode is None, "WebKitWebDriver did not start"
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(_STARTING)
        else:
            writer.close()
            await writer.wait_closed()
            return
