"""`tour`: a deck of pages that all look at together, wherever they are: pictures, a PDF, a text.

Rules:

1. A page is a sealed blob: whether it is a picture or a text, only devices know. An entry names the blobs from when
   they are brought, so they stay for as long as it does.
2. One leads, or nobody does. Which page is open, how near, and where somebody points are signals `look`, sealed like
   any words, of which nothing is kept. Who comes later asks for them.
3. Where the lead is taken, handed over or laid down, the page is noted: a deck that is opened again opens there. Who
   is gone leads no more.
4. A note has a place on a page, and is read by all. It stays on the deck until its writer takes it back.
5. When the deck is put away, or a page with notes is taken out, an entry has the notes and the pages they are on.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import asdict, replace

from ..core.activity import Activity, Count, Key, Note, Step, Turn, command
from ..core.chance import short_id
from ..core.leading import Leading
from ..errors import Refused
from ..protocol import Entry, MemberStatus
from ..sealing import AROUND, Box

MOST_PAGES, MOST_NOTES = 40, 28
Name = Annotated[Box, Meta(max_length=128 + AROUND)]
"""What is brought is called: the name of a file, mostly."""
Words = Annotated[Box, Meta(max_length=512 + AROUND)]
Blob = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}\Z",
        description="The SHA-256 of a sealed page that the room keeps as a blob.",
    ),
]
Blobs = Annotated[tuple[Blob, ...], Meta(min_length=1, max_length=MOST_PAGES)]
Place = Annotated[int, Meta(ge=0, le=1000, description="Thousandths of the page's width or height.")]


class TourPage(Struct, frozen=True):
    """A page of the deck."""

    id: str
    by: str
    """Who brought it."""
    blob: str
    name: Name
    """What it was brought as; pages that came together have the same."""


class TourNote(Struct, frozen=True):
    """A note on a page."""

    id: str
    page: str
    by: str
    text: Words
    x: Place = 500
    y: Place = 500


class Tour(Activity, frozen=True):
    """A shared deck of pages: one leads and all see the same, near or far; the lead passes over, notes stay."""

    kind: ClassVar[str] = "tour"
    number: Count = 0
    deck: str = ""
    """The id of the deck; empty while there is none."""
    pages: tuple[TourPage, ...] = ()
    notes: tuple[TourNote, ...] = ()
    leading: Leading = Leading()
    page: str = ""
    """The page that was open when the lead passed over last."""

    # --------------------------------------------------------------------------------------------- the deck

    @command(lasting=True)
    def bring(self, turn: Turn, name: Name, pages: Blobs) -> Step:
        """Bring pages, in their order, behind those that are there; the first ones begin a deck.

        In a blob is JSON: `picture`, a data URL, with `words` that say what is on it; or `text`.
        """
        if len(self.pages) + len(pages) > MOST_PAGES:
            raise Refused(
                "full", f"A deck has at most {MOST_PAGES} pages.", path="args.pages", retry_after=60.0
            )
        fresh = tuple(
            TourPage(short_id(turn.seed, f"page {n}"), turn.who, blob, name) for n, blob in enumerate(pages)
        )
        number = self.number if self.deck else self.number % 1000 + 1
        made = replace(
            self,
            number=number,
            deck=self.deck or f"d{number}",
            pages=(*self.pages, *fresh),
            page=self.page or fresh[0].id,
        )
        return Step(made, (Note("pages", {"deck": made.deck, "name": name, "blobs": pages}),))

    @command(lasting=True)
    def take_out(self, turn: Turn, page: Key) -> Tour | Step:
        """Take a page out of the deck that I brought, or that somebody brought who has left."""
        one = self._page(page)
        if one.by != turn.who and one.by in turn.seats:
            raise Refused("forbidden", "Who brought it takes it out.", path="args.page")
        entries = self._toured({page})
        made = self._of(tuple(other for other in self.pages if other.id != page), page)
        return Step(made, entries) if entries else made

    @command(lead="sure")
    def put_away(self, turn: Turn, deck: Key) -> Tour | Step:
        """Put the deck away: its notes are kept, and what was brought stays where it is kept, too."""
        if deck != self.deck:
            return self
        return Step(Tour(number=self.number), self._toured({one.id for one in self.pages}, whole=True))

    # --------------------------------------------------------------------------------------------- the lead

    @command(advances="after")
    def take(self, turn: Turn, page: Key, after: Key | None = None) -> Tour:
        """Take the lead, at this page; `after` is who leads, if anybody."""
        if after != (self.leading.who or None):
            return self
        self._page(page)
        return replace(self, leading=self.leading.taken(turn.who, turn.present), page=page)

    @command()
    def ask(self, turn: Turn) -> Tour:
        """Say quietly that I would like to lead."""
        return self._led(self.leading.asked(turn.who))

    @command()
    def unask(self, turn: Turn) -> Tour:
        """Take that back."""
        return self._led(self.leading.unasked(turn.who))

    @command()
    def hand(self, turn: Turn, to: Key, page: Key) -> Tour:
        """Hand the lead over to another, at this page."""
        led = self.leading.handed(turn.who, to, turn.seats)
        self._page(page)
        return replace(self, leading=led, page=page)

    @command()
    def rest(self, turn: Turn, page: Key) -> Tour:
        """Lay the lead down, at this page: each looks around as they like."""
        led = self.leading.laid_down(turn.who)
        self._page(page)
        return replace(self, leading=led, page=page)

    # -------------------------------------------------------------------------------------------- the notes

    @command(lasting=True)
    def note(self, turn: Turn, page: Key, text: Words, x: Place = 500, y: Place = 500) -> Tour:
        """Leave a note on a page, at a place."""
        self._page(page)
        if len(self.notes) >= MOST_NOTES:
            raise Refused("full", f"A deck has at most {MOST_NOTES} notes.", retry_after=60.0)
        one = TourNote(short_id(turn.seed, "note"), page, turn.who, text, x, y)
        return replace(self, notes=(*self.notes, one))

    @command(lasting=True)
    def unnote(self, turn: Turn, note: Key) -> Tour:
        """Take a note of mine back."""
        one = next((one for one in self.notes if one.id == note), None)
        if one is None or one.by != turn.who:
            raise Refused("unknown", "There is no such note of yours.", path="args.note")
        return replace(self, notes=tuple(other for other in self.notes if other.id != note))

    # -------------------------------------------------------------------------------------------- the room

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Tour:
        """Whoever has gone leads no more, and would not like to; who is away for a moment still does."""
        return self._led(self.leading.without(member)) if status == "offline" else self

    def on_left(self, turn: Turn, member: str) -> Tour:
        """They lead no more; what they brought and wrote stays on the deck."""
        return self._led(self.leading.without(member))

    def without(self, member: str) -> Tour:
        """Without the pages they brought, and the notes they wrote."""
        pages = tuple(one for one in self.pages if one.by != member)
        made = self._of(pages, self.page) if len(pages) != len(self.pages) else self
        notes = tuple(one for one in made.notes if one.by != member)
        return replace(made, notes=notes)._led(made.leading.without(member))

    def exported(self, who: str) -> Tour:
        """The deck and its notes, with nobody in the lead."""
        return self._led(Leading())

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Without what they brought and wrote; the notes of the others on it stay."""
        body = entry.body
        if entry.kind != "toured" or not isinstance(body.get("notes"), list | tuple):
            return super().without_words(entry, member)
        notes = [one for one in body["notes"] if one["by"] != member]
        pages = [one for one in body["pages"] if one["by"] != member]
        of = None if body["of"] is None or body["of"]["by"] == member else body["of"]
        return {**body, "of": of, "notes": notes, "pages": pages, "blobs": [one["blob"] for one in pages]}

    def _page(self, page: str) -> TourPage:
        found = next((one for one in self.pages if one.id == page), None)
        if found is None:
            raise Refused("unknown", "There is no such page in the deck.", path="args.page")
        return found

    def _led(self, leading: Leading) -> Tour:
        return self if leading == self.leading else replace(self, leading=leading)

    def _of(self, pages: tuple[TourPage, ...], gone: str) -> Tour:
        """With these pages only; without any there is no deck. Where `gone` was open, its neighbour is."""
        if not pages:
            return Tour(number=self.number)
        left = {one.id for one in pages}
        at = next((n for n, one in enumerate(self.pages) if one.id == gone), 0)
        near = next((one.id for one in self.pages[at:] if one.id in left), pages[-1].id)
        page = self.page if self.page in left else near
        notes = tuple(one for one in self.notes if one.page in left)
        return replace(self, pages=pages, notes=notes, page=page)

    def _toured(self, pages: Collection[str], *, whole: bool = False) -> tuple[Note, ...]:
        """The notes on these pages for the timeline; of a whole deck also where there are none."""
        notes = [one for one in self.notes if one.page in pages]
        if not notes and not whole:
            return ()
        on = {one.page for one in notes}
        noted = [one for one in self.pages if one.id in on]
        body = {
            "deck": self.deck,
            "count": len(pages),
            "of": next(({"by": one.by, "name": one.name} for one in self.pages if one.id in pages), None),
            "pages": [asdict(one) for one in noted],
            "notes": [asdict(one) for one in notes],
            "blobs": [one.blob for one in noted],
        }
        return (Note("toured", body),)
