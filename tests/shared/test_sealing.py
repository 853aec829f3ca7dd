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
from samesky_shared.sealing import PLAIN, Box, Sealed, plain, text_of


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


def test_a_box_has_at_least_its_form_and_at_most_eight_kibibytes() -> None:
    assert typed({"text": b"\x00" * 8192}, Letter).text == b"\x00" * 8192
    for text in (b"", b"\x00" * 8193):
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
