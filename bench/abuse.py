"""What hostile peers cost: a couple's round trips among half-open handshakes, and memory under bombs; and what it
costs that all devices return at once.

./run bench abuse
"""

from __future__ import annotations

import asyncio
import contextlib
import resource
import struct
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import msgpack
from tests.serving import HubProcess

from samesky_shared.protocol import MAX_FRAME, PATH

from .couple import at, entered, lasting, round_trips
from .herd import return_of_all
from .process import memory

HALF_OPEN = 10_000
SECONDS = 15.0
"""Of each of the two: without anybody else, and among those who are half open."""
BOMBERS = 100
"""Connections that throw the same bomb one after the other, and all at the same time."""
RSS, LATER = 20 * 2**20, 3.0
"""What memory may grow by, and how much longer a round trip may take."""


async def measure() -> None:
    """Prints the tables."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    for part in (
        _bombs,
        _half_open,
        return_of_all,
    ):  # each on a hub of its own: what one left in memory would hide the other
        with tempfile.TemporaryDirectory() as folder:
            running = HubProcess(Path(folder) / "data", rooms_per_hour="1000000", joins_per_minute="1000000")
            await running.start()
            try:
                await part(running)
            finally:
                await running.stop()


# ------------------------------------------------------------------------------------ half open


async def _half_open(running: HubProcess) -> None:
    count = min(HALF_OPEN, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 500)
    ana, ben = [await entered(running, one["token"]) for one in await running.make_room("Ana", "Ben")]
    alone = await round_trips(ana, ben, lasting(SECONDS))
    where = urlsplit(running.url)
    flood = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.flood", str(where.hostname), str(where.port), str(count), str(SECONDS),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert flood.stdout is not None
    assert await flood.stdout.readline() == b"open\n"
    among = await round_trips(ana, ben, lasting(SECONDS))
    begun = int(await flood.stdout.readline())
    await flood.wait()
    await asyncio.gather(ana.close(), ben.close())
    print(f"## A couple among {count:,} half-open handshakes, {SECONDS:.0f} s each\n")
    print("| | round trips | p50 | p99 |\n| --- | ---: | ---: | ---: |")
    for name, times in (("nobody else", alone), (f"{count:,} half open, {begun:,} begun", among)):
        print(f"| {name} | {len(times)} | {1e3 * at(times, 50):.2f} ms | {1e3 * at(times, 99):.2f} ms |")
    ratio = at(among, 99) / at(alone, 99)
    print(f"\np99: {ratio:.1f} times (target ≤ {LATER:.0f}: {'met' if ratio <= LATER else 'missed'})\n")


# ---------------------------------------------------------------------------------------- bombs


def _deep() -> bytes:
    return b"\x91" * (MAX_FRAME - 1) + b"\x90"


def _many() -> bytes:
    return b"\xdd" + struct.pack(">I", 2**32 - 1) + b"\x00" * (MAX_FRAME - 5)


def _keys() -> bytes:
    return bytes(msgpack.packb({str(n): None for n in range(9_000)}))[:MAX_FRAME]


BOMBS: dict[str, Callable[[], list[bytes]]] = {
    "nested 65,535 deep": lambda: [_message(_deep())] * 20,
    "a list that says it has 4,294,967,295 items": lambda: [_message(_many())] * 20,
    "9,000 keys": lambda: [_message(_keys())] * 20,
    "compressed (the bit of an extension that nobody agreed to)": lambda: [_message(_deep(), first=0xC2)],
    "a frame that says it has 2^62 bytes": lambda: [
        struct.pack(">BBQI", 0x82, 0xFF, 2**62, 0) + bytes(2**20)
    ],
    "a message in fragments without end": lambda: (
        [_message(b"a", first=0x02)] + [_message(b"a", first=0x00)] * 50_000
    ),
    "pings whose answers nobody reads": lambda: [_message(b"a" * 125, first=0x89)] * 20_000,
}


def _message(payload: bytes, first: int = 0x82) -> bytes:
    """A masked frame; the mask is zero."""
    size = len(payload)
    if size < 126:
        return bytes((first, 0x80 | size)) + bytes(4) + payload
    if size < 65_536:
        return bytes((first, 0xFE)) + struct.pack(">H", size) + bytes(4) + payload
    return bytes((first, 0xFF)) + struct.pack(">Q", size) + bytes(4) + payload


async def _bombs(running: HubProcess) -> None:
    for name in BOMBS:  # what the first of each kind brings into memory stays there, and is no growth
        await _throw(running, BOMBS[name]())
    before = memory(running.pid)
    print(f"## Memory under bombs, {BOMBERS} connections of each at once\n")
    print(
        f"Before: {before / 2**20:.1f} MiB.\n\n| bomb | grown by, at most | closed with |\n| --- | ---: | --- |"
    )
    worst = 0
    for name, made in BOMBS.items():
        bomb, peak, codes = made(), before, set[str]()
        watch = asyncio.ensure_future(_watched(running.pid))
        codes |= set(await asyncio.gather(*(_throw(running, bomb) for _ in range(BOMBERS))))
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch
        peak = max(_seen)
        worst = max(worst, peak - before)
        print(f"| {name} | {(peak - before) / 2**20:.1f} MiB | {', '.join(sorted(codes))} |")
    print(f"\nat most {worst / 2**20:.1f} MiB (target ≤ 20: {'met' if worst <= RSS else 'missed'})\n")


_seen: list[int] = []


async def _watched(pid: int) -> None:
    _seen[:] = [memory(pid)]
    while True:
        _seen.append(memory(pid))
        await asyncio.sleep(0.02)


async def _throw(running: HubProcess, bomb: list[bytes]) -> str:
    """Opens a socket, sends all of it, and returns how the hub closed."""
    where = urlsplit(running.url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    writer.write(
        f"GET {PATH} HTTP/1.1\r\nHost: {where.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: samesky.v1.msgpack\r\n\r\n".encode()
    )
    try:
        assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
        for part in bomb:
            writer.write(part)
            await writer.drain()
        writer.write(_message(struct.pack(">H", 1000), first=0x88))
        return _code(await asyncio.wait_for(reader.read(), 30))
    except (ConnectionError, asyncio.IncompleteReadError):
        return "cut"
    finally:
        writer.close()


def _code(answer: bytes) -> str:
    """The code of the last close frame in what the hub sent."""
    at, code = 0, "none"
    while at + 2 <= len(answer):
        first, size = answer[at], answer[at + 1]
        at += 2
        if size == 126:
            size = int.from_bytes(answer[at : at + 2], "big")
            at += 2
        if first == 0x88 and size >= 2:
            code = str(int.from_bytes(answer[at : at + 2], "big"))
        at += size
    return code


__all__ = ["measure"]
