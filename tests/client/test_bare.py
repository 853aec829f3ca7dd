"""Pictures without what cameras write into them."""

from __future__ import annotations

import pytest
from tests.browser.pictures import png

from samesky_client.bare import bare

SCAN = b"\xff\xda\x00\x04\x01\x02" + b"\x10\xff\x00\x20\xff\xd3\x30"
TABLE = b"\xff\xdb\x00\x04\xaa\xbb"
JFIF = b"\xff\xe0\x00\x06JFIF"
EXIF = b"\xff\xe1\x00\x0dExif\x00\x00GPS 1"
COMMENT = b"\xff\xfe\x00\x06home"


def test_a_jpeg_keeps_what_is_seen_and_nothing_else() -> None:
    again = b"\xff\xc4\x00\x04\xff\xd9" + SCAN  # a table may have in it what looks like an end
    whole = b"\xff\xd8" + JFIF + EXIF + TABLE + COMMENT + SCAN + again + b"\xff\xd9"
    media, made = bare(whole + b"\xff\xd8" + EXIF + SCAN + b"\xff\xd9")
    assert media == "image/jpeg"
    assert made == b"\xff\xd8" + JFIF + TABLE + SCAN + again + b"\xff\xd9"
    assert bare(made) == (media, made)


def test_a_png_keeps_what_is_seen_and_nothing_else() -> None:
    whole = png(1, 2, 3)
    assert b"At home" in whole
    media, made = bare(whole + b"more")
    assert media == "image/png"
    assert b"At home" not in made
    assert made.endswith(whole[-12:])
    assert bare(made) == (media, made)


@pytest.mark.parametrize("cut", range(2, 40, 3))
def test_what_is_cut_off_or_no_picture_is_none(cut: int) -> None:
    whole = b"\xff\xd8" + JFIF + TABLE + SCAN + b"\xff\xd9"
    assert bare(whole[: -cut if cut < len(whole) else 0]) == ("", b"")
    assert bare(png(1, 2, 3)[:-cut]) == ("", b"")
    assert bare(b"GIF89a" + whole) == ("", b"")
    assert bare(b"\xff\xd8" + b"\xff\xe1\x00\x00" * cut) == ("", b"")
