"""Agreements: sentences by their number in the list, signed, put in other words, and looked at again."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from samesky_shared.activities.agreements import Agreements, Sentence, Version
from samesky_shared.protocol import Entry

from ..speech import Said
from ..words import INDENT
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room


def _sentences(room: Room) -> tuple[Sentence, ...]:
    state = room.agreements().state
    return state.sentences


def _numbered(room: Room, number: str) -> Sentence:
    found = _sentences(room)
    if not number.isdecimal() or not 1 <= int(number) <= len(found):
        raise Said("invalid", "ask-sentence")
    return found[int(number) - 1]


async def _propose(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-propose")
    await room.agreements().write(secrets.token_urlsafe(9), "v1", rest)


async def _amend(room: Room, rest: str) -> None:
    number, _, said = rest.partition(" ")
    if not said.strip():
        raise Said("invalid", "ask-amend")
    one = _numbered(room, number)
    await room.agreements().write(one.id, f"v{one.made + 1}", said.strip())


async def _sign(room: Room, rest: str) -> None:
    one = _numbered(room, rest)
    await room.agreements().sign(one.id, _words(one).id)


async def _unsign(room: Room, rest: str) -> None:
    one = _numbered(room, rest)
    mine = one.waits if one.waits is not None and room.you in one.waits.signed else _words(one, held=True)
    await room.agreements().take_back(one.id, mine.id)


async def _put_away(room: Room, rest: str) -> None:
    one = _numbered(room, rest)
    await room.agreements().let_go(one.id, _words(one).id)


async def _look_again(room: Room, rest: str) -> None:
    if rest == "none":
        await room.agreements().look_again()
        return
    try:
        day = date.fromisoformat(rest)
    except ValueError:
        raise Said("invalid", "ask-look") from None
    await room.agreements().look_again(datetime.combine(day, time(12)).timestamp())


async def _looked(room: Room, rest: str) -> None:
    await room.agreements().looked(after=room.agreements().state.review_at)


def _words(one: Sentence, *, held: bool = False) -> Version:
    """The words that wait, or those that hold."""
    found = (one.holds or one.waits) if held else (one.waits or one.holds)
    assert found is not None
    return found


def lines(look: Looking, state: Agreements) -> list[str]:
    """The sentences by number: what holds, what waits for whom, and the day to look again."""
    t = look.t
    found = []
    for n, one in enumerate(state.sentences, 1):
        words = _words(one, held=True)
        if one.holds is not None:
            said = t("say-holds", names=look.names(words.signed))
        else:
            said = t("say-unsigned", names=look.names(_missing(words)))
        found.append(f"{n}. {_text(look, one, words)} · {said}")
        if one.holds is not None and one.waits is not None:
            other = t("say-instead", who=look.name(one.waits.by), words=_text(look, one, one.waits))
            waits = t("say-unsigned", names=look.names(_missing(one.waits)))
            found.append(f"   {other} · {waits}")
    if state.review_at is not None:
        day = datetime.fromtimestamp(state.review_at).astimezone().date().isoformat()
        found.append(t("say-look-now") if state.review_at <= look.now else t("say-look-on", day=day))
    head = t.head("agreements")
    return [(INDENT if n else head) + line for n, line in enumerate(found or [t("say-no-agreement")])]


def _missing(words: Version) -> list[str]:
    return [member for member in words.circle if member not in words.signed]


def _text(look: Looking, one: Sentence, words: Version) -> str:
    return look.opened(words.text, f"write.text/{one.id}/{words.id}", words.by)


def line(look: Looking, entry: Entry) -> str | None:
    """A sentence that has come to hold."""
    found = kept(entry)
    if found is None:
        return None
    (one,) = found.told
    said = look.opened(one.box, one.field, one.by)
    names = look.names(tuple(map(str, entry.body.get("signed", ()))))
    return look.t.head("agreements") + look.t("say-agreed", names=names, words=said)


def kept(entry: Entry) -> Kept | None:
    """A sentence that came to hold, in the words of who wrote it."""
    body = entry.body
    if entry.kind != "agreed" or not isinstance(body.get("text"), bytes):
        return None
    field = f"write.text/{body.get('sentence')}/{body.get('version')}"
    return Kept((Told(str(body.get("by") or ""), body["text"], field, old=True),), "kept-agreed")


ROW = Row(
    "agreements",
    verbs={
        "propose": _propose,
        "amend": _amend,
        "sign": _sign,
        "unsign": _unsign,
        "put-away": _put_away,
        "look-again": _look_again,
        "looked": _looked,
    },
    help=(
        ("propose WORDS · amend N WORDS", "propose"),
        ("sign N · unsign N · put-away N", "sign"),
        ("look-again DAY · looked", "look-again"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
