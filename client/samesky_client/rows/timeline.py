"""The past in a terminal: found by words or by its day, on this device, and kept by the id that stands before it."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..speech import Said, clean
from .row import Row

if TYPE_CHECKING:
    from ..room import Room

_ID = re.compile(r"[1-9][0-9]{0,15}-[0-9]{1,3}")


async def _keep(room: Room, rest: str) -> None:
    entry = _id(rest)
    await room.timeline().keep(entry)


async def _let_go(room: Room, rest: str) -> None:
    entry = _id(rest)
    await room.timeline().let_go(entry)


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise Said("invalid", "ask-piece")
    return text


async def found(room: Room, wanted: str, lang: str = "en") -> list[str]:
    """What of the past has all these words, whatever their case and accents, or is of this day; oldest first.

    Raises:
        Said: `invalid` where nothing is looked for.
    """
    from ..keepsake import Piece, name_of, pieces  # it reads all rows, this one too

    if not wanted:
        raise Said("invalid", "ask-find")
    zone = ZoneInfo(room.members[room.you].tz or "UTC")
    kept, lines = room.timeline().state.kept, []

    def text(one: Piece) -> str:
        said = [f"{name_of(room, each.by)}: {each.words}" for each in one.said]
        return " · ".join(
            filter(None, (one.head, one.title, one.lead, *said, *(title for title, _ in one.parts)))
        )

    for one in await pieces(room, lang):
        when, whole = f"{datetime.fromtimestamp(one.at, zone):%Y-%m-%d %H:%M}", text(one)
        if when.startswith(wanted) or all(word in _bare(whole) for word in _bare(wanted).split()):
            mark = "*" if any(id in kept for id in one.ids) else " "
            lines.append(f"{one.ids[0]:>9}{mark} {when}  {clean(whole)}")
    return lines


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).casefold()


ROW = Row(
    "timeline",
    verbs={"keep": _keep, "let-go": _let_go},
    help=(("find WORDS | find 2026-11-25", "find"), ("keep N-N · let-go N-N", "keep")),
)
