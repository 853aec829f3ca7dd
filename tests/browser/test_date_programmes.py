"""The editor of programmes, opened for a date: for all of a series, or for one of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from samesky_client import Room

from ..serving import HubProcess, hub
from .people import Person, Shot
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

FIRST, SECOND = "2099-03-13T20:00", "2099-03-20T20:00"


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("programmes") / "data") as made:
        yield made


async def edited(who: Person) -> None:
    await who.to("evening")
    await who["ritual-plan-edit"].click()
    await who["plan-row"].first.wait_for()


def titles(room: Room, laid: Any) -> list[str | None]:
    """What its segments are called in words of their own."""
    return [
        one["title"] and room.unseal(one["title"], "evening", "plan.segments", laid["by"])
        for one in laid["segments"]
    ]


@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("dark", PHONE, "ar")],
    ids=["phone-light", "desk-dark", "phone-ar"],
)
@pytest.mark.timeout(300)
async def test_one_date_gets_a_programme_of_its_own_and_all_another(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await ines.rituals().plan(
            FIRST, tz="America/Sao_Paulo", again="FREQ=WEEKLY", programme="coffee", title="Slow Fridays"
        )
        await edited(noor)
        rows = noor["plan-row"]
        await expect(rows).to_have_count(4)
        await expect(noor["plan-name"]).to_have_value("Slow Fridays")
        await clean(noor)
        await shot(noor, "date-all")
        await noor["plan-for"].select_option(SECOND)
        await noor["plan-remove-4"].click()
        await rows.first.get_by_role("textbox").fill("Marmalade")
        await clean(noor)
        await shot(noor, "date-one")
        await noor["plan-save"].click()
        await noor["ritual"].wait_for()
        own = (await ines.until(lambda room: room.raw("rituals")["plans"]["d1"]["own"]))[SECOND]
        assert titles(ines, own)[0] == "Marmalade"
        assert (len(own["segments"]), own["by"]) == (3, await noor.page.evaluate("samesky.room.you"))
        assert ines.raw("rituals")["plans"]["d1"]["programme"] == "coffee", "the others are as they were"
        await noor["ritual-skip"].click()
        await noor["ritual-own"].wait_for()
        await clean(noor)
        await shot(noor, "date-own")
        await edited(noor)
        await expect(noor["plan-total"]).to_contain_text("20:35")
        await noor["plan-for"].select_option(SECOND)
        await expect(rows).to_have_count(3)
        await expect(rows.first.get_by_role("textbox")).to_have_value("Marmalade")
        await noor["plan-as-all"].click()
        await ines.until(lambda room: not room.raw("rituals")["plans"]["d1"]["own"])
        await edited(noor)
        await noor["plan-from"].select_option("cook")
        await noor["plan-save"].click()
        plan = await ines.until(lambda room: (one := room.raw("rituals")["plans"]["d1"])["segments"] and one)
        assert [one["card"] for one in plan["segments"]][-1] == "cook-thanks"
        assert (plan["rule"]["skipped"], plan["coming"][0]["id"]) == ([FIRST], SECOND)


async def test_who_writes_is_told_that_the_other_has_written_and_that_a_date_is_gone(
    running: HubProcess, browser: Browser
) -> None:
    async with two(running, browser) as (noor, ines):
        await ines.rituals().plan(FIRST, tz="Europe/Berlin", segments=({"minutes": 5, "title": "Tea"},))
        await edited(noor)
        await expect(noor["plan-row"].get_by_role("textbox")).to_have_value("Tea")
        await expect(noor["plan-for"]).to_have_count(0)
        await ines.rituals().prepare("d1", segments=({"minutes": 6, "title": "Soup"},))
        await expect(noor["plan-row"].get_by_role("textbox")).to_have_value("Soup")
        await ines.rituals().drop("d1")
        await expect(noor["plan-row"]).to_have_count(0)
        await clean(noor)
