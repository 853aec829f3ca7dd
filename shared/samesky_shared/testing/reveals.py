"""When something sealed may be seen by another than its writer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Reveals = Callable[[Any, str, str], bool]
"""`(state, writer, reader)` -> whether, in this state, the reader may see what the writer wrote."""


def ALWAYS(state: object, writer: str, reader: str) -> bool:  # noqa: N802 - reads as the constant it is
    """Shown to everybody at once: a label, a line of chat."""
    return True
