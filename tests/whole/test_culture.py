"""Culture on a real hub: words with a sound that stays as long as they do, holidays, customs."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, keepsake, typed
from samesky_client.holiday_list import holidays
from samesky_client.rows.culture import CLIP, teach
from samesky_client.speech import Speech
from samesky_shared.core.recurrence import wall

from .conftest import Both


async def test_a_word_is_taught_with_its_sound_sealed_and_erased_together_with_it(both: Both) -> None:
    ana, ben = await both()
    await teach(ana, "saudade", "a sweet longing", say="sow-DAH-d", sound=b"OggS and so on")
    (entry,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "word"])
    (name,) = entry.body["blobs"]
    box = await ben.blob(name)
    assert b"OggS" not in box
    assert ben.unseal(box, "culture", CLIP, ana.you).startswith("data:audio/ogg;base64,")
    page = io.StringIO()
    await keepsake.as_page(ben, page)
    assert "**Ana:** saudade (sow-DAH-d) = a sweet longing" in page.getvalue()
    await ana.room().erase(entry.id)
    await ben.until(lambda room: [one for one in room.entries if one.kind == "word" and not one.body])
    with pytest.raises(Refused) as caught:
        await ben.blob(name)
    assert caught.value.code == "unknown"


async def test_countries_stay_sealed_and_their_holidays_are_found_on_the_device(both: Both) -> None:
    ana, ben = await both()
    said: list[str] = []
    await holidays(ben, Speech("en"), said.append)
    assert said == [Speech("en")("say-no-holidays")]
    await typed.carry_out(ana, "from pt 09:00-21:00")
    await ben.until(lambda room: room.culture().state.homes)
    assert b"09:00" not in ben.culture().state.homes[ana.you]  # two letters alone, chance may write
    await holidays(ben, Speech("en"), said.append)
    assert len(said) > 5
    assert all("PT, Ana" in one for one in said[1:])
    assert said[1][:10] >= wall(ben.now(), "UTC")[:10]


async def test_everybody_sees_one_card_and_reads_how_it_is_done_elsewhere(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "custom")
    card = await ben.until(lambda room: room.culture().state.card)
    await typed.carry_out(ben, "custom Twice on the cheek")
    (entry,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "told"])
    assert keepsake.opened(entry, ana)["body"] == {"card": card, "text": "Twice on the cheek"}
    await typed.carry_out(ana, "custom")
    assert ana.culture().state.card != card
