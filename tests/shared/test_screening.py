"""What a screen and a phone compute: the same words for the same key, and a link for nobody else."""

from __future__ import annotations

import pytest

from samesky_shared.errors import Refused
from samesky_shared.screening import bound, close, open_envelope, opening, phrase

RAW, CHANCE, CHALLENGE = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32
SHOWN = opening(RAW, CHANCE)
LINK = "A" * 44 + "." + "B" * 43


def test_words_follow_from_the_key_the_chance_and_the_challenge() -> None:
    said = phrase(SHOWN, CHALLENGE)
    assert len(said) == 4
    assert all(0 <= one < 64 for one in said)
    assert said == phrase(SHOWN, CHALLENGE)
    assert said != phrase(opening(bytes([9]) * 32, CHANCE), CHALLENGE)
    assert said != phrase(opening(RAW, bytes([9]) * 32), CHALLENGE)
    assert said != phrase(SHOWN, bytes([9]) * 32)
    assert len({phrase(SHOWN, bytes([n]) * 32)[0] for n in range(64)}) > 16, "each word varies"


def test_it_is_bound_to_all_of_its_opening() -> None:
    assert len({bound(SHOWN), bound(SHOWN[:-1] + b"\0"), bound(b"\0" + SHOWN[1:])}) == 3


def test_a_link_opens_on_that_screen_alone_and_unchanged() -> None:
    envelope = close(LINK, SHOWN, bytes([7]) * 32, bytes(12))
    assert open_envelope(envelope, RAW, SHOWN) == LINK
    assert LINK.encode() not in envelope
    other = bytes([9]) * 32
    flipped = envelope[:-1] + bytes([envelope[-1] ^ 1])
    for box, raw, shown in (
        (envelope, other, opening(other, CHANCE)),
        (envelope, RAW, opening(RAW, other)),
        (flipped, RAW, SHOWN),
        (envelope[:50], RAW, SHOWN),
        (b"", RAW, SHOWN),
    ):
        with pytest.raises(Refused) as caught:
            open_envelope(box, raw, shown)
        assert caught.value.code == "invalid"
