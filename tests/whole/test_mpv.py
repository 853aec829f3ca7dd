"""Real players (mpv without picture and sound) in lockstep over a real hub: what one does, the other does."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

import samesky_client
from samesky_client import Room
from samesky_client.following import Following
from samesky_client.media import OwnFile, own_file
from samesky_client.mpv import Mpv, MpvError, Touch
from samesky_shared.errors import Refused

from ..serving import HubProcess
from .conftest import Both

QUIET = ("--vo=null", "--ao=null")
LENGTH = 90

pytestmark = pytest.mark.skipif(
    shutil.which("mpv") is None and not os.environ.get("CI"), reason="there is no mpv here"
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of a minute and a half."""
    path = tmp_path_factory.mktemp("films") / "rain.mp4"
    command = (
        f"ffmpeg -v error -f lavfi -i testsrc=size=160x90:rate=25 -f lavfi -i sine=440 -t {LENGTH} -c:v libx264"
        " -preset ultrafast -g 25 -c:a aac"
    )
    subprocess.run([*command.split(), str(path)], check=True)
    return path


class Seat:
    """One person with a room, a player, and what was said to them."""

    def __init__(self, room: Room, mpv: Mpv, file: OwnFile | None) -> None:
        self.room, self.mpv = room, mpv
        self.said: list[str] = []
        self.following = Following(
            room, mpv, file=file, say=lambda refused: self.said.append(refused.message)
        )
        self.task = asyncio.ensure_future(self.following.run())

    async def press(self, key: str) -> None:
        """As the person in front of it."""
        await self.mpv._ask("keypress", key)

    async def sees(self, true: Callable[[Seat], Any]) -> None:
        """Waits until it is so; the tests' own time is the limit."""
        async with asyncio.timeout(20):
            while not true(self):
                await asyncio.sleep(0.02)

    @property
    def here(self) -> float:
        """Where the player is."""
        position = self.mpv.position
        assert position is not None
        return position


Seats = Callable[..., Awaitable[tuple[Seat, Seat]]]


@pytest.fixture
async def seats(both: Both, film: Path, tmp_path: Path) -> AsyncIterator[Seats]:
    """Ana and Ben, each with a player and a copy of the film."""
    made: list[Seat] = []

    async def make(files: tuple[Path | None, Path | None] = (film, film)) -> tuple[Seat, Seat]:
        for room, file in zip(await both(), files, strict=True):
            mpv = await Mpv.start(QUIET)
            made.append(Seat(room, mpv, None if file is None else own_file(str(file))))
        return made[0], made[1]

    yield make
    for seat in made:
        seat.task.cancel()
        await asyncio.gather(seat.task, return_exceptions=True)
        await seat.mpv.close()


async def playing(seats: Seats) -> tuple[Seat, Seat]:
    """Both in front of the running film."""
    ana, ben = await seats()
    for one in (ana, ben):
        await one.sees(lambda it: it.mpv.playing and it.following.drift is not None)
    return ana, ben


async def test_one_brings_the_film_and_both_see_it_in_lockstep(seats: Seats, film: Path) -> None:
    ana, ben = await playing(seats)
    queue = ana.room.playlist().state
    assert len(queue.items) == 1  # the same film is not put there twice
    assert queue.items[0].length == pytest.approx(LENGTH, abs=0.5)
    for one in (ana, ben):
        await one.sees(lambda it: abs(it.following.drift or 1) < 0.05)
    assert abs(ana.here - ben.here) < 0.3
    assert str(film.parent) not in ana.room.unseal(queue.items[0].media, "playlist", "add.media")


async def test_a_pause_in_one_player_holds_both_at_the_same_place_and_is_one_command(seats: Seats) -> None:
    ana, ben = await playing(seats)
    before = ana.room.seq
    await ana.press("SPACE")
    for one in (ana, ben):
        await one.sees(lambda it: it.mpv.paused and not it.room.player().state.wanted and not it.mpv.seeking)
        motion = one.room.player().state.position
        await one.sees(lambda it, at=motion.position: abs(it.here - at) < 0.03)  # type: ignore[misc]
    assert ana.room.seq == before + 1
    await ben.press("SPACE")
    for one in (ana, ben):
        await one.sees(lambda it: it.mpv.playing)
    assert ana.room.seq == before + 2


