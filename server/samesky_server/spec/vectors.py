"""`vectors.json`: frames as bytes, bytes that must be refused, whole conversations, for clients in any language."""

from __future__ import annotations

import json
from typing import Any, Literal

import msgspec

from samesky_shared.activities import catalog
from samesky_shared.activities.questions import OwnCard, Questions
from samesky_shared.codec import CLIENT_FRAMES, HUB_FRAMES, Format, decode_client, encode
from samesky_shared.core.members import Members
from samesky_shared.core.record import Record
from samesky_shared.core.room import Draft, Instance, Moment, Room
from samesky_shared.core.seats import Seat
from samesky_shared.errors import CLOSES, REFUSALS, Refused
from samesky_shared.motion import Motion
from samesky_shared.protocol import (
    PATH,
    SUBPROTOCOLS,
    Bye,
    Change,
    ClientFrame,
    Device,
    Do,
    Done,
    Entry,
    Expiring,
    Hello,
    HubFrame,
    Limits,
    Page,
    Person,
    Ping,
    Pong,
    Position,
    Presence,
    PresenceOf,
    Ready,
    Refusal,
    Renew,
    RoomCard,
    Signal,
    SignalFrom,
    Timeline,
    Welcome,
)
from samesky_shared.sealing import plain

T0 = 1_800_000_000.0
EPOCH = "0011223344556677"
ROOM = "AAECAwQFBgcICQoLDA0ODw"
ANA, BEN = "a000000000000001", "b000000000000002"
HERE = PresenceOf(ANA, "here", {"phone": 1})
_BEN = PresenceOf(BEN, "offline")
_MARK = "0102030405060708"
_POSITION = Position(EPOCH, 7, _MARK)
_ENTRY = Entry("7-0", 7, T0, "chat", "line", ANA, {"line": "0a1b2c3d4e", "text": plain("Good night")})
_CARD = RoomCard(ROOM, "couple", "Us")

CLIENT: tuple[ClientFrame, ...] = (
    Hello("a.b.c"),
    Hello("a.b.c", _POSITION, Device("Ana’s phone", "Europe/Berlin", "de", "phone")),
    Ping(1, 12.5),
    Ping(4, 13.25, 0.061, 0.118),
    Do("c-1", 0, "timer:tea", "start", {"seconds": 300}),
    Do("c-2", 7, "timer", "pause", None, T0 + 10),
    Do("c-3", 7, "chat", "say", {"text": plain("Schläfst du? 🌙")}),
    Signal("reaction", None, {"name": "heart"}),
    Signal("typing", BEN, None, T0),
    Presence("here"),
    Presence("hidden", True),
    Timeline("p-1"),
    Timeline("p-2", 120, 100),
    Renew("a.b.d"),
)
HUB: tuple[HubFrame, ...] = (
    Welcome(
        ANA, "d000000000000001", _CARD, {ANA: Person("Ana", "Europe/Berlin", "de", "amber")}, {ANA: HERE}, T0,
        Limits(), "disk", False,
    ),
    Ready(_POSITION),
    Change(7, _MARK, T0 + 0.25, {"chat": {"newest": "0a1b2c3d4e"}}, ANA, ("c-3",), (_ENTRY,)),
    Change(8, _MARK, T0, {"timer:tea": None}),
    Done("c-1", 7),
    Refusal("invalid", "Expected `float` > 0.0.", "c-4", "args.seconds"),
    Refusal("too_fast", "Too many at once.", "c-5", None, 0.5),
    Pong(1, 12.5, T0 + 0.01, T0 + 0.0101, "0a0b0c0d"),
    Page("p-1", (_ENTRY,), True),
    PresenceOf(BEN, "away"),
    SignalFrom(BEN, "reaction", T0, {"name": "heart"}),
    Expiring(60.0),
    Bye(4452, "the hub restarts", 3.5),
)  # fmt: skip

