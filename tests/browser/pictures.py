"""Pictures of a page to be looked at, kept where `SAMESKY_SHOTS_AT` says; else none is taken."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from .people import Person

AT_REST = """async () => {
  await document.fonts.ready;
  for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame);
  const roots = [document];  // a document has no part in what moves inside of elements
  for (const root of roots)
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  const ends = roots.flatMap(root => root.getAnimations())
    .filter(one => one.playState !== "paused" && one.effect.getComputedTiming().iterations !== Infinity);
  await Promise.all(ends.map(one => one.finished.catch(() => null)));
}"""
"""Waits until a page moves no more."""


async def picture(
    who: Person, request: pytest.FixtureRequest | None, name: str, *, whole: bool = True
) -> None:
    """Keeps a picture of a page, or of what is in its window, under a name and that of the look it was tried in."""
    where = os.environ.get("SAMESKY_SHOTS_AT")
    if where:
        await who.page.mouse.move(0, 0)
        await who.page.evaluate(AT_REST)
        look = f"-{request.node.callspec.id}" if request and hasattr(request.node, "callspec") else ""
        await who.page.screenshot(path=Path(where) / f"{name}{look}.png", full_page=whole)


def png(red: int, green: int, blue: int) -> bytes:
    """A small picture of one colour, with a word in it that nobody sees."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    size = (40).to_bytes(4, "big") + (50).to_bytes(4, "big")
    rows = (b"\x00" + bytes((red, green, blue)) * 40) * 50
    parts = [(b"IHDR", size + b"\x08\x02\x00\x00\x00"), (b"tEXt", b"Place\x00At home")]
    parts += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in parts)
