"""Signals: what is felt now or never. The room keeps nothing of them."""

from __future__ import annotations

from math import isfinite
from typing import Any

from ..errors import Refused

REACTIONS = ("nod", "smile", "laugh", "tear", "heart", "listening", "slow", "hand")
"""Non-verbal cues; each floats on both screens and never blocks anything."""
CALL = "call"
"""From one device in a call to another: how they reach each other, in a box."""
TOUCHES = ("tap", "squeeze", "hug", "kiss", "forehead")
"""What is felt on the other side; a `tap` is one beat of a rhythm."""

MOVES = {"stroke": 8192, "look": 1024}
"""What moves up to twenty times a second, sealed: strokes of a pen, and where somebody looks and points in a deck of
pages. Bytes of its box; in JSON it is text."""


def check_signal(kind: str, data: Any) -> None:
    """Lets a signal pass if those kinds that have a shape have it.

    Raises:
        Refused: `invalid` with the path.
    """
    if kind == "touch":
        _check_touch(data if isinstance(data, dict) else {})
    if kind == "drift":
        on, seconds = (data.get("on"), data.get("seconds")) if isinstance(data, dict) else (None, None)
        if not isinstance(on, str):
            raise Refused("invalid", "A drift names its player.", path="data.on")
        if not _is_number(seconds):
            raise Refused("invalid", "A drift is a number of seconds.", path="data.seconds")
    if kind == "typing" and not (isinstance(data, dict) and isinstance(data.get("on"), str)):
        raise Refused("invalid", "Who is writing says in which chat.", path="data.on")
    if kind in MOVES:
        _check_move(kind, data if isinstance(data, dict) else {})
    if kind == CALL:
        _check_call(data if isinstance(data, dict) else {})
    if kind == "reaction" and (not isinstance(data, dict) or data.get("name") not in REACTIONS):
        raise Refused("invalid", f"A reaction is one of {', '.join(REACTIONS)}.", path="data.name")


def _check_move(kind: str, data: dict[str, Any]) -> None:
    box, most = data.get("box"), MOVES[kind]
    if not isinstance(data.get("on"), str):
        raise Refused("invalid", f"A {kind} names its instance.", path="data.on")
    if not isinstance(box, bytes | str) or not 0 < len(box) <= most:
        raise Refused("invalid", f"A {kind} is a box of at most {most} bytes.", path="data.box")


def _check_touch(data: dict[str, Any]) -> None:
    if data.get("name") not in TOUCHES:
        raise Refused("invalid", f"A touch is one of {', '.join(TOUCHES)}.", path="data.name")
    if not _is_number(data.get("at")):
        raise Refused("invalid", "A touch says when it was made, by the room clock.", path="data.at")


def _check_call(data: dict[str, Any]) -> None:
    for name in ("call", "from", "to", "box"):
        value = data.get(name)
        # In JSON frames bytes are base64.
        if not value or not isinstance(value, str | bytes if name == "box" else str):
            message = "A signal of a call has `call`, `from`, `to` and `box`."
            raise Refused("invalid", message, path=f"data.{name}")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
