"""A keepsake as one file of HTML: the past of a room for any browser, and for paper. It loads nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, TextIO
from zoneinfo import ZoneInfo

from .keepsake import Piece, Said, name_of, pieces
from .rows.moment import picture
from .speech import Speech, pick

if TYPE_CHECKING:
    from .room import Room

HUES = {
    "amber": ("#e9a94f", "#7a4d0d"),
    "coral": ("#ee8e72", "#8c3a22"),
    "rose": ("#e98aa0", "#8a3249"),
    "plum": ("#cf8fce", "#6f3a70"),
    "iris": ("#a79ae6", "#4a3f92"),
    "sea": ("#6fb3dd", "#1f5a80"),
    "jade": ("#5fbd97", "#1d6247"),
    "moss": ("#9ab558", "#4c5f1c"),
}
"""Hues of the people as colours for every printer: for a light, and for a name."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
"""Nothing may be loaded by it, whatever somebody wrote."""
SKY = (
    '<svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true"><defs>'
    '<linearGradient id="dawn" x1="0" y1="0" x2="0" y2="1">'
    '<stop offset="0" stop-color="#f5c97c" stop-opacity="0"/><stop offset="1" stop-color="#f5a662" '
    'stop-opacity=".85"/></linearGradient></defs><path class="glow" d="M0 0H100V22H0Z"/><path class="land" '
    'd="M0 24V20Q50 8 100 20V24Z"/><path class="rim" d="M0 20Q50 8 100 20"/></svg>'
)


async def as_book(room: Room, target: TextIO, lang: str = "en", kept: Collection[str] | None = None) -> int:
    """Writes the file, by the clock of who makes it; with `kept` only of those entries. Returns how many pieces."""
    found = await pieces(room, lang, kept)
    book = _Book(room, pick(lang))
    for one in found:
        for said in one.said:
            if said.picture:
                book.pictures[said.picture] = await picture(room, one.on, said.by, said.picture)
    name = escape(room.card.name or ", ".join(one.name for one in room.members.values()))
    style = files("samesky_shared").joinpath("keepsake.css").read_text("utf-8")
    print(
        f"""<!doctype html>
<html lang="{book.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{name}</title>
<style>{style}{book.hues()}</style>
</head>
<body>
{book.cover(name, found)}
<main>
{book.months(found)}
</main>
<footer>{escape(book.made())}</footer>
</body>
</html>""",
        file=target,
    )
    return len(found)


class _Book:
    """How the pieces of one room are drawn."""

    def __init__(self, room: Room, lang: str) -> None:
        self.room, self.lang, self.t = room, lang, Speech(lang)
        self.pictures: dict[str, str] = {}
        """Data URLs by the names of their blobs; empty: it is not to be had."""
        self.zone = ZoneInfo(room.members[room.you].tz or "UTC")

    def day(self, at: float, form: str) -> str:
        """A day, as CLDR writes it."""
        from babel.dates import format_date  # what speaks here needs it, too

        return str(format_date(datetime.fromtimestamp(at, self.zone), form, locale=self.lang))

    def made(self) -> str:
        """By whom, and when."""
        name = name_of(self.room, self.room.you)
        return self.t("timeline-made", name=name, day=self.day(self.room.now(), "d MMMM yyyy"))

    def hues(self) -> str:
        """The colours of the people."""
        used = {"amber", *(one.hue for one in self.room.members.values())} & HUES.keys()
        return "".join(f".h-{one}{{--hue:{HUES[one][0]};--deep:{HUES[one][1]}}}" for one in sorted(used))

    def cover(self, name: str, found: Sequence[Piece]) -> str:
        """Names and days under a night sky."""
        days = list(dict.fromkeys(self.day(one.at, "d MMMM yyyy") for one in (*found[:1], *found[-1:])))
        people = "".join(
            f'<li class="{self.hue(who)}"><i class="light"></i><bdi>{escape(one.name)}</bdi></li>'
            for who, one in self.room.members.items()
        )
        return (
            f'<header class="cover"><div class="title"><h1 dir="auto">{name}</h1>'
            f'<p class="days">{" – ".join(days)}</p>'
            f'<ul class="who">{people}</ul></div>{SKY}</header>'
        )

    def months(self, found: Sequence[Piece]) -> str:
        """A chapter for each month."""
        parts = []
        for month, ones in groupby(found, partial(self._key, form="MMMM yyyy")):
            days = [
                f'<div class="day"><h3>{escape(day)}</h3>\n{"".join(map(self.piece, of_day))}</div>'
                for day, of_day in groupby(ones, partial(self._key, form="EEEE, d MMMM"))
            ]
            parts.append(f"<section>\n<h2>{escape(month)}</h2>\n" + "\n".join(days) + "\n</section>")
        return "\n".join(parts)

    def _key(self, one: Piece, form: str) -> str:
        return self.day(one.at, form)

    def piece(self, one: Piece) -> str:
        """One of the past, as its kind is drawn."""
        at = f'<span class="at">{datetime.fromtimestamp(one.at, self.zone):%H:%M}</span>'
        if not one.head and one.said:
            first = one.said[0]
            inside = f"{self.name(first)}{at}{_words(first)}"
            return f'<article class="piece line {self.hue(first.by)}">{inside}</article>\n'
        if one.on.partition(":")[0] == "letters" and one.said:
            first = one.said[0]
            inside = f"{_head(one.head, at)}{_asked(one.title)}{_words(first)}{self.name(first)}"
            return f'<article class="piece letter {self.hue(first.by)}">{inside}</article>\n'
        if one.parts:
            parts = "".join(f"<li><bdi>{escape(title)}</bdi> · {n} min</li>" for title, n in one.parts)
            inside = f'<p class="head">{at}</p>{_asked(one.head)}<ul>{parts}</ul>'
            return f'<article class="piece evening">{inside}</article>\n'
        said = "".join(
            f'<div class="said {self.hue(each.by)}">{self.name(each)}{self.picture(each)}{_words(each)}</div>'
            for each in one.said
        )
        top = _head(one.head, at) + _asked(one.title) if one.title else _head("", at) + _asked(one.head)
        lead = f'<p class="lead" dir="auto">{escape(one.lead)}</p>' if one.lead else ""
        return f'<article class="piece">{top}{lead}<div class="pair">{said}</div></article>\n'

    def name(self, said: Said) -> str:
        """Who said it, and to whom."""
        to = f" → <bdi>{escape(name_of(self.room, said.to))}</bdi>" if said.to else ""
        who = f"<bdi>{escape(name_of(self.room, said.by))}</bdi>{to}"
        return f'<p class="name"><i class="light"></i><span>{who}</span></p>'

    def picture(self, said: Said) -> str:
        """Their picture, where there is one."""
        data = self.pictures.get(said.picture, "")
        return f'<img class="picture" alt="{escape(said.words)}" src="{escape(data)}">' if data else ""

    def hue(self, member: str) -> str:
        """The class that brings a member's colour."""
        found = self.room.members.get(member)
        return f"h-{found.hue if found and found.hue in HUES else 'amber'}"


def _words(said: Said) -> str:
    return f'<p class="words" dir="auto">{escape(said.words)}</p>'


def _head(what: str, at: str) -> str:
    return f'<p class="head"><span>{escape(what[:1].upper() + what[1:])}</span>{at}</p>'


def _asked(what: str) -> str:
    return f'<p class="asked" dir="auto">{escape(what[:1].upper() + what[1:])}</p>' if what else ""
