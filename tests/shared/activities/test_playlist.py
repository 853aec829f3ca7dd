"""`playlist`: a queue that everybody fills, and that goes on by itself."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.player import Player
from samesky_shared.activities.playlist import MAX_ITEMS, Playlist
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused


class Queue(Rehearsal):
    """A rehearsal with words for what a queue does."""

    def __init__(self, *letters: str) -> None:
        super().__init__((Playlist, Player))
        self.letters: dict[str, str] = {}
        for letter in letters:
            self.add(letter)

    def add(self, letter: str) -> None:
        act(self, "ann", "playlist", "add", media=b"\x00" + letter.encode(), length=10.0)
        self.letters[letter] = self.queue.items[-1].id

    @property
    def queue(self) -> Playlist:
        found = self.state("playlist")
        assert isinstance(found, Playlist)
        return found

    @property
    def order(self) -> str:
        return "".join(self.name(one.id) for one in self.queue.items)

    @property
    def now_playing(self) -> str:
        return self.name(self.queue.current)

    def name(self, item: str | None) -> str:
        return next((letter for letter, id in self.letters.items() if id == item), "-")

    def do(self, cmd: str, who: str = "ann", **args: Any) -> object:
        named = {key: self.letters[value] if key != "up" and value else value for key, value in args.items()}
        return self.act(who, "playlist", cmd, **named)

    def plays_through(self) -> str:
        """Both devices are ready each time; what has played, in order."""
        played = ""
        for _ in range(8):
            if self.queue.current is None:
                break
            played += self.now_playing
            for who in self.members:
                self.act(who, "player", "ready", item=self.queue.current)
            self.wait(12)
        return played


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Playlist, Player, reveals={"add.media": ALWAYS})


def test_what_is_added_first_plays_first_and_each_once() -> None:
    queue = Queue(*"abc")
    queue.do("play", item="a")
    assert queue.plays_through() == "abc"
    assert queue.state("player") == Player()


def test_what_is_wanted_most_comes_first_and_is_then_wanted_no_more() -> None:
    queue = Queue(*"abcd")
    queue.do("play", item="a")
    queue.do("vote", item="c")
    queue.do("vote", "bob", item="c")
    queue.do("vote", "bob", item="d")
    assert queue.do("vote", "bob", item="d") is None
    assert queue.plays_through() == "acdb"
    queue = Queue(*"ab")
    queue.do("vote", item="b")
    queue.do("vote", item="b", up=False)
    queue.do("next", after=None)
    assert queue.now_playing == "a"
    assert all(not one.votes for one in queue.queue.items)


def test_two_taps_skip_one() -> None:
    queue = Queue(*"abc")
    queue.do("play", item="a")
    queue.do("next", after="a")
    assert queue.do("next", "bob", after="a") is None
    assert queue.now_playing == "b"
    queue.do("back", before="b")
    assert queue.do("back", "bob", before="b") is None
    assert queue.now_playing == "a"
    assert queue.do("back", before="a") is None


def test_items_move_and_leave() -> None:
    queue = Queue(*"abcd")
    queue.do("move", item="d", before="b")
    assert queue.order == "adbc"
    queue.do("move", item="a")
    assert queue.order == "dbca"
    assert queue.do("move", item="b", before="b") is None
    queue.do("remove", item="c")
    assert queue.order == "dba"
    assert queue.do("remove", item="c") is None
    assert refused(queue, "ann", "playlist", "move", item="gone") == ("unknown", "args.item")
    assert refused(queue, "ann", "playlist", "move", item=queue.letters["a"], before="gone") == (
        "unknown", "args.before",
    )  # fmt: skip


def test_what_plays_goes_on_when_it_is_removed() -> None:
    queue = Queue(*"ab")
    queue.do("play", item="a")
    queue.do("remove", item="a")
    assert queue.state("player").item == queue.letters["a"]
    queue.do("next", after="a")
    assert queue.now_playing == "b"


def test_repeating_one_or_all() -> None:
    queue = Queue(*"ab")
    act(queue, "ann", "playlist", "order", repeat="all")
    queue.do("play", item="a")
    assert queue.plays_through() == "abababab"
    act(queue, "ann", "playlist", "order", repeat="one")
    again = queue.now_playing
    assert queue.plays_through() == again * 8
    queue.do("next", after=again)
    assert queue.now_playing != again, "a tap goes on, also from what repeats"


def test_shuffling_plays_each_once() -> None:
    orders = set()
    for seed in range(20):
        queue = Queue(*"abcd")
        queue.seed = seed
        act(queue, "ann", "playlist", "order", shuffle=True)
        queue.do("next", after=None)
        played = queue.plays_through()
        assert sorted(played) == list("abcd")
        orders.add(played)
    assert len(orders) > 5


def test_the_queue_is_bounded() -> None:
    queue = Queue()
    for _ in range(MAX_ITEMS):
        act(queue, "ann", "playlist", "add", media=b"\x00a")
    assert len({one.id for one in queue.queue.items}) == MAX_ITEMS
    assert refused(queue, "ann", "playlist", "add", media=b"\x00a") == ("full", None)


@pytest.mark.parametrize("cmd", ["play", "vote", "move"])
def test_what_is_not_in_the_queue_is_refused(cmd: str) -> None:
    assert refused(Queue("a"), "ann", "playlist", cmd, item="gone") == ("unknown", "args.item")


def test_a_named_queue_leads_the_player_of_its_name() -> None:
    queue = Queue()
    act(queue, "ann", "playlist:music", "add", media=b"\x00a")
    act(queue, "ann", "playlist:music", "play", item=queue.state("playlist:music").items[0].id)
    assert {"player:music", "playlist:music"} <= set(queue.room.instances)
    assert "player" not in queue.room.instances


def test_the_queue_holds_its_player_and_lets_it_go_on() -> None:
    queue = Queue("A")
    assert queue.act("ann", "playlist", "pause") is None
    queue.do("next")
    for who in queue.members:
        queue.act(who, "player", "ready", item=queue.queue.current)
    queue.now += 2
    assert set(act(queue, "bob", "playlist", "pause").states) == {"player"}
    assert not queue.state("player").playing
    act(queue, "ann", "playlist", "resume")
    assert queue.state("player").playing
