"""What words of others must not cause in a page, watched for; and how many are said at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest

from samesky_client import Refused, Room

from .people import PATIENCE, Person, unhurried

SHOWN = """() => {
  const texts = [];
  const visit = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) visit(one.shadowRoot);
      if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) texts.push(one.value);
    }
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode.data);
  };
  visit(document);
  return texts;
}"""
"""Every text of the page and what stands in its fields, through all shadow roots."""
MISSING = (
    f"async ([texts, patience]) => {{ const shown = {SHOWN};"
    """
  const end = performance.now() + patience;
  for (let missing = texts; ; await new Promise((later) => setTimeout(later, 50))) {
    const all = shown();
    missing = missing.filter((text) => !all.some((one) => one.includes(text)));
    if (!missing.length || performance.now() >= end) return missing;
  }
}"""
)
"""Which of some texts are not among those, after so many milliseconds."""
STRANGE = """(hosts) => {
  const found = [];
  const ours = (address) => hosts.includes(new URL(address, location.href).host);
  const never = ["iframe", "object", "embed", "base", "frame", "applet", "math", "marquee", "plaintext"];
  const picture = /^(blob:|data:image\\/(webp|png|jpeg);base64,)/;
  const places = ["href", "src", "action", "formaction", "xlink:href", "poster", "srcset", "ping"];
  const visit = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) visit(one.shadowRoot);
      const name = one.localName;
      const foreign = (name === "script" && !ours(one.src)) || (name === "img" && !picture.test(one.src));
      if (never.includes(name) || foreign) found.push(one.outerHTML.slice(0, 80));
      for (const { name: key, value } of one.attributes) {
        if (/^on/i.test(key)) found.push(`${name}[${key}]`);
        if (name === "img" && picture.test(value)) continue;
        if (places.includes(key) && value && !one.matches("head > link[rel=icon]")) {
          const { protocol } = new URL(value, location.href);
          if (!["http:", "https:", "blob:"].includes(protocol)) found.push(`${name}[${key}=${value.slice(0, 40)}]`);
        }
      }
    }
  };
  visit(document);
  return found;
}"""
"""Elements and attributes that none of our templates has."""
ONWARDS = """(list) => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const end = list.scrollTop + list.clientHeight > list.scrollHeight - 2;
  drawn(end ? -list.scrollHeight : list.clientHeight);
})))"""
"""How far to turn the wheel to look a window further down in a list, and from its end again at its beginning."""
WIDE = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const found = [];
  const visit = (root, host) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) visit(one.shadowRoot, one.localName);
      const { right, left } = one.getBoundingClientRect();
      if (right > innerWidth + 1 || left < -1) found.push(`${host} ${one.localName}.${one.className}`);
    }
  };
  visit(document, "");
  return [`${document.documentElement.scrollWidth} pixels wide`, ...found];
}"""
"""Whether the page has become wider than its window, and by what."""


class Watched:
    """A page, and everything in it that words of others must not cause."""

    def __init__(self, who: Person, *servers: str) -> None:
        self.who, self.page = who, who.page
        self.hosts = {urlsplit(server).netloc for server in servers}
        self.happened: list[str] = []
        self.page.on("dialog", lambda dialog: self.happened.append(f"dialog: {dialog.message}"))
        self.page.on("request", self._request)
        self.page.on("framenavigated", lambda frame: self._went(frame.url))
        self.page.on("popup", lambda popup: self.happened.append(f"popup: {popup.url}"))
        self.page.on("download", lambda file: self.happened.append(f"download: {file.url}"))
        self.page.on("console", lambda said: said.type == "error" and self.happened.append(said.text))

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("blob", "data") and parts.netloc not in self.hosts:
            self.happened.append(f"request: {request.url[:80]}")

    def _went(self, url: str) -> None:
        if urlsplit(url).netloc not in self.hosts:
            self.happened.append(f"went: {url[:80]}")

    async def shows(self, texts: Sequence[str], over: str = "") -> None:
        """Waits until all of these stand in the page as they were written.

        Args:
            texts: which.
            over: a list that draws only what is looked at; it is gone through with the wheel, again and again.
        """
        missing = list(texts)
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE / 1000):
                while over and missing:
                    await self.page.locator(over).hover(position={"x": 100, "y": 100})
                    await self.page.mouse.wheel(0, await self.page.locator(over).evaluate(ONWARDS))
                    missing = await self.page.evaluate(MISSING, [missing, 0])
        if not over:
            missing = await self.page.evaluate(MISSING, [missing, PATIENCE])
        assert not missing, f"{len(missing)} of {len(texts)} do not show: {missing[:5]!r}"

    async def calm(self, *, elsewhere: bool = False) -> None:
        """Nothing has run, nothing was asked elsewhere (but for what the page itself asks), nothing stands out."""
        assert await self.page.evaluate("window.__ran") is None
        assert await self.page.evaluate("({}).polluted") is None
        assert (strange := await self.page.evaluate(STRANGE, sorted(self.hosts))) == [], strange
        assert (wide := await self.page.evaluate(WIDE)) == [], wide
        never = ("dialog", "popup", "download", "went")
        happened = [one for one in self.happened if not elsewhere or one.startswith(never)]
        assert happened == [], happened


async def spread(
    devices: list[Room], texts: Sequence[str], act: Callable[[Room, str], Awaitable[Any]]
) -> None:
    """Does something for each text, each device its share, one after the other."""

    async def share(n: int) -> None:
        for text in texts[n :: len(devices)]:
            await unhurried(lambda text=text: act(devices[n], text))  # type: ignore[misc]

    await asyncio.gather(*(share(n) for n in range(len(devices))))


async def refused(field: str, work: Awaitable[Any]) -> None:
    """It is too long, and the hub says where."""
    with pytest.raises(Refused) as error:
        await work
    assert error.value.code in ("invalid", "too_large")
    assert error.value.path == field
