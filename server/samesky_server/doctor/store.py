"""Where rooms are kept: the disk of the embedded store, or Redis."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from ..settings import Settings
from .finding import Finding, note, ok, wrong

TIMES = 20
"""How often something is kept, to see how long that takes."""
SLOW = 0.05
"""Seconds for that from which on everybody notices."""
LITTLE = 2**30
"""Bytes of a disk below which it is nearly full."""
OLDEST = (6, 2)
"""The oldest Redis that a hub is tried with."""
APART = 1.0
"""Seconds by which the clocks of Redis and this machine may differ without a word."""
FORGETFUL = frozenset({"tmpfs", "ramfs"})
REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"})
KEY = "samesky:doctor"


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

        yield _speed(
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


def _speed(name: str, what: str, once: Callable[[], object], else_: str) -> Finding:
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        once()
        times.append(time.perf_counter() - began)
    middle, worst = statistics.median(times), max(times)
    text = f"{what} in {middle * 1000:.1f} ms ({worst * 1000:.1f} ms at worst, of {TIMES})"
    return note(name, f"{text}: each command takes as long; {else_}") if middle > SLOW else ok(name, text)


# --------------------------------------------------------------------------------------------------- Redis


def redis(settings: Settings) -> Iterator[Finding]:
    """The Redis that hubs share."""
    if not settings.redis:
        return
    from redis import Redis, RedisError  # few hubs need it

    from ..stores.redis_link import reason

    parts = urlsplit(settings.redis)
    where = f"{parts.hostname}:{parts.port or 6379}" if parts.hostname else parts.path
    client = Redis.from_url(settings.redis, socket_timeout=2, socket_connect_timeout=2, decode_responses=True)
    try:
        with client:
            yield from _asked(client, where)
    except RedisError as error:
        yield wrong("redis", f"{where} cannot be used: {reason(error)}.")


def _asked(client: Any, where: str) -> Iterator[Finding]:
    from redis import RedisError

    info = cast("dict[str, Any]", client.info())
    name, told = (
        ("Valkey", info["valkey_version"]) if "valkey_version" in info else ("Redis", info["redis_version"])
    )
    if name == "Redis" and tuple(int(part) for part in told.split(".")[:2]) < OLDEST:
        yield wrong("redis", f"{name} {told} at {where} is too old: 6.2 at least.")
    else:
        yield ok("redis", f"{name} {told} at {where}")
    if info["role"] != "master":
        yield wrong("redis", "it is a replica, which takes no writes: name the primary.")
        return
    try:
        yield from _kept(client.config_get("append*"), client.config_get("maxmemory*"), info)
    except RedisError:
        yield note(
            "durability",
            "CONFIG is forbidden, so nobody knows: see that appendfsync is always, and noeviction.",
        )
    if info.get("aof_last_write_status", "ok") != "ok":
        yield wrong("durability", "its last write to the disk failed: look at its log and its disk.")
    seconds, parts = cast("tuple[int, int]", client.time())
    ahead = time.time() - (seconds + parts / 1e6)
    if abs(ahead) > APART:
        yield note(
            "clock",
            f"Redis is {abs(ahead):.1f} s {'behind' if ahead > 0 else 'ahead'}: hubs go by it. Let NTP run there.",
        )
    yield _speed(
        "write",
        "it keeps something",
        lambda: client.set(KEY, "", px=1000),
        "a faster disk under it, or one that nobody else keeps busy, would help.",
    )
    client.delete(KEY)


def _kept(append: dict[str, str], memory: dict[str, str], info: dict[str, Any]) -> Iterator[Finding]:
    policy, most = memory["maxmemory-policy"], int(memory["maxmemory"])
    if append["appendonly"] != "yes":
        yield wrong(
            "durability", "a restart of Redis loses everything: set appendonly yes and appendfsync always."
        )
    elif append["appendfsync"] == "always":
        yield ok("durability", "an acknowledged command is on disk")
    else:
        yield note(
            "durability",
            f"appendfsync {append['appendfsync']}: a crash can lose the last second. Set always.",
        )
    if policy != "noeviction":
        yield wrong(
            "memory", f"{policy} throws rooms away when the memory is full: set maxmemory-policy noeviction."
        )
    elif most and info["used_memory"] > 0.8 * most:
        yield wrong(
            "memory",
            f"{info['used_memory'] * 100 // most} % of maxmemory are used; full, it takes no commands: give it more.",
        )
    else:
        yield ok(
            "memory",
            f"{info['used_memory'] // 2**20} MiB of {f'{most // 2**20} MiB' if most else 'any number'}, noeviction",
        )
