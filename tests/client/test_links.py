"""Links, taken apart."""

from __future__ import annotations

import pytest

from samesky_client.links import Link, parse, server_url, socket_url
from samesky_shared.errors import Refused


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://sky.example/j#abc_-9", Link("https://sky.example", "join", "abc_-9")),
        (" https://sky.example/j#abc.key ", Link("https://sky.example", "join", "abc", "key")),
        ("http://127.0.0.1:8080/new#f", Link("http://127.0.0.1:8080", "new", "f")),
        ("https://home.example/sky/j#abc", Link("https://home.example/sky", "join", "abc")),
        ("HTTPS://Sky.Example/j/#abc", Link("https://sky.example", "join", "abc")),
        ("http://[::1]:8080/j#abc", Link("http://[::1]:8080", "join", "abc")),
    ],
)
def test_a_link_is_taken_apart(text: str, link: Link) -> None:
    assert parse(text) == link


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://sky.example/j", "whole link"),
        ("https://sky.example/j#", "whole link"),
        ("https://sky.example/j#.key", "whole link"),
        ("https://sky.example/#secret", "/j#"),
        ("sky.example/j#secret", "http"),
        ("ftp://sky.example/j#secret", "http"),
        ("http://sky.example:port/j#secret", "address"),
        ("", "http"),
    ],
)
def test_what_is_no_link_is_refused_without_repeating_it(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        parse(text)
    assert refused.value.path == "link"
    assert "secret" not in str(refused.value)


def test_a_link_shows_no_secret_when_printed() -> None:
    assert "abc" not in repr(parse("https://sky.example/j#abc.key"))


def test_addresses_get_one_form() -> None:
    assert server_url("http://localhost:8080/") == "http://localhost:8080"
    assert socket_url("http://localhost:8080") == "ws://localhost:8080/v1/socket"
    assert socket_url("https://home.example/sky") == "wss://home.example/sky/v1/socket"
