"""`python -m tests.two_hubs.written`: puts what this version writes into `written/`, for later ones to read.

Of each activity the fullest state that a walk through its commands has found, and records with its entries; and what
hubs tell each other. One file a version, named by its day; a file stays as it is as long as that version may still
run beside a new one, or its data be opened by it.
"""

from __future__ import annotations

import gzip
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from samesky_server.hub import telling
from samesky_server.hub.lead import Path as Way
from samesky_shared.activities import ACTIVITIES
from samesky_shared.core.activity import Activity
from samesky_shared.core.members import Members
from samesky_shared.core.record import Record, Snapshot
from samesky_shared.testing.rehearsal import Rehearsal
from samesky_shared.testing.walks import quiet, run_state_machine_as_test, walk_of

FOLDER = Path(__file__).parent / "written"
MEMBERS = ("ann", "bob")
EXAMPLES, STEPS = 25, 30
MOST = 16_384
"""Bytes of a snapshot."""


class WrittenRoom(Struct):
    """What is kept of one room, as bytes."""

    snapshot: bytes
    records: list[bytes]
    """One for each kind of entry."""


class Written(Struct):
    """What a version has written."""

    rooms: list[WrittenRoom]
    tellings: list[bytes]


def room_of(kind: type[Activity]) -> WrittenRoom:
    """The fullest room that was found with this activity."""
    best: list[Snapshot] = []
    entries: dict[str, Record] = {}

    class Kept(walk_of((kind,), MEMBERS)):  # type: ignore[misc]
        def teardown(self) -> None:
            live: Rehearsal | None = getattr(self, "live", None)
            for record in live.records if live is not None else ():
                for entry in record.entries:
                    entries.setdefault(entry.kind, record)
            if live is not None:
                best[:] = [max([*best, live.room.snapshot()], key=_fullness)]

    run_state_machine_as_test(Kept, settings=quiet(EXAMPLES, STEPS))
    return WrittenRoom(_pack(best[0]), [_pack(record) for record in entries.values()])


def _fullness(snapshot: Snapshot) -> int:
    size = len(_pack(snapshot))
    return size if size <= MOST else 0


def made() -> Written:
    """All of it."""
    told: list[telling.Telling] = [
        telling.Seen("hub", "d1", "ann", "phone", "here", 1.0, 2.0, Way(0.01, 0.02, 0.03, 4.0), True),
        telling.Gone("hub", "d1"),
        telling.Told("ann", None, "reaction", {"name": "heart"}, 3.0),
        telling.Beat("hub"),
    ]
    kinds = [kind for kind in ACTIVITIES if kind is not Members]
    return Written([room_of(kind) for kind in kinds], [telling.pack(one) for one in told])


def main() -> int:
    """Writes the file of today."""
    file = FOLDER / f"{datetime.now(UTC):%Y-%m-%d}.msgpack.gz"
    FOLDER.mkdir(exist_ok=True)
    file.write_bytes(gzip.compress(_pack(made()), mtime=0))
    print(f"{file.name}: {file.stat().st_size} bytes")
    return 0


_pack = msgspec.msgpack.Encoder().encode

if __name__ == "__main__":
    sys.exit(main())
