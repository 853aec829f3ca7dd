"""`samesky partner`: somebody to rehearse with. Answers questions, adds songs, reacts, and is always ready."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
from base64 import b64encode
from collections.abc import Callable, Coroutine
from typing import Any, TextIO

from samesky_shared.errors import Refused
from samesky_shared.protocol import Change, Entry
from samesky_shared.sealing import text_of

from .device import Seats
from .errors import Gone
from .guesses import Told, written
from .room import Room
from .speech import clean
from .terminal import entrance

ANSWERS = (
    "The sea in the morning, when nobody is there yet.",
    "You, laughing at your own joke before it is told.",
    "Soup, and somebody to eat it with.",
    "That we always find our way back to talking.",
)
THANKS = ("That you asked how my day was, and waited.", "The light this morning, and that you saw it, too.")
CHANGE = "It is new for me, too. I would like to hear first how it is for you."
GUESSED = (
    ("The window by the stairs.", "Something with rain in it."),
    ("A very small boat.", "The sea, I think."),
)
"""What is answered on a card, and guessed."""
SONGS = ("https://example.org/rehearsal/one.mp3", "https://example.org/rehearsal/two.mp3")


async def rehearse(
    link: str,
    name: str,
    *,
    think: float = 2.0,
    songs: list[str] | None = None,
    as_json: bool = False,
    seats: Seats | None = None,
    write: TextIO | None = None,
) -> int:
    """Plays the partner until it is stopped (Ctrl-C or SIGTERM) or the room is closed for it.

    Args:
        link: an invitation; a second time with the same link it comes back as the same member.
        name: its name.
        think: seconds before it answers or reacts.
        songs: what it adds to the queue; default: `SONGS`.
        as_json: print JSON lines instead of sentences.
        seats: where its seat is kept.
        write: where to print.
    """
    target = write or sys.stdout
    async with entrance(link, name, seats or Seats()) as room:
        partner = Partner(room, target, think, as_json)
        loop, task = asyncio.get_running_loop(), asyncio.ensure_future(partner.run(songs or list(SONGS)))
        with contextlib.suppress(
            NotImplementedError, RuntimeError, ValueError
        ):  # not on Windows, not in a thread
            loop.add_signal_handler(signal.SIGTERM, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            if not task.cancelled():
                task.cancel()
                raise
        finally:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.remove_signal_handler(signal.SIGTERM)
    return 0


class Partner:
    """What the rehearsal partner sees and does.

    JSON lines have an `event`: `here` (you, members, seq), `change` (seq, at, by, states), `entry`, `presence`,
    `signal`, `did` (on, cmd, seq), `refused` (on, cmd, code), `connection` (state).
    """

    def __init__(self, room: Room, target: TextIO, think: float, as_json: bool) -> None:
        self._room = room
        self._target = target
        self._think = think
        self._json = as_json
        self._told: dict[str, Any] = {}
        self._done: set[Any] = set()
        self._work: set[asyncio.Task[None]] = set()

    async def run(self, songs: list[str]) -> None:
        """Until the room is closed. Raises `Gone`."""
        room = self._room
        feeds = [self._hear_changes(), self._hear_signals(), self._hear_events()]
        listening = [asyncio.ensure_future(one) for one in feeds]
        people = {member: one.name for member, one in room.members.items()}
        self.tell("here", you=room.you, members=people, seq=room.seq)
        if not any(item.by == room.you for item in room.playlist().state.items):
            for song in songs:
                self._start("playlist", "add", lambda song=song: room.playlist().add(song))  # type: ignore[misc]
        self._respond()
        try:
            await asyncio.gather(*listening)
        finally:
            for task in (*listening, *self._work):
                task.cancel()
            await asyncio.gather(*listening, *self._work, return_exceptions=True)

    # ---------------------------------------------------------------------------------------- seeing

    def tell(self, event: str, **more: Any) -> None:
        """Prints one line."""
        if self._json:
            text = json.dumps({"event": event, **more}, default=_plain, ensure_ascii=False)
        else:
            text = f"{event:<10} " + " ".join(f"{key}={_short(value)}" for key, value in more.items())
        print(text, file=self._target, flush=True)

    async def _hear_changes(self) -> None:
        async for change in self._room.changes():
            self._changed(change)
            self._respond()

    def _changed(self, change: Change) -> None:
        self.tell("change", seq=change.seq, at=change.at, by=change.by, states=change.states)
        for entry in change.entries:
            self.tell("entry", id=entry.id, on=entry.on, kind=entry.kind, by=entry.by, body=entry.body)
            self._react_to(entry)

    async def _hear_signals(self) -> None:
        async for one in self._room.signals():
            self.tell("signal", sender=one.sender, kind=one.kind, data=one.data, at=one.at)

    async def _hear_events(self) -> None:
        room = self._room
        async for _ in room.events():
            for member, one in room.presence.items():
                self._tell_new(f"presence {member}", "presence", member=member, status=one.status)
            self._tell_new("connection", "connection", state=room.connection)
        raise room.closed_because or Gone(1000, "The room was closed.")

    def _tell_new(self, topic: str, event: str, **more: Any) -> None:
        if self._told.get(topic) != more:
            self._told[topic] = more
            self.tell(event, **more)

    # ----------------------------------------------------------------------------------------- doing

    def _respond(self) -> None:
        """Does what the room waits for."""
        room = self._room
        player = room.player()
        playing = player.state
        if playing.item is not None and room.you in playing.gate.awaited:
            item = playing.item
            self._once(
                ("ready", item, playing.gate.until), "player", "ready", lambda: player.ready(item), 0.0
            )
        questions = room.questions()
        table = questions.state
        state, card = table["round"], table["card"]
        if state is not None and card is not None:
            if state["opens_at"] is None and room.you in state["awaited"]:
                n = len(self._done)
                self._once(
                    ("answer", card, state["until"]),
                    "questions",
                    "answer",
                    lambda: questions.answer(card, ANSWERS[n % len(ANSWERS)]),
                )
            elif state["opens_at"] is not None and ("answer", card, state["until"]) in self._done:
                self._react(("heart", card, state["until"]), "heart")
        page = room.gratitude().state
        state, name = page["round"], str(page["page"])
        if state is not None and state["opens_at"] is None and room.you in state["awaited"]:
            n = len(self._done)
            self._once(
                ("thank", name, state["until"]),
                "gratitude",
                "thank",
                lambda: room.gratitude().thank(name, THANKS[n % len(THANKS)]),
            )
        change = room.milestones().state
        state, name = change["round"], str(change["id"])
        if state is not None and state["opens_at"] is None and room.you in state["awaited"]:
            self._once(
                ("change", name, state["until"]),
                "milestones",
                "write",
                lambda: room.milestones().write(str(change["talk"]), name, CHANGE),
            )
        hand = room.guess().state
        state, name = hand["round"], str(hand["hand"])
        if state is not None and state["opens_at"] is None and room.you in state["awaited"]:
            note = written(Told(*GUESSED[len(self._done) % len(GUESSED)]))
            self._once(
                ("guess", name, state["until"]), "guess", "answer", lambda: room.guess().answer(name, note)
            )
        ask = table["ask"]
        if ask is not None and ask["yours"] is None:
            depth = int(ask["topic"])
            self._once(("agree", ask["until"]), "questions", "agree", lambda: questions.agree(depth))

    def _react_to(self, entry: Entry) -> None:
        if entry.on.partition(":")[0] == "chat" and entry.kind == "line" and entry.by != self._room.you:
            self._react(("smile", entry.id), "smile")

    def _react(self, key: Any, name: str) -> None:
        async def react() -> int:
            self._room.react(name)
            return self._room.seq

        self._once(key, "room", f"react-{name}", react)

    def _once(
        self,
        key: Any,
        on: str,
        cmd: str,
        act: Callable[[], Coroutine[Any, Any, int]],
        after: float | None = None,
    ) -> None:
        if key not in self._done:
            self._done.add(key)
            self._start(on, cmd, act, self._think if after is None else after)

    def _start(
        self, on: str, cmd: str, act: Callable[[], Coroutine[Any, Any, int]], after: float = 0.0
    ) -> None:
        async def run() -> None:
            await asyncio.sleep(after)
            try:
                self.tell("did", on=on, cmd=cmd, seq=await act())
            except Refused as refused:
                self.tell("refused", on=on, cmd=cmd, code=refused.code)
            except Gone:
                return  # whoever listens ends, and says so

        task = asyncio.ensure_future(run())
        self._work.add(task)
        task.add_done_callback(self._work.discard)


def _plain(value: Any) -> Any:
    """Boxes in JSON: their text, or base64 when they are closed for us."""
    if isinstance(value, bytes):
        try:
            return clean(text_of(value))
        except Refused:
            return b64encode(value).decode()
    return list(value) if isinstance(value, tuple | set | frozenset) else str(value)


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return ",".join(str(key) for key in value) or "-"
    return clean(str(value))
