"""A room as a file: one JSON value a line, so that it can be read with any tool and taken to another hub.

The first line says what room it is, then come states, entries and blobs, and the last one counts the lines and has
the SHA-256 of all before it. Bytes are standard base64; where they stand in a state or body is listed beside it,
since JSON has no bytes of its own. Secrets, devices and invitations are in no file.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import MAX_BLOB, MAX_FRAME, MAX_STATE, Entry, Lang, On, Seq, Time, Tz, Word
from .activity import Catalog
from .instance import Instance
from .members import HUES, SEATS, Members, RoomKind
from .record import Kept
from .room import MAX_INSTANCES, ROOM, Room
from .seats import Name, RoomName, Seat

T = TypeVar("T")
MAX_LINE = 4 * 1024 * 1024
"""Bytes of a line; the longest are blobs."""
MAX_SEQ = 2**52
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")]
Path = tuple[str | int, ...]
Blob = Annotated[bytes, Meta(max_length=MAX_BLOB)]
_encode = msgspec.json.Encoder().encode


class Card(Struct, frozen=True):
    """The room, as the first line has it."""

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{22}\Z")]
    kind: RoomKind
    name: RoomName = ""
    sealing: Literal["room-key", "none"] = "none"


class Traveller(Struct, frozen=True):
    """A member in a file: as others see them, and since when."""

    name: Name
    tz: Tz = ""
    lang: Lang = ""
    hue: str = HUES[0]
    joined: Time = 0.0


class Header(Struct, frozen=True):
    """The first line; `samesky` is the version of the form. The file holds what the member `by` may see."""

    samesky: Literal[1]
    room: Card
    epoch: str
    seq: Seq
    at: float
    by: str
    members: dict[Id, Traveller]


class StateLine(Struct, frozen=True):
    """One instance; `bytes` lists where in its value base64 stands for bytes."""

    state: On
    value: dict[str, Any]
    bytes: tuple[Path, ...] = ()
    at: Time = 0.0
    audience: tuple[str, ...] | None = None


class EntryLine(Struct, frozen=True):
    """One entry; `bytes` lists where in its body base64 stands for bytes."""

    entry: Entry
    bytes: tuple[Path, ...] = ()


class BlobLine(Struct, frozen=True):
    """One blob, by its SHA-256."""

    blob: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    bytes: Blob


class EndLine(Struct, frozen=True):
    """The last line."""

    end: Literal[True]
    lines: int
    sha256: str


# ---------------------------------------------------------------------------------------------- writing


class Writer:
    """Makes the lines of a file, in order."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._lines = 0

    def header(self, room: Room, who: str) -> bytes:
        """The first line of what this member may see."""
        members = room.members
        people = {
            key: Traveller(one.name, one.tz, one.lang, one.hue, one.joined)
            for key, one in members.members.items()
            if one.until is None
        }
        card = Card(members.id, members.room, members.name, members.sealing)
        return self._line(Header(1, card, room.epoch, room.seq, room.newest, who, people))

    def states(self, room: Room, who: str) -> Iterator[bytes]:
        """What of the states may leave with this member."""
        for on, one in room.instances.items():
            state = one.state.exported(who) if on != ROOM and one.visible(who) else None
            if state is not None:
                kept = replace(one, state=state, newer=None).kept()
                paths = tuple(bytes_in(kept.state))
                there = room.members.residents
                seen_by = None if kept.audience is None else tuple(m for m in kept.audience if m in there)
                yield self._line(StateLine(on, kept.state, paths, kept.at, seen_by))

    def entry(self, entry: Entry) -> bytes:
        """An entry that the member may see."""
        return self._line(EntryLine(entry, tuple(bytes_in(entry.body))))

    def blob(self, name: str, blob: bytes) -> bytes:
        """A blob."""
        return self._line(BlobLine(name, blob))

    def end(self) -> bytes:
        """The last line."""
        return _encode(EndLine(True, self._lines, self._hash.hexdigest())) + b"\n"

    def _line(self, value: Struct) -> bytes:
        line = _encode(value) + b"\n"
        self._hash.update(line)
        self._lines += 1
        return line


def bytes_in(value: object, path: Path = ()) -> Iterator[Path]:
    """Where in a value bytes stand."""
    if isinstance(value, bytes):
        yield path
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from bytes_in(one, (*path, key))
    elif isinstance(value, (list, tuple)):
        for n, one in enumerate(value):
            yield from bytes_in(one, (*path, n))


