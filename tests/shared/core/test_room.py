"""A room: drafts that change nothing, records that are dense, and what each may see."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec
import pytest
from msgspec.structs import replace
from tests.shared.probe import Probe, act, refused

from samesky_shared.activities import ACTIVITIES, Chat, Pact, Player, Playlist, Questions, Timer
from samesky_shared.core.activity import Activity, Catalog, Turn
from samesky_shared.core.members import Members
from samesky_shared.core.record import Kept, Snapshot
from samesky_shared.core.room import MAX_INSTANCES, Moment, Room
from samesky_shared.errors import Refused
from samesky_shared.protocol import MAX_STATE, Position
from samesky_shared.testing import Rehearsal, encoded
from samesky_shared.testing.walks import quiet, run_state_machine_as_test, walk_of

ALL = ("ann", "bob", "cleo")


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Probe, Timer, Chat, Playlist, Player), ALL)


# ----------------------------------------------------------------------------------------- in the large


def test_whatever_members_do_a_room_keeps_its_promises() -> None:
    kinds = (*(kind for kind in ACTIVITIES if kind is not Members), Members)
    run_state_machine_as_test(walk_of(kinds, ALL), settings=quiet(30, 40))


# ---------------------------------------------------------------------------------- drafts and positions


def test_a_draft_changes_nothing_until_it_is_applied(live: Rehearsal) -> None:
    room, before = live.room, encoded(live.room.snapshot())
    draft = room.act(live.moment(), "ann", "timer", "start", {"seconds": 5.0}, id="a-1")
    assert draft is not None
    assert encoded(room.snapshot()) == before
    room.apply(draft.record, draft.instances)
    assert room.position == Position("first", 2, draft.record.mark)
    assert (draft.record.by, draft.record.id) == ("ann", "a-1")


def test_records_are_applied_in_order_only(live: Rehearsal) -> None:
    first = act(live, "ann", "timer", "stopwatch")
    with pytest.raises(ValueError, match="does not follow"):
        live.room.apply(first)
    gap = msgspec.structs.replace(first, seq=live.room.seq + 2)
    with pytest.raises(ValueError, match="does not follow"):
        live.room.apply(gap)


def test_what_has_no_effect_makes_no_record(live: Rehearsal) -> None:
    assert live.act("ann", "timer", "reset") is None
    assert "timer" not in live.room.instances
    assert live.act("ann", "probe", "put", text=b"") is None
    assert live.act("ann", "timer", "close") is None
    assert live.room.wake(live.moment()) is None
    assert live.room.settle(live.moment(), "ann", live.room.members) is None


def test_instances_are_made_on_first_use_and_have_names(live: Rehearsal) -> None:
    act(live, "ann", "timer:tea", "stopwatch")
    act(live, "bob", "timer", "start", seconds=3)
    record = act(live, "bob", "probe:x", "tell")
    assert set(live.room.instances) == {"room", "timer", "timer:tea", "probe:x"}
    assert record.entries[0].body["name"] == "x"


@pytest.mark.parametrize(
    ("on", "cmd", "found"),
    [
        ("chess", "start", ("unknown", "on")),
        ("timer", "dance", ("unknown", "cmd")),
        ("room:two", "rename", ("unknown", "on")),
        ("room", "close", ("forbidden", "on")),
    ],
)
def test_what_is_not_there_is_refused(
    live: Rehearsal, on: str, cmd: str, found: tuple[str, str | None]
) -> None:
    assert refused(live, "ann", on, cmd) == found


def test_a_room_holds_so_many_instances(live: Rehearsal) -> None:
    for n in range(MAX_INSTANCES - 1):
        act(live, "ann", f"timer:t{n}", "stopwatch")
    assert refused(live, "ann", "timer:more", "stopwatch") == ("full", None)
    act(live, "ann", "timer:t0", "pause")
    act(live, "ann", "timer:t0", "close")
    act(live, "ann", "timer:more", "stopwatch")


def test_a_state_has_at_most_32_kibibytes(live: Rehearsal) -> None:
    act(live, "ann", "probe", "put", text=b"x" * (MAX_STATE - 100))
    assert refused(live, "ann", "probe", "put", text=b"x" * MAX_STATE) == ("too_large", None)


# ------------------------------------------------------------------------------------ what others wrote


def test_what_this_version_does_not_know_is_kept_and_never_shown(live: Rehearsal) -> None:
    act(live, "ann", "probe", "put", text=b"x")
    act(live, "ann", "timer", "stopwatch")
    room = Room("rehearsal", Catalog((Members, Timer)), "first")
    room.restore(live.room.snapshot())
    assert room.views("ann").keys() == {"room", "timer"}
    assert room.snapshot() == live.room.snapshot()
    for cmd in ("put", "open"):
        with pytest.raises(Refused):
            room.act(live.moment(), "ann", "probe", cmd, {})
    draft = room.act(live.moment(), "ann", "timer", "pause", {})
    assert draft is not None
    room.apply(draft.record, draft.instances)
    assert room.snapshot().states["probe"] == live.room.snapshot().states["probe"]


def test_a_readable_record_takes_the_place_of_an_unreadable_one(live: Rehearsal) -> None:
    act(live, "ann", "probe", "put", text=b"x")
    bad = msgspec.structs.replace(live.room.snapshot().states["probe"], state={"wakes": "never"})
    room = Room("rehearsal", live.catalog, "first")
    room.restore(Snapshot("first", 1, "m", 0.0, {"probe": bad}))
    assert list(room.foreign) == ["probe"]
    with pytest.raises(Refused) as caught:
        room.act(live.moment(), "ann", "probe", "tell", {})
    assert (caught.value.code, caught.value.path) == ("unknown", "on")
    room.apply(live.records[-1])
    assert not room.foreign
    assert room.view("ann", "probe") == live.state("probe")


class Cracked(Activity, frozen=True):
    """A rule that fails on states that were never made by it."""

    kind: ClassVar[str] = "cracked"
    due_at: tuple[float, ...] = (5.0,)
    seen: tuple[str, ...] = ("a",)
    pieces: tuple[int, ...] = (1,)

    def view(self, who: str) -> object:
        return self.seen[0]

    def due(self) -> float | None:
        return self.due_at[0]

    def on_due(self, turn: Turn) -> Cracked:
        return replace(self, due_at=(turn.at + self.pieces[0],))


@pytest.mark.parametrize("state", [{"due_at": []}, {"seen": []}])
def test_a_state_that_does_not_fit_its_rule_is_kept_and_not_shown_and_the_others_are(
    live: Rehearsal, state: dict[str, Any]
) -> None:
    act(live, "ann", "timer", "stopwatch")
    before = live.room.snapshot()
    snapshot = replace(before, states={"cracked": Kept(state), **before.states})
    room = Room("rehearsal", Catalog((Members, Timer, Cracked)), "first")
    room.restore(snapshot)
    assert room.views("ann").keys() == {"room", "timer"}
    assert room.view("ann", "cracked") is None
    assert list(room.unfit) == ["cracked"]
    assert isinstance(room.unfit["cracked"], IndexError)
    written = room.snapshot().states["cracked"].state
    assert [list(written[key]) for key in state] == [[]]


def test_a_rule_that_fails_when_it_is_due_keeps_no_other_from_waking(live: Rehearsal) -> None:
    act(live, "ann", "timer", "start", seconds=5)
    before = live.room.snapshot()
    room = Room("rehearsal", Catalog((Members, Timer, Cracked)), "first")
    room.restore(replace(before, states={"cracked": Kept({"pieces": []}), **before.states}))
    live.now += 60
    draft = room.wake(live.moment())
    assert draft is not None
    assert draft.instances.keys() == {"timer"}
    assert list(room.unfit) == ["cracked"]
    room.apply(draft.record, draft.instances)
    assert room.due() is None, "it is not asked again until its state changes"


def test_a_room_moves_while_something_in_it_runs(live: Rehearsal) -> None:
    assert not live.room.moving
    act(live, "ann", "timer", "stopwatch")
    assert live.room.moving
    act(live, "ann", "timer", "reset")
    assert not live.room.moving


def test_an_empty_room_has_no_members() -> None:
    room = Room("r", Catalog((Members,)), "e")
    assert room.members == Members()
    assert room.views("ann") == {}
    assert room.wake(Moment(1.0, 0, "m")) is None
    assert Questions.kind not in room.instances


def test_whether_one_looks_is_for_those_alone_whom_one_instance_names_together() -> None:
    live = Rehearsal((Pact,), ALL)
    act(live, "ann", "pact", "ask", minutes=30)
    assert not live.room.attend("ann", "bob"), "it is not on yet"
    live.status("cleo", "offline")
    act(live, "bob", "pact", "agree", pact="p1")
    assert not live.room.attend("ann", "bob"), "cleo was asked, too"
    live.wait(400)
    act(live, "ann", "pact", "ask", minutes=30)
    act(live, "bob", "pact", "agree", pact="p2")
    assert live.room.attend("ann", "bob")
    assert live.room.attend("bob", "ann")
    assert not live.room.attend("ann", "cleo")
