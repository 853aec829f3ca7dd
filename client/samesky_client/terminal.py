"""`samesky join`: a room in a terminal. Lines that work over SSH and in a pipe; with `rich` and a tty also colour
and a line at the top that shows the running timer."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from functools import partial
from typing import Any, TextIO

from samesky_shared.core.signals import REACTIONS
from samesky_shared.errors import Refused
from samesky_shared.protocol import Device, Entry

from . import enter, links, typed, words
from .device import Seats, name_for
from .drifts import Drifts
from .enter import Entrance, join
from .errors import Gone, Unreachable
from .following import Following, PlayAlong, delay_of
from .helping import help_lines
from .holiday_list import holidays
from .lines import Lines
from .mpv import Mpv
from .room import Room
from .rows import ROWS, SHOWS
from .rows.row import Looking
from .rows.timeline import found
from .screen import Plain, screen_for
from .speech import Said, Speech

DEVICE = Device(kind="terminal")
_UNHURRIED = 1.0
"""Seconds for which a line waits for the answer to the one before it."""
EVENING = 12 * 3600.0
"""Seconds for which a guest of one evening stays."""
_TICK = 0.25
"""Seconds between two drawings of the line at the top."""


async def visit(
    link: str | None,
    name: str,
    *,
    lang: str = "en",
    plain: bool = False,
    seats: Seats | None = None,
    along: PlayAlong | None = None,
    read: TextIO | None = None,
    write: TextIO | None = None,
) -> int:
    """Is in a room until `quit`, the end of the input, or for ever. Raises `Refused`, `Unreachable` and `Gone`."""
    source, target = read or sys.stdin, write or sys.stdout
    t = Speech(lang)
    kept = seats or Seats()
    if link is None and kept.newest() is None:
        raise Said("invalid", "not-entered", path="link")
    mpv = None if along is None else await along.open()  # before a seat is taken
    try:
        async with entrance(link, name, kept) as room:
            screen = screen_for(target, plain, t)
            try:
                await Terminal(room, screen, t, along, mpv).run(source)
            finally:
                screen.close()
    finally:
        if mpv is not None:
            await mpv.close()
    return 0


def entrance(link: str | None, name: str, seats: Seats) -> Entrance:
    """The way in: back to a seat that is kept, or with the link to a new one. Raises `Refused`."""
    if link is None:
        found = seats.newest()
        if found is None:
            raise Said("invalid", "not-entered", path="link")
        kept, seat = found
        return enter.open(seat, device=DEVICE, keep=partial(seats.keep, kept))
    parts = links.parse(link)
    kept = name_for(parts.server, parts.secret)
    known = seats.get(kept)
    if known is not None:
        seats.used(kept)
        return enter.open(known, device=DEVICE, keep=partial(seats.keep, kept))
    return join(link, name=name, device=DEVICE, keep=partial(seats.keep, kept))


class Terminal:
    """Shows what changes and carries out what is typed."""

    def __init__(
        self,
        room: Room,
        screen: Plain,
        t: Speech,
        along: PlayAlong | None = None,
        mpv: Mpv | None = None,
    ) -> None:
        self._room = room
        self._along, self._mpv = along, mpv
        self._following: Following | None = None
        self._open_again = asyncio.Event()
        self._drifts = Drifts(room)
        self._screen = screen
        self._t = t
        self._shown: dict[str, Any] = {}
        self._seen: set[str] = set()
        self._connection = "ready"
        self._readied: object = None
        self._work: set[asyncio.Task[None]] = set()

    async def run(self, source: TextIO) -> None:
        """Until `quit` or the end of the input. Raises `Gone` when the room is closed."""
        for entry in self._room.entries:
            self._entry(entry)
        self._refresh()
        self._screen.line(self._t("say-help"))
        shows = [asyncio.ensure_future(one) for one in self._shows()]
        typing = asyncio.ensure_future(self._type(source))
        try:
            done, _ = await asyncio.wait([typing, shows[0]], return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                one.result()
        finally:
            for task in (typing, *shows, *self._work):
                task.cancel()
            await asyncio.gather(typing, *shows, *self._work, return_exceptions=True)

    def _shows(self) -> list[Coroutine[Any, Any, None]]:
        shows = [self._watch(), self._feel(), self._tick()]
        if self._along is not None and self._mpv is not None:
            shows.append(self._play_along(self._along, self._mpv))
        return shows

    async def _play_along(self, along: PlayAlong, mpv: Mpv) -> None:
        """The player, and again after it was closed and is asked for."""
        while True:
            self._following = Following(
                self._room, mpv, file=along.file, delay=along.delay, drifts=self._drifts, say=self._sorry
            )
            try:
                await self._following.run()
            finally:
                self._following = None
                await mpv.close()
            self._aside(self._t("say-player-closed"))
            self._be_ready()
            self._open_again.clear()
            await self._open_again.wait()
            mpv = await along.open()

    def _aside(self, text: str) -> None:
        self._screen.line(words.INDENT + text)

    def _sorry(self, error: Exception) -> None:
        self._screen.line(f"! {self._t.of(error)}")

    # --------------------------------------------------------------------------------------- showing

    async def _watch(self) -> None:
        async for _ in self._room.events():
            self._refresh()
        raise self._room.closed_because or Gone(1000)

    async def _feel(self) -> None:
        async for signal in self._room.signals():
            self._drifts.hear(signal)
            if signal.kind == "reaction" and isinstance(signal.data, dict):
                who = words.name_of(self._t, self._room.members, signal.sender)
                name = str(signal.data.get("name"))
                what = self._t(f"react-{name}") if name in REACTIONS else name
                self._aside(self._t("react-from", name=who, what=what))
            for row in ROWS.values():
                if (line := row.hears(self._looking(row.kind, self._room.unseal), signal)) is not None:
                    self._aside(line)

    async def _tick(self) -> None:
        while True:
            self._screen.top(self._top())
            await asyncio.sleep(_TICK)

    def _top(self) -> str:
        room = self._room
        timers = [(on, state) for on, kind, state in self._states() if kind == "timer" and state.running]
        lines = [words.timer_line(self._t, on, state, room.now(), room.unseal) for on, state in timers]
        lines.append(words.who_is_here(self._t, room.members, room.presence, room.you))
        return " · ".join(lines)

    def _refresh(self) -> None:
        """Prints what has changed since it was printed last."""
        room = self._room
        if room.connection != self._connection:
            self._connection = room.connection
            said = {"waiting": "say-lost", "ready": "say-back"}
            if self._connection in said:
                self._aside(self._t(said[self._connection]))
        if room.connection != "ready":
            return
        for entry in room.entries:
            self._entry(entry)
        for topic, shown, lines in self._topics():
            if self._shown.get(topic) != shown:
                self._shown[topic] = shown
                for line in lines:
                    self._screen.line(line)
        self._be_ready()

    def _topics(self) -> list[tuple[str, Any, list[str]]]:
        """What there is to see: its name, what it depends on, its lines."""
        room, now, t = self._room, self._room.now(), self._t
        who = t.head("who") + words.who_is_here(t, room.members, room.presence, room.you)
        found: list[tuple[str, Any, list[str]]] = [("who", who, [who])]
        for on, kind, state in self._states():
            if kind == "timer":
                then = max(now, state.elapsed.at, state.ended_at or 0)
                found.append(
                    (on, state, [t.head("timer") + words.timer_line(t, on, state, then, room.unseal)])
                )
            elif kind == "questions":
                self._shows_at((state["round"] or {}).get("opens_at"), now)
                lines = words.question_lines(t, state, room.members, room.you, now, on, room.unseal)
                found.append((on, lines, lines))
            elif kind in ROWS:
                self._shows_at(ROWS[kind].opens(state), now)
                lines = ROWS[kind].lines(self._looking(on, room.unseal), state)
                found.append((on, lines, lines))
            elif kind == "player":
                line = words.player_line(t, state, room.members, room.you, now, on, room.unseal)
                found.append((on, state, [line]))
        return found

    def _looking(self, on: str, read: words.Read) -> Looking:
        room = self._room
        of = room.members, room.you, room.now(), read, room.card.kind, room.digests, room.presence
        return Looking(self._t, on, *of)

    def _shows_at(self, opens: float | None, now: float) -> None:
        """A reveal that is armed shows at its instant."""
        if opens is not None and opens > now:
            asyncio.get_running_loop().call_later(opens - now, self._later)

    def _states(self) -> list[tuple[str, str, Any]]:
        """Instances with their kinds and states, as far as this version can read them."""
        found = []
        for on in self._room.states:
            with contextlib.suppress(Refused):
                found.append((on, on.partition(":")[0], self._room.state(on)))
        return found

    def _later(self) -> None:
        if self._room.connection == "ready":
            self._refresh()

    def _entry(self, entry: Entry) -> None:
        if entry.id in self._seen:
            return
        self._seen.add(entry.id)
        row = ROWS.get(entry.on.partition(":")[0])
        kept = None if row is None else row.kept(entry)
        old = kept is not None and any(one.old for one in kept.told)
        read = partial(self._room.unseal, at=None if old else entry.at)
        line = None if row is None else row.line(self._looking(entry.on, read), entry)
        if line is not None:
            self._screen.line(line)

    def _be_ready(self) -> None:
        """A terminal without a player has no media to load, so nobody shall wait for it."""
        if self._following is not None:
            return
        state = self._room.player().state
        wait = (state.item, state.gate.until)
        if state.item is not None and self._room.you in state.gate.awaited and wait != self._readied:
            self._readied = wait
            self._start(self._ready(state.item))

    # ---------------------------------------------------------------------------------------- typing

    async def _type(self, source: TextIO) -> None:
        lines = Lines(source)
        try:
            async for line in lines:
                word = line.strip().lower()
                if word in ("quit", "exit", "q"):
                    return
                if word:
                    # In order, one after the other; but while the connection is lost, typing goes on.
                    await asyncio.wait([self._start(self._line(word, line))], timeout=_UNHURRIED)
        finally:
            lines.close()
        await asyncio.gather(*self._work)

    async def _line(self, word: str, line: str) -> None:
        first, _, rest = line.strip().partition(" ")
        own: dict[str, Callable[[], Awaitable[None] | None]] = {
            "help": lambda: self._lines(typed.help_lines(self._t)),
            "look": lambda: self._topic(""),
            "who": lambda: self._topic("who"),
            "queue": lambda: self._topic("playlist"),
            "step": self._step,
            "player": lambda: self._player(None),
            "late": lambda: self._player(rest),
            "older": self._older,
            "find": lambda: self._find(rest),
            "holidays": lambda: holidays(self._room, self._t, self._screen.line),
            "helplines": lambda: help_lines(self._room, self._t, rest, self._screen.line),
            "unconfirmed": self._unconfirmed,
            **dict.fromkeys(("invite", "guest", "devices"), lambda: self._people(first, rest)),
        }
        try:
            if word in own or first.lower() in ("late", "find", "helplines", "invite", "guest", "devices"):
                done = own[first.lower()]()
                if done is not None:
                    await done
            elif first.lower() in SHOWS:
                row = SHOWS[first.lower()]
                look = self._looking(row.kind, self._room.unseal)
                self._lines(row.shows[first.lower()](look, self._room.raw(row.kind), rest.strip().lower()))
            else:
                await typed.carry_out(self._room, line)
        except (Refused, Unreachable) as error:
            self._sorry(error)

    def _lines(self, lines: Iterable[str]) -> None:
        for text in lines:
            self._screen.line(text)

    def _topic(self, wanted: str) -> None:
        for topic, _, lines in self._topics():
            if topic.startswith(wanted):
                self._lines(lines)

    async def _older(self) -> None:
        page = await self._room.page()
        for entry in page.entries:
            self._entry(entry)
        if not page.more:
            self._aside(self._t("say-first"))

    async def _find(self, wanted: str) -> None:
        self._lines(await found(self._room, wanted.strip(), self._t.language) or [self._t("kept-none")])

    def _unconfirmed(self) -> None:
        for command in self._room.unconfirmed.values():
            self._aside(self._t("say-unconfirmed", what=f"{command.on} {command.cmd}"))

    def _step(self) -> None:
        """How well in step we are."""
        room, t = self._room, self._t
        self._screen.line(
            words.step_line(t, room.clock.likely_error, room.clock.error, room.clock.round_trip)
        )
        mine = None if self._following is None else self._following.drift
        drifts = {room.you: mine} | {one: self._drifts.of(one) for one in room.members if one != room.you}
        for member, drift in drifts.items():
            if drift is not None:
                self._aside(f"{words.name_of(t, room.members, member, room.you)}: {words.drift(t, drift)}")

    def _player(self, late: str | None) -> None:
        """Opens it again, or sets by how much its sound comes late."""
        if self._along is None:
            raise Said("conflict", "no-player")
        if late is None:
            self._open_again.set()
        else:
            self._along = self._along._replace(delay=delay_of(late))
            if self._following is not None:
                self._following.delay = self._along.delay

    async def _people(self, word: str, name: str) -> None:
        room, show = self._room, self._screen.line
        if word.lower() == "invite":
            seat = words.seat_named(room.members, name.strip()) if name.strip() else None
            show(await room.invite(seat=seat))
            return
        if word.lower() == "guest":
            if name.strip():
                await room.room().guest(words.seat_named(room.members, name.strip()), 0)
            else:
                show(await room.invite(stay=EVENING))
            return
        for text in words.keys_lines(self._t, room.raw("room"), room.seat.device, room.phrase):
            show(text)

    async def _ready(self, item: str) -> None:
        with contextlib.suppress(Refused):  # the player has moved on meanwhile
            await self._room.player().ready(item)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        return task
