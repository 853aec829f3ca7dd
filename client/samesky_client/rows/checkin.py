"""The check-in: how each is today, and the answers to that. What is in the boxes: `notes`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from samesky_shared.protocol import Entry

from .. import notes
from ..speech import Said
from ..words import INDENT, seat_named
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room


async def _checkin(room: Room, rest: str) -> None:
    view = room.checkin().state
    state, now = view["round"], room.now()
    over = (
        state is not None
        and state["opens_at"] is not None
        and room.you in (*state["answers"], *state["passed"])
    )
    began = view["since"] or now
    late = state is not None and state["opens_at"] is not None and now - began > notes.LATE
    await room.checkin().share(
        view["next"] if over or late else view["day"], notes.written(notes.typed(rest))
    )


async def _show_note(room: Room, rest: str) -> None:
    await room.checkin().show(_day(room))


async def _rest(room: Room, rest: str) -> None:
    await room.checkin().rest(_day(room))


async def _meet(room: Room, rest: str) -> None:
    name, _, said = rest.partition(" ")
    if not name or not said.strip():
        raise Said("invalid", "ask-meet")
    await room.checkin().meet(_day(room), seat_named(room.members, name), notes.answer(said.strip()))


def _day(room: Room) -> str:
    view = room.checkin().state
    if view["round"] is None:
        raise Said("conflict", "no-day")
    return str(view["day"])


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The day on the table: what I may read of it, and who is in."""
    t = look.t
    day, state = view["day"], view["round"]
    if state is None:
        return [t.head("checkin") + t("say-no-note")]
    found = []
    for who in dict.fromkeys((*state["in"], *state["answers"], *state["awaited"])):
        opens = state["opens_at"]
        readable = who in view["shown"] or opens is None or opens <= look.now
        box = state["answers"].get(who) if readable else None
        if box is not None:
            said = notes.day_line(t, look.opened(box, f"share.note/{day}", who))
        elif who in state["passed"]:
            said = t("checkin-rests")
        else:
            said = t("checkin-in-waiting" if who in state["in"] else "checkin-not-in")
        found.append(f"{look.name(who)}: {said}")
    head = t.head("checkin")
    return [(INDENT if n else head) + line for n, line in enumerate(found)]


def line(look: Looking, entry: Entry) -> str | None:
    """An answer to a note, as it comes; None for other entries, and for one that was erased."""
    found = kept(entry)
    if entry.kind != "met" or found is None:
        return None
    (one,) = found.told
    said = notes.answer_line(look.t, look.opened(one.box, one.field, one.by))
    return f"{look.t.head('checkin')}{look.name(one.by)} → {look.name(one.to)}: {said}"


def kept(entry: Entry) -> Kept | None:
    """Notes of a day, or an answer to one."""
    body, day = entry.body, entry.body.get("day")
    if entry.kind == "notes" and isinstance(body.get("notes"), dict):
        given = body["notes"].items()
        told = tuple(Told(who, box, f"share.note/{day}", reads=notes.day_line) for who, box in given)
        return Kept(told, "checkin-title")
    if entry.kind == "met" and isinstance(body.get("text"), bytes):
        to = str(body.get("member"))
        field = f"meet.text/{day}/{to}"
        return Kept((Told(entry.by or "", body["text"], field, to, notes.answer_line),))
    return None


ROW = Row(
    "checkin",
    verbs={"checkin": _checkin, "meet": _meet, "show-note": _show_note, "rest": _rest},
    help=(
        ("checkin WORDS: NEED", "checkin"),
        ("meet NAME WORDS", "meet"),
        ("show-note · rest", "rest"),
    ),
    lines=lines,
    opens=round_opens,
    line=line,
    kept=kept,
)
