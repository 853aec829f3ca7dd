"""What settings must be beyond their types; most of it stands in `test_settings`."""

from __future__ import annotations

import pytest

from samesky_server.settings import SettingsError
from samesky_server.settings_load import load

SECRET = "x" * 16


@pytest.mark.parametrize(
    ("arguments", "environ", "name"),
    [
        (["--turn-urls", "turn://turn.example.org"], {"SAMESKY_TURN_SECRET": SECRET}, "--turn-urls"),
        ([], {"SAMESKY_TURN_URLS": "stun:a.example,b.example"}, "SAMESKY_TURN_URLS"),
        (["--turn-urls", "turn:turn.example.org"], {}, "SAMESKY_TURN_SECRET"),
        (
            [],
            {"SAMESKY_TURN_URLS": "turn:turn.example.org", "SAMESKY_TURN_SECRET": "canary"},
            "SAMESKY_TURN_SECRET",
        ),
        ([], {"SAMESKY_TURN_SECRET": SECRET}, "--turn-urls"),
        (["--turn-urls", "stun:turn.example.org"], {"SAMESKY_TURN_SECRET": SECRET}, "--turn-urls"),
    ],
)
def test_a_relay_has_an_address_and_a_secret(
    arguments: list[str], environ: dict[str, str], name: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(arguments, environ)
    assert str(caught.value).startswith(f"{name}: ")
    assert "canary" not in str(caught.value)


def test_several_addresses_of_a_relay() -> None:
    urls = "stun:t.example:3478, turn:t.example:3478, turns:t.example:5349?transport=tcp"
    settings = load([], {"SAMESKY_TURN_URLS": urls, "SAMESKY_TURN_SECRET": SECRET})
    assert settings.turn_urls == tuple(urls.split(", "))
    assert load(["--turn-urls", "stun:t.example"], {}).turn_secret == ""


TOKEN = "t" * 32
ADMIN = {"SAMESKY_ADMIN": "yes", "SAMESKY_METRICS": "127.0.0.1:9464"}


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"SAMESKY_ADMIN": "yes"}, "--metrics: needed for admin"),
        (ADMIN | {"SAMESKY_METRICS": "0.0.0.0:9464"}, "SAMESKY_ADMIN_TOKEN: needed for admin"),
        (ADMIN | {"SAMESKY_METRICS": "[::]:9464"}, "SAMESKY_ADMIN_TOKEN: needed for admin"),
        (ADMIN | {"SAMESKY_METRICS": "10.0.0.7:9464"}, "SAMESKY_ADMIN_TOKEN: needed for admin"),
        (ADMIN | {"SAMESKY_METRICS": "hub.internal:9464"}, "SAMESKY_ADMIN_TOKEN: needed for admin"),
        (ADMIN | {"SAMESKY_ADMIN_TOKEN": "canary"}, "SAMESKY_ADMIN_TOKEN: at least 32 characters"),
        ({"SAMESKY_ADMIN_TOKEN": TOKEN}, "--admin: set it, too"),
        (ADMIN | {"SAMESKY_LOG_LEVEL": "error"}, "SAMESKY_LOG_LEVEL: at least warning"),
    ],
)
def test_who_looks_after_a_hub_needs_a_place_and_beyond_this_machine_a_token(
    environ: dict[str, str], says: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load([], environ)
    assert str(caught.value).startswith(says)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("place", ["127.0.0.1:9464", "localhost:0", "[::1]:9464"])
def test_on_this_machine_alone_no_token_is_needed(place: str) -> None:
    assert load([], ADMIN | {"SAMESKY_METRICS": place}).admin
    everywhere = load([], ADMIN | {"SAMESKY_METRICS": "0.0.0.0:9464", "SAMESKY_ADMIN_TOKEN": TOKEN})
    assert everywhere.admin_token == TOKEN
