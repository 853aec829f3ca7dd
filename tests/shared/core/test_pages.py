"""Pages, as thanks go: each writes for themselves; all of it opens together, also across a night."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.gratitude import Gratitude
from samesky_shared.core.circle import Gate
from samesky_shared.core.record import Record
from samesky_shared.core.reveal import ANSWERS, ROUND_TIME, Reveal
from samesky_shared.protocol import MAX_STATE, Entry
from samesky_shared.testing import Rehearsal, encoded

from ..probe import act, refused


class Page(Rehearsal):
    """A rehearsal with words for what happens on a page."""

    def __init__(self, *members: str) -> None:
        super().__init__((Gratitude,), members or ("ann", "bob"))

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "gratitude")
        assert isinstance(found, dict)
        return found

    @property
    def page(self) -> str:
        found = self.state("gratitude")
        return found.page if found else "p1"

    def thank(self, who: str, text: bytes = b"") -> Record:
        return self.do(who, "thank", text=b"\x00" + (text or who.encode()))

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "gratitude", cmd, page=self.page, **args)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.mark.parametrize("seats", [2, 3, 12])
def test_nobody_reads_anothers_thanks_before_all_are_in_and_then_all_open_at_one_instant(seats: int) -> None:
    members = tuple(f"m{n}" for n in range(seats))
    page = Page(*members)
    for member in members[:-1]:
        record = page.thank(member, b"for " + member.encode())
        for other in members:
            if other != member:
                assert b"for " + member.encode() not in page.seen(record, other)
                assert page.see(other)["round"]["answers"].keys() <= {other}
    last = page.thank(members[-1], b"for " + members[-1].encode())
    assert {page.see(member)["round"]["opens_at"] for member in members} == {last.at}
    (entry,) = last.entries
    assert (entry.kind, entry.to, entry.body["page"]) == ("thanks", members, "p1")
    assert entry.body["thanks"] == {member: b"\x00for " + member.encode() for member in members}


def test_a_page_waits_for_who_is_asleep(page: Page) -> None:
    page.status("bob", "offline")
    page.thank("ann", b"the-call-yesterday")
    page.wait(9 * 3600)
    assert page.see("ann")["round"]["awaited"] == ("bob",)
    assert b"the-call-yesterday" not in encoded(page.room.views("bob"))
    page.status("bob", "here")
    page.thank("bob")
    assert page.see("bob")["round"]["answers"].keys() == {"ann", "bob"}


def test_words_can_be_changed_until_the_page_opens(page: Page) -> None:
    page.thank("ann", b"first")
    page.thank("ann", b"second")
    (entry,) = page.thank("bob").entries
    assert entry.body["thanks"]["ann"] == b"\x00second"
    assert refused(page, "ann", "gratitude", "thank", page="p1", text=b"\x00third") == ("conflict", None)


def test_not_today_needs_no_reason_and_looks_like_thanks_until_the_page_opens(page: Page) -> None:
    other = Page()
    page.do("ann", "pass_on")
    other.thank("ann")
    assert page.see("bob")["round"] == other.see("bob")["round"]
    (entry,) = page.thank("bob", b"soup").entries
    assert entry.to == ("bob",)
    assert page.see("ann")["round"]["answers"] == {}
    (shared,) = page.do("bob", "share").entries
    assert (shared.to, shared.body["thanks"]) == (("ann",), {"bob": b"\x00soup"})
    assert page.act("bob", "gratitude", "share", page="p1") is None


def test_who_was_gone_without_may_still_write_and_then_has_it_all(page: Page) -> None:
    assert refused(page, "ann", "gratitude", "go_without", page="p1", member="bob")[0] == "conflict"
    page.thank("ann", b"early")
    assert refused(page, "bob", "gratitude", "go_without", page="p1", member="ann")[0] == "not_yet"
    assert refused(page, "ann", "gratitude", "go_without", page="p1", member="ann")[0] == "invalid"
    page.do("ann", "go_without", member="bob")
    own, rest = page.thank("bob", b"late").entries
    assert (own.body["thanks"], own.to) == ({"bob": b"\x00late"}, ("ann", "bob"))
    assert (rest.body["thanks"], rest.to) == ({"ann": b"\x00early"}, ("bob",))


def test_in_time_a_page_opens_without_who_did_not_come(page: Page) -> None:
    page.thank("ann")
    (record,) = page.wait(ROUND_TIME + 1)
    assert page.see("ann")["round"]["opens_at"] == record.at
    assert page.room.due() is None


def test_a_page_is_turned_over_once_it_is_open_and_once_only(page: Page) -> None:
    assert page.act("ann", "gratitude", "turn_over") is None
    page.thank("ann")
    assert page.act("ann", "gratitude", "turn_over", after="p1") is None, "it is mine alone so far"
    assert refused(page, "bob", "gratitude", "turn_over", after="p1") == ("not_yet", None)
    page.thank("bob")
    act(page, "bob", "gratitude", "turn_over", after="p1")
    assert page.act("ann", "gratitude", "turn_over", after="p1") is None
    assert page.see("ann") == {"page": "p2", "round": None}
    for cmd, args in (
        ("thank", {"text": b"\x00x"}),
        ("pass_on", {}),
        ("share", {}),
        ("go_without", {"member": "bob"}),
    ):
        assert refused(page, "ann", "gratitude", cmd, page="p1", **args) == ("conflict", "args.page")


def test_who_leaves_is_not_waited_for() -> None:
    table = Page("ann", "bob", "cleo")
    table.thank("ann")
    table.thank("bob")
    table.settle(table.room.members.left("cleo", table.now))
    assert table.see("ann")["round"]["answers"].keys() == {"ann", "bob"}


def test_words_of_one_are_taken_out_and_those_of_the_others_stay() -> None:
    body = {"page": "p1", "thanks": {"ann": b"\x00a", "bob": b"\x00b"}}
    entry = Entry("1-0", 1, 1.0, "gratitude", "thanks", "bob", body)
    assert Gratitude.without_words(entry, "ann") == {"page": "p1", "thanks": {"bob": b"\x00b"}}
    alone = Entry("1-0", 1, 1.0, "gratitude", "thanks", "bob", {**body, "thanks": {"ann": b"\x00a"}})
    assert Gratitude.without_words(alone, "ann") == {}


@given(st.integers(2, 12), st.integers(0, 9000))
def test_whether_thanks_fit_depends_on_nobody_elses(seats: int, length: int) -> None:
    members = tuple(f"m{n}" for n in range(seats))
    share = ANSWERS // seats
    box = b"\x00" + b"x" * min(length, 8000)
    for before in (0, seats - 1):
        page = Page(*members)
        for member in members[1 : before + 1]:
            page.do(member, "thank", text=b"\x00" + b"y" * (share - 1))
        if len(box) <= share:
            page.do("m0", "thank", text=box)
        else:
            assert refused(page, "m0", "gratitude", "thank", page="p1", text=box) == (
                "too_large",
                "args.text",
            )


def test_twelve_who_write_all_they_may_stay_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    boxes = dict.fromkeys(seats, b"x" * (ANSWERS // 12))
    state = Gratitude(999, Reveal(Gate(seats, seats, 1.8e9), boxes, (), seats, 1.8e9))
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE
