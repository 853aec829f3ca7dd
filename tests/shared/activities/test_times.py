"""`times`: free hours that nobody else sees, private ticks, what suits all, and one tap that books."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import field

from samesky_shared.activities.evening import Evening
from samesky_shared.activities.rituals import Rituals
from samesky_shared.activities.times import PAUSE, ROUND_TIME, Times, TimesView
from samesky_shared.core.freehours import Hours, Span
from samesky_shared.core.notices import Notices
from samesky_shared.core.recurrence import instant, wall
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused

LISBON, TOKYO = "Europe/Lisbon", "Asia/Tokyo"


def week(start: int, end: int) -> list[list[dict[str, int]]]:
    return [[{"start": start * 60, "end": end * 60}]] * 7


class Pair(Rehearsal):
    """Ann in Lisbon and Bob in Tokyo, nine hours ahead of her."""

    def __init__(self, *more: str) -> None:
        super().__init__((Times, Rituals, Evening, Notices), ("ann", "bob", *more))

    @property
    def times(self) -> Times:
        found = self.state("times")
        assert isinstance(found, Times)
        return found

    @property
    def ids(self) -> list[str]:
        assert self.times.round is not None
        return [one.id for one in self.times.round.times]

    def view(self, who: str) -> TimesView:
        found = self.room.view(who, "times")
        assert isinstance(found, TimesView)
        return found

    def suits(self, who: str = "ann") -> tuple[str, ...] | None:
        seen = self.view(who).round
        return None if seen is None else seen.suits

    def say(self, ann: tuple[int, int] = (9, 13), bob: tuple[int, int] = (18, 22)) -> None:
        act(self, "ann", "times", "say", tz=LISBON, week=week(*ann))
        act(self, "bob", "times", "say", tz=TOKYO, week=week(*bob))

    def look(self, **more: Any) -> str:
        self.say(**more)
        act(self, "ann", "times", "find", minutes=60)
        assert self.times.round is not None
        return self.times.round.id

    def tick(self, who: str, *suits: str) -> Any:
        assert self.times.round is not None
        return self.act(who, "times", "tick", round=self.times.round.id, suits=list(suits))


@pytest.fixture
def pair() -> Pair:
    return Pair()


def all_said() -> dict[str, Hours]:
    return {
        "ann": Hours(LISBON, ((Span(540, 780),),) * 7),
        "bob": Hours(TOKYO, ((Span(1080, 1320),),) * 7),
        "cleo": Hours("Europe/Berlin", ((Span(600, 840),),) * 7),
    }


class Said(Times, frozen=True):
    """One in which all have said their hours: random evenings get further."""

    kind: ClassVar[str] = "times"
    hours: dict[str, Hours] = field(default_factory=all_said)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", [Times, Said])
def test_it_keeps_what_every_activity_promises(kind: type[Times]) -> None:
    reveals = {"book.title": ALWAYS, "book.segments": ALWAYS}
    check_activity(kind, Rituals, Evening, reveals=reveals, examples=6, steps=12)


# ------------------------------------------------------------------------------------------ hours


def test_hours_are_seen_by_who_said_them_alone(pair: Pair) -> None:
    pair.say()
    assert pair.view("ann").said == ("ann", "bob")
    mine = pair.view("ann").yours
    assert mine is not None
    assert (mine.tz, mine.week[0]) == (LISBON, (Span(540, 780),))
    assert TOKYO.encode() not in encoded(pair.view("ann"))
    assert pair.view("stranger").yours is None


spans = st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 1440)), max_size=3).map(
    lambda some: [{"start": a, "end": b} for a, b in some if a < b]
)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(*[st.lists(spans, min_size=7, max_size=7)] * 2, st.sampled_from([TOKYO, "UTC"]))
def test_before_times_are_looked_for_nobody_can_tell_one_week_from_another(
    one: Any, two: Any, tz: str
) -> None:
    rooms = (Pair(), Pair())
    for pair, bobs in zip(rooms, (one, two), strict=True):
        act(pair, "ann", "times", "say", tz=LISBON, week=week(9, 13))
        pair.act("bob", "times", "say", tz=tz if bobs is two else TOKYO, week=bobs)
    assert encoded(rooms[0].view("ann")) == encoded(rooms[1].view("ann"))
    first, second = (pair.seen(pair.records[-1], "ann") for pair in rooms)
    assert first == second
    assert rooms[0].room.due() == rooms[1].room.due()


def test_hours_can_be_said_anew_and_taken_back(pair: Pair) -> None:
    pair.say()
    assert pair.act("ann", "times", "say", tz=LISBON, week=week(9, 13)) is None, "said already"
    act(pair, "ann", "times", "say", tz=TOKYO, week=week(9, 13), days={"2027-01-20": []})
    assert pair.times.hours["ann"].tz == TOKYO
    act(pair, "ann", "times", "forget")
    assert pair.view("bob").said == ("bob",)


def test_it_takes_the_hours_of_two_and_of_who_looks(pair: Pair) -> None:
    assert refused(pair, "ann", "times", "find") == ("not_yet", None)
    act(pair, "bob", "times", "say", tz=TOKYO, week=week(18, 22))
    assert refused(pair, "ann", "times", "find") == ("not_yet", None)
    assert refused(pair, "bob", "times", "find") == ("not_yet", None)


# ------------------------------------------------------------------------------------------ ticks


def test_ticks_are_seen_by_nobody_until_all_have_ticked_and_then_only_what_suits_all(pair: Pair) -> None:
    pair.look()
    assert len(pair.ids) == 5
    before = encoded(pair.view("bob"))
    pair.tick("ann", "t1", "t2")
    assert encoded(pair.view("bob")) == before, "nor that there are any"
    seen = pair.view("ann").round
    assert seen is not None
    assert (seen.yours, seen.suits) == (("t1", "t2"), None)
    pair.tick("bob", "t2", "t5")
    assert pair.suits("ann") == pair.suits("bob") == ("t2",)
    assert b"t5" not in encoded(seen.yours)
    assert refused(pair, "ann", "times", "tick", round="r1", suits=["t1"]) == ("conflict", "args.round")


ticks = st.lists(st.sampled_from(["t1", "t2", "t3", "t4", "t5"]), min_size=1, max_size=5, unique=True)


@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(ticks, ticks)
def test_rooms_that_differ_in_ticks_alone_give_the_others_equal_bytes(one: list[str], two: list[str]) -> None:
    rooms = (Pair("cleo"), Pair("cleo"))
    for pair, suits in zip(rooms, (one, two), strict=True):
        act(pair, "cleo", "times", "say", tz=LISBON, week=week(9, 13))
        pair.look()
        pair.tick("bob", *suits)
        pair.tick("cleo", "t1")
    for who in ("ann", "cleo", "stranger"):
        assert encoded(rooms[0].view(who)) == encoded(rooms[1].view(who))
        for n in range(1, len(rooms[0].records) + 1):
            assert rooms[0].seen(rooms[0].records[-n], who) == rooms[1].seen(rooms[1].records[-n], who)
    assert rooms[0].room.due() == rooms[1].room.due()
    for pair, suits in zip(rooms, (one, two), strict=True):
        pair.tick("ann", "t1", "t2")
        assert pair.suits("cleo") == (("t1",) if "t1" in suits else ())


def test_to_tick_nothing_leaves_no_trace_and_looks_like_silence() -> None:
    rooms = (Pair("cleo"), Pair("cleo"))
    for pair in rooms:
        act(pair, "cleo", "times", "say", tz=LISBON, week=week(9, 13))
        pair.look()
        pair.tick("ann", "t1")
    pair, silent = rooms
    assert pair.tick("bob") is None, "no record"
    pair.tick("bob", "t3")
    before = encoded(pair.view("ann"))
    pair.tick("bob")
    assert encoded(pair.view("ann")) == before, "nor is it seen that a tick is taken back"
    for room in rooms:
        room.wait(ROUND_TIME)
        assert room.suits() == ()
    assert encoded(pair.view("ann")) == encoded(silent.view("ann"))


def test_only_those_who_are_asked_tick_and_only_what_there_is() -> None:
    pair = Pair("cleo")
    round = pair.look()
    assert refused(pair, "cleo", "times", "tick", round=round, suits=["t1"]) == ("forbidden", None)
    assert refused(pair, "ann", "times", "tick", round=round, suits=["t1", "t9"]) == (
        "unknown",
        "args.suits[1]",
    )
    assert refused(pair, "ann", "times", "tick", round="r9", suits=["t1"]) == ("conflict", "args.round")


def test_who_leaves_is_not_waited_for() -> None:
    pair = Pair("cleo")
    act(pair, "cleo", "times", "say", tz=LISBON, week=week(9, 13))
    pair.look()
    pair.tick("ann", "t1")
    pair.tick("bob", "t1", "t2")
    assert pair.suits() is None
    assert pair.times.on_left(None, "cleo").round.suits == ("t1",)  # type: ignore[arg-type, union-attr]
    act(pair, "cleo", "times", "forget")
    assert pair.suits() == ("t1",)
    act(pair, "bob", "times", "forget")
    assert pair.times.round is None


# ------------------------------------------------------------------------------------------ near misses


def test_where_hours_do_not_meet_near_misses_are_proposed_and_can_be_ticked_and_booked(pair: Pair) -> None:
    pair.look(ann=(9, 12), bob=(22, 23))
    seen = pair.view("bob").round
    assert seen is not None
    assert all(one.near and one.off for one in seen.times)
    for who in ("ann", "bob"):
        pair.tick(who, "t1")
    act(pair, "ann", "times", "book", round="r1", time="t1")
    assert pair.times.booked is not None


def test_among_three_each_is_told_of_themselves_only() -> None:
    pair = Pair("cleo")
    act(pair, "cleo", "times", "say", tz=LISBON, week=week(9, 12))
    pair.look(ann=(9, 12), bob=(22, 23))
    assert pair.times.round is not None
    asked = {member for one in pair.times.round.times for member in one.off}
    assert asked
    for who in ("ann", "bob", "cleo"):
        seen = pair.view(who).round
        assert seen is not None
        assert {member for one in seen.times for member in one.off} == asked & {who}
        assert all(one.near for one in seen.times)


def test_where_nothing_is_near_it_says_so_until_somebody_says_other_hours(pair: Pair) -> None:
    pair.look(ann=(9, 10), bob=(6, 7))
    assert pair.ids == []
    act(pair, "bob", "times", "say", tz=TOKYO, week=week(18, 22))
    assert pair.times.round is None


# ------------------------------------------------------------------------------------------ booking


def test_one_tap_books_in_the_same_record_by_the_clock_of_who_taps(pair: Pair) -> None:
    pair.look()
    for who in ("ann", "bob"):
        pair.tick(who, "t1", "t2")
    assert pair.times.round is not None
    at = pair.times.round.times[1].at
    record = act(pair, "bob", "times", "book", round="r1", time="t2", programme="cook")
    assert set(record.states) == {"times", "rituals"}
    rituals = pair.state("rituals")
    assert isinstance(rituals, Rituals)
    (plan,) = rituals.plans.values()
    assert (plan.rule.tz, plan.minutes, plan.programme, plan.by) == (TOKYO, 60, "cook", "bob")
    assert (instant(plan.rule.start, TOKYO), plan.coming[0].at) == (at, at)
    booked = pair.view("ann").booked
    assert booked is not None
    assert (booked.at, booked.by) == (at, "bob")
    assert pair.act("ann", "times", "book", round="r1", time="t1") is None, "two taps book once"
    pair.wait(at - pair.now)
    assert pair.view("ann").booked is None


def test_only_what_suits_all_is_booked_and_not_too_late(pair: Pair) -> None:
    pair.look()
    pair.tick("ann", "t1", "t2")
    assert refused(pair, "ann", "times", "book", round="r1", time="t1") == ("conflict", "args.time")
    pair.tick("bob", "t1", "t5")
    assert refused(pair, "ann", "times", "book", round="r1", time="t5") == ("conflict", "args.time")
    assert pair.times.round is not None
    pair.wait(pair.times.round.times[0].at - pair.now)
    assert pair.times.round is None


def test_what_a_date_asks_of_each_is_weighed_in_the_next_search(pair: Pair) -> None:
    pair.look(ann=(12, 16), bob=(22, 24))  # one in the afternoon is ten in the evening for Bob
    for who in ("ann", "bob"):
        pair.tick(who, "t1")
    act(pair, "ann", "times", "book", round="r1", time="t1")
    assert pair.times.asked == {"ann": 0, "bob": 60}
    assert b"asked" not in encoded(pair.view("bob"))
    # From nine to ten it is early for Ann, and from ten on late for Bob: now it is her turn.
    act(
        pair,
        "ann",
        "times",
        "say",
        tz="Etc/GMT+2",
        week=[[{"start": 480, "end": 540}, {"start": 660, "end": 720}]] * 7,
    )
    act(pair, "bob", "times", "say", tz=TOKYO, week=week(19, 24))
    pair.wait(PAUSE)
    act(pair, "ann", "times", "find", minutes=60)
    assert pair.times.round is not None
    hours = [wall(one.at, "Etc/GMT+2")[11:] for one in pair.times.round.times]
    assert hours == ["11:00", "08:00", "08:00", "11:00", "08:00"], "today it is too late for the morning"


def test_two_who_look_at_once_open_one_round_and_others_come_the_next_time(pair: Pair) -> None:
    pair.look()
    assert pair.act("bob", "times", "find", minutes=60) is None
    assert pair.times.round is not None
    first = [one.at for one in pair.times.round.times]
    assert refused(pair, "bob", "times", "find", minutes=60, after="r1") == ("too_fast", None)
    pair.wait(PAUSE)
    act(pair, "bob", "times", "find", minutes=60, after="r1")
    assert pair.times.round is not None
    assert not {one.at for one in pair.times.round.times} & set(first)
    act(pair, "bob", "times", "drop", round="r2")
    assert pair.times.round is None


def test_those_who_are_asked_are_told(pair: Pair) -> None:
    pair.look()
    owed = pair.state("notices:bob")
    assert isinstance(owed, Notices)
    assert [one.what for one in owed.owed.values()] == ["times"]
    assert pair.state("notices:ann") is None
