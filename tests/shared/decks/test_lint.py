"""What is wrong with a deck is said by line and field, and two languages are held in step."""

from __future__ import annotations

import pytest

from samesky_shared.decks.lint import MAX_CARDS, Cell, Problem, Row, Sheet, in_step, lint


def sheet(*cards: dict[str, str], **head: str) -> Sheet:
    """A deck with its cards in lines 2, 3, …"""
    rows = (Row(n, {name: Cell(n, text) for name, text in one.items()}) for n, one in enumerate(cards, 2))
    return Sheet({name: Cell(1, text) for name, text in head.items()}, tuple(rows))


def found(*cards: dict[str, str], **head: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.field, one.what) for one in lint(sheet(*cards, **head))]


def test_a_deck_in_which_all_is_well() -> None:
    card = {"id": "b1", "depth": "4", "theme": "play", "rooms": "couple family", "two": "true", "when": "day"}
    assert found(card | {"text": "What grows?"}, {"text": "Who waters?"}, title="Balcony") == []


@pytest.mark.parametrize(
    ("field", "text", "what"),
    [
        ("text", "", "missing"),
        ("text", "x" * 161, "long"),
        ("text", "ä" * 100, "heavy"),
        ("text", "What\ngrows?", "sign"),
        ("text", "What\u00ad grows?", "sign"),
        ("title", "x" * 161, "long"),
        ("depth", "0", "depth"),
        ("depth", "¹", "depth"),
        ("id", "-b", "id"),
        ("id", "b" * 17, "id"),
        ("theme", "weather", "choice"),
        ("rooms", "couple friend", "choice"),
        ("two", "yes", "choice"),
        ("when", "noon", "choice"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(field: str, text: str, what: str) -> None:
    assert found({"text": "What grows?"} | {field: text}) == [(2, field, what)]


def test_what_stands_there_twice_names_the_other_line() -> None:
    cards = [{"id": "b1", "text": "What grows?"}, {"id": "b1", "text": "what GROWS"}]
    assert lint(sheet(*cards)) == [
        Problem(3, "id", "twice", {"other": 2}),
        Problem(3, "text", "twice", {"other": 2}),
    ]


def test_nearly_the_same_counts_only_in_words_long_enough_to_say_something() -> None:
    long = "Which plants would survive another summer"
    assert found({"text": f"{long}?"}, {"text": f"{long} here?"}) == [(3, "text", "alike")]
    assert found({"text": "What is it to you?"}, {"text": "What is it to me?"}) == []


def test_a_deck_has_cards_and_not_too_many() -> None:
    assert found() == [(1, "cards", "missing")]
    many = [{"text": f"{n * 7919}"} for n in range(MAX_CARDS + 1)]
    assert found(*many) == [(MAX_CARDS + 2, "cards", "many")]
    assert found(*many[:-1]) == []


def test_the_same_deck_in_two_languages_has_the_same_cards_with_the_same_marks() -> None:
    first = sheet({"id": "b1", "depth": "1", "text": "A"}, {"id": "b2", "depth": "2", "text": "B"})
    same = sheet({"id": "b2", "depth": "2", "text": "Be"}, {"id": "b1", "depth": "1", "text": "Ah"})
    assert in_step(same, first, "en.yaml") == []
    other = sheet(
        {"id": "b1", "depth": "3", "text": "Ah"},
        {"id": "b3", "text": "Ce"},
        {"text": "De"},
        {"id": "b2", "depth": "2", "two": "true", "text": "Be"},
    )
    gaps = {"file": "en.yaml"}
    assert in_step(other, first, "en.yaml") == [
        Problem(2, "depth", "other", gaps),
        Problem(3, "id", "only-here", {"id": "b3", **gaps}),
        Problem(4, "id", "missing"),
        Problem(5, "two", "other", gaps),
    ]
    assert in_step(sheet({"id": "b1", "depth": "1", "text": "Ah"}), first, "en.yaml") == [
        Problem(1, "id", "not-here", {"id": "b2", **gaps})
    ]
