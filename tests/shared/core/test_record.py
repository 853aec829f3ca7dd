"""What a store keeps: records, and snapshots that follow from them."""

from __future__ import annotations

import msgspec
import pytest

from samesky_shared.core.record import Kept, Record, Snapshot
from samesky_shared.protocol import Entry, Position

ONE = Record("e", 1, "m1", 5.0, {"timer": Kept({"left": 1.0}, 5.0), "chat": Kept({})})
TWO = Record("e", 2, "m2", 4.0, {"chat": None, "timer": Kept({"left": 0.0}, 6.0)}, "ann", "id-1")
EMPTY = Snapshot("e", 0, "", 0.0, {})


def test_a_snapshot_follows_the_records() -> None:
    both = EMPTY.plus(ONE).plus(TWO)
    assert both == Snapshot("e", 2, "m2", 5.0, {"timer": Kept({"left": 0.0}, 6.0)})
    assert both.position == TWO.position == Position("e", 2, "m2")
    assert Snapshot("e", 0, "", 0.0, {}) == EMPTY


@pytest.mark.parametrize("record", [TWO, Record("other", 1, "m", 0.0, {}), Record("e", 0, "m", 0.0, {})])
def test_only_the_next_record_of_the_same_log_follows(record: Record) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        EMPTY.plus(record)


def test_records_survive_the_codec() -> None:
    entry = Entry("2-0", 2, 4.0, "chat", "line", "ann", {"text": b"\x00\xff"}, ("ann", "bob"))
    whole = msgspec.structs.replace(TWO, entries=(entry,))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(whole), type=Record) == whole


def test_what_is_usual_takes_no_bytes() -> None:
    raw = msgspec.msgpack.encode(Record("e", 1, "m", 0.0, {"timer": Kept({})}))
    assert set(msgspec.msgpack.decode(raw)) == {"epoch", "seq", "mark", "at", "states"}
