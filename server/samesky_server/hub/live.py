"""One room in memory: its queue of intents, the batch on its way to the store, and who hears of what was kept.

A room has one batch in flight. What comes meanwhile queues and is applied on its result; each draft of a batch
is built on the one before it. The store decides; there is no lock, and nothing is awaited per command.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable

from samesky_shared.core.activity import Activity
from samesky_shared.core.record import Record
from samesky_shared.core.room import ROOM, Draft, Moment, Room
from samesky_shared.errors import LEFT, REPLACED, Refused
from samesky_shared.protocol import Entry, MemberStatus, Position

from ..log import log
from ..stores.base import Appended, Conflict, Duplicate, Outcome, Stale, Unavailable
from . import views
from .lead import leads
from .outbox import Outgoing
from .ports import Guest, Home
from .presence import DeviceStatus, Presence
from .trail import Trail

MAX_BATCH = 64
MAX_QUEUE = 1024
MAX_TRIES = 8
TAIL = 512
"""How many of the newest records stay in memory, for devices that resume."""
COMPACT_EVERY = 256


class Intent:
    """Something that wants to change the room: a command, an alarm, a presence, a change of members."""

    __slots__ = ("answer", "base", "id", "make", "refuse", "tries")

    def __init__(
        self,
        make: Callable[[Room, Moment], Draft | None],
        answer: Callable[[int, bool], None],
        refuse: Callable[[Refused], None],
        id: str = "",
        base: int = 0,
    ) -> None:
        self.make = make
        self.answer = answer
        """Called with the seq, and whether a record (and so a `change`) was made of it just now."""
        self.refuse = refuse
        self.id = id
        self.base = base
        self.tries = 0


class Live:
    """A room with a queue, guests and presence."""

    def __init__(self, home: Home, room: Room, records: list[Record], hinted: float | None = None) -> None:
        self.home = home
        self.room = room
        self.presence = Presence()
        self.guests: dict[str, Guest] = {}
        """By device."""
        self.tail: deque[Record] = deque(records, maxlen=TAIL)
        self.known_from = records[0].seq - 1 if records else room.seq
        """All commands of records above this seq are in `known`."""
        self.known = {record.id: record.seq for record in records if record.id}
        self.snapshot_at = self.known_from
        self.hinted = hinted
        self.idle_since = home.now()
        self._queue: deque[Intent] = deque()
        self._batch: list[tuple[Intent, Draft | Refused | None]] = []
        self._outcomes: list[Outcome] = []
        self._waiting = 0
        self._began = 0.0
        self._trail = Trail(self._trails)
        self._catching_up = False

    # ---------------------------------------------------------------------------------------- commands

    @property
    def busy(self) -> bool:
        """Whether something is queued or in flight."""
        return bool(self._queue or self._batch or self._catching_up)

    def submit(self, intent: Intent) -> None:
        """Queues an intent; it is answered or refused exactly once, maybe before this returns."""
        if len(self._queue) >= MAX_QUEUE:
            intent.refuse(Refused("too_fast", "Too much is happening in this room.", retry_after=1.0))
            return
        self._queue.append(intent)
        self._pump()

    def flying(self, id: str) -> Intent | None:
        """The command with this id that is queued or in flight."""
        for one in self._queue:
            if one.id == id:
                return one
        return next((one for one, _ in self._batch if one.id == id), None)

    def wake(self) -> None:
        """Lets the room do what is due."""
        self.submit(Intent(lambda room, moment: room.wake(moment), _quiet, _silent))

    def moment(self) -> Moment:
        """The time, chance and company of the next draft."""
        paths = (guest.path for guest in self.guests.values() if guest.path is not None)
        chance, now = os.urandom(16), self.home.now()
        return Moment(
            now,
            int.from_bytes(chance[:8], "big"),
            chance[8:].hex(),
            self.presence.present(),
            leads(paths, now, self.home.appends.q99),
        )

    def _pump(self) -> None:
        if self._batch or self._catching_up or not self._queue:
            return
        work = self.room
        batch: list[tuple[Intent, Draft | Refused | None]] = []
        while self._queue and len(batch) < MAX_BATCH:
            intent = self._queue.popleft()
            try:
                draft = intent.make(work, self.moment())
            except Refused as refused:
                batch.append((intent, refused))
                continue
            except Exception:  # noqa: BLE001 - a fault in one activity must not stop the room
                log.exception("rule_failed")
                batch.append((intent, Refused("unavailable", "Something is wrong here.", retry_after=5.0)))
                continue
            batch.append((intent, draft))
            if draft is not None and self._queue:
                work = work.fork() if work is self.room else work
                work.apply(draft.record, draft.instances)
        drafts = [(intent, draft) for intent, draft in batch if isinstance(draft, Draft)]
        self._batch, self._outcomes, self._waiting = batch, [], len(drafts)
        if not drafts:
            self._settle()
            return
        self._hint([draft for _, draft in drafts])
        self._began = self.home.now()
        for intent, draft in drafts:
            record = draft.record
            self.home.store.append(self.room.id, record, intent.base, record.seq - 1, self._landed)

    def _hint(self, drafts: list[Draft]) -> None:
        # Before the append: a hint without its record is harmless, a record without its hint would never wake.
        states = [one.state for draft in drafts for one in draft.instances.values() if one is not None]
        due = min((due for state in states if (due := state.due()) is not None), default=None)
        if due is not None and (self.hinted is None or due < self.hinted):
            self.hinted = due
            self.home.store.hint(self.room.id, due)

    def _landed(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self.home.appends.took(self.home.now() - self._began)
        if len(self._outcomes) == self._waiting:
            self._settle()

    def _settle(self) -> None:
        batch, outcomes = self._batch, iter(self._outcomes)
        again: list[Intent] = []
        behind = False
        for intent, draft in batch:
            if isinstance(draft, Refused):
                intent.refuse(draft)
            elif draft is None:
                intent.answer(self.room.seq, False)
            else:
                match next(outcomes):
                    case Appended():
                        self._keep(draft.record, draft)
                        intent.answer(draft.record.seq, True)
                    case Duplicate(seq):
                        intent.answer(seq, False)
                    case Stale():
                        intent.refuse(Refused("stale", "It can't be known whether this was applied."))
                    case Unavailable(retry_after):
                        intent.refuse(_away(retry_after))
                    case Conflict(top):
                        behind = behind or top > self.room.seq
                        intent.tries += 1
                        if intent.tries >= MAX_TRIES:
                            intent.refuse(_away(1.0))
                        else:
                            again.append(intent)
        self._batch = []
        self._queue.extendleft(reversed(again))
        if behind:
            self._catch_up()
        elif again or self._queue:
            self._pump()

    # ------------------------------------------------------------------------------------------ records

    def heard(self, record: Record) -> None:
        """A record of the log, by whichever hub; those already applied and our own in flight are ignored."""
        if record.seq <= self.room.seq or any(
            isinstance(draft, Draft) and draft.record.mark == record.mark for _, draft in self._batch
        ):
            return
        if record.seq == self.room.seq + 1 and record.epoch == self.room.epoch:
            self._keep(record, None)
        else:
            self._catch_up()

    def caught_up(self, records: list[Record]) -> None:
        """What `Home.catch_up` found, oldest first."""
        self._catching_up = False
        for record in records:
            if record.seq == self.room.seq + 1:
                self._keep(record, None)
        self._pump()

    def failed(self) -> None:
        """The store did not answer when asked what is newer: whoever waits is told to try again."""
        self._catching_up = False
        waiting, self._queue = list(self._queue), deque()
        for intent in waiting:
            intent.refuse(_away(1.0))

    def behind(self) -> None:
        """There may be newer records than the room knows."""
        self._catch_up()

    def _catch_up(self) -> None:
        if not self._catching_up:
            self._catching_up = True
            self.home.catch_up(self)

    def _keep(self, record: Record, draft: Draft | None) -> None:
        self.room.apply(record, None if draft is None else draft.instances)
        if len(self.tail) == TAIL:
            gone = self.tail[0]
            self.known.pop(gone.id, None)
            self.known_from = gone.seq
        if record.redacted:
            self.tail = deque((views.redacted(one, record.redacted) for one in self.tail), maxlen=TAIL)
        self.tail.append(record)
        if record.id:
            self.known[record.id] = record.seq
        self._tell(record)
        if ROOM in record.states:
            self._show_out()
            if self.room.members.erasures.waiting:
                self.home.erases(self)
        self.home.alarm(self)
        if self.room.seq - self.snapshot_at >= COMPACT_EVERY:
            self.snapshot_at = self.room.seq
            self.home.compact(self)
        if self.room.members.deleted_at is not None:
            self.home.deleted(self)

    def current(self, entries: Iterable[Entry], top: int = 0) -> list[Entry]:
        """Entries that were read from the store a moment ago (at `top`), without what was erased since."""
        return views.current(
            entries, [less for record in self.tail if record.seq > top for less in record.redacted]
        )

    def _tell(self, record: Record) -> None:
        if not self.guests:
            return
        left = record.at - self.home.now() if record.states else 0.0
        ahead = left if left > 0 else None
        shared: Outgoing | None = None
        if views.same_for_all(self.room, record):
            shared = Outgoing(views.change(self.room, record, "", ahead))
        made: dict[str, Outgoing] = {}
        for guest in list(self.guests.values()):
            out = shared or made.get(guest.member)
            if out is None:
                out = made[guest.member] = Outgoing(views.change(self.room, record, guest.member, ahead))
            guest.hears(out)
        if ahead is not None:
            self._trail.begin()

    def _trails(self) -> None:
        for guest in self.guests.values():
            if guest.path is not None:
                guest.wire.trail()

    def _show_out(self) -> None:
        for guest in list(self.guests.values()):
            reason = guest.admits(self.room.members)
            if reason is not None:
                guest.ends(LEFT, reason)

    def remembers(self, position: Position) -> list[Record] | None:
        """The records after a position if it is in memory and of this history; None when that is not known.

        Raises:
            LookupError: the history is another one.
        """
        room = self.room
        if position.epoch != room.epoch or position.seq > room.seq:
            raise LookupError("another history")
        newer = [record for record in self.tail if record.seq > position.seq]
        if len(newer) != room.seq - position.seq:
            return None
        mark = room.mark if not newer else None
        if mark is None:
            mark = next((record.mark for record in self.tail if record.seq == position.seq), None)
        if mark is None:
            return None
        if mark != position.mark:
            raise LookupError("another history")
        return newer

    # ----------------------------------------------------------------------------------------- presence

    def came(self, guest: Guest, kind: str) -> None:
        """A device has joined."""
        old = self.guests.get(guest.device)
        self.guests[guest.device] = guest
        if old is not None:
            old.ends(REPLACED, "this device opened a newer connection")
        self._statuses(self.presence.came(guest.member, guest.device, kind, self.home.now()))

    def went(self, guest: Guest) -> None:
        """A device's socket is gone."""
        if self.guests.get(guest.device) is guest:
            del self.guests[guest.device]
            self.idle_since = self.home.now()
            self._statuses(self.presence.lost(guest.member, guest.device, self.home.now()))

    def says(self, guest: Guest, status: DeviceStatus) -> None:
        """A device tells what it does."""
        self._statuses(self.presence.says(guest.member, guest.device, status, self.home.now()))

    def tick(self) -> None:
        """Lets a second pass: who has been gone long enough is shown so."""
        self._statuses(self.presence.tick(self.home.now()))

    def _statuses(self, changed: list[str]) -> None:
        for member in changed:
            note = self.presence.of(member)
            for guest in list(self.guests.values()):
                guest.hears_presence(note)
            self._notice(member, note.status)

    def _notice(self, member: str, status: MemberStatus) -> None:
        if any(
            type(one.state).on_presence is not Activity.on_presence for one in self.room.instances.values()
        ):
            self.submit(Intent(lambda room, moment: room.notice(moment, member, status), _quiet, _silent))


def _away(retry_after: float) -> Refused:
    return Refused("unavailable", "The store does not answer.", retry_after=retry_after)


def _quiet(seq: int, made: bool) -> None:
    """Nobody waits for it."""


def _silent(refused: Refused) -> None:
    """An alarm or a presence that could not be kept is tried again by the hub's clock."""
