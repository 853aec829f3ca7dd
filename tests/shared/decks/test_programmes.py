"""Our programmes are data: the same in both languages, and what they open is there or will be."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from samesky_shared.activities import catalog
from samesky_shared.activities.evening import Evening
from samesky_shared.codec import typed
from samesky_shared.core.activity import commands_of, find_command
from samesky_shared.core.members import RoomKind
from samesky_shared.core.programme import Planned, kept
from samesky_shared.decks import LANGUAGES, card_words, programme_words, programmes
from samesky_shared.testing import Rehearsal


def planned(id: str) -> tuple[Planned, ...]:
    """A programme as `plan` takes it."""
    args = typed({"segments": programmes()[id]["segments"]}, commands_of(Evening)["plan"].args, "args")
    segments: tuple[Planned, ...] = args.segments  # type: ignore[attr-defined]
    return segments


@pytest.mark.parametrize("id", programmes())
def test_each_is_a_plan_whose_openings_fit_what_there_is(id: str) -> None:
    for one in kept(planned(id), 1):
        kind = catalog().get((one.on or "").partition(":")[0])
        if kind is not None and one.cmd:
            command = find_command(kind, one.cmd)
            typed(one.args, command.args, "args")
        assert one.cmd is None or kind is not None, "what opens an activity that does not exist is a guess"


@pytest.mark.parametrize("id", programmes())
def test_each_runs_from_its_lobby_to_its_end(id: str) -> None:
    live = Rehearsal(catalog())
    live.act("ann", "evening", "plan", segments=programmes()[id]["segments"], programme=id)
    live.act("ann", "evening", "here")
    live.act("bob", "evening", "here")
    for n, segment in enumerate(live.state("evening").segments):
        live.wait(4)
        evening = live.state("evening")
        assert evening.current == segment.id, f"it is not in its {n + 1}. segment"
        if segment.gate == "time":
            live.wait(segment.seconds - 4)
        for who in ("ann", "bob") if segment.gate == "ready" else ():
            live.act(who, "evening", "ready", segment=segment.id)
        if segment.gate == "hand":
            live.act("bob", "evening", "next", after=segment.id)
    live.wait(4)
    assert live.state("evening").phase == "over"


def test_there_are_fifteen_and_their_minutes_are_those_of_an_evening() -> None:
    assert len(programmes()) == 15
    for id, one in programmes().items():
        assert set(one["rooms"]) <= set(get_args(RoomKind))
        total = sum(segment["minutes"] for segment in one["segments"])
        assert 10 <= total <= 180, f"{id} takes {total} minutes"
        assert 4 <= len(one["segments"]) <= 8
    assert sum(one["minutes"] for one in programmes()["check-in"]["segments"]) == 10


def test_every_kind_of_room_has_some() -> None:
    for kind in get_args(RoomKind):
        assert sum(kind in one["rooms"] for one in programmes().values()) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_are_there_in_the_order_of_the_programme_and_fit_their_place(language: str) -> None:
    words = programme_words(language)
    assert list(words) == list(programmes())
    for id, one in words.items():
        assert list(one["segments"]) == [segment["card"] for segment in programmes()[id]["segments"]]
        texts = [(one["title"], 32), (one["about"], 100)]
        texts += [
            text for card in one["segments"].values() for text in ((card["title"], 34), (card["say"], 140))
        ]
        for text, most in texts:
            assert 3 <= len(text) <= most, text
            assert text == text.strip()
            assert not re.search(r"[!'\"]", text), text
        assert all(card["say"].endswith((".", "?", "…")) for card in one["segments"].values())


def test_the_card_of_a_segment_is_found_by_its_id_alone() -> None:
    assert card_words("cook-table", "de") == programme_words("de")["cook"]["segments"]["cook-table"]
    assert card_words("cook-table", "ja") == card_words("cook-table", "en")
    assert card_words("nowhere", "en") is None
    cards = [segment["card"] for one in programmes().values() for segment in one["segments"]]
    assert len(cards) == len(set(cards))
