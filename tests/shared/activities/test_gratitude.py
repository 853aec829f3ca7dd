"""`gratitude`: a page of thanks keeps what every activity promises (how pages go: core/test_pages.py)."""

from __future__ import annotations

from samesky_shared.activities.gratitude import Gratitude
from samesky_shared.testing import check_activity


def opened(state: Gratitude, writer: str, reader: str) -> bool:
    """Whether a reader may see what the writer put on the page."""
    page = state.round
    return page is not None and page.opens_at is not None and (reader in page.boxes or writer in page.shared)


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Gratitude, reveals={"thank.text": opened})