def with_bytes(value: dict[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """The value, changed in place, with bytes where the paths point to. Raises ValueError: there is no base64."""
    try:
        for path in paths:
            inside: Any = value
            for step in path[:-1]:
                inside = inside[step]
            inside[path[-1]] = b64decode(inside[path[-1]], validate=True)
    except (LookupError, TypeError, NoBase64):
        raise ValueError("no base64") from None
    return value


# ---------------------------------------------------------------------------------------------- reading


class Reader:
    """Takes the lines of a file and checks each; `whole` says that all is there.

    Everything raises `Refused` (`invalid`) with the number of the line as its path, and never quotes what is in it.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.states: dict[str, Kept] = {}
        self.entries: list[Entry] = []
        self.blobs: dict[str, bytes] = {}
        self._catalog = catalog
        self._header: Header | None = None
        self._hash = hashlib.sha256()
        self._lines = 0
        self._ended = False

    @property
    def header(self) -> Header:
        """The first line."""
        if self._header is None:
            raise self.wrong("The file is empty.")
        return self._header

    @property
    def digest(self) -> str:
        """SHA-256 of all lines but the last."""
        return self._hash.hexdigest()

    def wrong(self, message: str) -> Refused:
        """Why the newest line can't be taken."""
        return Refused("invalid", message, path=f"line {self._lines}")

    def line(self, raw: bytes) -> None:
        """Takes the next line, with its line feed."""
        self._lines += 1
        if self._ended:
            raise self.wrong("There is something after the end.")
        if len(raw) > MAX_LINE or not raw.endswith(b"\n"):
            raise self.wrong("The line is too long, or has no end.")
        if self._header is None:
            self._header = self._first(self._read(raw, Header))
        elif raw.startswith(b'{"state":'):
            self._state(self._read(raw, StateLine))
        elif raw.startswith(b'{"entry":'):
            self._entry(self._read(raw, EntryLine), len(raw))
        elif raw.startswith(b'{"blob":'):
            self._blob(self._read(raw, BlobLine))
        elif raw.startswith(b'{"end":'):
            end = self._read(raw, EndLine)
            if (end.lines, end.sha256) != (self._lines - 1, self.digest):
                raise self.wrong("The file was changed, or something of it is missing.")
            self._ended = True
            return
        else:
            raise self.wrong("A line begins with `state`, `entry`, `blob` or `end`.")
        self._hash.update(raw)

    def whole(self) -> None:
        """Checks that nothing is missing."""
        if not self._ended:
            raise self.wrong("The file ends too early.")

    def members(self) -> Members:
        """The room with its members, who have no devices."""
        head = self.header
        seats = {
            key: Seat(one.name, one.tz, one.lang, one.hue, one.joined) for key, one in head.members.items()
        }
        card = head.room
        return Members(id=card.id, room=card.kind, name=card.name, sealing=card.sealing, members=seats)

    def _read(self, raw: bytes, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(raw, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise self.wrong("The line does not have the form that it should have.") from None

    def _first(self, head: Header) -> Header:
        if not 1 <= len(head.members) <= SEATS[head.room.kind]:
            raise self.wrong("A room has at least one member, and no more than it has seats.")
        if head.seq > MAX_SEQ:
            raise self.wrong("No room is so old.")
        if any(one.hue not in HUES for one in head.members.values()):
            raise self.wrong("A member has a colour that there is not.")
        return head

    def _state(self, line: StateLine) -> None:
        if self.entries or self.blobs:
            raise self.wrong("States come first.")
        if line.state == ROOM or line.state in self.states or len(self.states) >= MAX_INSTANCES - 1:
            raise self.wrong("There are too many states, or one twice.")
        if line.audience is not None and not set(line.audience) <= self.header.members.keys():
            raise self.wrong("An audience lists members.")
        kept = Kept(self._unpacked(line.value, line.bytes), line.at, line.audience)
        if len(msgspec.msgpack.encode(kept.state)) > MAX_STATE or not self._works(line.state, kept):
            raise self.wrong("This state can't be.")
        self.states[line.state] = kept

    def _works(self, on: str, kept: Kept) -> bool:
        """Whether a state of an activity that this hub has can be read, shown and woken."""
        if self._catalog.get(on.partition(":")[0]) is None:
            return True
        one = Instance.revived(self._catalog, on, kept)
        try:
            assert one is not None
            one.state.due()
            for who in self.header.members:
                _encode(one.state.view(who))
        except Exception:  # noqa: BLE001 - whatever an activity does with a state that it never made
            return False
        return True

    def _entry(self, line: EntryLine, size: int) -> None:
        entry = line.entry
        last = place(self.entries[-1]) if self.entries else (0, 0)
        here = place(entry)
        if self.blobs or here is None or last is None or here <= last or here[0] != entry.seq:
            raise self.wrong("Entries come in their order, before blobs, each once.")
        if entry.seq > self.header.seq or size > 2 * MAX_FRAME or not 0 <= entry.at <= 1e11:
            raise self.wrong("This entry can't be.")
        try:
            msgspec.convert(entry.kind, Word)
        except msgspec.ValidationError:
            raise self.wrong("An entry's kind is a word.") from None
        self.entries.append(replace(entry, body=self._unpacked(entry.body, line.bytes)))

    def _blob(self, line: BlobLine) -> None:
        if hashlib.sha256(line.bytes).hexdigest() != line.blob or line.blob in self.blobs:
            raise self.wrong("A blob is named by the SHA-256 of its bytes, and comes once.")
        self.blobs[line.blob] = line.bytes

    def _unpacked(self, value: dict[str, Any], paths: tuple[Path, ...]) -> dict[str, Any]:
        try:
            whole = with_bytes(value, paths)
        except ValueError:
            raise self.wrong("Bytes are base64, and stand where `bytes` says.") from None
        try:
            msgspec.msgpack.encode(whole)
        except OverflowError:  # JSON knows no bound
            raise self.wrong("An integer has at most 64 bits.") from None
        return whole


def place(entry: Entry) -> tuple[int, int] | None:
    """Where an entry stands: its seq and its number in the record; None when its id is none."""
    seq, _, n = entry.id.partition("-")
    plain = seq.isascii() and seq.isdecimal() and n.isascii() and n.isdecimal()
    return (
        (int(seq), int(n)) if plain and len(entry.id) <= 24 and entry.id == f"{int(seq)}-{int(n)}" else None
    )
