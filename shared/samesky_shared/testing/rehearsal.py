"""A room without a hub: tests lead it, by a clock that they turn themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from ..core.activity import Activity, Catalog, Lead
from ..core.chance import number
from ..core.members import Members
from ..core.record import Record, Snapshot
from ..core.room import ROOM, Draft, Moment, Room
from ..core.seats import DeviceKey, Seat
from ..errors import Refused
from ..protocol import Change, MemberStatus

START = 1_800_000_000.0
"""Room time at which a rehearsal begins."""
LEADS: dict[Lead, float] = {"none": 0.0, "quick": 0.05, "sure": 0.25, "prep": 0.5}
Reveals = Callable[[Any, str, str], bool]
"""`(state, writer, reader)` -> whether, in this state, the reader may see what the writer wrote."""
Seen = bytes
"""What one member's device gets of one record."""


def ALWAYS(state: object, writer: str, reader: str) -> bool:  # noqa: N802 - reads as the constant it is
    """Shown to everybody at once: a label, a line of chat."""
    return True


def encoded(value: object) -> bytes:
    """Bytes that are equal when, and only when, two values look the same to a client; 1 and 1.0 do."""
    return msgspec.msgpack.encode(_even(msgspec.to_builtins(value, builtin_types=(bytes,))))


def _even(value: Any) -> Any:
    if type(value) is int and abs(value) < 2**53:
        return float(value)
    if isinstance(value, dict):
        return {key: _even(item) for key, item in value.items()}
    return [_even(item) for item in value] if isinstance(value, list | tuple) else value


class Rehearsal:
    """A room with members, each with one device (`ann-1`), its log, and what each of them saw.

    Args:
        kinds: the activities it has, besides `room`.
        members: who has a seat; all of them are here.
        seed: where chance begins; the same seed and the same calls give the same bytes.
    """

    def __init__(
        self, kinds: Iterable[type[Activity]], members: Iterable[str] = ("ann", "bob"), seed: int = 0
    ) -> None:
        self.catalog = Catalog(tuple(dict.fromkeys((Members, *kinds))))
        self.room = Room("rehearsal", self.catalog, "first")
        self.now = START
        self.seed = seed
        self.turns = 0
        self.records: list[Record] = []
        self.snapshots: list[Snapshot] = []
        self.present = set(members)
        seats = {who: Seat(who.title(), devices={f"{who}-1": DeviceKey("", START)}) for who in members}
        room: Members = Members(id="rehearsal", room="family", members=seats)
        self.keep(self.room.settle(self.moment(), None, room))

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody with a seat."""
        return tuple(self.room.members.members)

    def state(self, on: str) -> Any:
        """The whole state of an instance, or None."""
        found = self.room.instances.get(on)
        return None if found is None else found.state

    def moment(self) -> Moment:
        """Now, with a seed of its own."""
        self.turns += 1
        seed = number(self.seed, f"turn {self.turns}")
        mark = f"{number(self.seed, f'mark {self.turns}'):016x}"
        return Moment(self.now, seed, mark, frozenset(self.present), LEADS)

    def act(self, who: str, on: str, cmd: str, /, **args: Any) -> Record | None:
        """A member's command; None when it has no effect.

        Raises:
            Refused: as the rule says.
        """
        return self.keep(self.room.act(self.moment(), who, on, cmd, args, device=f"{who}-1"))

    def settle(self, members: Members) -> Record | None:
        """A change in who is in the room, as it comes through HTTP."""
        return self.keep(self.room.settle(self.moment(), None, members))

    def tries(self, who: str, on: str, cmd: str, args: dict[str, Any]) -> Record | Refused | None:
        """As `act`, but a refusal is returned."""
        try:
            return self.act(who, on, cmd, **args)
        except Refused as refused:
            return refused

    def wait(self, seconds: float) -> list[Record]:
        """Lets time pass; what becomes due on the way is done at once each time, as with an alarm."""
        until = self.now + seconds
        made = []
        while (due := self.room.due()) is not None and due <= until:
            self.now = max(self.now, due)
            record = self.keep(self.room.wake(self.moment()))
            made += [] if record is None else [record]
        self.now = until
        return made

    def sleep(self, seconds: float) -> Record | None:
        """Lets time pass while nobody wakes the room, then wakes it once."""
        self.now += seconds
        return self.keep(self.room.wake(self.moment()))

    def status(self, member: str, status: MemberStatus) -> Record | None:
        """A member comes, goes or is busy."""
        if status in ("here", "busy"):
            self.present.add(member)
        else:
            self.present.discard(member)
        return self.keep(self.room.notice(self.moment(), member, status))

    def keep(self, draft: Draft | None) -> Record | None:
        """Commits a draft."""
        self._sound()
        if draft is None:
            return None
        self.room.apply(draft.record, draft.instances)
        self.records.append(draft.record)
        return draft.record

    def seen(self, record: Record, who: str) -> Seen:
        """What a member's device gets of the newest record: views and entries, as bytes."""
        states = {
            on: self.room.view(who, on)
            for on in record.states
            if (one := self.room.instances.get(on)) is None or one.visible(who)
        }
        self._sound()
        entries = tuple(one for one in record.entries if one.to is None or who in one.to)
        return encoded(Change(record.seq, record.mark, record.at, states, record.by, (), entries))

    def _sound(self) -> None:
        # A hub goes on without such an instance; here it is a fault of its rule.
        for on, error in self.room.unfit.items():
            raise AssertionError(f"{on}: its rule fails on its own state") from error

    def reloaded(self, snapshot: Snapshot | None = None) -> Room:
        """The room as a hub loads it: a snapshot, if one is given, and the records after it."""
        room = Room(self.room.id, self.catalog, self.room.epoch)
        if snapshot is not None:
            room.restore(through_codec(snapshot, Snapshot))
        for record in self.records:
            if record.seq > room.seq:
                room.apply(through_codec(record, Record))
        return room


