"""`kindness`: what does each good, small acts that are told from one to one, and thanks; nothing is owed."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from samesky_shared.activities.kindness import Kindness
from samesky_shared.core.activity import Turn
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))


@pytest.fixture
def room() -> Rehearsal:
    return Rehearsal((Kindness,), ("ann", "bob", "cleo"))


def cares(room: Rehearsal, who: str) -> dict[str, Any]:
    found: Kindness = room.room.view(who, "kindness")  # type: ignore[assignment]
    return found.cares


def test_it_keeps_what_every_activity_promises() -> None:
    reveals = {"care.text": ALWAYS, "did.text": ALWAYS, "thank.text": ALWAYS}
    check_activity(Kindness, reveals=reveals)


def test_everybody_reads_what_does_each_good_until_it_is_taken_back(room: Rehearsal) -> None:
    act(room, "ann", "kindness", "care", text=b"\x00near")
    act(room, "bob", "kindness", "care", text=b"\x00seen")
    act(room, "ann", "kindness", "care", text=b"\x00free")
    assert cares(room, "cleo") == {"ann": b"\x00free", "bob": b"\x00seen"}
    act(room, "ann", "kindness", "care")
    assert cares(room, "bob") == {"bob": b"\x00seen"}
    assert room.act("ann", "kindness", "care") is None, "there is nothing to take back"


@pytest.mark.parametrize(("cmd", "kind"), [("did", "did"), ("thank", "thanked")])
def test_acts_and_thanks_go_from_one_to_one_and_leave_no_state(room: Rehearsal, cmd: str, kind: str) -> None:
    record = act(room, "ann", "kindness", cmd, member="bob", text=b"\x00tea")
    (entry,) = record.entries
    assert (entry.kind, entry.by, entry.to) == (kind, "ann", ("ann", "bob"))
    assert b"tea" in room.seen(record, "bob")
    assert b"tea" not in room.seen(record, "cleo")
    assert cares(room, "bob") == {}


@pytest.mark.parametrize("member", ["ann", "nobody"])
@pytest.mark.parametrize("cmd", ["did", "thank"])
def test_they_are_for_somebody_else_in_the_room(room: Rehearsal, cmd: str, member: str) -> None:
    args = {"member": member, "text": b"\x00x"}
    assert refused(room, "ann", "kindness", cmd, **args) == ("conflict", "args.member")


def test_who_is_away_is_told_and_who_is_here_sees_it() -> None:
    turn = Turn("ann", 5.0, 5.0, present=("ann",), seats=("ann", "bob"))
    assert [(one.what, one.to) for one in Kindness().did(turn, "bob", b"\x00x").tells] == [
        ("anything", ("bob",))
    ]
    assert Kindness().thank(replace(turn, present=("ann", "bob")), "bob", b"\x00x").tells == ()


def test_what_does_somebody_good_goes_with_them_and_into_the_file_as_it_was(room: Rehearsal) -> None:
    act(room, "ann", "kindness", "care", text=b"\x00mine")
    act(room, "bob", "kindness", "care", text=b"\x00theirs")
    state: Kindness = room.state("kindness")
    assert state.exported("bob") is state
    assert b"mine" not in encoded(state.without("ann"))
    left = state.on_left(Turn("", 5.0, 5.0, seats=("bob", "cleo")), "ann")
    assert left.cares == {"bob": b"\x00theirs"}


def test_words_are_no_longer_than_their_share() -> None:
    room = Rehearsal((Kindness,), TWELVE)
    long = b"\x00" + b"a" * 2000
    assert refused(room, "m0", "kindness", "care", text=long)[0] == "too_large"
    for cmd in ("did", "thank"):
        assert refused(room, "m0", "kindness", cmd, member="m1", text=long)[0] == "too_large"
