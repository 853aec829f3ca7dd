"""`pact`: on with everybody's yes, seen by those of it alone, and nothing kept but that there was such a time."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.pact import ASKS, SHORT, Pact
from samesky_shared.core.record import Record
from samesky_shared.testing import Rehearsal, check_activity

from ..probe import Probe, act, refused


class Three(Rehearsal):
    """A rehearsal with words for what happens in it."""

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "pact", cmd, **args)

    @property
    def pact(self) -> Pact:
        found = self.state("pact")
        assert isinstance(found, Pact)
        return found

    def entries(self) -> list[tuple[str, Any, Any]]:
        return [(one.kind, one.body, one.to) for record in self.records for one in record.entries]


@pytest.fixture
def two() -> Three:
    return Three((Pact, Probe))


@pytest.fixture
def three() -> Three:
    return Three((Pact, Probe), ("ann", "bob", "cleo"))


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Pact, examples=10)


def test_it_is_on_for_all_at_one_instant_and_over_by_itself(two: Three) -> None:
    two.do("ann", "ask", minutes=30)
    assert two.pact.attending() == ()
    asked = two.pact.view("bob").asked
    assert asked is not None
    assert (asked.by, asked.yours) == ("ann", None)
    begun = two.do("bob", "agree", pact="p1")
    on = two.pact.on
    assert on is not None
    assert (on.since, on.until) == (begun.at, begun.at + 1800)
    assert two.pact.attending() == ("ann", "bob")
    (over,) = two.wait(1801)
    assert over.at == on.until
    assert two.pact == Pact(1)


def test_what_is_kept_has_no_length_and_no_score(two: Three) -> None:
    two.do("ann", "ask", minutes=5)
    two.do("bob", "agree", pact="p1")
    two.wait(301)
    assert two.entries() == [("together", {"who": ("ann", "bob")}, ("ann", "bob"))]


def test_whoever_leaves_early_leaves_no_trace_of_it(two: Three) -> None:
    two.do("ann", "ask", minutes=60)
    two.do("bob", "agree", pact="p1")
    two.wait(SHORT - 10)
    two.do("bob", "leave", pact="p1")
    assert two.pact == Pact(1)
    assert two.entries() == []
    two.do("bob", "ask", minutes=60)
    two.do("ann", "agree", pact="p2")
    two.wait(SHORT + 1)
    two.do("ann", "leave", pact="p2")
    assert [kind for kind, _, _ in two.entries()] == ["together"]
    assert two.act("ann", "pact", "leave", pact="p2") is None, "it is over already"


def test_a_no_leaves_no_trace_and_an_ask_is_over_by_itself(two: Three) -> None:
    two.do("ann", "ask", minutes=30)
    assert two.act("bob", "pact", "not_now", pact="p1") is None
    two.wait(ASKS + 1)
    assert two.pact.asked is None
    two.do("ann", "ask", minutes=30)
    two.do("ann", "not_now", pact="p2")
    assert two.pact.asked is None


def test_of_three_two_go_on_and_nobody_joins(three: Three) -> None:
    three.do("ann", "ask", minutes=30)
    three.do("bob", "agree", pact="p1")
    assert three.pact.on is None
    asked = three.pact.view("cleo").asked
    assert asked is not None
    assert asked.yours is None, "who has said yes is told to nobody"
    three.do("cleo", "agree", pact="p1")
    three.do("ann", "leave", pact="p1")
    assert three.pact.attending() == ("bob", "cleo")
    assert refused(three, "ann", "pact", "agree", pact="p1") == ("conflict", "args.pact")
    three.settle(three.room.members.left("cleo", three.now))
    assert three.pact.on is None


def test_who_is_not_here_is_not_asked_and_one_alone_asks_nobody(three: Three) -> None:
    three.status("cleo", "offline")
    three.do("ann", "ask", minutes=30)
    assert three.pact.view("cleo").asked is None
    assert refused(three, "cleo", "pact", "agree", pact="p1") == ("forbidden", None)
    three.do("bob", "agree", pact="p1")
    assert three.pact.attending() == ("ann", "bob")
