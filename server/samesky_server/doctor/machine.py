"""The machine itself: how many files may be open, and whether its clock is held in step."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

from .. import open_files
from ..settings import Settings
from .finding import Finding, note, ok

FEW = 4096
"""Connections below which it is worth a word."""
_UNSYNCHRONISED = 5
"""What adjtimex(2) returns then: TIME_ERROR."""


def files(settings: Settings) -> Iterator[Finding]:
    """Each connection is an open file."""
    most = open_files.most()
    possible = open_files.connections(most)
    if possible < max(FEW, settings.connections):
        yield note(
            "files",
            f"{most} may be open, so at most {possible} connections in one process: "
            "raise LimitNOFILE of the unit, ulimits of the container, or ulimit -n.",
        )
    else:
        yield ok("files", f"{most} may be open, for at most {possible} connections in one process")


def clock(settings: Settings, adjtimex: Callable[[], int | None] | None = None) -> Iterator[Finding]:
    """Whether something holds the clock in step, as the kernel sees it."""
    state = (adjtimex or _adjtimex)()
    where = "its Redis goes by" if settings.redis else "rooms go by"
    if state is None:
        yield note("clock", "this system does not say whether its clock is held in step: see that NTP runs.")
    elif state == _UNSYNCHRONISED:
        yield note(
            "clock",
            f"nothing holds this machine's clock in step: install chrony or systemd-timesyncd. What is planned, and "
            f"tokens of host apps, go by the clock that {where}.",
        )
    else:
        yield ok("clock", "is held in step")


def _adjtimex() -> int | None:
    try:
        return int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512)))  # all zero: it is only asked
    except (AttributeError, OSError):
        return None
