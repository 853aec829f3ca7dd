"""`repair`: a pause at any time, views said back, needs and offers, one ground, steps nobody must take."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from samesky_shared.activities.repair import Ground, Repair
from samesky_shared.core.circle import Gate
from samesky_shared.core.floor import Floor
from samesky_shared.core.opening import Opening
from samesky_shared.core.record import Record
from samesky_shared.core.reveal import ANSWERS, Reveal
from samesky_shared.protocol import MAX_STATE
from samesky_shared.sealing import AROUND
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused


class Table(Rehearsal):
    """A rehearsal with words for what happens in a repair."""

    def __init__(self, *members: str, begun: bool = True) -> None:
        super().__init__((Repair,), members or ("ann", "bob"))
        if begun:
            first, *others = self.members
            self.do(first, "announce", about=b"\x00the-party")
            for one in others:
                self.do(one, "ready", opening="o1")

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "repair")
        assert isinstance(found, dict)
        return found

    @property
    def turn(self) -> dict[str, Any]:
        found: dict[str, Any] = self.see(self.members[0])["turn"]
        return found

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "repair", cmd, **args)

    def done(self, cmd: str = "done") -> Record:
        return self.do(self.turn["talking"], cmd, after=self.turn["id"])

    def until(self, stage: str) -> None:
        while self.turn["stage"] != stage:
            now = self.turn["stage"]
            for one in self.turn["circle"]:
                self.do(one, "go_on", stage=now)


@pytest.fixture
def table() -> Table:
    return Table()


def of_the_round(state: Repair, writer: str, reader: str) -> bool:
    return state.floor is not None and reader in state.floor.circle


def opened(state: Repair, writer: str, reader: str) -> bool:
    words = state.round
    return words is not None and words.opens_at is not None and reader in words.boxes


def test_it_keeps_what_every_activity_promises() -> None:
    reveals: Any = {"announce.about": ALWAYS, "write.text": opened}
    reveals |= dict.fromkeys(("propose.text", "say.text"), of_the_round)
    check_activity(Repair, reveals=reveals, examples=10)


def test_notes_are_their_writers_alone_before_and_meanwhile() -> None:
    table = Table(begun=False)
    table.do("ann", "note", text=b"\x00what-I-dare-not-say")
    table.do("bob", "announce")
    table.do("ann", "ready", opening="o1")
    assert table.see("ann")["note"] == b"\x00what-I-dare-not-say"
    assert b"what-I-dare-not-say" not in encoded(table.room.views("bob"))
    table.do("bob", "end")
    assert table.see("ann")["note"] is not None
    table.do("ann", "note", text=None)
    assert table.see("ann")["note"] is None


def test_a_pause_stops_everything_at_once_and_nobody_shortens_it_alone(table: Table) -> None:
    table.do("bob", "cool_off", seconds=1800.0)
    assert table.turn["clock"].rate == 0
    for cmd, args in (("done", {"after": table.turn["id"]}), ("go_on", {"stage": "views"})):
        assert refused(table, "ann", "repair", cmd, **args)[0] == "not_yet"
    sooner = table.now + 600
    table.do("ann", "back_at", at=sooner)
    assert table.see("ann")["cooling"].back_at > sooner
    assert table.act("bob", "repair", "back") is None, "it is not time yet"
    table.do("bob", "agree_back", at=sooner)
    table.wait(601)
    assert table.see("bob")["cooling"].gate.awaited == ("ann", "bob")
    table.do("ann", "back")
    table.wait(86400)
    assert table.see("bob")["cooling"] is not None, "nobody is made to come back"
    table.do("bob", "back")
    assert (table.see("bob")["cooling"], table.turn["clock"].rate) == (None, 1.0)


def test_a_pause_can_be_called_while_nothing_is_on() -> None:
    table = Table(begun=False)
    table.do("bob", "cool_off", seconds=300.0)
    table.wait(301)
    for who in table.members:
        table.do(who, "back")
    assert table.see("ann")["cooling"] is None


def test_each_view_is_said_back_until_it_is_right_with_the_same_time(table: Table) -> None:
    whose = []
    while table.turn["stage"] == "views":
        whose.append((table.turn["part"], table.turn["talking"]))
        assert table.turn["length"] == 180.0
        table.done("again" if len(whose) == 3 else "done")
    ann, bob = (
        [("speak", "ann"), ("reflect", "bob"), ("confirm", "ann")],
        [("speak", "bob"), ("reflect", "ann")],
    )
    assert whose == [*ann, *ann[1:], *bob, ("confirm", "bob")]
    assert table.turn["stage"] == "needs"


def test_needs_and_offers_open_together_and_are_kept(table: Table) -> None:
    table.until("needs")
    assert refused(table, "ann", "repair", "write", stage="offers", text=b"\x00x") == (
        "conflict",
        "args.stage",
    )
    table.do("ann", "write", stage="needs", text=b"\x00a-quiet-hour")
    assert b"a-quiet-hour" not in encoded(table.room.views("bob"))
    (entry,) = table.do("bob", "write", stage="needs", text=b"\x00to-be-asked").entries
    assert (entry.kind, set(entry.body["words"])) == ("needs", {"ann", "bob"})
    table.until("offers")
    table.do("ann", "pass_on", stage="offers")
    (entry,) = table.do("bob", "write", stage="offers", text=b"\x00I-call-first").entries
    assert (entry.kind, entry.to) == ("offers", ("bob",))


def test_one_ground_is_amended_until_all_sign_the_same_words(table: Table) -> None:
    assert refused(table, "ann", "repair", "propose", after=0, text=b"\x00x")[0] == "not_yet"
    table.until("ground")
    table.do("ann", "propose", after=0, text=b"\x00we call before ten")
    assert refused(table, "bob", "repair", "propose", after=0, text=b"\x00y") == ("conflict", "args.after")
    table.do("bob", "propose", after=1, text=b"\x00we call before nine")
    assert refused(table, "ann", "repair", "sign", version=1) == ("conflict", "args.version")
    (entry,) = table.do("ann", "sign", version=2).entries
    assert (entry.kind, entry.body["text"], entry.to) == (
        "ground",
        b"\x00we call before nine",
        ("ann", "bob"),
    )


@pytest.mark.parametrize("what", ["apology", "amends", "forgiveness", "letting-go"])
def test_each_step_opens_only_when_all_say_yes_and_nobody_has_to_take_it(table: Table, what: str) -> None:
    assert refused(table, "ann", "repair", "say", what=what, text=b"\x00x")[0] == "not_yet"
    table.do("ann", "open_step", what=what)
    assert table.act("bob", "repair", "decline", what=what) is None, "it leaves no trace"
    table.wait(61)
    assert table.see("bob")["asked"] is None
    table.do("ann", "open_step", what=what)
    table.do("bob", "agree", what=what)
    assert table.see("ann")["steps"] == (what,)
    (entry,) = table.do("ann", "say", what=what, text=b"\x00I am sorry").entries
    assert (entry.body["what"], entry.to) == (what, ("ann", "bob"))


def test_a_card_to_laugh_at_is_shown_only_when_all_want_it(table: Table) -> None:
    table.do("bob", "open_step", what="softener")
    assert table.see("ann")["card"] is None
    table.do("ann", "open_step", what="softener")
    assert table.see("ann")["card"] is not None


def test_a_day_to_look_back_outlasts_the_end_and_is_told(table: Table) -> None:
    assert refused(table, "ann", "repair", "look_back", at=table.now - 1) == ("invalid", "args.at")
    at = table.now + 14 * 86400
    table.do("ann", "look_back", at=at)
    table.do("bob", "end")
    assert (table.see("bob")["turn"], table.see("bob")["look_at"]) == (None, at)
    table.wait(14 * 86400 + 1)
    assert table.see("bob")["look_at"] is None


@pytest.mark.parametrize("leaves", ["ann", "bob", "cleo"])
@pytest.mark.parametrize("stage", ["views", "needs", "ground"])
def test_who_is_left_goes_on(leaves: str, stage: str) -> None:
    three = Table("ann", "bob", "cleo")
    three.until(stage)
    three.do("ann", "cool_off", seconds=300.0)
    three.settle(three.room.members.left(leaves, three.now))
    assert leaves not in three.turn["circle"]
    assert leaves not in (three.turn["talking"], three.turn["speaker"])
    two = Table()
    two.settle(two.room.members.left("bob", two.now))
    assert two.see("ann")["turn"] is None


def test_all_that_can_be_written_stays_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    notes = dict.fromkeys(seats, b"x" * (768 + AROUND))
    state = Repair(
        999,
        Opening("o999", seats[0], seats[0], Gate(seats, seats), None, b"x" * (512 + AROUND)),
        floor=Floor(seats, seats[0], 1800.0, spoken=seats),
        notes=notes,
        round=Reveal(
            Gate(seats, seats, 1.8e9), dict.fromkeys(seats, b"x" * (ANSWERS // 12)), (), seats, 1.8e9
        ),
        ground=Ground(9, seats[0], b"x" * (768 + AROUND), seats),
    )
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE
