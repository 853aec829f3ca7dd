"""Refusals and close codes: one table each, the single source for code, docs and clients.

Codes are API and stay; messages are for people and may change. A refusal always means that nothing changed.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

RefusalCode = Literal[
    "invalid",
    "unknown",
    "forbidden",
    "conflict",
    "stale",
    "expired",
    "not_yet",
    "too_large",
    "too_fast",
    "full",
    "unavailable",
]

REFUSALS: dict[RefusalCode, str] = {
    "invalid": "The frame or an argument has the wrong shape; `path` names the field.",
    "unknown": "There is no such frame type, activity, command or item.",
    "forbidden": "This member may not do this.",
    "conflict": "The state has moved on since: look again, then decide.",
    "stale": "It can no longer be known whether this command was applied. Resume, then ask the person.",
    "expired": "The command arrived after its `until`.",
    "not_yet": "The rule of the activity does not allow it yet.",
    "too_large": "The state, entry or frame would be larger than its limit.",
    "too_fast": "Too many at once; try again after `retry_after` seconds.",
    "full": "The room or the hub is full; try again after `retry_after` seconds.",
    "unavailable": "The store does not answer, or nothing may be changed now; try again after `retry_after` seconds.",
}
assert set(REFUSALS) == set(get_args(RefusalCode))


class Refused(Exception):
    """A command, frame or request is refused, and nothing has changed.

    Args:
        code: one of `REFUSALS`.
        message: one sentence for a person; never contains what people wrote.
        path: the field that is wrong, e.g. `args.seconds`.
        retry_after: seconds after which trying again makes sense.
    """

    def __init__(
        self, code: RefusalCode, message: str, *, path: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.path = path
        self.retry_after = retry_after

    def __str__(self) -> str:
        where = f" ({self.path})" if self.path else ""
        return f"{self.code}{where}: {self.message}"


ComeBack = Literal["stay away", "fetch a token once, then come back", "come back"]


class CloseCode(NamedTuple):
    """One row of the table of close codes: what it means and whether a client comes back."""

    code: int
    name: str
    meaning: str
    then: ComeBack


CLOSES: tuple[CloseCode, ...] = (
    CloseCode(4400, "bad_frames", "More than 20 bad frames in a minute.", "stay away"),
    CloseCode(4401, "token", "The token is missing, wrong or expired.", "fetch a token once, then come back"),
    CloseCode(4403, "not_allowed", "This member or device may not join.", "stay away"),
    CloseCode(4404, "no_such_room", "There is no such room (any more).", "stay away"),
    CloseCode(4409, "replaced", "The same device opened a newer connection.", "stay away"),
    CloseCode(4410, "left", "The member has left, or the room was deleted.", "stay away"),
    CloseCode(4413, "too_large", "A frame was larger than the limit.", "stay away"),
    CloseCode(4450, "too_slow", "The device read too slowly; it resumes where it was.", "come back"),
    CloseCode(4451, "too_fast", "Too many frames or connections.", "come back"),
    CloseCode(4452, "restarting", "The hub restarts.", "come back"),
    CloseCode(
        4453,
        "unreadable",
        "What the store has of the room is damaged: its operator has to look.",
        "come back",
    ),
)
(
    BAD_FRAMES, TOKEN, NOT_ALLOWED, NO_SUCH_ROOM, REPLACED, LEFT, TOO_LARGE,
    TOO_SLOW, TOO_FAST, RESTARTING, UNREADABLE,
) = (row.code for row in CLOSES)  # fmt: skip


def comes_back(code: int) -> ComeBack:
    """What a client does after a close with this code; every code that is not in the table means come back."""
    return next((row.then for row in CLOSES if row.code == code), "come back")