def place_of(kind: type[Activity], who: str) -> str:
    """The instance of this activity that a member would use first."""
    return f"{kind.kind}:{who}" if kind.personal else kind.kind


def through_codec(value: Any, kind: type[Any]) -> Any:
    """A record or snapshot after it was written and read."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=kind)


def outcome(make: Callable[[], object]) -> bytes:
    """What a call returns or refuses, as bytes to be compared."""
    try:
        return encoded(make())
    except Refused as refused:
        return encoded(["refused", refused.code, refused.path])


def known_names(rehearsal: Rehearsal) -> dict[str, list[str]]:
    """Ids that a next command may name: under each field's name what stands in it, under "" all of them.

    They are those of states, of what members see of them (`page` of a page that has a number), and, for a kind that
    has no instance yet, of what it begins with: else nothing would ever be done where the first command names an id.
    """
    states: list[Activity] = [one.state for on, one in rehearsal.room.instances.items() if on != ROOM]
    made = {type(state) for state in states}
    states += [kind() for kind in rehearsal.catalog if kind is not Members and kind not in made]
    views = [
        state.view(who)
        for state in states
        if type(state).view is not Activity.view
        for who in rehearsal.members
    ]
    return names_in(rehearsal.members, *states, *views)


def names_in(members: Iterable[str], *states: object) -> dict[str, list[str]]:
    """As `known_names`, of states or what is seen of them."""
    found: dict[str, dict[str, None]] = {"": {}}
    for who in members:
        _note(who, "member", found)
    for state in states:
        if isinstance(state, dict):  # what is seen, as a map of fields
            for field, value in state.items():
                _collect(value, field, found)
        else:
            _collect(state, "", found)
    return {name: list(texts) for name, texts in found.items()}


def _note(text: str, field: str, found: dict[str, dict[str, None]]) -> None:
    found[""][text] = None
    found.setdefault(field, {})[text] = None


def _collect(value: object, field: str, found: dict[str, dict[str, None]]) -> None:
    if isinstance(value, str):
        _note(value, field, found)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _collect(getattr(value, name), name, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _collect(key, field, found)
            _collect(item, field, found)
    elif isinstance(value, list | tuple):
        for item in value:
            _collect(item, field, found)
