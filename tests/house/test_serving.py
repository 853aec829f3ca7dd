"""That a private word in a log is found, so that the logs of all hubs in the tests are looked through in earnest."""

from __future__ import annotations

import json

import pytest

from samesky_server.auth import Draw

from ..serving import check_line


def line(**said: object) -> str:
    return (
        json.dumps({"event": "ready", "level": "info", "timestamp": "2026-11-26T06:30:00.000000Z", **said})
        + "\n"
    )


def test_a_line_as_it_should_be_passes() -> None:
    check_line(line(port=8080, store="embedded", room="0f3a99c1", error="ValueError at session.py:256 _take"))


@pytest.mark.parametrize(
    "said",
    [
        {"reason": "Ana is here"},
        {"reason": "Inês"},
        {"event": f"opened {Draw(b's' * 32).room()}"},
        {"secret": Draw(b"s" * 32).secret(Draw(b"s" * 32).room(), "device")},
    ],
    ids=["a name", "a name with an accent", "a room", "a secret"],
)
def test_a_private_word_is_found(said: dict[str, object]) -> None:
    with pytest.raises(AssertionError, match="private"):
        check_line(line(**said))


@pytest.mark.parametrize("bad", ["Traceback (most recent call last):\n", "{}\n", '{"event": "a"}\n'])
def test_what_is_not_an_event_is_found(bad: str) -> None:
    with pytest.raises((AssertionError, json.JSONDecodeError)):
        check_line(bad)
