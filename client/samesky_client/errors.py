"""What can go wrong for a client, besides a plain `Refused`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from samesky_shared.errors import CLOSES, RefusalCode, Refused

if TYPE_CHECKING:
    from .pending import Command


class Unreachable(Exception):
    """The hub could not be reached, or what answers there is none.

    Args:
        text: one line for a person.
        key: the sentence of `terminal.ftl` that it is, if it is one.
        gaps: what stands in its gaps.
    """

    def __init__(self, text: str, key: str = "", gaps: Mapping[str, str | int | float] | None = None) -> None:
        super().__init__(text)
        self.key = key
        self.gaps = gaps or {}


class Gone(Exception):
    """The room is closed for this device and no attempt to come back is made any more.

    Args:
        code: the WebSocket close code, see `samesky_shared.errors.CLOSES`.
        reason: one sentence; default: the meaning of the code.
    """

    def __init__(self, code: int, reason: str = "") -> None:
        meaning = reason or next((row.meaning for row in CLOSES if row.code == code), "The room was closed.")
        super().__init__(meaning)
        self.code = code
        self.reason = meaning


class NotConfirmed(Refused):
    """Nobody can tell whether the command took effect: ask the person whether to send it again.

    The one refusal that does not mean that nothing has changed. Its code is `stale` (the hub no longer knows) or
    `expired` (sent, and not acknowledged in time). A lasting command waits in `room.unconfirmed`.
    """

    def __init__(self, code: RefusalCode, message: str, command: Command) -> None:
        super().__init__(code, message)
        self.command = command
