"""What stands in the queue is an address of the web or a known file, and never anything else of this device."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from samesky_client.media import EDGE, Media, media_of, own_file
from samesky_shared.errors import Refused


def test_a_file_is_known_by_its_ends_and_its_size(tmp_path: Path) -> None:
    path = tmp_path / "Long film.mkv"
    first, middle, last = b"a" * EDGE, b"b" * 1000, b"c" * EDGE
    path.write_bytes(first + middle + last)
    file = own_file(str(path))
    assert (file.name, file.size) == ("Long film.mkv", 2 * EDGE + 1000)
    assert file.hash == hashlib.sha256(first + last).hexdigest()
    assert media_of(file.text()) == Media("Long film", size=file.size, hash=file.hash)
    assert str(tmp_path) not in file.text()


def test_the_ends_of_a_short_file_overlap_as_in_the_page(tmp_path: Path) -> None:
    path = tmp_path / "short.mp3"
    path.write_bytes(b"short")
    assert own_file(str(path)).hash == hashlib.sha256(b"shortshort").hexdigest()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.mp4", tmp_path):
        with pytest.raises(Refused) as refused:
            own_file(str(path))
        assert refused.value.path == "file"
        assert path.name in refused.value.message


@pytest.mark.parametrize(
    ("text", "media"),
    [
        (
            "https://media.example/a.mp3",
            Media("https://media.example/a.mp3", url="https://media.example/a.mp3"),
        ),
        ("HTTP://media.example/a", Media("HTTP://media.example/a", url="HTTP://media.example/a")),
        (
            json.dumps({"title": "Rain", "url": "https://media.example/r"}),
            Media("Rain", url="https://media.example/r"),
        ),
        (json.dumps({"title": "Rain", "provider": "vimeo", "id": "12345"}), Media("Rain", elsewhere="vimeo")),
        ("file:///etc/passwd", Media("")),
        ("/etc/passwd", Media("")),
        ("--script=/tmp/x.lua", Media("")),
        ("edl://x", Media("")),
        (json.dumps({"url": "file:///etc/passwd"}), Media("")),
        (json.dumps({"file": {"name": "x", "hash": 3, "size": 4}}), Media("")),
        (json.dumps([1]), Media("")),
        ("", Media("")),
    ],
)
def test_what_a_text_stands_for(text: str, media: Media) -> None:
    assert media_of(text) == media
