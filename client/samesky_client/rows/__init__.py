"""The table of rows: what the client knows of each activity. A new one is one file here and one line below."""

from __future__ import annotations

from . import agreements, checkin, gratitude, languages, letters, listening, milestones, repair, support, talk
from .row import Row

ROWS: dict[str, Row] = {
    row.kind: row
    for row in (
        gratitude.ROW,
        checkin.ROW,
        listening.ROW,
        talk.ROW,
        repair.ROW,
        agreements.ROW,
        languages.ROW,
        support.ROW,
        milestones.ROW,
        letters.ROW,
    )
}
