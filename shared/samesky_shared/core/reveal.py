"""Answer privately, reveal together: a round whose boxes open for all who gave one, at one instant.

Rules:

1. Until everybody of the circle has answered or passed, a member sees their own box and nobody else's, not even
   its length; who is still awaited is shown.
2. Then all boxes open at the room time of the turn that completed the round.
3. A pass counts as being in, gives no reason, and is no way to peek: who passed sees a box only when its writer
   shares it, or once they answer after all.
4. Nobody is waited for without end: in time a round goes on without who did not come. One that nobody came to
   waits on, and has an end again with the first who does.
5. All boxes have an equal share of the room that there is, so that neither the size of a state, nor whether a box
   still fits, tells how long the others are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..errors import Refused
from ..sealing import AROUND, Sealed
from .circle import Gate

ROUND_TIME = 3 * 86400.0
"""Seconds after which a round goes on without those who have not answered."""
ANSWERS = 2 * (8192 + AROUND)
"""Bytes of all boxes of a round together."""


def fits(box: bytes, seats: int, path: str = "args.text", whole: int = ANSWERS) -> None:
    """Lets a box pass that is no longer than its share of `whole`, in bytes.

    Raises:
        Refused: `too_large` with the path.
    """
    share = whole // max(2, seats)
    if len(box) > share:
        raise Refused("too_large", f"It has at most {share} bytes here.", path=path)


class Reveal(Struct, frozen=True):
    """One round of private answers."""

    gate: Gate
    boxes: dict[str, Sealed] = {}
    passed: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    opens_at: float | None = None
    """Room time of the reveal, once it is certain."""

    @classmethod
    def begun(cls, circle: tuple[str, ...], now: float) -> Reveal:
        """A round that begins now."""
        return cls(Gate(circle, (), now + ROUND_TIME))

    @property
    def due(self) -> float | None:
        """When it goes on without who did not come; None when it is open, or nobody came."""
        return None if self.opens_at is not None else self.gate.until

    def put(self, who: str, box: bytes, at: float) -> Reveal:
        """With a member's answer, which they may change until the reveal is certain.

        Raises:
            Refused: `conflict` when theirs is open already.
        """
        if self.opens_at is not None and who in self.boxes:
            raise Refused("conflict", "The answers are open; yours can't be changed any more.")
        boxes = self.boxes | {who: box}
        passed = tuple(member for member in self.passed if member != who)
        return replace(self, gate=self.gate.passed_by(who), boxes=boxes, passed=passed).settled(at)

    def passed_by(self, who: str, at: float) -> Reveal:
        """With a member's pass; it takes back an answer that is still closed.

        Raises:
            Refused: `conflict` when their answer is open already.
        """
        if who in self.passed:
            return self
        if self.opens_at is not None and who in self.boxes:
            raise Refused("conflict", "The answers are open; you can't pass any more.")
        boxes = {member: box for member, box in self.boxes.items() if member != who}
        made = replace(self, gate=self.gate.passed_by(who), boxes=boxes, passed=(*self.passed, who))
        return made.settled(at)

    def without(self, member: str, at: float) -> Reveal:
        """Gone on without a member who has not answered; the same when they have."""
        if member not in self.gate.awaited:
            return self
        return replace(self, gate=self.gate.without(member)).settled(at)

    def without_words(self, member: str) -> Reveal:
        """Without what a member who has left wrote in it; nobody waits for them."""
        return replace(
            self,
            gate=self.gate.without(member),
            boxes={who: box for who, box in self.boxes.items() if who != member},
            passed=tuple(who for who in self.passed if who != member),
            shared=tuple(who for who in self.shared if who != member),
        )

    def shared_by(self, who: str) -> Reveal:
        """With a member's open answer shown also to those who passed.

        Raises:
            Refused: `not_yet` before the reveal, `conflict` for one who has no answer in it.
        """
        if self.opens_at is None:
            raise Refused("not_yet", "Sharing comes after the reveal.")
        if who not in self.boxes:
            raise Refused("conflict", "You have no answer in this round.")
        return self if who in self.shared else replace(self, shared=(*self.shared, who))

    def view(self, who: str) -> dict[str, Any]:
        """The round as one member sees it."""
        open_now = self.opens_at is not None
        seen = {
            member: box
            for member, box in self.boxes.items()
            if member == who or (open_now and (who in self.boxes or member in self.shared))
        }
        return {
            "awaited": self.gate.awaited,
            "until": self.gate.until,
            "in": self.gate.ready,
            "answers": seen,
            "passed": self.passed if open_now else tuple(member for member in self.passed if member == who),
            "shared": self.shared,
            "opens_at": self.opens_at,
        }

    def common(self, everybody: tuple[str, ...]) -> dict[str, Any]:
        """The round as a screen shows it, at which all of these may look: the boxes that each of them may read."""
        read: list[dict[str, Any]] = [self.view(who)["answers"] for who in everybody]
        open_to_all = {
            member: box for member, box in self.boxes.items() if all(member in one for one in read)
        }
        return self.view("") | {"answers": open_to_all}

    def late(self, at: float) -> Reveal:
        """As it is when its time is over: gone on without who did not come; where nobody did, it waits on."""
        if self.due is None or self.due > at:
            return self
        if not self.gate.ready:
            return replace(self, gate=replace(self.gate, until=None))
        return replace(self, gate=self.gate.without(*self.gate.awaited)).settled(at)

    def awaiting(self, now: float) -> Reveal:
        """With an end again, where the first came after all had let the time pass."""
        if self.opens_at is not None or self.gate.until is not None or not self.gate.ready:
            return self
        return replace(self, gate=replace(self.gate, until=now + ROUND_TIME))

    def opened(
        self, before: Reveal, seats: tuple[str, ...]
    ) -> tuple[tuple[Mapping[str, bytes], tuple[str, ...]], ...]:
        """What has opened since `before`: boxes by their writers, each with those who may read them from now on."""
        if self.opens_at is None:
            return ()
        if before.opens_at is None:
            return _read((self.boxes, tuple(member for member in seats if member in self.boxes)))
        late = tuple(member for member in self.boxes if member not in before.boxes)
        rest = tuple(member for member in seats if member in self.boxes and member not in late)
        own = {member: self.boxes[member] for member in late}
        return _read((own, (*rest, *late)), (before.boxes, late)) if late else ()

    def settled(self, at: float) -> Reveal:
        """Open from `at` on, when nobody is awaited any more."""
        if self.opens_at is None and self.gate.open and self.gate.circle:
            return replace(self, opens_at=at)
        return self


def _read(
    *parts: tuple[Mapping[str, bytes], tuple[str, ...]],
) -> tuple[tuple[Mapping[str, bytes], tuple[str, ...]], ...]:
    return tuple((boxes, readers) for boxes, readers in parts if boxes and readers)
