"""From one member's asking to what another's browser shows: a real hub, and a push service that reads."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

import samesky_client
from samesky_client import Room
from samesky_server import tls

from ..server.notices.fake_push import FakePush, fake_push
from ..serving import HubProcess, hub


@asynccontextmanager
async def couple(
    folder: Path, monkeypatch: pytest.MonkeyPatch, service: Path, opened: str = "notice_networks"
) -> AsyncIterator[tuple[HubProcess, Room, Room]]:
    monkeypatch.setenv("SSL_CERT_FILE", str(service / tls.SHOWN))
    async with hub(folder / "data", **{opened: "127.0.0.0/8"}) as running:
        ana = await samesky_client.make(running.url, name="Ana")
        ben = await samesky_client.join(ana.invite_link or "", name="Ben", lang="de")
        yield running, ana, ben
        await ana.close()
        await ben.close()


async def subscribe(room: Room, push: FakePush, path: str) -> None:
    made = push.subscribe(path)
    await room.notices().push(made.endpoint, made.p256dh, made.auth)


async def test_ben_is_told_that_ana_asks_for_him(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service = tmp_path / "service"
    service.mkdir()
    async with (
        fake_push(service) as push,
        couple(tmp_path, monkeypatch, service) as (running, ana, ben),
        httpx.AsyncClient(base_url=running.url) as http,
    ):
        key = (await http.get("/v1/push-key")).json()["key"]
        await subscribe(ben, push, "/ben")
        await subscribe(ana, push, "/ana")
        assert ben.notices().state.devices == (ben.seat.device,)
        await ana.notices().ask()
        [got] = await push.until(1)
        assert got.path == "/ben"
        assert got.shown["body"] == "Jemand in deinem Raum würde sich über dich freuen."
        assert got.shown["path"] == f"/r/{ben.seat.room}"
        assert got.headers["authorization"].endswith(f"k={key}")
        await ben.until(lambda room: not room.notices().state.owed)
        assert not [on for on in ana.states if on == f"notices:{ben.you}"], "she does not see how he is told"


async def test_a_device_whose_service_forgot_it_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = tmp_path / "service"
    service.mkdir()
    async with fake_push(service) as push, couple(tmp_path, monkeypatch, service) as (_, ana, ben):
        push.status["/ben"] = 410
        await subscribe(ben, push, "/ben")
        await ana.notices().ask()
        await ben.until(lambda room: room.notices().state.devices == ())


async def test_what_is_open_for_host_apps_is_not_open_to_what_browsers_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = tmp_path / "service"
    service.mkdir()
    opened = couple(tmp_path, monkeypatch, service, "webhook_networks")
    async with fake_push(service) as push, opened as (_, ana, ben):
        await subscribe(ben, push, "/ben")
        await ana.notices.ask()
        await ben.until(lambda room: room.notices.state.devices == ())
        assert push.connections == 0


async def test_what_a_killed_hub_was_sending_is_still_owed_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = tmp_path / "service"
    service.mkdir()
    async with fake_push(service) as push, couple(tmp_path, monkeypatch, service) as (running, ana, ben):
        await subscribe(ben, push, "/ben")
        push.hangs = True
        await ana.notices().ask()
        await push.reached.wait()
        await running.kill()
        await ben.until(lambda room: room.connection != "ready")
        await running.start()
        await ben.until(lambda room: room.connection == "ready")
        [owed] = ben.notices().state.owed.values()
        assert owed.what == "asked"
