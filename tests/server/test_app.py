"""The composition root: which activities a hub offers, and whose pages it serves."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import ClassVar

import httpx
import pytest
from starlette.requests import HTTPConnection

from samesky_server import app
from samesky_server.app import Service, activities, foreign
from samesky_server.settings import Settings, SettingsError
from samesky_shared.core.activity import Activity, Turn, command


class Bell(Activity, frozen=True):
    """A bell that is rung."""

    kind: ClassVar[str] = "bell"
    rung: int = 0

    @command()
    def ring(self, turn: Turn) -> Bell:
        """Ring it."""
        return Bell(self.rung + 1)


class Impostor(Bell, frozen=True):
    """Wants the name of another."""

    kind: ClassVar[str] = "timer"


def other_packages(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    points = [EntryPoint("other", value, "samesky.activities") for value in values]
    monkeypatch.setattr(app, "entry_points", lambda group: points)


async def test_activities_of_other_packages_join(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    other_packages(monkeypatch, f"{__name__}:Bell")
    monkeypatch.setattr(EntryPoint, "load", lambda self: Bell)
    service = await Service.open(Settings(data=str(tmp_path)))
    try:
        assert service.hub.catalog.get("bell") is Bell
        transport = httpx.ASGITransport(service.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://hub.test") as http:
            listed = (await http.get("/v1/activities")).json()["activities"]
        assert [one["kind"] for one in listed][-1] == "bell"
        assert listed[-1]["commands"][0]["name"] == "ring"
    finally:
        await service.close()


def test_one_that_cannot_be_loaded_or_takes_a_name_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    other_packages(monkeypatch, "no.such.package:Bell")
    with pytest.raises(
        SettingsError, match=r"no\.such\.package:Bell cannot be loaded: ModuleNotFoundError: No module"
    ):
        activities()
    monkeypatch.setattr(EntryPoint, "load", lambda self: Impostor)
    with pytest.raises(SettingsError, match="same kind, timer"):
        activities()


class Mute(Activity, frozen=True):
    """Has no command."""

    kind: ClassVar[str] = "mute"


class Loud(Bell, frozen=True):
    """Its kind is no name."""

    kind: ClassVar[str] = "LOUD BELL"


class Bare(Activity, frozen=True, kw_only=True):
    """Cannot be made on first use."""

    kind: ClassVar[str] = "bare"
    rung: int


@pytest.mark.parametrize(
    ("found", "lacks"),
    [
        (Mute, "it has no command"),
        (Loud, "its `kind` is to be of a-z"),
        (Bare, "each of its fields needs a default"),
        (Activity, "its `kind` is to be of a-z"),
        (Bell(), "it is no class made of Activity"),
        (int, "it is no class made of Activity"),
    ],
)
def test_what_is_no_activity_stops_the_start_and_the_line_says_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, found: object, lacks: str
) -> None:
    other_packages(monkeypatch, "other:Thing")
    monkeypatch.setattr(EntryPoint, "load", lambda self: found)
    with pytest.raises(SettingsError, match=f"The activity other:Thing cannot be offered: {lacks}"):
        activities()


@pytest.mark.parametrize(
    ("origin", "welcome"),
    [
        (None, True),
        ("https://hub.test:8443", True),
        ("http://hub.test:8443", True),
        ("https://date.example", True),
        ("https://friend.example", True),
        ("https://hub.test", False),
        ("https://evil.example", False),
        ("https://hub.test:8443.evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_whose_pages_may_connect(origin: str | None, welcome: bool) -> None:
    headers = [(b"host", b"Hub.test:8443")] + ([] if origin is None else [(b"origin", origin.encode())])
    connection = HTTPConnection({"type": "websocket", "headers": headers})
    settings = Settings(public_url="https://date.example", allowed_origins=("https://friend.example",))
    assert (foreign(connection, settings) is None) is welcome
