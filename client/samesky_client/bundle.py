"""What a hub serves as its page, compared with what belongs to this version.

A sealed room is as private as the script that seals. Every build lists the SHA-256 of its files in `bundle.json`; the
page carries the SHA-256 of that list in `<meta name="samesky-bundle">`.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from importlib.resources import files
from typing import Any

from .door import Door
from .errors import Unreachable

AT_ONCE = 8
"""Files that are fetched at the same time."""
_META = re.compile(rb'<meta name="samesky-bundle" content="([0-9a-f]{64})"')
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def installed() -> str | None:
    """The bundle of the web app that is installed here, or None where there is none."""
    try:
        raw = files("samesky_web").joinpath("static", "bundle.json").read_bytes()
    except (OSError, ModuleNotFoundError):
        return None
    found: dict[str, Any] = json.loads(raw)
    return str(found["bundle"])


async def served(door: Door) -> str:
    """The bundle of the page that a hub serves, after each of its files was fetched and hashed.

    Raises:
        Refused, Unreachable: it cannot be fetched, or the files are not what the list says.
    """
    page = _META.search(await door.fetch("/"))
    listed = json.loads(await door.fetch("/static/bundle.json"))
    named = sorted(listed["files"].items())
    turn = asyncio.Semaphore(AT_ONCE)

    async def same(name: str, said: str) -> bool:
        async with turn:
            return (
                _NAME.fullmatch(name) is not None
                and hashlib.sha256(await door.fetch(f"/static/{name}")).hexdigest() == said
            )

    if not all(await asyncio.gather(*(same(name, said) for name, said in named))):
        raise Unreachable("The page has files that are not what its own list says.")
    bundle = hashlib.sha256("".join(f"{said}  {name}\n" for name, said in named).encode()).hexdigest()
    if page is None or page[1].decode() != bundle:
        raise Unreachable("The page names another bundle than its files make.")
    return bundle
