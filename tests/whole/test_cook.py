"""Cooking on a real hub: a dish in two kitchens, its timer, a recipe as a blob that goes with its entry."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, keepsake, typed
from samesky_client.rows.cook import bring, brought

from .conftest import Both


async def test_a_dish_is_cooked_in_two_kitchens_and_kept_with_a_line_of_each(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "cook not egg, coriander")
    await ben.until(lambda room: room.cook().state.minds)
    assert b"coriander" not in ben.cook().state.minds[ana.you]
    await typed.carry_out(ana, "cook 4 1")
    dish = await ben.until(lambda room: room.cook().state.dish)
    assert (dish.recipe, dish.servings[ben.you]) == ("r04", 1)
    for step in range(5):
        await ana.until(lambda room, step=step: room.cook().state.dish.step == step)
        await typed.carry_out(ana, "cook done")
        if step == 1:
            await typed.carry_out(ben, "cook timer")
            await ana.until(lambda room: room.timer("cook-1").state.running)
            assert ana.timer("cook-1").state.total == 9 * 60
        await typed.carry_out(ben, "cook done")
    await ana.until(lambda room: room.cook().state.dish.step == 5)
    await typed.carry_out(ana, "cook line Lemon everywhere")
    await typed.carry_out(ben, "cook line Gone in a minute")
    await typed.carry_out(ben, "cook clear")
    (entry,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "cooked"])
    assert entry.body["lines"].keys() == {ana.you, ben.you}
    await ana.until(lambda room: "timer:cook-1" not in room.states)
    page = io.StringIO()
    await keepsake.as_page(ana, page)
    assert "*cooked* Pasta with peas and lemon" in page.getvalue()
    assert "**Ben:** Gone in a minute" in page.getvalue()


async def test_a_recipe_of_ones_own_stays_sealed_as_a_blob_for_as_long_as_its_entry(both: Both) -> None:
    ana, ben = await both()
    await bring(ana, "Grandmother's soup", ["2 carrots", "salt"], ["Cut.", "Cook for 20 minutes."])
    (entry,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "recipe"])
    (text,) = entry.body["blobs"]
    assert b"carrots" not in await ben.blob(text)
    found = await brought(ben, text, ana.you)
    assert (found["title"], len(found["steps"])) == ("Grandmother's soup", 2)
    await ben.cook().begin_own(text, ana.you, entry.body["title"], 2, 2)
    dish = await ana.until(lambda room: room.cook().state.dish)
    assert dish.brought.text == text
    await typed.carry_out(ana, "cook clear")
    await ana.room().erase(entry.id)
    await ben.until(lambda room: [one for one in room.entries if one.kind == "recipe" and not one.body])
    with pytest.raises(Refused):
        await ben.blob(text)
