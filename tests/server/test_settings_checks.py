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
