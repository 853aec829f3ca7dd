"""Sealed content: one byte for the form, then what nobody in between reads."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from samesky_shared.codec import typed
from samesky_shared.errors import Refused
from samesky_shared.sealing import (
    AROUND,
    BUCKETS,
    PLAIN,
    Box,
    Place,
    Sealed,
    padded,
    plain,
    text_of,
    unpadded,
)


class Letter(Struct, frozen=True):
    """Something with sealed content."""

    text: Sealed
    line: Annotated[Box, Meta(max_length=4)] = b"\x00"


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_plain_text_comes_back(text: str) -> None:
    box = plain(text)
    assert box[0] == PLAIN
    assert text_of(box) == text


@pytest.mark.parametrize("box", [b"", b"\x01abc", b"\xff", bytes([PLAIN + 1])])
def test_a_form_of_a_later_version_is_not_guessed_at(box: bytes) -> None:
    with pytest.raises(Refused) as caught:
        text_of(box)
    assert caught.value.code == "unknown"


def test_plain_content_that_is_no_text_is_refused_without_repeating_it() -> None:
    with pytest.raises(Refused) as caught:
        text_of(b"\x00secret\xff")
    assert caught.value.code == "invalid"
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_box_has_at_least_its_form_and_room_for_eight_kibibytes_sealed() -> None:
    most = b"\x00" * (8192 + AROUND)
    assert typed({"text": most}, Letter).text == most
    for text in (b"", most + b"\x00"):
        with pytest.raises(Refused) as caught:
            typed({"text": text}, Letter)
        assert caught.value.path == "text"


def test_a_box_can_have_a_limit_of_its_own() -> None:
    with pytest.raises(Refused) as caught:
        typed({"text": b"\x00", "line": b"\x00abcd"}, Letter)
    assert caught.value.path == "line"


def test_the_schema_says_what_is_sealed() -> None:
    schema = msgspec.json.schema(Letter)["$defs"]["Letter"]["properties"]
    assert schema["text"]["sealed"] is True
    assert schema["line"]["sealed"] is True


@given(st.binary(max_size=9000))
def test_padding_comes_off_again_and_tells_little_of_the_length(content: bytes) -> None:
    long = padded(content)
    assert len(long) in BUCKETS
    assert len(long) <= max(64, 2 * (len(content) + 1))
    assert unpadded(long) == content


def test_content_that_was_not_padded_is_refused() -> None:
    for content in (b"", b"\0\0", b"abc"):
        with pytest.raises(Refused):
            unpadded(content)
    with pytest.raises(Refused) as caught:
        padded(b"x" * BUCKETS[-1])
    assert caught.value.code == "too_large"


def test_a_place_is_told_from_every_other() -> None:
    place = Place("r", "chat", "say.text", "ann")
    others = [Place("r2", "chat", "say.text", "ann"), Place("r", "chat:x", "say.text", "ann"),
              Place("r", "chat", "edit.text", "ann"), Place("r", "chat", "say.text", "bob")]  # fmt: skip
    assert len({one.bound() for one in (place, *others)}) == 5
    with pytest.raises(ValueError, match="zero"):
        Place("r", "chat\0say.text", "ann").bound()
