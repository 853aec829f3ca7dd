"""Compares what devices saw with what the store has: the promises of the protocol, as a pure function.

`lost`        acknowledged or lasting, and not in the log
`doubled`     the same command id twice in the log
`untrue`      refused for good, and in the log all the same
`unanswered`  a lasting command that nobody ever answered
`gap`         a seq that the log, or a device, does not have
`reordered`   a device saw a seq fall, or what was sent after an acknowledgement came before it
`diverged`    a device, or a snapshot, has another state than the records make, and nobody told it `forked`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from samesky_shared.core.record import Record, Snapshot

from .history import Answered, Changed, Complete, Event, Final, History, Log, Refused, Rules, Sent, Welcomed

OPEN = ("unavailable", "too_fast", "full", "expired", "stale")
"""Refusals after which it is open whether the command landed, or that are only for now."""
NEWEST = 100
"""Entries that a device gets which starts afresh."""


class Fault(Struct, frozen=True):
    """A broken promise."""

    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


def check(log: Log, histories: Sequence[History], rules: Rules) -> list[Fault]:
    """Every broken promise; none when all is well."""
    forks = sorted(e.n for one in histories for e in one.events if isinstance(e, Welcomed) and e.forked)
    last_fork = forks[-1] if forks else -1
    kept = {record.id: record for record in log.records if record.id}
    found = [*_log(log), *_real_time(kept, histories, last_fork)]
    for one in histories:
        mine = [e.n for e in one.events if isinstance(e, Welcomed) and e.forked]
        told = mine[-1] if mine else -1
        found += _commands(one, kept, told)
        found += _seen(one, log.records, rules, told)
        found += [] if one.gone else _ended(one, log.records, rules)
    return found


# ----------------------------------------------------------------------------------------------- the log


def _log(log: Log) -> Iterator[Fault]:
    seqs = [record.seq for record in log.records]
    if seqs != list(range(1, len(seqs) + 1)):
        at = next((n for n, seq in enumerate(seqs, 1) if n != seq), len(seqs))
        yield Fault("gap", f"the log has {seqs[at - 1 : at]} where {at} should be")
    if len({record.epoch for record in log.records}) > 1:
        yield Fault("diverged", "the log has records of two epochs")
    for before, record in pairwise(log.records):
        if record.after not in ("", before.mark):
            yield Fault("diverged", f"{record.seq} does not follow the record that is before it in the log")
    first: dict[str, int] = {}
    for record in log.records:
        if record.id and record.id in first:
            yield Fault("doubled", f"{record.id} is {first[record.id]} and {record.seq}")
        first.setdefault(record.id, record.seq)
    yield from _snapshots(log)


def _snapshots(log: Log) -> Iterator[Fault]:
    # snapshot(n) + records(n+1..m) == snapshot(m)
    if log.snapshot is None or not log.records:
        return
    n, made = log.snapshot.seq, Snapshot(log.records[0].epoch, 0, "", 0.0, {})
    try:
        for record in log.records[:n]:
            made = made.plus(record)
        if made != log.snapshot:
            yield Fault("diverged", f"the snapshot at {n} is not what the records up to {n} make")
        later = log.snapshot
        for record in log.records[n:]:
            made = made.plus(record)
        for record in log.tail:
            later = later.plus(record)
        if made != later:
            yield Fault("diverged", f"snapshot at {n} and its tail are not what all records make")
    except ValueError as error:
        yield Fault("gap", str(error))


# ------------------------------------------------------------------------------------------ the commands


def _commands(one: History, kept: dict[str, Record], told: int) -> Iterator[Fault]:
    sent = {event.id: event for event in one.events if isinstance(event, Sent) and not event.again}
    answered = dict(_answers(one.events))
    for id, (n, seq) in answered.items():
        record = kept.get(id)
        lasting = id in sent and sent[id].lasting
        if record is None:
            if lasting or n > told:
                yield Fault("lost", f"{one.name}: {id} was acknowledged as {seq} and is not in the log")
        elif record.seq > seq and n > told:
            yield Fault("reordered", f"{one.name}: {id} was acknowledged as {seq} and is {record.seq}")
    refused = {event.id: event for event in one.events if isinstance(event, Refused)}
    for id, event in refused.items():
        if event.code not in OPEN and id in kept and id not in answered:
            yield Fault("untrue", f"{one.name}: {id} was refused ({event.code}) and is {kept[id].seq}")
    for id in sent:
        final = id in refused and refused[id].code not in OPEN
        if sent[id].lasting and id not in answered and not final and not one.gone:
            yield Fault("unanswered", f"{one.name}: {id} was sent and never answered")
    for what in () if one.gone else one.unanswered:
        yield Fault("unanswered", f"{one.name}: {what} was given and never answered")


def _answers(events: Sequence[Event]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each acknowledgement of an own command: its id, and when and as which seq it came."""
    mine: set[str] = set()
    for event in events:
        if isinstance(event, Sent):
            mine.add(event.id)
        elif isinstance(event, Answered):
            yield event.id, (event.n, event.seq)
        elif isinstance(event, Changed):
            yield from ((id, (event.n, event.seq)) for id in event.ids if id in mine)


