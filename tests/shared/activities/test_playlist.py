"""`playlist`: a queue that everybody fills, and that goes on by itself."""

from __future__ import annotations

from typing import Any

import msgspec
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
    check_activity(Playlist, Player, reveals={"add.media": ALWAYS, "name.label": ALWAYS})


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


def test_something_long_goes_on_where_it_was_left_and_a_song_begins_anew() -> None:
    queue = Queue()
    for letter, length in (("f", 6000.0), ("s", 200.0)):
        act(queue, "ann", "playlist", "add", media=b"\x00" + letter.encode(), length=length)
        queue.letters[letter] = queue.queue.items[-1].id

    def plays(seconds: float) -> float:
        for who in queue.members:
            queue.act(who, "player", "ready", item=queue.queue.current)
        begun = queue.state("player").position.position
        queue.now = queue.state("player").position.at + seconds
        return begun

    queue.do("play", item="f")
    assert plays(2300) == 0
    queue.do("next", "bob", after="f")
    assert queue.queue.items[0].left_at == pytest.approx(2300, abs=1)
    assert plays(100) == 0
    queue.do("play", item="f")
    assert plays(10) == pytest.approx(2300, abs=1)
    queue.do("play", item="s")
    assert plays(0) == 0, "a song begins anew"
    queue.do("back", before="s")
    assert plays(0) == pytest.approx(2310, abs=2), "a skip is undone: back to where it was"


def test_what_was_left_long_ago_goes_on_after_everybody_was_away() -> None:
    queue = Queue()
    act(queue, "ann", "playlist", "add", media=b"\x00f", length=6000.0)
    film = queue.queue.items[0].id
    act(queue, "ann", "playlist", "play", item=film)
    for who in queue.members:
        queue.act(who, "player", "ready", item=film)
    queue.now += 1000
    for who in queue.members:
        queue.status(who, "offline")
    queue.now += 86400
    for who in queue.members:
        queue.status(who, "here")
    act(queue, "bob", "player", "play")
    for who in queue.members:
        queue.act(who, "player", "ready", item=film)
    assert queue.state("player").position.position == pytest.approx(1000, abs=1)


def test_what_was_seen_is_noted_once() -> None:
    queue = Queue(*"ab")
    queue.do("play", item="a")
    (record,) = [one for one in played_once(queue) if one.entries]
    assert [(one.on, one.kind, one.by) for one in record.entries] == [("playlist", "seen", None)]
    assert record.entries[0].body["media"] == b"\x00a"
    assert queue.queue.items[0].seen_at is not None
    queue.do("play", item="a")
    assert not [one for one in played_once(queue) if one.entries], "once is enough"
    assert queue.do("seen", item="b") is not None
    assert queue.do("seen", item="b") is None
    act(queue, "bob", "playlist", "seen", item=queue.letters["b"], yes=False)
    assert queue.queue.items[1].seen_at is None
    assert queue.act("ann", "playlist", "seen", item="gone") is None
    assert queue.act("ann", "playlist", "left", item="gone", position=5) is None


def played_once(queue: Queue) -> list[Any]:
    for who in queue.members:
        queue.act(who, "player", "ready", item=queue.queue.current)
    return queue.wait(12)


def test_who_skips_the_credits_has_seen_it() -> None:
    queue = Queue(*"ab")
    queue.do("play", item="a")
    for who in queue.members:
        queue.act(who, "player", "ready", item=queue.queue.current)
    queue.now += 9.6
    record = act(queue, "bob", "playlist", "next", after=queue.queue.current)
    assert [one.kind for one in record.entries] == ["seen"]


def test_a_shuffled_order_is_drawn_once_and_all_see_what_comes() -> None:
    queue = Queue(*"abcdef")
    act(queue, "ann", "playlist", "order", shuffle=True)
    expected = "".join(queue.name(one.id) for one in queue.queue.upcoming())
    assert sorted(expected) == list("abcdef")
    queue.do("vote", "bob", item=expected[-1])
    assert queue.name(queue.queue.upcoming()[0].id) == expected[-1]
    queue.do("vote", "bob", item=expected[-1], up=False)
    queue.add("g")
    after = "".join(queue.name(one.id) for one in queue.queue.upcoming())
    assert after.replace("g", "") == expected
    queue.do("next", after=None)
    assert queue.plays_through() == after
    act(queue, "ann", "playlist", "order", shuffle=False)
    assert queue.queue.drawn == ()


def test_what_was_taken_out_last_can_be_put_back_where_it_was() -> None:
    queue = Queue(*"abc")
    queue.do("remove", "bob", item="b")
    gone = queue.queue.removed
    assert gone is not None
    assert (gone.by, queue.order) == ("bob", "ac")
    queue.do("put_back", item="b")
    assert queue.order == "abc"
    assert queue.do("put_back", item="b") is None
    queue.do("remove", item="c")
    queue.do("put_back", item="c")
    assert queue.order == "abc"
    queue.do("remove", item="a")
    assert queue.queue.without("ann").removed is None


def test_a_queue_has_a_name() -> None:
    queue = Queue()
    act(queue, "ann", "playlist:2", "name", label=b"\x00Sunday films")
    assert queue.state("playlist:2").label == b"\x00Sunday films"
    act(queue, "ann", "playlist:2", "name")
    assert queue.state("playlist:2").label is None


def test_records_of_before_are_read_and_go_on() -> None:
    old = {
        "items": [
            {"id": "a1", "media": b"\x00a", "by": "ann", "length": 10.0, "votes": ["bob"]},
            {"id": "b1", "media": b"\x00b", "by": "bob"},
        ],
        "current": "a1", "played": [], "shuffle": True, "repeat": "all",
    }  # fmt: skip
    queue = Queue()
    queue.add("x")
    read = msgspec.convert(Playlist.upgrade(old), Playlist)
    one = queue.room.instances["playlist"]
    queue.room.instances["playlist"] = msgspec.structs.replace(one, state=read)
    act(queue, "ann", "playlist", "next", after="a1")
    assert queue.queue.current == "b1"
    assert sorted(queue.queue.drawn) == ["a1", "b1"]


def test_words_taken_along_leave_that_something_was_seen() -> None:
    queue = Queue("a")
    queue.do("play", item="a")
    (record,) = [one for one in played_once(queue) if one.entries]
    (entry,) = record.entries
    assert Playlist.without_words(entry, "bob") == entry.body
    assert "media" not in Playlist.without_words(entry, "ann")
