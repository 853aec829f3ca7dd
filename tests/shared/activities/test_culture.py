"""`culture`: where each is from, words that are taught, and how things are done at home."""

from __future__ import annotations

import pytest

from samesky_shared.activities.culture import Culture
from samesky_shared.decks.cards import cards
from samesky_shared.protocol import Entry
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused

CARDS = [one.id for one in cards("culture", "en")]
CLIP = "ab" * 32


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Culture,), ("ann", "bob", "cleo"))


def state(live: Rehearsal) -> Culture:
    found = live.state("culture")
    assert isinstance(found, Culture)
    return found


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(
        Culture, reveals=dict.fromkeys(("home.about", "teach.word", "tell.text"), ALWAYS), examples=8
    )


def test_a_word_is_kept_in_the_timeline_and_names_the_clip_that_belongs_to_it(live: Rehearsal) -> None:
    (entry,) = act(live, "ann", "culture", "teach", word=b"\x00saudade", clip=CLIP).entries
    assert (entry.kind, entry.by, entry.to) == ("word", "ann", None)
    assert entry.body == {"word": b"\x00saudade", "blobs": [CLIP]}
    (bare,) = act(live, "bob", "culture", "teach", word=b"\x00Feierabend").entries
    assert "blobs" not in bare.body
    assert refused(live, "ann", "culture", "teach", word=b"\x00x", clip="../etc") == ("invalid", "args.clip")
    assert Culture.without_words(Entry("1-0", 1, 1.0, "culture", "word", "ann", entry.body), "ann") == {}
    assert (
        Culture.without_words(Entry("1-0", 1, 1.0, "culture", "word", "ann", entry.body), "bob") == entry.body
    )


def test_no_card_comes_again_until_all_have_been_and_the_last_not_twice_in_a_row(live: Rehearsal) -> None:
    drawn = []
    for _ in range(len(CARDS) + 1):
        act(live, "ann", "culture", "draw", after=drawn[-1] if drawn else None)
        drawn.append(state(live).card)
    assert sorted(drawn[:-1]) == CARDS
    assert drawn[-1] != drawn[-2]
    assert state(live).used == (drawn[-1],)


def test_two_who_draw_at_once_lay_out_one_card(live: Rehearsal) -> None:
    act(live, "ann", "culture", "draw")
    card = state(live).card
    act(live, "ann", "culture", "draw", after=card)
    assert live.act("bob", "culture", "draw", after=card) is None


def test_whoever_likes_tells_how_it_is_done_where_they_are_from(live: Rehearsal) -> None:
    act(live, "ann", "culture", "draw")
    for who in ("ann", "cleo"):
        (entry,) = act(live, who, "culture", "tell", card=state(live).card, text=b"\x00so").entries
        assert (entry.kind, entry.by, entry.body) == (
            "told",
            who,
            {"card": state(live).card, "text": b"\x00so"},
        )
    assert refused(live, "ann", "culture", "tell", card="c99", text=b"\x00so") == ("unknown", "args.card")


def test_where_somebody_is_from_stands_until_they_take_it_back_or_leave(live: Rehearsal) -> None:
    for who in ("ann", "bob", "cleo"):
        act(live, who, "culture", "home", about=b"\x00" + who.encode())
    act(live, "ann", "culture", "home", about=b"\x00elsewhere")
    act(live, "bob", "culture", "no_home")
    assert live.act("bob", "culture", "no_home") is None
    assert state(live).homes == {"ann": b"\x00elsewhere", "cleo": b"\x00cleo"}
    live.settle(live.room.members.left("cleo", live.now))
    assert state(live).homes.keys() == {"ann"}
