"""Lanes: what goes together, in which order, and what happens when nobody answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from typing import Any

import pytest
from redis.exceptions import OutOfMemoryError

from samesky_server.stores import lane as lane_module
from samesky_server.stores.base import StoreError
from samesky_server.stores.lane import Call, Lane
from samesky_server.stores.redis_link import Link
from samesky_server.stores.scripts import Command

PATIENCE = 10.0


class FakeLink(Link):
    """Answers when told to."""

    def __init__(self) -> None:
        self.asked: list[list[Command]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.broken = False
        self.full = False
        self.closed = False

    async def answers(self, commands: Sequence[Command]) -> list[Any]:
        self.asked.append(list(commands))
        await self.gate.wait()
        if self.broken:
            raise StoreError("broken")
        return [OutOfMemoryError("full") if self.full else command[0] for command in commands]

    def error(self, error: BaseException) -> StoreError:
        return StoreError(str(error))

    async def close(self) -> None:
        self.closed = True


class Say(Call):
    def __init__(
        self, word: str, told: list[str], again: bool = False, rest: Awaitable[None] | None = None
    ) -> None:
        self.word, self.told, self.again, self.rest = word, told, again, rest
        self.ended = asyncio.Event()

    def commands(self) -> Sequence[Command]:
        return [(self.word,)]

    def heard(self, answers: list[Any]) -> Awaitable[None] | None:
        assert answers == [self.word]
        self.told.append(self.word)
        self.ended.set()
        return self.rest

    def lost(self, error: StoreError) -> None:
        self.told.append(f"{self.word} lost")
        self.ended.set()


@pytest.fixture
async def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
async def lane(link: FakeLink) -> AsyncIterator[Lane]:
    lane = Lane(link)
    yield lane
    link.gate.set()
    await lane.close()
    assert link.closed


def send(lane: Lane, *calls: Say) -> None:
    for call in calls:
        lane.submit(call)


async def ended(call: Say) -> None:
    async with asyncio.timeout(PATIENCE):
        await call.ended.wait()


async def test_what_comes_while_one_is_on_its_way_goes_together(lane: Lane, link: FakeLink) -> None:
    told: list[str] = []
    a, b, c, d = [Say(word, told) for word in "abcd"]
    send(lane, a, b)
    await ended(b)
    link.gate.clear()
    send(lane, c)
    while len(link.asked) < 2:
        await asyncio.sleep(0)
    send(lane, d, e := Say("e", told))
    link.gate.set()
    await ended(e)
    assert link.asked == [[("a",), ("b",)], [("c",)], [("d",), ("e",)]]
    assert told == list("abcde")


async def test_nobody_hears_before_the_one_ahead_is_finished(lane: Lane) -> None:
    told: list[str] = []
    gate = asyncio.Event()

    async def rest() -> None:
        await gate.wait()
        told.append("rest of a")

    b = Say("b", told)
    send(lane, a := Say("a", told, rest=rest()), b)
    await ended(a)
    assert told == ["a"]
    gate.set()
    await ended(b)
    assert told == ["a", "rest of a", "b"]


async def test_what_is_refused_is_lost_alone_with_its_batch(lane: Lane, link: FakeLink) -> None:
    told: list[str] = []
    link.full = True
    send(lane, a := Say("a", told))
    await ended(a)
    link.full = False
    send(lane, b := Say("b", told))
    await ended(b)
    assert told == ["a lost", "b"]


async def test_what_has_to_be_written_comes_first_once_there_are_answers(lane: Lane, link: FakeLink) -> None:
    told: list[str] = []
    link.broken = True
    hint = Say("hint", told, again=True)
    send(lane, hint, a := Say("a", told))
    await ended(a)
    assert told == ["hint lost", "a lost"]
    link.broken = False
    send(lane, b := Say("b", told))
    await ended(b)
    assert told[2:] == ["hint", "b"]
    assert link.asked[-1] == [("hint",), ("b",)]


async def test_it_is_tried_again_even_when_nothing_else_comes(lane: Lane, link: FakeLink) -> None:
    told: list[str] = []
    link.broken = True
    send(lane, hint := Say("hint", told, again=True))
    await ended(hint)
    link.broken = False
    hint.ended.clear()
    await ended(hint)
    assert told == ["hint lost", "hint"]


async def test_all_are_told_in_time_and_the_call_in_flight_is_left_to_end(
    lane: Lane, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane_module, "PATIENCE", 0.05)
    told: list[str] = []
    link.gate.clear()
    send(lane, a := Say("a", told))
    await ended(a)
    send(lane, b := Say("b", told))
    await ended(b)
    assert told == ["a lost", "b lost"]
    assert len(link.asked) == 1, "nothing is sent behind what has no answer"
    link.gate.set()
    while lane._stuck:
        await asyncio.sleep(0)
    send(lane, c := Say("c", told))
    await ended(c)
    assert told == ["a lost", "b lost", "c"]


async def test_only_so_many_wait(lane: Lane, link: FakeLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_module, "MOST", 3)
    told: list[str] = []
    calls = [Say(str(n), told) for n in range(5)]
    send(lane, *calls)
    await ended(calls[2])
    assert told == ["3 lost", "4 lost", "0", "1", "2"] or told == ["0", "1", "2", "3 lost", "4 lost"]


async def test_closing_hears_all_answers(link: FakeLink) -> None:
    lane, told = Lane(link), []
    send(lane, *[Say(word, told) for word in "abc"])
    await lane.close()
    assert told == list("abc")
    send(lane, late := Say("late", told))
    await ended(late)
    assert told[-1] == "late lost"
