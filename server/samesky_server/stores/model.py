"""A store in the plainest words, and a check that a real one behaves the same whatever is asked of it.

Part of the conformance suite: needs hypothesis.
"""

from __future__ import annotations

import asyncio
from itertools import count
from typing import NamedTuple

from hypothesis import strategies as st
from msgspec.structs import replace

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Entry

from .base import BLOB_LEAST, Appended, Conflict, Duplicate, Loaded, Outcome, Store
from .base import Put as PutOutcome
from .fixtures import append, record, snapshot

_examples = count()


class Append(NamedTuple):
    """An append whose base and expectation are given relative to the newest record."""

    id: str
    behind: int
    off: int
    entries: int


class Burst(NamedTuple):
    """Appends that do not wait for each other."""

    room: int
    appends: list[Append]


class Compact(NamedTuple):
    """A snapshot of a while ago."""

    room: int
    behind: int


class Redact(NamedTuple):
    """An entry."""

    room: int
    seq: int
    n: int


class Delete(NamedTuple):
    """A whole room."""

    room: int


class Hint(NamedTuple):
    """A hint."""

    room: int
    due: float


class Unhint(NamedTuple):
    """An end of a hint."""

    room: int
    due: float
    then: float | None


class Put(NamedTuple):
    """A blob, one KiB larger than its number; the room may have six KiB."""

    room: int
    blob: int
    until: float


class Sweep(NamedTuple):
    """Time passes for all blobs."""

    now: float


Step = Burst | Compact | Redact | Delete | Hint | Unhint | Put | Sweep

_rooms = st.integers(0, 1)
_times = st.integers(1, 4).map(float)
_appends = st.builds(
    Append,
    st.sampled_from(["", "", "a", "b", "c"]),
    st.integers(0, 6),
    st.sampled_from([0, 0, 0, -1, 1]),
    st.integers(0, 2),
)
_bursts = st.builds(Burst, _rooms, st.lists(_appends, min_size=1, max_size=5))
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        _bursts,
        _bursts,
        st.builds(Compact, _rooms, st.integers(0, 3)),
        st.builds(Redact, _rooms, st.integers(1, 6), st.integers(0, 1)),
        st.builds(Delete, _rooms),
        st.builds(Hint, _rooms, _times),
        st.builds(Unhint, _rooms, _times, st.none() | _times),
        st.builds(Put, _rooms, st.integers(0, 3), _times),
        st.builds(Sweep, _times),
    ),
    max_size=16,
)
"""Whatever may be done to two rooms."""


