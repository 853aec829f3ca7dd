"""The table of rows: what the client knows of each activity. A new one is one file here and one line below."""

from __future__ import annotations

from . import (
    agreements,
    breathe,
    call,
    chat,
    checkin,
    cook,
    culture,
    gratitude,
    guess,
    kindness,
    languages,
    letters,
    listening,
    milestones,
    moment,
    play,
    playlist,
    repair,
    support,
    talk,
    timeline,
    touch,
    tour,
    wishes,
)
from .row import Row

ROWS: dict[str, Row] = {
    row.kind: row
    for row in (
        gratitude.ROW,
        checkin.ROW,
        listening.ROW,
        talk.ROW,
        repair.ROW,
        breathe.ROW,
        guess.ROW,
        wishes.ROW,
        agreements.ROW,
        languages.ROW,
        support.ROW,
        kindness.ROW,
        milestones.ROW,
        culture.ROW,
        cook.ROW,
        play.ROW,
        letters.ROW,
        timeline.ROW,
        call.ROW,
        touch.ROW,
        moment.ROW,
        tour.ROW,
        playlist.ROW,
        chat.ROW,
    )
}
SHOWS: dict[str, Row] = {verb: row for row in ROWS.values() for verb in row.shows}
"""Rows by the verbs that only show something."""
