"""Decks in files: all of ours are in order."""

from __future__ import annotations

from pathlib import Path

from samesky_client.decks import lint_files
from samesky_client.speech import Speech
from samesky_shared.decks.cards import CARD_DECKS

DECKS = Path(__file__).parents[2] / "shared" / "samesky_shared" / "decks"


def test_nothing_is_wrong_with_our_own_decks() -> None:
    files = [str(path) for deck in CARD_DECKS for path in sorted((DECKS / deck).glob("*.json"))]
    assert len(files) == 2 * len(CARD_DECKS)
    assert lint_files(files, Speech("en")) == []
