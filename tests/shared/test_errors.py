"""The tables of refusals and close codes: codes are API, so what they mean is held here."""

from __future__ import annotations

from typing import get_args

import pytest

from samesky_shared import errors
from samesky_shared.errors import CLOSES, REFUSALS, RefusalCode, Refused, comes_back


def test_every_refusal_code_has_words() -> None:
    assert list(REFUSALS) == list(get_args(RefusalCode))
    assert all(meaning.endswith(".") for meaning in REFUSALS.values())


def test_a_refusal_says_code_field_and_reason() -> None:
    refused = Refused("invalid", "Too long.", path="args.text", retry_after=2.0)
    assert (refused.code, refused.path, refused.message, refused.retry_after) == (
        "invalid", "args.text", "Too long.", 2.0,
    )  # fmt: skip
    assert str(refused) == "invalid (args.text): Too long."
    assert str(Refused("full", "No seat.")) == "full: No seat."


def test_close_codes_are_distinct_and_of_the_private_range() -> None:
    codes = [row.code for row in CLOSES]
    assert len(set(codes)) == len(codes)
    assert all(4400 <= code < 4500 for code in codes)
    assert len({row.name for row in CLOSES}) == len(CLOSES)


@pytest.mark.parametrize("row", CLOSES, ids=lambda row: row.name)
def test_the_names_and_the_table_agree(row: errors.CloseCode) -> None:
    assert getattr(errors, row.name.upper()) == row.code
    assert comes_back(row.code) == row.then


@pytest.mark.parametrize(
    ("code", "then"),
    [
        (4401, "fetch a token once, then come back"),
        (4403, "stay away"),
        (4409, "stay away"),
        (4452, "come back"),
        (4453, "come back"),
        (1000, "come back"),
        (1006, "come back"),
        (4999, "come back"),
    ],
)
def test_what_a_client_does_after_a_close(code: int, then: str) -> None:
    assert comes_back(code) == then
