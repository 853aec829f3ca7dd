"""One room in memory: its queue of intents, the batch on its way to the store, and who hears of what was kept.

A room has one batch in flight. What comes meanwhile queues and is applied on its result; each draft of a batch
is built on the one before it. The store decides; there is no lock, and nothing is awaited per command.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from samesky_shared.core.activity import Activity
from samesky_shared.core.record import Record
from samesky_shared.core.room import ROOM, Draft, Moment, Room
from samesky_shared.errors import LEFT, Refused
from samesky_shared.protocol import Change, MemberStatus, Position

from .. import metrics
from ..limits import Allowance
from ..log import log
from ..stores.base import Appended, Conflict, Duplicate, Outcome, Stale, Unavailable, Unreadable
from . import views
from .chance import chance
from .company import Company
from .history import History
from .intents import Intent, away, quiet, silent
from .outbox import Outgoing
from .ports import Home
from .trail import Trail

MAX_BATCH = 64
MAX_QUEUE = 1024
MAX_TRIES = 100
"""Times that an intent may come second to what other hubs append, a round trip each: where both are full one may lose
for seconds, since whoever was first is told so first and may go on first."""
COMPACT_EVERY = 256
_NAMES = {kind: kind.__name__.lower() for kind in get_args(Outcome)}
PATIENCE = 1.5
"""Seconds that the store may take before who waits is told to try again; what was asked of it goes on."""


class Live:
    """A room with its queue and its company."""

    __slots__ = (
        "_allowances", "_batch", "_began", "_catching_up", "_from", "_outcomes", "_over", "_queue", "_runs", "_trail",
        "_waiting", "company", "hinted", "history", "home", "idle_since", "room", "snapshot_at",
    )  # fmt: skip

    def __init__(self, home: Home, room: Room, records: list[Record], hinted: float | None = None) -> None:
        self.home = home
        self.room = room
        self.company = Company(home, room.id, self)
        self.history = History(room, records)
        self.snapshot_at = self.history.known_from
        self.hinted = hinted
        self.idle_since = home.now()
        self._queue: list[Intent] = []
        self._batch: list[tuple[Intent, Draft | Refused | None]] = []
        self._outcomes: list[Outcome] = []
        self._waiting = 0
        self._began = 0.0
        """When the batch in flight was handed to the store, or what is newer was asked for."""
        self._from = room.seq
        """The seq on which the batch in flight builds."""
        self._over = False
        self._trail: Trail | None = None
        """Behind timed changes; made with the first."""
        self._catching_up = False
        self._runs = False
        """Whether anything in the room ran by itself at the last tick."""
        self._allowances: dict[str, Allowance] = {}

    # ---------------------------------------------------------------------------------------- commands

    def allowance(self, member: str) -> Allowance:
        """What a member may send: what is spent stays spent on their next connection."""
        return self._allowances.setdefault(member, Allowance())

    @property
    def busy(self) -> bool:
        """Whether something is queued or in flight."""
        return bool(self._queue or self._batch or self._catching_up)

    def submit(self, intent: Intent) -> None:
        """Queues an intent; it is answered or refused exactly once, maybe before this returns."""
        refusal = self.home.read_only.refusal()
        if refusal is not None:
            intent.refuse(refusal)
            return
        if len(self._queue) >= MAX_QUEUE:
            intent.refuse(Refused("too_fast", "Too much is happening in this room.", retry_after=1.0))
            return
        self._queue.append(intent)
        self.stirs()
        if self._over or self._stuck():
            self._refuse_all()
        else:
            self._pump()

    def flying(self, id: str) -> Intent | None:
        """The command with this id that is queued or in flight."""
        if not (self._queue or self._batch):
            return None
        for one in self._queue:
            if one.id == id:
                return one
        return next((one for one, _ in self._batch if one.id == id), None)

    def wake(self) -> None:
        """Lets the room do what is due."""
        self.submit(Intent(lambda room, moment: room.wake(moment), quiet, silent))

    def moment(self) -> Moment:
        """The time, chance and company of the next draft."""
        home, company, now = self.home, self.company, self.home.now()
        seed, mark = chance()
        present = company.presence.present()
        return Moment(now, seed, mark, present, company.leads(now), home.listening)

    def _pump(self) -> None:
        if self._batch or self._catching_up or not self._queue:
            return
        work = self.room
        batch: list[tuple[Intent, Draft | Refused | None]] = []
        drafts: list[tuple[Intent, Draft]] = []
        while self._queue and len(batch) < MAX_BATCH:
            intent = self._queue.pop(0)
            draft = self._drafted(intent, work)
            batch.append((intent, draft))
            if isinstance(draft, Draft):
                drafts.append((intent, draft))
                if self._queue:
                    work = work.fork() if work is self.room else work
                    work.apply(draft.record, draft.instances)
        self._batch, self._outcomes, self._waiting = batch, [], len(drafts)
        if not drafts:
            self._settle()
            return
        for _, draft in drafts:
            self._hint(draft)
        self._began, self._from = self.home.now(), self.room.seq
        for intent, draft in drafts:
            record = draft.record
            self.home.store.append(self.room.id, record, intent.base, record.seq - 1, self._landed)

    def _drafted(self, intent: Intent, work: Room) -> Draft | Refused | None:
        try:
            return intent.make(work, self.moment())
        except Refused as refused:
            return refused.with_traceback(None)  # which would hold this frame
        except Exception:  # noqa: BLE001 - a fault in one activity must not stop the room
            log.exception("rule_failed")
            return Refused("unavailable", "Something is wrong here.", retry_after=5.0)

    def _hint(self, draft: Draft) -> None:
        # Before the append: a hint without its record is harmless, a record without its hint would never wake.
        for one in draft.instances.values():
            due = None if one is None else one.state.due()
            if due is not None and (self.hinted is None or due < self.hinted):
                self.hinted = due
                self.home.store.hint(self.room.id, due)

    def _landed(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        took = self.home.now() - self._began
        self.home.appends.took(took)
        metrics.appended(_NAMES[type(outcome)], took)
        if len(self._outcomes) == self._waiting:
            self._settle()

    def _settle(self) -> None:
        batch, outcomes = self._batch, iter(self._outcomes)
        again: list[Intent] = []
        behind = forked = False
        for intent, draft in batch:
            if isinstance(draft, Refused):
                intent.refuse(draft)
            elif draft is None:
                intent.answer(self.room.seq, False)
            else:
                match next(outcomes):
                    case Appended():
                        step = self.history.step(draft.record)
                        behind, forked = behind or step == "later", forked or step == "other"
                        if step == "next" and not self._over:
                            self._keep(draft.record, draft)
                        intent.answer(draft.record.seq, True)
                    case Duplicate(seq):
                        behind = behind or seq > self.room.seq
                        intent.answer(seq, False)
                    case Stale():
                        intent.refuse(Refused("stale", "It can't be known whether this was applied."))
                    case Unavailable(retry_after):
                        intent.refuse(away(retry_after))
                    case Conflict(top):
                        behind = behind or top > self.room.seq
                        forked = forked or top < self._from or (top == self._from == draft.record.seq - 1)
                        intent.tries += 1
                        if intent.tries >= MAX_TRIES:
                            intent.refuse(away(1.0))
                        else:
                            again.append(intent)
        self._batch = []
        self._queue[:0] = again
        if self._over:
            self._refuse_all()
        elif forked:
            self._fork()
        elif behind:
            self.behind()
        elif again or self._queue:
            self._pump()

    # ---------------------------------------------------------------------------------- a store that hangs

    def _stuck(self) -> bool:
        waits = bool(self._batch) or self._catching_up
        return waits and self.home.now() - self._began > PATIENCE

    def _give_up(self) -> None:
        """Tells all who wait to try again; what is in flight may still be kept, and then shows by itself."""
        for intent, draft in self._batch:
            if isinstance(draft, Draft):
                intent.refuse(away(1.0))
                intent.answer, intent.refuse, intent.tries = quiet, silent, MAX_TRIES
        self._refuse_all()

    def _refuse_all(self) -> None:
        waiting, self._queue = self._queue, []
        for intent in waiting:
            intent.refuse(away(1.0))

    def over(self) -> None:
        """The hub lets go of the room: nothing more is begun."""
        self._over = True
        self._refuse_all()
        self.company.over()
        if self._trail is not None:
            self._trail.end()

    # ------------------------------------------------------------------------------------------ records

    def heard(self, record: Record) -> None:
        """A record of the log, by whichever hub; those already applied and our own in flight are ignored."""
        if record.mark == self.room.mark:
            return  # our own comes back
        self.stirs()
        mine = any(isinstance(draft, Draft) and draft.record.mark == record.mark for _, draft in self._batch)
        if not mine:
            self._take([record])

    def caught_up(self, records: list[Record]) -> None:
        """What `Home.catch_up` found, oldest first."""
        self._catching_up = False
        self.stirs()
        self._take(records)
        self._pump()

    def failed(self) -> None:
        """The store did not answer when asked what is newer: whoever waits is told to try again."""
        self._catching_up = False
        self._refuse_all()

    def behind(self) -> None:
        """There are newer records than the room knows."""
        if not self._catching_up and not self._over:
            self._catching_up, self._began = True, self.home.now()
            self.home.catch_up(self)

    def top(self, position: Position | None, asked: int) -> None:
        """The newest record in the store, as it was asked for when the room was at `asked`."""
        if position is None or position.seq < asked or self.history.differs(position.seq, position.mark):
            self._fork()
        elif position.seq > self.room.seq:
            self.behind()

    def _take(self, records: list[Record]) -> None:
        for record in () if self._over else records:
            match self.history.step(record):
                case "next":
                    self._keep(record, None)
                case "later":
                    return self.behind()
                case "other":
                    return self._fork()
        return None

    def _fork(self) -> None:
        if not self._over:
            log.warning("log_forked")
            metrics.LOG_FORKS.inc()
            self.home.forked(self)

    def _keep(self, record: Record, draft: Draft | None) -> None:
        if draft is not None:
            self.home.kept(self.room, draft)
        self.room.apply(record, None if draft is None else draft.instances)
        self.history.add(record)
        if ROOM in self.room.foreign:
            return self.home.unreadable(self, Unreadable("who is in it cannot be read"))
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
        return None

    def _tell(self, record: Record) -> None:
        guests = list(self.company.guests.values())
        if not guests:
            return
        left = record.at - self.home.now() if record.states else 0.0
        ahead = left if left > 0 else None
        shared: Outgoing[Change] | None = None
        if views.same_for_all(self.room, record):
            shared = Outgoing(views.change(self.room, record, "", ahead))
        made: dict[str, Outgoing[Change]] = {}
        for guest in guests:
            out = shared or made.get(guest.member)
            if out is None:
                out = made[guest.member] = Outgoing(views.change(self.room, record, guest.member, ahead))
            guest.hears(out)
        if ahead is not None:
            if self._trail is None:
                self._trail = Trail(self._trails)
            return self._trail.begin()
        metrics.FANOUT_SECONDS.observe(max(0.0, self.home.now() - record.at))

    def _trails(self) -> None:
        for guest in self.company.guests.values():
            if guest.path is not None:
                guest.wire.trail()

    def _show_out(self) -> None:
        for guest in list(self.company.guests.values()):
            reason = guest.admits(self.room.members)
            if reason is not None:
                guest.ends(LEFT, reason)

    # ----------------------------------------------------------------------------------------- presence

    def tick(self) -> float | None:
        """Lets time pass; returns the seconds until it has to be called again, None: not before something happens."""
        moving = self.company.tick()
        for on, error in self.room.unfit.items():
            log.error("state_unfit", room=self.room.id, kind=on.partition(":")[0], exc_info=error)
        self.room.unfit.clear()
        if self._stuck():
            self._give_up()
        runs, self._runs = self._runs, self.room.moving
        if self._runs and not runs:
            for guest in self.company.guests.values():
                guest.stirs()
        return 1.0 if moving or self.busy else None

    def stirs(self) -> None:
        """Something has happened: time has to pass for it soon."""
        self.home.stirs(self)

    def cares(self) -> bool:
        """Whether any activity wants to know who is here."""
        return any(
            type(one.state).on_presence is not Activity.on_presence for one in self.room.instances.values()
        )

    def attends(self, one: str, other: str) -> bool:
        """Whether these two have agreed that each sees when the other looks away."""
        return self.room.attend(one, other)

    def notice(self, member: str, status: MemberStatus, id: str, missed: Callable[[], None]) -> None:
        """Lets the activities know of a member's status, once for each sign `id`; calls back when that failed."""

        def make(room: Room, moment: Moment) -> Draft | None:
            if id in self.history.known:
                return None  # another hub was faster
            return room.notice(moment, member, status, id)

        self.submit(Intent(make, quiet, lambda refused: missed(), id, self.room.seq))
