"""Relays for calls: for members only, nothing of them in a log."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from samesky_server.relays import credential

from .real import Real, real

SECRET = "shared with coturn"
URLS = ("turn:turn.example.org:3478",)


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path, turn_urls=URLS, turn_secret=SECRET, turn_lifetime=300.0) as made:
        yield made


async def test_each_member_gets_short_lived_credentials_under_a_name_of_their_own(
    site: Real, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    names = set()
    for who in await site.people("Ana", "Ben"):
        answer = await who.ask("GET", "/relays")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        body = answer.json()
        assert (body["relay"], body["expires_in"]) == (True, 300)
        [server] = body["servers"]
        assert server["urls"] == list(URLS)
        assert server["credential"] == credential(SECRET, server["username"])
        names.add(server["username"].partition(":")[2])
        assert server["credential"] not in caplog.text
        assert server["username"] not in caplog.text
    assert len(names) == 2


async def test_others_get_nothing(site: Real, problem: Any) -> None:
    [ana] = await site.people("Ana")
    [eve] = await site.people("Eve")
    problem(await site.http.get(f"/v1/rooms/{ana.room}/relays"), 401, "token")
    eve.room = ana.room
    problem(await eve.ask("GET", "/relays"), 404, "unknown")


async def test_a_member_who_asks_again_and_again_is_told_to_wait(site: Real, problem: Any) -> None:
    [ana] = await site.people("Ana")
    answers: list[Any] = []
    for _ in range(40):
        answers.append(await ana.ask("GET", "/relays"))
        if answers[-1].status_code != 200:
            break
    problem(answers[-1], 429, "too_fast")


async def test_a_hub_without_a_relay_says_so(tmp_path: Path) -> None:
    async with real(tmp_path) as site:
        [ana] = await site.people("Ana")
        assert (await ana.ask("GET", "/relays")).json() == {"servers": [], "relay": False, "expires_in": 3600}
