"""Signals: what is felt now or never. The room keeps nothing of them."""

from __future__ import annotations

from typing import Any

from ..errors import Refused

REACTIONS = ("nod", "smile", "laugh", "tear", "heart", "listening", "slow", "hand")
"""Non-verbal cues; each floats on both screens and never blocks anything."""


def check_signal(kind: str, data: Any) -> None:
    """Lets a signal pass if those kinds that have a shape have it.

    Raises:
        Refused: `invalid` with the path.
    """
    if kind == "reaction" and (not isinstance(data, dict) or data.get("name") not in REACTIONS):
        raise Refused("invalid", f"A reaction is one of {', '.join(REACTIONS)}.", path="data.name")
