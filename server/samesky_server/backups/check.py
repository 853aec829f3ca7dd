"""Whether what is kept of a room holds together. What is found names no room, no member and no word."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from samesky_shared.core.record import Kept
from samesky_shared.core.roomfile import place

from ..stores.base import Whole
from .sources import Found

_SHA = re.compile(r"[0-9a-f]{64}")


def problems(found: Found) -> Iterator[str]:
    """What is wrong with a room, a line each; nothing when all is well."""
    if found.whole is None:
        yield found.problem
        return
    yield from _records(found.whole)
    yield from _snapshot(found.whole)
    yield from _entries(found.whole)
    if found.missing:
        yield f"{found.missing} blobs that entries name are missing"
    for name, blob in found.blobs.items():
        if _SHA.fullmatch(name) and hashlib.sha256(blob).hexdigest() != name:
            yield "a blob is not what it was when it was put"


def _records(whole: Whole) -> Iterator[str]:
    before = None
    for one in whole.records:
        if before is not None:
            if one.seq != before.seq + 1:
                yield f"records between {before.seq} and {one.seq} are missing"
            elif one.after not in ("", before.mark):
                yield f"record {one.seq} does not name the one before it"
            if one.epoch != before.epoch:
                yield f"record {one.seq} is of another history than the one before it"
        before = one


def _snapshot(whole: Whole) -> Iterator[str]:
    """The snapshot stands at one of the records, and has what those up to it say."""
    first, snapshot = whole.records[0].seq, whole.snapshot
    if snapshot is None:
        if first > 1:
            yield f"records before {first} are missing, and there is no snapshot"
        return
    if not first - 1 <= snapshot.seq <= whole.top:
        yield f"the snapshot of record {snapshot.seq} does not reach the records {first} to {whole.top}"
        return
    states: dict[str, Kept | None] = {}
    for one in whole.records:
        if one.seq <= snapshot.seq:
            states.update(one.states)
        if one.seq == snapshot.seq and (one.epoch, one.mark) != (snapshot.epoch, snapshot.mark):
            yield f"the snapshot is of another record {one.seq} than the one that is kept"
            return
    there = {on for on, kept in states.items() if kept is not None}
    if first == 1 and there != snapshot.states.keys():
        yield f"the snapshot of record {snapshot.seq} has other instances than the records up to it"
    elif any(snapshot.states.get(on) != kept for on, kept in states.items()):
        yield f"the snapshot of record {snapshot.seq} does not say what the records up to it say"


def _entries(whole: Whole) -> Iterator[str]:
    last = (0, 0)
    first = whole.records[0].seq
    for entry in whole.past:
        here = place(entry)
        if here is None or here <= last or here[0] != entry.seq or entry.seq >= first:
            yield f"an entry of record {entry.seq} is not in its place"
        last = here or last
    for one in whole.records:
        if any(place(entry) != (one.seq, n) for n, entry in enumerate(one.entries)):
            yield f"an entry of record {one.seq} is missing, or not in its place"
