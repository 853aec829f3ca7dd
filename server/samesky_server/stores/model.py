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

from .base import Appended, Conflict, Duplicate, Loaded, Outcome, Store
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


Step = Burst | Compact | Redact | Delete | Hint | Unhint

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
        self.records = [
            replace(one, entries=tuple(replace(e, body={}) if e.id == id else e for e in one.entries))
            for one in self.records
        ]


async def check(store: Store, todo: list[Step]) -> None:
    """Does the same to a store and to a model of it, and compares all that can be asked."""
    example = next(_examples)
    names = [f"model-{example}-{n}" for n in range(2)]
    models = [ModelRoom(), ModelRoom()]
    for step in todo:
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
    assert await store.export(room) == (None if loaded is None else (loaded, model.entries()))
    for seq in range(len(model.records) + 2):
        assert await store.tail(room, seq, 3) == model.records[seq : seq + 3]
        assert await store.page(room, seq, 2) == model.page(seq, 2)
        for one in ("", "a", "b"):
            assert await store.find(room, one, seq) == model.find(one, seq)
    for limit in (1, 2, 100):
        assert await store.page(room, None, limit) == model.page(None, limit)
