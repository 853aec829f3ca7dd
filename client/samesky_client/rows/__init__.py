"""The table of rows: what the client knows of each activity. A new one is one file here and one line below."""

from __future__ import annotations

from . import (
    agreements,
    checkin,
    culture,
    gratitude,
    languages,
    letters,
    listening,
    milestones,
    support,
    talk,
)
from .row import Row

ROWS: dict[str, Row] = {
    row.kind: row
    for row in (
        gratitude.ROW,
        checkin.ROW,
        listening.ROW,
        talk.ROW,
        agreements.ROW,
        languages.ROW,
        support.ROW,
        milestones.ROW,
        culture.ROW,
        letters.ROW,
    )
}
