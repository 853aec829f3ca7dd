"""A member goes, with their words or without: in states, in entries, and in what waits for them."""

from __future__ import annotations

import pytest

from samesky_shared.activities import ACTIVITIES, Chat, Player, Playlist, Questions, Timer
from samesky_shared.core.activity import Catalog
from samesky_shared.core.parting import erased, part, redaction
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry
from samesky_shared.testing import Rehearsal

CATALOG = Catalog(ACTIVITIES)


def evening() -> Rehearsal:
    live = Rehearsal((Chat, Player, Playlist, Questions, Timer), ("ann", "bob", "cleo"))
    for who in ("ann", "bob"):
        live.act(who, "chat", "say", text=b"\0" + who.encode())
        live.act(who, "playlist", "add", media=b"\0" + who.encode() + b" wants")
        live.act(who, "questions", "bring", cards=[{"depth": 1, "text": b"\0" + who.encode() + b" asks"}])
    live.act("ann", "questions", "draw")
    live.act("ann", "questions", "keep", card=live.state("questions").card)
    return live


def goes(live: Rehearsal, who: str, *, erase: bool) -> None:
    assert live.keep(part(live.room, live.moment(), who, erase=erase)) is not None


def test_one_who_is_no_member_cannot_leave() -> None:
    live = evening()
    assert part(live.room, live.moment(), "eve", erase=True) is None


def test_words_stay_where_they_are_left() -> None:
    live = evening()
    before = live.state("playlist")
    goes(live, "ann", erase=False)
    assert live.state("playlist") == before
    assert live.room.members.erasures.of == {}
    assert set(live.room.members.members) == {"bob", "cleo"}


def test_states_hold_nothing_of_who_takes_their_words_along() -> None:
    live = evening()
    goes(live, "ann", erase=True)
    assert [item.by for item in live.state("playlist").items] == ["bob"]
    assert set(live.state("chat").lines.values()) == {"bob"}
    questions = live.state("questions")
    assert list(questions.brought_by.values()) == ["bob"]
    assert [card.text for card in questions.own.values()] == [b"\0bob asks"]
    assert "ann" not in questions.kept
    assert live.room.members.erasures.of["ann"].entries is None


def test_what_plays_goes_on_and_what_waits_does_not_wait_for_them() -> None:
    live = evening()
    item = live.state("playlist").items[0].id
    live.act("ann", "playlist", "play", item=item)
    for who in ("bob", "cleo"):
        live.act(who, "player", "ready", item=item)
    assert not live.state("player").playing
    goes(live, "ann", erase=True)
    assert live.state("player").playing
    assert [one.id for one in live.state("playlist").items if one.by == "ann"] == [item]


def test_a_question_of_theirs_on_the_table_is_put_away() -> None:
    live = Rehearsal((Questions,), ("ann", "bob"))
    live.act("ann", "questions", "bring", cards=[{"depth": 1, "text": b"\0why"}])
    live.act("bob", "questions", "use", deck="own")
    live.act("bob", "questions", "draw")
    live.act("bob", "questions", "answer", card="o1", text=b"\0because")
    goes(live, "ann", erase=True)
    assert (live.state("questions").card, live.state("questions").round) == (None, None)


def test_the_round_opens_for_those_who_are_left() -> None:
    live = Rehearsal((Questions,), ("ann", "bob"))
    live.act("bob", "questions", "draw")
    live.act("bob", "questions", "answer", card=live.state("questions").card, text=b"\0mine")
    goes(live, "ann", erase=False)
    assert live.state("questions").round.opens_at is not None
    [entry] = live.records[-1].entries
    assert (entry.kind, entry.by, list(entry.body["answers"])) == ("answers", "ann", ["bob"])
    assert erased(CATALOG, entry, "ann") is None, "she only set it off; the words are his"


def test_an_entry_loses_what_they_wrote_and_keeps_what_others_did() -> None:
    line = Entry("1-0", 1, 1.0, "chat", "line", "ann", {"line": "x", "text": b"\0hi"})
    less = erased(CATALOG, line, "ann")
    assert less is not None
    assert (less.id, less.body) == ("1-0", {"line": "x"}), "its place stays"
    assert erased(CATALOG, line, "bob") is None
    assert erased(CATALOG, less, "ann") is None, "once is enough"
    unknown = Entry("2-0", 2, 1.0, "newer:thing", "note", "ann", {"text": b"\0hi"})
    made = erased(CATALOG, unknown, "ann")
    assert made is not None
    assert made.body == {}
    body = {
        "card": "o1",
        "deck": "own",
        "text": b"\0q",
        "text_by": "ann",
        "answers": {"ann": b"a", "bob": b"b"},
    }
    both = Entry("3-0", 3, 1.0, "questions", "answers", "ann", body)
    rest = erased(CATALOG, both, "ann")
    assert rest is not None
    assert rest.body == {"card": "o1", "deck": "own", "text": None, "text_by": "", "answers": {"bob": b"b"}}
    last = erased(CATALOG, rest, "bob")
    assert last is not None
    assert last.body == {}


def test_a_redaction_changes_no_state() -> None:
    live = evening()
    entry = Entry("1-0", 1, 1.0, "chat", "line", "ann")
    draft = redaction(live.room, live.moment(), (entry,))
    assert (draft.record.states, draft.record.redacted, draft.record.seq) == ({}, (entry,), live.room.seq + 1)
    before = dict(live.room.instances)
    live.keep(draft)
    assert live.room.instances == before


def test_a_deleted_room_lets_nobody_go_any_more() -> None:
    live = Rehearsal((Chat,), ("ann",))
    goes(live, "ann", erase=True)
    assert live.room.members.deleted_at is not None
    assert part(live.room, live.moment(), "ann", erase=True) is None
    with pytest.raises(Refused, match="no such room"):
        redaction(live.room, live.moment(), ())
