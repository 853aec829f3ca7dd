"""Drafts in the making: when a record takes effect, what is due, cues, and rules that misbehave."""

from __future__ import annotations

import pytest
from tests.shared.probe import Probe, act, refused

from samesky_shared.activities import Chat, Player, Playlist, Timer
from samesky_shared.core.work import MAX_CUES, MAX_WAKES
from samesky_shared.testing import Rehearsal

ALL = ("ann", "bob", "cleo")


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Probe, Timer, Chat, Playlist, Player), ALL)


# ----------------------------------------------------------------------------------------------- time


def test_effect_lies_ahead_by_the_lead_and_never_goes_back(live: Rehearsal) -> None:
    now = live.now
    assert act(live, "ann", "probe", "cue", on="timer", cmd="stopwatch").at == now + 0.5
    for cmd, at in (("tell", now + 0.5), ("put", now + 0.5)):
        args = {"text": b"x"} if cmd == "put" else {}
        assert act(live, "ann", "probe", cmd, **args).at == at
    assert act(live, "ann", "timer", "pause").at == now + 0.5
    assert act(live, "ann", "timer:other", "stopwatch").at == now + 0.25
    live.now += 1
    assert act(live, "ann", "probe", "tell").at == now + 1


def test_all_that_a_record_changed_takes_effect_with_it(live: Rehearsal) -> None:
    act(live, "ann", "probe:late", "cue", on="probe", cmd="tell")
    live.act("ann", "timer", "stopwatch")
    record = act(live, "ann", "probe:x", "cue", on="timer", cmd="reset")
    assert {kept.at for kept in record.states.values() if kept} == {record.at}


def test_a_new_instance_does_not_begin_before_its_namesake_ended(live: Rehearsal) -> None:
    ahead = act(live, "ann", "probe", "cue", on="timer", cmd="stopwatch").at
    closed = act(live, "ann", "probe", "close")
    assert closed.at == ahead
    assert closed.states == {"probe": None}
    assert act(live, "ann", "probe", "tell").at == ahead
    assert live.reloaded().closed == live.room.closed == {"probe": ahead}


def test_what_is_due_happens_at_its_own_time_however_late_the_hub(live: Rehearsal) -> None:
    start = live.now
    act(live, "ann", "probe", "sleep", until=[start + 1, start + 2, start + 3])
    assert live.room.due() == start + 1
    record = live.sleep(2.5)
    assert record is not None
    assert [entry.body for entry in record.entries] == [{"at": start + n, "who": ""} for n in (1, 2)]
    assert (record.by, record.at, live.room.due()) == (None, start + 2, start + 3)


def test_catching_up_is_bounded_and_goes_on_with_the_next_wake(live: Rehearsal) -> None:
    act(live, "ann", "probe", "sleep", until=[live.now + n for n in range(1, MAX_WAKES + 11)])
    record = live.sleep(1000)
    assert record is not None
    assert len(record.entries) == MAX_WAKES
    record = live.sleep(0)
    assert record is not None
    assert len(record.entries) == 10
    assert live.room.due() is None


def test_a_due_time_before_the_last_effect_does_not_take_effect_before_it(live: Rehearsal) -> None:
    act(live, "ann", "probe", "sleep", until=[live.now + 0.1])
    ahead = act(live, "ann", "probe", "put", text=b"x").at
    live.now += 0.15
    record = live.keep(live.room.wake(live.moment()))
    assert record is not None
    assert record.at == ahead


@pytest.mark.parametrize("text", [b"stuck", b"big"])
def test_a_rule_that_does_not_move_on_is_left_alone_and_stops_nobody_else(
    live: Rehearsal, text: bytes
) -> None:
    act(live, "ann", "probe", "put", text=text)
    act(live, "ann", "probe", "sleep", until=[live.now + 1])
    act(live, "ann", "timer", "start", seconds=1)
    record = live.sleep(5)
    assert record is not None
    assert set(record.states) == {"timer"}
    assert live.room.due() is None
    assert live.sleep(5) is None
    act(live, "ann", "probe", "put", text=b"well")
    assert live.sleep(0) is not None


# ----------------------------------------------------------------------------------------------- cues


def test_a_cue_is_carried_out_in_the_same_record(live: Rehearsal) -> None:
    record = act(live, "ann", "probe", "cue", on="timer:x", cmd="start", args={"seconds": 9})
    assert set(record.states) == {"probe", "timer:x"}
    assert live.room.seq == 2


