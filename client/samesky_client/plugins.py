"""Commands of `samesky` that other packages bring, such as the hub."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

from .errors import Unreachable

GROUP = "samesky.commands"
DOCTORS = "samesky.doctors"

Run = Callable[[list[str]], int]
"""Runs a command with its arguments; its exit code."""


def other(name: str) -> Run | None:
    """A command of another package, or None. Raises `Unreachable` when what it needs is not installed."""
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    return None if found is None else _load(found)


def doctor_of_hubs() -> Run:
    """The one that looks at the machine of a hub. Raises `Unreachable` where there is none."""
    found = next(iter(entry_points(group=DOCTORS, name="hub")), None)
    if found is None:
        raise Unreachable("samesky doctor --hub is not part of this installation.")
    return _load(found)


def _load(entry: EntryPoint) -> Run:
    try:
        run: Run = entry.load()
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("samesky_server", "samesky_shared", "samesky_client"):
            raise Unreachable(f"samesky {entry.name} is not part of this installation.") from None
        raise Unreachable(
            f"samesky {entry.name} needs the hub's packages: pip install 'samesky[server]'"
        ) from None
    return run
