"""`evening`: a programme of activities that everybody goes through together."""

from __future__ import annotations

import pytest

from samesky_shared.activities import Chat, Timer
from samesky_shared.activities.evening import Evening
from samesky_shared.core.course import COUNT, LONG, READY_TIME
from samesky_shared.core.record import Record
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..evenings import PROGRAMME, Night
from ..probe import refused


@pytest.fixture
def night() -> Night:
    return Night()


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Evening, Timer, Chat, reveals={"plan.title": ALWAYS, "plan.segments": ALWAYS}, examples=15)


# ------------------------------------------------------------------------------------------ planning


def test_a_plan_is_made_from_the_newest_and_not_while_it_runs(night: Night) -> None:
    segments = list(PROGRAMME)
    assert night.evening.revision == 1
    assert refused(night, "bob", "evening", "plan", segments=segments, after=0) == ("conflict", "args.after")
    before = {one.id for one in night.evening.segments}
    night.do("bob", "plan", segments=segments, after=1)
    assert before.isdisjoint(one.id for one in night.evening.segments), "an old tap would move the new one"
    assert night.evening.planned_by == "bob"
    night.do("ann", "here")
    assert refused(night, "bob", "evening", "plan", segments=segments, after=2) == ("conflict", None)


def test_nobody_gathers_where_nothing_is_planned() -> None:
    live = Rehearsal((Evening,))
    assert refused(live, "ann", "evening", "here") == ("conflict", None)


@pytest.mark.parametrize("on", ["room", "keys", "evening:other"])
def test_an_evening_does_not_lead_the_room_its_keys_or_another(on: str) -> None:
    live = Rehearsal((Evening,))
    segments = [{"minutes": 1}, {"minutes": 1, "on": on, "cmd": "begin"}]
    assert refused(live, "ann", "evening", "plan", segments=segments) == ("invalid", "args.segments[1].on")


# ------------------------------------------------------------------------------------------ the lobby


def test_it_begins_for_all_at_one_instant_when_everybody_is_here(night: Night) -> None:
    night.do("ann", "here")
    assert night.evening.lobby is not None
    assert night.evening.lobby.awaited == ("bob",)
    assert night.wait(60) == []
    record = night.do("bob", "here")
    begins = record.at + COUNT
    assert night.evening.coming is not None
    assert night.evening.coming.at == begins
    (opened,) = night.wait(COUNT)
    assert opened.at == begins, "told ahead, so that every device has it in time"
    assert (night.at, night.evening.clock.at, night.evening.started_at) == (1, begins, begins)
    night.now = begins + 60
    assert (night.gone, night.left) == (60, 540)


def test_nothing_ticks_on_the_wire(night: Night) -> None:
    night.gather()
    assert night.wait(3600) == []


def test_who_is_awaited_can_be_gone_on_without(night: Night) -> None:
    night.do("ann", "here")
    night.do("ann", "go_without", member="bob")
    night.wait(COUNT + 1)
    assert night.at == 1
    assert night.evening.circle == ("ann",)
    night.do("bob", "here")
    assert night.evening.circle == ("ann", "bob"), "who comes late joins"


def test_one_may_begin_with_those_who_are_here(night: Night) -> None:
    night.do("bob", "start")
    assert night.act("ann", "evening", "start") is None, "two taps begin once"
    night.wait(COUNT + 1)
    assert (night.at, night.evening.circle) == (1, ("bob",))


@pytest.mark.parametrize("how", ["not_here", "away"])
def test_the_count_stops_when_somebody_is_not_here_after_all(night: Night, how: str) -> None:
    night.do("ann", "here")
    night.do("bob", "here")
    if how == "away":
        night.status("ann", "away")
    else:
        night.do("ann", "not_here")
    night.wait(60)
    assert (night.at, night.evening.phase) == (0, "lobby")
    assert night.evening.lobby is not None
    assert night.evening.lobby.awaited == ("ann",)


def test_a_lobby_in_which_nobody_comes_closes(night: Night) -> None:
    night.do("ann", "here")
    night.wait(4 * 3600)
    assert (night.evening.phase, night.evening.lobby, night.room.due()) == ("open", None, None)


# ------------------------------------------------------------------------------------------ segments


def test_by_hand_two_taps_go_one_segment_on(night: Night) -> None:
    night.gather()
    first = night.evening.current
    night.do("ann", "next", after=first)
    assert night.act("bob", "evening", "next", after=first) is None
    night.wait(COUNT + 1)
    assert night.act("bob", "evening", "next", after=first) is None
    assert night.at == 2


def test_by_time_the_next_is_announced_and_begins_where_the_other_ends(night: Night) -> None:
    night.to(2)
    ends = night.evening.over_at
    records = night.wait(1800)
    assert night.at == 3
    assert night.evening.clock.at == ends
    announced, begun = records[-2:]
    assert announced.at == ends - COUNT
    assert begun.at == ends, "the question is on the table at that instant, in the same record"
    assert set(begun.states) == {"evening", "questions"}
    assert night.state("questions").card


def test_when_all_are_ready_it_goes_on(night: Night) -> None:
    night.to(3)
    night.tap("ann", "ready")
    assert night.evening.gate is not None
    assert night.evening.gate.awaited == ("bob",)
    night.tap("bob", "ready")
    night.wait(COUNT + 1)
    assert night.at == 4


def test_ready_has_a_deadline_and_may_go_without(night: Night) -> None:
    night.to(3)
    night.tap("ann", "ready")
    night.wait(night.left + READY_TIME - 1)
    assert night.at == 3
    night.wait(1 + COUNT)
    assert night.at == 4
    night.to(3)
    night.tap("bob", "ready")
    night.do("bob", "go_without", member="ann")
    night.wait(COUNT + 1)
    assert night.at == 4


def test_a_gate_is_left_the_way_it_was_planned(night: Night) -> None:
    night.to(2)
    assert refused(night, "ann", "evening", "next", after=night.evening.current) == ("conflict", "args.after")
    assert refused(night, "ann", "evening", "ready", segment=night.evening.current) == (
        "conflict", "args.segment",
    )  # fmt: skip


def test_a_segment_opens_its_activity_in_the_same_record_and_leaves_it_paused(night: Night) -> None:
    night.to(2)
    timer = night.state("timer:cook")
    assert timer.elapsed.at == night.evening.clock.at
    assert (timer.running, timer.total) == (True, 1500)
    night.to(3)
    assert not night.state("timer:cook").running


def test_a_segment_whose_activity_does_not_exist_has_its_title_and_clock(night: Night) -> None:
    night.to(5)
    assert night.left == pytest.approx(300, abs=0.3)
    assert "unheard-of" not in night.room.instances
    night.wait(300)
    assert night.evening.phase == "over"


def test_what_a_plan_opens_is_done_by_the_room_and_in_nobodys_name() -> None:
    night = Night(programme=({"minutes": 5, "on": "questions", "cmd": "draw"},))
    night.gather()
    assert (night.state("questions").drawn_by, night.state("questions").card is None) == ("", False)


def test_a_plan_cannot_make_anybody_do_what_only_they_may() -> None:
    night = Night(programme=({"minutes": 5, "on": "questions", "cmd": "draw"},))
    night.gather()
    card = night.state("questions").card
    for n, cmd in enumerate(("keep", "pass_on"), 1):
        night.do("bob", "end")
        night.do(
            "ann",
            "plan",
            segments=[PROGRAMME[0], {"minutes": 5, "on": "questions", "cmd": cmd, "args": {"card": card}}],
            after=n,
        )
        night.gather()
        before = night.state("questions")
        night.to(2)
        assert night.state("questions") is before


# ------------------------------------------------------------------------------------------ asking all


def test_skipping_needs_everybodys_yes_and_two_taps_skip_one(night: Night) -> None:
    night.to(2)
    segment = night.evening.current
    night.do("ann", "skip", segment=segment)
    assert night.at == 2
    assert night.evening.ask is not None
    assert night.act("ann", "evening", "skip", segment=segment) is None, "asking twice is asking once"
    night.do("bob", "skip", segment=segment)
    assert night.act("ann", "evening", "skip", segment=segment) is None
    night.wait(COUNT + 1)
    assert night.at == 3
    assert night.act("bob", "evening", "skip", segment=segment) is None


def test_an_ask_shows_nobodys_answer_and_ends_like_a_no(night: Night) -> None:
    night.to(2)
    night.tap("ann", "skip")
    to = night.evening.segments[2].id
    view = night.room.view("bob", "evening")
    assert isinstance(view, dict)
    assert view["ask"] == {"topic": to, "by": "ann", "until": night.now + 60, "yours": None}
    assert night.act("bob", "evening", "not_now", to=to) is None
    night.wait(61)
    assert (night.evening.ask, night.at) == (None, 2)
    assert refused(night, "bob", "evening", "agree", to=to) == ("conflict", "args.to")


