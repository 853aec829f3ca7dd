"""The keepsake as a file: chapters, days, and every word as a word."""

from __future__ import annotations

import io
from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

import pytest

from samesky_client import book
from samesky_client.keepsake import Piece, Said
from samesky_shared.protocol import Person

NIGHT = 1_795_563_000.0
PAST = [
    Piece(("1-0",), NIGHT, "chat", said=(Said("ana", "<b>up</b>?"),)),
    Piece(("2-0",), NIGHT + 60, "questions", "Where?", said=(Said("ana", "here"), Said("ben", "there"))),
    Piece(("3-0",), NIGHT + 90, "letters:x", "a letter", "For June", (Said("ben", "One.\n\nTwo."),)),
    Piece(("4-0",), NIGHT + 40 * 86400, "evening", "Supper", parts=(("Bread & oil", 10),)),
    Piece(("5-0",), NIGHT + 40 * 86400, "checkin", said=(Said("ana", "A hug", "gone"),)),
]


async def made(monkeypatch: pytest.MonkeyPatch, past: list[Piece], lang: str = "en") -> str:
    async def pieces(room: Any, lang: str, kept: Collection[str] | None) -> list[Piece]:
        return past

    monkeypatch.setattr(book, "pieces", pieces)
    people = {"ana": Person("Ana <3", tz="Asia/Tokyo", hue="sea"), "ben": Person("Ben", hue="unheard-of")}
    room: Any = SimpleNamespace(
        members=people, you="ana", card=SimpleNamespace(name="", id="r"), now=lambda: NIGHT
    )
    out = io.StringIO()
    assert await book.as_book(room, out, lang) == len(past)
    return out.getvalue()


async def test_it_has_a_chapter_for_each_month_and_a_part_for_each_day_of_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = await made(monkeypatch, PAST)
    assert (whole.count("<h2>"), whole.count("<h3>"), whole.count('class="piece')) == (2, 2, 5)
    first, _, second = whole.partition("For June")
    assert 'class="piece line h-sea"' in first
    assert 'class="piece letter h-amber"' in first
    assert "One.\n\nTwo." in second
    german = await made(monkeypatch, PAST, "de")
    assert "<h2>November 2026</h2>" in german
    assert "<h2>Januar 2027</h2>" in german


async def test_every_word_is_a_word_and_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = await made(monkeypatch, PAST)
    assert "&lt;b&gt;up&lt;/b&gt;?" in whole
    assert "Ana &lt;3" in whole
    assert "Bread &amp; oil" in whole
    assert "→ <bdi>somebody who has left</bdi>" in whole
    assert not [one for one in ("<script", "src=", "href=", "url(http", "@import") if one in whole]
    assert "default-src 'none'" in whole


async def test_of_nothing_it_is_a_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = await made(monkeypatch, [])
    assert "<h2>" not in whole
    assert '<p class="days"></p>' in whole
