"""How far players are from the room is said seldom, and forgotten when it is old."""

from __future__ import annotations

from typing import Any, cast

from samesky_client.drifts import Drifts
from samesky_client.room import Room
from samesky_shared.protocol import SignalFrom


class Clock:
    """What they need of a room."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.sent: list[Any] = []

    def now(self) -> float:
        return self.time

    def signal(self, kind: str, data: Any) -> bool:
        self.sent.append((kind, data))
        return True


def made() -> tuple[Clock, Drifts]:
    clock = Clock()
    return clock, Drifts(cast("Room", clock))


def heard(data: Any, kind: str = "drift") -> SignalFrom:
    return SignalFrom("ana", kind, 1000.0, data)


def test_the_same_is_said_every_ten_seconds_and_another_after_two() -> None:
    clock, drifts = made()
    for _ in range(100):
        drifts.tell(0.01)
        clock.time += 0.2
    assert len(clock.sent) == 2
    drifts.tell(None)
    drifts.tell(0.2)
    drifts.tell(0.4)
    clock.time += 2.0
    drifts.tell(0.4)
    assert clock.sent[2:] == [
        ("drift", {"on": "player", "seconds": 0.2}),
        ("drift", {"on": "player", "seconds": 0.4}),
    ]


def test_what_was_heard_is_known_for_a_while() -> None:
    clock, drifts = made()
    for data in (None, {"on": "player:b", "seconds": 1.0}, {"on": "player", "seconds": "1"}):
        drifts.hear(heard(data))
    drifts.hear(heard({"on": "player", "seconds": 1.0}, "reaction"))
    assert drifts.of("ana") is None
    drifts.hear(heard({"on": "player", "seconds": -0.5}))
    assert drifts.of("ana") == -0.5
    clock.time += 26
    assert drifts.of("ana") is None
