"""What ends is freed by its count: nothing of it waits until Python looks for cycles, which it hardly does."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samesky_server import cycles
from samesky_server.hub.door import BACKLOG

from .hub.harness import ROOM, World, world
from .hub.test_framing import accepted, masked, raw, until
from .hub.test_handshake import serving
from .hub.test_secure import ASKS, certificate, rest
from .hub.test_secure import serving as secure

__all__ = ["certificate"]

OURS = ("samesky_server.", "samesky_shared.", "uvicorn.", "websockets.", "httptools.")


@contextmanager
def nothing_is_left() -> Iterator[None]:
    """Of what is made in here, no object of a hub is left that only looking for cycles would free."""
    gc.collect()
    gc.disable()
    try:
        yield
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = {f"{type(one).__module__}.{type(one).__qualname__}" for one in gc.garbage}
        assert not {name for name in left if name.startswith(OURS)}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


async def whole_life(site: World) -> None:
    """Both come, one says something, one goes by themselves and one is sent away; and the room is let go of."""
    ana, ben = await site.join("ana"), await site.join("ben")
    await ana.do("timer:tea", "start", seconds=60.0)
    await ben.do("timer:tea", "nonsense")
    ben.session.received(b"\xc1", False)
    ben.say(t="ping", n=1, c=1.0, down=0.01, floor=0.02)
    ben.say(t="signal", kind="touch", data={"x": 1})
    ben.say(t="presence", status="busy")
    ben.say(t="renew", token="no token")
    ben.say(t="timeline", id="page-of-ben", limit=10)
    await ben.until(lambda frame: getattr(frame, "id", None) == "page-of-ben")
    ana.session.lost()
    ben.session.ends(4401, "for the test")
    ben.session.lost()
    site.hub.rooms.unload(site.hub.lives[ROOM])
    await site.hub.tasks.finished()


async def test_of_sessions_and_rooms(tmp_path: Path) -> None:
    async with world(tmp_path) as site:
        await whole_life(site)  # what is made once, by whatever is used first
        with nothing_is_left():
            await whole_life(site)


@pytest.mark.parametrize("how", ["closed", "cut", "gone before its turn", "half", "nonsense"])
async def test_of_connections(how: str) -> None:
    async with serving() as site:

        async def one() -> None:
            if how == "half":
                reader, writer = await site.opened(b"GET / HTTP/1.1\r\n")
                await until(lambda: site.crowd._from)
            elif how == "nonsense":
                reader, writer = await site.opened(b"\0\0\r\n\r\n")
                await reader.read()
            elif how == "gone before its turn":
                reader, writer = await raw(site.address)
            else:
                reader, writer = await accepted(await raw(site.address, masked(b"close" * (how == "closed"))))
            if how == "closed":
                assert await reader.readexactly(2) == b"\x88\x0d"
                writer.write(masked(b"\x11\x39", 0x88))
                await reader.read()
            writer.close()
            await until(lambda: not site.crowd._from and not site.server.server_state.connections)
            await until(lambda: not site.server.server_state.tasks)

        await one()
        with nothing_is_left():
            for _ in range(3):
                await one()


@pytest.mark.parametrize("how", ["asks", "goes", "speaks no TLS"])
async def test_of_connections_over_tls(certificate: Path, how: str) -> None:
    async with secure(certificate) as site:

        async def one() -> None:
            if how == "goes":
                _, writer = await site.plain()
                await until(lambda: site.counted == 1)
                writer.close()
            else:
                await rest(await (site.plain(ASKS) if how == "speaks no TLS" else site.safe(ASKS)))
            await until(lambda: not site.counted and not site.server.server_state.connections)

        await one()
        with nothing_is_left():
            await one()


def test_of_many_connections_the_newest_are_looked_at_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    for _ in range(3 * cycles.CROWD):
        cycles.connection()
    assert looked == [0, 0, 0]
    assert cycles.CROWD <= BACKLOG


async def test_old_objects_are_looked_at_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *those: said.append(those))
    monkeypatch.setattr(gc, "freeze", lambda: said.append("freeze"))
    monkeypatch.setattr(gc, "collect", lambda *those: said.append("collect"))
    monkeypatch.setattr(cycles, "ALL_EVERY", 0.001)
    cycles.seldom()
    newest, older, oldest = gc.get_threshold()
    assert said == ["collect", "freeze", (cycles.NEWEST, cycles._NEVER, cycles._NEVER)]
    assert (newest, older, oldest) != said[-1]  # it is the test's process
    while said.count("collect") < 3:
        await asyncio.sleep(0)
    monkeypatch.setattr(cycles, "ALL_EVERY", 3600.0)
