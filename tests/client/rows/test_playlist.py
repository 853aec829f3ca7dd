"""Queues in plain lines, and what was seen."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.playlist import ROW, kept, line, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.activities.playlist import Item, Playlist, Removed
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}
T = Speech()
ONE, TWO = Item("i1", plain("one.mp3"), "ana"), Item("i2", plain("two.mp3"), "ben", votes=("ana",))


def look(queue: Playlist, on: str = "playlist") -> list[str]:
    return lines(Looking(T, on, PEOPLE, "ana"), queue)


def test_a_queue_says_what_plays_who_brought_it_and_when_the_rest_comes() -> None:
    assert look(Playlist()) == ["queue    empty; type: add URL"]
    assert look(Playlist((ONE, TWO), "i1")) == [
        "queue  > 1. one.mp3 (you)",
        "queue    2. two.mp3 (Ben) +1 · comes as number 1",
    ]
    mixed = Playlist((ONE, Item("i3", plain("three.mp3"), "ben")), shuffle=True, drawn=("i3", "i1"))
    assert look(mixed) == [
        "queue    1. one.mp3 (you) · comes as number 2",
        "queue    2. three.mp3 (Ben) · comes as number 1",
    ]


def test_a_list_of_its_own_has_a_name_and_says_where_things_go_on_and_what_was_taken_out() -> None:
    film = Item("f", plain('{"title":"The Tide Table"}'), "ben", 6000.0, left_at=2300.0)
    queue = Playlist((film,), label=plain("Sundays"), removed=Removed(ONE, "ben", 5.0))
    assert look(queue, "playlist:2") == [
        "queue    #2 Sundays",
        "queue    1. The Tide Table (Ben) · goes on at 38:20",
        "         Ben took out one.mp3",
    ]


def test_a_film_that_was_seen_is_read_out_and_kept_and_a_song_is_not() -> None:
    def entry(**body: Any) -> Entry:
        return Entry("1-0", 1, 0.0, "playlist", "seen", None, {"item": "f", "by": "ben"} | body)

    film = entry(media=plain('{"title":"The Tide Table"}'), length=6000.0)
    found = kept(film)
    assert found is not None
    assert (found.told[0].by, found.told[0].field, found.told[0].old) == ("ben", "add.media", True)
    assert line(Looking(T, "playlist", PEOPLE, "ana"), film) == "queue    Seen together: The Tide Table"
    assert kept(entry(media=plain("one.mp3"), length=180.0)) is None
    assert kept(entry(length=6000.0)) is None, "it was erased"


class Desk:
    """Hears what is asked of a queue and its player."""

    you = "ana"

    def __init__(self, queue: Playlist) -> None:
        self.state = queue
        self.on = "playlist"
        self.states: dict[str, Any] = {}
        self.asked: list[tuple[Any, ...]] = []

    def playlist(self, name: str = "") -> Desk:
        self.on = f"playlist:{name}" if name else "playlist"
        return self

    def __getattr__(self, cmd: str) -> Any:
        async def ask(*args: Any, **named: Any) -> int:
            self.asked.append((self.on, cmd, *args, *named.values()))
            return 1

        return ask


@pytest.mark.parametrize(
    ("verb", "rest", "asked"),
    [
        ("add", "#2 https://a.example/x.mp4", ("playlist:2", "add", "https://a.example/x.mp4")),
        ("want", "1", ("playlist", "vote", "i1", True)),
        ("want", "2", ("playlist", "vote", "i2", False)),
        ("move", "2 1", ("playlist", "move", "i2", "i1")),
        ("move", "1 2", ("playlist", "move", "i1", None)),
        ("out", "2", ("playlist", "remove", "i2")),
        ("put-back", "", ("playlist", "put_back", "i3")),
        ("seen", "1", ("playlist", "seen", "i1", True)),
        ("mix", "", ("playlist", "order", True)),
        ("repeat", "all", ("playlist", "order", "all")),
        ("name-list", "#2 Sunday films", ("playlist:2", "name", "Sunday films")),
    ],
)
async def test_what_is_typed_is_asked_of_the_list_it_is_about(
    verb: str, rest: str, asked: tuple[Any, ...]
) -> None:
    desk = Desk(Playlist((ONE, TWO), removed=Removed(Item("i3", plain("x"), "ben"), "ben", 1.0)))
    await ROW.verbs[verb](desk, rest)  # type: ignore[arg-type]
    assert desk.asked == [asked]


@pytest.mark.parametrize(
    ("verb", "rest", "name"),
    [
        ("add", "", "ask-add"),
        ("out", "7", "ask-item"),
        ("want", "x", "ask-item"),
        ("repeat", "often", "ask-repeat"),
        ("put-back", "", "not-removed"),
    ],
)
async def test_what_cannot_be_meant_is_said(verb: str, rest: str, name: str) -> None:
    with pytest.raises(Said) as said:
        await ROW.verbs[verb](Desk(Playlist((ONE,))), rest)  # type: ignore[arg-type]
    assert said.value.key == name
