"""A room: its instances, and the one way in which they change.

`act`, `wake`, `notice` and `settle` make a *draft* of the next record and change nothing. Once a store has kept
the record, `apply` makes it the state of the room. So a refused, lost or overtaken draft leaves no trace, and
further drafts can be built on a `fork` while the first is on its way to the store.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import MAX_STATE, Entry, MemberStatus, Position
from .activity import Activity, Catalog, Cue, Lead, Note, Step, Turn, find_command
from .instance import Instance
from .members import Members
from .record import Kept, Record, Snapshot

__all__ = ["MAX_CUES", "MAX_INSTANCES", "MAX_WAKES", "ROOM", "Draft", "Instance", "Moment", "Room"]

ROOM = Members.kind
MAX_INSTANCES = 256
MAX_CUES = 8
"""Most cues that one command may set off, counting those that cues set off."""
MAX_WAKES = 64
"""Most due times that one instance catches up with in one record, after everything was down."""
_pack = msgspec.msgpack.Encoder().encode


class Moment(Struct, frozen=True):
    """What the hub adds to a command: the time, chance, who is there and how far ahead a lead reaches."""

    now: float
    seed: int
    mark: str
    present: frozenset[str] = frozenset()
    leads: dict[Lead, float] = {}


class Draft(Struct, frozen=True):
    """The record to append, with the instances it makes; None closes one."""

    record: Record
    instances: dict[str, Instance | None]


class Room:
    """A room in memory, at a position of its log."""

    __slots__ = ("_due", "catalog", "closed", "epoch", "foreign", "id", "instances", "mark", "newest", "seq")

    def __init__(self, id: str, catalog: Catalog, epoch: str) -> None:
        self.id = id
        self.catalog = catalog
        self.epoch = epoch
        self.seq = 0
        self.mark = ""
        self.newest = 0.0
        """The largest `at` of any record."""
        self.instances: dict[str, Instance] = {}
        self.foreign: dict[str, Kept] = {}
        """Instances whose activity this version does not have or cannot read: kept, never shown."""
        self.closed: dict[str, float] = {}
        """When what was closed last took effect: a new one of its name does not begin before."""
        self._due: dict[str, float] = {}

    # ------------------------------------------------------------------------------------------ reading

    @property
    def position(self) -> Position:
        """Where in its log the room is."""
        return Position(self.epoch, self.seq, self.mark)

    @property
    def members(self) -> Members:
        """Who is in it."""
        found = self.instances.get(ROOM)
        return found.state if found is not None and isinstance(found.state, Members) else Members()

    def view(self, who: str, on: str) -> object | None:
        """What this member may see of an instance; None when there is none for them."""
        found = self.instances.get(on)
        return found.state.view(who) if found is not None and found.visible(who) else None

    def views(self, who: str) -> dict[str, object]:
        """Everything this member may see."""
        return {on: one.state.view(who) for on, one in self.instances.items() if one.visible(who)}

    def due(self) -> float | None:
        """When the room next wants to wake."""
        return min(self._due.values(), default=None)

    @property
    def moving(self) -> bool:
        """Whether anything in it runs by itself: a timer, a film."""
        return any(one.moving for one in self.instances.values())

    def fork(self) -> Room:
        """A copy to build further drafts on; the original stays as it is."""
        copy = Room(self.id, self.catalog, self.epoch)
        copy.seq, copy.mark, copy.newest = self.seq, self.mark, self.newest
        copy.instances, copy.foreign = dict(self.instances), dict(self.foreign)
        copy.closed, copy._due = dict(self.closed), dict(self._due)
        return copy

    def snapshot(self) -> Snapshot:
        """All states, for a store to keep."""
        states = {on: one.kept() for on, one in self.instances.items()} | self.foreign
        return Snapshot(self.epoch, self.seq, self.mark, self.newest, states)

    # ----------------------------------------------------------------------------------------- changing

    def act(
        self,
        moment: Moment,
        who: str,
        on: str,
        cmd: str,
        args: dict[str, Any],
        *,
        id: str = "",
        device: str = "",
    ) -> Draft | None:
        """The draft of a member's command, or None when it has no effect.

        Raises:
            Refused: whatever the frame, the arguments or the activity's rule has to refuse.
        """
        work = Work(self, moment, who, device)
        work.command(on, cmd, args)
        return work.draft(id)

    def wake(self, moment: Moment) -> Draft | None:
        """The draft of what is due at `moment.now`, each instance at its own due time; None when nothing is."""
        work = Work(self, moment, "", "")
        ready = sorted((due, on) for on, due in self._due.items() if due <= moment.now)
        for _, on in ready:
            if not work.woken(on):
                del self._due[on]  # a rule that does not move on is not asked again until its state changes
        return work.draft("")

    def notice(self, moment: Moment, member: str, status: MemberStatus) -> Draft | None:
        """The draft of what follows from a member's new status; None when no activity cares."""
        if status == "unknown":
            return None
        work = Work(self, moment, "", "")
        for on, one in self.instances.items():
            if type(one.state).on_presence is not Activity.on_presence and one.visible(member):
                work.noticed(on, member, status)
        return work.draft("")

    def settle(self, moment: Moment, by: str | None, members: Members, id: str = "") -> Draft | None:
        """The draft of a change in who is in the room; None when it is none."""
        old = self.instances.get(ROOM, Instance(Members()))
        if old.state == members:
            return None
        work = Work(self, moment, by or "", "")
        work.put(ROOM, replace(old, state=members), max(moment.now, old.at))
        return work.draft(id)

    def apply(self, record: Record, instances: dict[str, Instance | None] | None = None) -> None:
        """Makes the next record of the log part of the room.

        Args:
            record: the one after the room's position.
            instances: those of the draft, when it was made here; else they are read from the record.

        Raises:
            ValueError: the record is not the next one.
        """
        if record.seq != self.seq + 1:
            raise ValueError(f"record {record.seq} does not follow {self.seq}")
        self.epoch, self.seq, self.mark = record.epoch, record.seq, record.mark
        self.newest = max(self.newest, record.at)
        for on, kept in record.states.items():
            if instances is None:
                self._take(on, kept)
            else:
                self._set(on, instances[on])
            if kept is None:
                self.closed[on] = record.at
                if len(self.closed) > MAX_INSTANCES:
                    del self.closed[next(iter(self.closed))]

    def restore(self, snapshot: Snapshot) -> None:
        """Takes all states from a snapshot."""
        self.epoch, self.seq, self.mark = snapshot.epoch, snapshot.seq, snapshot.mark
        self.newest = snapshot.at
        self.instances, self.foreign, self._due = {}, {}, {}
        for on, kept in snapshot.states.items():
            self._take(on, kept)

    def _take(self, on: str, kept: Kept | None) -> None:
        one = None if kept is None else Instance.revived(self.catalog, on, kept)
        self._set(on, one)
        if kept is not None and one is None:
            self.foreign[on] = kept

    def _set(self, on: str, one: Instance | None) -> None:
        self.foreign.pop(on, None)
        self._due.pop(on, None)
        if one is None:
            self.instances.pop(on, None)
            return
        self.instances[on] = one
        due = one.state.due()
        if due is not None:
            self._due[on] = due