REFUSED: tuple[tuple[Format, bytes, str], ...] = (
    ("msgpack", b"", "nothing"),
    ("msgpack", b"\x93\x01\x02\x03", "not a map"),
    ("msgpack", b"\x80", "no type"),
    ("msgpack", b"\x81\xa1t\x01", "a type that is not text"),
    ("msgpack", b"\x81\xa1t\xa4nope", "an unknown type"),
    ("msgpack", b"\x81\xa1t\xa2do", "missing fields"),
    ("msgpack", b"\x83\xa1t\xa4ping\xa1n\x01\xa1c\xa3now", "a field of the wrong type"),
    ("msgpack", b"\x83\xa1t\xa4ping\xa1n\x01\xa1c\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00", "NaN"),
    ("msgpack", b"\x82\xa1t\xa4ping\xa1t\xa4ping", "the same key twice"),
    ("msgpack", b"\x82\xa1t\xa4ping\x01\x02", "a key that is not text"),
    ("msgpack", b"\x82\xa1t\xa4ping\xa1x\xd4\x05\x00", "an extension type"),
    ("msgpack", b"\x82\xa1t\xa4ping\xa1x\xa1\xff", "text that is not UTF-8"),
    ("msgpack", b"\xdf\xff\xff\xff\xff", "a map that claims four billion keys"),
    ("msgpack", b"\x81\xa1t\xa4ping\x00", "bytes behind the map"),
    ("msgpack", b"\x82\xa1t\xa4ping\xa1x" + b"\x91" * 40 + b"\x90", "lists nested 40 deep"),
    ("json", b"[]", "not a map"),
    ("json", b'{"t": "ping", "n": 1, "c": NaN}', "NaN"),
    ("json", b'{"t": "ping", "n": 1, "c": 1e999}', "infinity"),
    ("json", b'{"t": "ping", "n": 99999999999999999999, "c": 1}', "an integer of more than 64 bits"),
    ("json", b'{"t": "ping", "t": "ping"}', "the same key twice"),
    ("json", b'{"t": "do", "id": "", "base": 0, "on": "timer", "cmd": "start"}', "an empty id"),
    ("json", b'{"t": "do", "id": "1", "base": -1, "on": "timer", "cmd": "start"}', "a negative position"),
    ("json", b'{"t": "do", "id": "1", "base": 0, "on": "Timer", "cmd": "start"}', "a kind in capitals"),
    ("json", b'{"t": "presence", "status": "gone"}', "a status that does not exist"),
    ("json", b'{"t": "signal", "kind": "x", "data": "\\ud800"}', "a lone surrogate"),
    ("json", b'{"t": "hello"', "JSON that ends too early"),
)


def vectors() -> dict[str, Any]:
    """Everything, as plain values."""
    return {
        "about": "Made by `python -m samesky_server.spec docs`. Compare decoded maps: the order of keys is free.",
        "socket": {"path": PATH, "subprotocols": list(SUBPROTOCOLS)},
        "frames": [_frame("client", one) for one in CLIENT] + [_frame("hub", one) for one in HUB],
        "refused": [_refused(fmt, raw, words) for fmt, raw, words in REFUSED],
        "refusals": dict(REFUSALS),
        "closes": {str(row.code): {"name": row.name, "then": row.then} for row in CLOSES},
        "motions": _motions(),
        "transcripts": [_timer(), _reveal()],
    }


def _frame(sender: Literal["client", "hub"], frame: ClientFrame | HubFrame) -> dict[str, Any]:
    return {"from": sender, "json": json.loads(encode(frame, "json")), "msgpack": encode(frame).hex()}


def _refused(fmt: Format, raw: bytes, words: str) -> dict[str, Any]:
    try:
        decode_client(raw, fmt)
    except Refused as error:
        return {"format": fmt, "hex": raw.hex(), "why": words, "code": error.code, "path": error.path}
    raise ValueError(f"{words}: this was not refused")


def _motions() -> list[dict[str, Any]]:
    motions = (Motion(0, 1, T0), Motion(90.5, 1.25, T0), Motion(12, 0, T0))
    return [
        {"motion": msgspec.to_builtins(one), "t": t, "position": one.position_at(t)}
        for one in motions
        for t in (T0 - 5, T0, T0 + 0.5, T0 + 100)
    ]


# ------------------------------------------------------------------------------------------- transcripts


