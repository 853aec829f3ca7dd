"""Tours: who leads through the deck, which page is open, the notes on it, and what is kept of it.

A page is a JSON map in a blob: `picture`, a data URL, maybe with `words` of what it shows; or `text`. Where somebody
looks is a JSON map in a signal `look`: `p`, the page, `z`, how near, `x` and `y`, what is in the middle, in
thousandths of the page, maybe `c`, where they point, and `f`, when they only see what who leads
sees; or `q`, which asks the others for theirs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from samesky_shared.activities.tour import Tour
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from ..words import INDENT, seat_named
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room

PAGE, NAME, LOOK = "bring.page", "bring.name", "tour.look"
"""The fields that a page, what it was brought as, and a look are sealed for."""
MAX_NAME = 120
"""Bytes of what pages are brought as."""


def page_written(text: str) -> str:
    """The text of a page of words."""
    return json.dumps({"text": text}, ensure_ascii=False)


def page_line(t: Speech, text: str) -> str:
    """What is on a page, in a line: its text, or what its picture shows."""
    found = _parsed(text)
    if not isinstance(found, dict):
        return ""
    words = found.get("text") or found.get("words")
    return clean(words[:300]) if isinstance(words, str) and words else t("kept-picture")


def look_at(room: Room, page: str, on: str = "tour") -> bool:
    """Tells the others that this page is what one sees, all of it; whether there was a connection."""
    text = json.dumps({"p": page, "z": 1, "x": 500, "y": 500})
    return room.signal("look", {"on": on, "box": room.seal(text, on, LOOK)})


def look_in(text: str) -> tuple[str, bool]:
    """The page of a look, and whether somebody asks for one; empty where a text is none."""
    found = _parsed(text)
    if not isinstance(found, dict):
        return "", False
    page = found.get("p")
    return (page if isinstance(page, str) and len(page) <= 40 else ""), found.get("q") is True


def lines(look: Looking, view: Tour) -> list[str]:
    """The deck: how many pages and who leads, the page that is open, and the notes."""
    t, pages = look.t, view.pages
    if not pages:
        return []
    leading = view.leading
    who = t("tour-leads", name=look.name(leading.who)) if leading.who else t("tour-leads-none")
    led = t("tour-leads-you") if leading.who == look.you else who
    found = [f"{t('tour-kept-count', n=len(pages))}. {led}"]
    if leading.who == look.you and leading.asking:
        found.append(t("tour-asks", names=look.names(leading.asking)))
    at = next((n for n, one in enumerate(pages, 1) if one.id == view.page), 1)
    one = pages[at - 1]
    found.append(f"{t('tour-page', n=at, of=len(pages))}: {look.opened(one.name, NAME, one.by)}")
    number = {one.id: n for n, one in enumerate(pages, 1)}
    for note in view.notes:
        words = look.opened(note.text, f"note.text/{note.page}", note.by)
        found.append(f"{number[note.page]}. {look.name(note.by)}: {clean(words)}")
    return [(INDENT if n else t.head("tour")) + line for n, line in enumerate(found)]


def line(look: Looking, entry: Entry) -> str | None:
    """Pages that somebody brings, as they come."""
    if entry.kind != "pages" or kept(entry) is None:
        return None
    name = look.opened(entry.body["name"], NAME, entry.by or "")
    count = look.t("tour-kept-count", n=len(entry.body["blobs"]))
    return f"{look.t.head('tour')}{look.name(entry.by)}: {clean(name)} ({count})"


def kept(entry: Entry) -> Kept | None:
    """Pages that were brought, or the notes of a deck; None for what was erased."""
    body = entry.body
    if entry.kind == "pages" and isinstance(body.get("name"), bytes):
        told = (Told(entry.by or "", body["name"], NAME),)
        return Kept(told, "tour-kept-pages", lead=_count(len(body.get("blobs") or ())))
    if entry.kind == "toured" and isinstance(body.get("notes"), list | tuple):
        notes = tuple(
            Told(one["by"], one["text"], f"note.text/{one['page']}", old=True) for one in body["notes"]
        )
        named = body.get("of")
        of = Told(str(named["by"]), named["name"], NAME, old=True) if isinstance(named, Mapping) else None
        return Kept(notes, "tour-kept-toured", of=of, lead=_count(int(body.get("count") or 0)))
    return None


def _count(n: int) -> Callable[[Speech, Callable[[str], str]], str]:
    return lambda t, name: t("tour-kept-count", n=n)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


_here: WeakKeyDictionary[Room, str] = WeakKeyDictionary()
"""The page that this terminal leads at; no record says it."""


async def _tour(room: Room, rest: str) -> None:
    """`tour bring WORDS`, `tour lead`, `tour page N`, `tour note N WORDS`, and what is done with the lead."""
    word, _, words = rest.strip().partition(" ")
    touring, words = room.tour(), words.strip()
    view = touring.state
    if word == "bring" and words:
        blob = await room.keep_blob("tour", PAGE, page_written(words))
        await touring.bring(words.encode()[:MAX_NAME].decode(errors="ignore"), (blob,))
    elif word == "lead":
        _here.pop(room, None)
        await touring.take(_open(room, view), after=view.leading.who or None)
    elif word == "page":
        page = _page(view, words)
        if view.leading.who != room.you:
            raise Said("forbidden", "ask-tour-lead")
        _here[room] = page
        look_at(room, page)
    elif word == "rest":
        await touring.rest(_open(room, view))
    elif word == "hand" and words:
        await touring.hand(seat_named(room.members, words), _open(room, view))
    elif word in ("ask", "unask"):
        await getattr(touring, word)()
    elif word == "note":
        number, _, text = words.partition(" ")
        if not text.strip():
            raise Said("invalid", "ask-tour")
        await touring.note(_page(view, number), text.strip())
    elif word == "away" and view.deck:
        await touring.put_away(view.deck)
    else:
        raise Said("invalid", "ask-tour")


def _page(view: Tour, number: str) -> str:
    """The id of a page by its number."""
    pages = view.pages
    if not number.isdecimal() or not 1 <= int(number) <= len(pages):
        raise Said("unknown", "ask-tour-page")
    return pages[int(number) - 1].id


def _open(room: Room, view: Tour) -> str:
    """The page that is open here."""
    if not view.pages:
        raise Said("conflict", "ask-tour")
    here = _here.get(room, "")
    return here if any(one.id == here for one in view.pages) else view.page


ROW = Row(
    "tour",
    verbs={"tour": _tour},
    help=(
        ("tour bring WORDS · tour note N WORDS", "tour"),
        ("tour lead | page N | rest | hand NAME | ask", "tour-lead"),
        ("tour away", "tour-away"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
