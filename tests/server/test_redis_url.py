"""Where a Redis is, in every form of its URL."""

from __future__ import annotations

import re

import pytest

from samesky_server.redis_url import masked, parse, shown

EVERY = [
    ("redis://here:7000/2", "one", (("here", 7000),), "redis://here:7000/2", "here:7000"),
    ("redis://here", "one", (("here", 6379),), "redis://here:6379/", "here:6379"),
    ("redis:///3", "one", (("localhost", 6379),), "redis://localhost:6379/3", "localhost:6379"),
    ("rediss://:w@here/1?ssl_ca_certs=/a/b", "one", (("here", 6379),),
     "rediss://:w@here:6379/1?ssl_ca_certs=%2Fa%2Fb", "here:6379"),
    ("redis://[::1]:7/0", "one", (("::1", 7),), "redis://[::1]:7/0", "[::1]:7"),
    ("unix:///run/r.sock?db=1", "one", (), "unix:///run/r.sock?db=1", "/run/r.sock"),
    ("unix://:w@/run/r.sock", "one", (), "unix://:w@/run/r.sock", "/run/r.sock"),
    ("redis+sentinel://u:w@a,b:7/the-rooms/4?socket_timeout=1", "sentinel", (("a", 26379), ("b", 7)),
     "redis://u:w@a:26379/4?socket_timeout=1", "a:26379,b:7/the-rooms"),
    ("rediss+sentinel://[::1],b/main", "sentinel", (("::1", 26379), ("b", 26379)),
     "rediss://[::1]:26379/0", "[::1]:26379,b:26379/main"),
    ("redis+cluster://u:w@a:7000,b", "cluster", (("a", 7000), ("b", 6379)), "redis://u:w@a:7000", "a:7000,b:6379"),
    ("rediss+cluster://a/0?ssl_ca_certs=x", "cluster", (("a", 6379),), "rediss://a:6379?ssl_ca_certs=x", "a:6379"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "kind", "hosts", "one", "where"), EVERY)
def test_each_form_has_its_place(
    url: str, kind: str, hosts: tuple[tuple[str, int], ...], one: str, where: str
) -> None:
    place = parse(url)
    assert (place.kind, place.hosts, place.one, place.where) == (kind, hosts, one, where)
    assert place.tls == url.startswith("rediss")


def test_sentinels_have_a_name_and_password_of_their_own() -> None:
    place = parse("redis+sentinel://:w@a/main?sentinel_username=s&sentinel_password=p%40&db=1")
    assert dict(place.sentinel) == {"username": "s", "password": "p@"}
    assert place.one == "redis://:w@a:26379/0?db=1"
    assert place.name == "main"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("here:6379", "a URL such as redis://"),
        ("http://canary@here", "a URL such as redis://"),
        ("redis+other://canary", "a URL such as redis://"),
        ("redis://a,b", "several hosts go with"),
        ("redis://:canary@here:port/0", "HOST or HOST:PORT"),
        ("redis://:can/ary@here", "HOST or HOST:PORT"),
        ("redis://here:65536", "HOST or HOST:PORT"),
        ("redis://here/0?sentinel_password=canary", "go with redis+sentinel://"),
        ("redis+sentinel://:canary@a,b", "names the primary"),
        ("redis+sentinel://a,,b/main", "HOST or HOST:PORT"),
        ("redis+sentinel:///main", "HOST or HOST:PORT"),
        ("redis+sentinel://a/main/canary", "names the primary"),
        ("redis+cluster://:canary@a/1", "has no databases"),
        ("unix+cluster:///a", "one server only"),
        ("unix+sentinel:///a", "one server only"),
        ("unix://:canary@", "a path follows"),
    ],
)
def test_what_is_none_says_why_and_quotes_no_secret(url: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)) as raised:
        parse(url)
    text = str(raised.value)
    assert text.endswith(".")
    assert "canary" not in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("redis://who:canary@here:1/2?password=canary", "redis://…@here:1/2"),
        ("redis://here:1/2?a=canary@canary", "redis://here:1/2"),
        ("unix://:canary@/run/a@b.sock?password=canary", "unix://…@/run/a@b.sock"),
        ("redis+sentinel://:canary@a,b:7/main/0?sentinel_password=canary", "redis+sentinel://…@a,b:7/main/0"),
    ],
)
def test_what_is_shown_of_it_has_no_secret(url: str, seen: str) -> None:
    assert masked(url) == seen
    assert "canary" not in parse(url).where


def test_an_address_is_shown_as_it_is_written() -> None:
    assert shown(("::1", 7)) == "[::1]:7"
    assert shown(("here", 7)) == "here:7"
