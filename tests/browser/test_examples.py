"""The examples of pages that embed a room, each in a real browser, with tokens of the host app in Node."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, FrameLocator, Page, expect

from .host_apps import EXAMPLES, NODE, ROOT, host_app, live, logged_in

MODULES = ROOT / "client" / "web" / "node_modules"
BUILDS = {
    "react": ("app.jsx", "--jsx=automatic", '--define:process.env.NODE_ENV="production"'),
    "vue": (
        "app.js",
        "--alias:vue=vue/dist/vue.esm-bundler.js",
        '--define:process.env.NODE_ENV="production"',
    ),
}
"""How the README of each says that it is built; production is what one would ship."""


async def built(name: str, folder: Path) -> Path:
    """The page of an example, with its script bundled."""
    source = EXAMPLES / name
    page = folder / name / "index.html"
    page.parent.mkdir()
    shutil.copy(source / "index.html", page)
    entry, *options = BUILDS[name]
    process = await asyncio.create_subprocess_exec(
        NODE, MODULES / "esbuild" / "bin" / "esbuild", source / entry, "--bundle", "--format=esm", *options,
        "--log-level=warning", f"--outfile={page.parent / 'built' / 'app.js'}",
        env=os.environ | {"NODE_PATH": str(MODULES)},
    )  # fmt: skip
    assert await process.wait() == 0
    return page


async def test_in_a_plain_page_two_meet_and_a_third_is_told_that_it_is_not_hers(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        host_app(EXAMPLES / "plain" / "index.html", tmp_path) as served,
        logged_in(browser, served.address, "Ana") as ana,
        logged_in(browser, served.address, "Ben") as ben,
        logged_in(browser, served.address, "Eve") as eve,
    ):
        await live(ana)
        await live(ben)
        await ana.get_by_test_id("timer-start-300").click()
        await expect(ben.get_by_test_id("timer-digits")).to_have_attribute("data-phase", "running")
        await ben.get_by_test_id("chat-input").fill("Put the kettle on.")
        await ben.get_by_test_id("chat-send").click()
        await expect(ana.get_by_test_id("chat-line")).to_contain_text("Put the kettle on.")
        await ben.get_by_test_id("react-heart").click()
        await expect(ana.get_by_test_id("reaction")).to_contain_text("Ben")
        await ana.reload()
        await live(ana)
        await expect(ana.get_by_test_id("timer-digits")).to_have_attribute("data-phase", "running")
        await expect(eve.locator("samesky-room [part=status]")).to_have_text("This room is not open to you.")


@pytest.mark.parametrize("name", sorted(BUILDS))
async def test_in_a_framework_a_timer_started_by_one_shows_with_the_other(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    async with (
        host_app(await built(name, tmp_path), tmp_path) as served,
        logged_in(browser, served.address, "Ana") as ana,
        logged_in(browser, served.address, "Ben") as ben,
    ):
        await live(ana)
        await live(ben)
        await ana.get_by_test_id("timer-start-300").click()
        await expect(ben.get_by_test_id("timer-digits")).to_have_attribute("data-phase", "running")
        await expect(ben.locator("#tea")).to_have_text("5 minutes of tea")
        await expect(ben.get_by_test_id("question-draw")).to_be_visible()
        toggle = ben.get_by_role("button", name="Show or hide")
        await toggle.click()
        await expect(ben.locator("samesky-room")).to_have_count(0)
        await toggle.click()
        await live(ben)
        await expect(ben.get_by_test_id("timer-digits")).to_have_attribute("data-phase", "running")


def inside(page: Page) -> FrameLocator:
    """The room in its frame."""
    return page.frame_locator("#room")


async def test_in_a_frame_of_another_origin_one_enters_and_starts_a_timer_by_messages(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        host_app(EXAMPLES / "iframe" / "index.html", tmp_path) as served,
        logged_in(browser, served.address, "Ana") as ana,
        logged_in(browser, served.address, "Ben") as ben,
    ):
        await expect(ben.locator("#heard")).to_contain_text("Ben")
        await ana.locator("#tea").click()
        digits = inside(ben).get_by_test_id("timer-digits")
        await expect(digits).to_have_attribute("data-phase", "running")
        await expect(ben.locator("#heard")).to_have_text("the timer has changed")
        await expect(inside(ana).get_by_test_id("chat-input")).to_be_visible()
        await expect(inside(ana).get_by_test_id("playlist-url")).to_have_count(0)


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[str]:
    async with host_app(EXAMPLES / "plain" / "index.html", tmp_path) as made:
        yield made.address


async def test_the_host_app_gives_no_token_and_no_file_that_is_not_for_who_asks(served: str) -> None:
    async with httpx.AsyncClient(base_url=served) as http:
        asked = {"room": "flat", "device": "laptop"}
        assert (await http.post("/room-token", json=asked)).status_code == 403
        assert (await http.post("/login", content="user=mallory")).status_code == 403
        assert (await http.post("/login", content="user=__proto__")).status_code == 403
        assert (await http.post("/login", content="user=eve")).status_code == 303
        assert (await http.post("/room-token", json=asked)).status_code == 403
        assert (await http.post("/room-token", content="{")).status_code == 400
        good = await http.post("/room-token", json=asked | {"room": "attic"})
        assert set(good.json()) == {"server_url", "participant_token"}
        for path in ("/README.md", "/../host-app-node/server.mjs", "/%2e%2e/host-app-node/server.mjs"):
            assert (await http.get(path)).status_code == 404


async def test_the_secret_of_the_host_app_is_its_owners_alone(served: str, tmp_path: Path) -> None:
    assert (tmp_path / "issuers.toml").stat().st_mode & 0o077 == 0
