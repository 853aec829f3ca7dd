"""`moment`: one instant for all cameras, pictures that open together, and a strip that all agree to."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.moment import COUNT, Moment
from samesky_shared.core.record import Record
from samesky_shared.core.reveal import ROUND_TIME
from samesky_shared.protocol import MAX_STATE
from samesky_shared.testing import Rehearsal, check_activity, encoded

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))
BLOBS = {who: f"{n:064x}" for n, who in enumerate(("ann", "bob", "cleo", *TWELVE))}


class Booth(Rehearsal):
    """A rehearsal with words for what is done in front of a camera."""

    def __init__(self, *members: str) -> None:
        super().__init__((Moment,), members or ("ann", "bob"))

    def does(self, who: str, cmd: str, /, **args: Any) -> Record:
        return act(self, who, "moment", cmd, **args)

    def put(self, who: str, strip: str = "m1") -> Record:
        return self.does(who, "put", strip=strip, text=b"\x00" + who.encode(), picture=BLOBS[who])

    def see(self, who: str) -> Any:
        view = self.room.view(who, "moment")
        assert isinstance(view, dict)
        return view["making"]


@pytest.fixture
def booth() -> Booth:
    made = Booth()
    made.does("ann", "gather")
    return made


def opened(state: Moment, writer: str, reader: str) -> bool:
    """Whether a picture of the writer is open to the reader."""
    made = state.making
    return made is None or (made.round.opens_at is not None and reader in made.round.boxes)


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Moment, reveals={"put.text": opened})


@pytest.mark.parametrize("members", [("ann", "bob"), ("ann", "bob", "cleo"), TWELVE], ids=len)
def test_cameras_fire_at_one_instant_once_all_are_ready(members: tuple[str, ...]) -> None:
    booth = Booth(*members)
    booth.does(members[0], "gather")
    for who in members[:-1]:
        booth.does(who, "ready", strip="m1")
        assert booth.see(members[0])["fires_at"] is None
    last = booth.does(members[-1], "ready", strip="m1")
    assert {booth.see(who)["fires_at"] for who in members} == {last.at + COUNT}
    assert booth.act(members[0], "moment", "ready", strip="m1") is None, "the count goes on"
    booth.wait(10)
    booth.does(members[1], "ready", strip="m1")
    assert (booth.see(members[0])["ready"], booth.see(members[0])["fires_at"]) == ((members[1],), None)


def test_who_has_given_a_picture_or_is_gone_without_is_not_waited_for_to_count() -> None:
    booth = Booth("ann", "bob", "cleo")
    booth.does("ann", "gather")
    booth.does("ann", "ready", strip="m1")
    booth.put("bob")
    assert booth.see("ann")["fires_at"] is None
    gone = booth.does("cleo", "without_me", strip="m1")
    assert booth.see("ann")["fires_at"] == gone.at + COUNT
    booth.wait(10)
    again = booth.does("ann", "ready", strip="m1")
    assert booth.see("ann")["fires_at"] == again.at + COUNT, "Bob's is in"


@pytest.mark.parametrize("members", [("ann", "bob"), ("ann", "bob", "cleo"), TWELVE], ids=len)
def test_nobody_sees_a_picture_or_its_name_before_theirs_is_in_and_all_open_at_once(
    members: tuple[str, ...],
) -> None:
    booth = Booth(*members)
    booth.does(members[0], "gather")
    for who in members[:-1]:
        booth.put(who)
    waits = members[-1]
    seen = encoded(booth.see(waits))
    assert not any(BLOBS[who].encode() in seen for who in members)
    assert booth.see(waits)["round"]["answers"] == {}
    last = booth.put(waits)
    assert booth.see(members[0])["round"]["opens_at"] == last.at
    assert set(booth.see(waits)["round"]["answers"]) == set(members)
    assert len(encoded(booth.state("moment"))) < MAX_STATE


def test_it_is_kept_with_the_yes_of_all_and_nobody_sees_who_said_so(booth: Booth) -> None:
    assert refused(booth, "ann", "moment", "keep", strip="m1")[0] == "not_yet"
    booth.put("ann")
    booth.put("bob")
    before = encoded(booth.see("bob"))
    first = booth.does("ann", "keep", strip="m1")
    assert (first.entries, encoded(booth.see("bob"))) == ((), before)
    assert booth.see("ann")["yes"]
    kept = booth.does("bob", "keep", strip="m1")
    (entry,) = kept.entries
    assert (entry.kind, entry.to) == ("strip", ("ann", "bob"))
    assert entry.body["blobs"] == [BLOBS["ann"], BLOBS["bob"]]
    assert entry.body["pictures"]["ann"] == {"text": b"\x00ann", "blob": BLOBS["ann"]}
    assert booth.see("ann") is None
    rest = Moment.without_words(entry, "ann")
    assert (set(rest["pictures"]), rest["blobs"]) == ({"bob"}, [BLOBS["bob"]])


def test_taken_again_or_let_go_nothing_of_it_is_left(booth: Booth) -> None:
    booth.put("ann")
    booth.put("bob")
    booth.does("ann", "keep", strip="m1")
    booth.does("bob", "again", strip="m1")
    assert (booth.see("ann")["strip"], booth.see("ann")["round"]["answers"]) == ("m2", {})
    assert refused(booth, "bob", "moment", "keep", strip="m1")[0] == "conflict"
    assert BLOBS["ann"].encode() not in encoded(booth.state("moment"))
    booth.put("ann", "m2")
    booth.does("bob", "let_go", strip="m2")
    assert booth.see("ann") is None
    assert [one.entries for one in booth.records if one.entries] == []


def test_who_sleeps_adds_theirs_in_the_morning_and_what_nobody_keeps_goes(booth: Booth) -> None:
    booth.does("ann", "let_go", strip="m1")
    booth.status("bob", "away")
    booth.does("ann", "gather")
    assert booth.see("bob")["circle"] == ("ann", "bob")
    booth.put("ann", "m2")
    booth.sleep(9 * 3600)
    booth.put("bob", "m2")
    assert booth.see("ann")["round"]["opens_at"] is not None
    booth.sleep(ROUND_TIME + 60)
    assert booth.see("ann") is None


def test_it_goes_on_without_who_does_not_come_or_does_not_want() -> None:
    booth = Booth("ann", "bob", "cleo")
    booth.does("ann", "gather")
    assert refused(booth, "ann", "moment", "go_without", strip="m1", member="bob")[0] == "not_yet"
    booth.put("ann")
    booth.does("cleo", "without_me", strip="m1")
    assert booth.see("cleo")["circle"] == ("ann", "bob")
    assert (
        refused(booth, "cleo", "moment", "put", strip="m1", text=b"\x00", picture=BLOBS["cleo"])[0]
        == "forbidden"
    )
    booth.does("ann", "go_without", strip="m1", member="bob")
    assert booth.see("ann")["round"]["opens_at"] is not None
    assert set(booth.see("cleo")["round"]["answers"]) == set()
    assert booth.does("ann", "keep", strip="m1").entries[0].to == ("ann",)


def test_in_time_it_opens_without_who_did_not_come_and_one_without_pictures_goes() -> None:
    booth = Booth()
    booth.does("ann", "gather")
    booth.sleep(ROUND_TIME + 60)
    assert booth.see("ann") is None
    booth.does("ann", "gather")
    booth.put("ann", "m2")
    booth.sleep(ROUND_TIME + 60)
    assert booth.see("ann")["round"]["opens_at"] is not None


def test_who_is_away_is_not_ready_and_who_leaves_takes_their_picture_along() -> None:
    booth = Booth("ann", "bob", "cleo")
    booth.does("ann", "gather")
    booth.does("bob", "ready", strip="m1")
    booth.status("bob", "away")
    assert booth.see("ann")["ready"] == ()
    for who in ("ann", "bob", "cleo"):
        booth.put(who)
    booth.does("ann", "keep", strip="m1")
    booth.does("cleo", "keep", strip="m1")
    assert "bob" not in booth.state("moment").without("bob").making.round.boxes
    record = booth.settle(booth.room.members.left("bob", booth.now))
    assert record is not None
    (entry,) = record.entries
    assert (set(entry.body["pictures"]), entry.to) == ({"ann", "cleo"}, ("ann", "cleo"))


def test_two_who_begin_begin_one_and_a_file_of_the_room_has_none(booth: Booth) -> None:
    assert booth.act("bob", "moment", "gather") is None
    assert booth.state("moment").exported("ann") == Moment(number=1)
