"""`plant` keeps what every activity promises, and grows as it should."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from samesky_plant import REST, Plant

from samesky_shared.errors import Refused
from samesky_shared.testing import Rehearsal, check_activity


def out(state: Plant, writer: str, reader: str) -> bool:
    """Whether a reader may see what the writer whispered: once the leaf is out."""
    return state.newest is not None and writer in state.newest.words


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Plant, reveals={"water.word": out})


def test_a_leaf_comes_when_both_have_watered_it() -> None:
    room = Rehearsal([Plant], ("ann", "bob"))
    room.act("ann", "plant", "water", leaf="leaf-1", word=b"\0hello")
    assert room.state("plant").leaves == 0
    assert room.room.view("bob", "plant").words == {}
    room.act("bob", "plant", "water", leaf="leaf-1")
    plant = room.state("plant")
    assert (plant.leaves, plant.growing, plant.newest.words) == (1, "leaf-2", {"ann": b"\0hello"})


def test_it_rests_and_is_thirsty_again() -> None:
    room = Rehearsal([Plant], ("ann", "bob"))
    for who in ("ann", "bob"):
        room.act(who, "plant", "water", leaf="leaf-1")
    with pytest.raises(Refused, match="Another leaf"):
        room.act("ann", "plant", "water", leaf="leaf-1")
    with pytest.raises(Refused, match="enough"):
        room.act("ann", "plant", "water", leaf="leaf-2")
    room.wait(REST + 1)
    room.act("ann", "plant", "water", leaf="leaf-2")
    assert room.state("plant").watered == ("ann",)


def test_it_waits_for_nobody_who_has_left() -> None:
    room = Rehearsal([Plant], ("ann", "bob", "cleo"))
    for who in ("ann", "bob"):
        room.act(who, "plant", "water", leaf="leaf-1")
    rest = {who: seat for who, seat in room.room.members.members.items() if who != "cleo"}
    room.settle(replace(room.room.members, members=rest))
    assert room.state("plant").leaves == 1
