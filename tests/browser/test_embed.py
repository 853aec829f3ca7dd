"""A room in a page of others: its elements under a strict policy, its tokens, its look, its states."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from .embedding import ALL, FLAT, SCRIPT, Site, opened, site
from .host_apps import ROOT, live
from .pictures import pdf, written
from .test_page import AXE

DOCS = (ROOT / "docs" / "embed.md").read_text("utf-8")
EVIL = '<img src=x onerror="document.title=1">'


@pytest.fixture
async def flat(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path) as made:
        yield made


def strictest(made: Site) -> str:
    """The policy that the page about embedding shows, for this hub."""
    (found,) = re.findall(r"```csp\n(.*?)```", DOCS, re.DOTALL)
    policy = " ".join(found.split()).replace("wss://hub.example", made.hub.url.replace("http", "ws"))
    return policy.replace("https://hub.example", made.hub.url)


async def text_of(page: Page) -> str:
    """All markup of a page, through its open shadow roots."""
    found: str = await page.evaluate(
        """() => { const all = (node) => node.outerHTML + [...node.querySelectorAll("*")]
            .map((one) => one.shadowRoot ? [...one.shadowRoot.children].map(all).join("") : "").join("");
            return all(document.documentElement) }"""
    )
    return found


async def test_all_elements_work_under_the_strictest_policy_and_nothing_is_reported(
    flat: Site, browser: Browser
) -> None:
    flat.policy = f"{strictest(flat)}; img-src data:"  # as the page about embedding says of pictures
    async with opened(browser, flat.address) as ana:
        page = ana.page
        await live(page)
        ben = await flat.partner()
        await page.get_by_test_id("timer-start-300").click()
        await page.get_by_test_id("question-draw").click()
        card = await ben.until(lambda room: (room.raw("questions") or {}).get("card"))
        await ben.questions().answer(card, EVIL)
        await page.get_by_test_id("question-answer").fill(EVIL)
        await page.get_by_test_id("question-seal").click()
        await expect(page.get_by_test_id("question-partner-answer")).to_have_text(EVIL)
        await ben.chat().say(EVIL)
        await expect(page.get_by_test_id("chat-line")).to_contain_text(EVIL)
        await ben.timer().name(label=EVIL)
        await page.get_by_test_id("playlist-url").fill("javascript:alert(1)")
        await page.get_by_test_id("playlist-add").click()
        await expect(page.locator("samesky-playlist").get_by_role("status")).to_contain_text("no address")
        await ben.playlist().add("https://youtu.be/dQw4w9WgXcQ")
        await expect(page.get_by_test_id("playlist-item")).to_have_count(1)
        await page.get_by_test_id("player-play").click()
        await expect(page.get_by_test_id("player-elsewhere")).to_have_attribute(
            "href", re.compile(r"^https://www\.youtube\.com/watch")
        )
        await page.get_by_test_id("react-nod").click()
        await expect(page.get_by_test_id("reaction")).to_be_visible()
        # A page of another origin starts no worker of the hub's: a PDF is read in it.
        file = FilePayload(name="Map.pdf", mimeType="application/pdf", buffer=pdf(written(EVIL, 40, 520)))
        await page.get_by_test_id("tour-files").set_input_files([file])
        await expect(page.get_by_test_id("tour-stage").locator("img")).to_have_attribute("alt", EVIL)
        assert await page.title() == "Flat"
        assert await ana.violations() == []
        await ben.close()


async def test_the_apps_own_page_works_under_its_policy_and_nothing_is_reported(
    flat: Site, browser: Browser
) -> None:
    async with opened(browser, flat.hub.url) as ana:
        await ana.page.get_by_test_id("your-name").fill("Ana")
        await ana.page.get_by_test_id("make-room").click()
        await expect(ana.page.get_by_test_id("connection-state")).to_have_attribute("data-state", "live")
        await ana.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        assert await ana.violations() == []


async def test_tokens_are_in_no_attribute_no_address_no_storage_and_no_log(
    flat: Site, browser: Browser
) -> None:
    async with opened(browser, flat.address) as ana:
        await live(ana.page)
        await ana.page.reload()
        await live(ana.page)
        assert len(flat.asked) == 2
        assert flat.asked[0] == flat.asked[1], "the same tab is the same device"
        assert set(flat.asked[0]) == {"room", "device"}
        kept = await ana.page.evaluate(
            "JSON.stringify([{...localStorage}, {...sessionStorage}, location.href])"
        )
        whole = [await text_of(ana.page), kept, *ana.urls, *ana.said]
        assert not [one for one in whole if "eyJ" in one]
        assert ana.said == []


async def test_who_may_not_enter_is_told_and_may_come_later(flat: Site, browser: Browser) -> None:
    flat.refuses = 403
    async with opened(browser, flat.address) as ana:
        status = ana.page.locator("samesky-room [part=status]")
        await expect(status).to_have_text("This room is not open to you.")
        assert await ana.page.evaluate("document.querySelector('samesky-room').ended.code") == 4403
        await expect(ana.page.locator("samesky-room .inside")).to_have_attribute("inert", "")
        flat.refuses = 0
        await ana.page.evaluate("document.querySelector('samesky-room').enter()")
        await live(ana.page)
        await expect(status).to_have_text("")
        await expect(ana.page.locator("samesky-room .inside")).not_to_have_attribute("inert", "")


async def test_a_token_endpoint_that_is_away_is_asked_again(flat: Site, browser: Browser) -> None:
    flat.refuses = 503
    async with opened(browser, flat.address) as ana:
        await expect(ana.page.locator("samesky-room [part=status]")).to_have_text("Out of reach")
        flat.refuses = 0
        await live(ana.page)


async def test_while_the_hub_is_away_the_room_says_so_and_comes_back(flat: Site, browser: Browser) -> None:
    async with opened(browser, flat.address) as ana:
        await live(ana.page)
        await flat.hub.kill()
        status = ana.page.locator("samesky-room [part=status]")
        await expect(status).to_have_text("Out of reach. What you write is kept here until it can go out.")
        await flat.hub.start()
        await live(ana.page)
        await expect(status).to_have_text("")


async def test_any_rule_of_the_page_is_stronger_and_its_own_scheme_stays(
    flat: Site, browser: Browser
) -> None:
    flat.html = (
        "<style>:root { --ss-action: rgb(1, 2, 3); --ss-ink: rgb(4, 5, 6) }"
        " samesky-timer::part(title) { color: rgb(7, 8, 9) } samesky-room { display: grid }</style>"
        + SCRIPT
        + FLAT
    )
    script = (
        "([selector, name, inner]) => { const one = document.querySelector(selector);"
        " return getComputedStyle(inner ? one.shadowRoot.querySelector(inner) : one)[name] }"
    )
    async with opened(browser, flat.address, color_scheme="dark") as ana:
        await live(ana.page)
        for selector, name, inner, value in (
            ("html", "colorScheme", "", "normal"),
            ("samesky-room", "color", "", "rgb(4, 5, 6)"),
            ("samesky-room", "display", "", "grid"),
            ("samesky-timer", "color", "[part~=title]", "rgb(7, 8, 9)"),
            ("samesky-room", "backgroundColor", "", "oklch(0.972 0.007 92)"),
        ):
            assert await ana.page.evaluate(script, [selector, name, inner]) == value, (selector, name)
        await ana.page.get_by_test_id("question-draw").click()
        seal = ana.page.get_by_test_id("question-seal")
        await expect(seal).to_have_css("background-color", "rgb(1, 2, 3)")
        await ana.page.evaluate("document.querySelector('samesky-room').theme = 'auto'")
        await expect(ana.page.locator("samesky-room")).to_have_css(
            "background-color", "oklch(0.185 0.022 262)"
        )


async def test_elements_elsewhere_find_the_room_by_name_and_a_move_does_not_close_it(
    flat: Site, browser: Browser
) -> None:
    flat.html = (
        SCRIPT + '<div id="there"></div><samesky-timer room="#r" name="tea"></samesky-timer>'
        '<samesky-room id="r" room="flat" token-endpoint="/room-token"></samesky-room>'
    )
    async with opened(browser, flat.address) as ana:
        await live(ana.page)
        await ana.page.get_by_test_id("timer-start-300").click()
        digits = ana.page.get_by_test_id("timer-digits")
        await expect(digits).to_have_attribute("data-phase", "running")
        same = await ana.page.evaluate(
            "async () => { const one = document.querySelector('#r'), before = one.joined;"
            " document.querySelector('#there').append(one); await new Promise(requestAnimationFrame);"
            " return one.joined === before && before.connection }"
        )
        assert same == "live"
        gone = await ana.page.evaluate(
            "async () => { const one = document.querySelector('#r'), room = one.joined; one.remove();"
            " await new Promise(requestAnimationFrame); return [one.joined === undefined, room.ended.code] }"
        )
        assert gone == [True, 1000]
        await expect(digits).to_have_text("–:––")


async def test_what_happens_is_told_to_the_page_as_events(flat: Site, browser: Browser) -> None:
    flat.html = (
        "<script>window.told = []; for (const name of ['connection', 'change', 'presence', 'refused', 'ended'])"
        " addEventListener(`samesky-${name}`, ({ detail }) => told.push([name, detail]))</script>"
        + SCRIPT
        + FLAT
    )
    async with opened(browser, flat.address) as ana:
        await live(ana.page)
        ben = await flat.partner()
        await ben.timer("tea").start(seconds=240)
        await ana.page.wait_for_function(
            "told.some(([n, d]) => n === 'change' && d.states['timer:tea']?.total === 240)"
        )
        await ana.page.wait_for_function("told.some(([n, d]) => n === 'presence' && d.status === 'here')")
        assert await ana.page.evaluate(
            "told.filter(([n]) => n === 'connection').map(([, d]) => d.state)"
        ) == ["live"]
        await ana.page.evaluate(
            "document.querySelector('samesky-room').joined.do('timer', 'nothing').catch(() => 0)"
        )
        await ana.page.wait_for_function(
            "told.some(([n, d]) => n === 'refused' && d.on === 'timer' && d.cmd === 'nothing' && d.code)"
        )
        await ben.close()


async def test_signals_stay_in_their_box(flat: Site, browser: Browser) -> None:
    async with opened(browser, flat.address) as ana:
        await live(ana.page)
        bar, box = ana.page.locator("samesky-reactions [part=reach]"), ana.page.locator("samesky-reactions")
        await bar.wait_for()
        # Both at one instant: what comes above moves both.
        outer, inner = await box.evaluate(
            "it => [it, it.shadowRoot.querySelector('[part=reach]')].map(one => one.getBoundingClientRect().toJSON())"
        )
        assert outer["top"] <= inner["top"]
        assert inner["bottom"] <= outer["bottom"] + 1
        await expect(bar).to_have_css("position", "static")


async def test_in_a_sealed_room_the_page_gives_the_key_and_the_hub_never_sees_it(
    flat: Site, browser: Browser
) -> None:
    flat.claims = {"sealing": "room-key"}
    key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    flat.html = (
        SCRIPT
        + '<samesky-room id="r" token-endpoint="/room-token"><samesky-chat></samesky-chat></samesky-room>'
    )
    async with opened(browser, flat.address) as ana:
        await ana.page.evaluate(
            "(key) => Object.assign(document.querySelector('#r'), { getKey: async () => key, room: 'vault' })",
            key,
        )
        await live(ana.page)
        await ana.page.wait_for_function("document.querySelector('#r').joined.sealing === 'sealed'")
        ben = await flat.partner("vault", key)
        await ana.page.get_by_test_id("chat-input").fill("between us")
        await ana.page.get_by_test_id("chat-send").click()
        await expect(ana.page.get_by_test_id("chat-line")).to_contain_text("between us")
        (line,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "line"])
        await ben.chat().say("and back")
        await expect(ana.page.get_by_test_id("chat-line").last).to_contain_text("and back")
        assert b"between us" not in bytes(line.body["text"])
        assert not [one for one in [await text_of(ana.page), *ana.urls] if key in one]
        assert key not in flat.hub.log.read_text()
        await ben.close()


async def test_the_room_speaks_the_language_that_it_is_told_and_another_at_once(
    flat: Site, browser: Browser
) -> None:
    flat.html = SCRIPT + FLAT.replace("<samesky-room", '<samesky-room lang="de"')
    async with opened(browser, flat.address) as ana:
        await live(ana.page)
        send = ana.page.get_by_test_id("chat-send")
        await expect(send).to_have_text("Senden")
        await ana.page.evaluate("document.querySelector('samesky-room').lang = 'en'")
        await expect(send).to_have_text("Send")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["phone", "desktop"])
async def test_nothing_stands_in_anybodys_way(
    flat: Site, browser: Browser, scheme: str, size: tuple[int, int]
) -> None:
    room = FLAT.replace("<samesky-room", '<samesky-room theme="auto"')
    style = "body { margin: 0 } samesky-room { display: grid; gap: 2rem; padding: 1rem }"
    flat.html = f"<style>{style}</style>{SCRIPT}<main><h1>Flat</h1>{room}</main>"
    width, height = size
    view = {"width": width, "height": height}
    async with opened(browser, flat.address, color_scheme=scheme, viewport=view) as ana:
        await live(ana.page)
        ben = await flat.partner()
        await ben.chat().say("Are you there?")
        await ana.page.get_by_test_id("timer-start-300").click()
        await ana.page.get_by_test_id("question-draw").click()
        await expect(ana.page.get_by_test_id("chat-line")).to_have_count(1)
        await ana.page.evaluate(AXE.read_text())
        found = await ana.page.evaluate(
            "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])"
        )
        assert found == []
        assert await ana.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        await ben.close()


def test_all_elements_are_tried() -> None:
    from_docs = set(re.findall(r"^\| `<(samesky-\w+)>` \|", DOCS, re.MULTILINE))
    assert from_docs == set(re.findall(r"<(samesky-\w+)>", ALL))
