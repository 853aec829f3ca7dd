"""A real hub tells a host app by https what happens in the rooms of its users, and the host app verifies it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

import samesky_client
from samesky_client import Room
from samesky_server import tls
from samesky_shared.core.owing import LEASE

from ..server.notices.fake_host import FakeHost, Told, fake_host, issuers_toml
from ..serving import HubProcess, hub

API_KEY = "a key that only the server of the host app has"
HEAD = {"Authorization": f"Bearer {API_KEY}"}
LOOPBACK = "127.0.0.0/8"
PLAN = {"start": "2031-01-24T21:00", "tz": "Europe/Lisbon"}


class Site:
    """A hub, a host app, and what its server asks."""

    def __init__(self, running: HubProcess, host: FakeHost) -> None:
        self.hub, self.host = running, host

    async def ask(self, method: str, path: str, token: str = API_KEY, **more: Any) -> httpx.Response:
        async with httpx.AsyncClient(base_url=self.hub.url) as http:
            return await http.request(method, path, headers={"Authorization": f"Bearer {token}"}, **more)

    async def token(self, user: str, room: str = "flat") -> dict[str, Any]:
        body = {"external_id": user, "name": user.title(), "room": room, "device": "d", "tz": "UTC"}
        made: dict[str, Any] = (await self.ask("POST", "/v1/tokens", json=body)).raise_for_status().json()
        return made

    async def enter(self, user: str, room: str = "flat") -> Room:
        async def fetch() -> str:
            token: str = (await self.token(user, room))["participant_token"]
            return token

        return await samesky_client.open_with_tokens(self.hub.url, fetch)

    async def plan(self, user: str = "ana", room: str = "flat", **changes: Any) -> dict[str, Any]:
        token = (await self.token(user, room))["participant_token"]
        answer = await self.ask("POST", "/v1/rooms/-/dates", token, json=PLAN | changes)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def letters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.ask("GET", "/v1/dead-letters")).json()["letters"]
        return found

    async def nothing_owed(self) -> None:
        """Waits until the hub has nothing more under way: another round trip through the room shows it."""
        while (await self.ask("GET", "/v1/dead-letters")).json()["under_way"]:
            pass


@asynccontextmanager
async def site(
    folder: Path, monkeypatch: pytest.MonkeyPatch, networks: str = LOOPBACK, **settings: str
) -> AsyncIterator[Site]:
    async with fake_host(folder / "host") as host:
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "host" / tls.SHOWN))
        file = folder / "issuers.toml"
        file.write_text(issuers_toml(host, API_KEY))
        async with hub(folder / "data", issuers=str(file), webhook_networks=networks, **settings) as running:
            yield Site(running, host)


def wall(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M")


async def test_a_date_from_the_first_guest_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minute = (time.time() // 60 + 1) * 60
    monkeypatch.setenv(
        "SAMESKY_TEST_CLOCK_OFFSET", str(minute - time.time() - 5)
    )  # five seconds to the minute
    async with site(tmp_path, monkeypatch) as here:
        ids = {user: (await here.token(user))["ids"] for user in ("ana", "ben")}
        ana, ben = await here.enter("ana"), await here.enter("ben")
        joined = await here.host.hear("member.joined", 2)
        assert [one.data for one in joined] == [ids["ana"], ids["ben"]]
        assert (ana.seat.room, ana.you) == (ids["ana"]["room"], ids["ana"]["member"])
        start = wall(minute)
        segments = [{"minutes": 30, "title": "Bread and olives"}]
        made = await here.plan(start=start, tz="UTC", remind=[], title="Slow supper", segments=segments)
        [planned] = await here.host.hear("date.planned")
        room, at = ids["ana"]["room"], made["coming"][0]["at"]
        assert planned.data == {"room": room, "ritual": "d1", "at": at, "member": ana.you}
        assert (await ben.until(lambda one: one.rituals().state.plans.get("d1"))).by == ana.you
        [begins] = await here.host.hear("date.begins")
        assert begins.data == {"room": room, "ritual": "d1", "date": start, "at": at}
        for one in (ana, ben):
            await one.until(lambda room: (room.raw("evening") or {}).get("lobby"))
            await one.evening().here()
        [started] = await here.host.hear("date.started")
        assert (started.data["ritual"], started.data["date"]) == ("d1", start)
        await ben.until(lambda room: room.raw("evening")["phase"] == "running")
        await ben.evening().end()
        [ended] = await here.host.hear("date.ended")
        assert ended.data["member"] == ben.you
        await ben.leave()
        assert (await here.host.hear("member.left"))[0].data == ids["ben"]
        assert set(Counter(one.id for one in here.host.told).values()) == {1}
        assert not [one for one in here.host.told if b"olives" in one.body or b"supper" in one.body]
        for one in (ana, ben):
            await one.close()
        log = here.hub.log.read_text()
        assert not [one for one in (here.host.secret, here.host.url, API_KEY, room, "supper") if one in log]


async def test_what_fails_is_told_again_with_its_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with site(tmp_path, monkeypatch) as here:
        here.host.answers = lambda told: 500 if len(here.host.told) <= 2 else 200
        await here.plan()  # Ana joins by that, too
        await here.host.until(lambda host: len(host.told) == 4)
        first, again = here.host.told[:2], here.host.told[2:]
        assert {one.id for one in first} == {one.id for one in again}
        assert Counter(here.host.types) == {"member.joined": 2, "date.planned": 2}
        for one in first:
            other = next(two for two in again if two.id == one.id)
            waited = int(other.headers["webhook-timestamp"]) - int(one.headers["webhook-timestamp"])
            assert 4 <= waited <= 7
            assert one.body == other.body
        assert await here.letters() == []


async def test_who_is_gone_gets_dead_letters_that_can_be_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with site(tmp_path, monkeypatch) as here:
        here.host.answers = lambda told: 410 if told.type == "date.planned" else 200
        await here.plan()
        [dead] = await here.host.hear("date.planned")
        while not (letters := await here.letters()):
            pass
        [letter] = letters
        assert (letter["id"], letter["type"], letter["status"]) == (dead.id, "date.planned", 410)
        assert letter["room"] == dead.data["room"]
        await here.plan()
        while len(letters := await here.letters()) < 2:
            pass
        other = next(one["id"] for one in letters if one["id"] != dead.id)
        assert (await here.ask("DELETE", f"/v1/dead-letters/{other}")).status_code == 204
        here.host.answers = lambda told: 200
        assert (await here.ask("POST", "/v1/dead-letters")).status_code == 202
        await here.host.until(lambda host: [one.id for one in host.told].count(dead.id) == 2)
        await here.nothing_owed()
        assert await here.letters() == []
        assert here.host.told[-1].body == dead.body


async def test_private_networks_are_blocked_until_the_operator_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with site(tmp_path, monkeypatch, networks="10.0.0.0/8") as here:
        await here.plan()
        while len(letters := await here.letters()) < 2:
            pass
        assert {(one["type"], one["status"]) for one in letters} == {
            ("member.joined", 0),
            ("date.planned", 0),
        }
        assert here.host.connections == 0
        await here.hub.stop()
        here.hub.settings["webhook_networks"] = LOOPBACK
        await here.hub.start()
        await here.ask("POST", "/v1/dead-letters")
        await here.host.until(lambda host: len(host.told) == 2)


async def test_what_a_killed_hub_was_telling_is_told_by_the_next_with_the_same_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with site(tmp_path, monkeypatch) as here:
        here.host.mute = True  # it hears, and nobody learns that it did
        await here.plan()
        await here.host.until(lambda host: len(host.told) == 2)
        await here.hub.kill()
        here.host.mute = False
        monkeypatch.setenv("SAMESKY_TEST_CLOCK_OFFSET", str(LEASE + 1))
        await here.hub.start()
        await here.host.until(lambda host: len(host.told) == 4)
        times = Counter(one.id for one in here.host.told)
        assert set(times.values()) == {2}
        bodies: dict[str, set[bytes]] = {}
        for one in here.host.told:
            bodies.setdefault(one.id, set()).add(one.body)
        assert {len(one) for one in bodies.values()} == {1}


async def test_a_room_without_a_host_app_and_one_whose_app_does_not_listen_are_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with site(tmp_path, monkeypatch) as here:
        ana = await samesky_client.make(here.hub.url, name="Ana")
        await ana.rituals().plan(**PLAN)  # type: ignore[arg-type]
        await here.plan("eve", "attic")
        told: list[Told] = await here.host.hear("date.planned")
        assert ana.seat.room not in {one.data["room"] for one in here.host.told}
        assert len(told) == 1
        await ana.close()
