"""Commands on their way: the same id and base however often they are sent, until they are answered.

Rules:

1. `base` and `until` are fixed when a command is first sent and never changed, except that after a fork of the log
   `base` becomes 0: look through everything.
2. Momentary commands are dropped `PATIENCE` seconds after they were given. Lasting ones are kept until answered,
   and the newest `REMEMBERED` of those answered are kept too, for a fork may have lost them.
3. Nothing here awaits or asks the time; `now` is always the device's own monotonic clock in seconds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from samesky_shared.protocol import Do

PATIENCE = 10.0
"""Seconds after which a momentary command is dropped."""
REMEMBERED = 256
"""How many lasting commands are sent again after a fork."""


class Command(Struct):
    """One command, given but maybe not yet sent."""

    id: str
    on: str
    cmd: str
    args: dict[str, Any]
    lasting: bool
    drop_at: float | None = None
    """Local time at which a momentary command is dropped."""
    base: int | None = None
    """None until it is first sent."""
    until: float | None = None

    @property
    def sent(self) -> bool:
        """Whether a hub may know of it."""
        return self.base is not None

    def frame(self) -> Do:
        """As it goes on the wire."""
        assert self.base is not None
        return Do(self.id, self.base, self.on, self.cmd, self.args or None, self.until)


class Pending:
    """The commands of one device in one room."""

    def __init__(self) -> None:
        self._open: dict[str, Command] = {}
        self._answered: OrderedDict[str, Command] = OrderedDict()

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Command]:
        """Those that are not answered, in the order in which they were given."""
        return iter(tuple(self._open.values()))

    def __contains__(self, id: object) -> bool:
        return id in self._open

    def get(self, id: str) -> Command | None:
        """The command with this id, while it is not answered."""
        return self._open.get(id)

    def add(self, id: str, on: str, cmd: str, args: dict[str, Any], *, lasting: bool, now: float) -> Command:
        """A new command."""
        made = Command(id, on, cmd, args, lasting, None if lasting else now + PATIENCE)
        self._open[id] = made
        return made

    def send(self, command: Command, seq: int, offset: float) -> Do:
        """The frame to send, first or again.

        Args:
            command: one that is not answered yet.
            seq: the newest seq that the replica has.
            offset: room time minus local time, in seconds.
        """
        if command.base is None:
            command.base = seq
            if command.drop_at is not None:
                command.until = max(0.0, command.drop_at + offset)
        return command.frame()

    def resend(self, now: float, seq: int, offset: float, *, forked: bool = False) -> list[Do]:
        """The frames to send on a new connection, in the order in which they were given."""
        if forked:
            self._open = {**self._answered, **self._open}
            self._answered.clear()
            for command in self._open.values():
                if command.sent:
                    command.base = 0
        alive = [one for one in self._open.values() if one.drop_at is None or one.drop_at > now]
        return [self.send(one, seq, offset) for one in alive]

    def answered(self, id: str) -> Command | None:
        """Takes out a command that has been acknowledged; None when it is not open (any more)."""
        command = self._open.pop(id, None)
        if command is not None and command.lasting:
            self._answered[id] = command
            while len(self._answered) > REMEMBERED:
                self._answered.popitem(last=False)
        return command

    def drop(self, id: str) -> Command | None:
        """Takes out a command that was refused or is given up; None when it is not open (any more)."""
        return self._open.pop(id, None)