def test_only_one_thing_is_asked_for_at_a_time(night: Night) -> None:
    night.to(2)
    first, last = night.evening.segments[0].id, night.evening.segments[4].id
    night.tap("ann", "jump", to=last)
    assert refused(night, "bob", "evening", "jump", segment=night.evening.current, to=first) == (
        "conflict", None,
    )  # fmt: skip
    night.do("bob", "agree", to=last)
    night.wait(COUNT + 1)
    assert night.at == 5
    assert refused(night, "ann", "evening", "jump", segment=last, to="r9s9") == ("unknown", "args.to")


def test_the_last_segment_is_skipped_to_the_end(night: Night) -> None:
    night.to(5)
    night.tap("ann", "skip")
    night.do("bob", "agree", to="end")
    assert night.evening.phase == "over"


# ------------------------------------------------------------------------------------------ the end


def kept(record: Record) -> dict[str, object]:
    (entry,) = record.entries
    assert entry.kind == "evening"
    return entry.body


def test_at_the_end_it_is_kept_with_what_was_done_and_how_long(night: Night) -> None:
    night.gather()
    night.wait(599.75)
    night.tap("ann", "next")
    night.wait(COUNT + 60.25)
    record = night.do("bob", "end")
    body = kept(record)
    assert (body["by"], body["started_at"]) == ("ann", night.evening.started_at)
    assert body["ended_at"] == record.at
    segments = body["segments"]
    assert isinstance(segments, list)
    assert [round(one["seconds"]) for one in segments] == [603, 60]
    assert segments[0]["title"] == b"\x00Arrive"
    assert not night.state("timer:cook").running
    assert night.act("ann", "evening", "end") is None


def test_by_time_the_last_ends_it(night: Night) -> None:
    night.to(5)
    ends = night.evening.over_at
    records = night.wait(400)
    assert records[-1].at == ends == night.evening.ended_at
    assert kept(records[-1])["ended_at"] == ends
    assert night.room.due() == night.evening.lull_at


def test_to_go_on_tomorrow_keeps_the_place(night: Night) -> None:
    night.to(2)
    night.wait(600)
    night.do("ann", "rest")
    gone = night.gone
    assert (night.evening.phase, night.room.due()) == ("resting", night.evening.lull_at)
    assert not night.state("timer:cook").running
    assert night.wait(86400) == []
    night.gather("bob", "ann")
    assert (night.at, night.evening.phase) == (2, "running")
    assert night.gone == pytest.approx(gone, abs=0.3)
    assert night.state("timer:cook").running, "it goes on from where it was, and is not opened anew"
    assert night.state("timer:cook").elapsed.position == pytest.approx(gone, abs=0.3)


def test_an_evening_that_is_over_can_be_had_again(night: Night) -> None:
    night.to(2)
    night.do("ann", "end")
    night.gather()
    assert (night.at, night.evening.spent) == (1, {})
    assert night.evening.ended_at is None


def test_an_evening_that_was_forgotten_comes_to_rest(night: Night) -> None:
    night.gather()
    night.wait(600 + LONG - 1)
    assert night.evening.phase == "running"
    night.wait(2)
    assert night.evening.phase == "resting"
    assert not night.room.moving
    night.gather()
    night.to(2)
    night.tap("ann", "hold")
    night.wait(LONG + 1)
    assert night.evening.phase == "resting"


def test_a_lobby_can_be_left_and_nothing_is_kept_of_it(night: Night) -> None:
    night.do("ann", "here")
    record = night.do("bob", "end")
    assert (night.evening.phase, record.entries) == ("open", ())


# ------------------------------------------------------------------------------------------ leaving


def test_who_leaves_the_room_is_not_waited_for_and_takes_their_titles() -> None:
    night = Night("ann", "bob", "cleo")
    night.to(3)
    night.tap("bob", "ready")
    night.tap("cleo", "ready")
    night.settle(night.room.members.left("ann", night.now))
    night.wait(COUNT + 1)
    assert night.at == 4
    assert "ann" not in night.evening.circle
    assert night.evening.without("ann").segments[0].title is None
    body = {"by": "ann", "title": b"\x00x", "segments": [{"card": None, "title": b"\x00x", "seconds": 1.0}]}
    entry = night.do("bob", "end").entries[0]
    bare = Evening.without_words(type(entry)("1-0", 1, 0.0, "evening", "evening", "bob", body), "ann")
    assert (bare["title"], bare["segments"][0]["title"], bare["by"]) == (None, None, "")


def test_in_a_file_the_plan_begins_anew(night: Night) -> None:
    night.to(3)
    plan = night.evening.exported("bob")
    assert (plan.segments, plan.phase, plan.current) == (night.evening.segments, "open", None)
