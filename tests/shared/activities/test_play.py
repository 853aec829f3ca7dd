"""`play`: pages that open together, a drawing that is guessed, jokes in a jar, a shelf of our own."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.play import MOST_GUESSES, MOST_SLIPS, Play
from samesky_shared.decks.games import game_cards
from samesky_shared.protocol import Entry
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused

PICTURE = "ab" * 32


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Play,), ("ann", "bob", "cleo"))


def state(live: Rehearsal) -> Play:
    found = live.state("play")
    assert isinstance(found, Play)
    return found


def opened(state: Any, writer: str, reader: str) -> bool:
    seen = state.round
    if seen is None or seen.opens_at is None or writer not in seen.boxes:
        return False
    return reader in seen.boxes or writer in seen.shared


def pulled(state: Any, writer: str, reader: str) -> bool:
    return state.pulled is not None and state.pulled.by == writer


def test_it_keeps_what_every_activity_promises() -> None:
    shown = dict.fromkeys(("begin.text", "tell.text", "guess.text", "shelve.text"), ALWAYS)
    check_activity(
        Play, reveals={**shown, "tell.which": opened, "answer.text": opened, "slip.text": pulled}, examples=6
    )


def test_this_or_that_opens_for_all_at_once_and_no_card_comes_again_until_all_have_been(
    live: Rehearsal,
) -> None:
    act(live, "ann", "play", "lay", game="this")
    page = state(live).page
    for who in ("ann", "bob"):
        act(live, who, "play", "answer", page=page, text=b"\x000")
    assert state(live).view("ann")["round"]["answers"].keys() == {"ann"}
    (entry,) = act(live, "cleo", "play", "answer", page=page, text=b"\x001").entries
    assert (entry.kind, entry.body["game"], entry.body["card"]) == ("played", "this", state(live).card)
    assert entry.body["played"].keys() == {"ann", "bob", "cleo"}
    seen = [state(live).card]
    for _ in range(len(game_cards("this"))):
        act(live, "ann", "play", "lay", game="this", after=state(live).page)
        seen.append(state(live).card)
    assert sorted(map(str, seen[:-1])) == sorted(game_cards("this"))
    assert seen[-1] != seen[-2]


def test_of_a_tale_all_read_the_sentences_and_nobody_which_is_untrue_before_the_guesses(
    live: Rehearsal,
) -> None:
    act(live, "ann", "play", "tell", text=b"\x00[1,2,3]", which=b"\x002")
    page = state(live).page
    seen = state(live).view("bob")
    assert (seen["words"], seen["by"], seen["round"]["answers"]) == (b"\x00[1,2,3]", "ann", {})
    assert refused(live, "ann", "play", "answer", page=page, text=b"\x000") == ("conflict", "args.page")
    act(live, "bob", "play", "answer", page=page, text=b"\x002")
    act(live, "cleo", "play", "answer", page=page, text=b"\x000")
    assert state(live).view("bob")["round"]["answers"]["ann"] == b"\x002"


def test_who_sleeps_finds_the_page_in_the_morning_and_who_passes_is_not_waited_for(live: Rehearsal) -> None:
    live.present = {"ann"}
    act(live, "ann", "play", "begin", text=b"\x00When it rains, I")
    page = state(live).page
    act(live, "ann", "play", "answer", page=page, text=b"\x00sleep")
    act(live, "cleo", "play", "pass_on", page=page)
    assert refused(live, "ann", "play", "lay", game="this", after=page)[0] == "not_yet"
    live.wait(9 * 3600)
    act(live, "bob", "play", "answer", page=page, text=b"\x00dance")
    assert state(live).view("bob")["round"]["answers"].keys() == {"ann", "bob"}
    assert state(live).view("cleo")["round"]["answers"] == {}
    act(live, "ann", "play", "turn_over", after=page)
    assert (state(live).game, state(live).words) == (None, None)
    assert refused(live, "ann", "play", "answer", page=state(live).page, text=b"\x00x")[0] == "conflict"


def test_two_who_lay_out_at_once_lay_out_one(live: Rehearsal) -> None:
    act(live, "ann", "play", "lay", game="this", after="p1")
    assert live.act("bob", "play", "lay", game="finish", after="p1") is None


def test_what_is_drawn_is_known_to_who_draws_alone_until_it_is_guessed(live: Rehearsal) -> None:
    act(live, "ann", "play", "draw")
    assert state(live).view("ann")["sketch"].card in game_cards("draw")
    assert state(live).view("bob")["sketch"].card is None
    assert refused(live, "ann", "play", "guess", sketch="s1", text=b"\x00cat") == ("conflict", "args.sketch")
    assert refused(live, "bob", "play", "draw", after="s1") == ("conflict", "args.after")
    for n in range(MOST_GUESSES + 2):
        act(live, "bob", "play", "guess", sketch="s1", text=b"\x00" + str(n).encode())
    guesses = state(live).view("cleo")["sketch"].guesses
    assert len(guesses) == MOST_GUESSES
    assert refused(live, "bob", "play", "right", sketch="s1", guess=guesses[0].id) == (
        "forbidden",
        "args.sketch",
    )
    assert refused(live, "ann", "play", "right", sketch="s1", guess="g0") == ("unknown", "args.guess")
    (entry,) = act(live, "ann", "play", "right", sketch="s1", guess=guesses[-1].id, picture=PICTURE).entries
    assert (entry.kind, entry.by, entry.body["found"], entry.body["blobs"]) == (
        "drawing",
        "ann",
        "bob",
        (PICTURE,),
    )
    assert state(live).view("bob")["sketch"].card == entry.body["card"]
    act(live, "bob", "play", "draw", after="s1")
    assert state(live).sketch.by == "bob"  # type: ignore[union-attr] # it was drawn just now


def test_a_picture_is_left_for_who_sleeps_and_nobody_takes_its_place_meanwhile(live: Rehearsal) -> None:
    live.present = {"ann"}
    act(live, "ann", "play", "draw")
    act(live, "ann", "play", "leave", sketch="s1", picture=PICTURE)
    live.present = {"bob"}
    assert refused(live, "bob", "play", "draw", after="s1")[0] == "conflict"
    act(live, "bob", "play", "guess", sketch="s1", text=b"\x00a snail")
    (entry,) = act(live, "ann", "play", "reveal", sketch="s1").entries
    assert (entry.body["found"], entry.body["blobs"]) == ("", (PICTURE,))
    assert live.act("ann", "play", "reveal", sketch="s1") is None


def test_one_who_went_away_in_the_middle_of_a_drawing_holds_nobody(live: Rehearsal) -> None:
    act(live, "ann", "play", "draw")
    live.present = {"bob", "cleo"}
    act(live, "bob", "play", "draw", after="s1")
    live.settle(live.room.members.left("bob", live.now))
    assert state(live).sketch is None


def test_a_joke_in_the_jar_is_its_writers_alone_until_it_is_pulled(live: Rehearsal) -> None:
    act(live, "ann", "play", "slip", text=b"\x00why the chicken")
    act(live, "bob", "play", "slip", text=b"\x00knock knock")
    assert state(live).view("ann")["jar"] == {"j1": b"\x00why the chicken"}
    assert state(live).view("cleo")["inside"] == 2
    assert refused(live, "ann", "play", "take_back", slip="j2") == ("unknown", "args.slip")
    act(live, "ann", "play", "take_back", slip="j1")
    (entry,) = act(live, "cleo", "play", "pull").entries
    assert (entry.kind, entry.body) == ("joke", {"by": "bob", "text": b"\x00knock knock"})
    assert Play.without_words(entry, "cleo") == entry.body
    assert Play.without_words(entry, "bob") == {}
    assert refused(live, "ann", "play", "pull")[0] == "conflict"
    for _ in range(MOST_SLIPS):
        act(live, "ann", "play", "slip", text=b"\x00x")
    assert refused(live, "ann", "play", "slip", text=b"\x00x")[0] == "full"


def test_what_somebody_wrote_goes_with_them(live: Rehearsal) -> None:
    act(live, "ann", "play", "tell", text=b"\x00[]", which=b"\x000")
    act(live, "bob", "play", "slip", text=b"\x00x")
    act(live, "bob", "play", "draw")
    assert state(live).without("ann").words is None
    bare = state(live).without("bob")
    assert (bare.jar, bare.sketch) == ({}, None)
    body = {
        "page": "p1",
        "game": "tale",
        "words": b"\x00[]",
        "by": "ann",
        "played": {"ann": b"0", "bob": b"1"},
    }
    left = Play.without_words(Entry("1-0", 1, 1.0, "play", "played", "bob", body), "ann")
    assert (left["words"], left["by"], left["played"]) == (None, "", {"bob": b"1"})
    assert state(live).exported("bob").jar.keys() == {"j1"}
    assert state(live).exported("ann").jar == {}
