"""Real Chromium, a page a person."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright, expect

from .people import PATIENCE, Person, Shot
from .pictures import picture

# What is waited for comes late on a slow machine, and is right all the same.
expect.set_options(timeout=PATIENCE)

LOOK = {"look", "scheme", "size", "lang"}
"""Parameters of a test that say how the page looks."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WHOLE = os.environ.get("SAMESKY_BROWSER") == "whole"


def version(program: str) -> str:
    """Of a browser."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+(\.\d+)+", said)
    return found[0] if found else ""


def shown_by() -> str | None:
    """The same engine without tabs and menus around it, which cost half as much as our pages do; see `test_shell.py`.

    Another version would be another engine: then pages are shown by the whole Chromium.
    """
    shell = shutil.which("chromium-headless-shell")
    if WHOLE or CHROMIUM is None or shell is None or version(shell) != version(CHROMIUM):
        return CHROMIUM
    return shell


SHELL = shown_by()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A story is told in one of its looks, of each test another, so that the suite sees all of them and stays short.

    All looks are played with `SAMESKY_LOOKS=all`, when pictures are made, when one is asked for by its name, and by
    tests that are about looks (`@pytest.mark.every_look`).
    """
    named = any("[" in one for one in config.args)
    if (
        named
        or "SAMESKY_LOOKS" in os.environ
        or "SAMESKY_SHOTS" in os.environ
        or "SAMESKY_SHOTS_AT" in os.environ
    ):
        return
    stories: dict[tuple[object, ...], list[pytest.Item]] = defaultdict(list)
    for item in items:
        spec = getattr(item, "callspec", None)
        if spec is not None and "scheme" in spec.params and item.get_closest_marker("every_look") is None:
            others = sorted((name, repr(one)) for name, one in spec.params.items() if name not in LOOK)
            stories[(item.nodeid.partition("[")[0], *others)].append(item)
    left: set[pytest.Item] = set()
    for (name, *_), looks in stories.items():
        chosen = zlib.crc32(str(name).encode()) % len(looks)
        left |= {one for n, one in enumerate(looks) if n != chosen}
    if left:
        config.hook.pytest_deselected(items=list(left))
        items[:] = [one for one in items if one not in left]


@asynccontextmanager
async def launched(program: str | None) -> AsyncIterator[Browser]:
    """A browser, for the pages of many tests."""
    if program is None:
        assert not os.environ.get("CI"), "CI needs Chromium"
        pytest.skip("there is no Chromium here")
    async with async_playwright() as playwright:
        flags = ["--autoplay-policy=no-user-gesture-required", "--mute-audio"]
        made = await playwright.chromium.launch(executable_path=program, args=flags)
        yield made
        await made.close()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with launched(SHELL) as made:
        yield made


@pytest.fixture(scope="session")
async def whole_browser() -> AsyncIterator[Browser]:
    """With what is around pages, too: it can be asked whether a page may notify."""
    async with launched(CHROMIUM) as made:
        yield made


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Shot:
    """`picture` with this test's look."""

    async def take(who: Person, name: str) -> None:
        await picture(who, request, name)

    return take
