"""Several processes behind one port: watched, started again, ended together. Real processes, no hub in them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from samesky_server.workers import reserve

SCRIPT = """
import os, select, signal, sys, time
from samesky_server.log import configure
from samesky_server.workers import supervise

configure("info", "json")

def say(*words):
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())

def work(post):
    {work}
    ends = []
    signal.signal(signal.SIGTERM, lambda *_: ends.append(0))
    post.ready(b"word")
    say("works", os.getpid())
    while not ends:
        readable, _, _ = select.select([post.alone], [], [], 0.02)
        if readable:
            say("alone", os.getpid())
            return 0
    say("ends", os.getpid())
    return {code}

sys.exit(supervise(3, work, lambda word: say("ready", word.decode(), os.getpid())))
"""


class Watched:
    """A parent, and what it and its workers said."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: list[list[str]] = []

    async def until(self, word: str, count: int = 1) -> list[str]:
        """Reads on until `word` was said so often; returns by whom, or what went with it."""
        assert self.process.stdout is not None
        async with asyncio.timeout(20):
            while len(found := [line[-1] for line in self.lines if line[0] == word]) < count:
                line = await self.process.stdout.readline()
                assert line, self.lines
                self.lines.append(line.decode().split())
        return found


@asynccontextmanager
async def watched(work: str = "pass", code: str = "0") -> AsyncIterator[Watched]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SCRIPT.format(work=work, code=code),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Watched(process)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


def events(error: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in error.decode().splitlines()]


async def gone(pid: str) -> None:
    """Waits until there is no such process."""
    with contextlib.suppress(ProcessLookupError):
        async with asyncio.timeout(20):
            while True:
                os.kill(int(pid), 0)
                await asyncio.sleep(0.01)


async def test_it_says_that_it_is_ready_once_when_all_are() -> None:
    async with watched() as parent:
        assert await parent.until("ready") == [str(parent.process.pid)]
        assert len(set(await parent.until("works", 3))) == 3
        assert ["ready", "word", str(parent.process.pid)] in parent.lines
        parent.process.terminate()
        assert await parent.process.wait() == 0
        assert len(await parent.until("ends", 3)) == 3


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_code_of_its_workers_is_its_own(number: signal.Signals) -> None:
    async with watched(code="3") as parent:
        await parent.until("ready")
        parent.process.send_signal(number)
        assert await parent.process.wait() == 3


async def test_one_that_is_killed_is_started_again() -> None:
    async with watched() as parent:
        await parent.until("ready")
        for n in range(3):
            first = (await parent.until("works", 3 + n))[0 + n]
            os.kill(int(first), signal.SIGKILL)
            await parent.until("works", 4 + n)
        parent.process.terminate()
        _, error = await parent.process.communicate()
        assert parent.process.returncode == 0
    ended = [event for event in events(error) if event["event"] == "worker_ended"]
    assert [event["code"] for event in ended] == [137] * 3


async def test_one_that_does_not_hold_waits_longer_each_time(tmp_path: Path) -> None:
    flag = tmp_path / "broken"
    async with watched(f"if os.path.exists({str(flag)!r}): return 5") as parent:
        pids = (await parent.until("ready")) and (await parent.until("works", 3))
        flag.touch()
        os.kill(int(pids[0]), signal.SIGKILL)
        assert parent.process.stderr is not None
        async with asyncio.timeout(20):
            waits = [json.loads(await parent.process.stderr.readline())["wait"] for _ in range(3)]
        assert waits == [0.0, 1.0, 2.0]


async def test_one_that_cannot_start_ends_all_and_is_tried_once() -> None:
    async with watched("say('tries', os.getpid())\n    return 4") as parent:
        out, _ = await parent.process.communicate()
        assert parent.process.returncode == 4
    assert out.decode().count("tries") == 1


async def test_no_worker_outlives_its_parent() -> None:
    async with watched() as parent:
        pids = (await parent.until("ready")) and (await parent.until("works", 3))
        parent.process.kill()
        assert set(await parent.until("alone", 3)) == set(pids)
        for pid in pids:
            await gone(pid)


async def test_a_word_to_end_while_it_starts_ends_it() -> None:
    async with watched("say('starts', os.getpid()); time.sleep(0.3)") as parent:
        await parent.until("starts")
        parent.process.terminate()
        assert await parent.process.wait() in (0, 143)  # as a single hub that was not ready yet


def test_a_port_that_somebody_shares_is_taken() -> None:
    with reserve("127.0.0.1", 0) as other:
        other.listen()
        with pytest.raises(OSError, match="in use"):
            reserve("127.0.0.1", other.getsockname()[1])
