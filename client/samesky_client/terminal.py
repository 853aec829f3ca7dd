"""`samesky join`: a room in a terminal. Lines that work over SSH and in a pipe; with `rich` and a tty also colour
and a line at the top that shows the running timer."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sys
from collections.abc import Coroutine
from functools import partial
from typing import Any, TextIO

from samesky_shared.errors import Refused
from samesky_shared.protocol import Device, Entry

from . import enter, links, typed, words
from .device import Seats, name_for
from .enter import Entrance, join
from .errors import Gone, Unreachable
from .lines import Lines
from .room import Room

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
    read: TextIO | None = None,
    write: TextIO | None = None,
) -> int:
    """Is in a room until `quit`, the end of the input, or for ever. Raises `Refused`, `Unreachable` and `Gone`."""
    source, target = read or sys.stdin, write or sys.stdout
    async with entrance(link, name, seats or Seats()) as room:
        screen = _screen(target, plain)
        try:
            await Terminal(room, screen, lang).run(source)
        finally:
            screen.close()
    return 0


def entrance(link: str | None, name: str, seats: Seats) -> Entrance:
    """The way in: back to a seat that is kept, or with the link to a new one. Raises `Refused`."""
    if link is None:
        found = seats.newest()
        if found is None:
            raise Refused(
                "invalid", "You were in no room yet: samesky join LINK, or samesky room.", path="link"
            )
        kept, seat = found
        return enter.open(seat, device=DEVICE, keep=partial(seats.keep, kept))
    parts = links.parse(link)
    kept = name_for(parts.server, parts.secret)
    known = seats.get(kept)
    if known is not None:
        seats.used(kept)
        return enter.open(known, device=DEVICE, keep=partial(seats.keep, kept))
    return join(link, name=name, device=DEVICE, keep=partial(seats.keep, kept))


class Plain:
    """Lines, one after the other."""

    def __init__(self, target: TextIO) -> None:
        self._target = target

    def line(self, text: str) -> None:
        """One more line."""
        print(text, file=self._target, flush=True)

    def top(self, text: str) -> None:
        """The line at the top; here there is none."""

    def close(self) -> None:
        """The end."""


class Colour(Plain):
    """Lines in colour, below one that stays at the top of the screen."""

    def __init__(self, target: TextIO) -> None:
        from rich.console import Console

        super().__init__(target)
        self._console = Console(file=target, highlight=False, markup=False, emoji=False)
        self._shown = ""
        self._rows = 0

    def line(self, text: str) -> None:
        from rich.text import Text

        styles = {
            "chat": "cyan",
            "question": "magenta",
            "timer": "green",
            "player": "yellow",
            "queue": "yellow",
            "!": "red",
        }
        head = text[:9]
        style = styles.get(head.strip().split(" ")[0], "dim" if head.startswith("who") else "")
        self._console.print(Text(head, style="bold " + style) + Text(text[9:]), soft_wrap=True)

    def top(self, text: str) -> None:
        size = shutil.get_terminal_size()
        if size.lines < 6 or (text == self._shown and size.lines == self._rows):
            return
        region = "" if size.lines == self._rows else f"\x1b[2;{size.lines}r"
        self._rows, self._shown = size.lines, text
        # Save the cursor, keep the first row out of scrolling, write there, restore: what is being typed stays.
        self._target.write(f"\x1b7{region}\x1b[1;1H\x1b[2K\x1b[7m{text[: size.columns]}\x1b[0m\x1b8")
        self._target.flush()

    def close(self) -> None:
        if self._rows:
            self._target.write("\x1b7\x1b[r\x1b[1;1H\x1b[2K\x1b8")
            self._target.flush()


def _screen(target: TextIO, plain: bool) -> Plain:
    if plain or not target.isatty():
        return Plain(target)
    try:
        return Colour(target)
    except ImportError:  # rich is an extra
        return Plain(target)


class Terminal:
    """Shows what changes and carries out what is typed."""

    def __init__(self, room: Room, screen: Plain, lang: str) -> None:
        self._room = room
        self._screen = screen
        self._lang = lang
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
        self._screen.line("type help for what you can do here")
        shows = [asyncio.ensure_future(one) for one in (self._watch(), self._feel(), self._tick())]
        typing = asyncio.ensure_future(self._type(source))
        try:
            done, _ = await asyncio.wait([typing, shows[0]], return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                one.result()
        finally:
            for task in (typing, *shows, *self._work):
                task.cancel()
            await asyncio.gather(typing, *shows, *self._work, return_exceptions=True)

    # --------------------------------------------------------------------------------------- showing

    async def _watch(self) -> None:
        async for _ in self._room.events():
            self._refresh()
        raise self._room.closed_because or Gone(1000, "The room was closed.")

    async def _feel(self) -> None:
        async for signal in self._room.signals():
            if signal.kind == "reaction" and isinstance(signal.data, dict):
                who = words.name_of(self._room.members, signal.sender)
                self._screen.line(f"         {who} sends: {words.clean(str(signal.data.get('name')))}")

    async def _tick(self) -> None:
        while True:
            self._screen.top(self._top())
            await asyncio.sleep(_TICK)

    def _top(self) -> str:
        room = self._room
        timers = [(on, state) for on, kind, state in self._states() if kind == "timer" and state.running]
        lines = [
            words.timer_line(on, state, room.now(), room.unseal).removeprefix("timer    ")
            for on, state in timers
        ]
        lines.append(words.who_is_here(room.members, room.presence, room.you).removeprefix("who      "))
        return " · ".join(lines)

    def _refresh(self) -> None:
        """Prints what has changed since it was printed last."""
        room = self._room
        if room.connection != self._connection:
            self._connection = room.connection
            said = {"waiting": "the connection is lost; coming back …", "ready": "connected again"}
            if self._connection in said:
                self._screen.line(f"         {said[self._connection]}")
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
        room, now = self._room, self._room.now()
        who = words.who_is_here(room.members, room.presence, room.you)
        found: list[tuple[str, Any, list[str]]] = [("who", who, [who])]
        for on, kind, state in self._states():
            if kind == "timer":
                found.append(
                    (
                        on,
                        state,
                        [
                            words.timer_line(
                                on, state, max(now, state.elapsed.at, state.ended_at or 0), room.unseal
                            )
                        ],
                    )
                )
            elif kind == "questions":
                opens = (state["round"] or {}).get("opens_at")
                if opens is not None and opens > now:  # a reveal that is armed shows at its instant
                    asyncio.get_running_loop().call_later(opens - now, self._later)
                lines = words.question_lines(state, room.members, room.you, now, self._lang, on, room.unseal)
                found.append((on, lines, lines))
            elif kind == "playlist":
                lines = words.queue_lines(state, room.members, room.you, on, room.unseal)
                found.append((on, lines, lines))
            elif kind == "player":
                found.append(
                    (on, state, [words.player_line(state, room.members, room.you, now, on, room.unseal)])
                )
        return found

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
        line = words.entry_line(
            entry, self._room.members, self._room.you, partial(self._room.unseal, at=entry.at)
        )
        if line is not None:
            self._screen.line(line)

    def _be_ready(self) -> None:
        """A terminal has no media to load, so nobody shall wait for it."""
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
        room, show = self._room, self._screen.line
        try:
            if word == "help":
                for text in typed.HELP.splitlines():
                    show(text)
            elif word in ("look", "who", "queue"):
                wanted = {"look": "", "who": "who", "queue": "playlist"}[word]
                for topic, _, lines in self._topics():
                    if topic.startswith(wanted):
                        for text in lines:
                            show(text)
            elif word == "older":
                page = await room.page()
                for entry in page.entries:
                    self._entry(entry)
                if not page.more:
                    show("         that is where it began")
            elif word.partition(" ")[0] in ("invite", "guest", "devices"):
                await self._people(*line.strip().partition(" ")[::2])
            elif word == "unconfirmed":
                for command in room.unconfirmed.values():
                    show(f"         {command.on} {command.cmd}: it is not known whether it arrived")
            else:
                await typed.carry_out(room, line)
        except (Refused, Unreachable) as error:
            show(f"! {error.message if isinstance(error, Refused) else error}")

    async def _people(self, word: str, name: str) -> None:
        room, show = self._room, self._screen.line
        if word.lower() == "invite":
            seat = typed.seat_named(room, name.strip()) if name.strip() else None
            show(await room.invite(seat=seat))
            return
        if word.lower() == "guest":
            if name.strip():
                await room.room().guest(typed.seat_named(room, name.strip()), 0)
            else:
                show(await room.invite(stay=EVENING))
            return
        for text in words.keys_lines(room.raw("room"), room.seat.device, room.phrase, self._lang):
            show(text)

    async def _ready(self, item: str) -> None:
        with contextlib.suppress(Refused):  # the player has moved on meanwhile
            await self._room.player().ready(item)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        return task
