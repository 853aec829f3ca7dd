"""Real Chromium, a page a person."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

from .people import Person, Shot
from .pictures import picture

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI needs Chromium"
        pytest.skip("there is no Chromium here")
    async with async_playwright() as playwright:
        flags = ["--autoplay-policy=no-user-gesture-required", "--mute-audio"]
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield launched
        await launched.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Shot:
    """`picture` with this test's look."""

    async def take(who: Person, name: str) -> None:
        await picture(who, request, name)

    return take
