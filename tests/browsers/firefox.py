"""Stock Firefox without a screen, steered by WebDriver BiDi over its own socket: no driver in between."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from .window import Window

_LISTENING = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")
_LARGEST = 64 * 2**20
"""Bytes of one answer: pictures are long."""


class Firefox(Window):
    """Its first window."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._count = itertools.count(1)
        self._context = ""

    async def begin(self) -> None:
        """Makes the session, and finds the window."""
        await self._ask("session.new", capabilities={})
        tree = await self._ask("browsingContext.getTree")
        self._context = tree["contexts"][0]["context"]
        await self._ask(
            "browsingContext.setViewport", context=self._context, viewport={"width": 900, "height": 1000}
        )

    async def _ask(self, method: str, **params: Any) -> Any:
        number = next(self._count)
        await self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        async for text in self._socket:
            answer = json.loads(text)
            if answer.get("id") == number:
                assert answer["type"] == "success", f"{method}: {answer.get('message')}"
                return answer["result"]
        raise AssertionError("Firefox has gone")

    async def open(self, address: str) -> None:
        await self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    async def _run(self, body: str) -> str:
        answer = await self._ask(
            "script.callFunction",
            functionDeclaration=body,
            awaitPromise=True,
            target={"context": self._context},
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return str(answer["result"]["value"])

    async def _act(self, source: dict[str, Any]) -> None:
        await self._ask("input.performActions", context=self._context, actions=[source])

    async def _shot(self) -> str:
        return str((await self._ask("browsingContext.captureScreenshot", context=self._context))["data"])


@asynccontextmanager
async def firefox(program: str, folder: Path) -> AsyncIterator[Firefox]:
    """A Firefox with a fresh profile in a folder, gone at the end."""
    profile = folder / "profile"
    profile.mkdir()
    process = await asyncio.create_subprocess_exec(
        program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        said = b""
        while (found := _LISTENING.search(said)) is None:
            line = await process.stderr.readline()
            assert line, f"Firefox did not start: {said.decode(errors='replace')[-2000:]}"
            said += line
        drained = asyncio.ensure_future(process.stderr.read())
        async with connect(found[1].decode() + "/session", max_size=_LARGEST, compression=None) as socket:
            window = Firefox(socket)
            await window.begin()
            yield window
        process.terminate()
        await drained
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
