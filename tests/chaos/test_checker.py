"""The checker catches what must never happen: each test makes up one bad history."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from samesky_shared.core.record import Kept, Record, Snapshot
from samesky_shared.protocol import Entry, Position

from .checker import check
from .history import Answered, Changed, Complete, Cut, Event, Final, History, Log, Refused, Sent, Welcomed
from .rules import alarms

EPOCH = "e"


class AllSee:
    """Everybody sees everything."""

    def views(self, record: Record, who: str) -> dict[str, Any]:
        return {on: None if kept is None else kept.state for on, kept in record.states.items()}


def record(seq: int, id: str = "") -> Record:
    line = Entry(f"{seq}-0", seq, float(seq), "chat", "line", "ann")
    return Record(
        EPOCH, seq, f"m{seq}", float(seq), {f"s{seq % 2}": Kept({"n": seq})}, "ann", id or f"c{seq}", (line,)
    )


def mark(seq: int) -> Position:
    return Position(EPOCH, seq, f"m{seq}")


def changed(n: int, seq: int, *seqs: int) -> Changed:
    """The change of one record, or of several in one."""
    all_ = seqs or (seq,)
    states = {f"s{one % 2}": {"n": one} for one in all_}
    ids, lines = tuple(f"c{one}" for one in all_), tuple(f"{one}-0" for one in all_)
    return Changed(n, seq, f"m{seq}", states, ids, lines)


def sent(n: int, seq: int, *, lasting: bool = True, again: bool = False) -> Sent:
    return Sent(n, f"c{seq}", "chat", "say", lasting, again)


RECORDS = [record(seq) for seq in range(1, 7)]
END = Final(mark(6), {"s1": {"n": 5}, "s0": {"n": 6}})


def begun(n: int = 1) -> list[Event]:
    """A device that begins when record 1 is there."""
    whole = Changed(n, 1, "m1", {"s1": {"n": 1}}, (), ("1-0",))
    return [Welcomed(n, False), whole, Complete(n, mark(1))]


def author() -> History:
    """Sends 2 to 6; is cut off before it hears of 4 and 5, which had landed; 6 had not."""
    events: list[Event] = [
        *begun(1),
        sent(2, 2),
        changed(3, 2),
        sent(4, 3),
        changed(5, 3),
        sent(6, 4),
        sent(7, 5),
        sent(8, 6),
        Cut(9),
        Welcomed(10, True),
        changed(11, 5, 4, 5),
        Complete(12, mark(5)),
        sent(13, 6, again=True),
        changed(14, 6),
    ]
    return History("ana", "ann", events, END, END)


def watcher() -> History:
    """Only watches; the last two come as one, since it was slow."""
    events: list[Event] = [
        *begun(20),
        changed(21, 2),
        changed(22, 3),
        changed(23, 4),
        changed(24, 6, 5, 6),
    ]
    return History("ben", "ben", events, END, END)


def snapshot(seq: int) -> Snapshot:
    made = Snapshot(EPOCH, 0, "", 0.0, {})
    for one in RECORDS[:seq]:
        made = made.plus(one)
    return made


def log(records: list[Record] | None = None, at: int = 4) -> Log:
    return Log(RECORDS if records is None else records, snapshot(at), RECORDS[at:])


def kinds(log: Log, *histories: History) -> set[str]:
    return {fault.kind for fault in check(log, histories, AllSee())}


def edited(history: History, old: Event, *new: Event) -> History:
    """A history with one event replaced."""
    at = history.events.index(old)
    return replace(history, events=[*history.events[:at], *new, *history.events[at + 1 :]])


def test_a_good_round_has_no_fault() -> None:
    assert check(log(), [author(), watcher()], AllSee()) == []


def test_an_acknowledged_command_that_the_log_does_not_have_is_lost() -> None:
    cut = RECORDS[:5]
    assert "lost" in kinds(Log(cut), author())


def test_a_command_that_is_in_the_log_twice_is_doubled() -> None:
    twice = [*RECORDS, record(7, "c6")]
    assert "doubled" in kinds(Log(twice), author())


def test_a_hole_in_the_log_is_a_gap() -> None:
    assert "gap" in kinds(Log([*RECORDS[:3], *RECORDS[4:]]))


def test_a_record_that_followed_another_one_has_diverged() -> None:
    chained = [RECORDS[0], *[replace(one, after=f"m{one.seq - 1}") for one in RECORDS[1:]]]
    assert kinds(Log(chained), author()) == set()
    chained[3] = replace(chained[3], after="ghost")
    assert kinds(Log(chained), author()) == {"diverged"}


def test_a_device_that_jumps_over_a_record_has_a_gap() -> None:
    jumped = edited(watcher(), changed(23, 4))
    faults = check(log(), [jumped], AllSee())
    assert {fault.kind for fault in faults} == {"gap"}


def test_a_change_without_one_of_its_entries_is_a_gap() -> None:
    whole = changed(24, 6, 5, 6)
    assert kinds(log(), edited(watcher(), whole, replace(whole, entries=("6-0",)))) == {"gap"}


def test_ready_without_what_came_meanwhile_is_a_gap() -> None:
    assert "gap" in kinds(log(), edited(author(), changed(11, 5, 4, 5)))


def test_a_device_that_sees_a_position_fall_is_out_of_order() -> None:
    back = edited(watcher(), changed(23, 4), changed(23, 4), changed(23, 2))
    assert "reordered" in kinds(log(), back)


def test_a_change_that_comes_twice_is_out_of_order() -> None:
    again = edited(watcher(), changed(23, 4), changed(23, 4), changed(23, 4))
    assert "reordered" in kinds(log(), again)


def test_what_was_sent_after_an_acknowledgement_comes_after_it() -> None:
    swapped = [*RECORDS[:3], replace(RECORDS[3], id="c3"), *RECORDS[4:]]
    swapped[2] = replace(RECORDS[2], id="c4")
    other = History("ben", "ben", [sent(1, 3), Answered(2, "c3", 4), sent(3, 4), Answered(4, "c4", 4)])
    assert "reordered" in kinds(Log(swapped), other)


def test_an_acknowledgement_below_where_the_command_is_is_out_of_order() -> None:
    early = edited(author(), changed(14, 6), Answered(14, "c6", 5), changed(15, 6))
    assert kinds(log(), early) == set()  # the change that follows says where it is
    only = edited(author(), changed(14, 6), Answered(14, "c6", 5))
    assert "reordered" in kinds(log(), only)


def test_other_states_than_the_records_make_have_diverged() -> None:
    wrong = replace(changed(23, 4), states={"s0": {"n": 99}})
    assert kinds(log(), edited(watcher(), changed(23, 4), wrong)) == {"diverged"}


@pytest.mark.parametrize("which", ["ended", "fresh"])
def test_a_replica_that_ends_elsewhere_has_diverged(which: str) -> None:
    elsewhere = replace(END, states={"s1": {"n": 5}})
    assert kinds(log(), replace(watcher(), **{which: elsewhere})) == {"diverged"}
    behind = replace(END, position=mark(5))
    assert kinds(log(), replace(watcher(), **{which: behind})) == {"diverged"}


def test_a_mark_that_the_log_does_not_have_has_diverged_unless_forked_is_told() -> None:
    ghost = replace(changed(23, 4), mark="ghost")
    silent = edited(watcher(), changed(23, 4), ghost)
    assert "diverged" in kinds(log(), silent)
    anew = Changed(31, 6, "m6", END.states, (), tuple(f"{n}-0" for n in range(1, 7)))
    told = [*silent.events, Cut(29), Welcomed(30, False, True), anew, Complete(32, mark(6))]
    assert kinds(log(), replace(silent, events=told)) == set()


def test_a_momentary_command_may_go_with_a_fork_and_a_lasting_one_may_not() -> None:
    anew = Changed(31, 6, "m6", END.states, (), tuple(f"{n}-0" for n in range(1, 7)))
    forked: list[Event] = [Welcomed(30, False, True), anew, Complete(32, mark(6))]
    for lasting, faults in ((False, set()), (True, {"lost"})):
        gone: list[Event] = [sent(25, 7, lasting=lasting), Answered(26, "c7", 7)]
        assert kinds(log(), replace(watcher(), events=[*watcher().events, *gone, *forked])) == faults


def test_a_lasting_command_without_an_answer_is_found() -> None:
    silent = replace(watcher(), events=[*watcher().events, sent(25, 7)])
    assert kinds(log(), silent) == {"unanswered"}
    momentary = replace(watcher(), events=[*watcher().events, sent(25, 7, lasting=False)])
    assert kinds(log(), momentary) == set()


def test_a_refused_command_that_is_in_the_log_is_untrue() -> None:
    events = [*watcher().events, sent(25, 2, lasting=False), Refused(26, "c2", "conflict")]
    assert kinds(log(), replace(watcher(), events=events)) == {"untrue"}


def test_a_snapshot_that_is_not_what_its_records_make_has_diverged() -> None:
    wrong = replace(snapshot(4), states={})
    assert kinds(Log(RECORDS, wrong, RECORDS[4:])) == {"diverged"}


def test_a_snapshot_without_what_follows_it_is_found() -> None:
    assert kinds(Log(RECORDS, snapshot(4), RECORDS[5:])) == {"gap"}
    assert kinds(Log(RECORDS, snapshot(4), RECORDS[4:5])) == {"diverged"}


def timer(seq: int, by: str | None, **state: Any) -> Record:
    return Record(EPOCH, seq, f"m{seq}", float(seq), {"timer:egg": Kept(state)}, by)


RUNS = {"total": 2.0, "elapsed": {"position": 0.0, "rate": 1.0, "at": 1.0}}
RANG = {"total": 2.0, "elapsed": {"position": 2.0, "rate": 0.0, "at": 3.0}, "ended_at": 3.0}


def test_an_alarm_rings_once() -> None:
    assert alarms([timer(1, "ann", **RUNS), timer(2, None, **RANG)]) == ([], 1)


def test_an_alarm_that_never_rings_is_lost() -> None:
    faults, rang = alarms([timer(1, "ann", **RUNS)])
    assert ([fault.kind for fault in faults], rang) == (["lost"], 0)


def test_an_alarm_that_rings_twice_is_doubled() -> None:
    faults, _ = alarms([timer(1, "ann", **RUNS), timer(2, None, **RANG), timer(3, None, **RANG)])
    assert [fault.kind for fault in faults] == ["doubled"]
