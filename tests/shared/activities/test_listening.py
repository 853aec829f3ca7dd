"""`listening`: equal clocks, the speaker decides, asking is quiet, and it works while one is asleep."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.listening import Listening, Said
from samesky_shared.core.circle import Gate
from samesky_shared.core.floor import Floor
from samesky_shared.core.opening import OPEN_TIME, Opening
from samesky_shared.core.record import Record
from samesky_shared.protocol import MAX_STATE, Entry
from samesky_shared.sealing import AROUND
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused

PARTS = ("speak", "reflect", "clarify", "confirm", "validate")
TWELVE = tuple(f"m{n}" for n in range(12))


class Talk(Rehearsal):
    """A rehearsal with words for what happens in a round of listening."""

    def __init__(self, *members: str, begun: bool = True) -> None:
        super().__init__((Listening,), members or ("ann", "bob"))
        if begun:
            first, *others = self.members
            self.do(first, "announce", first=first)
            for one in others:
                self.do(one, "ready", opening=self.see(first)["opening"].id)

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "listening")
        assert isinstance(found, dict)
        return found

    @property
    def turn(self) -> dict[str, Any]:
        found: dict[str, Any] = self.see(self.members[0])["turn"]
        return found

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "listening", cmd, **args)

    def done(self, cmd: str = "done") -> Record:
        """By whose part it is."""
        return self.do(self.turn["talking"], cmd, after=self.turn["id"])

    def until(self, part: str) -> None:
        while self.turn["part"] != part:
            self.done()

    def kept(self, who: str) -> list[Entry]:
        return [
            one
            for record in self.records
            for one in record.entries
            if one.kind == "heard" and (one.to is None or who in one.to)
        ]


@pytest.fixture
def talk() -> Talk:
    return Talk()


def of_the_round(state: Listening, writer: str, reader: str) -> bool:
    """Whether a reader takes part."""
    return state.floor is not None and reader in state.floor.circle


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Listening, reveals={"announce.about": ALWAYS, "write.text": of_the_round}, examples=12)


def test_it_begins_when_all_are_ready_and_not_now_leaves_no_trace() -> None:
    talk = Talk(begun=False)
    talk.do("ann", "announce", first="bob", minutes=2, topic="t21", about=b"\x00the-quiet-days")
    opening = talk.see("bob")["opening"]
    assert (opening.topic, opening.about, opening.gate.awaited) == ("t21", b"\x00the-quiet-days", ("bob",))
    assert talk.act("bob", "listening", "not_now", opening=opening.id) is None
    assert refused(talk, "bob", "listening", "announce", first="bob") == ("conflict", None)
    assert refused(talk, "bob", "listening", "begin", opening=opening.id)[0] == "not_yet"
    assert refused(talk, "bob", "listening", "ready", opening="o9") == ("conflict", "args.opening")
    record = talk.do("bob", "ready", opening=opening.id)
    assert (talk.turn["speaker"], talk.turn["listener"], talk.turn["length"]) == ("bob", "ann", 120.0)
    assert talk.turn["clock"].at == record.at


def test_who_announced_it_may_say_it_anew_or_take_it_back() -> None:
    talk = Talk(begun=False)
    assert refused(talk, "ann", "listening", "announce", first="gil") == ("unknown", "args.first")
    talk.do("ann", "announce", first="bob")
    talk.do("ann", "announce", first="ann")
    opening = talk.see("ann")["opening"].id
    assert refused(talk, "bob", "listening", "ready", opening="o1")[0] == "conflict", "that was another one"
    talk.do("ann", "not_now", opening=opening)
    assert talk.see("ann")["opening"] is None
    talk.do("bob", "announce", first="bob")
    talk.wait(OPEN_TIME + 1)
    assert talk.see("ann")["opening"] is None


def test_a_turn_has_five_parts_and_each_belongs_to_one(talk: Talk) -> None:
    whose = []
    for part in PARTS:
        assert talk.turn["part"] == part
        whose.append(talk.turn["talking"])
        other = "bob" if whose[-1] == "ann" else "ann"
        assert refused(talk, other, "listening", "done", after=talk.turn["id"])[0] == "forbidden"
        if part != "validate":
            assert not talk.done().entries
    assert whose == ["ann", "bob", "bob", "ann", "bob"]
    (entry,) = talk.done().entries
    assert (entry.body["speaker"], entry.body["listener"], entry.body["whole"]) == ("ann", "bob", True)
    assert (talk.turn["part"], talk.turn["speaker"], talk.see("ann")["heard"]) == ("swap", "bob", ("ann",))
    talk.until("validate")
    talk.done()
    assert (talk.see("ann")["turn"], talk.see("ann")["opening"]) == (None, None)
    assert [entry.body["speaker"] for entry in talk.kept("ann")] == ["ann", "bob"]


def test_who_spoke_decides_whether_it_was_got_right(talk: Talk) -> None:
    assert refused(talk, "ann", "listening", "again", after=talk.turn["id"])[0] == "conflict"
    talk.until("confirm")
    assert refused(talk, "bob", "listening", "again", after=talk.turn["id"])[0] == "forbidden"
    talk.done("again")
    assert (talk.turn["part"], talk.turn["talking"]) == ("reflect", "bob")
    talk.until("confirm")
    talk.done()
    assert talk.turn["part"] == "validate"


def test_what_is_written_can_be_put_in_other_words_while_its_part_is_on(talk: Talk) -> None:
    part = talk.turn["id"]
    assert refused(talk, "bob", "listening", "write", part=part, text=b"\x00no")[0] == "forbidden"
    talk.do("ann", "write", part=part, text=b"\x00first")
    talk.do("ann", "write", part=part, text=b"\x00second")
    assert talk.turn["said"] == {"speak": Said(part, "ann", b"\x00second")}
    talk.done()
    assert refused(talk, "ann", "listening", "write", part=part, text=b"\x00late") == (
        "conflict",
        "args.part",
    )
    (entry,) = talk.do("bob", "end").entries
    assert (entry.body["said"]["speak"].text, entry.body["whole"]) == (b"\x00second", False)


def test_it_ends_whenever_one_wants_and_leaves_nothing_where_nothing_came_of_it(talk: Talk) -> None:
    assert talk.do("bob", "end").entries == ()
    assert refused(talk, "ann", "listening", "hold")[0] == "conflict"


def test_nobody_has_to_be_heard(talk: Talk) -> None:
    assert refused(talk, "ann", "listening", "pass_on", after=talk.turn["id"])[0] == "conflict"
    talk.until("swap")
    talk.done("pass_on")
    assert talk.see("ann")["turn"] is None
    assert talk.see("ann")["heard"] == ("ann",)


def test_all_parts_are_as_long_and_become_longer_together(talk: Talk) -> None:
    talk.do("bob", "lengthen", seconds=240.0)
    assert talk.act("ann", "listening", "lengthen", seconds=240.0) is None
    assert talk.act("ann", "listening", "lengthen", seconds=100.0) is None
    for _ in range(7):
        assert (talk.turn["length"], talk.turn["clock"].position) == (240.0, 0.0)
        talk.wait(30)
        talk.done()


def test_asking_for_the_floor_is_quiet_and_in_its_order() -> None:
    three = Talk("ann", "bob", "cleo")
    three.do("cleo", "ask")
    assert three.turn["asking"] == ("cleo",)
    assert three.turn["talking"] == "ann"
    three.until("swap")
    assert (three.turn["speaker"], three.turn["listener"], three.turn["asking"]) == ("cleo", "ann", ())
    three.do("bob", "ask")
    three.do("bob", "unask")
    assert three.turn["asking"] == ()
    assert three.act("bob", "listening", "unask") is None


def test_nobodys_clock_runs_while_one_is_asleep_and_writing_goes_on() -> None:
    talk = Talk(begun=False)
    talk.do("ann", "announce", first="ann")
    talk.status("ann", "offline")
    talk.do("bob", "ready", opening=talk.see("bob")["opening"].id)
    talk.wait(9 * 3600)
    assert (talk.turn["away"], talk.turn["clock"].position_at(talk.now)) == (("ann",), 0.0)
    talk.status("ann", "here")
    talk.do("ann", "write", part=talk.turn["id"], text=b"\x00good morning")
    talk.wait(20)
    talk.do("ann", "hold")
    assert talk.turn["clock"].position_at(talk.now + 50) == pytest.approx(20, abs=1)
    talk.status("ann", "away")
    talk.do("bob", "resume")
    assert talk.turn["clock"].rate == 0
    talk.wait(OPEN_TIME)
    assert talk.see("bob")["turn"] is None, "nobody went on"
    assert len(talk.kept("ann")) == 1


def test_two_of_twelve_begin_and_the_others_read_nothing() -> None:
    talk = Talk(*TWELVE, begun=False)
    talk.do("m0", "announce", first="m0")
    opening = talk.see("m1")["opening"].id
    talk.do("m7", "ready", opening=opening)
    assert refused(talk, "m1", "listening", "begin", opening=opening)[0] == "not_yet"
    talk.do("m7", "begin", opening=opening)
    talk.do("m0", "write", part=talk.turn["id"], text=b"\x00for-seven-alone")
    assert b"for-seven-alone" in encoded(talk.room.views("m7"))
    assert b"for-seven-alone" not in encoded(talk.room.views("m1"))
    assert refused(talk, "m1", "listening", "end")[0] == "forbidden"
    assert refused(talk, "m1", "listening", "ready", opening=opening)[0] == "conflict"
    talk.do("m7", "end")
    assert (len(talk.kept("m7")), talk.kept("m1")) == (1, [])


@pytest.mark.parametrize(
    ("leaves", "speaker", "listener", "part"),
    [("ann", "bob", "cleo", "swap"), ("bob", "ann", "cleo", "reflect"), ("cleo", "ann", "bob", "reflect")],
)
def test_who_is_left_goes_on(leaves: str, speaker: str, listener: str, part: str) -> None:
    three = Talk("ann", "bob", "cleo")
    three.until("reflect")
    three.settle(three.room.members.left(leaves, three.now))
    rest = three.turn
    assert (rest["speaker"], rest["listener"], rest["part"]) == (speaker, listener, part)
    assert leaves not in rest["circle"]
    two = Talk()
    two.settle(two.room.members.left("bob", two.now))
    assert two.see("ann")["turn"] is None


def test_words_of_one_are_taken_out_and_those_of_the_others_stay(talk: Talk) -> None:
    talk.do("ann", "write", part=talk.turn["id"], text=b"\x00a")
    talk.done()
    talk.do("bob", "write", part=talk.turn["id"], text=b"\x00b")
    assert list(talk.state("listening").without("ann").said) == ["reflect"]
    said = {"speak": {"part": "p3", "by": "ann", "text": b"\x00a"}, "reflect": {"part": "p4", "by": "bob"}}
    entry = Entry("1-0", 1, 1.0, "listening", "heard", "bob", {"said": said, "by": "ann", "about": b"\x00x"})
    rest = Listening.without_words(entry, "ann")
    assert (list(rest["said"]), rest["about"]) == (["reflect"], None)


@given(st.lists(st.sampled_from(("done", "again", "pass_on", "write", "hold", "resume", "ask")), max_size=25))
def test_whoever_does_what_one_has_the_floor_and_all_have_the_same_time(steps: list[str]) -> None:
    three = Talk("ann", "bob", "cleo")
    for cmd in steps:
        now = three.turn
        if now is None:
            break
        args = {"done": {"after": now["id"]}, "again": {"after": now["id"]}, "pass_on": {"after": now["id"]}}
        more = {"part": now["id"], "text": b"\x00w"} if cmd == "write" else args.get(cmd, {})
        three.tries(now["talking"], "listening", cmd, more)
        three.wait(7)
        after = three.turn
        if after is not None:
            owner = (
                after["listener"] if after["part"] in ("reflect", "clarify", "validate") else after["speaker"]
            )
            assert after["talking"] == owner
            assert after["listener"] != after["speaker"]
            assert after["length"] == 180.0
            assert len(set(after["spoken"])) == len(after["spoken"])


def test_all_that_can_be_written_stays_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    said = {part: Said("p1000", seats[0], b"x" * (3072 + AROUND)) for part in PARTS}
    opening = Opening("o999", seats[0], seats[0], Gate(seats, seats), "t30", b"x" * (512 + AROUND))
    floor = Floor(seats, seats[0], 1800.0, spoken=seats, asking=seats[1:], away=seats)
    state = Listening(999, opening, 15, floor, 1.8e9, "validate", seats[1], said, seats)  # type: ignore[arg-type]
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE
