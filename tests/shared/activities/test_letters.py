"""`letters`: words that wait for a day, a visit or a moment, and for nobody else's eyes before it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from samesky_shared.activities.letters import LINGER, Letters, LetterView
from samesky_shared.core.notices import Notices
from samesky_shared.core.record import Record
from samesky_shared.core.recurrence import wall
from samesky_shared.core.until import Shut, Until
from samesky_shared.protocol import MAX_STATE, Entry
from samesky_shared.testing import Rehearsal, check_activity

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))
WORDS = b"\x00what I did not say at the gate"
ON = "letters:first"


class Post(Rehearsal):
    """A rehearsal with words for what happens to a letter."""

    def __init__(self, *members: str) -> None:
        super().__init__((Letters,), members or ("ann", "bob"))

    def home(self, who: str, tz: str) -> Record:
        return act(self, who, "room", "profile", tz=tz)

    def write(
        self, how: str = "when", *, on: str = ON, ahead: float = 0, tz: str = "UTC", **more: Any
    ) -> Record:
        until = {"how": how} | ({"day": wall(self.now + ahead, tz)} if ahead else {})
        return act(self, self.members[0], on, "write", text=WORDS, until=until, **more)

    def see(self, who: str, on: str = ON) -> LetterView | None:
        found = self.room.view(who, on)
        assert found is None or isinstance(found, LetterView)
        return found

    def knows(self, who: str) -> bool:
        """Whether anything that a member ever got has the words in it."""
        mine = [one for one in self.records if any(who in (entry.to or (who,)) for entry in one.entries)]
        return any(WORDS in self.seen(one, who) for one in mine)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.mark.timeout(360)
def test_it_keeps_what_every_activity_promises() -> None:
    def opened(state: Letters, writer: str, reader: str) -> bool:
        return state.shut is not None and reader in state.shut.opened

    def addressed(state: Letters, writer: str, reader: str) -> bool:
        return state.shut is not None and reader in state.shut.zones

    # Fewer evenings than others: two boxes, and days drawn by a long pattern, take their time.
    check_activity(Letters, reveals={"write.text": opened, "write.outside": addressed}, examples=14)


@pytest.mark.parametrize("seats", [2, 3, 12])
def test_on_its_day_a_letter_opens_for_each_by_their_own_clock_whoever_is_asleep(seats: int) -> None:
    post = Post(*TWELVE[:seats])
    east, west = TWELVE[1], TWELVE[seats - 1]
    post.home(east, "Asia/Tokyo")
    if west != east:
        post.home(west, "America/Sao_Paulo")
    for member in TWELVE[1:seats]:
        post.status(member, "offline")
    post.write("day", ahead=2 * 86400, tz="UTC")
    assert not any(post.knows(member) for member in TWELVE[1:seats])
    (first, *_) = post.wait(2 * 86400)
    (entry,) = first.entries
    assert (entry.kind, entry.to, entry.by) == ("letter", (east, TWELVE[0]), None)
    assert (entry.body["by"], entry.body["text"]) == (TWELVE[0], WORDS)
    assert wall(first.at, "Asia/Tokyo") == post.state(ON).shut.until.day
    post.wait(86400)
    assert all(post.knows(member) for member in TWELVE[1:seats])
    assert post.see(east) is None, "it lies in the timeline now"
    post.wait(LINGER)
    assert post.state(ON) is None
    assert post.see(TWELVE[0]) is None


def test_who_travels_reads_by_the_clock_of_where_they_are(post: Post) -> None:
    post.home("bob", "Europe/Berlin")
    post.write("day", ahead=10 * 3600, tz="Europe/Berlin")
    post.home("bob", "America/Los_Angeles")
    assert post.wait(15 * 3600) == [], "there it is not that hour yet"
    record = post.home("bob", "Europe/Berlin")
    assert [entry.kind for entry in record.entries] == ["letter"], "here it is over"


def test_who_has_said_no_zone_reads_by_the_clock_of_who_wrote(post: Post) -> None:
    post.home("ann", "Asia/Tokyo")
    post.write("day", ahead=3600, tz="Asia/Tokyo")
    view = post.see("bob")
    assert view is not None
    assert view.times == {"bob": pytest.approx(post.now + 3600, abs=60)}


def test_a_letter_for_a_moment_is_opened_by_who_it_is_for_and_the_writer_cannot_tell(post: Post) -> None:
    twin = Post()
    for one in (post, twin):
        one.write("when")
    assert refused(post, "ann", ON, "read")[0] == "forbidden"
    (entry,) = act(post, "bob", ON, "read").entries
    assert (entry.kind, entry.to) == ("letter", ("bob",))
    assert post.see("bob") is None
    assert post.see("ann") == twin.see("ann")
    assert post.act("bob", ON, "read") is None
    taken = [act(one, "ann", ON, "take_back") for one in (post, twin)]
    assert taken[0].states == taken[1].states == {ON: None}
    assert post.knows("bob")
    assert not twin.knows("bob")


def test_who_wants_to_says_that_they_have_read_it(post: Post) -> None:
    post.write("when")
    (letter,) = act(post, "bob", ON, "read").entries
    assert letter.to == ("bob",)
    assert post.see("ann") is not None
    (letter,) = act(post, "bob", ON, "read", tell=True).entries
    assert letter.to == ("ann",)
    assert post.act("bob", ON, "read", tell=True) is None
    assert post.see("ann") is None, "it lies in the timeline of both"
    post.wait(LINGER + 1)
    assert post.state(ON) is None


def test_a_letter_for_a_visit_opens_when_both_say_that_they_are_together(post: Post) -> None:
    post.write("visit")
    assert refused(post, "bob", ON, "read")[0] == "not_yet"
    assert act(post, "bob", ON, "together").entries == ()
    assert not post.knows("bob")
    (entry,) = act(post, "ann", ON, "together").entries
    assert entry.to == ("bob", "ann")


def test_a_parcel_is_on_its_way_and_who_sent_it_learns_that_it_came(post: Post) -> None:
    post.write("arrival", outside=b"\x00a box")
    view = post.see("bob")
    assert view is not None
    assert (view.outside, view.text, view.sent) == (b"\x00a box", None, None)
    assert refused(post, "bob", ON, "send")[0] == "forbidden"
    act(post, "ann", ON, "send")
    assert post.act("ann", ON, "send") is None
    view = post.see("bob")
    assert view is not None
    assert view.sent == post.now
    assert [entry.to for entry in act(post, "bob", ON, "read").entries] == [("bob", "ann")]
    post.write("when", on="letters:two")
    assert refused(post, "ann", "letters:two", "send")[0] == "conflict"


def test_in_a_room_of_more_a_letter_is_for_whom_it_says_and_none_learns_what_others_did() -> None:
    post = Post("ann", "bob", "cleo", "dan")
    post.write("when", to=["bob", "cleo"])
    assert post.see("dan") is None
    assert refused(post, "dan", ON, "read")[0] == "forbidden"
    before = post.see("cleo")
    act(post, "bob", ON, "read", tell=True)
    assert post.see("cleo") == before
    view = post.see("ann")
    assert view is not None
    assert view.opened.keys() == {"bob"}
    assert [entry.to for entry in act(post, "cleo", ON, "read").entries] == [("cleo",)]
    for to, code in ((["ann"], "unknown"), (["stranger"], "unknown"), ([], "not_yet")):
        args = {"text": WORDS, "until": {"how": "when"}, "to": to}
        assert refused(post, "ann", "letters:two", "write", **args)[0] == code


def test_a_name_is_given_once_and_free_again_after_it_was_taken_back(post: Post) -> None:
    post.write()
    again = {"text": WORDS, "until": {"how": "when"}}
    assert refused(post, "bob", ON, "write", **again) == ("conflict", "on")
    assert refused(post, "bob", ON, "take_back")[0] == "forbidden"
    act(post, "ann", ON, "take_back")
    assert refused(post, "bob", ON, "read")[0] == "conflict"
    act(post, "bob", ON, "write", **again)


def test_alone_in_a_room_there_is_nobody_to_write_to() -> None:
    post = Post("ann")
    args = {"text": WORDS, "until": {"how": "when"}}
    assert refused(post, "ann", ON, "write", **args) == ("not_yet", "args.to")


def test_a_letter_of_one_who_has_left_can_still_be_read_or_goes_with_them() -> None:
    for how in ("visit", "when", "arrival"):
        post = Post()
        post.write(how)
        post.settle(post.room.members.left("ann", post.now))
        act(post, "bob", ON, "read")
        assert post.knows("bob")
    post = Post()
    post.write()
    gone = post.state(ON).without("ann")
    assert gone == Letters()
    assert post.state(ON).without("bob") == post.state(ON)


def test_a_letter_to_one_who_has_left_is_put_away() -> None:
    post = Post("ann", "bob", "cleo")
    post.write(to=["bob"])
    post.settle(post.room.members.left("bob", post.now))
    assert post.state(ON) is None


def test_words_are_of_who_wrote_them_whoever_opened_them() -> None:
    body = {"letter": "x", "by": "ann", "text": WORDS}
    entry = Entry("1-0", 1, 0.0, ON, "letter", "bob", body, ("bob",))
    assert Letters.without_words(entry, "ann") == {}
    assert Letters.without_words(entry, "bob") == body


def test_only_who_wrote_it_takes_a_closed_letter_along_and_not_who_has_read_it(post: Post) -> None:
    post.write()
    act(post, "bob", ON, "read")
    assert post.state(ON).exported("bob") is None
    taken = post.state(ON).exported("ann")
    assert (taken.text, taken.shut.opened) == (WORDS, {})


def test_what_opens_by_itself_is_told_to_whom_it_opens_for_and_to_nobody_who_opened_it() -> None:
    post = Rehearsal((Letters, Notices))
    until = {"how": "day", "day": wall(post.now + 3600, "UTC")}
    act(post, "ann", ON, "write", text=WORDS, until=until)
    post.wait(3700)
    assert [one.what for one in post.state("notices:bob").owed.values()] == ["letter"]
    assert post.state("notices:ann") is None
    act(post, "ann", "letters:two", "write", text=WORDS, until={"how": "when"})
    act(post, "bob", "letters:two", "read")
    assert len(post.state("notices:bob").owed) == 1


def test_the_longest_letter_to_eleven_stays_within_the_state_of_an_instance() -> None:
    seats = {f"{n:016x}": "America/Argentina/ComodRivadavia" for n in range(11)}
    times = dict.fromkeys(seats, 1.8e9)
    shut = Shut(Until("day", "2027-03-14T08:00", "UTC"), "0" * 16, seats, times | {"x": 1.0}, times)
    state = Letters(b"x" * (16384 + 64), b"x" * (512 + 64), shut, 1.8e9, 1.8e9, tuple(seats))
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE
