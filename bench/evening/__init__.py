"""What evenings cost a hub, and whether their segments begin at one instant."""

from __future__ import annotations

from . import begins, couples


async def measure() -> None:
    """Prints the tables."""
    await couples.measure()
    await begins.measure()
