"""The table of rows: what the client knows of each activity. A new one is one file here and one line below."""

from __future__ import annotations

from . import checkin, culture, gratitude, milestones
from .row import Row

ROWS: dict[str, Row] = {
    row.kind: row
    for row in (
        gratitude.ROW,
        checkin.ROW,
        milestones.ROW,
        culture.ROW,
    )
}
