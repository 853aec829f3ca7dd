"""`learn`: one goal that all lay out, how far each is, and questions whose answers open together."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.learn import MOST_CHAPTERS, Learn
from samesky_shared.protocol import MAX_STATE, Entry
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Learn,), ("ann", "bob", "cleo"))


def state(live: Rehearsal) -> Learn:
    found = live.state("learn")
    assert isinstance(found, Learn)
    return found


def chapters(live: Rehearsal) -> list[str]:
    goal = state(live).goal
    assert goal is not None
    return [one.id for one in goal.chapters]


def laid(live: Rehearsal, *names: str) -> None:
    act(live, "ann", "learn", "aim", text=b"\x00Portuguese")
    for name in names:
        act(live, "bob", "learn", "chapter", goal="g1", chapter=name, text=b"\x00" + name.encode())


def opened(state: Any, writer: str, reader: str) -> bool:
    seen = state.round
    if seen is None or seen.opens_at is None or writer not in seen.boxes:
        return False
    return reader in seen.boxes or writer in seen.shared


def test_it_keeps_what_every_activity_promises() -> None:
    shown = dict.fromkeys(("aim.text", "chapter.text", "quiz.text"), ALWAYS)
    check_activity(Learn, reveals={**shown, "quiz.right": opened, "answer.text": opened}, examples=6)


def test_anybody_lays_out_the_way_and_each_says_how_far_they_are(live: Rehearsal) -> None:
    laid(live, "a", "b", "c")
    act(live, "ann", "learn", "chapter", goal="g1", chapter="d", text=b"\x00d")
    act(live, "ann", "learn", "move", goal="g1", chapter="d", before="a")
    act(live, "ann", "learn", "chapter", goal="g1", chapter="c", text=b"\x00C")
    assert chapters(live) == ["d", "a", "b", "c"]
    for one in ("b", "a"):
        act(live, "ann", "learn", "did", goal="g1", chapter=one)
    act(live, "bob", "learn", "did", goal="g1", chapter="a")
    goal = state(live).goal
    assert goal is not None
    assert goal.through == {"ann": ("a", "b"), "bob": ("a",)}, "in the order of the chapters"
    act(live, "ann", "learn", "did", goal="g1", chapter="b", through=False)
    act(live, "cleo", "learn", "strike", goal="g1", chapter="a")
    goal = state(live).goal
    assert goal is not None
    assert (chapters(live), goal.through) == (["d", "b", "c"], {})


def test_what_does_not_fit_is_refused_with_its_field(live: Rehearsal) -> None:
    assert refused(live, "ann", "learn", "did", goal="g1", chapter="a") == ("conflict", "args.goal")
    laid(live, "a")
    assert refused(live, "ann", "learn", "aim", text=b"\x00More") == ("conflict", "args.goal")
    assert refused(live, "ann", "learn", "did", goal="g1", chapter="z") == ("unknown", "args.chapter")
    move = {"goal": "g1", "chapter": "a", "before": "a"}
    assert refused(live, "ann", "learn", "move", **move) == ("unknown", "args.before")
    assert refused(live, "ann", "learn", "answer", page="p1", text=b"\x00x") == ("conflict", "args.page")
    for n in range(MOST_CHAPTERS - 1):
        act(live, "ann", "learn", "chapter", goal="g1", chapter=f"n{n}", text=b"\x00" * 250)
    assert refused(live, "ann", "learn", "chapter", goal="g1", chapter="more", text=b"\x00m")[0] == "full"
    assert len(encoded(state(live))) < MAX_STATE / 2


def test_a_goal_that_was_reached_is_kept_and_one_that_is_let_go_leaves_nothing(live: Rehearsal) -> None:
    laid(live, "a")
    (entry,) = act(live, "cleo", "learn", "reach", goal="g1").entries
    assert (entry.kind, entry.body["by"], entry.body["text"]) == ("reached", "ann", b"\x00Portuguese")
    assert [one["id"] for one in entry.body["chapters"]] == ["a"]
    act(live, "bob", "learn", "aim", text=b"\x00Chess")
    assert act(live, "bob", "learn", "let_go", goal="g2").entries == ()
    assert live.act("bob", "learn", "let_go", goal="g2") is None
    assert state(live).goal is None


def test_the_answer_of_who_asks_opens_with_those_of_the_others(live: Rehearsal) -> None:
    act(live, "ann", "learn", "quiz", text=b"\x00Bread?", right=b"\x00pao")
    page = state(live).page
    seen = state(live).view("bob")
    assert (seen["words"], seen["by"], seen["round"]["answers"]) == (b"\x00Bread?", "ann", {})
    assert refused(live, "ann", "learn", "answer", page=page, text=b"\x00x") == ("conflict", "args.page")
    act(live, "bob", "learn", "answer", page=page, text=b"\x00pan")
    assert refused(live, "bob", "learn", "quiz", text=b"\x00?", right=b"\x00!", after=page)[0] == "not_yet"
    (entry,) = act(live, "cleo", "learn", "answer", page=page, text=b"\x00pao").entries
    assert (entry.kind, entry.body["by"], entry.body["words"]) == ("quizzed", "ann", b"\x00Bread?")
    assert entry.body["quizzed"] == {"ann": b"\x00pao", "bob": b"\x00pan", "cleo": b"\x00pao"}
    act(live, "bob", "learn", "quiz", text=b"\x00Salt?", right=b"\x00sal", after=page)
    assert (state(live).by, state(live).page) == ("bob", "p3")
    assert live.act("cleo", "learn", "quiz", text=b"\x00Tea?", right=b"\x00cha", after=page) is None, (
        "too late"
    )


def test_who_leaves_is_not_waited_for_and_takes_their_words(live: Rehearsal) -> None:
    laid(live, "a")
    act(live, "cleo", "learn", "chapter", goal="g1", chapter="z", text=b"\x00z")
    act(live, "cleo", "learn", "did", goal="g1", chapter="a")
    act(live, "ann", "learn", "quiz", text=b"\x00Bread?", right=b"\x00pao")
    act(live, "bob", "learn", "answer", page="p2", text=b"\x00pan")
    live.settle(live.room.members.left("cleo", live.now))
    after = state(live)
    assert after.round is not None
    assert after.round.opens_at is not None
    assert after.goal is not None
    assert after.goal.through == {}
    bare = after.without("ann")
    assert (bare.by, bare.words, bare.goal and bare.goal.text) == ("", None, None)
    assert [one.id for one in (after.without("cleo").goal or after.goal).chapters] == ["a"]


def test_erased_words_are_gone_from_what_is_kept(live: Rehearsal) -> None:
    laid(live, "a")
    (reached,) = act(live, "ann", "learn", "reach", goal="g1").entries
    assert Learn.without_words(reached, "bob")["chapters"] == []
    assert Learn.without_words(reached, "ann")["text"] is None
    body = {"page": "p2", "by": "ann", "words": b"q", "quizzed": {"ann": b"x", "bob": b"y"}}
    bare = Learn.without_words(Entry("1-0", 1, 0.0, "learn", "quizzed", "bob", body), "ann")
    assert (bare["by"], bare["words"], bare["quizzed"]) == ("", None, {"bob": b"y"})
