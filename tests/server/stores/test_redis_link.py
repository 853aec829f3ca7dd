"""A link: answers in their order, refusals among them, and how long silence is borne."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import hiredis
import pytest
from redis.exceptions import ResponseError
from tests.redis_servers import Server

from samesky_server.redis_url import parse
from samesky_server.stores.base import StoreError
from samesky_server.stores.redis_link import Link

Answer = Callable[[int, asyncio.StreamWriter], None]
"""Answers a command, of which it is told the how manyth it is on any connection."""


@asynccontextmanager
async def speaking(answer: Answer, options: str = "") -> AsyncIterator[Link]:
    """A link to something that understands what Redis is asked, and answers as it likes."""
    count = 0
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal count
        writers.append(writer)
        asked = hiredis.Reader()
        while data := await reader.read(65_536):
            asked.feed(data)
            while asked.gets() is not False:
                count += 1
                answer(count, writer)

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    link = Link(parse(f"redis://{host}:{port}/0{options}"))
    try:
        yield link
    finally:
        await link.close()
        listening.close()
        for writer in writers:
            writer.close()


async def test_each_command_has_its_answer_and_a_refusal_is_one(running: Server) -> None:
    link = Link(parse(running.url))
    try:
        number = 1764200000.25
        asked = [
            ("SET", "a", b"\x00\xff"),
            ("INCR", "n"),
            ("INCR", "a"),
            ("GET", "a"),
            ("ZADD", "z", number, "é"),
        ]
        kept, one, refused, raw, added = await link.answers([*asked])
        assert (kept, one, raw, added) == (True, 1, b"\x00\xff", 1)
        assert isinstance(refused, ResponseError)
        assert await link.one(("ZSCORE", "z", "é")) == number
        assert await link.many([("INCR", "n")] * 2000) == list(range(2, 2002))
    finally:
        await link.close()


async def test_who_keeps_talking_is_heard_out_however_long_it_takes() -> None:
    loop, count = asyncio.get_running_loop(), 8

    def slowly(n: int, writer: asyncio.StreamWriter) -> None:
        loop.call_later(0.3 * n, writer.write, b":%d\r\n" % n)

    async with speaking(slowly, "?socket_timeout=1.8") as link:  # the last one comes after 2.4
        assert await link.many([("INCR", "n")] * count) == list(range(1, count + 1))


async def test_silence_is_borne_as_long_as_the_url_says_and_what_comes_late_is_nobodys_answer() -> None:
    late: list[asyncio.StreamWriter] = []

    def answer(n: int, writer: asyncio.StreamWriter) -> None:
        if n == 1:
            late.append(writer)
        else:
            late[0].write(b"+late\r\n")
            writer.write(b"+right\r\n")

    async with speaking(answer, "?socket_timeout=1") as link:
        with pytest.raises(StoreError, match="does not answer"):
            await link.one(("GET", "a"))
        assert link.silent
        assert await link.one(("GET", "b")) == b"right"
        assert not link.silent
