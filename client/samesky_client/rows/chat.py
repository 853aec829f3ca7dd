"""Words in between: lines, replies, corrections, and how far each has read where they show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from samesky_shared.protocol import Entry

from ..speech import Said
from .row import Looking, Row

if TYPE_CHECKING:
    from ..room import Room


def line(look: Looking, entry: Entry) -> str | None:
    """A line, a changed one, or that one was taken back, as it comes."""
    who, body = look.name(entry.by), entry.body
    head = look.t.head("chat")
    if entry.kind == "unsaid":
        return f"{head}{who}: {look.t('chat-unsaid')}"
    text = body.get("text")
    if not isinstance(text, bytes):
        return None  # it was erased
    if entry.kind == "edited":
        said = look.opened(text, f"edit.text/{body.get('line')}", entry.by or "")
        return f"{head}{who} ({look.t('chat-edited')}): {said}"
    reply = f"/{body['reply']}" if body.get("reply") else ""
    said = look.opened(text, f"say.text{reply}", entry.by or "")
    return f"{head}{who}{' »' if reply else ''}: {said}"


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """Who has read up to the newest line, where they show it."""
    marks: dict[str, str] = view.get("marks") or {}
    newest = view.get("newest")
    read = [one for one in look.members if one != look.you and newest and marks.get(one) == newest]
    return [look.t.head("chat") + look.t("chat-read-by", names=look.names(read))] if read else []


def _newest(room: Room, mine: bool) -> str:
    """The newest line of mine that still stands, or of another. Raises `Refused`."""
    gone = {entry.body.get("line") for entry in room.entries if entry.kind == "unsaid"}
    for entry in reversed(room.entries):
        said = entry.on == "chat" and entry.kind == "line" and (entry.by == room.you) is mine
        if said and entry.body.get("text") and entry.body.get("line") not in gone:
            return str(entry.body["line"])
    raise Said("conflict", "no-line")


async def _say(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-say")
    await room.chat().say(rest)
    await _read(room)


async def _reply(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-say")
    await room.chat().say(rest, reply=_newest(room, mine=False))
    await _read(room)


async def _reword(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-say")
    await room.chat().edit(_newest(room, mine=True), rest)


async def _unsay(room: Room, rest: str) -> None:
    """Taken back, and what it held erased for good."""
    line = _newest(room, mine=True)
    await room.chat().unsay(line)
    for entry in [one for one in room.entries if one.on == "chat" and one.body.get("line") == line]:
        if entry.kind != "unsaid":
            await room.room().erase(entry.id)


async def _marks(room: Room, rest: str) -> None:
    if rest not in ("on", "off"):
        raise Said("invalid", "ask-marks")
    await room.chat().show_mark(on=rest == "on")
    await _read(room)


async def _read(room: Room) -> None:
    """Who says something has read what was said before."""
    view = room.raw("chat") or {}
    if view.get("shows") and view.get("newest"):
        await room.chat().read(view["newest"])


ROW = Row(
    "chat",
    verbs={"say": _say, "reply": _reply, "reword": _reword, "unsay": _unsay, "marks": _marks},
    help=(
        ("say WORDS · reply WORDS", "say"),
        ("reword WORDS · unsay", "reword"),
        ("marks on | off", "marks"),
    ),
    lines=lines,
    line=line,
)
