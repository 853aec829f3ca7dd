"""The client in a hundred lines that docs/own-client.md is about, before a real hub."""

from __future__ import annotations

import asyncio
import importlib.util
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import samesky_client
from samesky_client import Room

from ..chaos.relay import Relay
from ..serving import HubProcess

EXAMPLE = Path(__file__).parents[2] / "examples" / "own-client" / "client.py"


def loaded() -> Any:
    """The example as a module."""
    spec = importlib.util.spec_from_file_location("own_client", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def lines(room: Room) -> list[str]:
    """What was said in a room, as another client of it has it."""
    return [room.unseal(one.body["text"], "chat", "say.text") for one in room.entries if one.kind == "line"]


class Heard(list[str]):
    """What the client showed; waits for what comes."""

    def __init__(self) -> None:
        super().__init__()
        self.more = asyncio.Event()

    def __call__(self, text: str) -> None:
        self.append(text)
        self.more.set()

    async def until(self, ready: Callable[[], object]) -> None:
        """Waits until `ready()` is true; it is looked at with all that is shown."""
        while not ready():
            self.more.clear()
            await self.more.wait()


@asynccontextmanager
async def seated(running: HubProcess, ana: Room) -> AsyncIterator[tuple[Any, Heard, Relay]]:
    """The client in Ana's room, over a line that can be cut."""
    relay, heard, own = Relay(lambda: running.port), Heard(), loaded()
    await relay.start()
    base = f"http://127.0.0.1:{relay.port}"
    secret = (ana.invite_link or "").rpartition("#")[2]
    joined = {"secret": secret, "member": {"name": "Ben"}}
    seat = await asyncio.to_thread(own.post, base + "/v1/join", joined)
    client = own.Client(base, seat, heard)
    task = asyncio.ensure_future(client.run())
    try:
        yield client, heard, relay
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await relay.stop()


def test_it_is_small_and_stands_alone() -> None:
    source = EXAMPLE.read_text("utf-8")
    assert len([line for line in source.splitlines() if line.strip()]) <= 105
    assert "import samesky" not in source
    assert "from samesky" not in source


async def test_two_talk_and_each_line_is_there_once_however_the_line_breaks(running: HubProcess) -> None:
    async with (
        samesky_client.make(running.url, name="Ana", sealing="none") as ana,
        seated(running, ana) as (client, heard, relay),
    ):
        await ana.until(lambda room: len(room.members) == 2)
        await client.say("one")
        await heard.until(lambda: heard == ["one"])
        await ana.chat().say("two")
        await heard.until(lambda: heard == ["one", "two"])
        before = client.position["seq"]

        # Said, and kept, but the answer was lost: it is sent again with its id and base, and is there once.
        await client.say("three")
        (sent,) = client.waiting.values()
        await heard.until(lambda: heard[2:] == ["three"])
        client.waiting[sent["id"]] = sent
        client.answered.clear()
        relay.drop()
        await client.answered.wait()
        assert sent["base"] == before

        # Said while the hub is dead, and missed meanwhile: all of it comes once, in order.
        await running.kill()
        await client.say("four")
        await running.start()
        await client.answered.wait()
        await ana.chat().say("five")
        await heard.until(lambda: "five" in heard)
        assert heard == ["one", "two", "three", "four", "five"]
        await ana.until(lambda room: "five" in lines(room))
        assert lines(ana) == heard
        assert client.states["room"]["members"].keys() == ana.members.keys()
        assert client.states["chat"] == ana.raw("chat")


async def test_what_comes_in_is_said_and_a_used_link_lets_nobody_in(running: HubProcess) -> None:
    async with samesky_client.make(running.url, name="Ana", sealing="none") as ana:
        code, out = await run(ana.invite_link or "", "Ben", said="hello\n")
        assert (code, out) == (0, "hello\n")
        await ana.until(lambda room: lines(room) == ["hello"])
        code, out = await run(ana.invite_link or "", "Late", said="")
        assert code == 1
        assert out.startswith("refused: ")
        assert len(out.splitlines()) == 1


async def test_a_sealed_room_is_none_of_its(running: HubProcess) -> None:
    async with samesky_client.make(running.url, name="Ana") as ana:
        code, out = await run(ana.invite_link or "", "Ben", said="")
        assert code == 1
        assert "not sealed" in out
        assert len(ana.members) == 1, "the link is not used up"


async def test_it_does_not_come_back_where_it_is_not_wanted(running: HubProcess) -> None:
    async with (
        samesky_client.make(running.url, name="Ana", sealing="none") as ana,
        seated(running, ana) as (client, heard, _),
    ):
        await ana.chat().say("hello")
        await heard.until(lambda: heard == ["hello"])
        ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def leave(why: str) -> None:
            ended.set_result(why)
            raise asyncio.CancelledError  # as an end of the program, for this task alone

        client.run.__func__.__globals__["sys"] = SimpleNamespace(exit=leave)
        newer = loaded().Client(running.url, client.seat, Heard())
        task = asyncio.ensure_future(newer.run())  # the same device once more: the older one has to go
        assert await ended == "the hub closed with 4409"
        task.cancel()


async def run(*arguments: str, said: str) -> tuple[int, str]:
    """The example as a process with this input; its exit code, and all that it wrote."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, EXAMPLE, *arguments,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await process.communicate(said.encode())
    assert process.returncode is not None
    return process.returncode, out.decode()
