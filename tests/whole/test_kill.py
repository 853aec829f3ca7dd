"""`kill -9`, twenty times, under load from two members: what was acknowledged is there, and nothing is twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Room
from samesky_client.connection import Times
from samesky_shared.protocol import Entry

from ..serving import HubProcess, hub

KILLS = 20
BETWEEN = 6
"""Acknowledgements between two kills."""


class Talker:
    """One member who says one thing after the other, several at a time."""

    def __init__(self, name: str, room: Room) -> None:
        self.name = name
        self.room = room
        self.sent = 0
        self.acknowledged: dict[str, int] = {}
        self.seqs: list[int] = []
        self.news = asyncio.Event()
        self.done = False

    async def talk(self) -> None:
        while not self.done:
            self.sent += 1
            text = f"{self.name} {self.sent}"
            self.acknowledged[text] = await self.room.do("chat", "say", text=text)
            self.news.set()

    async def watch(self) -> None:
        async for change in self.room.changes():
            self.seqs.append(change.seq)


async def everything(room: Room) -> list[Entry]:
    page = await room.page(before=2**50, limit=100)
    found = list(page.entries)
    while page.more:
        page = await room.page(before=found[0].seq, limit=100)
        found = [*page.entries, *found]
    return found


async def acknowledged(talkers: list[Talker], count: int) -> None:
    """Waits until so many more commands were acknowledged."""
    goal = sum(len(one.acknowledged) for one in talkers) + count
    while sum(len(one.acknowledged) for one in talkers) < goal:
        waits = [asyncio.ensure_future(one.news.wait()) for one in talkers]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait, one in zip(waits, talkers, strict=True):
            wait.cancel()
            one.news.clear()


@pytest.mark.timeout(180)
async def test_kill_9_twenty_times(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as running:
        await twenty_times(running)


async def twenty_times(running: HubProcess) -> None:
    times = Times(chance=lambda: 0.01)  # come back at once: there is only this hub
    async with (
        samesky_client.make(running.url, name="Ana", times=times) as ana,
        samesky_client.join(ana.invite_link or "", name="Ben", times=times) as ben,
    ):
        talkers = [Talker("ana", ana), Talker("ben", ben)]
        async with asyncio.TaskGroup() as group:
            watching = [group.create_task(one.watch()) for one in talkers]
            talking = [group.create_task(one.talk()) for one in talkers for _ in range(4)]
            for _ in range(KILLS):
                await acknowledged(talkers, BETWEEN)
                await running.kill()
                await running.start()
            await acknowledged(talkers, BETWEEN)
            for one in talkers:
                one.done = True
            await asyncio.gather(*talking)
            for one in watching:
                one.cancel()
        said = [
            (ana.unseal(entry.body["text"], entry.on, "say.text"), entry.seq)
            for entry in await everything(ana)
        ]
        for one in talkers:
            assert (
                one.sent == len(one.acknowledged) >= KILLS
            )  # lasting commands are sent until they are answered
            for text, seq in one.acknowledged.items():
                # After a reconnect several records come as one change, whose seq is that of the last.
                assert [at <= seq for words, at in said if words == text] == [True]
            assert one.seqs == sorted(set(one.seqs))  # positions never fall, and no change came twice
        assert len({text for text, _ in said}) == len(said) == sum(one.sent for one in talkers)
        assert ana.raw("chat") == ben.raw("chat")
