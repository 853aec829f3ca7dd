"""A remote: an instance of an activity in a room, with the activity's own commands. `remotes/` is made of these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import msgspec

from samesky_shared.activities import catalog
from samesky_shared.core.activity import Activity, commands_of
from samesky_shared.errors import Refused

S = TypeVar("S")
KINDS = catalog()


class Doer(Protocol):
    """What a remote needs of its room."""

    @property
    def you(self) -> str:
        """Your member id."""

    async def do(self, on: str, cmd: str, /, *, lasting: bool | None = None, **args: Any) -> int:
        """Sends a command; returns its seq."""

    def raw(self, on: str) -> Any:
        """The state of an instance as it came, or None."""


class Remote(Generic[S]):
    """One instance, e.g. `timer:tea`. Made by the room; commands return the seq once they are kept."""

    kind: ClassVar[type[Activity]]
    shape: ClassVar[Any] = dict[str, Any]
    """The type of what a member sees of it."""

    def __init__(self, room: Doer, name: str = "") -> None:
        self._room = room
        self.on = f"{self.kind.kind}:{name}" if name else self.kind.kind

    def __call__(self, name: str = "") -> Self:
        """The one of this name: `room.timer("tea")`; without a name it is this one."""
        return type(self)(self._room, name) if name else self

    def __repr__(self) -> str:
        return f"<{self.on}>"

    @property
    def state(self) -> S:
        """What you see of it now; before its first use, what it would begin with."""
        made: S = state_of(self.kind, self.shape, self._room.raw(self.on), self._room.you)
        return made

    async def open(self, audience: Sequence[str] | None = None) -> int:
        """Open it before its first use, maybe for these members only; the others don't see that it exists."""
        if audience is None:
            return await self._room.do(self.on, "open")
        return await self._room.do(self.on, "open", audience=list(audience))

    async def close(self) -> int:
        """Close it; its state is gone, its timeline stays."""
        return await self._room.do(self.on, "close")

    async def _do(self, cmd: str, /, **args: Any) -> int:
        # What has its default is not sent, so that a hub which does not know a new argument yet takes the command.
        fields = {field.name: field for field in msgspec.structs.fields(commands_of(self.kind)[cmd].args)}
        given = {
            name: value
            for name, value in args.items()
            if fields[name].required or value != fields[name].default
        }
        return await self._room.do(self.on, cmd, **given)


def state_of(kind: type[Activity] | None, shape: Any, raw: Any, you: str) -> Any:
    """A state as the type of what members see of the activity; plain when it is not known here.

    Raises:
        Refused: `unknown` when a newer hub's state has another shape.
    """
    if kind is None:
        return raw
    if raw is None:
        raw = msgspec.to_builtins(kind().view(you), builtin_types=(bytes,))
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError:
        raise Refused("unknown", f"This version cannot read the state of `{kind.kind}`.") from None


def is_lasting(on: str, cmd: str) -> bool:
    """Whether a command is kept until it is answered; one that is not known here is not."""
    kind = KINDS.get(on.partition(":")[0])
    found = None if kind is None else commands_of(kind).get(cmd)
    return found is not None and found.lasting
