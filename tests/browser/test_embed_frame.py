"""A room in a frame: who may show it, and what passes between it and the page around."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from .embedding import Seen, Site, opened, site

PARENT = """
<iframe id="frame" title="Room"></iframe>
<script>
  const told = window.told = [];
  const frame = document.getElementById("frame");
  window.say = (message, origin = "HUB") => frame.contentWindow.postMessage({ samesky: 1, ...message }, origin);
  addEventListener("message", ({ data, origin }) => told.push([data, origin]));
  frame.src = "HUB/embed/flat%203";
</script>
"""


@pytest.fixture
async def flat(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path) as made:
        made.html = PARENT
        yield made


async def heard(page: Page, event: str, nth: int = 0, **fits: Any) -> dict[str, Any]:
    """A message of the frame, waited for."""
    script = (
        "([event, nth, fits]) => told.filter(([d]) => d.event === event &&"
        " Object.entries(fits).every(([k, v]) => d[k] === v))[nth]"
    )
    found = await page.wait_for_function(script, arg=[event, nth, fits])
    message: dict[str, Any] = (await found.json_value())[0]
    return message


async def say(seen: Seen, **message: Any) -> None:
    await seen.page.evaluate("(message) => say(message)", message)


async def test_the_page_around_enters_commands_and_hears_and_nothing_is_said_before(
    flat: Site, browser: Browser
) -> None:
    async with opened(browser, flat.address) as ana:
        page = ana.page
        assert await heard(page, "hello") == {"samesky": 1, "event": "hello", "room": "flat 3"}
        await say(ana, do="command", id="early", on="timer", cmd="start", args={"seconds": 60})
        token = flat.made("ana", "flat 3", "frame")
        await say(ana, do="enter", token=token, show=["timer", "evil"], theme="dark", lang="de")
        ready = await heard(page, "ready")
        assert ready["members"][ready["you"]] == {"name": "Ana"}
        inside = page.frame_locator("#frame")
        await expect(inside.get_by_test_id("timer-start-300")).to_have_text("5 Min")
        await expect(inside.locator("html")).to_have_css("color-scheme", "dark")
        assert await inside.locator("samesky-room").evaluate("one => one.childElementCount") == 1

        ben = await flat.partner("flat 3")
        await heard(page, "presence", status="here")
        await say(ana, do="command", id="tea", on="timer", cmd="start", args={"seconds": 240})
        done = await heard(page, "done", id="tea")
        assert done["seq"] > 0
        await ben.until(lambda room: (room.raw("timer") or {}).get("total") == 240)
        change = await heard(page, "change", seq=done["seq"])
        assert set(change) == {"samesky", "event", "seq", "at", "kinds"}
        assert change["kinds"] == ["timer"]
        await say(ana, do="command", id="no", on="timer", cmd="nothing")
        assert (await heard(page, "refused", id="no"))["code"] == "unknown"

        await say(ana, do="leave", id="bye")
        await heard(page, "done", id="bye")
        await expect(inside.locator("samesky-room")).to_have_count(0)
        await say(ana, do="command", id="late", on="timer", cmd="pause")
        assert (await heard(page, "refused", id="late"))["code"] == "unavailable"
        await say(ana, do="enter", token=token)
        await heard(page, "ready", nth=1)
        assert await inside.locator("samesky-room").evaluate("one => one.childElementCount") == 9

        all_told = await page.evaluate("told")
        assert not [one for one, _ in all_told if one.get("id") == "early"]
        assert {origin for _, origin in all_told} == {flat.hub.url}
        assert "eyJ" not in json.dumps([all_told, ana.urls, ana.said])
        await ben.close()


async def test_a_fresh_token_is_asked_of_the_page_around(flat: Site, browser: Browser) -> None:
    flat.lifetime = 25  # used once: it has not half a minute left
    async with opened(browser, flat.address) as ana:
        await heard(ana.page, "hello")
        await say(ana, do="enter", token=flat.made("ana", "flat 3", "frame"))
        await heard(ana.page, "ready")
        await flat.hub.kill()
        await heard(ana.page, "connection", state="waiting")
        await flat.hub.start()
        await heard(ana.page, "token")
        await say(ana, do="token", token=flat.made("ana", "flat 3", "frame"))
        await heard(ana.page, "connection", state="live", nth=1)


async def test_who_may_not_enter_is_told_and_the_page_around_too(flat: Site, browser: Browser) -> None:
    for user in ("ben", "cleo"):
        room = await _seated(flat, user)
        await room.close()
    async with opened(browser, flat.address) as ana:
        await heard(ana.page, "hello")
        await say(ana, do="enter", token=flat.made("ana", "flat 3", "frame"))
        assert (await heard(ana.page, "ended"))["code"] == 4403
        status = ana.page.frame_locator("#frame").locator("[part=status]")
        await expect(status).to_have_text("This room is not open to you.")


async def _seated(flat: Site, user: str) -> Any:
    import samesky_client

    async def token() -> str:
        return flat.made(user, "flat 3", "terminal")

    return await samesky_client.open_with_tokens(flat.hub.url, token)


async def test_a_page_of_another_origin_may_not_show_it(flat: Site, browser: Browser) -> None:
    elsewhere = flat.address.replace("127.0.0.1", "localhost")  # the same page, but not an allowed origin
    async with opened(browser, elsewhere) as eve:
        async with eve.page.expect_event("framenavigated", lambda frame: frame.parent_frame is not None):
            await eve.page.evaluate("frame.src = frame.src + '?again'")
        assert await eve.page.evaluate("told") == []
        framed = eve.page.frames[-1]
        assert "samesky" not in await framed.content()


async def test_by_itself_it_says_where_it_belongs(flat: Site, browser: Browser) -> None:
    async with opened(browser, f"{flat.hub.url}/embed/flat") as eve:
        await expect(eve.page.locator("body")).to_have_text("This page is made to stand in another one.")
        assert await eve.violations() == []
