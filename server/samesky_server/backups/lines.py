"""A store as lines of JSON, so that any tool can read it, and a store of another kind can take it.

The first line says what this is, then come the shared values, then room by room: the room, its snapshot, the entries
that outlived their records, its records, its blobs. The last line counts the lines and has the SHA-256 of all before
it. Bytes are base64; where they stand inside of a value, `bytes` says, as in the file of a room.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec
from msgspec import Struct

from samesky_shared.core import roomfile
from samesky_shared.core.record import Record, Snapshot
from samesky_shared.core.roomfile import bytes_in, with_bytes
from samesky_shared.protocol import Entry

from ..stores.base import StoreError, Whole
from .sources import Found

FORM = 1
"""The form of the lines. A hub reads its own and the one before."""

T = TypeVar("T")
Bytes = bytes
"""As base64; by another name, since fields are called `bytes`."""
_encode = msgspec.json.Encoder().encode


class Head(Struct, frozen=True):
    """The first line."""

    samesky_backup: int
    by: str
    made: float
    """Seconds since the Unix epoch."""


class KeepLine(Struct, frozen=True):
    """A value that all hubs share."""

    keep: str
    bytes: Bytes


class RoomLine(Struct, frozen=True):
    """A room begins; `due` is when it wants to wake."""

    room: str
    due: float | None = None


class SnapshotLine(Struct, frozen=True):
    """Its snapshot."""

    snapshot: dict[str, Any]
    bytes: tuple[roomfile.Path, ...] = ()


class EntryLine(Struct, frozen=True):
    """An entry of a record that is no longer kept."""

    entry: dict[str, Any]
    bytes: tuple[roomfile.Path, ...] = ()


class RecordLine(Struct, frozen=True):
    """A record with its entries."""

    record: dict[str, Any]
    bytes: tuple[roomfile.Path, ...] = ()


class BlobLine(Struct, frozen=True):
    """A blob, and up to which room time it is kept."""

    blob: str
    until: float
    bytes: Bytes


class EndLine(Struct, frozen=True):
    """The last line."""

    end: bool
    lines: int
    sha256: str


class Writer:
    """Writes lines into a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._lines = 0

    def head(self, keeps: dict[str, bytes], now: float) -> None:
        """What this is, and the shared values."""
        self._line(Head(FORM, version("samesky"), now))
        for name, value in sorted(keeps.items()):
            self._line(KeepLine(name, value))

    def room(self, room: str, whole: Whole, blobs: dict[str, bytes]) -> None:
        """All of a room."""
        self._line(RoomLine(room, whole.due))
        if whole.snapshot is not None:
            self._line(SnapshotLine(*_plain(whole.snapshot)))
        for entry in whole.past:
            self._line(EntryLine(*_plain(entry)))
        for record in whole.records:
            self._line(RecordLine(*_plain(record)))
        for name, blob in sorted(blobs.items()):
            self._line(BlobLine(name, whole.ends[name], blob))

    def end(self) -> None:
        """Without this nobody takes the file for whole."""
        self._file.write(_encode(EndLine(True, self._lines, self._hash.hexdigest())) + b"\n")

    def _line(self, value: Struct) -> None:
        line = _encode(value) + b"\n"
        self._hash.update(line)
        self._lines += 1
        self._file.write(line)


def _plain(value: Struct) -> tuple[dict[str, Any], tuple[roomfile.Path, ...]]:
    made = msgspec.to_builtins(value, builtin_types=(bytes,))
    return made, tuple(bytes_in(made))


class LinesSource:
    """A file of lines.

    Raises:
        StoreError: it is no such file, or of a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                head = _read(file.readline(), Head)
        except OSError as error:
            raise StoreError(f"{path} can't be read: {error.strerror}.") from None
        except ValueError:
            raise StoreError(f"{path} is no backup of Samesky.") from None
        if head.samesky_backup > FORM:
            raise StoreError(
                f"{path} was written by a newer version (form {head.samesky_backup}; this one knows {FORM})."
            )

    def whole(self) -> bool:
        """Whether it is as it was written, from the first line to the last."""
        lines, sum_ = 0, hashlib.sha256()
        with self._path.open("rb") as file:
            for line in file:
                if line.startswith(b'{"end":'):
                    try:
                        end = _read(line, EndLine)
                    except ValueError:
                        return False
                    return (end.lines, end.sha256) == (lines, sum_.hexdigest()) and not file.read(1)
                lines += 1
                sum_.update(line)
        return False

    async def keeps(self) -> dict[str, bytes]:
        found = {}
        with closing(self._lines()) as lines:
            for raw in lines:
                if raw.startswith(b'{"room":'):
                    break
                if raw.startswith(b'{"keep":'):
                    try:
                        line = _read(raw, KeepLine)
                    except ValueError:
                        raise StoreError(f"{self._path} is damaged.") from None
                    found[line.keep] = line.bytes
        return found

    async def rooms(self) -> list[str]:
        return [found.room for found in self._each()]

    async def each(self) -> AsyncIterator[Found]:
        """As `Source` says."""
        for found in self._each():
            yield found

    def _each(self) -> Iterator[Found]:
        one: _Building | None = None
        for number, raw in enumerate(self._lines(), 2):
            if raw.startswith((b'{"room":', b'{"end":')):
                if one is not None:
                    yield one.found()
                one = None
            if raw.startswith(b'{"room":'):
                one = _Building()
            if one is not None:
                one.line(raw, number)
        if one is not None:
            yield one.found()

    def _lines(self) -> Generator[bytes]:
        with self._path.open("rb") as file:
            file.readline()
            yield from file


class _Building:
    """A room while its lines come."""

    def __init__(self) -> None:
        self._head = RoomLine("")
        self._snapshot: Snapshot | None = None
        self._records: list[Record] = []
        self._past: list[Entry] = []
        self._ends: dict[str, float] = {}
        self._blobs: dict[str, bytes] = {}
        self._problem = ""

    def line(self, raw: bytes, number: int) -> None:
        """Takes a line of the room."""
        try:
            if raw.startswith(b'{"room":'):
                self._head = _read(raw, RoomLine)
            elif raw.startswith(b'{"snapshot":'):
                snapshot = _read(raw, SnapshotLine)
                self._snapshot = msgspec.convert(with_bytes(snapshot.snapshot, snapshot.bytes), Snapshot)
            elif raw.startswith(b'{"entry":'):
                entry = _read(raw, EntryLine)
                self._past.append(msgspec.convert(with_bytes(entry.entry, entry.bytes), Entry))
            elif raw.startswith(b'{"record":'):
                record = _read(raw, RecordLine)
                self._records.append(msgspec.convert(with_bytes(record.record, record.bytes), Record))
            elif raw.startswith(b'{"blob":'):
                blob = _read(raw, BlobLine)
                self._ends[blob.blob], self._blobs[blob.blob] = blob.until, blob.bytes
            else:
                raise ValueError
        except (ValueError, msgspec.MsgspecError):
            self._problem = self._problem or f"line {number} does not have the form that it should have"

    def found(self) -> Found:
        """The room, all of whose lines have come."""
        if not self._problem and not self._records:
            self._problem = "it has no records"
        if self._problem:
            return Found(self._head.room, None, {}, self._problem)
        whole = Whole(self._snapshot, self._records, self._past, self._ends, self._head.due)
        return Found(self._head.room, whole, self._blobs)


def _read(raw: bytes, kind: type[T]) -> T:
    """Raises ValueError."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, RecursionError):
        raise ValueError from None
