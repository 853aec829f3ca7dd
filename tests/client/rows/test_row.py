"""The table of rows: no verb twice, a sentence of help for all that may be typed, and only activities that exist."""

from __future__ import annotations

from collections import Counter

from samesky_client import typed
from samesky_client.rows import ROWS
from samesky_client.rows.row import Looking, Row, round_opens
from samesky_client.speech import Speech
from samesky_shared.activities import catalog
from samesky_shared.protocol import Entry, SignalFrom


def test_every_row_is_of_an_activity_and_all_it_takes_has_words() -> None:
    kinds = {one.kind for one in catalog()}
    assert {*ROWS} <= kinds
    for language in ("en", "de"):
        t = Speech(language)
        for row in ROWS.values():
            assert all(t.has(f"help-{what}") for _, what in row.help), row.kind


def test_no_two_rows_take_the_same_verb_and_all_can_be_typed() -> None:
    verbs = Counter(verb for row in ROWS.values() for verb in row.verbs)
    assert [verb for verb, count in verbs.items() if count > 1] == []
    assert all(typed.COMMANDS[verb] is does for row in ROWS.values() for verb, does in row.verbs.items())


def test_a_row_of_its_commands_alone_shows_nothing() -> None:
    row, look = Row("chat"), Looking(Speech(), "chat")
    entry = Entry("1-0", 1, 0.0, "chat", "line", "ana", {})
    assert (row.lines(look, {}), row.line(look, entry), row.kept(entry)) == ([], None, None)
    assert row.hears(look, SignalFrom("ana", "chat", 0.0, {})) is None
    assert row.opens({"round": {"opens_at": 1.0}}) is None
    assert [round_opens(one) for one in ({"round": {"opens_at": 1.0}}, {"round": None})] == [1.0, None]
