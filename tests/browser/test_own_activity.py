"""The example of an activity of one's own: an element of the page beside ours, and a hub that has the rule."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from .host_apps import EXAMPLES, host_app, live, logged_in

EXAMPLE = EXAMPLES / "activity"
POINT = "[samesky.activities]\nplant = samesky_plant:Plant\n"


@pytest.fixture
def on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package as it lies there once it is installed; that it can be is seen in tests/whole."""
    target = tmp_path / "target"
    named = target / "samesky_plant-0.1.0.dist-info"
    named.mkdir(parents=True)
    (named / "METADATA").write_text("Metadata-Version: 2.1\nName: samesky-plant\nVersion: 0.1.0\n")
    (named / "entry_points.txt").write_text(POINT)
    shutil.copy(EXAMPLE / "samesky_plant.py", target)
    monkeypatch.setenv("PYTHONPATH", str(target))


@pytest.mark.usefixtures("on_the_path")
async def test_two_water_it_and_read_the_words_once_the_leaf_is_out(browser: Browser, tmp_path: Path) -> None:
    word = "<b>tomato</b>"
    async with (
        host_app(EXAMPLE / "index.html", tmp_path) as served,
        logged_in(browser, served.address, "Ana") as ana,
        logged_in(browser, served.address, "Ben") as ben,
    ):
        await live(ana)
        await live(ben)
        await expect(ben.locator("our-plant .said")).to_have_text("It is thirsty.")
        await ana.get_by_label("A word in the water").fill(word)
        await ana.get_by_role("button", name="Water it").click()
        await expect(ana.locator("our-plant .said")).to_have_text("You have watered it.")
        await expect(ben.locator("our-plant .said")).to_have_text("Somebody has watered it; now you.")
        assert await ben.locator("our-plant li").count() == 0
        await ben.get_by_role("button", name="Water it").click()
        for page in (ana, ben):
            await expect(page.locator("our-plant .pot")).to_have_attribute("aria-label", "Leaves: 1")
            await expect(page.locator("our-plant li")).to_have_text(f"Ana: {word}")
            await expect(page.locator("our-plant .said")).to_have_text("It has had enough for now.")
            await expect(page.get_by_role("button", name="Water it")).to_be_disabled()
        await ben.reload()
        await live(ben)
        await expect(ben.locator("our-plant li")).to_have_text(f"Ana: {word}")
