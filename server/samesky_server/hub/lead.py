"""How far ahead something must be announced so that all devices of a room can do it at the same instant.

A device reports the q90 of its delay down and its round-trip floor. `sure` covers the slower of the q90 and one
lost packet's repair (one more round trip), and a little more; the bounds keep it between what a hand feels as
immediate and what still feels like a room.
"""

from __future__ import annotations

from collections.abc import Iterable

from samesky_shared.core.activity import Lead

UNKNOWN = 0.25
"""Lead in seconds for a device that has not reported yet."""
LEAST, MOST = 0.06, 1.2
QUICK_LEAST, QUICK_MOST = 0.02, 0.6


def leads(paths: Iterable[tuple[float | None, float | None]]) -> dict[Lead, float]:
    """Seconds of lead by class.

    Args:
        paths: for each device that shall flip, its q90 of the delay down and its round-trip floor in seconds.
    """
    sure, quick = 0.0, 0.0
    for down, floor in paths:
        if down is None or floor is None:
            sure, quick = max(sure, UNKNOWN), max(quick, UNKNOWN / 2)
        else:
            sure = max(sure, down + 0.03, 1.5 * floor + 0.04)
            quick = max(quick, down + 0.02)
    sure = min(max(sure, LEAST), MOST)
    return {"none": 0.0, "quick": min(max(quick, QUICK_LEAST), QUICK_MOST), "sure": sure, "prep": sure}
