"""One draft in the making: how a command, a due time or a change of members becomes the next record of a room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import MAX_STATE, Entry, MemberStatus
from .activity import Activity, Cue, Event, Lead, Note, Step, Tell, Turn, find_command
from .chance import number
from .instance import Instance
from .members import Members
from .notices import Notices
from .record import Kept, Record
from .reports import Reports

if TYPE_CHECKING:
    from .room import Room

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
    listening: frozenset[str] = frozenset()
    """The issuers whose host apps are told what happens."""


class Draft(Struct, frozen=True):
    """The record to append, with the instances it makes; None closes one."""

    record: Record
    instances: dict[str, Instance | None]


class Work:
    """One draft in the making: the instances it has changed so far, over those of the room."""

    def __init__(self, room: Room, moment: Moment, who: str, device: str) -> None:
        if room.members.deleted_at is not None:
            raise Refused("unknown", "There is no such room.")
        self.room, self.moment, self.who, self.device = room, moment, who, device
        self.changed: dict[str, Instance | None] = {}
        self.notes: list[tuple[str, Note, str]] = []
        """What goes into the timeline: from which instance, and who made it."""
        self.at = 0.0
        self.cues = 0
        self.events = 0

    def get(self, on: str) -> Instance | None:
        return self.changed[on] if on in self.changed else self.room.instances.get(on)

    def put(self, on: str, one: Instance | None, at: float) -> None:
        self.changed[on] = one
        self.at = max(self.at, at)

    def saved(self) -> tuple[dict[str, Instance | None], list[tuple[str, Note, str]], float]:
        return dict(self.changed), list(self.notes), self.at

    def turn(self, on: str, one: Instance, at: float, who: str) -> Turn:
        home = self.get(ROOM)
        members = home.state if home is not None and isinstance(home.state, Members) else Members()
        seats, zones = self.room.seated(members)
        if one.audience is not None:
            seats = tuple(m for m in seats if m in one.audience)
            zones = {m: zones[m] for m in seats}
        there = self.moment.present
        present = tuple([m for m in seats if m in there or m == who])
        name = on.partition(":")[2]
        device = self.device if who == self.who else ""
        return Turn(
            who, self.moment.now, at, self.moment.seed, present, seats, device, name, members.room, zones
        )

    def command(self, on: str, cmd: str, args: dict[str, Any]) -> None:
        """A member's command."""
        self.run(on, cmd, args, self.who)

    def run(
        self,
        on: str,
        cmd: str,
        args: dict[str, Any],
        who: str,
        floor: float = 0.0,
        by: Instance | None = None,
    ) -> None:
        """A command of `who`, or a cue of the instance `by`, which reaches only those of the same audience."""
        kind = self.room.catalog.find(on.partition(":")[0])
        one = self.get(on)
        seen = one is None or (one.visible(who) if by is None else one.audience == by.audience)
        if kind.personal:
            seen = by is None and on == f"{kind.kind}:{who}" and who in self.room.members.members
        if not seen:
            raise Refused("forbidden", "You cannot use this name here.", path="on")
        if cmd in ("open", "close"):
            if not who:
                raise Refused("forbidden", "Only a member opens or closes.", path="cmd")
            return self.open(on, kind, one, args) if cmd == "open" else self.close(on, one, args)
        found = find_command(kind, cmd)
        if one is None:
            one = self.made(on, kind, (who,) if kind.personal else None if by is None else by.audience)
        at = max(self.moment.now + self.moment.leads.get(found.lead, 0.0), one.at, floor)
        turn = self.turn(on, one, at, who)
        sealed = None if kind is Members else self.room.members.sealing != "none"
        self.step(on, one, found.run(one.state, turn, args, sealed=sealed), at, who, strict=True)

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
        if kind.personal and audience is None:
            audience = [self.who]
        known = self.room.members.members
        whole = None
        if audience is not None:
            sound = isinstance(audience, list) and all(isinstance(m, str) and m in known for m in audience)
            if not sound or self.who not in audience or (kind.personal and len(audience) > 1):
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

    def step(self, on: str, one: Instance, step: Step, at: float, who: str, *, strict: bool) -> None:
        """Takes what a rule made: its state, entries and cues. Lenient: a cue that is refused is left out."""
        state, at = step.state, max(at, step.at)
        if (state is not one.state and state != one.state) or step.entries or step.ends:
            size = len(_pack(state))
            if size > MAX_STATE:
                raise Refused("too_large", f"The state of an instance has at most {MAX_STATE} bytes.")
            self.put(on, replace(one, state=state), at)
            self.notes += [(on, note, who) for note in step.entries]
            if step.ends:
                self.put(on, None, at)
            for event in step.events if one.audience is None else ():
                self.report(event, at, who)
        for cue in step.cues:
            self.cues += 1
            if self.cues > MAX_CUES:
                raise Refused("too_large", f"One command sets off at most {MAX_CUES} others.")
            self.cue(cue, on, one, at, who, strict=strict)
        for tell in step.tells:
            self.tell(on, one, tell, at, who)

    def tell(self, on: str, by: Instance, tell: Tell, at: float, who: str) -> None:
        """Notes what the room owes members from now on, as far as there is room for it."""
        if self.room.catalog.get(Notices.kind) is None:
            return
        personal = by.state.personal
        for member in self.room.members.members if tell.to is None else tell.to:
            mine = f"{Notices.kind}:{member}"
            meant = member != who if tell.to is None else member in self.room.members.members
            if not meant or not (personal or by.visible(member)) or mine in self.room.foreign:
                continue
            one = self.get(mine)
            if one is None:
                try:
                    one = self.made(mine, Notices, (member,))
                except Refused:
                    continue
            if isinstance(one.state, Notices):
                state = one.state.told("" if personal else on, tell, at, self.moment.now)
                if state is not one.state and len(_pack(state)) <= MAX_STATE:
                    self.put(mine, replace(one, state=state), max(at, one.at))

    def report(self, event: Event, at: float, who: str) -> None:
        """Notes what the room owes its host app from now on."""
        on, home = Reports.kind, self.get(ROOM)
        host = home.state.host if home is not None and isinstance(home.state, Members) else ""
        one = self.get(on) or Instance(Reports(), audience=())
        if host not in self.moment.listening or on in self.room.foreign:
            return
        if isinstance(one.state, Reports):
            self.events += 1
            id = f"{number(self.moment.seed, f'event {self.events}'):016x}"
            state = one.state.told(id, event, who, at, self.moment.now)
            self.put(on, replace(one, state=state), max(at, one.at))

    def cue(self, cue: Cue, on: str, by: Instance, at: float, who: str, *, strict: bool) -> None:
        before = self.saved()
        try:
            if cue.wish:
                self.wishable(cue)
            self.run(cue.on, cue.cmd, dict(cue.args), "" if cue.wish else who, at, by)
        except Refused:
            if strict and not cue.wish:
                raise
            self.changed, self.notes, self.at = before
        if cue.wish and (one := self.get(on)) is not None:
            state = one.state.on_wish(cue, self.changed != before[0])
            if state != one.state:
                self.put(on, replace(one, state=state), at)

    def wishable(self, cue: Cue) -> None:
        """Lets a wish pass when it is nobody's words. Raises `Refused`."""
        kind = self.room.catalog.find(cue.on.partition(":")[0])
        if find_command(kind, cue.cmd).lasting:
            raise Refused("forbidden", "Only a member writes.", path="cmd")

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
        """Lets activities know which members and devices this change takes out; and a host app, who came too."""
        after = self.changed.get(ROOM)
        if after is None or not isinstance(after.state, Members) or after.state.deleted_at is not None:
            return
        before = self.room.members
        left = before.members.keys() - after.state.members.keys()
        for member in sorted(after.state.members.keys() - before.members.keys()):
            self.report(Event("member.joined", member=member), self.at, self.who)
        for member in sorted(left):
            self.report(Event("member.left", member=member), self.at, self.who)
        for member, seat in after.state.members.items():
            if member in before.members and before.members[member].tz != seat.tz:
                self.moved(member)
        gone = before.devices() - after.state.devices()
        for on in self.room.instances if left or gone else ():
            for member in sorted(left):
                self.without(on, member, after.state)
            one = self.get(on)
            if gone and one is not None and type(one.state).on_devices_gone is not Activity.on_devices_gone:
                rule = partial(type(one.state).on_devices_gone, one.state, devices=gone)
                self.lenient(on, one, max(self.moment.now, one.at), rule)

    def without(self, on: str, member: str, members: Members) -> None:
        """Lets an instance go on without a member who has left; it is closed when nobody else can see it."""
        one = self.get(on)
        if one is None or on == ROOM or not one.visible(member):
            return
        if one.audience is not None and not members.members.keys() & set(one.audience):
            self.put(on, None, max(self.moment.now, one.at))
            return
        at = max(self.moment.now + self.moment.leads.get("sure", 0.0), one.at)
        self.lenient(on, one, at, lambda turn: one.state.on_left(turn, member))

    def moved(self, member: str) -> None:
        """Lets activities know that a member lives by another clock now."""
        for on in self.room.instances:
            one = self.get(on)
            if one is not None and type(one.state).on_zone is not Activity.on_zone and one.visible(member):
                rule = partial(type(one.state).on_zone, one.state, member=member)
                self.lenient(on, one, max(self.moment.now, one.at), rule)

    def noticed(self, on: str, member: str, status: MemberStatus) -> None:
        one = self.get(on)
        if one is not None:
            at = max(self.moment.now + self.moment.leads.get("sure", 0.0), one.at)
            self.lenient(on, one, at, lambda turn: one.state.on_presence(turn, member, status))

    def lenient(self, on: str, one: Instance, at: float, rule: Callable[[Turn], Activity | Step]) -> bool:
        """Takes what a rule makes when the room acts by itself; when it is refused it has no effect."""
        before = self.saved()
        self.cues = 0  # each may set off as many as a command
        try:
            made = rule(self.turn(on, one, at, ""))
            self.step(on, one, made if isinstance(made, Step) else Step(made), at, self.who, strict=False)
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
        entries: tuple[Entry, ...] = ()
        if self.notes:
            entries = tuple(
                Entry(f"{seq}-{n}", seq, at, on, note.kind, who or None, note.body, self.readers(on, note))
                for n, (on, note, who) in enumerate(self.notes)
            )
        made: dict[str, Instance | None] = {}
        states: dict[str, Kept | None] = {}
        closed: dict[str, tuple[str, ...]] = {}
        for on, one in self.changed.items():
            if one is not None:
                # A record has one `at`: what it changes may not be changed earlier than that by the next.
                made[on] = after = replace(one, at=at)
                states[on] = after.kept()
                continue
            made[on] = states[on] = None
            old = room.instances.get(on)
            if old is not None and old.audience is not None:
                closed[on] = old.audience
        record = Record(
            room.epoch, seq, self.moment.mark, at, states, by, id, entries, closed, after=room.mark
        )
        return Draft(record, made)

    def readers(self, on: str, note: Note) -> tuple[str, ...] | None:
        one = self.get(on) or self.room.instances.get(on)  # what ends still had its audience
        if one is None or one.audience is None or note.to is None:
            return note.to if one is None or note.to is not None else one.audience
        return tuple(member for member in note.to if member in one.audience)
