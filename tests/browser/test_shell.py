"""Most pages here are shown by Chromium's engine without the browser around it: to a page both are the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser

from ..serving import hub
from .conftest import CHROMIUM, SHELL
from .people import person

FINDS = """() => {
  const found = [];
  for (const name of Object.getOwnPropertyNames(window)) {
    found.push(name);
    const kind = window[name];
    if (typeof kind !== "function" || !kind.prototype) continue;
    for (const inner of Object.getOwnPropertyNames(kind.prototype)) found.push(`${name}.${inner}`);
  }
  for (const name in document.body.style) found.push(`style ${name}`);
  const types = ["audio/mpeg", "audio/ogg; codecs=opus", "video/mp4; codecs=avc1.42E01E", "video/webm; codecs=vp9"];
  for (const type of types)
    found.push(`plays ${type}: ${document.createElement("video").canPlayType(type)}`);
  for (const query of ["(hover: hover)", "(pointer: fine)", "(forced-colors: active)", "(prefers-contrast: more)"])
    found.push(`${query}: ${matchMedia(query).matches}`);
  found.push(`${document.visibilityState} ${document.hasFocus()} ${devicePixelRatio} ${isSecureContext}`);
  return found;
}"""
"""All that a script can name, all that can be styled, what can be played, and how the page is shown."""


@pytest.mark.skipif(SHELL == CHROMIUM, reason="there is one Chromium here, and it shows all pages")
async def test_a_page_finds_the_same_in_both(
    tmp_path: Path, browser: Browser, whole_browser: Browser
) -> None:
    found = []
    async with hub(tmp_path / "data") as running:
        for one in (browser, whole_browser):
            async with person(one) as ana:
                await ana.page.goto(running.url)
                await ana["make-room"].wait_for()
                found.append(set(await ana.page.evaluate(FINDS)))
    shell, all_of_it = found
    assert len(shell) > 5000, "this test would not notice"
    assert shell <= all_of_it
    # For extensions, and, up to some version, for the translation of pages: neither is anything that we use.
    assert "chrome" in all_of_it - shell <= {"chrome", "HTMLAnchorElement.hrefTranslate"}
