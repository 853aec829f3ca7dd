"""Servers in processes of their own on core 0: those that others wrote, and ours."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from tests.redis_servers import free_port, server
from tests.serving import HubProcess

from .. import npm
from ..crowd import Act, Crowd, crowd, write_firsts
from .generator import GENERATOR, HERE, SERVER, compiled, family, generate, pin
from .speech import FLYING, GAP, OPAQUE, OURS, ROOMS, SOCKETIO, SOCKETIO_COMMAND

PATIENCE = 15.0
"""Seconds in which a server is to listen."""
FOLDER = HERE / "peers"


class Target:
    """A server that is ready to be measured."""

    def __init__(
        self, ports: Sequence[int], pids: Sequence[int], speak: Sequence[str], beside: Sequence[int] = ()
    ) -> None:
        self.ports, self.pids, self.speak = ports, pids, speak
        self.beside = beside
        """Processes that work for it, such as Redis: their CPU is counted apart."""

    async def generate(self, *runs: str, **options: object) -> dict[str, Any]:
        """See `generator.generate`."""
        return await generate(self.ports, self.pids, *runs, speak=self.speak, beside=self.beside, **options)


Start = Callable[[int], AbstractAsyncContextManager[Target]]
"""Starts a server for so many rooms of two."""


@asynccontextmanager
async def _program(words: Sequence[str | Path], speak: Sequence[str]) -> AsyncIterator[Target]:
    """A program that listens on the port of its last argument."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(*words, str(port), cwd=FOLDER)
    pin(process.pid, SERVER)
    try:
        async with asyncio.timeout(PATIENCE):
            while not await _listens(port):
                assert process.returncode is None, f"{words[-1]} did not start"
                await asyncio.sleep(0.05)
        yield Target([port], family(process.pid), speak)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def peer(name: str, *options: str) -> Start:
    """One that relays and does nothing else, by the name of its file in `peers`, and with options of its own."""
    spoken = [*SOCKETIO, "-send", SOCKETIO_COMMAND], [*ROOMS, "-send", OPAQUE]
    speak = spoken[not name.startswith("socketio")]

    def start(rooms: int) -> AbstractAsyncContextManager[Target]:
        words: list[str | Path] = [sys.executable, name, *options]
        if name.endswith(".js"):
            npm.install(FOLDER)
            words = [npm.node(), name]
        elif name.endswith(".c"):
            words = [compiled(FOLDER / name), *options]
        return _program(words, speak)

    return start


class Hubs(Target):
    """`samesky serve`, once or several times at one store, with a crowd of rooms."""

    def __init__(
        self, hubs: Sequence[HubProcess], people: Crowd, folder: Path, send: str, beside: Sequence[int]
    ) -> None:
        spoken = [*OURS, "-send", send]
        super().__init__([one.port for one in hubs], [one.pid for one in hubs], spoken, beside)
        self.hubs, self.crowd, self.folder = hubs, people, folder

    async def generate(self, *runs: str, resume: bool = False, **options: object) -> dict[str, Any]:
        """The same with tokens; with `resume` they come back to what they know."""
        firsts = self.folder / "firsts"
        write_firsts(firsts, self.crowd.hellos(resume=resume))
        return await super().generate(*runs, first=firsts, **({"gap": GAP, "most": FLYING} | options))


def ours(
    send: str,
    *,
    module: str = "samesky_server",
    redis: Sequence[str] | None = None,
    hubs: int = 1,
    before: Sequence[Act] = (),
    settings: Mapping[str, str] | None = None,
) -> Callable[[int], AbstractAsyncContextManager[Hubs]]:
    """Hubs with the embedded store, or at a Redis with these options.

    Args:
        send: the command.
        module: what is run in place of `samesky_server`.
        redis: options of the Redis, which runs on the generator's core.
        hubs: how many; the two of a room are then at different ones.
        before: what was done in each room.
        settings: more settings of the hubs.
    """

    @asynccontextmanager
    async def start(rooms: int) -> AsyncIterator[Hubs]:
        async with AsyncExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            url, beside = "", []
            if redis is not None:
                store = stack.enter_context(server("redis", folder / "redis", *redis))
                assert store.process is not None
                url, beside = store.unix_url, [store.process.pid]
                pin(store.process.pid, GENERATOR)
            people = await crowd(folder / "hub0", rooms, url, before=before)
            made = [
                HubProcess(folder / f"hub{n}", module=module, **people.settings, **(settings or {}))
                for n in range(hubs)
            ]
            for one in made:
                await one.start()
                stack.push_async_callback(one.stop)
                pin(one.pid, SERVER)
            yield Hubs(made, people, folder, send, beside)

    return start
