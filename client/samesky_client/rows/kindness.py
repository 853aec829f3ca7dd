"""Small acts: what does each good, acts that are told of, and thanks.

What does somebody good is a JSON map, sealed as one text: `ways`. An act is one with `act`, the id of a card of the
deck `kindness`, `text`, or both. Thanks are plain text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from samesky_shared.core.chance import number, shuffled
from samesky_shared.core.quiet import zone_of
from samesky_shared.decks.cards import card_file
from samesky_shared.decks.ways import WAYS
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from ..words import INDENT, seat_named
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room


PHASES = (("morning", 5, 11), ("day", 11, 17), ("evening", 17, 23))
"""Parts of the day as cards name them, from and before which hour; the night is for none of them."""


def ways_text(ways: tuple[str, ...]) -> str:
    """The text of what does somebody good."""
    return json.dumps({"ways": [one for one in WAYS if one in ways]})


def did_text(words: str, act: str = "") -> str:
    """The text of an act that is told of."""
    return json.dumps(({"act": act} if act else {}) | ({"text": words} if words else {}), ensure_ascii=False)


def ways_line(t: Speech, text: str) -> str:
    """What does somebody good, in one line."""
    ways = _map(text).get("ways")
    found = [t(f"kindness-way-{one}") for one in WAYS if isinstance(ways, list) and one in ways]
    return ", ".join(found) or t("kindness-unreadable")


def did_line(t: Speech, text: str) -> str:
    """An act that is told of, in one line."""
    found = _map(text)
    act, words = found.get("act"), found.get("text")
    cards = {card.id: card.text for card in card_file("kindness", t.language).cards}
    parts = [cards.get(act, "") if isinstance(act, str) else "", words if isinstance(words, str) else ""]
    return " · ".join(clean(part) for part in parts if part) or t("kindness-unreadable")


async def _good(room: Room, rest: str) -> None:
    wanted = tuple(rest.lower().replace(",", " ").split())
    if wanted == ("nothing",):
        await room.kindness().care(None)
    elif not wanted or not {*wanted} <= {*WAYS}:
        raise Said("invalid", "ask-good", ways=" ".join(WAYS))
    else:
        await room.kindness().care(ways_text(wanted))


async def _did(room: Room, rest: str) -> None:
    member, words = _to(room, rest)
    await room.kindness().did(member, did_text(words))


async def _thanks(room: Room, rest: str) -> None:
    await room.kindness().thank(*_to(room, rest))


def _to(room: Room, rest: str) -> tuple[str, str]:
    name, _, words = rest.partition(" ")
    if not name or not words.strip():
        raise Said("invalid", "ask-kind")
    return seat_named(room.members, name), words.strip()


def act_of(look: Looking, cares: Mapping[str, bytes]) -> tuple[str, str] | None:
    """For whom the small act of this day is, and how it reads: another each day until what fits is used up."""
    others = [one for one in look.members if one != look.you]
    if not others or not look.you:
        return None
    seed = number(0, f"{sorted(look.members)} {look.you}")
    day = _local(look.members[look.you].tz, look.now).toordinal()
    who = others[number(seed, f"who {day}") % len(others)]
    said = look.opened(cares[who], "care.text", who) if who in cares else ""
    ways = [one for one in WAYS if one in (_map(said).get("ways") or ())]
    hour = _local(look.members[who].tz, look.now).hour
    phase = next((name for name, start, end in PHASES if start <= hour < end), "night")
    deck = card_file("kindness", look.t.language).cards
    fits = [
        one for one in deck if not one.rooms and one.when in ("", phase) and (not ways or one.theme in ways)
    ]
    return (who, shuffled(seed, fits)[day % len(fits)].text) if fits else None


def _local(tz: str, at: float) -> datetime:
    return datetime.fromtimestamp(at, zone_of(tz))


def lines(look: Looking, state: Any) -> list[str]:
    """The small act of today, and what does each good."""
    cares: Mapping[str, bytes] = state.cares
    act = act_of(look, cares)
    found = [] if act is None else [look.t("say-act", name=look.name(act[0]), act=act[1])]
    found += [
        f"{look.name(who)}: {ways_line(look.t, look.opened(box, 'care.text', who))}"
        for who, box in cares.items()
    ]
    return [(INDENT if n else look.t.head("kindness")) + line for n, line in enumerate(found)]


def line(look: Looking, entry: Entry) -> str | None:
    """An act or thanks, as they come; None for other entries, and for one that was erased."""
    found = kept(entry)
    if found is None:
        return None
    (one,) = found.told
    said = look.opened(one.box, one.field, one.by)
    if one.reads is not None:
        said = one.reads(look.t, said)
    what = look.t("say-did" if entry.kind == "did" else "say-thanks")
    return f"{look.t.head('kindness')}{look.name(one.by)} → {look.name(one.to)}, {what}: {said}"


def kept(entry: Entry) -> Kept | None:
    """A small act that was told of, or thanks for one."""
    box, to = entry.body.get("text"), str(entry.body.get("member"))
    if not isinstance(box, bytes):
        return None
    if entry.kind == "did":
        return Kept((Told(entry.by or "", box, f"did.text/{to}", to, did_line),))
    if entry.kind == "thanked":
        return Kept((Told(entry.by or "", box, f"thank.text/{to}", to),))
    return None


def _map(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


ROW = Row(
    "kindness",
    verbs={"good": _good, "did": _did, "thanks": _thanks},
    help=(
        ("good seen, near | good nothing", "good"),
        ("did NAME WORDS · thanks NAME WORDS", "kind"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
