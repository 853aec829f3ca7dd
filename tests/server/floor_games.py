"""What is played through of activities in which one has the floor, for the shapes of what they show and keep."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.listening import Listening
from samesky_shared.activities.repair import Repair
from samesky_shared.activities.talk import Talk
from samesky_shared.sealing import plain as box

NEED, OFFER = {"stage": "needs", "text": box("So")}, {"stage": "offers", "text": box("So")}
ONWARD: list[Any] = [
    (who, "go_on", {"stage": stage}) for stage in ("views", "needs", "offers") for who in ("ana", "ben")
]
FLOORED: list[list[Any]] = [
    [
        Listening(),
        ("ana", "announce", {"first": "ana", "about": box("us")}),
        ("ben", "ready", {"opening": "o1"}),
        ("ana", "write", {"part": "p2", "text": box("So")}),
        ("ben", "end", {}),
    ],
    [
        Talk(),
        ("ana", "announce", {"about": box("us")}),
        ("ben", "later_at", {"opening": "o1", "at": 200.0}),
        ("ben", "ready", {"opening": "o1"}),
        ("ben", "finish", {}),
        ("ana", "say_last", {"talk": "o1", "text": box("So")}),
        ("ben", "pass_on", {"talk": "o1"}),
    ],
    [
        Repair(),
        ("ana", "announce", {"about": box("us")}),
        ("ben", "ready", {"opening": "o1"}),
        *ONWARD[:2],
        ("ana", "write", NEED),
        ("ben", "write", NEED),
        *ONWARD[2:4],
        ("ana", "write", OFFER),
        ("ben", "write", OFFER),
        *ONWARD[4:],
        ("ana", "propose", {"after": 0, "text": box("So")}),
        ("ben", "sign", {"version": 1}),
        ("ana", "open_step", {"what": "apology"}),
        ("ben", "agree", {"what": "apology"}),
        ("ana", "say", {"what": "apology", "text": box("So")}),
        ("ana", "cool_off", {"seconds": 600.0}),
    ],
]
"""Each a state to begin with, and who does what."""
