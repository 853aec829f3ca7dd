"""`sealing.json`: keys, boxes and envelopes byte by byte, and those that must not open, for clients of any kind."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from samesky_shared import screening
from samesky_shared.decks import LANGUAGES, phrase_words
from samesky_shared.errors import Refused
from samesky_shared.keyring import DeviceKey, Keyring, RoomKey
from samesky_shared.sealing import AROUND, BUCKETS, Place, plain

from .vectors import ANA, BEN, ROOM

OTHER_ROOM = "EBESExQVFhcYGRobHB0eHw"
_KEY = RoomKey(bytes(range(32)), ROOM)
_OLD = RoomKey(bytes(range(32, 64)), ROOM)
_ANA, _BEN = DeviceKey(bytes([1]) * 32), DeviceKey(bytes([2]) * 32)
_HERE = Place(ROOM, "chat", "say.text", ANA)


def vectors() -> dict[str, Any]:
    """The whole file."""
    return {
        "buckets": BUCKETS,
        "around": AROUND,
        "keys": [_key(key) for key in (_KEY, _OLD, RoomKey(_KEY.raw, OTHER_ROOM))],
        "words": {language: phrase_words(language) for language in LANGUAGES},
        "boxes": [_box(place, text, n) for n, (place, text) in enumerate(_BOXES)],
        "refused": [_refused(what, place, box) for what, place, box in _wrong()],
        "envelopes": [_envelope()],
        "refused_envelopes": [{"what": what, **_envelope(), **other} for what, other in _wrong_envelopes()],
        "screens": [_screen(_KEY.text()), _screen("")],
    }


_BOXES = (
    (_HERE, ""),
    (_HERE, "Good night"),
    (replace(_HERE, author=BEN, field="say.text/0a1b2c3d4e"), "Schläfst du? 🌙"),
    (Place(ROOM, "questions:late", "answer.text/e12", ANA), "The sea. " * 40),
    (Place(ROOM, "playlist", "add.media", BEN), '{"url":"https://example.org/song.mp3"}'),
    (_HERE, "x" * 63),
    (_HERE, "x" * 64),
)


def _key(key: RoomKey) -> dict[str, Any]:
    return {"room": key.room, "raw": key.raw.hex(), "text": key.text(), "id": key.id, "phrase": key.phrase()}


def _nonce(n: int) -> bytes:
    return bytes([n]) * 12


def _place(place: Place) -> dict[str, str]:
    return {"room": place.room, "on": place.on, "field": place.field, "author": place.author}


def _box(place: Place, text: str, n: int) -> dict[str, Any]:
    box = _KEY.seal(text.encode(), place, _nonce(n))
    return {"place": _place(place), "text": text, "nonce": _nonce(n).hex(), "box": box.hex()}


def _wrong() -> list[tuple[str, Place, bytes]]:
    box = _KEY.seal(b"Good night", _HERE, _nonce(1))
    flipped = bytearray(box)
    flipped[-20] ^= 1
    forged = bytearray(box)
    forged[10:26] = BEN.encode()
    return [
        ("a flipped bit", _HERE, bytes(flipped)),
        ("cut off", _HERE, box[:-1]),
        ("the head alone", _HERE, box[:38]),
        ("moved to another instance", replace(_HERE, on="chat:two"), box),
        ("moved to another field", replace(_HERE, field="edit.text/0a1b2c3d4e"), box),
        ("said to be by another", replace(_HERE, author=BEN), box),
        ("with another author written in", replace(_HERE, author=BEN), bytes(forged)),
        ("with another author, from anybody", replace(_HERE, author=""), bytes(forged)),
        ("moved to another room", replace(_HERE, room=OTHER_ROOM), box),
        ("under a key that is not there", _HERE, _OLD.seal(b"Good night", _HERE, _nonce(1))),
        ("not sealed at all", _HERE, plain("Good night")),
        ("empty", _HERE, b""),
        ("a form of later", _HERE, b"\x09" + box[1:]),
    ]


def _refused(what: str, place: Place, box: bytes) -> dict[str, Any]:
    ring = Keyring(place.room, [_KEY if place.room == ROOM else RoomKey(_KEY.raw, place.room)])
    try:
        ring.open(box, place)
    except Refused as refused:
        return {"what": what, "place": _place(place), "box": box.hex(), "code": refused.code}
    raise AssertionError(f"{what}: it opened")


def _envelope() -> dict[str, Any]:
    box = _ANA.wrap(_KEY, "d1", "d2", _BEN.public, bytes([7]) * 32, _nonce(9))
    return {
        "room": ROOM, "key": _KEY.id, "raw": _KEY.raw.hex(), "sender": "d1", "receiver": "d2",
        "sender_private": _ANA.raw.hex(), "sender_public": _ANA.public.hex(),
        "receiver_private": _BEN.raw.hex(), "receiver_public": _BEN.public.hex(),
        "fresh": (bytes([7]) * 32).hex(), "nonce": _nonce(9).hex(), "box": box.hex(),
    }  # fmt: skip


def _screen(key: str) -> dict[str, Any]:
    raw, chance, challenge, fresh = (bytes([n]) * 32 for n in (4, 5, 6, 7))
    opening = screening.opening(raw, chance)
    link = "A" * 44 + (f".{key}" if key else "")
    return {
        "private": raw.hex(), "opening": opening.hex(), "commitment": screening.bound(opening).hex(),
        "challenge": challenge.hex(), "phrase": screening.phrase(opening, challenge), "link": link,
        "fresh": fresh.hex(), "nonce": _nonce(8).hex(), "fresh_public": DeviceKey(fresh).public.hex(),
        "envelope": screening.close(link, opening, fresh, _nonce(8)).hex(),
    }  # fmt: skip


def _wrong_envelopes() -> list[tuple[str, dict[str, Any]]]:
    box = bytearray.fromhex(_envelope()["box"])
    box[-1] ^= 1
    return [
        ("a flipped bit", {"box": box.hex()}),
        ("from another device", {"sender": "d3"}),
        ("for another device", {"receiver": "d3"}),
        ("with another key in mind", {"key": _OLD.id}),
        ("for another room", {"room": OTHER_ROOM}),
        ("by somebody else's key", {"sender_public": DeviceKey(bytes([3]) * 32).public.hex()}),
    ]
