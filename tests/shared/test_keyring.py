"""Room keys, device keys and envelopes: what opens, and everything that must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samesky_shared.errors import Refused
from samesky_shared.keyring import DeviceKey, Keyring, RoomKey, key_of
from samesky_shared.sealing import AROUND, BUCKETS, Place, plain

ROOM = "r" * 22
KEY = RoomKey(bytes(range(32)), ROOM)
OTHER = RoomKey(bytes(32), ROOM)
HERE = Place(ROOM, "chat", "say.text", "0123456789abcdef")
NONCE = b"n" * 12
ANN, BEN, EVE = (DeviceKey(bytes([n]) * 32) for n in (1, 2, 3))


def refused(key: RoomKey | Keyring, box: bytes, place: Place = HERE) -> str:
    with pytest.raises(Refused) as caught:
        key.open(box, place)
    assert "night" not in str(caught.value)
    return caught.value.code


@given(st.binary(max_size=5000), st.binary(min_size=12, max_size=12))
def test_what_is_sealed_opens_in_its_place_and_is_nowhere_to_be_seen(content: bytes, nonce: bytes) -> None:
    box = KEY.seal(content, HERE, nonce)
    assert KEY.open(box, HERE).content == content
    assert KEY.open(box, replace(HERE, author="")).author == HERE.author
    assert len(content) < 13 or content not in box
    assert any(len(box) <= size + AROUND for size in BUCKETS)


def test_boxes_of_texts_that_are_nearly_as_long_are_as_long() -> None:
    assert len(KEY.seal(b"yes", HERE, NONCE)) == len(KEY.seal(b"not at all, my dear", HERE, NONCE))
    assert all(len(KEY.seal(b"x" * (size - 1), HERE, NONCE)) <= size + AROUND for size in BUCKETS)


@given(st.data())
def test_no_bit_can_be_flipped(data: st.DataObject) -> None:
    box = KEY.seal(b"good night", HERE, NONCE)
    bit = data.draw(st.integers(0, len(box) * 8 - 1))
    changed = bytearray(box)
    changed[bit // 8] ^= 1 << bit % 8
    assert refused(Keyring(ROOM, [KEY]), bytes(changed)) in ("invalid", "unknown")


@given(st.data())
def test_nothing_can_be_cut_off_or_put_on(data: st.DataObject) -> None:
    box = KEY.seal(b"good night", HERE, NONCE)
    end = data.draw(st.integers(0, len(box) - 1))
    assert refused(Keyring(ROOM, [KEY]), box[:end]) in ("invalid", "unknown")
    assert refused(KEY, box + data.draw(st.binary(min_size=1, max_size=40))) == "invalid"


@pytest.mark.parametrize(
    "moved", [{"on": "chat:two"}, {"field": "edit.text"}, {"author": "fedcba9876543210"}]
)
def test_a_box_does_not_open_elsewhere(moved: dict[str, str]) -> None:
    assert refused(KEY, KEY.seal(b"good night", HERE, NONCE), replace(HERE, **moved)) == "invalid"


def test_a_box_does_not_open_in_another_room_even_under_the_same_bytes() -> None:
    same = RoomKey(KEY.raw, "s" * 22)
    assert same.id != KEY.id
    assert refused(same, KEY.seal(b"good night", HERE, NONCE), replace(HERE, room="s" * 22)) == "unknown"


def test_a_key_that_is_not_there_and_words_that_are_not_sealed_are_told_apart() -> None:
    ring = Keyring(ROOM, [KEY])
    assert refused(ring, OTHER.seal(b"good night", HERE, NONCE)) == "unknown"
    assert refused(ring, plain("good night")) == "invalid"
    assert refused(ring, b"") == "invalid"
    ring.add(OTHER, current=True)
    assert ring.open(OTHER.seal(b"good night", HERE, NONCE), HERE).content == b"good night"
    assert key_of(ring.seal(b"x", HERE, NONCE)) == OTHER.id


def test_without_its_key_a_device_does_not_write() -> None:
    for ring in (Keyring(ROOM), Keyring(ROOM, [KEY], current=OTHER.id)):
        with pytest.raises(Refused) as caught:
            ring.seal(b"x", HERE, NONCE)
        assert caught.value.code == "forbidden"


def test_a_key_goes_through_a_link() -> None:
    assert len(KEY.text()) == 43
    assert RoomKey.read(KEY.text(), ROOM).raw == KEY.raw
    for text in ("", "short", KEY.text() + "A", "*" * 43, "é"):
        with pytest.raises(Refused) as caught:
            RoomKey.read(text, ROOM)
        assert (caught.value.code, caught.value.path) == ("invalid", "key")


def test_keys_and_boxes_say_nothing_of_themselves() -> None:
    raw = KEY.raw.hex()
    assert raw not in repr(KEY)
    assert raw not in repr(Keyring(ROOM, [KEY]))
    assert repr(ANN) == "DeviceKey()"


def envelope(**changed: object) -> bytes:
    given = {"key": KEY, "sender": "d1", "receiver": "d2", "public": BEN.public} | changed
    return ANN.wrap(fresh=b"f" * 32, nonce=NONCE, **given)  # type: ignore[arg-type]


def test_an_envelope_opens_for_whom_it_is() -> None:
    assert BEN.unwrap(envelope(), ROOM, KEY.id, "d1", "d2", ANN.public).raw == KEY.raw
    assert KEY.raw not in envelope()


@pytest.mark.parametrize(
    ("device", "room", "id", "sender", "receiver", "public"),
    [
        (EVE, ROOM, KEY.id, "d1", "d2", ANN.public),
        (BEN, "s" * 22, KEY.id, "d1", "d2", ANN.public),
        (BEN, ROOM, OTHER.id, "d1", "d2", ANN.public),
        (BEN, ROOM, KEY.id, "d3", "d2", ANN.public),
        (BEN, ROOM, KEY.id, "d1", "d3", ANN.public),
        (BEN, ROOM, KEY.id, "d1", "d2", EVE.public),
        (BEN, ROOM, KEY.id, "d1", "d2", bytes(32)),
        (BEN, ROOM, KEY.id, "d1", "d2", b"short"),
    ],
)
def test_an_envelope_opens_for_nobody_else(
    device: DeviceKey, room: str, id: str, sender: str, receiver: str, public: bytes
) -> None:
    with pytest.raises(Refused) as caught:
        device.unwrap(envelope(), room, id, sender, receiver, public)
    assert caught.value.code == "invalid"


@given(st.integers(0, 92 * 8), st.booleans())
def test_an_envelope_that_was_changed_does_not_open(bit: int, cut: bool) -> None:
    box = bytearray(envelope())
    if cut:
        del box[bit // 8 :]
    else:
        box[bit // 8] ^= 1 << bit % 8
    # X25519 ignores the highest bit of a public key, but the envelope's own key depends on every one.
    with pytest.raises(Refused):
        BEN.unwrap(bytes(box), ROOM, KEY.id, "d1", "d2", ANN.public)


def test_who_has_the_same_key_reads_the_same_phrase() -> None:
    phrase = KEY.phrase()
    assert phrase == RoomKey.read(KEY.text(), ROOM).phrase()
    assert len(phrase) == 8
    assert all(0 <= one < 64 for one in phrase)
    assert phrase != OTHER.phrase()
