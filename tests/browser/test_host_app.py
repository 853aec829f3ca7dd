"""The example of a host app: two of its users meet on its own page."""

from __future__ import annotations

import asyncio
import importlib.util
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType

import httpx
import pytest
import uvicorn
from playwright.async_api import Browser, Page, expect

from ..serving import hub

EXAMPLE = Path(__file__).parents[2] / "examples" / "host-app" / "app.py"


def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("host_app_example", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """The app's address, with a hub that knows it."""
    module = example()
    file = tmp_path / "issuers.toml"
    module.register(file)
    listener = socket.create_server(("127.0.0.1", 0))
    here = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with hub(tmp_path / "data", issuers=str(file), allowed_origins=here) as running:
        server = uvicorn.Server(uvicorn.Config(module.HostApp(running.url, file).app, log_level="warning"))
        serving = asyncio.ensure_future(server.serve([listener]))
        yield here
        server.should_exit = True
        await serving


async def page_of(browser: Browser, address: str, name: str) -> Page:
    page = await (await browser.new_context()).new_page()
    await page.goto(address)
    await page.get_by_role("button", name=name).click()
    await expect(page.locator("#connection")).to_have_text("together")
    return page


async def test_two_users_of_the_example_meet_and_a_third_does_not(browser: Browser, address: str) -> None:
    ana, ben = await page_of(browser, address, "Ana"), await page_of(browser, address, "Ben")
    eve = await page_of(browser, address, "Eve")
    for page in (ana, ben):
        await expect(page.locator("#members")).to_have_text("Ana: hereBen: here")
    await ana.get_by_role("button", name="Tea").click()
    await expect(ben.locator("#timer")).to_have_text("Tea: 4 minutes")
    await ben.locator("#wave").click()
    await expect(ana.locator("#waved")).to_have_text("Ben sends a heart")
    await ana.reload()
    await expect(ana.locator("#timer")).to_have_text("Tea: 4 minutes")
    await expect(ana.locator("#members")).to_have_text("Ana: hereBen: here")
    await expect(eve.locator("#members")).to_have_text("Eve: here")
    await expect(eve.locator("#timer")).to_have_text("")
    for page in (ana, ben, eve):
        await page.context.close()


async def test_without_a_login_there_is_no_token(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as http:
        assert (await http.post("/room-token", content="laptop")).status_code == 403
        assert (await http.post("/login", content="user=mallory")).status_code == 403


def test_the_file_is_written_once_and_for_its_owner_only(tmp_path: Path) -> None:
    module, file = example(), tmp_path / "issuers.toml"
    module.register(file)
    first = file.read_text()
    module.register(file)
    assert file.read_text() == first
    assert file.stat().st_mode & 0o077 == 0
