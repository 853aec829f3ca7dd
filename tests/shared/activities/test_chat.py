"""`chat`: short words in between; they live in the timeline."""

from __future__ import annotations

import msgspec
import pytest

from samesky_shared.activities.chat import REMEMBERED, Chat
from samesky_shared.core.record import Record
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Chat,), ("ann", "bob", "cleo"))


def line(record: Record) -> str:
    found = record.entries[0].body["line"]
    assert isinstance(found, str)
    return found


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Chat, reveals={"say.text": ALWAYS, "edit.text": ALWAYS})


def test_a_line_is_an_entry_and_not_part_of_the_state(live: Rehearsal) -> None:
    said = act(live, "ann", "chat", "say", text=b"\x00hello")
    (entry,) = said.entries
    assert (entry.kind, entry.by, entry.to) == ("line", "ann", None)
    assert entry.body == {"line": line(said), "text": b"\x00hello"}
    assert b"hello" not in live.seen(said, "ann").replace(b"\x00hello", b"", 1)
    assert live.room.view("bob", "chat") == {"newest": line(said), "shows": False, "marks": {}}


def test_a_reply_names_its_line(live: Rehearsal) -> None:
    first = line(act(live, "ann", "chat", "say", text=b"\x00a"))
    reply = act(live, "bob", "chat", "say", text=b"\x00b", reply=first)
    assert reply.entries[0].body["reply"] == first


def test_only_its_author_changes_a_line_or_takes_it_back(live: Rehearsal) -> None:
    mine = line(act(live, "ann", "chat", "say", text=b"\x00a"))
    for cmd, args in (("edit", {"text": b"\x00x"}), ("unsay", {})):
        assert refused(live, "bob", "chat", cmd, line=mine, **args) == ("forbidden", "args.line")
        assert refused(live, "bob", "chat", cmd, line="nothing", **args) == ("unknown", "args.line")
    edited = act(live, "ann", "chat", "edit", line=mine, text=b"\x00b")
    assert edited.entries[0].kind == "edited"
    assert edited.entries[0].body == {"line": mine, "text": b"\x00b"}
    unsaid = act(live, "ann", "chat", "unsay", line=mine)
    assert (unsaid.entries[0].kind, unsaid.entries[0].body) == ("unsaid", {"line": mine})
    assert refused(live, "ann", "chat", "edit", line=mine, text=b"\x00c") == ("unknown", "args.line")
    assert live.room.view("ann", "chat")["newest"] is None


def test_the_newest_lines_can_be_changed_and_the_state_stays_small(live: Rehearsal) -> None:
    lines = [line(act(live, "ann", "chat", "say", text=b"\x00a")) for _ in range(REMEMBERED + 5)]
    assert list(live.state("chat").lines) == lines[5:]
    assert refused(live, "ann", "chat", "unsay", line=lines[4]) == ("unknown", "args.line")
    act(live, "ann", "chat", "unsay", line=lines[5])


def test_a_line_for_some_reaches_nobody_else(live: Rehearsal) -> None:
    act(live, "ann", "chat:two", "open", audience=["ann", "bob"])
    said = act(live, "bob", "chat:two", "say", text=b"\x00secret")
    assert b"secret" in live.seen(said, "ann")
    assert b"secret" not in live.seen(said, "cleo")


def marks(live: Rehearsal, who: str) -> dict[str, str]:
    found = live.room.view(who, "chat")
    assert isinstance(found, dict)
    return dict(found["marks"])


def test_how_far_one_has_read_shows_only_between_those_who_show_it(live: Rehearsal) -> None:
    first = line(act(live, "ann", "chat", "say", text=b"\x00a"))
    assert live.act("bob", "chat", "read", line=first) is None, "nothing is kept of who shows nothing"
    act(live, "bob", "chat", "show_mark")
    assert live.act("bob", "chat", "show_mark") is None
    act(live, "bob", "chat", "read", line=first)
    assert (marks(live, "ann"), marks(live, "cleo")) == ({}, {})
    act(live, "ann", "chat", "show_mark")
    assert marks(live, "ann") == {"bob": first}
    assert marks(live, "cleo") == {}
    act(live, "bob", "chat", "show_mark", on=False)
    assert marks(live, "ann") == {}
    assert live.state("chat").marks == {"ann": ""}


def test_a_mark_goes_on_and_never_back(live: Rehearsal) -> None:
    act(live, "bob", "chat", "show_mark")
    first, second = (line(act(live, "ann", "chat", "say", text=b"\x00a")) for _ in range(2))
    act(live, "bob", "chat", "read", line=second)
    assert live.act("bob", "chat", "read", line=first) is None
    assert live.act("bob", "chat", "read", line="gone") is None
    assert marks(live, "bob") == {"bob": second}


def test_a_mark_goes_with_who_leaves_and_with_their_words(live: Rehearsal) -> None:
    act(live, "bob", "chat", "show_mark")
    act(live, "ann", "chat", "show_mark")
    assert live.state("chat").without("bob").marks == {"ann": ""}
    live.settle(live.room.members.left("bob", live.now))
    assert live.state("chat").marks == {"ann": ""}


def test_a_state_of_before_is_read_and_goes_on(live: Rehearsal) -> None:
    act(live, "ann", "chat", "say", text=b"\x00a")
    one = live.room.instances["chat"]
    old = msgspec.convert(Chat.upgrade({"lines": {"l1": "ann"}}), Chat)
    live.room.instances["chat"] = msgspec.structs.replace(one, state=old)
    act(live, "bob", "chat", "show_mark")
    act(live, "bob", "chat", "read", line="l1")
    assert marks(live, "bob") == {"bob": "l1"}
