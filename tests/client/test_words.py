"""A room in plain lines."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from samesky_client import words
from samesky_client.speech import Speech
from samesky_shared.activities.player import Player
from samesky_shared.activities.timer import Timer
from samesky_shared.core.circle import Gate
from samesky_shared.motion import Motion
from samesky_shared.protocol import Person, PresenceOf
from samesky_shared.sealing import plain

T = Speech()
DE = Speech("de")
PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (0.2, "0:01"), (59.0, "0:59"), (240, "4:00"), (3723, "1:02:03"), (-3, "0:00")],
)
def test_durations_are_rounded_up(seconds: float, text: str) -> None:
    assert words.duration(seconds) == text


def test_a_timer_shows_what_is_left() -> None:
    timer = Timer(total=240.0, elapsed=Motion(0, 1, 100.0))
    assert words.timer_line(T, "timer:tea", timer, 160.0) == "tea [######------------------] 3:00 left"
    assert words.timer_line(DE, "timer:tea", timer, 160.0) == "tea [######------------------] noch 3:00"
    held = Timer(total=240.0, elapsed=Motion(60, 0, 100.0), label=plain("soup"))
    assert words.timer_line(T, "timer", held, 999.0).endswith("3:00 left · Held")
    assert "soup" in words.timer_line(T, "timer", held, 999.0)
    over = Timer(total=240.0, elapsed=Motion(240, 0, 340.0), ended_at=340.0)
    assert words.timer_line(T, "timer", over, 340.0).endswith("Time.")
    assert words.timer_line(T, "timer", Timer(mode="stopwatch", elapsed=Motion(0, 1, 100.0)), 105.0).endswith(
        "0:05"
    )


def questions(**more: Any) -> dict[str, Any]:
    table = {
        "awaited": ["ben"],
        "until": 9.0,
        "answers": {"ana": plain("sea")},
        "passed": [],
        "opens_at": None,
    }
    return {"card": "o1", "deck": "own", "text": plain("Where?"), "ask": None, "round": table | more}


def test_answers_show_only_from_the_instant_of_the_reveal() -> None:
    waiting = words.question_lines(T, questions(), PEOPLE, "ana", 5.0)
    assert waiting == ["question Where?", "         Waits for Ben"]
    revealed = questions(opens_at=10.0, awaited=[], answers={"ana": plain("sea"), "ben": plain("hills")})
    assert words.question_lines(T, revealed, PEOPLE, "ana", 9.9) == ["question Where?"]
    assert words.question_lines(T, revealed, PEOPLE, "ana", 10.0)[1:] == [
        "         you: sea",
        "         Ben: hills",
    ]


def test_themes_that_were_chosen_stand_under_a_question_of_the_deck() -> None:
    table = questions() | {"card": "p101", "deck": "everyday", "text": None, "themes": ["play", "ahead"]}
    shown = words.question_lines(T, table, PEOPLE, "ana", 5.0)
    assert shown[1] == "         Themes: Play and what-if, What comes"
    assert words.question_lines(T, questions() | {"themes": ["play"]}, PEOPLE, "ana", 5.0)[1:] == [
        "         Waits for Ben"
    ]


def test_the_player_says_what_is_on_whom_it_waits_for_and_who_cannot_play_it() -> None:
    playing = Player("i1", plain("one.mp3"), 60.0, True, position=Motion(0, 1, 100.0))
    assert words.player_line(T, playing, PEOPLE, "ana", 130.0) == "player   one.mp3 · plays · 0:30 of 1:00"
    assert words.player_line(DE, playing, PEOPLE, "ana", 130.0) == "Spieler  one.mp3 · läuft · 0:30 von 1:00"
    waits = Player("i1", plain("one.mp3"), wanted=True, gate=Gate(("ana", "ben"), ("ana",)))
    assert "Waits for Ben" in words.player_line(T, waits, PEOPLE, "ana", 130.0)
    stuck = replace(playing, troubles={"ben": "codec"})
    assert words.player_line(T, stuck, PEOPLE, "ana", 130.0).endswith(
        " · Ben: This device does not know the format."
    )
    assert "Ben" not in words.player_line(T, replace(stuck, without_picture=("ben",)), PEOPLE, "ana", 130.0)


def test_a_box_that_is_closed_here_says_so() -> None:
    assert words.opened(T, b"\x07cipher") == "(This device does not have the key to read this)"
    assert words.opened(T, b"") == "(This device does not have the key to read this)"


def test_who_is_here() -> None:
    presence = {"ana": PresenceOf("ana", "here"), "ben": PresenceOf("ben", "away")}
    assert words.who_is_here(T, PEOPLE, presence, "ana") == "you: here · Ben: looked away"
    assert words.who_is_here(DE, PEOPLE, presence, "ana") == "du: da · Ben: schaut weg"
    assert words.who_is_here(T, PEOPLE, {}, "ben") == "Ana: not here · you: not here"


def test_media_is_called_by_its_title_its_file_or_its_address() -> None:
    for box, wanted in [
        ("https://example.org/a.mp3", "https://example.org/a.mp3"),
        ('{"url": "https://example.org/a.mp3", "title": "Night train"}', "Night train"),
        ('{"file": {"name": "walk.mkv", "size": 1, "hash": "ab"}}', "walk.mkv"),
        ('{"url": "https://example.org/a.mp3"}', "https://example.org/a.mp3"),
        ('{"provider": "vimeo", "id": "76979871"}', "vimeo 76979871"),
        ("[1]", "[1]"),
        ("7", "7"),
    ]:
        assert words.titled(T, plain(box)) == wanted
    assert words.titled(T, b"\x07cipher") == "(This device does not have the key to read this)"
    assert words.titled(T, None) == ""
