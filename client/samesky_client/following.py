"""A real player in lockstep with the room: what the room plays it plays, what a person does in it the room does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from samesky_shared.activities.player import Player
from samesky_shared.activities.playlist import Item
from samesky_shared.errors import Refused
from samesky_shared.playback import Follower, Reading, RunUp

from .drifts import Drifts
from .errors import Gone
from .media import Media, OwnFile, media_of
from .mpv import Mpv, MpvError, Touch
from .room import Room
from .speech import Said

LOOK = 0.05
"""Seconds between two looks at the player."""
PATIENCE = 0.5
"""Seconds without data before everybody waits."""
BESIDE = 0.02
"""Seconds beside its position from which on a resting player is moved."""
JUMP = 0.02
"""Seconds that a jump of mpv is expected to take: it plays on from where it was sent, once that is decoded."""
SETTLED, OVER = 0.3, 1.5
"""Seconds after a start from which on it is judged, and until when."""
ASKING = 3.0
"""Seconds for which what a person did in the player stands, until the room has taken it up."""


MOST_DELAY = 0.6
"""Seconds; more than any headphones need."""


class PlayAlong(NamedTuple):
    """How to play along.

    Args:
        arguments: further ones for mpv.
        file: this device's own copy of what is to be played.
        delay: see `Following`.
    """

    arguments: tuple[str, ...] = ()
    file: OwnFile | None = None
    delay: float = 0.0

    async def open(self) -> Mpv:
        """Starts the player. Raises `Refused`."""
        return await Mpv.start(self.arguments)


def delay_of(milliseconds: str) -> float:
    """What a person has written as the delay of their sound, in seconds. Raises `Refused`."""
    try:
        seconds = float(milliseconds) / 1000
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= MOST_DELAY:
        most = f"{1000 * MOST_DELAY:.0f}"
        raise Said("invalid", "ask-late", path="late", most=most)
    return seconds


class Following:
    """One player that follows `player` of a room, until it is closed.

    Args:
        room: where it is.
        mpv: the player, which stays the caller's to close.
        file: the copy of a file that this device has, if any.
        delay: what this device plays is heard so many seconds later (Bluetooth), so it plays ahead.
        drifts: what tells the others how far it is from the room.
        say: is told what could not be done, or where else it can; a `Said` where we say it ourselves.
        name: of the player, when it is not the first: `player:name`.
    """

    def __init__(
        self,
        room: Room,
        mpv: Mpv,
        *,
        file: OwnFile | None = None,
        delay: float = 0.0,
        drifts: Drifts | None = None,
        say: Callable[[Refused], object] = lambda _: None,
        name: str = "",
    ) -> None:
        self.delay = delay
        self._room, self._mpv, self._file, self._say = room, mpv, file, say
        self._player, self._queue = room.player(name), room.playlist(name)
        self._drifts = drifts or Drifts(room, self._player.on)
        self._state: Player = Player()
        self._ahead: asyncio.Queue[tuple[float, Player]] = asyncio.Queue()
        self._follower, self._run_up = Follower(JUMP), RunUp()
        self._item: str | None = None
        """What is in the player, or on its way into it."""
        self._loaded = False
        self._loading: asyncio.Task[None] | None = None
        self._asking_until = 0.0
        self._judge = False
        self._readied: object = None
        self._dry = 0.0
        self._ended: str | None = None
        self._work: set[asyncio.Task[None]] = set()

    @property
    def drift(self) -> float | None:
        """How far this player is ahead of the room (behind: negative), in seconds as they are heard; None at rest."""
        motion, now, position = self._state.position, self._now(), self._mpv.position
        if motion.rate == 0 or now < motion.at or position is None:
            return None
        return (position - motion.position_at(now)) / motion.rate

    async def run(self) -> None:
        """Follows until the player or the room is closed. Raises `Gone` for the room."""
        if self._file is not None:
            await self._bring(self._file)
        self._ahead.put_nowait((0.0, self._player.state))
        works = [self._watch(), self._turn(), self._keep(), self._obey()]
        tasks = [asyncio.ensure_future(one) for one in (*works, self._mpv.closed.wait())]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                with suppress(MpvError):  # it is gone, which is how this ends
                    task.result()
        finally:
            every = [*tasks, *self._work, *([self._loading] if self._loading else [])]
            for task in every:
                task.cancel()
            await asyncio.gather(*every, return_exceptions=True)

    # ------------------------------------------------------------------------------- the room's will

    async def _bring(self, file: OwnFile) -> None:
        """Puts the file into the queue unless it is there, and on if nothing is."""
        if not self._copies(file):
            try:
                await self._mpv.load(str(file.path))
            except MpvError:
                self._say(Said("conflict", "media-unplayable", title=file.name))
                return
            await self._queue.add(file.text(), self._mpv.duration)
            # Two may bring the same at once: the later copy goes again.
            for late in self._copies(file)[1:]:
                if late.by == self._room.you:
                    await self._queue.remove(late.id)
        if self._player.state.item is None:
            await self._queue.next(after=self._queue.state.current)

    def _copies(self, file: OwnFile) -> list[Item]:
        """Where in the queue this very file is."""
        return [one for one in self._queue.state.items if self._media(one.media).hash == file.hash]

    async def _watch(self) -> None:
        changes = self._room.changes()
        async for change in changes:
            if self._player.on in change.states:
                with suppress(msgspec.ValidationError):  # of a newer version: what we know stays
                    state = msgspec.convert(change.states[self._player.on] or {}, Player)
                    self._ahead.put_nowait((change.at, state))
        raise self._room.closed_because or Gone(1000, "The room was closed.")

    async def _turn(self) -> None:
        """Each state from its instant on; a start is asked for a little before."""
        while True:
            at, state = await self._ahead.get()
            starts = state.position.rate != 0 and self._mpv.paused
            early = self.delay + (self._run_up.seconds if starts else 0.0)
            await self._room.wait_for(at - early)
            before, self._state = self._state, state
            self._asking_until = 0.0
            if state.item != self._item:
                self._put_on(state)
            elif self._loaded and state.position != before.position:
                await self._set()

    def _put_on(self, state: Player) -> None:
        if self._loading is not None:
            self._loading.cancel()
        self._item, self._loaded, self._ended = state.item, False, None
        self._loading = asyncio.ensure_future(self._load(state))

    async def _load(self, state: Player) -> None:
        with suppress(MpvError):
            if state.item is None or state.media is None:
                await self._mpv.unload()
                return
            media = self._media(state.media)
            source = self._source(media)
            if source is not None:
                try:
                    await self._mpv.load(source)
                except MpvError:
                    self._say(Said("conflict", "media-unplayable", title=media.title))
                    self._start(self._player.trouble(state.item, "other"))
                else:
                    self._follower, self._loaded = Follower(self._follower.cost), True
                    await self._set()
                    return
            await self._mpv.unload()
            self._start(self._player.go_without_picture(state.item))

    def _source(self, media: Media) -> str | None:
        """Where this device finds it; says why not."""
        if media.url:
            return media.url
        if (
            media.hash
            and self._file is not None
            and (media.hash, media.size) == (self._file.hash, self._file.size)
        ):
            return str(self._file.path)
        if media.hash:
            other = "media-other-file" if self._file else "media-no-file"
            self._say(Said("conflict", other, title=media.title, size=media.size))
        elif media.elsewhere:
            self._say(Said("conflict", "media-elsewhere", title=media.title, provider=media.elsewhere))
        else:
            self._say(Said("unknown", "media-unreadable"))
        return None

    def _media(self, box: Any) -> Media:
        try:
            return media_of(self._room.unseal(box, self._queue.on, "add.media"))
        except Refused:
            return Media("")

    async def _set(self) -> None:
        """Brings the player to what the state says: plays from its instant on, or rests at its position."""
        motion, mpv = self._state.position, self._mpv
        now = self._now()
        if motion.rate == 0:
            await mpv.pause(True)
            await self._go(motion.position_at(now))
            return
        if abs(mpv.speed - motion.rate) > 1e-6 and mpv.paused:
            await mpv.set_speed(motion.rate)
        if not mpv.paused:
            return  # it plays: the follower brings it there
        begun = now - motion.at
        if begun + self._run_up.seconds > LOOK:  # too late for the instant: where the others will be then
            await self._go(motion.position_at(self._now() + max(0.0, self._run_up.seconds)))
        else:
            await self._go(motion.position)
            self._judge = True
        await mpv.pause(False)

    async def _go(self, position: float) -> None:
        here = self._mpv.position
        if here is None or abs(here - position) > BESIDE:
            await self._mpv.seek(position)

    # ------------------------------------------------------------------------------- in between

    async def _keep(self) -> None:
        """Every `LOOK` seconds: in step, ready, out of data, at the end."""
        while True:
            await asyncio.sleep(LOOK)
            self._be_ready()
            motion, now, position = self._state.position, self._now(), self._mpv.position
            if not self._loaded or position is None or motion.rate == 0 or now < motion.at:
                self._follower.rest()
                continue
            if self._mpv.ended:
                self._at_the_end()
            elif asyncio.get_running_loop().time() < self._asking_until:
                continue
            elif self._mpv.paused:
                await self._set()
            else:
                await self._steer(now, position)

    async def _steer(self, now: float, position: float) -> None:
        mpv, state = self._mpv, self._state
        if mpv.waiting:
            self._dry += LOOK
            asks = state.on_stall == "pause" and state.item is not None
            if asks and self._dry >= PATIENCE > self._dry - LOOK:
                self._start(self._player.stalled(state.item or ""))
        elif mpv.playing:
            self._dry = 0.0
        since = now - state.position.at
        if mpv.playing and self._judge and since > SETTLED:
            self._judge = False
            if since < OVER:
                self._run_up.learn(position - state.position.position_at(now))
        reading = Reading(position, mpv.speed, mpv.playing, not mpv.picture)
        act = self._follower.steer(state.position, now, reading)
        if act.seek is not None:
            await mpv.seek(act.seek)
        if act.rate is not None and abs(act.rate - mpv.speed) > 1e-6:
            await mpv.set_speed(act.rate)
        if mpv.playing:
            self._drifts.tell(self.drift)

    def _be_ready(self) -> None:
        state, mpv = self._state, self._mpv
        wait = (state.item, state.gate.until)
        here = self._loaded and not mpv.waiting and not mpv.seeking
        if here and state.item and self._room.you in state.gate.awaited and wait != self._readied:
            self._readied = wait
            self._start(self._player.ready(state.item, mpv.duration))

    def _at_the_end(self) -> None:
        """Where the room does not know the length, the first at the end says so."""
        if self._state.length is None and self._state.item != self._ended:
            self._ended = self._state.item
            self._start(self._queue.next(after=self._state.item))

    # ------------------------------------------------------------------------------- the person's will

    async def _obey(self) -> None:
        """What a person does in the player, the room does; and until it has, the player waits where it is."""
        while True:
            touch = await self._mpv.touches.get()
            if self._state.item is None or not self._loaded:
                continue
            command = self._command(touch)
            if command is None:
                continue
            self._asking_until = asyncio.get_running_loop().time() + ASKING
            if self._state.position.rate != 0 and touch.kind == "seek":
                await self._mpv.pause(True)  # from there it starts with the others
            elif touch.kind == "play":
                await self._mpv.pause(True)
            self._start(command)

    def _command(self, touch: Touch) -> Any:
        player, state = self._player, self._state
        if touch.kind == "pause":
            return player.pause() if state.wanted else None
        if touch.kind == "play":
            return player.play()
        if touch.kind == "seek":
            most = state.length if state.length is not None else touch.value
            return player.seek(max(0.0, min(touch.value, most)))
        return player.speed(min(4.0, max(0.25, round(state.rate * touch.value, 2))))

    def _start(self, command: Any) -> None:
        """Does something in the room on the side; if the room does not want it, the player comes back to it."""

        async def quietly() -> None:
            try:
                await command
            except Refused as refused:
                self._asking_until = 0.0
                self._say(refused)
            except Gone:
                self._asking_until = 0.0

        task = asyncio.ensure_future(quietly())
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    def _now(self) -> float:
        """Room time at which what is played now is heard."""
        return self._room.now() + self.delay
