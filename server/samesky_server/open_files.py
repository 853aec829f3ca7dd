"""How many files this process may open: each connection is one."""

from __future__ import annotations

import resource

OTHERS = 128
"""Open files that are no connections of devices: of the store, to push services, and so on."""
AT_MOST = 1_048_576


def most() -> int:
    """How many it may open, once it has raised its own limit as far as the system lets it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return AT_MOST if hard == resource.RLIM_INFINITY else min(hard, AT_MOST)


def connections(files: int) -> int:
    """How many of these files can be connections."""
    return max(1, files - OTHERS)
