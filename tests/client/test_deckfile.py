"""Decks as people write them: what is read, and where something is wrong. The web is held to the same cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samesky_client.deckfile import check, form_of, questions_of, read, written

DOCS = Path(__file__).parents[2] / "docs"
CASES = json.loads((DOCS / "deck-lint.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["name"])
def test_a_case_that_the_web_reads_too(case: dict[str, Any]) -> None:
    sheet, problems = check(case["text"], case["form"])
    assert [list(one) for one in problems] == case["problems"]
    if not problems:
        assert [list(one) for one in questions_of(sheet)] == case["cards"]


def test_every_sentence_about_a_deck_is_about_something_in_the_cases_or_of_two_languages() -> None:
    words = (DOCS.parent / "shared/samesky_shared/words/en/decks.ftl").read_text("utf-8")
    said = {
        line.split(" = ")[0].removeprefix("lint-") for line in words.splitlines() if line.startswith("lint-")
    }
    shown = {what for case in CASES for _, _, what, _ in case["problems"]}
    assert said - shown == {"at", "at-line", "large", "many", "only-here", "not-here", "other"}
    assert shown <= said


def test_a_file_that_is_too_large_is_not_read() -> None:
    sheet, problems = read("- text: " + "x" * 131_072, "yaml")
    assert (sheet.rows, [one.what for one in problems]) == ((), ["large"])


def test_an_alias_that_would_grow_without_end_is_not_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert [(one.line, one.what) for one in check(bomb, "yaml")[1]] == [(2, "unreadable")]


def test_deep_nesting_is_no_crash() -> None:
    assert [one.what for one in check("[" * 1200, "yaml")[1]] == ["unreadable"]


def test_what_is_saved_can_be_brought_again() -> None:
    cards = [(2, "Was wächst: der Baum, oder # nur sein Schatten?"), (1, "- Who „waters“ it?")]
    sheet, problems = check(written(cards), "yaml")
    assert problems == []
    assert list(questions_of(sheet)) == cards


def test_the_name_of_a_file_says_how_it_is_written() -> None:
    assert [form_of(name) for name in ("a.csv", "B.CSV", "a.yaml", "a.json", "csv")] == [
        "csv",
        "csv",
        *["yaml"] * 3,
    ]