class _Talk:
    """A room with two members, and what the device of one of them sends and hears."""

    def __init__(self, name: str, summary: str) -> None:
        self.room = Room(ROOM, catalog(), EPOCH)
        people = {
            ANA: Seat("Ana", "Europe/Berlin", "de", "amber"),
            BEN: Seat("Ben", "Asia/Tokyo", "en", "sea"),
        }
        self.keep(self.room.settle(self.moment(0), ANA, Members(id=ROOM, name="Us", members=people)))
        self.steps: list[dict[str, Any]] = []
        self.name, self.summary = name, summary

    def moment(self, after: float) -> Moment:
        seq = self.room.seq + 1
        leads: dict[Any, float] = {"none": 0.0, "quick": 0.08, "sure": 0.25, "prep": 0.25}
        return Moment(T0 + after, seq, f"{seq:016x}", frozenset((ANA, BEN)), leads)

    def keep(self, draft: Draft | None) -> Record:
        assert draft is not None
        self.room.apply(draft.record, draft.instances)
        return draft.record

    def say(self, frame: ClientFrame | HubFrame, sender: Literal["client", "hub"]) -> None:
        self.steps.append(_frame(sender, frame))

    def enter(self, since: Position | None, records: list[Record]) -> None:
        """Ana's device says hello and is brought up to date."""
        self.say(Hello("a.b.c", since), "client")
        members = self.room.members
        self.say(
            Welcome(
                ANA, "d000000000000001", members.card(), members.people(), {ANA: HERE, BEN: _BEN}, T0, Limits(),
                "disk", since is not None,
            ),
            "hub",
        )  # fmt: skip
        if since is None:
            room = self.room
            self.say(Change(room.seq, room.mark, room.newest, room.views(ANA)), "hub")
        else:
            last = records[-1]
            states = {on: self.room.view(ANA, on) for record in records for on in record.states}
            ids = tuple(record.id for record in records)
            self.say(Change(last.seq, last.mark, last.at, states, last.by, ids), "hub")
        self.say(Ready(self.room.position), "hub")

    def do(self, frame: Do, after: float, who: str = ANA) -> Record | None:
        """A command of a member; only Ana's own is written down as a frame of the client."""
        if who == ANA:
            self.say(frame, "client")
        try:
            moment = self.moment(after)
            record = self.keep(
                self.room.act(moment, who, frame.on, frame.cmd, frame.args or {}, id=frame.id, device="")
            )
        except Refused as error:
            self.say(Refusal(error.code, error.message, frame.id, error.path), "hub")
            return None
        states = {on: self.room.view(ANA, on) for on in record.states}
        seen = tuple(entry for entry in record.entries if entry.to is None or ANA in entry.to)
        self.say(Change(record.seq, record.mark, record.at, states, record.by, (record.id,), seen), "hub")
        return record

    def done(self) -> dict[str, Any]:
        return {"name": self.name, "summary": self.summary, "steps": self.steps}


def _timer() -> dict[str, Any]:
    talk = _Talk("timer", "Enter, start a timer, send it again, be refused, lose the connection, come back.")
    talk.enter(None, [])
    start = Do("c-1", talk.room.seq, "timer:tea", "start", {"seconds": 300}, T0 + 11)
    talk.do(start, 1)
    talk.say(start, "client")
    talk.say(Done("c-1", talk.room.seq), "hub")
    talk.do(Do("c-2", talk.room.seq, "timer:tea", "start", {"seconds": -1}), 2)
    left_at = talk.room.position
    one = talk.keep(talk.room.act(talk.moment(60), BEN, "timer:tea", "pause", {}, id="b-1"))
    two = talk.keep(talk.room.act(talk.moment(70), BEN, "timer:tea", "resume", {}, id="b-2"))
    talk.enter(left_at, [one, two])
    return talk.done()


def _reveal() -> dict[str, Any]:
    talk = _Talk(
        "reveal", "Ben answers first: Ana sees that he has, and nothing of what. Then she answers too."
    )
    own = Questions(deck="own", own={"o1": OwnCard(1, plain("What do you hear right now?"))}, brought=1)
    talk.room.instances["questions"] = Instance(own)
    talk.enter(None, [])
    talk.do(Do("c-1", talk.room.seq, "questions", "draw", {"after": None}), 1)
    args = {"card": "o1"}
    talk.do(Do("b-1", talk.room.seq, "questions", "answer", args | {"text": plain("The sea")}), 30, BEN)
    talk.do(Do("c-2", talk.room.seq, "questions", "answer", args | {"text": plain("Your laugh")}), 40)
    return talk.done()


assert {type(one) for one in CLIENT} == set(CLIENT_FRAMES.values())
assert {type(one) for one in HUB} == set(HUB_FRAMES.values())
