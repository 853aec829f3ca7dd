"""Signals: what is felt now or never. The room keeps nothing of them."""

from __future__ import annotations

from math import isfinite
from typing import Any

from ..errors import Refused

REACTIONS = ("nod", "smile", "laugh", "tear", "heart", "listening", "slow", "hand")
"""Non-verbal cues; each floats on both screens and never blocks anything."""


def check_signal(kind: str, data: Any) -> None:
    """Lets a signal pass if those kinds that have a shape have it.

    Raises:
        Refused: `invalid` with the path.
    """
    if kind == "drift":
        on, seconds = (data.get("on"), data.get("seconds")) if isinstance(data, dict) else (None, None)
        if not isinstance(on, str):
            raise Refused("invalid", "A drift names its player.", path="data.on")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not isfinite(seconds):
            raise Refused("invalid", "A drift is a number of seconds.", path="data.seconds")
    if kind == "typing" and not (isinstance(data, dict) and isinstance(data.get("on"), str)):
        raise Refused("invalid", "Who is writing says in which chat.", path="data.on")
    if kind == "reaction" and (not isinstance(data, dict) or data.get("name") not in REACTIONS):
        raise Refused("invalid", f"A reaction is one of {', '.join(REACTIONS)}.", path="data.name")
