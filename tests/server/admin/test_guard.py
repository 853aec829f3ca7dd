"""Who may ask: whoever shows the token, or has a session; and no page of another site, whatever it is called."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from samesky_server.admin.guard import COOKIE, SESSION, Guard

from .conftest import TOKEN, Audit


class Now:
    """A clock that a test sets."""

    time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


def asked(method: str = "GET", **headers: str) -> Request:
    named = {"host": "127.0.0.1:9464"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in named.items()]
    return Request({"type": "http", "method": method, "path": "/", "query_string": b"", "headers": raw})


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:9464", True),
        ("[::1]:9464", True),
        ("10.0.0.7", True),
        ("localhost:9464", True),
        ("HUB.internal:9464", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example:9464", False),
        ("hub.internal.evil.example", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_it_answers_under_addresses_and_its_own_name(host: str, ours: bool) -> None:
    assert (Guard("", "hub.internal").stray(asked(host=host)) is None) is ours


@pytest.mark.parametrize(
    ("method", "headers", "stray"),
    [
        ("POST", {"origin": "http://127.0.0.1:9464"}, None),
        ("POST", {}, None),
        ("POST", {"origin": "http://127.0.0.1:8080"}, "origin"),
        ("POST", {"origin": "https://evil.example"}, "origin"),
        ("POST", {"origin": "null"}, "origin"),
        ("POST", {"origin": "http://["}, "origin"),
        ("POST", {"sec_fetch_site": "cross-site"}, "origin"),
        ("POST", {"sec_fetch_site": "same-site"}, "origin"),
        ("POST", {"sec_fetch_site": "same-origin"}, None),
        ("GET", {"sec_fetch_site": "cross-site"}, None),
        ("GET", {"origin": "https://evil.example"}, "origin"),
    ],
)
def test_what_another_sites_page_sends_is_none_of_ours(
    method: str, headers: dict[str, str], stray: str | None
) -> None:
    assert Guard("", "127.0.0.1").stray(asked(method, **headers)) == stray


@pytest.mark.parametrize(
    ("authorization", "bears"),
    [
        (f"Bearer {TOKEN}", True),
        (f"bearer  {TOKEN}", True),
        (f"Basic {TOKEN}", False),
        (f"Bearer {TOKEN}x", False),
        (f"Bearer {TOKEN[:-1]}", False),
        ("Bearer ", False),
        ("Bearer é", False),
        ("", False),
    ],
)
def test_the_token_opens_and_nothing_else(authorization: str, bears: bool) -> None:
    assert Guard(TOKEN, "127.0.0.1").bears(asked(authorization=authorization)) is bears
    assert Guard("", "127.0.0.1").bears(asked(authorization=authorization)), "nobody needs one here"


def test_a_session_ends_and_cannot_be_made_up() -> None:
    now = Now()
    guard = Guard(TOKEN, "127.0.0.1", now)
    session = guard.session()
    assert TOKEN not in session
    assert guard.signed_in(asked(cookie=f"{COOKIE}={session}"))
    until, _, sign = session.partition(".")
    for wrong in ("", session[:-1], f"{int(until) + 1}.{sign}", f"{until}.", f".{sign}", "x.y", "²." + sign):
        assert not guard.signed_in(asked(cookie=f"{COOKIE}={wrong}".encode().decode("latin-1")))
    assert not Guard(TOKEN + "x", "127.0.0.1", now).signed_in(asked(cookie=f"{COOKIE}={session}"))
    now.time += SESSION + 1
    assert not guard.signed_in(asked(cookie=f"{COOKIE}={session}"))


def test_several_workers_know_each_others_sessions() -> None:
    assert Guard(TOKEN, "127.0.0.1").signed_in(
        asked(cookie=f"{COOKIE}={Guard(TOKEN, '127.0.0.1').session()}")
    )


def test_a_forms_word_is_of_its_session() -> None:
    guard = Guard(TOKEN, "127.0.0.1")
    mine = asked(cookie=f"{COOKIE}={guard.session()}")
    other = asked(cookie=f"{COOKIE}=another")
    assert guard.sent_by_us(mine, guard.word(mine))
    assert not guard.sent_by_us(other, guard.word(mine))
    assert not guard.sent_by_us(mine, "")
    assert Guard("", "127.0.0.1").word(mine) != Guard("", "127.0.0.1").word(mine), (
        "of this process, without a token"
    )


def test_a_flood_of_guesses_is_some_lines(audit: Audit) -> None:
    guard = Guard(TOKEN, "127.0.0.1")
    for _ in range(500):
        guard.bears(asked(authorization="Bearer guess"))
    assert 1 <= len(audit()) <= 60
    assert audit()[0] == {"action": "ask", "outcome": "token"}
    assert "guess" not in str(audit())
