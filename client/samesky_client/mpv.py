"""mpv as a player of ours, through its JSON IPC: what it plays, where it is, and what a person does in it.

mpv is started by us and ends with us. It is told apart what we did from what a person did in its window: what we last
asked for is known here, and mpv carries out what comes over one socket in order, so a property that differs from it,
asked for after the event, is the person's. (https://mpv.io/manual/stable/#json-ipc)
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import socket
from collections import deque
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from .speech import Said

BASE = (
    "--idle=yes", "--pause", "--force-window=yes", "--no-terminal", "--no-config", "--ytdl=no", "--load-scripts=no",
    "--keep-open=always", "--keep-open-pause=no", "--hr-seek=yes", "--resume-playback=no", "--loop-file=no",
)  # fmt: skip
"""It waits for us, reads nothing of its own, stays at the end of a file, and jumps to the very instant."""
OBSERVED = (
    "pause", "speed", "time-pos", "duration", "seeking", "core-idle", "paused-for-cache", "eof-reached", "vid"
)  # fmt: skip
_PATIENCE = 10.0
"""Seconds for mpv to answer, or to begin at all."""
_STALE = 0.25
"""Seconds for which a position is carried on without a newer one."""
_CLOSING = 2.0
_NEAR, _OF_LATE = 0.3, 3.0
"""What ends so many seconds beside a seek of ours from the last seconds was ours."""


class MpvError(Exception):
    """mpv could not do it."""


class Touch(NamedTuple):
    """What a person did in the player."""

    kind: Literal["pause", "play", "seek", "speed"]
    value: float = 0.0
    """The position in seconds of a seek, or by how many times the speed has changed."""


class Mpv:
    """A running mpv; made by `start`."""

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self.touches: asyncio.Queue[Touch] = asyncio.Queue()
        """What a person did in it, in order."""
        self.closed = asyncio.Event()
        """It is gone, whoever has ended it."""
        self._process = process
        self._reader, self._writer = reader, writer
        self._asked: dict[int, asyncio.Future[Any]] = {}
        self._count = 0
        self._seen: dict[str, Any] = {}
        self._place: tuple[float, float] | None = None
        self._paused, self._speed = True, 1.0
        self._held = self._sped = 0
        """How often we have held it or let it go, and set its speed."""
        self._seeking: Literal["", "ours", "theirs"] = ""
        self._sought: deque[tuple[float, float]] = deque(maxlen=8)
        """When we asked for a seek of late, and whereto."""
        self._loading: asyncio.Future[None] | None = None
        self._loaded = False
        self._work: set[asyncio.Task[None]] = set()
        self._reads = asyncio.ensure_future(self._read())

    @classmethod
    async def start(cls, arguments: Sequence[str] = ()) -> Mpv:
        """Starts mpv with `arguments` after our own.

        Raises:
            Refused: `unknown` when it is not installed, `unavailable` when it does not begin.
        """
        program = shutil.which("mpv")
        if program is None:
            raise Said("unknown", "no-mpv", path="player")
        ours, theirs = socket.socketpair()  # nobody else can reach it, and when we are gone, mpv ends itself
        ours.setblocking(False)
        silent = asyncio.subprocess.DEVNULL
        with theirs:
            process = await asyncio.create_subprocess_exec(
                program, *BASE, *arguments, f"--input-ipc-client=fd://{theirs.fileno()}",
                stdin=silent, stdout=silent, stderr=silent, pass_fds=(theirs.fileno(),),
            )  # fmt: skip
        made = cls(process, *await asyncio.open_unix_connection(sock=ours))
        try:
            for n, name in enumerate(OBSERVED):
                await made._ask("observe_property", n, name)
        except MpvError:
            await made.close()
            raise Said("unavailable", "no-mpv-start", path="player") from None
        return made

    # --------------------------------------------------------------------------------------- reading

    @property
    def position(self) -> float | None:
        """Seconds from the start of what is on, now; None before it is loaded."""
        if self._place is None or not self._loaded:
            return None
        at, position = self._place
        passed = asyncio.get_running_loop().time() - at if self.playing else 0.0
        return position + min(passed, _STALE) * self._speed

    @property
    def playing(self) -> bool:
        """It plays, rather than to wait for data, to seek, to rest or to have come to its end."""
        return self._loaded and not self._paused and self._seen.get("core-idle") is False and not self.seeking

    @property
    def seeking(self) -> bool:
        """It is on its way to another position."""
        return bool(self._seeking) or bool(self._seen.get("seeking"))

    @property
    def paused(self) -> bool:
        """Whether it is held, by us or by the person."""
        return self._paused

    @property
    def waiting(self) -> bool:
        """Whether it has run out of data."""
        return bool(self._seen.get("paused-for-cache"))

    @property
    def ended(self) -> bool:
        """Whether it has come to the end."""
        return bool(self._seen.get("eof-reached"))

    @property
    def speed(self) -> float:
        """Its speed as set by us or by the person."""
        return self._speed

    @property
    def duration(self) -> float | None:
        """Seconds of what is loaded, where they are known."""
        found = self._seen.get("duration")
        return float(found) if isinstance(found, int | float) and found > 0 else None

    @property
    def picture(self) -> bool:
        """Whether there is something to see."""
        return bool(self._seen.get("vid"))

    # ---------------------------------------------------------------------------------------- acting

    async def load(self, source: str) -> None:
        """Puts on a file or an address, paused at its start. Raises `MpvError` when it cannot be played."""
        self._loaded, self._place, self._seeking = False, None, ""
        await self.pause(True)
        if self._loading is not None:
            self._loading.cancel()
        self._loading = loading = asyncio.get_running_loop().create_future()
        # As one argument, so that nothing in it is an option.
        await self._ask("loadfile", source, "replace")
        await loading
        self._loaded = True

    async def unload(self) -> None:
        """Takes off what is on."""
        self._loaded, self._place = False, None
        await self._ask("stop")

    async def pause(self, paused: bool) -> None:
        """Holds it, or lets it go."""
        self._paused, self._held = paused, self._held + 1
        await self._ask("set_property", "pause", paused)

    async def seek(self, position: float) -> None:
        """Goes to this second; on its way until `seeking` is false."""
        self._seeking = "ours"
        self._place = (asyncio.get_running_loop().time(), position)
        self._sought.append(self._place)
        try:
            await self._ask("seek", max(0.0, position), "absolute+exact")
        except MpvError:
            self._seeking = ""
            raise

    async def set_speed(self, speed: float) -> None:
        """Plays at this speed, without another pitch."""
        self._speed, self._sped = speed, self._sped + 1
        await self._ask("set_property", "speed", speed)

    async def close(self) -> None:
        """Ends it, and waits until it is gone."""
        if self._process.returncode is None and not self.closed.is_set():
            with contextlib.suppress(MpvError):
                await self._ask("quit")
        try:
            async with asyncio.timeout(_CLOSING):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await asyncio.gather(self._reads, *self._work, return_exceptions=True)

    # ------------------------------------------------------------------------------------ the socket

    async def _ask(self, *command: Any) -> Any:
        """One command; its answer. Raises `MpvError`."""
        if self.closed.is_set():
            raise MpvError("mpv is gone")
        self._count += 1
        number = self._count
        self._asked[number] = answer = asyncio.get_running_loop().create_future()
        self._writer.write(json.dumps({"command": command, "request_id": number}).encode() + b"\n")
        try:
            async with asyncio.timeout(_PATIENCE):
                return await answer
        except TimeoutError:
            raise MpvError("mpv does not answer") from None
        finally:
            self._asked.pop(number, None)

    async def _read(self) -> None:
        try:
            while line := await self._reader.readline():
                try:
                    self._take(json.loads(line))
                except ValueError:
                    continue  # not a line of its protocol
        except (OSError, asyncio.LimitOverrunError):
            pass
        finally:
            self.closed.set()
            self._loaded = False
            for answer in self._asked.values():
                if not answer.done():
                    answer.set_exception(MpvError("mpv is gone"))
            if self._loading is not None and not self._loading.done():
                self._loading.set_exception(MpvError("mpv is gone"))
            self._writer.close()

    def _take(self, said: dict[str, Any]) -> None:
        if "request_id" in said and "event" not in said:
            answer = self._asked.get(said["request_id"])
            if answer is not None and not answer.done():
                if said.get("error") == "success":
                    answer.set_result(said.get("data"))
                else:
                    answer.set_exception(MpvError(str(said.get("error"))))
            return
        match said.get("event"):
            case "property-change":
                self._changed(str(said.get("name")), said.get("data"))
            case "seek" if self._loaded and not self._seeking:
                self._seeking = "theirs"
            case "playback-restart":
                self._restarted()
            case "end-file" if said.get("reason") == "error" and self._loading is not None:
                if not self._loading.done():
                    self._loading.set_exception(MpvError(str(said.get("file_error", "it cannot be played"))))

    def _changed(self, name: str, value: Any) -> None:
        self._seen[name] = value
        if name == "time-pos" and isinstance(value, int | float):
            self._place = (asyncio.get_running_loop().time(), float(value))
        elif name in ("pause", "core-idle") and value is not self._paused:
            # Two changes in one moment are told as none; but then it plays where we hold it, or the other way.
            self._start(self._check_pause())
        elif name == "speed" and isinstance(value, int | float) and abs(value - self._speed) > 1e-6:
            self._start(self._check_speed())

    def _restarted(self) -> None:
        whose, self._seeking = self._seeking, ""
        if self._loading is not None and not self._loading.done():
            self._loading.set_result(None)
        elif whose == "theirs":
            self._start(self._check_seek())

    async def _check_pause(self) -> None:
        before = self._held
        paused = await self._ask("get_property", "pause")
        # What we have asked for meanwhile comes after this answer, and then it says nothing.
        if before == self._held and paused is not self._paused and self._loaded:
            self._paused = bool(paused)
            self.touches.put_nowait(Touch("pause" if paused else "play"))

    async def _check_speed(self) -> None:
        before = self._sped
        speed = float(await self._ask("get_property", "speed"))
        if before == self._sped and abs(speed - self._speed) > 1e-6:
            self.touches.put_nowait(Touch("speed", speed / self._speed))
            self._speed = speed

    async def _check_seek(self) -> None:
        """Whose it was shows where it ended: mpv tells of a seek that it began, and joins some of ours to one."""
        here, now = float(await self._ask("get_property", "time-pos")), asyncio.get_running_loop().time()
        for asked, to in self._sought:
            since = now - asked
            if since < _OF_LATE and -_NEAR <= here - to <= _NEAR + since * self._speed:
                return
        self.touches.put_nowait(Touch("seek", here))

    def _start(self, work: Any) -> None:
        async def quietly() -> None:
            with contextlib.suppress(MpvError):  # it is gone, or what was asked for is
                await work

        task = asyncio.ensure_future(quietly())
        self._work.add(task)
        task.add_done_callback(self._work.discard)
