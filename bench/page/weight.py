"""What pages load at first, in bytes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import httpx
from msgspec import Struct

_IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*"[^"]*?([\w-]+\.js)"')


class Part(Struct, frozen=True):
    """One thing that a page asked for."""

    name: str
    kind: str
    """As Lighthouse says it: `Document`, `Script`, `Stylesheet`, `Font` …"""
    sent: int
    """Bytes that came over the line, with the headers."""
    small: int
    """Bytes of the content, compressed by gzip."""


async def parts(report: dict[str, Any], http: httpx.AsyncClient) -> list[Part]:
    """What the page of a report asked its hub for."""
    found = []
    for item in report["audits"]["network-requests"]["details"]["items"]:
        address = httpx.URL(item["url"])
        if address.host != http.base_url.host or address.scheme != "http":
            continue
        body = (await http.get(address.path)).content
        found.append(
            Part(address.path, item.get("resourceType", "Other"), item["transferSize"], squeezed(body))
        )
    return found


def squeezed(body: bytes) -> int:
    """The length of some content as gzip makes it."""
    return len(gzip.compress(body, 9, mtime=0))


def embedding(static: Path) -> int | None:
    """What a page loads that embeds rooms: `embed.js` and all that it imports at once, and the English words of
    the elements, compressed by gzip. None where this build has no `embed.js`."""
    if not (static / "embed.js").is_file():
        return None
    scripts = {path.name: path.read_text("utf-8") for path in static.glob("*.js")}
    loaded: set[str] = set()
    left = ["embed.js", *(name for name, text in scripts.items() if "timer-pause=Pause for both" in text)]
    while left:
        name = left.pop()
        if name not in loaded:
            loaded.add(name)
            left += _IMPORT.findall(scripts[name])
    return sum(squeezed(scripts[name].encode()) for name in loaded)
