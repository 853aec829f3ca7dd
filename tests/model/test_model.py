"""Whatever is done to devices, lines, hubs and the store, no promise is broken: hypothesis looks for what breaks one.

The promises are those of `tests/chaos/checker.py`: order without a gap, every acknowledged command kept, none twice,
what was refused nowhere, everybody in the end with the states that the log makes. `MODEL_EXAMPLES=2000` tries that
often, for each store and each fault that is planted.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from msgspec.structs import replace
from tests.chaos.checker import Fault, check, final_of
from tests.chaos.plan import LONG, Step
from tests.chaos.rules import CoreRules, alarms
from tests.server.hub.harness import ROOM
from tests.server.hub.hubs import Line

from samesky_client.orders import Orders
from samesky_server.hub import history, live, resume
from samesky_server.stores.base import Appended, Outcome, Store
from samesky_server.stores.embedded import EmbeddedStore
from samesky_server.stores.model import ModelRoom
from samesky_shared.core.record import Record
from samesky_shared.core.seats import DeviceKey, Seat

from .device import EVERYTHING, Device
from .playground import Playground, Way
from .store import ModelStore

T = TypeVar("T")
EXAMPLES = int(os.environ.get("MODEL_EXAMPLES", "0"))
STEPS = 40
whose = st.integers(0, 3)
which = st.integers(0, 1)
counts = st.sampled_from((1, 2, 5))
reach = st.sampled_from(("given", "sent", "done", "heard", "moved", "killed", "survives"))
"""How far a command gets at first: it lies on the line, the hub has it, the store too, all has been said. Or the hub
has dealt with it, and before it can say so the device moves to the other hub, or the hub is killed.
Or all has been said, and then the hub is killed."""


class BrokenPromise(AssertionError):
    """What the checker found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.kinds = {fault.kind for fault in faults}


