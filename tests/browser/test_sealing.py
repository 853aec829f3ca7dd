"""Two browsers and the Python client in a sealed room: they read each other, and the hub has none of it, nowhere."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, async_playwright, expect

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .conftest import CHROMIUM
from .people import Person, person

CHUNK = 16 * 2**20


def memory_of(pid: int) -> Iterator[bytes]:
    """All that a process has in memory and may write, as a core dump would hold it, in overlapping pieces."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            for at in range(start, end, CHUNK):
                try:
                    memory.seek(at)
                    yield memory.read(min(CHUNK + 256, end - at))
                except (OSError, OverflowError):
                    break  # a mapping of the kernel's


def where(running: HubProcess, words: str) -> set[str]:
    """Where the hub has these words: its files, log or memory; in UTF-8, UTF-16 or base64."""
    raw = words.encode()
    shifted = [base64.b64encode(b"x" * n + raw)[4:-4] for n in range(3)]
    wanted = re.compile(b"|".join(re.escape(one) for one in (raw, words.encode("utf-16-le"), *shifted)))
    files = [path for path in running.data.rglob("*") if path.is_file()]
    found = {path.name for path in (*files, running.log) if wanted.search(path.read_bytes())}
    if any(wanted.search(piece) for piece in memory_of(running.pid)):
        found.add("memory")
    return found


@asynccontextmanager
async def three(
    running: HubProcess, browser: Browser, sealing: Any
) -> AsyncIterator[tuple[Room, Person, Person]]:
    """Cleo with the Python client, Ana and Ben with pages."""
    async with (
        samesky_client.make(running.url, name="Cleo", kind="friends", sealing=sealing) as cleo,
        person(browser) as ana,
        person(browser) as ben,
    ):
        for page, name in ((ana, "Ana"), (ben, "Ben")):
            await page.join(await cleo.invite(), name)
        yield cleo, ana, ben


async def everybody_writes(cleo: Room, ana: Person, ben: Person, words: str) -> None:
    """Answers, chat lines and a blob of each; everybody reads everybody's."""
    await cleo.questions().draw()
    await cleo.questions().answer(cleo.raw("questions")["card"], f"{words} answered by Cleo")
    for page, name in ((ana, "Ana"), (ben, "Ben")):
        await page.to("questions")
        await page["question-answer"].fill(f"{words} answered by {name}")
        await page["question-seal"].click()
        await page["chat-input"].fill(f"{words} said by {name}")
        await page["chat-send"].click()
    await cleo.chat().say(f"{words} said by Cleo")
    blob = cleo.seal(f"{words} in a clip", "chat", "clip")
    door, seat = samesky_client.Door(cleo.seat.server), cleo.seat
    token = (await door.token(seat.device, seat.secret)).token
    assert await door.get_blob(seat.room, token, await door.put_blob(seat.room, token, blob)) == blob
    assert cleo.unseal(blob, "chat", "clip") == f"{words} in a clip"
    for page, name, others in ((ana, "Ana", ("Ben", "Cleo")), (ben, "Ben", ("Ana", "Cleo"))):
        await expect(page["question-own-answer"]).to_have_text(f"{words} answered by {name}")
        for other in others:
            await expect(
                page["question-partner-answer"].filter(has_text=f"{words} answered by {other}")
            ).to_have_count(1)
        for one in ("Ana", "Ben", "Cleo"):
            await expect(page["chat-line"].filter(has_text=f"{words} said by {one}")).to_have_count(1)
    await cleo.until(lambda room: len([one for one in room.entries if one.kind == "line"]) == 3)
    said = {
        cleo.unseal(one.body["text"], one.on, "say.text", one.by or "", one.at)
        for one in cleo.entries
        if one.kind == "line"
    }
    assert said == {f"{words} said by {name}" for name in ("Ana", "Ben", "Cleo")}
    card = cleo.raw("questions")["card"]
    for who, box in cleo.raw("questions")["round"]["answers"].items():
        name = cleo.members[who].name
        assert cleo.unseal(box, "questions", f"answer.text/{card}", who) == f"{words} answered by {name}"


