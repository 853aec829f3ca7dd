"""`questions`: a deck of open questions, answered privately and revealed together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Key, Note, Step, Turn, command
from ..core.chance import pick
from ..core.circle import circle_of
from ..core.consent import Ask
from ..core.drawn import Drawn, next_card, was_drawn, with_card
from ..core.members import RoomKind
from ..core.reveal import Reveal, fits
from ..decks import question_cards
from ..decks.cards import THEMES, Theme
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box, Sealed

Depth = Annotated[int, Meta(ge=1, le=4, description="1 light to 4 vulnerable.")]
Deck = Literal["everyday", "own"]
MAX_OWN = 40
MAX_KEPT = 50
ALL_KEPT = 360
"""Favourites of all together, in equal shares: 50 each up to a room of seven, 30 each in a room of twelve."""


class OwnCard(Struct, frozen=True):
    """A question that a member brings."""

    depth: Depth
    text: Annotated[Box, Meta(max_length=192 + AROUND)]


Themes = Annotated[tuple[Theme, ...], Meta(max_length=len(THEMES))]
OwnCards = Annotated[tuple[OwnCard, ...], Meta(min_length=1, max_length=MAX_OWN)]


class Questions(Activity, frozen=True):
    """One question at a time; nobody sees another's answer before all have answered."""

    kind: ClassVar[str] = "questions"
    deck: Deck = "everyday"
    depth: Depth = 1
    card: str | None = None
    drawn_by: str = ""
    round: Reveal | None = None
    used: tuple[str, ...] = ()
    """Own cards that were drawn."""
    drawn: Drawn = {}
    """What was drawn of the other decks."""
    ask: Ask | None = None
    kept: dict[str, tuple[str, ...]] = {}
    own: dict[str, OwnCard] = {}
    brought: int = 0
    brought_by: dict[str, str] = {}
    """Own cards by who brought them."""
    themes: tuple[Theme, ...] = ()
    """What the everyday deck is drawn from; none: all of it."""
    room: RoomKind = "couple"
    seats: int = 2
    """For what kind of room, and how many in it, was drawn last: some cards do not fit all."""

    @command(lead="sure", advances="after")
    def draw(self, turn: Turn, after: Key | None = None) -> Questions:
        """Draw the next question; `after` is the card on the table now (none at the beginning)."""
        if after != self.card:
            return self
        before = self.round
        if before is not None and before.opens_at is None and {*before.boxes, *before.passed} - {turn.who}:
            # Also after a pass: else this refusal would tell an answer from a pass.
            raise Refused("not_yet", "Somebody is done; answer, pass, or go on without who is awaited.")
        table = replace(self, room=turn.room or self.room, seats=len(turn.seats))
        cards = table._cards()
        if not cards:
            raise Refused("conflict", "There is no such card in this deck.")
        card, table = table._next(cards, turn.seed)
        if card == self.card and before is not None and not before.boxes and not before.passed:
            return self  # the only card there is: two taps do not begin it twice
        return replace(table, card=card, drawn_by=turn.who, round=Reveal.begun(circle_of(turn), turn.now))

    @command(lead="sure", lasting=True)
    def answer(self, turn: Turn, card: Key, text: Sealed) -> Questions | Step:
        """Answer the card; it stays yours alone until everybody has answered or passed."""
        before = self._round(card)
        fits(text, len(turn.seats))
        return self._moved(turn, before.put(turn.who, text, turn.at))

    @command(lead="sure", lasting=True)
    def pass_on(self, turn: Turn, card: Key) -> Questions | Step:
        """Pass, no reason needed. Who passes sees the others' answers only if they share them."""
        return self._moved(turn, self._round(card).passed_by(turn.who, turn.at))

    @command(lead="sure")
    def go_without(self, turn: Turn, card: Key, member: Key) -> Questions | Step:
        """Open the answers without waiting for this member any longer."""
        before = self._round(card)
        if member == turn.who:
            raise Refused("invalid", "Pass instead.", path="args.member")
        if turn.who not in before.boxes and turn.who not in before.passed:
            raise Refused("not_yet", "Answer or pass first.")
        return self._moved(turn, before.without(member, turn.at))

    @command(lasting=True)
    def share(self, turn: Turn, card: Key) -> Questions | Step:
        """Show my opened answer also to those who passed."""
        before = self._round(card)
        after = before.shared_by(turn.who)
        if after is before:
            return self
        body = {"card": card, "deck": self.deck, "answers": {turn.who: after.boxes[turn.who]}}
        rest = tuple(member for member in turn.seats if member not in after.boxes)
        notes = (Note("answers", body, rest),) if rest else ()
        return Step(replace(self, round=after), notes)

    @command()
    def deeper(self, turn: Turn) -> Questions:
        """Ask everybody to open the next depth."""
        if self.depth == 4:
            raise Refused("conflict", "This is the last depth.")
        if self.ask is not None:
            return self.agree(turn, self.depth + 1)
        ask = Ask.opened(str(self.depth + 1), turn.who, circle_of(turn), turn.now)
        return self._asked(ask)

    @command()
    def agree(self, turn: Turn, depth: Depth) -> Questions:
        """Say yes to opening this depth."""
        return self._asked(self._open_ask(depth).answered(turn.who, "yes"))

    @command()
    def not_now(self, turn: Turn, depth: Depth) -> Questions:
        """Say not now; nobody is told, and it leaves no trace."""
        return self._asked(self._open_ask(depth).answered(turn.who, "not_now"))

    @command()
    def lighter(self, turn: Turn, depth: Depth) -> Questions:
        """Go back to a lighter depth; needs nobody's yes."""
        if depth > self.depth:
            raise Refused("forbidden", "Going deeper needs everyone's yes.", path="args.depth")
        return replace(self, depth=depth, ask=None)

    @command(lasting=True)
    def keep(self, turn: Turn, card: Key) -> Questions:
        """Keep a card that was drawn as a favourite."""
        if not self._was_drawn(card):
            raise Refused("unknown", "This card was not drawn here.", path="args.card")
        mine = self.kept.get(turn.who, ())
        if card in mine:
            return self
        if len(mine) >= min(MAX_KEPT, ALL_KEPT // max(1, len(turn.seats))):
            raise Refused("full", "There are too many favourites; let one go first.")
        return replace(self, kept=self.kept | {turn.who: (*mine, card)})

    @command(lasting=True)
    def let_go(self, turn: Turn, card: Key) -> Questions:
        """Take a card out of my favourites."""
        mine = tuple(one for one in self.kept.get(turn.who, ()) if one != card)
        return replace(self, kept=self.kept | {turn.who: mine})

    @command(lasting=True)
    def bring(self, turn: Turn, cards: OwnCards) -> Questions:
        """Bring own questions; they join the room's own deck and stay unseen until they are drawn."""
        if len(self.own) + len(cards) > MAX_OWN:
            raise Refused("full", f"The own deck holds {MAX_OWN} cards.", path="args.cards")
        new = {f"o{self.brought + n}": card for n, card in enumerate(cards, 1)}
        by = self.brought_by | dict.fromkeys(new, turn.who)
        return replace(self, own=self.own | new, brought=self.brought + len(cards), brought_by=by)

    @command(lasting=True)
    def take_back(self, turn: Turn, card: Key) -> Questions:
        """Take a card out of the own deck, unless it is on the table."""
        if card == self.card:
            raise Refused("conflict", "This card is on the table.", path="args.card")
        return self._without_cards({card})

    @command(lasting=True)
    def take_all_back(self, turn: Turn) -> Questions:
        """Take all cards that I brought out of the own deck, but for one that is on the table."""
        mine = {card for card, who in self.brought_by.items() if who == turn.who} - {self.card}
        return self._without_cards(mine) if mine else self

    @command()
    def use(self, turn: Turn, deck: Deck) -> Questions:
        """Draw from this deck from now on."""
        if deck == "own" and not self.own:
            raise Refused("conflict", "Bring cards first.", path="args.deck")
        return replace(self, deck=deck)

    @command()
    def choose(self, turn: Turn, themes: Themes) -> Questions:
        """Draw only these themes of the everyday deck from now on; none means all."""
        return self._drawn_from(set(themes))

    @command()
    def theme(self, turn: Turn, theme: Theme, yes: bool) -> Questions:
        """Draw from this theme of the everyday deck too, or no longer; what others choose meanwhile stays chosen."""
        return self._drawn_from({*self.themes, theme} if yes else {*self.themes} - {theme})

    def view(self, who: str) -> dict[str, Any]:
        """The table as this member may see it now; own cards show to others when they are drawn."""
        cards = self._cards()
        drawn = self.own.get(self.card or "")
        return {
            "deck": self.deck,
            "themes": self.themes,
            "depth": self.depth,
            "card": self.card,
            "drawn_by": self.drawn_by,
            "text": drawn.text if drawn else None,
            "left": sum(not self._was_drawn(card) for card in cards),
            "round": self.round.view(who) if self.round else None,
            "ask": self.ask.view(who) if self.ask else None,
            "kept": self.kept,
            "own": {key: card.depth for key, card in self.own.items()},
            "mine": {key: one.text for key, one in self.own.items() if self.brought_by.get(key) == who},
        }

    def common(self, everybody: tuple[str, ...]) -> dict[str, Any]:
        """The table with the answers that all may read."""
        return self.view("") | {"round": self.round.common(everybody) if self.round else None}

    def due(self) -> float | None:
        """The end of an ask, or of the time for answers."""
        waits = (self.ask.until if self.ask else None, self.round.due if self.round else None)
        return min((at for at in waits if at is not None), default=None)

    def on_due(self, turn: Turn) -> Questions | Step:
        """An ask ends unanswered; a round goes on without who did not come."""
        table = self
        if self.ask is not None and self.ask.until <= turn.at:
            table = replace(self, ask=None)
        return table if self.round is None else table._moved(turn, self.round.late(turn.at))

    def _drawn_from(self, themes: set[Theme]) -> Questions:
        wanted = () if len(themes) == len(THEMES) else tuple(one for one in THEMES if one in themes)
        return self if wanted == self.themes else replace(self, themes=wanted)

    def _cards(self) -> list[str]:
        if self.deck == "own":
            return [key for key, card in self.own.items() if card.depth <= self.depth]
        return list(question_cards(self.deck, self.depth, self.themes, self.room, self.seats))

    def _without_cards(self, cards: set[str]) -> Questions:
        """Without these cards of the own deck; when none are left, the everyday deck is drawn from again."""
        own = {key: one for key, one in self.own.items() if key not in cards}
        return replace(
            self,
            own=own,
            used=tuple(card for card in self.used if card not in cards),
            brought_by={key: who for key, who in self.brought_by.items() if key not in cards},
            deck=self.deck if own else "everyday",
        )

    def _was_drawn(self, card: str) -> bool:
        return card in self.used if _is_own(card) else was_drawn(self.drawn, card)

    def _next(self, cards: list[str], seed: int) -> tuple[str, Questions]:
        """The next card, and the table on which it was drawn."""
        if self.deck != "own":
            card, drawn = next_card(self.drawn, cards, self.card, seed)
            return card, replace(self, drawn=drawn)
        # When the depth is used up it begins again, but not with the card just seen.
        fresh = [card for card in cards if card not in self.used]
        used = self.used if fresh else tuple(card for card in self.used if card not in cards)
        card = pick(seed, fresh or [one for one in cards if one != self.card] or cards)
        return card, replace(self, used=(*used, card))

    def _round(self, card: str) -> Reveal:
        if self.round is None or card != self.card:
            raise Refused("conflict", "Another card is on the table.", path="args.card")
        return self.round

    def _moved(self, turn: Turn, after: Reveal) -> Questions | Step:
        """With the round as it is now; what opens goes into the timeline of those who answered."""
        before = self.round
        after = after.settled(turn.at).awaiting(turn.now)
        if before is None or before == after:
            return self
        notes = tuple(
            Note("answers", self._body(boxes), readers) for boxes, readers in after.opened(before, turn.seats)
        )
        return Step(replace(self, round=after), notes)

    def _body(self, answers: Mapping[str, bytes]) -> dict[str, Any]:
        body: dict[str, Any] = {"card": self.card, "deck": self.deck, "text": None, "answers": answers}
        if self.card in self.own:
            body |= {"text": self.own[self.card].text, "text_by": self.brought_by.get(self.card, "")}
        return body

    def on_left(self, turn: Turn, member: str) -> Questions | Step:
        """The round goes on without them; an ask that they were part of ends, since not all can say yes now."""
        table = self
        if self.ask is not None and member in (self.ask.by, *self.ask.circle):
            table = replace(self, ask=None)
        if self.round is None or self.round.opens_at is not None:
            return table
        return table._moved(turn, self.round.without(member, turn.at))

    def without(self, member: str) -> Questions:
        """Without their answer, favourites and own questions; one of those on the table is put away."""
        theirs = {key for key, who in self.brought_by.items() if who == member}
        table = replace(
            self._without_cards(theirs),
            kept={
                who: tuple(card for card in cards if card not in theirs)
                for who, cards in self.kept.items()
                if who != member
            },
            drawn_by="" if self.drawn_by == member else self.drawn_by,
        )
        if self.card in theirs:
            return replace(table, card=None, round=None)
        return table if self.round is None else replace(table, round=self.round.without_words(member))

    def exported(self, who: str) -> Questions:
        """Without the round and its card, asks, and what others brought and nobody has seen yet."""
        seen = {key for key in self.own if key in self.used or self.brought_by.get(key) == who}
        return replace(
            self,
            card=None,
            drawn_by="",
            round=None,
            ask=None,
            own={key: one for key, one in self.own.items() if key in seen},
            brought_by={key: one for key, one in self.brought_by.items() if key in seen},
        )

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their answer, and their question; the answers of the others stay."""
        body = entry.body
        if entry.kind != "answers" or not isinstance(body.get("answers"), dict):
            return super().without_words(entry, member)
        answers = {who: box for who, box in body["answers"].items() if who != member}
        if not answers:
            return {}
        rest = {"text": None, "text_by": ""} if body.get("text_by") == member else {}
        return {**body, **rest, "answers": answers}

    def _open_ask(self, depth: int) -> Ask:
        if self.ask is None or self.ask.topic != str(depth):
            raise Refused("conflict", "Nobody asks for this depth now.", path="args.depth")
        return self.ask

    def _asked(self, ask: Ask) -> Questions:
        if ask.agreed:
            return replace(self, depth=int(ask.topic), ask=None)
        return replace(self, ask=ask)

    @classmethod
    def upgrade(cls, old: dict[str, Any]) -> dict[str, Any]:
        """Once the cards that were drawn of every deck stood among the ids."""
        used = [str(card) for card in old.get("used", ())]
        drawn = dict(old.get("drawn", {}))
        for card in used:
            drawn = drawn if _is_own(card) else with_card(drawn, card)
        return {**old, "used": [card for card in used if _is_own(card)], "drawn": drawn}


def _is_own(card: str) -> bool:
    """Whether it is a card that somebody brought; those of our decks begin otherwise."""
    return card.startswith("o")
