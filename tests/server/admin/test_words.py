"""What the operator reads is plain, and says first what they have to know."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from samesky_server.admin.words import counted, sentence, span, where


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (60, "1 min"),
        (3599, "59 min"),
        (86_460, "1 d"),
        (3600, "1 h"),
        (5400, "1 h 30 min"),
        (86_400, "1 d"),
        (100_000, "1 d 3 h"),
    ],
)
def test_how_long(seconds: float, said: str) -> None:
    assert span(seconds) == said.replace(" ", "\u00a0")


def test_one_and_many() -> None:
    assert [counted(n, "address", "addresses") for n in (0, 1, 2)] == [
        "0 addresses",
        "1 address",
        "2 addresses",
    ]
    assert counted(3, "room") == "3 rooms"
    assert where("") == "not connected"


@pytest.mark.parametrize(
    ("how", "first"),
    [
        ({}, "All is well."),
        ({"read_only": 60}, "Nothing is changed."),
        ({"draining": True, "read_only": 60}, "This hub takes nobody."),
        ({"store_up": False, "draining": True, "read_only": 60}, "The store is away."),
        ({"durability": "unknown"}, "All is well."),
    ],
)
def test_what_matters_most_comes_first(how: dict[str, object], first: str) -> None:
    well = {
        "store_up": True,
        "durability": "disk",
        "read_only": 0,
        "draining": False,
        "connections": 1,
        "rooms": 2,
    }
    said, more = sentence(SimpleNamespace(**(well | how)))
    assert said == first
    assert more.startswith("1 device, 2 rooms in memory. ")
