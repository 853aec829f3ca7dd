"""A room in plain lines."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client import words
from samesky_shared.activities.player import Player
from samesky_shared.activities.playlist import Item, Playlist
from samesky_shared.activities.timer import Timer
from samesky_shared.core.circle import Gate
from samesky_shared.motion import Motion
from samesky_shared.protocol import Entry, Person, PresenceOf
from samesky_shared.sealing import plain

PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (0.2, "0:01"), (59.0, "0:59"), (240, "4:00"), (3723, "1:02:03"), (-3, "0:00")],
)
def test_durations_are_rounded_up(seconds: float, text: str) -> None:
    assert words.duration(seconds) == text


def test_a_timer_shows_what_is_left() -> None:
    timer = Timer(total=240.0, elapsed=Motion(0, 1, 100.0))
    assert words.timer_line("timer:tea", timer, 160.0) == "timer    tea [######------------------] 3:00 left"
    held = Timer(total=240.0, elapsed=Motion(60, 0, 100.0), label=plain("soup"))
    assert words.timer_line("timer", held, 999.0).endswith("3:00 left (held)")
    assert "soup" in words.timer_line("timer", held, 999.0)
    over = Timer(total=240.0, elapsed=Motion(240, 0, 340.0), ended_at=340.0)
    assert words.timer_line("timer", over, 340.0).endswith("the time is up")
    assert words.timer_line("timer", Timer(mode="stopwatch", elapsed=Motion(0, 1, 100.0)), 105.0).endswith(
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
    waiting = words.question_lines(questions(), PEOPLE, "ana", 5.0, "en")
    assert waiting == ["question Where?", "         waiting for Ben"]
    revealed = questions(opens_at=10.0, awaited=[], answers={"ana": plain("sea"), "ben": plain("hills")})
    assert words.question_lines(revealed, PEOPLE, "ana", 9.9, "en") == ["question Where?"]
    assert words.question_lines(revealed, PEOPLE, "ana", 10.0, "en")[1:] == [
        "         you: sea",
        "         Ben: hills",
    ]


def test_the_queue_and_the_player() -> None:
    queue = Playlist(
        (Item("i1", plain("one.mp3"), "ana"), Item("i2", plain("two.mp3"), "ben", votes=("ana",))), "i1"
    )
    assert words.queue_lines(queue, PEOPLE, "ana") == [
        "queue  > 1. one.mp3 (you)",
        "queue    2. two.mp3 (Ben) +1",
    ]
    playing = Player("i1", plain("one.mp3"), 60.0, True, position=Motion(0, 1, 100.0))
    assert words.player_line(playing, PEOPLE, "ana", 130.0) == "player   one.mp3 plays at 0:30 of 1:00"
    waits = Player("i1", plain("one.mp3"), wanted=True, gate=Gate(("ana", "ben"), ("ana",)))
    assert "waits for Ben" in words.player_line(waits, PEOPLE, "ana", 130.0)


def test_nothing_a_partner_writes_can_steer_the_terminal() -> None:
    nasty = "\x1b[2J\x9bhello\nworld\u202e"
    line = Entry("1-0", 1, 1.0, "chat", "line", "ben", {"text": plain(nasty)})
    text = words.entry_line(line, {"ben": Person(nasty)}, "ana")
    assert text is not None
    assert text.isprintable()
    assert "hello" in text


def test_a_box_that_is_closed_here_says_so() -> None:
    assert words.opened(b"\x07cipher") == "(sealed)"
    assert words.opened(b"") == "(sealed)"


def test_who_is_here() -> None:
    presence = {"ana": PresenceOf("ana", "here"), "ben": PresenceOf("ben", "away")}
    assert words.who_is_here(PEOPLE, presence, "ana") == "who      you: here · Ben: on the way back"
    assert words.who_is_here(PEOPLE, {}, "ben") == "who      Ana: not here · you: not here"


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
        assert words.titled(plain(box)) == wanted
    assert words.titled(b"\x07cipher") == "(sealed)"
    assert words.titled(None) == ""