async def test_a_seek_in_one_player_moves_both_and_no_echo_comes_back(seats: Seats) -> None:
    ana, ben = await playing(seats)
    before = ana.room.seq
    await ben.mpv._ask("seek", 60, "absolute")  # as the slider of its window does
    for one in (ana, ben):
        await one.sees(lambda it: it.mpv.playing and it.here > 59 and abs(it.following.drift or 1) < 0.1)
    await ana.room.chat().say("and nothing else was done")
    await ben.room.until(lambda room: room.seq == ana.room.seq)
    assert ana.room.seq <= before + 2


async def test_another_speed_in_one_player_is_everybodys(seats: Seats) -> None:
    ana, ben = await playing(seats)
    await ana.press("]")
    for one in (ana, ben):
        await one.sees(lambda it: it.room.player().state.rate == pytest.approx(1.1))
        await one.sees(lambda it: abs(it.mpv.speed / 1.1 - 1) < 0.06 and abs(it.following.drift or 1) < 0.1)


async def test_what_the_room_does_the_players_do(seats: Seats) -> None:
    ana, ben = await playing(seats)
    await ana.room.player().seek(30.0)
    await ben.sees(lambda it: it.here > 29 and it.mpv.playing)
    await ana.room.player().pause()
    await ben.sees(lambda it: it.mpv.paused)
    await ben.room.player().seek(12.0)
    for one in (ana, ben):
        await one.sees(lambda it: abs(it.here - 12.0) < 0.03 and it.mpv.paused)


async def test_a_player_that_is_killed_ends_quietly_and_the_other_plays_on(seats: Seats) -> None:
    ana, ben = await playing(seats)
    ben.mpv._process.kill()
    async with asyncio.timeout(10):
        await ben.task
    assert ben.room.connection == "ready"
    with pytest.raises(MpvError):
        await ben.mpv.pause(True)
    await ana.sees(lambda it: it.mpv.playing)