class Work:
    """One draft in the making: the instances it has changed so far, over those of the room."""

    def __init__(self, room: Room, moment: Moment, who: str, device: str) -> None:
        if room.members.deleted_at is not None:
            raise Refused("unknown", "There is no such room.")
        self.room, self.moment, self.who, self.device = room, moment, who, device
        self.changed: dict[str, Instance | None] = {}
        self.notes: list[tuple[str, Note]] = []
        self.at = 0.0
        self.cues = 0

    def get(self, on: str) -> Instance | None:
        return self.changed[on] if on in self.changed else self.room.instances.get(on)

    def put(self, on: str, one: Instance | None, at: float) -> None:
        self.changed[on] = one
        self.at = max(self.at, at)

    def saved(self) -> tuple[dict[str, Instance | None], list[tuple[str, Note]], float]:
        return dict(self.changed), list(self.notes), self.at

    def turn(self, on: str, one: Instance, at: float, who: str) -> Turn:
        home = self.get(ROOM)
        members = home.state if home is not None and isinstance(home.state, Members) else Members()
        everybody = tuple(members.members)
        seats = everybody if one.audience is None else tuple(m for m in everybody if m in one.audience)
        present = tuple(m for m in seats if m in self.moment.present or m == who)
        name = on.partition(":")[2]
        return Turn(who, self.moment.now, at, self.moment.seed, present, seats, self.device, name)

    def command(
        self, on: str, cmd: str, args: dict[str, Any], floor: float = 0.0, by: Instance | None = None
    ) -> None:
        """A member's command, or a cue of the instance `by`, which reaches only those of the same audience."""
        kind = self.room.catalog.find(on.partition(":")[0])
        one = self.get(on)
        seen = one is None or (one.visible(self.who) if by is None else one.audience == by.audience)
        if not seen:
            raise Refused("forbidden", "You cannot use this name here.", path="on")
        if cmd == "open":
            return self.open(on, kind, one, args)
        if cmd == "close":
            return self.close(on, one, args)
        found = find_command(kind, cmd)
        if one is None:
            one = self.made(on, kind, None if by is None else by.audience)
        at = max(self.moment.now + self.moment.leads.get(found.lead, 0.0), one.at, floor)
        turn = self.turn(on, one, at, self.who)
        sealed = None if kind is Members else self.room.members.sealing != "none"
        self.step(on, one, found.run(one.state, turn, args, sealed=sealed), at, strict=True)

    def made(self, on: str, kind: type[Activity], audience: tuple[str, ...] | None) -> Instance:
        if on in self.room.foreign:
            raise Refused("unknown", "A newer version made this; it cannot be used here.", path="on")
        if kind is Members:
            raise Refused("unknown", "A room has one `room`.", path="on")
        alive = sum(one is not None for one in (self.room.instances | self.changed).values())
        if alive + len(self.room.foreign) >= MAX_INSTANCES:
            raise Refused("full", f"A room holds {MAX_INSTANCES} instances; close some.")
        at = self.at if on in self.changed else self.room.closed.get(on, 0.0)
        return Instance(kind(), at, audience)

    def open(self, on: str, kind: type[Activity], one: Instance | None, args: dict[str, Any]) -> None:
        for extra in args.keys() - {"audience"}:
            raise Refused("invalid", "`open` takes `audience` only.", path=f"args.{extra[:32]}")
        audience = args.get("audience")
        known = self.room.members.members
        whole = None
        if audience is not None:
            sound = isinstance(audience, list) and all(isinstance(m, str) and m in known for m in audience)
            if not sound or self.who not in audience:
                raise Refused("invalid", "An audience lists members, yourself too.", path="args.audience")
            whole = tuple(m for m in known if m in audience)
        if one is not None:
            if one.audience == whole:
                return
            raise Refused("conflict", "It is open already.", path="on")
        made = self.made(on, kind, whole)
        self.put(on, made, max(self.moment.now, made.at))

    def close(self, on: str, one: Instance | None, args: dict[str, Any]) -> None:
        for extra in args:
            raise Refused("invalid", "`close` takes no arguments.", path=f"args.{extra[:32]}")
        if on == ROOM:
            raise Refused("forbidden", "The room itself is not closed this way.", path="on")
        if one is not None:
            self.put(on, None, max(self.moment.now, one.at))

    def step(self, on: str, one: Instance, step: Step, at: float, *, strict: bool) -> None:
        """Takes what a rule made: its state, entries and cues. Lenient: a cue that is refused is left out."""
        state = step.state
        if (state is not one.state and state != one.state) or step.entries:
            size = len(_pack(state))
            if size > MAX_STATE:
                raise Refused("too_large", f"The state of an instance has at most {MAX_STATE} bytes.")
            self.put(on, replace(one, state=state), at)
            self.notes += [(on, note) for note in step.entries]
        for cue in step.cues:
            self.cues += 1
            if self.cues > MAX_CUES:
                raise Refused("too_large", f"One command sets off at most {MAX_CUES} others.")
            self.cue(cue, one, at, strict=strict)

    def cue(self, cue: Cue, by: Instance, at: float, *, strict: bool) -> None:
        before = self.saved()
        try:
            self.command(cue.on, cue.cmd, dict(cue.args), at, by)
        except Refused:
            if strict:
                raise
            self.changed, self.notes, self.at = before

    def woken(self, on: str) -> bool:
        """Lets an instance catch up with all its due times up to now; False when its rule does not move on."""
        for _ in range(MAX_WAKES):
            one = self.get(on)
            due = None if one is None else one.state.due()
            if one is None or due is None or due > self.moment.now:
                return True
            at = max(due, one.at)
            before = self.saved()
            moved = self.lenient(on, one, at, one.state.on_due)
            after = self.get(on)
            again = None if after is None else after.state.due()
            if not moved or (again is not None and again <= due):
                self.changed, self.notes, self.at = before
                return False
        return True

    def parted(self) -> None:
        """Tells activities which devices this change takes out of the room."""
        after = self.changed.get(ROOM)
        if after is None or not isinstance(after.state, Members):
            return
        gone = self.room.members.devices() - after.state.devices()
        for on in self.room.instances if gone else ():
            one = self.get(on)
            if one is not None and type(one.state).on_devices_gone is not Activity.on_devices_gone:
                rule = partial(type(one.state).on_devices_gone, one.state, devices=gone)
                self.lenient(on, one, max(self.moment.now, one.at), rule)

    def noticed(self, on: str, member: str, status: MemberStatus) -> None:
        one = self.get(on)
        if one is not None:
            at = max(self.moment.now + self.moment.leads.get("sure", 0.0), one.at)
            self.lenient(on, one, at, lambda turn: one.state.on_presence(turn, member, status))

    def lenient(self, on: str, one: Instance, at: float, rule: Callable[[Turn], Activity | Step]) -> bool:
        """Takes what a rule makes when the room acts by itself; when it is refused it has no effect."""
        before = self.saved()
        try:
            made = rule(self.turn(on, one, at, ""))
            self.step(on, one, made if isinstance(made, Step) else Step(made), at, strict=False)
        except Refused:
            self.changed, self.notes, self.at = before
            return False
        return True

    def draft(self, id: str) -> Draft | None:
        self.parted()
        if not self.changed:
            return None
        room, seq = self.room, self.room.seq + 1
        at, by = self.at, self.who or None
        entries = tuple(
            Entry(f"{seq}-{n}", seq, at, on, note.kind, by, note.body, self.readers(on, note))
            for n, (on, note) in enumerate(self.notes)
        )
        # A record has one `at`: what it changes may not be changed earlier than that by the next.
        made = {on: one if one is None else replace(one, at=at) for on, one in self.changed.items()}
        states = {on: None if one is None else one.kept() for on, one in made.items()}
        closed = {
            on: old.audience
            for on, one in made.items()
            if one is None and (old := room.instances.get(on)) is not None and old.audience is not None
        }
        return Draft(Record(room.epoch, seq, self.moment.mark, at, states, by, id, entries, closed), made)

    def readers(self, on: str, note: Note) -> tuple[str, ...] | None:
        one = self.get(on)
        if one is None or one.audience is None or note.to is None:
            return note.to if one is None or note.to is not None else one.audience
        return tuple(member for member in note.to if member in one.audience)