class Couple(RuleBasedStateMachine):
    """Ana with two devices, Ben with one, and whoever comes when he goes; two hubs and a store."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.SelectorEventLoop()
        self.place = Playground(self.loop, self.store)
        self.count = 0
        self.run(self.place.open())
        for member, number, hub in (("ana", 1, 0), ("ana", 2, 1), ("ben", 1, 1)):
            self.run(self.enters(member, number, hub))

    def store(self) -> Store:
        """What the hubs stand on."""
        return ModelStore()  # type: ignore[return-value]

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def now(self, call: Callable[..., object], *args: Any, settle: bool = False, **named: Any) -> None:
        """Calls something in the loop, and maybe waits for what comes of it."""

        async def calls() -> None:
            call(*args, **named)
            if settle:
                await self.place.settled()

        self.run(calls())

    async def enters(self, member: str, number: int, hub: int) -> None:
        device = Device(self.loop, self.place.score, member, number)
        self.place.devices.append(device)
        device.dial(self.place.sites[hub])
        await self.place.flow(device)
        device.give(Step(f"timer:{device.name}", "open", {"audience": [member]}))
        await self.place.settled()
        await self.place.flow(device)

    def one(self, which: int) -> Device:
        return self.place.devices[which % len(self.place.devices)]

    # -------------------------------------------------------------------------------------- commands

    @rule(
        who=whose, far=reach, what=st.sampled_from(("line", "label", "long", "own", "egg", "no", "unknown"))
    )
    def gives(self, who: int, far: str, what: str) -> None:
        """A command, lasting or momentary, or one that has to be refused."""
        self._gives(who, far, what)

    def _gives(self, who: int, far: str, what: str) -> None:
        device, self.count = self.one(who), self.count + 1
        label = f"{device.name} {self.count}"
        step = {
            "line": Step("chat", "say", {"text": label}),
            "label": Step("timer:tea", "name", {"label": label}),
            "long": Step("timer:long", "start", {"seconds": LONG + self.count}),
            "own": Step(f"timer:{device.name}", "start", {"seconds": LONG + self.count}),
            "egg": Step(f"timer:egg{self.count}", "start", {"seconds": 0.5 + self.count % 3}),
            "no": Step(f"timer:none{self.count}", "resume", {}),
            "unknown": Step("chat", "shout", {"text": label}),
        }[what]
        if not device.on:
            self.comes_back(who, self.count % 2, EVERYTHING)
        self.now(device.give, step, settle=True)
        if far != "given":
            self.now(device.up, settle=far != "sent")
        if far in ("heard", "survives"):
            self.run(self.place.flow(device))
        if far in ("moved", "killed", "survives") and device.site in self.place.sites:
            hub = self.place.sites.index(device.site)
            if far != "moved":
                self.restarts((hub,), rough=True)
            self.comes_back(who, 1 - hub, EVERYTHING)

    @rule(who=whose, back=st.integers(0, 20))
    def says_again(self, who: int, back: int) -> None:
        """A command that a hub has had, once more, wherever the device is now."""
        self.now(self.one(who).again, back)

    # ----------------------------------------------------------------------------------------- lines

    @rule(who=whose, count=counts, upwards=st.booleans())
    def passes(self, who: int, count: int, upwards: bool) -> None:
        """Some of what was sent arrives; nothing is waited for."""
        device = self.one(who)
        self.now(device.up if upwards else device.down, count)

    @rule(who=whose)
    def flows(self, who: int) -> None:
        """All of it arrives."""
        self.run(self.place.flow(self.one(who)))

    @rule(who=whose, silent=st.booleans())
    def loses_its_line(self, who: int, silent: bool) -> None:
        """Whatever lay on it is lost."""
        self.now(self.one(who).cut, silent=silent, settle=True)

    @rule(who=whose, hub=which, count=st.sampled_from((0, 2, 3, EVERYTHING)))
    def comes_back(self, who: int, hub: int, count: int) -> None:
        """To this hub or the other; it hears some of what it is told, maybe all."""
        device = self.one(who)
        self.now(device.dial, self.place.sites[hub])
        self.now(device.up, settle=True)
        self.now(device.down, count)
        if count == EVERYTHING:
            self.run(self.place.flow(device))

    @rule(who=whose)
    def reads_slowly(self, who: int) -> None:
        """What changes is merged until it reads again."""
        device = self.one(who)
        self.now(device.reads, slowly=device.wire is not None and not device.wire.slow)

    # ------------------------------------------------------------------------------- hubs and store

    @rule(hub=which, what=st.sampled_from(("hung", "mute", "away", "loses_records", "loses_records", "", "")))
    def is_in_trouble(self, hub: int, what: str) -> None:
        """Between a hub and the store: what it asks is not done yet, or kept but not answered; it is not there; what
        happens elsewhere is not heard of. Or all is well again."""
        line = self.place.sites[hub].line
        if what:
            setattr(line, what, True)
        else:
            self.now(line.whole, settle=True)  # type: ignore[attr-defined]

    @rule(hubs=st.sampled_from(((0,), (1,), (0, 1))), rough=st.booleans())
    def restarts(self, hubs: tuple[int, ...], rough: bool) -> None:
        """A hub is killed or ends, or both do with the store, and comes back."""
        self.run(self.place.restart(*[self.place.sites[hub] for hub in hubs], rough=rough))

    @rule(seconds=st.sampled_from((0.25, 1.0, 5.0, 12.0)))
    def time_passes(self, seconds: float) -> None:
        """Silence is noticed, timers ring, what is momentary is given up."""
        self.run(self.place.pass_time(seconds))

    # ----------------------------------------------------------------------------------------- seats

    @precondition(lambda self: len(self.place.devices) == 3 and self.whole())
    @rule()
    def ben_leaves_and_cem_joins(self) -> None:
        """For good; who comes then has a seat of their own."""
        self.run(self._moves_in())

    async def _moves_in(self) -> None:
        hub = self.place.sites[0].hub
        await hub.leave(ROOM, "ben", erase=False)
        seat = Seat("Cem", devices={"cem-1": DeviceKey("h", hub.now())}, joined=hub.now())
        await hub.settle(ROOM, None, lambda old, now: replace(old, members=old.members | {"cem": seat}))
        await self.enters("cem", 1, 0)

    def whole(self) -> bool:
        """Whether the first hub reaches the store."""
        line: Any = self.place.sites[0].line
        return not (line.away or line.hung or line.mute)

    # -------------------------------------------------------------------------------------- promises

    def teardown(self) -> None:
        """All is whole again, and then compared."""
        try:
            self.run(self.place.calm())
            self.run(self._judged())
        finally:
            self.run(self.place.close())
            self.loop.close()

    async def _judged(self) -> None:
        log = await self.place.log()
        for device in self.place.devices:
            device.room.history.gone = device.gone
            if not device.gone:
                device.room.ends()
                device.room.history.unanswered += tuple("a command" for one in device.given if not one.done())
        for device in [one for one in self.place.devices if not one.gone]:
            new = Device(self.loop, self.place.score, device.room.seat.member, device._number)
            await self.place.arrive(new)
            device.room.history.fresh = final_of(new.room._replica.position, new.room._replica.states)
            new.cut()
            await new.room.close()
        histories = [device.room.history for device in self.place.devices]
        # No store here loses anything, so nobody may be told that it did.
        rings, _ = alarms(log.records)
        forks = [
            Fault("diverged", one.name) for one in histories for e in one.events if getattr(e, "forked", 0)
        ]
        faults = [*check(log, histories, CoreRules()), *rings, *forks]
        if faults:
            raise BrokenPromise(faults)
        assert self.place.faults == []


class CoupleOnDisk(Couple):
    """The same on the embedded store."""

    def store(self) -> Store:
        self.folder = tempfile.TemporaryDirectory(prefix="samesky-model-")
        return EmbeddedStore(Path(self.folder.name))

    def teardown(self) -> None:
        """As on any store."""
        super().teardown()
        self.folder.cleanup()


def played(machine: type[Couple], examples: int, **more: Any) -> None:
    """So many tries, or as many as were asked for."""
    profile = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        **more,
    )
    run_state_machine_as_test(machine, settings=profile)  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes hundreds of commands takes a few: snapshots, the end of the memory, coming back with all states."""
    monkeypatch.setattr(live, "COMPACT_EVERY", 5)
    monkeypatch.setattr(history, "TAIL", 6)
    monkeypatch.setattr(resume, "MAX_BEHIND", 8)