async def test_another_file_is_not_played_and_nobody_waits_for_it(
    seats: Seats, film: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.mp4"
    other.write_bytes(film.read_bytes()[:-5] + b"other")
    ana, ben = await seats((film, None))
    await ana.sees(lambda it: it.mpv.playing)
    assert any("your own copy" in line for line in ben.said)
    assert own_file(str(other)).hash != own_file(str(film)).hash


async def test_what_cannot_be_played_is_said_and_nobody_waits(seats: Seats, tmp_path: Path) -> None:
    ana, ben = await seats((None, None))
    words = tmp_path / "words.mp4"
    words.write_text("no film")
    with pytest.raises(MpvError):
        await ana.mpv.load(str(words))
    await ana.room.playlist().add("http://127.0.0.1:9/nothing.mp3")
    await ben.room.playlist().next()
    for one in (ana, ben):
        await one.sees(lambda it: any("cannot be played" in line for line in it.said))
    await ana.sees(lambda it: not it.room.player().state.gate.awaited)


async def test_a_file_of_ours_is_never_opened_by_its_address(seats: Seats, film: Path) -> None:
    ana, ben = await seats((None, None))
    for address in (f"file://{film}", str(film), f"edl://{film}", f"--script={film}"):
        await ana.room.playlist().add(address)
    for item in ana.room.playlist().state.items:
        await ana.room.playlist().play(item.id)
        await ben.sees(lambda it, item=item: it.following._item == item.id)
        await ben.sees(lambda it: not it.room.player().state.gate.awaited)
        assert ben.mpv.position is None


async def test_who_runs_out_of_data_is_waited_for(seats: Seats, film: Path) -> None:
    data = film.read_bytes()
    more = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        first = int(request.partition("range: bytes=")[2].partition("-")[0] or 0)
        head = f"HTTP/1.1 206 Partial\r\nContent-Length: {len(data) - first}\r\nAccept-Ranges: bytes\r\n"
        head += f"Content-Range: bytes {first}-{len(data) - 1}/{len(data)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode())
        half = len(data) // 3
        writer.write(data[first:half])
        await writer.drain()
        if first < half:
            await more.wait()
        writer.write(data[max(half, first) :])
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    ana, ben = await seats((None, None))
    await ana.room.playlist().add(f"http://127.0.0.1:{port}/rain.mp4", LENGTH)
    await ana.room.playlist().next()
    for one in (ana, ben):
        await one.sees(lambda it: it.mpv.playing)
    await ana.room.player().seek(float(LENGTH // 3 - 3))
    await ana.sees(lambda it: it.room.player().state.position.rate == 0 and it.room.player().state.wanted)
    await ana.sees(lambda it: set(it.room.player().state.gate.awaited))
    more.set()
    for one in (ana, ben):
        await one.sees(lambda it: it.mpv.playing and it.here > LENGTH // 3 - 4)
    server.close()


async def test_mpv_that_is_not_there_or_does_not_begin_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="arguments") as refused:
        await Mpv.start(("--no-such-option",))
    assert refused.value.path == "player"
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused, match="not installed"):
        await Mpv.start()


async def test_what_a_person_does_is_told_apart_from_what_we_do(film: Path) -> None:
    mpv = await Mpv.start(QUIET)
    try:
        await mpv.load(str(film))
        for n in range(20):
            await mpv.pause(bool(n % 2))
            await mpv.set_speed(1 + n / 100)
            await mpv.seek(float(n))
        await mpv.set_speed(1.0)
        await mpv._ask("keypress", "SPACE")
        async with asyncio.timeout(10):
            assert await mpv.touches.get() == Touch("play")
        assert mpv.touches.empty()
        await mpv._ask("keypress", "[")
        async with asyncio.timeout(10):
            kind, value = await mpv.touches.get()
        assert (kind, round(value, 3)) == ("speed", 0.909)
    finally:
        await mpv.close()
    assert mpv.closed.is_set()


class Command:
    """`samesky join … --player mpv`, as one types it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    def type(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")

    async def says(self, words: str) -> str:
        """The first line from now on that has these words in it."""
        assert self._process.stdout is not None
        async with asyncio.timeout(20):
            while line := (await self._process.stdout.readline()).decode():
                if words in line:
                    return line
        raise AssertionError(f"it never said: {words}")


async def test_the_command_plays_along_and_survives_its_player(
    running: HubProcess, film: Path, tmp_path: Path
) -> None:
    async with samesky_client.make(running.url, name="Ana") as ana:
        command = (
            "join",
            ana.invite_link or "",
            "--name",
            "Ben",
            "--player",
            "mpv",
            "--late",
            "20",
            str(film),
        )
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "samesky_client", *command,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "SAMESKY_PLAYER_ARGS": " ".join(QUIET)},
        )  # fmt: skip
        ben = Command(process)
        try:
            item = await ana.until(lambda room: room.player().state.item)
            await ana.player().ready(item)
            await ana.until(lambda room: room.player().state.playing)
            ben.type("step")
            assert "exact to about" in await ben.says("step ")
            ben.type("late much")
            await ben.says("how many milliseconds")
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
            os.kill(int(children[0]), signal.SIGKILL)
            await ben.says("mpv was closed; type player")
            ben.type("player")
            async for heard in ana.signals():  # it is there again, and tells how far it is from the room
                if heard.kind == "drift":
                    break
            ben.type("say still here")
            await ben.says("still here")
            ben.type("quit")
            assert await process.wait() == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def test_when_we_are_killed_the_player_goes_too(tmp_path: Path) -> None:
    program = (
        "import asyncio\nfrom samesky_client.mpv import Mpv\nasync def main():\n"
        f"    mpv = await Mpv.start({QUIET!r})\n    print(mpv._process.pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    player = int(await process.stdout.readline())
    process.kill()
    await process.wait()
    async with asyncio.timeout(20):
        while Path(f"/proc/{player}/exe").exists():
            await asyncio.sleep(0.02)


async def test_a_wrong_file_or_player_takes_no_seat(running: HubProcess, tmp_path: Path) -> None:
    async with samesky_client.make(running.url, name="Ana") as ana:
        link = ana.invite_link or ""
        for words, said in (
            ((link, str(tmp_path / "none.mp4"), "--player", "mpv"), "none.mp4"),
            ((link, "film.mp4"), "--player mpv"),
            ((link, "--player", "mpv", "--player-args=--no-such-option"), "did not start"),
            ((link, "--player", "mpv", "--late", "-3"), "milliseconds"),
        ):
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "samesky_client", "join", *words, "--name", "Ben",
                stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
                env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
            )  # fmt: skip
            _, error = await process.communicate()
            assert (process.returncode, said in error.decode()) == (2, True), error
        assert len(ana.members) == 1
