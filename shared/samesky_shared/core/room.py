"""A room: its instances, and the one way in which they change.

`act`, `wake`, `notice` and `settle` make a *draft* of the next record and change nothing. Once a store has kept
the record, `apply` makes it the state of the room. So a refused, lost or overtaken draft leaves no trace, and
further drafts can be built on a `fork` while the first is on its way to the store.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from ..protocol import MemberStatus, Position
from .activity import Activity, Catalog
from .instance import Instance
from .members import Members
from .record import Kept, Record, Snapshot
from .work import MAX_CUES, MAX_INSTANCES, MAX_WAKES, ROOM, Draft, Moment, Work

__all__ = ["MAX_CUES", "MAX_INSTANCES", "MAX_WAKES", "ROOM", "Draft", "Instance", "Moment", "Room"]


class Room:
    """A room in memory, at a position of its log."""

    __slots__ = (
        "_due",
        "_seated",
        "catalog",
        "closed",
        "epoch",
        "foreign",
        "id",
        "instances",
        "mark",
        "newest",
        "seq",
        "unfit",
    )

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
        self.unfit: dict[str, Exception] = {}
        """Instances whose rule failed on their own state, and how, since whoever logs this cleared it."""
        self.closed: dict[str, float] = {}
        """When what was closed last took effect: a new one of its name does not begin before."""
        self._due: dict[str, float] = {}
        self._seated: tuple[Members, tuple[str, ...], dict[str, str]] | None = None

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

    def seated(self, members: Members) -> tuple[tuple[str, ...], dict[str, str]]:
        """These members and their time zones, as each turn has them; kept until they are others."""
        known = self._seated
        if known is None or known[0] is not members:
            seats = members.members
            known = self._seated = members, tuple(seats), {key: seat.tz for key, seat in seats.items()}
        return known[1], known[2]

    def view(self, who: str, on: str) -> object | None:
        """What this member (`""`: a screen) may see of an instance; None when there is none for them."""
        found = self.instances.get(on)
        return self._seen(on, found, who) if found is not None and found.visible(who) else None

    def views(self, who: str) -> dict[str, object]:
        """Everything this member (`""`: a screen) may see."""
        mine = [(on, one) for on, one in self.instances.items() if one.visible(who)]
        return {on: view for on, one in mine if (view := self._seen(on, one, who)) is not None}

    def _seen(self, on: str, one: Instance, who: str) -> object | None:
        try:
            return one.state.view(who) if who else one.state.common(tuple(self.members.members))
        except Exception as error:  # noqa: BLE001 - one state must not keep people out of their room
            self._put_by(on, one.kept(), error)
            return None

    def _put_by(self, on: str, kept: Kept, error: Exception) -> None:
        """Keeps what does not fit its rule as it is, and shows it to nobody."""
        self._set(on, None)
        self.foreign[on] = kept
        self.unfit[on] = error

    def due(self) -> float | None:
        """When the room next wants to wake."""
        return min(self._due.values(), default=None)

    @property
    def moving(self) -> bool:
        """Whether anything in it runs by itself: a timer, a film."""
        return any(one.moving for one in self.instances.values())

    def attend(self, one: str, other: str) -> bool:
        """Whether these two have agreed that each sees when the other looks away (`Activity.attending`)."""
        groups = (found.state.attending() for found in self.instances.values())
        return any(one in group and other in group for group in groups)

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
            before = work.saved()
            try:
                moved = work.woken(on)
            except Exception as error:  # noqa: BLE001 - the others have to wake
                work.changed, work.notes, work.at = before
                self.unfit[on], moved = error, False
            if not moved:
                del self._due[on]  # a rule that does not move on is not asked again until its state changes
        return work.draft("")

    def notice(self, moment: Moment, member: str, status: MemberStatus, id: str = "") -> Draft | None:
        """The draft of what follows from a member's new status; None when no activity cares.

        `id` is the same for all who see the same, so that one record is made of it.
        """
        if status == "unknown":
            return None
        work = Work(self, moment, "", "")
        for on, one in self.instances.items():
            if type(one.state).on_presence is not Activity.on_presence and one.visible(member):
                work.noticed(on, member, status)
        return work.draft(id)

    def settle(self, moment: Moment, by: str | None, members: Members, id: str = "") -> Draft | None:
        """The draft of a change in who is in the room; None when it is none."""
        old = self.instances.get(ROOM, Instance(Members()))
        if old.state == members:
            return None
        work = Work(self, moment, by or "", "")
        work.put(ROOM, replace(old, state=members), max(moment.now, old.at))
        return work.draft(id)

    def amend(
        self, moment: Moment, on: str, rule: Callable[[Activity], Activity], fresh: Activity | None = None
    ) -> Draft | None:
        """The draft of what the hub itself notes in an instance; None when there is none, or nothing to note.

        With `fresh`, one that nobody sees is made of that where there is none.
        """
        old = self.instances.get(on)
        if old is None and fresh is not None and on not in self.foreign:
            old = Instance(fresh, audience=())
        state = None if old is None else rule(old.state)
        if old is None or state is None or state == old.state:
            return None
        work = Work(self, moment, "", "")
        work.put(on, replace(old, state=state), max(moment.now, old.at))
        return work.draft("")

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
        try:
            self._set(on, one)
        except Exception as error:  # noqa: BLE001 - one state must not keep the room from opening
            assert kept is not None
            return self._put_by(on, kept, error)
        if kept is not None and one is None:
            self.foreign[on] = kept
        return None

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
