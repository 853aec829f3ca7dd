"""Pictures of a page to be looked at, kept where `SAMESKY_SHOTS_AT` says; else none is taken."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest
from playwright.async_api import Locator

from .people import Person

LARGEST = 60_000
"""Bytes of a picture of the docs."""
SHOTS = Path(__file__).parents[2] / "docs" / "shots"
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


def for_docs(request: pytest.FixtureRequest | None = None, look: str = "phone-light") -> bool:
    """Whether the pictures of the docs are made now (`SAMESKY_SHOTS`), and a test with looks is in this one."""
    inside = request is None or request.node.callspec.id == look
    return inside and bool(os.environ.get("SAMESKY_SHOTS"))


async def small(who: Person, file: Path, *, part: Locator | None = None) -> None:
    """A picture of what the window shows, or of a part of the page, as good as `LARGEST` lets it be."""
    await who.page.mouse.move(0, 0)
    await who.page.evaluate(AT_REST)
    for quality in (86, 78, 68, 55, 45, 38):
        await (part or who.page).screenshot(path=file, type="jpeg", quality=quality)
        if file.stat().st_size <= LARGEST:
            return
    raise AssertionError(f"{file.name} is {file.stat().st_size} bytes")


async def docs_picture(who: Person, kind: str, *, height: int | None = None) -> None:
    """The picture of an activity on its page in the docs, when those are made.

    Args:
        who: whose window is shown.
        kind: the activity.
        height: of the window, in pixels, while it is taken; None: as it is.
    """
    size = who.page.viewport_size
    if not for_docs() or size is None:
        return
    if height is not None:
        await who.page.set_viewport_size({"width": size["width"], "height": height})
    await who.page.evaluate("scrollTo(0, 0)")
    await small(who, SHOTS / f"activity-{kind}.jpg")
    await who.page.set_viewport_size(size)


def png(red: int, green: int, blue: int) -> bytes:
    """A small picture of one colour, with a word in it that nobody sees."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    size = (40).to_bytes(4, "big") + (50).to_bytes(4, "big")
    rows = (b"\x00" + bytes((red, green, blue)) * 40) * 50
    parts = [(b"IHDR", size + b"\x08\x02\x00\x00\x00"), (b"tEXt", b"Place\x00At home")]
    parts += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in parts)


def written(text: str, x: int, y: int, size: int = 15) -> str:
    """Words on a page of `pdf`, from its lower left corner."""
    return f"BT 0.13 0.19 0.3 rg /F1 {size} Tf {x} {y} Td ({text}) Tj ET"


def pdf(*pages: str) -> bytes:
    """A PDF with these drawings, a page each."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, drawn in enumerate(pages):
        box = "/MediaBox [0 0 400 600] /Resources << /Font << /F1 3 0 R >> >>"
        parts.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * n} 0 R >>")
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    whole, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        places.append(len(whole))
        whole += f"{n} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(parts) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF"
    return whole + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()
