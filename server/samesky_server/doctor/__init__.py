"""`samesky doctor --hub`: is this machine fit for the hub that these settings make? One line a check, and what to do.

It changes nothing but a file of 4 KiB beside the store's, or one key in Redis, for a moment each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from ..settings import Settings, SettingsError
from ..settings_load import gather
from . import line, machine, redis, relay, store
from .finding import Finding, wrong

CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    machine.files,
    machine.clock,
    store.disk,
    redis.redis,
    line.certificate,
    line.address,
    relay.relays,
)
_MARKS = {"ok": "ok", "note": "note", "wrong": "WRONG"}


def main(argv: Sequence[str] | None = None) -> int:
    """Takes what `samesky serve` takes; 0 when nothing is wrong."""
    worst = 0
    for one in findings(sys.argv[1:] if argv is None else argv):
        print(f"{_MARKS[one.level]:<7} {one.name:<11} {one.text}", flush=True)
        worst = max(worst, one.level == "wrong")
    return worst


def findings(argv: Sequence[str]) -> Iterator[Finding]:
    """All that was found, in order."""
    try:
        given = gather(argv, os.environ, "samesky doctor --hub", "Check this machine for a hub.")
    except SettingsError as error:
        yield wrong("settings", f"{error} `samesky config` shows the others.")
        return
    for check in CHECKS:
        yield from check(given.settings)
