"""A page over the hub's own TLS: what browsers allow only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_server import tls

from ..serving import hub
from .people import Person


async def test_a_page_whose_warning_was_passed_is_secure_and_seals(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hub(tmp_path / "data", tls="self") as running:
        context = await browser.new_context(ignore_https_errors=True)
        try:
            ana = Person(await context.new_page())
            await ana.page.goto(running.url)
            assert await ana.page.evaluate("isSecureContext")
            await ana["your-name"].fill("Ana")
            await ana["make-room"].click()
            await ana.live()
            link = await ana["invite-link"].input_value()
            assert link.startswith(running.url + "/j#")
            assert "." in link.rpartition("#")[2], "a key, so the room is sealed"
            await ana.to("words")
            monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "data" / tls.SHOWN))
            async with samesky_client.join(link, name="Ben") as ben:
                await ben.chat().say("over wss")
                await expect(ana["chat-line"]).to_contain_text("over wss")
            assert ana.faults == []
        finally:
            await context.close()
