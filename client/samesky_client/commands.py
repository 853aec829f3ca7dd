"""What the commands of `samesky` share."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Coroutine
from typing import Any

from samesky_shared.errors import Refused

from .device import Seats, name_for
from .links import parse


def parser_of(name: str, text: str) -> argparse.ArgumentParser:
    """A parser for the command of this name, with what is said of it."""
    return argparse.ArgumentParser(prog=f"samesky {name}", description=text)


def run_now(work: Coroutine[Any, Any, int]) -> int:
    """Runs it to its end; its exit code."""
    return asyncio.run(work)


def user() -> str:
    """What somebody is called who did not say."""
    return os.environ.get("SAMESKY_NAME") or os.environ.get("USER") or "Guest"


def came_by(link: str | None) -> None:
    """Raises `Refused` for a link that would take another seat."""
    if link is not None:
        found = parse(link)
        if Seats().get(name_for(found.server, found.secret)) is None:
            raise Refused("unknown", "You did not come by this link on this device.", path="link")
