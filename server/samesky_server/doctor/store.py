"""Where rooms are kept: the disk of the embedded store. Redis is in `redis`."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ..settings import Settings
from .finding import Finding, note, ok, wrong

TIMES = 20
"""How often something is kept, to see how long that takes."""
SLOW = 0.05
"""Seconds for that from which on everybody notices."""
LITTLE = 2**30
"""Bytes of a disk below which it is nearly full."""
FORGETFUL = frozenset({"tmpfs", "ramfs"})
REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"})


def disk(settings: Settings) -> Iterator[Finding]:
    """The directory of the embedded store."""
    if settings.redis:
        return
    data = Path(settings.data)
    place = next(one for one in (data, *data.absolute().parents) if one.exists())
    if not os.access(place, os.W_OK | os.X_OK):
        yield wrong("disk", f"{place} cannot be written by this user: give it to the one that runs the hub.")
        return
    kind = kind_of(place, Path("/proc/self/mounts"))
    if kind in FORGETFUL:
        yield wrong(
            "disk",
            f"{place} is in memory ({kind}): a restart of the machine loses everything. Choose another.",
        )
    elif kind in REMOTE:
        yield wrong(
            "disk",
            f"{place} is on another machine ({kind}), where SQLite cannot lock: use a disk of this one.",
        )
    free = shutil.disk_usage(place).free
    if free < LITTLE:
        yield wrong(
            "disk",
            f"{free // 2**20} MiB are free at {place}: when it is full, nothing can be said. Make room.",
        )
    else:
        yield ok("disk", f"{free // 2**30} GiB are free at {place}")
    with tempfile.NamedTemporaryFile(dir=place, prefix=".samesky-doctor-") as file:

        def sync() -> None:
            os.pwrite(file.fileno(), os.urandom(4096), 0)
            os.fsync(file.fileno())

        yield speed(
            "fsync", "the disk syncs", sync, "a faster disk, or one that nobody else keeps busy, would help."
        )


def kind_of(place: Path, mounts: Path) -> str:
    """The kind of file system that a place is on; empty where the system does not say."""
    try:
        lines = mounts.read_text().splitlines()
    except OSError:
        return ""
    found, longest = "", -1
    for line in lines:
        _, raw, kind, *_ = line.split(" ")
        at = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), raw)
        if place.resolve().is_relative_to(at) and len(at) >= longest:
            found, longest = kind, len(at)
    return found


def speed(name: str, what: str, once: Callable[[], object], else_: str) -> Finding:
    """How long something takes that each command waits for."""
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        once()
        times.append(time.perf_counter() - began)
    middle, worst = statistics.median(times), max(times)
    text = f"{what} in {middle * 1000:.1f} ms ({worst * 1000:.1f} ms at worst, of {TIMES})"
    return note(name, f"{text}: each command takes as long; {else_}") if middle > SLOW else ok(name, text)
