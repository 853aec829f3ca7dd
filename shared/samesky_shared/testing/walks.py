"""Random evenings with an activity: whatever members may do, what a room promises must hold. Needs hypothesis."""

from __future__ import annotations

import copy
from typing import Any

import msgspec
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from ..core.activity import Activity, Command, Step, Turn, commands_of
from ..core.boxes import fields_of
from ..core.chance import number
from ..core.instance import Instance
from ..core.record import Kept, Record, Snapshot
from ..core.room import ROOM, Room
from ..errors import Refused
from ..protocol import MAX_STATE
from .rehearsal import LEADS, Rehearsal, encoded, known_names, outcome, place_of, through_codec
from .schemas import fitting, largest, plain_values

WAITS = (0.0, 0.01, 0.3, 5.0, 21.0, 61.0, 3700.0, 4 * 86400.0)


PHASES = (Phase.generate, Phase.shrink)


def quiet(examples: int, steps: int) -> settings:
    """Settings under which a check is the same each time, takes as long as it takes and leaves no files behind."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        phases=PHASES,
        report_multiple_bugs=False,
    )


def likely(kind: type[Activity]) -> list[Command]:
    """The commands; those that lead on come more often, since the others need what they bring about."""
    whole = list(commands_of(kind).values())
    return whole + 2 * [one for one in whole if one.advances]


def check_walks(
    kind: type[Activity],
    others: tuple[type[Activity], ...],
    members: tuple[str, ...],
    examples: int,
    steps: int,
) -> None:
    """Plays random evenings.

    Raises:
        AssertionError: a promise was broken; hypothesis prints the way there.
    """
    run_state_machine_as_test(walk_of((kind, *others), members), settings=quiet(examples, steps))


def walk_of(kinds: tuple[type[Activity], ...], members: tuple[str, ...]) -> type[Walk]:
    """The state machine of a room with these activities."""
    return type("Walk", (Walk,), {"kinds": kinds, "people": members})


class Walk(RuleBasedStateMachine):
    """A room that random members lead through random commands."""

    kinds: tuple[type[Activity], ...]
    people: tuple[str, ...]

    @initialize(seed=st.integers(0, 2**16))
    def begins(self, seed: int) -> None:
        self.live = Rehearsal(self.kinds, self.people, seed)
        self.latest: dict[str, float] = {}
        self.checked = len(self.live.records)
        self.middle: Snapshot | None = None

    @rule(data=st.data())
    def acts(self, data: st.DataObject) -> None:
        """A member's command with arguments that fit; the rule is asked twice and must not mind."""
        who = data.draw(st.sampled_from(self.people), "who")
        on, command = self.chosen(data)
        args = data.draw(fitting(command.args, known_names(self.live)), "args")
        self.asked_twice(who, on, command.name, args)
        made = self.unless_refused(who, on, command.name, args)
        if command.advances is not None and made is not None and on in made.states:
            other = next(one for one in self.people if one != who)
            again = self.unless_refused(other, on, command.name, args)
            message = f"`{command.name}` advances twice when two send it at once with {args}"
            assert again is None or on not in again.states, message

    @rule(data=st.data())
    def acts_strangely(self, data: st.DataObject) -> None:
        """A command with whatever the codec lets through: refused or done, never an error."""
        on, command = self.chosen(data)
        keys = st.sampled_from([*command.args.__struct_fields__, "audience", "x"])
        args = data.draw(st.dictionaries(keys, plain_values, max_size=4), "args")
        name = data.draw(st.sampled_from([command.name, "open", "close", "no-such-command"]), "command")
        self.unless_refused(data.draw(st.sampled_from(self.people), "who"), on, name, args)

    @rule(data=st.data())
    def acts_again(self, data: st.DataObject) -> None:
        """Commands are what happens most."""
        self.acts(data)

    @rule(data=st.data())
    def acts_and_acts(self, data: st.DataObject) -> None:
        """Several in a row, as when two are at it."""
        for _ in range(3):
            self.acts(data)

    @rule(data=st.data(), close=st.booleans())
    def opens_or_closes(self, data: st.DataObject, close: bool) -> None:
        """An instance for some only; or it is closed, and the next command makes a new one."""
        who = data.draw(st.sampled_from(self.people), "who")
        on, _ = self.chosen(data)
        if close:
            self.unless_refused(who, on, "close", {})
            return
        audience = data.draw(st.none() | st.lists(st.sampled_from(self.people), unique=True), "audience")
        made = self.unless_refused(who, on, "open", {} if audience is None else {"audience": audience})
        if made is not None and audience is not None:
            for outsider in set(self.people) - set(audience):
                assert on not in self.live.room.views(outsider), (
                    f"{outsider} sees {on}, which is not for them"
                )

    @rule(seconds=st.sampled_from(WAITS), awake=st.booleans())
    def waits(self, seconds: float, awake: bool) -> None:
        """Time passes, with a hub that wakes the room in time or after a night of being down."""
        if awake:
            self.live.wait(seconds)
        else:
            self.live.sleep(seconds)

    @rule(data=st.data(), status=st.sampled_from(["here", "busy", "away", "offline", "unknown"]))
    def comes_or_goes(self, data: st.DataObject, status: Any) -> None:
        """A member's status changes."""
        self.live.status(data.draw(st.sampled_from(self.people), "member"), status)

    @rule(data=st.data())
    def forks(self, data: st.DataObject) -> None:
        """Two drafts in a row on a fork leave the room as it was, and are committed as they were drafted."""
        room, before = self.live.room, encoded(self.live.room.snapshot())
        work, drafts = room.fork(), []
        for _ in range(2):
            on, command = self.chosen(data)
            args = data.draw(fitting(command.args, known_names(self.live)), "args")
            who = data.draw(st.sampled_from(self.people), "who")
            self.asked_twice(who, on, command.name, args)
            try:
                draft = work.act(self.live.moment(), who, on, command.name, args)
            except Refused:
                continue
            if draft is not None:
                work.apply(draft.record, draft.instances)
                drafts.append(draft)
        assert encoded(room.snapshot()) == before, "a draft on a fork changed the room"
        for draft in drafts:
            self.live.keep(draft)
        assert encoded(room.snapshot()) == encoded(work.snapshot())

    @rule()
    def reloads(self) -> None:
        """From its records, or from a snapshot and what came after, it is the same room."""
        now = encoded(self.live.room.snapshot())
        for snapshot in (None, self.middle, self.live.room.snapshot()):
            loaded = self.live.reloaded(snapshot)
            assert encoded(loaded.snapshot()) == now, "a room loaded from its log differs from the live one"
            assert loaded.due() == self.live.room.due(), "a room loaded from its log wakes at another time"
            for who in (*self.people, "stranger"):
                assert same(loaded.views(who), self.live.room.views(who)), f"{who} sees another room"
        self.middle = through_codec(self.live.room.snapshot(), Snapshot)

    @rule(data=st.data())
    def meets_another_version(self, data: st.DataObject) -> None:
        """Each field may be missing; a key that this version does not know is kept and written back."""
        whole = through_codec(self.live.room.snapshot(), Snapshot)
        mine = [on for on in whole.states if on.partition(":")[0] == self.kinds[0].kind]
        if not mine:
            return
        on = data.draw(st.sampled_from(mine), "instance")
        kept = whole.states[on]
        for name in type(self.live.state(on)).__struct_fields__:
            older = {key: value for key, value in kept.state.items() if key != name}
            one = Instance.revived(self.live.catalog, on, Kept(older, kept.at, kept.audience))
            assert one is not None, (
                f"a state without `{name}` is not read, as an older version would write it"
            )
            one.state.due()
            for who in self.people:
                encoded(one.state.view(who))
        newer = kept.state | {"of-a-later-version": [1, {"a": b"\x00"}]}
        room = self.live.reloaded()
        room.restore(with_state(whole, on, newer))
        assert on in room.instances, "a state with more than this version's fields is not read"
        written = room.snapshot().states[on].state
        lost = [key for key in newer if not same(written.get(key), newer[key])]
        assert not lost, f"not written back as it was: {lost}"

    @invariant()
    def keeps_its_promises(self) -> None:
        if not hasattr(self, "live"):
            return
        room = self.live.room
        for record in self.live.records[self.checked :]:
            self.check_record(record)
        self.checked = len(self.live.records)
        assert room.seq == len(self.live.records), "positions are not dense"
        for on, one in room.instances.items():
            size = len(msgspec.msgpack.encode(one.state))
            assert size <= MAX_STATE, f"the state of {on} has {size} bytes"
            self.check_due(on, one.state)
            self.check_leaving(on, one.state)
            for who in (*self.people, "stranger", ""):
                assert same(one.state.view(who), one.state.view(who)), (
                    f"{on}: view({who!r}) is not always the same"
                )
            assert same(one.state.common(self.people), one.state.common(self.people))

    # ------------------------------------------------------------------------------------ what is checked

    def chosen(self, data: st.DataObject) -> tuple[str, Any]:
        kind = data.draw(st.sampled_from([self.kinds[0], self.kinds[0], *self.kinds]), "kind")
        names = [kind.kind, f"{kind.kind}:two"]
        if kind.personal:
            names = [place_of(kind, who) for who in (*self.people, "two")]
        on = kind.kind if kind.kind == ROOM else data.draw(st.sampled_from(names), "on")
        return on, data.draw(st.sampled_from(likely(kind)), "command")

    def unless_refused(self, who: str, on: str, cmd: str, args: dict[str, Any]) -> Record | None:
        room = self.live.room
        before = encoded(room.snapshot())
        made = self.live.tries(who, on, cmd, args)
        if isinstance(made, Refused):
            assert encoded(room.snapshot()) == before, f"`{cmd}` was refused and changed something"
            return None
        return made

    def turn(self, who: str, on: str, at: float) -> Turn:
        present = tuple(one for one in self.people if one in self.live.present or one == who)
        seed = number(self.live.seed, f"asked {self.live.turns}")
        name, home = on.partition(":")[2], self.live.room.members
        return Turn(who, min(at, self.live.now), at, seed, present, self.people, "", name, home.room)

    def asked_twice(self, who: str, on: str, name: str, args: dict[str, Any]) -> None:
        """Same state, same turn, same arguments: same result; and the state it started from is as it was."""
        kind = next(one for one in self.kinds if one.kind == on.partition(":")[0])
        state = self.live.state(on) or kind()
        found = commands_of(kind)[name]
        turn = self.turn(who, on, self.live.now + LEADS[found.lead])
        self.pure(f"`{kind.kind}.{name}`", state, lambda one: found.run(one, turn, copy.deepcopy(args)))

    def pure(self, what: str, state: Activity, rule: Any) -> bytes:
        before = encoded(state)
        twin = through_codec(state, type(state))
        assert encoded(twin) == before, f"{type(state).__name__}: the state does not survive the codec"
        first = outcome(lambda: rule(state))
        assert encoded(state) == before, f"{what} changed the state it was given"
        assert outcome(lambda: rule(twin)) == first, f"{what} does not make the same of the same turn"
        assert outcome(lambda: rule(state)) == first, f"{what} does not make the same of the same turn again"
        return first

    def check_due(self, on: str, state: Activity) -> None:
        due = state.due()
        if due is None:
            return
        assert abs(due) < 1e12, f"{on}: due() is {due}"
        turn = self.turn("", on, due)
        self.pure(f"`{on}`: on_due", state, lambda one: one.on_due(turn))
        step = state.on_due(turn)
        after = step.state if isinstance(step, Step) else step
        again = after.due()
        assert again is None or again > due, f"{on}: after on_due at {due}, due() is still {again}"

    def check_leaving(self, on: str, state: Activity) -> None:
        """A member may go, with their words or without, or take the room along, at any time."""
        who = self.people[len(self.live.records) % len(self.people)]
        turn = self.turn("", on, self.live.now)
        rest = tuple(one for one in self.people if one != who)
        turn = replace(turn, seats=rest, present=tuple(one for one in turn.present if one != who))
        self.pure(f"`{on}`: on_left", state, lambda one: one.on_left(turn, who))
        self.pure(f"`{on}`: without", state, lambda one: one.without(who))
        self.pure(f"`{on}`: exported", state, lambda one: one.exported(who))
        less = state.without(who)
        assert same(less.without(who), less), f"{on}: without({who!r}) leaves something for a second time"
        for made in (less, state.exported(who)):
            if made is not None:
                self.check_due(on, made)
                assert same(through_codec(made, type(made)), made), (
                    f"{on}: what is left does not survive the codec"
                )

    def check_record(self, record: Record) -> None:
        for on, kept in record.states.items():
            assert record.at >= self.latest.get(on, 0.0), f"{on} takes effect before what it already did"
            self.latest[on] = record.at
            assert kept is None or kept.at == record.at
        numbers = [entry.id for entry in record.entries]
        assert numbers == [f"{record.seq}-{n}" for n in range(len(numbers))]


