"""Small acts in two pages: fitted to what does the other good, told or kept, thanked for; put off without a trace."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client.rows.kindness import did_text
from samesky_shared.decks.cards import card_file
from samesky_shared.decks.ways import Item, questionnaire

from ..serving import HubProcess, hub
from .people import person
from .pictures import docs_picture, for_docs, picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean

ITEMS = questionnaire("en").items
ANSWERS = """async () => {
  const room = window.samesky.room;
  if (!room.state("languages")) return false;
  const text = await room.seal("languages", "answer.text/p1", JSON.stringify({ chosen: {} }));
  return await room.do("languages", "answer", { page: "p1", text });
}"""
THEMES = {card.id: card.theme for card in card_file("kindness", "en").cards}


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("kindness") / "data", joins_per_minute="1000") as made:
        yield made


def offers(item: Item, way: str) -> bool:
    return any(one.way == way for one in item.options)


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de")],
    ids=["phone-light", "desk-dark"],
)
async def test_an_act_is_fitted_told_and_thanked_for(
    running: HubProcess,
    browser: Browser,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with (
        person(browser, scheme=scheme, size=size, timezone_id=city(18.5)) as noor,
        person(browser, scheme=scheme, size=size, timezone_id=city(14)) as ines,
    ):
        await noor.page.goto(f"{running.url}/?lang={lang}")
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        await noor.to("kindness")
        await noor["kindness"].wait_for()
        await picture(noor, request, "0-alone")
        await noor.to("tonight")
        await ines.join(await noor["invite-link"].input_value(), "Inês")
        await ines.to("kindness")
        await ines["kindness-way-near"].click()
        await ines["kindness-care"].click()
        await expect(ines["kindness-care"]).to_have_count(0)
        # The room knows of it now, so that there is one for today.
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "row-waits")
        await noor["now-go"].click()
        await noor["kindness-act"].wait_for()
        act = await noor["kindness-act"].get_attribute("data-act")
        assert THEMES[act or ""] == "near"
        await clean(noor)
        await picture(noor, request, "1-act")
        await noor.page.reload()
        await expect(noor["kindness-act"]).to_have_attribute("data-act", act or "")
        await noor["kindness-other"].click()
        await expect(noor["kindness-act"]).not_to_have_attribute("data-act", act or "")
        await noor["kindness-did"].click()
        await noor["kindness-word"].fill("I called, and you laughed.")
        await clean(noor)
        await picture(noor, request, "2-word")
        # While the hub is away it stays here; it goes out when it is there again.
        await running.kill()
        await noor["out-of-reach"].wait_for()
        await noor["kindness-tell"].click()
        await running.start()
        await noor["kindness-rests"].wait_for()
        await ines.live()
        await expect(ines["kindness-one"]).to_contain_text("you laughed")
        await ines["kindness-thank-for"].click()
        await clean(ines)
        await picture(ines, request, "3-thanks")
        if for_docs(request):
            await docs_picture(ines, "kindness", height=1040)
        await ines["kindness-send"].click()
        await expect(ines["kindness-thank-for"]).to_have_count(0)
        await expect(noor["kindness-one"]).to_have_count(2)
        await clean(noor)
        await picture(noor, request, "4-thanked")
        await noor.to("kept")
        await expect(noor["kept-one"]).to_have_count(2)
        await expect(noor["kept-one"].last).to_contain_text("you laughed")
        await picture(noor, request, "5-kept")


async def test_who_is_asleep_is_thought_of_and_not_today_leaves_no_trace_also_among_three(
    running: HubProcess, browser: Browser, request: pytest.FixtureRequest
) -> None:
    name = "A very long name, as some people have one"
    async with (
        samesky_client.make(running.url, name=name, kind="friends") as long,
        person(browser, size=PHONE, timezone_id=city(8)) as noor,
    ):
        await long.room().profile(tz=city(3))
        await noor.join(await long.invite(), "Noor")
        me = await noor.page.evaluate("window.samesky.room.you")
        # It fits what both found out in `languages`, where nothing else was said.
        eased = json.dumps({"chosen": {item.id: "eased" for item in ITEMS if offers(item, "eased")}})
        await long.languages().answer("p1", eased)
        await noor.until(ANSWERS)
        await noor.to("kindness")
        act = await noor["kindness-act"].get_attribute("data-act")
        assert THEMES[act or ""] == "eased"
        await noor.to("tonight")
        async with samesky_client.join(await long.invite(), name="Kenji") as kenji:
            seat = kenji.seat
        await noor.to("kindness")
        await noor["kindness-act"].wait_for()
        await clean(noor)
        await picture(noor, request, "6-three")
        before = long.seq
        await noor["kindness-rest"].click()
        await noor["kindness-rests"].wait_for()
        assert await long.chat().say("Good morning") == before + 1, "nothing came in between"
        await noor.page.reload()
        await noor["kindness-rests"].wait_for()
        async with samesky_client.Room(seat) as kenji:
            await kenji.kindness().did(me, did_text("Fed your cat"))
        await expect(noor["kindness-one"]).to_contain_text("Fed your cat")
        assert [one.kind for one in long.entries if one.on == "kindness"] == []
        await noor["kindness-again"].click()
        await noor["kindness-act"].wait_for()
        await picture(noor, request, "7-came")
