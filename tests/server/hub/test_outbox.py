"""The way out: straight through, or one merged change while the device lags."""

from samesky_server.hub.outbox import MAX_PENDING_ENTRIES, Outbox, Outgoing, merged
from samesky_shared.protocol import Change, Done, Entry, PresenceOf

from .harness import FakeWire


def change(seq: int, entries: int = 0, **states: object) -> Change:
    made = tuple(Entry(f"{seq}-{n}", seq, 1.0, "chat", "line") for n in range(entries))
    return Change(seq, f"m{seq}", float(seq), states, "ana", (f"id{seq}",), made)


def test_a_change_goes_straight_to_a_device_that_reads() -> None:
    wire = FakeWire()
    assert Outbox(wire).change(Outgoing(change(1, timer=1)), float)
    assert wire.sent == [change(1, timer=1)]


def test_both_formats_of_one_change_are_made_once() -> None:
    out = Outgoing(change(1, timer=1))
    assert out.encoded("msgpack") is out.encoded("msgpack")
    assert out.encoded("json") is out.encoded("json")


def test_a_lagging_device_has_one_pending_change() -> None:
    wire = FakeWire()
    outbox = Outbox(wire)
    wire.slow = True
    for seq in range(1, 6):
        assert outbox.change(Outgoing(change(seq, 1, timer=seq)), lambda at=float(seq): at)
    assert wire.sent == []
    assert outbox.lagging_since == 1.0
    wire.slow = False
    outbox.drained()
    [whole] = wire.sent
    assert isinstance(whole, Change)
    assert (whole.seq, whole.mark, whole.states) == (5, "m5", {"timer": 5})
    assert [entry.id for entry in whole.entries] == ["1-0", "2-0", "3-0", "4-0", "5-0"]
    assert whole.ids == ("id1", "id2", "id3", "id4", "id5")
    assert outbox.lagging_since is None


def test_order_is_kept_after_the_device_reads_again() -> None:
    """A change that comes between the buffer's drain and the pending one's leaving must not overtake it."""
    wire = FakeWire()
    outbox = Outbox(wire)
    wire.slow = True
    outbox.change(Outgoing(change(1, timer=1)), float)
    wire.slow = False
    outbox.change(Outgoing(change(2, timer=2)), float)
    assert wire.sent == []
    outbox.drained()
    assert [frame.seq for frame in wire.sent if isinstance(frame, Change)] == [2]


def test_over_its_bound_it_is_given_up() -> None:
    wire = FakeWire()
    outbox = Outbox(wire)
    wire.slow = True
    assert outbox.change(Outgoing(change(1, MAX_PENDING_ENTRIES)), float)
    assert not outbox.change(Outgoing(change(2, 1)), float)


def test_what_may_be_lost_is_left_out_while_it_lags() -> None:
    wire = FakeWire()
    outbox = Outbox(wire)
    wire.slow = True
    outbox.passing(Outgoing(PresenceOf("ana", "here")))
    outbox.frame(Done("x", 1))
    assert wire.sent == [Done("x", 1)]


def test_merging_takes_the_newest_state() -> None:
    both = merged(change(1, timer=1, chat=1), change(2, timer=None))
    assert both.states == {"timer": None, "chat": 1}
    assert both.at == 2.0


def test_what_was_erased_is_not_among_what_waits() -> None:
    old, new = change(1, 2), change(2, 1)
    less = Entry("1-1", 1, 1.0, "chat", "line")
    words = Entry("1-1", 1, 1.0, "chat", "line", body={"text": b"\0words"})
    waiting = merged(Change(1, "m1", 1.0, {}, entries=(old.entries[0], words)), new)
    whole = merged(waiting, Change(3, "m3", 3.0, {}, redacted=(less,)))
    assert whole.entries == (old.entries[0], less, *new.entries)
    assert whole.redacted == (less,)
