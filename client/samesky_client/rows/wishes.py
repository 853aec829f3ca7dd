"""Wishes: marked by each alone, and what all want. How lists are made: `wishing`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .. import wishing
from ..speech import Said
from ..words import INDENT
from .row import Looking, Row

if TYPE_CHECKING:
    from ..room import Room

THEMES = ("dates", "films", "trips", "learn", "closeness")


async def _wish(room: Room, rest: str) -> None:
    """Marks cards by their ids, or takes the mark off where they are marked; all in one list."""
    view = room.wishes().state
    there = {one.id for one in wishing.wishes("en", room.card.kind, len(room.members), close=view["close"])}
    given = set(rest.lower().replace(",", " ").split())
    if not given or not given <= there:
        raise Said("unknown" if given else "invalid", "ask-wish")
    await _say(room, _mine(room, view) ^ given)


async def _closeness(room: Room, rest: str) -> None:
    """Says whether I would like to see wishes of closeness; without them, none of mine is in my list."""
    if rest not in ("yes", "no"):
        raise Said("invalid", "ask-closeness")
    view = room.wishes().state
    mine = _mine(room, view)
    light = {one.id for one in wishing.wishes("en", room.card.kind, len(room.members), close=False)}
    await room.wishes().closeness(rest == "yes")
    if rest == "no" and mine - light:
        await _say(room, mine & light)


async def _say(room: Room, ids: set[str] | frozenset[str]) -> None:
    (key,) = room.digests("wishes", [""])[0]
    await room.wishes().wish(wishing.list_of(room, "wishes", ids), wishing.written(ids, key))


def _mine(room: Room, view: Mapping[str, Any]) -> frozenset[str]:
    box = view["mine"]
    return wishing.wanted(room.unseal(box, "wishes", "wish.mine", room.you)) if box else frozenset()


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """What all want, and what is chosen for tonight."""
    t = look.t
    texts = {one.id: one.text for one in _cards(look, view)}
    found = wishing.common(view["found"], look.digests(texts))
    if not found:
        return [t.head("wishes") + t("say-no-wish")]
    told = [t.head("wishes") + t("wishes-found-all" if len(look.members) > 2 else "wishes-found")]
    tonight = found.get(view["tonight"] or "")
    cards = dict.fromkeys(found.values())  # one has several digests where the room has had several keys
    chosen = f" · {t('wishes-tonight')}"
    told += [f"{INDENT}{texts[card]}{chosen if card == tonight else ''}" for card in cards]
    return told


def shelf(look: Looking, view: Mapping[str, Any] | None, rest: str) -> list[str]:
    """All that one may mark, of one theme or of all; what I have marked has a cross."""
    box = view["mine"] if view else None
    mine = wishing.wanted(look.opened(box, "wish.mine", look.you)) if box else frozenset()
    every = [one for one in _cards(look, view or {"close": False}) if rest in ("", one.theme or "closeness")]
    return [f"[{'x' if one.id in mine else ' '}] {one.id}  {one.text}" for one in every] or [
        look.t("ask-wish")
    ]


def _cards(look: Looking, view: Mapping[str, Any]) -> tuple[Any, ...]:
    return wishing.wishes(look.t.language, look.room, len(look.members), close=view["close"])


ROW = Row(
    "wishes",
    verbs={"wish": _wish, "closeness": _closeness},
    shows={"wishes": shelf},
    help=(
        (f"wishes [{' | '.join(THEMES[:2])} | …]", "wishes"),
        ("wish w01 w07 …", "wish"),
        ("closeness yes | closeness no", "closeness"),
    ),
    lines=lines,
)
