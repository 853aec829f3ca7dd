"""A member of a round: a real client that writes down every frame, and gives one command after the other."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

from samesky_client.connection import State, Times
from samesky_client.device import Seat
from samesky_client.errors import Gone
from samesky_client.room import Room
from samesky_shared import protocol
from samesky_shared.errors import Refused as RefusedError
from samesky_shared.protocol import Do, HubFrame

from .checker import final_of
from .history import Answered, Changed, Complete, Cut, Event, History, Refused, Sent, Welcomed
from .plan import Step

AT_ONCE = 3
"""Commands that a member has in flight."""
PACE = 0.12
"""Seconds from one command to the next: hubs take 20 a second."""


class Score:
    """Numbers the events of a round and lets others wait for a count of them."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.sent = 0
        self.answered = 0
        self.resent = 0
        self.newest = 0
        """Of the commands that were answered, the number of the one that was first sent last."""
        self._first: dict[str, int] = {}
        self.heard: dict[str, dict[str, float]] = {}
        """When each command was heard of first, by whom."""
        self._news = asyncio.Event()

    def sends(self, id: str) -> bool:
        """Counts a command that goes out; returns whether not for the first time."""
        again = id in self._first
        self.sent += 1
        self.resent += again
        self._first.setdefault(id, self.sent)
        return again

    def closes(self, ids: set[str]) -> None:
        """Counts commands that were answered."""
        self.answered += len(ids)
        self.newest = max([self.newest, *(self._first[id] for id in ids)])

    def hears(self, who: str, ids: tuple[str, ...]) -> None:
        """Somebody hears of commands."""
        now = time.monotonic()
        for id in ids:
            self.heard.setdefault(id, {}).setdefault(who, now)

    def lateness(self) -> list[float]:
        """For each command that several heard of: seconds from the first to the last of them."""
        return [max(at.values()) - min(at.values()) for at in self.heard.values() if len(at) > 1]

    def tell(self) -> None:
        """Something was counted."""
        self._news.set()

    async def until(self, predicate: Callable[[Score], bool]) -> None:
        """Waits for a count."""
        while not predicate(self):
            self._news.clear()
            await self._news.wait()


class Witness(Room):
    """A room that keeps a history.

    Args:
        name: whose.
        seat: the seat.
        score: counts for the whole round.
        chance: how long to wait before coming back, 0 to 1 of what a device would at most.
        more: as for a room, `times` in place of `chance`.
    """

    def __init__(self, name: str, seat: Seat, score: Score, chance: float = 0.01, **more: Any) -> None:
        super().__init__(seat, **{"times": Times(chance=lambda: chance), **more})
        self.history = History(name, seat.member)
        self.forks = 0
        self.score = score
        self._seen: set[str] = set()
        self._open: set[str] = set()
        self._wire, self._link.send = self._link.send, self._sends  # type: ignore[method-assign]

    # ---------------------------------------------------------------------------------------- frames

    def _note(self, event: Callable[..., Event], *args: Any) -> None:
        self.history.events.append(event(next(self.score.numbers), *args))
        self.score.tell()

    def _sends(self, frame: protocol.ClientFrame) -> bool:
        gone = self._wire(frame)
        if gone and isinstance(frame, Do):
            again = self.score.sends(frame.id)
            self._seen.add(frame.id)
            self._open.add(frame.id)
            self._note(Sent, frame.id, frame.on, frame.cmd, frame.until is None, again)
        return gone

    def hears(self, frame: HubFrame) -> None:
        """A frame of the hub."""
        match frame:
            case protocol.Welcome():
                self.forks += bool(frame.forked)
                self._note(Welcomed, frame.resumed, bool(frame.forked))
            case protocol.Change():
                entries = tuple(entry.id for entry in frame.entries)
                self._closed(*frame.ids)
                self.score.hears(self.history.name, frame.ids)
                self._note(Changed, frame.seq, frame.mark, frame.states, frame.ids, entries)
            case protocol.Ready():
                self._note(Complete, frame.position)
            case protocol.Done():
                self._closed(frame.id)
                self._note(Answered, frame.id, frame.seq)
            case protocol.Refusal() if frame.id in self._seen:
                self._note(Refused, frame.id, frame.code)
            case _:
                pass
        super().hears(frame)

    def turns(self, state: State) -> None:
        """The state of the connection has changed."""
        if state == "waiting":
            self._note(Cut)
        super().turns(state)

    def _closed(self, *ids: str) -> None:
        mine = self._open.intersection(ids)
        self._open -= mine
        self.score.closes(mine)

    # ------------------------------------------------------------------------------------------ acting

    async def act(self, steps: Iterator[Step], enough: asyncio.Event) -> None:
        """Gives commands until `enough` is set, and returns when all are answered or given up."""
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._act(steps, enough))

    async def _act(self, steps: Iterator[Step], enough: asyncio.Event) -> None:
        while not enough.is_set() and self.connection != "closed":
            await self.give(next(steps))
            await asyncio.sleep(PACE)

    async def give(self, step: Step) -> int | None:
        """Gives a command; returns its seq, or None when it was refused or given up."""
        try:
            return await self.do(step.on, step.cmd, **step.args)
        except RefusedError:
            return None
        except Gone as gone:
            self.history.unanswered += (f"{step.on} {step.cmd} (gone: {gone.code})",)
            return None

    def ends(self) -> None:
        """Writes down where it is now."""
        assert self._replica.position is not None
        self.history.ended = final_of(self._replica.position, self._replica.states)
