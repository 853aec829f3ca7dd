"""Finding a time in the app: hours drawn by mouse, finger and keys, private ticks, and a date that both have."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import Person, Shot, person
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean, tabbed

HOURS = [[{"start": 1080, "end": 1320}]] * 7


@pytest.fixture
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("times") / "data") as made:
        yield made


@asynccontextmanager
async def apart(
    running: HubProcess, browser: Browser, lang: str = "en", called: str = "Inês", **look: Any
) -> AsyncIterator[tuple[Person, Person]]:
    """Noor in Berlin, who made the room, and Inês in São Paulo: two pages with clocks of their own."""
    async with (
        person(browser, timezone_id="Europe/Berlin", **look) as noor,
        person(browser, timezone_id="America/Sao_Paulo", size=PHONE) as ines,
    ):
        await noor.page.goto(f"{running.url}/?lang={lang}")
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        await ines.join(await noor["invite-link"].input_value(), called)
        await noor.until("() => Object.keys(window.samesky.room.members).length === 2")
        await noor.page.goto(f"{noor.page.url}/evening/times?lang={lang}")
        await ines.page.goto(f"{ines.page.url}/evening/times")
        for who in (noor, ines):
            await who["times"].wait_for()
        yield noor, ines


async def phase(who: Person, name: str) -> None:
    await expect(who["times"]).to_have_attribute("data-phase", name)


def cell(who: Person, day: int, hour: int) -> Any:
    return who.page.locator(f'samesky-times [data-day="{day}"][data-hour="{hour}"]')


async def seen(who: Person, day: int, hour: int) -> None:
    """Scrolls an hour of the week to the middle of the window, and waits until the page stands still."""
    await cell(who, day, hour).evaluate(
        "one => new Promise((done) => {"
        " one.scrollIntoView({ block: 'center', behavior: 'instant' });"
        " requestAnimationFrame(() => requestAnimationFrame(() => done())) })"
    )


async def drag(who: Person, a: tuple[int, int], b: tuple[int, int]) -> None:
    """Draws with the mouse from one hour of the week to another."""
    await seen(who, (a[0] + b[0]) // 2, (a[1] + b[1]) // 2)
    start, end = await cell(who, *a).bounding_box(), await cell(who, *b).bounding_box()
    mouse = who.page.mouse
    await mouse.move(start["x"] + 5, start["y"] + 5)
    await mouse.down()
    await mouse.move(end["x"] + 8, end["y"] + 8, steps=4)
    await mouse.up()


async def say(who: Person, week: Any = HOURS, **more: Any) -> None:
    """Says hours as the page does, without drawing them."""
    await who.page.evaluate(
        "([week, more]) => window.samesky.room.do('times', 'say',"
        " { tz: Intl.DateTimeFormat().resolvedOptions().timeZone, week, ...more })",
        [week, more],
    )


@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "en"), ("light", DESKTOP, "de"), ("dark", PHONE, "ar")],
    ids=["phone-light", "desk-dark", "desk-de", "phone-ar"],
)
@pytest.mark.timeout(480)
async def test_two_find_a_time_through_a_reload_and_a_hub_that_restarts(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with apart(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await phase(noor, "unsaid")
        await clean(noor)
        await shot(noor, "1-unsaid")
        await noor["times-say"].click()
        await noor["times-evenings"].click()
        await drag(noor, (5, 14), (6, 19))
        await clean(noor)
        await shot(noor, "2-week")
        await noor["times-keep"].click()
        await phase(noor, "waiting")
        await clean(noor)
        await shot(noor, "3-waiting")
        week = (await noor.state("times"))["yours"]["week"]
        assert week[4] == [{"start": 1080, "end": 1380}]
        assert week[6] == [{"start": 840, "end": 1200}]
        await say(ines, [[{"start": 840, "end": 1200}]] * 7)
        await phase(noor, "ready")
        seen = await noor.state("times")
        assert "America" not in str(seen), "the other's hours are not in it"
        await clean(noor)
        await shot(noor, "4-ready")
        await noor["times-minutes"].select_option("90")
        await noor["times-find"].click()
        await phase(noor, "choose")
        await expect(noor["times-one"]).to_have_count(5)
        await ines.to("tonight")
        await expect(ines["now"]).to_have_attribute("data-what", "times")
        await clean(ines)
        await shot(ines, "5-tonight")
        await ines["now-go"].click()
        await expect(ines["times-one"]).to_have_count(5)
        await clean(noor)
        await shot(noor, "5-choose")
        boxes = noor["times-one"].get_by_role("checkbox")
        await boxes.nth(0).check()
        await boxes.nth(2).check()
        await noor["times-tick"].click()
        await phase(noor, "ticked")
        await clean(noor)
        await shot(noor, "6-ticked")
        assert (await ines.state("times"))["round"]["yours"] == []
        await noor.page.reload()
        await noor.live()
        await phase(noor, "ticked")
        await expect(noor["times-one"].get_by_role("checkbox").nth(2)).to_be_checked()
        await running.kill()
        await running.start()
        for who in (noor, ines):
            await who.live()
            await expect(who["times-one"]).to_have_count(5)
        await ines["times-one"].nth(2).click()
        await ines["times-one"].nth(3).click()
        await ines["times-tick"].click()
        await phase(noor, "suits")
        await expect(noor["times-suits"]).to_have_count(1)
        await clean(noor)
        await shot(noor, "7-suits")
        at = (await noor.state("times"))["round"]["times"][2]["at"]
        await ines["times-book"].click()
        await phase(noor, "booked")
        await clean(noor)
        await shot(noor, "8-booked")
        await noor.to("evening")
        await noor["ritual"].wait_for()
        await phase(noor, "booked")
        await clean(noor)
        await shot(noor, "9-dates")
        (plan,) = (await noor.state("rituals"))["plans"].values()
        assert (plan["rule"]["tz"], plan["coming"][0]["at"], plan["minutes"]) == ("America/Sao_Paulo", at, 90)


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", PHONE), ("dark", DESKTOP)], ids=["phone-light", "desk-dark"]
)
@pytest.mark.timeout(300)
async def test_where_hours_do_not_meet_it_says_so_and_what_comes_nearest(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int]
) -> None:
    async with apart(running, browser, scheme=scheme, size=size) as (noor, ines):
        await say(noor, [[{"start": 8 * 60, "end": 9 * 60}]] * 7)
        await say(ines, [[{"start": 20 * 60, "end": 21 * 60}]] * 7)
        await noor["times-find"].click()
        await phase(noor, "apart")
        looked = await noor.page.evaluate("window.samesky.room.clock.now()")
        await clean(noor)
        await shot(noor, "apart")
        await say(noor, [[{"start": 18 * 60, "end": 22 * 60 + 30}]] * 7)
        await say(ines, [[{"start": 18 * 60 + 30, "end": 20 * 60}]] * 7)
        await noor["times-minutes"].select_option("60")
        await noor.until("([at]) => window.samesky.room.clock.now() > at + 2", looked)
        await noor["times-find"].click()
        await phase(noor, "choose")
        await expect(noor["times-list"]).to_contain_text("would be early for Inês")
        await expect(noor["times-list"]).to_contain_text("would be late for you")
        await clean(noor)
        await shot(noor, "near")
        await noor["times-none"].click()
        await noor["times-declined"].wait_for()
        await clean(noor)
        await shot(noor, "declined")
        assert (await ines.state("times"))["round"]["suits"] is None, "nobody is told"
        await noor["times-look-again"].click()
        await noor["times-one"].first.click()
        await noor["times-tick"].click()
        await ines["times-one"].nth(1).click()
        await ines["times-tick"].click()
        await phase(noor, "nothing")
        await clean(noor)
        await shot(noor, "nothing")
        await running.kill()
        await noor["times-change"].click()
        await cell(noor, 0, 12).click()
        await noor["times-keep"].click()
        await noor["times-kept"].wait_for()
        await clean(noor)
        await shot(noor, "offline")
        await running.start()
        await noor.live()
        await noor.until("() => window.samesky.room.state('times').yours.week[0].length === 2")


async def test_who_waits_for_somebody_who_sleeps_reads_the_hour_there(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with apart(running, browser, size=PHONE) as (noor, ines):
        await ines.page.evaluate("tz => window.samesky.room.do('room', 'profile', { tz })", city(3))
        await say(noor)
        await expect(noor["times-waits"]).to_contain_text("Inês has not said theirs yet. It is 0")
        await clean(noor)
        await shot(noor, "asleep")
        await noor.page.evaluate("window.samesky.room.do('times', 'forget')")
        await phase(noor, "unsaid")
        await noor["times-say"].click()
        refuse = "room => { room.do = () => Promise.reject(Object.assign(new Error(), { code: 'full' })) }"
        await noor.page.evaluate(f"({refuse})(window.samesky.room)")
        await noor["times-keep"].click()
        await expect(noor["times"].get_by_text("That did not work")).to_be_visible()
        await clean(noor)
        await shot(noor, "refused")


@pytest.mark.parametrize("name", ["W" * 40, "ﷺ" * 40, "a\u0301\u0323" * 13])
async def test_a_name_without_end_does_not_make_it_wider(
    running: HubProcess, browser: Browser, name: str
) -> None:
    async with apart(running, browser, size=PHONE, called=name) as (noor, ines):
        await say(ines, [[{"start": 18 * 60 + 30, "end": 20 * 60}]] * 7)
        await clean(noor)
        await noor["times-say"].click()
        await clean(noor)
        await noor["times-back"].click()
        await say(noor, [[{"start": 18 * 60, "end": 22 * 60 + 30}]] * 7)
        await noor["times-minutes"].select_option("60")
        await noor["times-find"].click()
        await phase(noor, "choose")
        await clean(noor)
        for who in (noor, ines):
            for box in await who["times-one"].get_by_role("checkbox").all():
                await box.check()
            await who["times-tick"].click()
        await phase(noor, "suits")
        await clean(noor)
        await noor["times-book"].first.click()
        await phase(noor, "booked")
        await clean(noor)


async def test_a_week_is_drawn_by_keys_alone_and_reads_as_words(
    running: HubProcess, browser: Browser
) -> None:
    async with apart(running, browser) as (noor, _):
        keys = noor.page.keyboard
        await tabbed(noor, "times-say")
        await keys.press("Enter")
        await cell(noor, 0, 18).focus()
        await keys.press("Space")
        await keys.press("Shift+ArrowDown")
        await keys.press("Shift+ArrowRight")
        await keys.press("ArrowRight")
        await keys.press("Enter")
        grid = noor.page.get_by_role("grid", name="When I am free")
        await expect(grid.get_by_role("gridcell", name="Tuesday, 19:00, free")).to_have_attribute(
            "aria-selected", "true"
        )
        await expect(grid.get_by_role("gridcell", name="Tuesday, 18:00, not free")).to_have_attribute(
            "aria-selected", "false"
        )
        await expect(noor["times-sum"]).to_contain_text("Monday18:00–20:00")
        await tabbed(noor, "times-keep")
        await keys.press("Enter")
        await phase(noor, "waiting")
        week = (await noor.state("times"))["yours"]["week"]
        assert [len(spans) for spans in week] == [1, 1, 1, 0, 0, 0, 0]
        assert week[2] == [{"start": 1140, "end": 1200}]


async def test_a_finger_taps_draws_sideways_holds_and_draws_and_else_scrolls(
    running: HubProcess, browser: Browser
) -> None:
    async with apart(running, browser, size=PHONE, has_touch=True) as (noor, _):
        await noor["times-say"].tap()
        line = await noor.page.context.new_cdp_session(noor.page)

        async def where(day: int, hour: int) -> dict[str, float]:
            box = await cell(noor, day, hour).bounding_box()
            return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}

        async def touch(kind: str, *points: dict[str, float]) -> None:
            await line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

        async def stroke(
            a: tuple[int, int], b: tuple[int, int], *, hold: bool = False, slow: bool = False
        ) -> None:
            start, end = await where(*a), await where(*b)
            await touch("touchStart", start)
            if hold:
                await expect(cell(noor, *a)).to_have_class("free")
            for n in range(1, 6):
                part = {name: start[name] + (end[name] - start[name]) * n / 5 for name in start}
                await touch("touchMove", part)
                if slow:  # longer than a finger is to be held for
                    at = await noor.page.evaluate("performance.now()")
                    await noor.until("([at]) => performance.now() > at + 150", at)
            await touch("touchEnd")

        await seen(noor, 2, 10)
        await cell(noor, 2, 12).tap()
        await expect(cell(noor, 2, 12)).to_have_class("free")
        await stroke((0, 10), (4, 10))
        await expect(noor.page.locator("samesky-times [data-hour='10'].free")).to_have_count(5)
        await stroke((0, 11), (4, 11), slow=True)
        await expect(noor.page.locator("samesky-times [data-hour='11'].free")).to_have_count(5)
        await stroke((5, 14), (5, 17), hold=True)
        await expect(noor.page.locator("samesky-times [data-day='5'].free")).to_have_count(4)
        before = await noor.page.evaluate("scrollY")
        await stroke((6, 12), (6, 8))
        await noor.until("([before]) => scrollY > before + 20", before)
        await expect(noor.page.locator("samesky-times [data-day='6'].free")).to_have_count(0)


async def test_who_travels_is_asked_whether_their_clock_is_the_new_one(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with apart(running, browser) as (noor, _):
        await say(noor, tz="Asia/Kathmandu", days={"2099-05-01": []})
        await expect(noor["times-moved"]).to_contain_text("Kathmandu")
        await clean(noor)
        await shot(noor, "moved")
        await noor["times-change"].click()
        await expect(noor["times-moved"]).to_contain_text("Kathmandu")
        await expect(noor["times-off-day"]).to_have_count(1)
        await noor["times-take"].click()
        await noor["times-off"].fill("2099-05-02")
        await noor["times-off-add"].click()
        await noor["times-off-day"].first.click()
        await noor["times-keep"].click()
        yours = await noor.until(
            "() => [window.samesky.room.state('times').yours].find(({ tz }) => tz === 'Europe/Berlin')"
        )
        assert (yours["days"], yours["week"]) == ({"2099-05-02": []}, HOURS)
