"""A deck from a file, in a sealed room on a real hub: brought, drawn, saved and taken back."""

from __future__ import annotations

from pathlib import Path

from samesky_client import Seats
from samesky_client.deckfile import check
from samesky_client.decks import bring
from samesky_client.device import new_name

from .conftest import Both
from .test_export import samesky

DECK = "depth,text\n1,What grows on the balcony?\n3,Who waters the plants?\n"


async def test_a_file_is_brought_saved_and_taken_back_from_the_command_line(
    both: Both, tmp_path: Path
) -> None:
    ana, ben = await both()
    Seats(tmp_path / "samesky" / "seats").keep(new_name(), ana.seat)
    file = tmp_path / "balcony.csv"
    file.write_text(DECK, "utf-8")
    code, out, said = await samesky(tmp_path, "deck", "bring", str(file))
    assert (code, out, said) == (0, "", "samesky: 2 questions are in the deck\n")
    table = await ben.until(lambda room: (room.raw("questions") or {}).get("own") and room.raw("questions"))
    assert (table["own"], table["mine"]) == ({"o1": 1, "o2": 3}, {})
    code, out, said = await samesky(tmp_path, "deck", "save")
    assert (code, said) == (0, "")
    sheet, problems = check(out, "yaml")
    assert problems == []
    assert [row.fields["text"].text for row in sheet.rows] == [
        "What grows on the balcony?",
        "Who waters the plants?",
    ]
    file.write_text("depth,text\n9,What grows?\n", "utf-8")
    code, out, said = await samesky(tmp_path, "deck", "bring", "--lang", "en", str(file))
    assert (code, out, said) == (2, "", "samesky: Line 2, depth: A number from 1 to 4.\n")
    code, out, said = await samesky(tmp_path, "deck", "take-back")
    assert (code, out, said) == (0, "", "")
    await ben.until(lambda room: room.raw("questions")["own"] == {})


async def test_a_deck_is_brought_by_a_program_and_its_cards_open_when_they_are_drawn(both: Both) -> None:
    ana, ben = await both()
    sheet, _ = check("- text: What grows on the balcony?\n", "yaml")
    assert await bring(ana, sheet) == 1
    await ben.until(lambda room: (room.raw("questions") or {}).get("own"))
    assert ben.questions().state["text"] is None
    await ben.questions().use("own")
    await ben.questions().draw()
    box = ben.questions().state["text"]
    assert ben.unseal(box, "questions", "bring.cards", ana.you) == "What grows on the balcony?"
    assert b"balcony" not in box
