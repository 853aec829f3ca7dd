"""What hubs tell each other comes through as it was, and what only a newer hub understands is passed over."""

import msgspec
import pytest

from samesky_server.hub import telling
from samesky_server.hub.lead import Path
from samesky_server.hub.telling import Beat, Gone, Held, Seen, Told


@pytest.mark.parametrize(
    "told",
    [
        Seen("h", "d", "ana", "phone", "hidden", 1.5, 2.5),
        Seen("h", "d", "ana", "", "here", 1.5, 1.5, Path(0.1, None, 0.3, 9.0)),
        Gone("h", "d"),
        Told("ana", None, "reaction", {"name": "heart", "raw": b"\xff"}, 2.5),
        Beat("h", 3, 2, read_only=True, draining=True),
        Held(),
    ],
)
def test_it_comes_as_it_was(told: telling.Telling) -> None:
    assert telling.read(telling.pack(told)) == told


@pytest.mark.parametrize(
    "message", [b"", b"\xc1", msgspec.msgpack.encode(["new", 1]), msgspec.msgpack.encode(["seen", 1])]
)
def test_what_cannot_be_read_is_passed_over(message: bytes) -> None:
    assert telling.read(message) is None


def test_a_newer_hub_may_say_more_of_the_same() -> None:
    newer = ["beat", "h", 3, 2, True, False, "more"]
    assert telling.read(msgspec.msgpack.encode(newer)) == Beat("h", 3, 2, read_only=True)


def test_an_older_hub_says_less_of_the_same() -> None:
    assert telling.read(msgspec.msgpack.encode(["beat", "h"])) == Beat("h")
