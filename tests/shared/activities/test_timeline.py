"""`timeline`: what of the past somebody keeps, for themselves."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.timeline import MOST, Timeline, TimelineView
from samesky_shared.protocol import MAX_STATE
from samesky_shared.testing import Rehearsal, check_activity

from ..probe import act, refused

PIECES = st.lists(st.tuples(st.booleans(), st.integers(1, 6).map(lambda n: f"{n}-0")), max_size=20)


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Timeline)


@given(PIECES)
def test_what_was_kept_and_not_let_go_is_kept_once_in_its_order(asked: list[tuple[bool, str]]) -> None:
    live, wanted = Rehearsal((Timeline,)), []
    for keep, entry in asked:
        live.tries("ann", "timeline:ann", "keep" if keep else "let_go", {"entry": entry})
        if not keep:
            wanted = [one for one in wanted if one != entry]
        elif entry not in wanted:
            wanted.append(entry)
    assert (live.room.view("ann", "timeline:ann") or TimelineView(())) == TimelineView(tuple(wanted))


@pytest.mark.parametrize("seats", [2, 3, 12])
def test_nobody_else_sees_what_i_keep_nor_that_i_do(seats: int) -> None:
    members = tuple(f"m{n}" for n in range(seats))
    live = Rehearsal((Timeline,), members)
    record = act(live, "m0", "timeline:m0", "keep", entry="7-0")
    for other in members[1:]:
        assert "timeline:m0" not in live.room.views(other)
        assert b"7-0" not in live.seen(record, other)
        assert refused(live, other, "timeline:m0", "keep", entry="1-0")[0] == "forbidden"


def test_only_ids_of_entries_are_kept_and_not_without_end() -> None:
    live = Rehearsal((Timeline,))
    for entry in ("", "x", "0-0", "1", "1-0000"):
        assert refused(live, "ann", "timeline:ann", "keep", entry=entry) == ("invalid", "args.entry")
    full = Timeline(tuple(f"{9 * 10**15 + n}-999" for n in range(MOST)))
    assert len(msgspec.msgpack.encode(full)) <= MAX_STATE
    for n in range(MOST):
        act(live, "ann", "timeline:ann", "keep", entry=f"{n + 1}-0")
    assert refused(live, "ann", "timeline:ann", "keep", entry="2000-0") == ("full", "args.entry")
    act(live, "ann", "timeline:ann", "let_go", entry="1-0")
    act(live, "ann", "timeline:ann", "keep", entry="2000-0")


def test_what_i_keep_goes_along_in_my_file() -> None:
    mine = Timeline(("1-0",))
    assert mine.exported("ann") == mine
