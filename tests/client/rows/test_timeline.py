"""The past in a terminal: only ids are kept."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.timeline import ROW, found
from samesky_client.speech import Said


@pytest.mark.parametrize("verb", ["keep", "let-go"])
@pytest.mark.parametrize("typed", ["", "12", "12-", "0-1", "the letter", "12-0 13-0"])
async def test_what_is_no_id_of_an_entry_is_asked_for(verb: str, typed: str) -> None:
    room: Any = None
    with pytest.raises(Said) as caught:
        await ROW.verbs[verb](room, typed)
    assert caught.value.key == "ask-piece"


async def test_to_look_for_nothing_asks_what_for() -> None:
    room: Any = None
    with pytest.raises(Said) as caught:
        await found(room, "")
    assert caught.value.key == "ask-find"