def _real_time(kept: dict[str, Record], histories: Sequence[History], last_fork: int) -> Iterator[Fault]:
    """What was sent after an acknowledgement was heard, by anybody, comes after it in the log."""
    marks: list[tuple[int, str, bool]] = []
    for one in histories:
        for id, (n, _) in _answers(one.events):
            marks.append((n, id, True))
        marks += [(e.n, e.id, False) for e in one.events if isinstance(e, Sent) and not e.again]
    newest, whose = 0, ""
    for n, id, answer in sorted(marks):
        record = kept.get(id)
        if record is None or n < last_fork:
            continue
        if answer and record.seq > newest:
            newest, whose = record.seq, id
        elif not answer and record.seq < newest:
            yield Fault("reordered", f"{id} was sent after {whose} was acknowledged, and is before it")


# ---------------------------------------------------------------------------------------- what was seen


def _seen(one: History, records: list[Record], rules: Rules, told: int) -> Iterator[Fault]:
    """Every change has all that happened since the one before it, and seqs never fall."""
    seq, gathering, whole = 0, True, {}
    for event in one.events:
        if isinstance(event, Welcomed):
            if event.forked:
                seq = 0
            gathering, whole = not event.resumed, {}
            entries: tuple[str, ...] = ()
        elif isinstance(event, Changed) and gathering:
            whole = _merged(whole, event.states)
            entries += event.entries
        elif isinstance(event, Changed):
            if event.seq <= seq:
                yield Fault("reordered", f"{one.name}: {event.seq} came after {seq}")
            elif event.n > told:
                yield from _step(one, event, seq, records, rules)
            seq = event.seq
        elif isinstance(event, Complete):
            if gathering and event.n > told:
                yield from _whole(one, event, whole, entries, records, rules)
            if event.position.seq < seq:
                yield Fault("reordered", f"{one.name}: ready at {event.position.seq} after {seq}")
            elif not gathering and event.position.seq > seq and event.n > told:
                yield Fault("gap", f"{one.name}: ready at {event.position.seq} without what is after {seq}")
            seq, gathering = event.position.seq, False


def _step(one: History, event: Changed, seq: int, records: list[Record], rules: Rules) -> Iterator[Fault]:
    span = records[seq : event.seq]
    if len(span) != event.seq - seq or span[-1].mark != event.mark:
        yield Fault("diverged", f"{one.name}: saw {event.seq} with a mark that the log does not have")
        return
    expected: dict[str, Any] = {}
    for record in span:
        expected |= rules.views(record, one.member)
    if missing := expected.keys() - event.states.keys():
        yield Fault("gap", f"{one.name}: {seq} to {event.seq} came without {sorted(missing)}")
    elif expected != event.states:
        yield Fault("diverged", f"{one.name}: {seq} to {event.seq} came with other states")
    lines = [entry for record in span for entry in _lines(record, one.member)]
    if lines != list(event.entries):
        yield Fault("gap", f"{one.name}: {seq} to {event.seq} came with the entries {event.entries}")


def _whole(
    one: History,
    event: Complete,
    states: dict[str, Any],
    entries: tuple[str, ...],
    records: list[Record],
    rules: Rules,
) -> Iterator[Fault]:
    seq = event.position.seq
    if not 0 < seq <= len(records) or records[seq - 1].mark != event.position.mark:
        yield Fault("diverged", f"{one.name}: ready at {seq} with a mark that the log does not have")
    elif states != state_at(records, seq, one.member, rules):
        yield Fault("diverged", f"{one.name}: was told other states than those at {seq}")
    else:
        lines = [line for record in records[:seq] for line in _lines(record, one.member)][-NEWEST:]
        if lines != list(entries)[-len(lines) :] and lines:
            yield Fault("gap", f"{one.name}: was told other entries than the newest at {seq}")


def _ended(one: History, records: list[Record], rules: Rules) -> Iterator[Fault]:
    top = records[-1] if records else None
    for what, final in (("ended", one.ended), ("a fresh device is", one.fresh)):
        if final is None:
            yield Fault("unanswered", f"{one.name}: nobody knows how it ended")
        elif top is None or (final.position.seq, final.position.mark) != (top.seq, top.mark):
            yield Fault("diverged", f"{one.name}: {what} at {final.position.seq}, the log elsewhere")
        elif final.states != state_at(records, top.seq, one.member, rules):
            yield Fault("diverged", f"{one.name}: {what} with other states than the log's")


def state_at(records: list[Record], seq: int, who: str, rules: Rules) -> dict[str, Any]:
    """All that a member may see after record `seq`."""
    states: dict[str, Any] = {}
    for record in records[:seq]:
        states = _merged(states, rules.views(record, who))
    return states


def final_of(position: Any, states: dict[str, Any]) -> Final:
    """A copy of where a device is."""
    return Final(position, dict(states))


def _merged(states: dict[str, Any], newer: dict[str, Any]) -> dict[str, Any]:
    return {on: view for on, view in (states | newer).items() if view is not None}


def _lines(record: Record, who: str) -> list[str]:
    return [entry.id for entry in record.entries if entry.to is None or who in entry.to]