class ModelRoom:
    """A room of a store that never forgets a record."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.snapshot: Snapshot | None = None
        self.due: float | None = None
        self.blobs: dict[str, tuple[bytes, float]] = {}
        """With the time until which each is kept."""

    def append(self, one: Record, base: int, expect: int) -> Outcome:
        """As the port says."""
        earlier = self.find(one.id, base)
        if earlier is not None:
            return earlier
        if expect != len(self.records):
            return Conflict(len(self.records))
        self.records.append(one)
        return Appended(one.seq)

    def find(self, id: str, base: int) -> Duplicate | None:
        """As the port says."""
        seqs = [one.seq for one in self.records if id and one.id == id and one.seq > base]
        return Duplicate(seqs[0]) if seqs else None

    def load(self) -> Loaded | None:
        """As the port says."""
        start = 0 if self.snapshot is None else self.snapshot.seq
        return Loaded(self.snapshot, self.records[start:]) if self.records else None

    def entries(self) -> list[Entry]:
        """All of them, oldest first."""
        return [entry for one in self.records for entry in one.entries]

    def page(self, before: int | None, limit: int) -> tuple[list[Entry], bool]:
        """As the port says."""
        found: list[Entry] = []
        below = [one for one in self.records if before is None or one.seq < before]
        while below and len(found) < limit:
            found = [*below.pop().entries, *found]
        return found, any(one.entries for one in below)

    def redact(self, id: str) -> None:
        """As the port says."""
        before = self.pinned()
        self.records = [
            replace(one, entries=tuple(replace(e, body={}) if e.id == id else e for e in one.entries))
            for one in self.records
        ]
        for name in before - self.pinned():
            self.blobs.pop(name, None)

    def pinned(self) -> set[str]:
        """The blobs that entries name."""
        return {name for entry in self.entries() for name in entry.body.get("blobs", ())}

    def put(self, name: str, blob: bytes, until: float, quota: int) -> PutOutcome:
        """As the port says."""
        if not self.records:
            return "unknown"
        if name in self.blobs:
            self.blobs[name] = (self.blobs[name][0], max(until, self.blobs[name][1]))
            return "kept"
        if sum(max(len(kept), BLOB_LEAST) for kept, _ in self.blobs.values()) + len(blob) > quota:
            return "full"
        self.blobs[name] = (blob, until)
        return "kept"

    def sweep(self, now: float) -> int:
        """As the port says, without a limit."""
        gone = [name for name, (_, until) in self.blobs.items() if until <= now and name not in self.pinned()]
        for name in gone:
            del self.blobs[name]
        return len(gone)


async def check(store: Store, todo: list[Step]) -> None:
    """Does the same to a store and to a model of it, and compares all that can be asked."""
    example = next(_examples)
    names = [f"model-{example}-{n}" for n in range(2)]
    models = [ModelRoom(), ModelRoom()]
    for step in todo:
        if isinstance(step, Sweep):
            assert await store.sweep(step.now, 1000) == sum(model.sweep(step.now) for model in models)
        else:
            await _do(store, names[step.room], models, step)
    for name, model in zip(names, models, strict=True):
        # A hint has no answer of its own; that it was kept is known once a later append was answered.
        top = len(model.records)
        assert await append(store, name, record(top + 2)) == Conflict(top)
    due = {room: at for room, at in await store.due(10.0, 1000) if room in names}
    assert due == {
        name: model.due for name, model in zip(names, models, strict=True) if model.due is not None
    }
    for name, model in zip(names, models, strict=True):
        await _compare(store, name, model)
        await store.delete(name)


async def _do(store: Store, room: str, models: list[ModelRoom], step: Step) -> None:
    assert not isinstance(step, Sweep)
    model = models[step.room]
    match step:
        case Burst(_, appends):
            await _burst(store, room, model, appends)
        case Compact(_, behind) if len(model.records) > behind:
            made = snapshot(model.records[: len(model.records) - behind])
            if model.snapshot is None or model.snapshot.seq <= made.seq:
                model.snapshot = made
            await store.compact(room, made)
        case Redact(_, seq, n):
            model.redact(f"{seq}-{n}")
            await store.redact(room, [f"{seq}-{n}"])
        case Delete():
            models[step.room] = ModelRoom()
            await store.delete(room)
        case Hint(_, due):
            model.due = due if model.due is None else min(due, model.due)
            store.hint(room, due)
        case Unhint(_, due, then):
            if model.due == due:
                model.due = then
            await store.unhint(room, due, then)
        case Put(_, number, until):
            blob, quota = bytes(BLOB_LEAST * (number + 1)), 6 * BLOB_LEAST
            expected = model.put(f"blob-{number}", blob, until, quota)
            assert await store.put(room, f"blob-{number}", blob, until, quota) == expected
        case _:
            pass


async def _burst(store: Store, room: str, model: ModelRoom, appends: list[Append]) -> None:
    expected, outcomes = [], []
    for one in appends:
        top = len(model.records)
        expect = max(top + one.off, 0)
        base = max(top - one.behind, 0)
        made = record(expect + 1, one.id, entries=one.entries)
        expected.append(model.append(made, base, expect))
        outcomes.append(append(store, room, made, base=base))
    assert await asyncio.gather(*outcomes) == expected


async def _compare(store: Store, room: str, model: ModelRoom) -> None:
    assert await store.load(room) == model.load()
    loaded = model.load()
    whole = await store.export(room)
    assert (whole is None) == (loaded is None)
    if whole is not None and loaded is not None:
        assert (whole.snapshot, whole.records) == (loaded.snapshot, model.records)
        assert whole.entries == model.entries()
        assert whole.ends == {name: until for name, (_, until) in model.blobs.items()}
    for seq in range(len(model.records) + 2):
        assert await store.tail(room, seq, 3) == model.records[seq : seq + 3]
        assert await store.page(room, seq, 2) == model.page(seq, 2)
        for one in ("", "a", "b"):
            assert await store.find(room, one, seq) == model.find(one, seq)
    for number in range(4):
        blob = model.blobs.get(f"blob-{number}")
        assert await store.get(room, f"blob-{number}") == (None if blob is None else blob[0])
    for limit in (1, 2, 100):
        assert await store.page(room, None, limit) == model.page(None, limit)