@pytest.mark.parametrize("sealing", ["room-key", "none"])
async def test_the_hub_has_none_of_the_words(tmp_path: Path, browser: Browser, sealing: str) -> None:
    words = f"canary {secrets.token_hex(12)}"
    async with hub(tmp_path / "data") as running, three(running, browser, sealing) as (cleo, ana, ben):
        await everybody_writes(cleo, ana, ben, words)
        found = where(running, words)
        if sealing == "none":
            assert "memory" in found, "this test would not notice"
            assert any("samesky" in name or "db" in name for name in found), "this test would not notice"
            assert running.log.name not in found
        else:
            assert found == set()


async def test_what_was_tampered_with_is_said_and_not_shown(tmp_path: Path, browser: Browser) -> None:
    """A line of Ben's is moved, flipped, put under another name, or left in the open: a page shows none of it."""
    async with hub(tmp_path / "data") as running, three(running, browser, "room-key") as (cleo, ana, _):
        await ana.to("words")
        await cleo.chat().say("good night")
        await expect(ana["chat-line"].filter(has_text="good night")).to_have_count(1)
        boxes = {
            "moved": cleo.seal("moved here", "chat:two", "say.text"),
            "edit": cleo.seal("an edit", "chat", "edit.text/abc"),
        }
        whole = cleo.seal("flipped", "chat", "say.text")
        boxes["flipped"] = whole[:-1] + bytes([whole[-1] ^ 1])
        other_key = whole[:1] + bytes(8) + whole[9:]
        boxes["old key"] = other_key
        for box in boxes.values():
            await cleo.chat().say(box)
        lines = ana["chat-line"]
        await expect(lines).to_have_count(5)
        await expect(lines.filter(has_text="This was changed on its way")).to_have_count(3)
        await expect(lines.filter(has_text="does not have the key")).to_have_count(1)
        for words in ("moved here", "an edit", "flipped"):
            await expect(lines.filter(has_text=words)).to_have_count(0)


async def test_a_wiped_phone_is_back_with_all_its_words(tmp_path: Path, browser: Browser) -> None:
    """Ana's storage is gone: by Ben's link she is in her seat again and reads what was said."""
    async with hub(tmp_path / "data") as running, person(browser) as ana:
        await ana.page.goto(running.url)
        await ana["your-name"].fill("Ana")
        await ana["make-room"].click()
        await ana.live()
        async with samesky_client.join(await ana["invite-link"].input_value(), name="Ben") as ben:
            await ana.to("words")
            await ana["chat-input"].fill("mine, from before")
            await ana["chat-send"].click()
            await ben.until(lambda room: room.entries)
            you = await ana.page.evaluate("window.samesky.room.you")
            link = await ben.invite(seat=you)
            async with person(browser) as again:
                await again.join(link, "whatever")
                await again.to("words")
                assert await again.page.evaluate("window.samesky.room.you") == you
                await expect(again["chat-line"].filter(has_text="mine, from before")).to_have_count(1)
                await again["chat-input"].fill("and here I am")
                await again["chat-send"].click()
                line = await ben.until(lambda room: [e for e in room.entries if e.kind == "line"][1:])
                assert ben.unseal(line[0].body["text"], "chat", "say.text", you) == "and here I am"


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
async def test_a_page_without_https_seals_nothing_and_says_why(tmp_path: Path) -> None:
    """On plain http under a name: a sealed link is not used up, and an open room is offered instead."""
    async with hub(tmp_path / "data") as running, async_playwright() as playwright:
        port = running.url.rpartition(":")[2]
        rules = "--host-resolver-rules=MAP hub.test 127.0.0.1"
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[rules])
        async with samesky_client.make(running.url, name="Cleo") as cleo, person(browser) as ana:
            link = (cleo.invite_link or "").replace(running.url, f"http://hub.test:{port}")
            await ana.page.goto(link)
            assert await ana.page.evaluate("isSecureContext") is False
            await ana["your-name"].fill("Ana")
            await ana["join"].click()
            await expect(ana["door-trouble"]).to_contain_text("https")
            assert list(cleo.members) == [cleo.you]
            await ana.page.goto(f"http://hub.test:{port}/")
            await expect(ana["insecure"]).to_be_visible()
            await ana["your-name"].fill("Ana")
            await ana["make-room"].click()
            await ana.live()
            assert await ana.page.evaluate("window.samesky.room.sealing") == "none"
            async with samesky_client.join(cleo.invite_link or "", name="Ben"):
                pass
        await browser.close()
