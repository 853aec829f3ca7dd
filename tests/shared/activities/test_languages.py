"""`languages`: what each has chosen opens together (how pages go: core/test_pages.py)."""

from __future__ import annotations

from samesky_shared.activities.languages import Languages
from samesky_shared.testing import Rehearsal, check_activity

from ..probe import act


def opened(state: Languages, writer: str, reader: str) -> bool:
    """Whether a reader may see what the writer put on the page."""
    page = state.round
    return page is not None and page.opens_at is not None and (reader in page.boxes or writer in page.shared)


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Languages, reveals={"answer.text": opened})


def test_what_opens_has_its_own_kind_and_is_nobody_elses_to_take_back() -> None:
    table = Rehearsal((Languages,))
    for who in ("ann", "bob"):
        record = act(table, who, "languages", "answer", page="p1", text=b"\x00" + who.encode())
    (entry,) = record.entries
    assert (entry.kind, entry.body) == (
        "ways",
        {"page": "p1", "ways": {"ann": b"\x00ann", "bob": b"\x00bob"}},
    )
    assert Languages.without_words(entry, "ann") == {"page": "p1", "ways": {"bob": b"\x00bob"}}
    act(table, "ann", "languages", "turn_over", after="p1")
    assert table.room.view("ann", "languages") == {"page": "p2", "round": None}