def same(one: object, two: object) -> bool:
    """Whether two values look the same on the wire."""
    return encoded(one) == encoded(two)


def with_state(whole: Snapshot, on: str, state: dict[str, Any]) -> Snapshot:
    """The snapshot with another state of one instance."""
    kept = whole.states[on]
    states = whole.states | {on: type(kept)(state, kept.at, kept.audience)}
    return Snapshot(whole.epoch, whole.seq, whole.mark, whole.at, states)


def check_flood(
    kind: type[Activity], others: tuple[type[Activity], ...], members: tuple[str, ...], times: int = 60
) -> None:
    """Each command with its fullest arguments, over and over: refused in the end, or always small.

    Raises:
        AssertionError: a state over its limit was committed, or a refusal changed the room.
    """
    live = Rehearsal((kind, *others), members)
    for command in commands_of(kind).values():
        for n in range(times):
            args = {field.encode_name: largest(field.type, n) for field in fields_of(command.args)}
            before: Room = live.room.fork()
            who = members[n % len(members)]
            if isinstance(live.tries(who, place_of(kind, who), command.name, args), Refused):
                assert encoded(live.room.snapshot()) == encoded(before.snapshot())
            for on, one in live.room.instances.items():
                size = len(msgspec.msgpack.encode(one.state))
                assert size <= MAX_STATE, f"the state of {on} has {size} bytes"