def test_a_members_command_is_refused_as_a_whole_when_its_cue_is(live: Rehearsal) -> None:
    assert refused(live, "ann", "probe", "cue", on="timer", cmd="start", args={"seconds": -1}) == (
        "invalid", "args.seconds",
    )  # fmt: skip


def test_when_the_room_acts_by_itself_a_refused_cue_is_left_out(live: Rehearsal) -> None:
    act(live, "ann", "probe", "put", text=b"cue")
    act(live, "ann", "probe", "sleep", until=[live.now + 1])
    record = live.sleep(2)
    assert record is not None
    assert set(record.states) == {"probe", "timer"}
    assert live.state("timer").running


def test_cues_are_bounded(live: Rehearsal) -> None:
    act(live, "ann", "probe", "put", text=b"x")
    assert live.act("ann", "probe", "chain", left=MAX_CUES) is None
    assert refused(live, "ann", "probe", "chain", left=MAX_CUES + 1) == ("too_large", None)


def test_a_wish_that_is_refused_is_left_out_and_the_command_is_done(live: Rehearsal) -> None:
    for on, cmd, args in (
        ("timer", "start", {"seconds": -1}), ("timer", "no-such", {}), ("unheard-of", "begin", {}),
        ("chat", "close", {}), ("room", "profile", {"name": "Mallory"}),
        ("chat", "say", {"text": b"\x00not mine"}),
    ):  # fmt: skip
        record = act(live, "ann", "probe", "cue", on=on, cmd=cmd, args=args, wish=True)
        assert set(record.states) == {"probe"}, (on, cmd)


def test_a_wish_is_done_by_the_room_and_in_nobodys_name(live: Rehearsal) -> None:
    record = act(live, "ann", "probe", "cue", on="probe:x", cmd="tell", wish=True)
    assert {entry.kind: (entry.by, entry.body.get("by")) for entry in record.entries} == {
        "cues": ("ann", None), "told": (None, ""),
    }  # fmt: skip
    record = act(live, "ann", "probe", "cue", on="probe:x", cmd="tell")
    assert [entry.by for entry in record.entries] == ["ann", "ann"]


def test_what_is_decided_ahead_takes_effect_with_all_its_cues_at_the_time_it_names(live: Rehearsal) -> None:
    then = live.now + 30
    record = act(live, "ann", "probe", "cue", on="timer", cmd="stopwatch", at=then)
    assert record.at == then
    assert live.state("timer").elapsed.at == then
    assert act(live, "ann", "probe", "put", text=b"x").at == then


def test_each_that_is_due_may_set_off_as_many_cues(live: Rehearsal) -> None:
    for n in range(MAX_CUES):
        act(live, "ann", f"probe:p{n}", "put", text=b"cue")
        act(live, "ann", f"probe:p{n}", "sleep", until=[live.now + 1, live.now + 2])
    live.sleep(5)
    assert live.room.due() is None
    assert all(live.state(f"probe:p{n}").woken == 2 for n in range(MAX_CUES))


# ------------------------------------------------------------------------------------------- presence


def test_a_status_reaches_those_who_care(live: Rehearsal) -> None:
    act(live, "ann", "probe", "tell")
    act(live, "ann", "timer", "stopwatch")
    record = live.status("bob", "away")
    assert record is not None
    assert set(record.states) == {"probe"}
    assert live.state("probe").seen == ("bob away ann+cleo",)
    assert live.status("bob", "unknown") is None


# ------------------------------------------------------------------------------------ zones, and the end


def test_who_moves_to_another_zone_is_told_to_what_they_can_see_and_no_more(live: Rehearsal) -> None:
    for on, audience in (("probe", None), ("probe:two", ["ann", "cleo"])):
        act(live, "ann", on, "open", **({} if audience is None else {"audience": audience}))
    act(live, "bob", "room", "profile", tz="Asia/Tokyo")
    act(live, "bob", "room", "profile", lang="ja")
    assert live.state("probe").seen == ("bob in Asia/Tokyo",)
    assert live.state("probe:two").seen == ()


def test_what_ends_leaves_a_last_word_to_its_audience_and_its_name_free(live: Rehearsal) -> None:
    act(live, "ann", "probe", "open", audience=["ann", "bob"])
    record = act(live, "ann", "probe", "end")
    assert record.states == {"probe": None}
    assert [entry.to for entry in record.entries] == [("ann", "bob")]
    assert live.state("probe") is None
    act(live, "cleo", "probe", "put", text=b"new")
    assert live.room.view("cleo", "probe") is not None
