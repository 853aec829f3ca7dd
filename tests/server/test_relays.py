"""Credentials for relays: as coturn computes them, short-lived, and of nobody that the relay knows."""

from __future__ import annotations

import pytest

from samesky_server.relays import credential, minted, pseudonym, wrong_url

URLS = (
    "stun:turn.example.org:3478",
    "turn:turn.example.org:3478",
    "turns:turn.example.org:5349?transport=tcp",
)


def test_a_credential_is_the_one_that_openssl_makes() -> None:
    # printf 1700000000:ana | openssl dgst -sha1 -hmac a-shared-secret -binary | base64
    assert credential("a-shared-secret", "1700000000:ana") == "WN8RQfevIj3SAENF5u24099qHfI="


def test_a_device_gets_the_relays_with_a_name_that_says_until_when() -> None:
    made = minted(URLS, "a-shared-secret", "f00", 1_700_000_000.7, 600)
    assert (made.relay, made.expires_in) == (True, 600)
    stun, turn = made.servers
    assert (stun.urls, stun.username, stun.credential) == (URLS[:1], "", "")
    assert (turn.urls, turn.username) == (URLS[1:], "1700000600:f00")
    assert turn.credential == credential("a-shared-secret", "1700000600:f00")


def test_without_a_relay_there_is_none() -> None:
    assert minted((), "", "f00", 1.0, 600).servers == ()
    assert not minted((), "", "f00", 1.0, 600).relay
    only = minted(URLS[:1], "", "f00", 1.0, 600)
    assert (len(only.servers), only.relay) == (1, False)


def test_a_pseudonym_stays_and_tells_nothing() -> None:
    one = pseudonym(b"s" * 32, "room", "ana")
    assert one == pseudonym(b"s" * 32, "room", "ana")
    others = [
        pseudonym(b"s" * 32, "room", "ben"),
        pseudonym(b"s" * 32, "roo", "mana"),
        pseudonym(b"t" * 32, "room", "ana"),
    ]
    assert len({one, *others}) == 4
    assert "ana" not in one


@pytest.mark.parametrize("url", [*URLS, "turn:[2001:db8::1]:3478?transport=udp", "turns:10.0.0.2"])
def test_addresses_of_relays(url: str) -> None:
    assert wrong_url(url) == ""


@pytest.mark.parametrize(
    "url",
    ["", "turn://turn.example.org", "http://turn.example.org", "turn:", "turn:a b", "turn:host:port", "turn:host?x=1",
     "stun:host?transport=udp", "turn:host:3478/path"],
)  # fmt: skip
def test_what_is_no_address_of_a_relay(url: str) -> None:
    assert wrong_url(url).endswith(".")