@pytest.mark.timeout(0 if EXAMPLES else 120)
@pytest.mark.parametrize(("machine", "examples"), [(Couple, 30), (CoupleOnDisk, 6)])
def test_no_promise_is_broken_whatever_happens(machine: type[Couple], examples: int) -> None:
    played(machine, EXAMPLES or examples)


def _nothing(*args: Any, **named: Any) -> None:
    """Does not do it."""


def _hasty(
    self: Way, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
) -> None:
    if not self.hung:
        return Line.append(self, room, record, base, expect, done)
    self._held.append(lambda: self.store.append(room, record, base, expect, _nothing))
    asyncio.get_running_loop().call_soon(done, Appended(record.seq))


PLANTED: dict[str, tuple[str, object, str, Any]] = {
    "a device that comes back and lacks a record": (
        "gap",
        history.History,
        "after",
        lambda self, position: [one for one in self.tail if one.seq > position.seq + 1],
    ),
    "a client that does not send again": ("unanswered", Orders, "come_back", _nothing),
    "a hub that looks at nothing it has missed": ("diverged", live.Live, "behind", _nothing),
    "a hub that acknowledges before it writes": ("diverged", Way, "append", _hasty),
    "a store that keeps a command twice": ("doubled", ModelRoom, "find", _nothing),
}
"""Faults by what they are: the promise that each breaks, and where it is put in."""
RARE = 2
"""Of those, the last so many take too many tries to be looked for each time."""


@pytest.mark.timeout(0 if EXAMPLES else 120)
@pytest.mark.parametrize("what", list(PLANTED)[: None if EXAMPLES else -RARE])
def test_what_is_planted_is_found(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    kind, where, name, bug = PLANTED[what]
    monkeypatch.setattr(where, name, bug)
    with pytest.raises(BrokenPromise) as found:
        played(Couple, EXAMPLES or 300, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False)
    assert kind in found.value.kinds
