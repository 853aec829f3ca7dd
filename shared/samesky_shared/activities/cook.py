"""`cook`: a recipe that is cooked in several kitchens at once, step by step.

Rules:

1. Step 0 is laying everything out, then come the steps of the recipe. The next opens for all when everybody is done
   with this one, or when all who are here would like to go on.
2. Who is behind is not waited for, and nothing is taken from them: they do their steps in their own time, and are
   waited for again once they have caught up. So it works while one sleeps.
3. Each kitchen has its own servings and its own list of what is laid out. In whose units, the device decides.
4. A step's timer is an instance of `timer`, and goes with the dish.
5. What somebody does not eat is sealed, and so is a recipe that somebody brings: devices match the two, the hub reads
   neither. Such a recipe is a blob that an entry names, so it stays for as long as that does.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Cue, Key, Note, Step, Turn, command
from ..core.circle import circle_of
from ..core.consent import Ask
from ..core.dish import MOST_ITEMS, STOVE, TABLE, Brought, Dish, Servings, Steps, Text, Title
from ..core.reveal import fits
from ..decks.recipe import recipe_of
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box, Sealed

MOST_TIMERS = 7
Mind = Annotated[Box, Meta(max_length=768 + AROUND)]
"""What somebody does not eat: a small sealed object."""
Item = Annotated[int, Meta(ge=0, lt=MOST_ITEMS, description="Which ingredient, from 0.")]
Length = Annotated[float, Meta(ge=1, le=86400, description="Seconds.")]


class DishView(Dish, frozen=True):
    """What is cooked now, and for whom the next step waits."""

    awaits: tuple[str, ...] = ()


class CookAsk(Struct, frozen=True):
    """Somebody would like to go on to the next step. It shows nobody's answer but yours."""

    step: int
    by: str
    until: float
    yours: Literal["yes"] | None = None


class CookView(Struct, frozen=True):
    """What each does not eat, what is cooked, and whether somebody would like to go on."""

    minds: dict[str, Mind] = {}
    dish: DishView | None = None
    ask: CookAsk | None = None


class Cook(Activity, frozen=True):
    """A recipe that is cooked in several kitchens at once, step by step."""

    kind: ClassVar[str] = "cook"
    number: Count = 0
    minds: dict[str, Mind] = {}
    dish: Dish | None = None
    ask: Ask | None = None
    timers: tuple[str, ...] = ()
    """Names of the timers that steps have opened."""

    # ---------------------------------------------------------------------------------------- beforehand

    @command(lasting=True)
    def mind(self, turn: Turn, text: Mind | None = None) -> Cook:
        """Say what I do not eat, so that all are warned of it; without words it is taken back.

        In the box is JSON: `allergens`, some of the fourteen of `decks.recipe.ALLERGENS`, and `dislikes`, words.
        """
        if text is None:
            return self._minds_without(turn.who)
        return replace(self, minds=self.minds | {turn.who: text})

    @command(lasting=True)
    def bring(self, turn: Turn, title: Title, text: Text) -> Step:
        """Bring a recipe of my own; it stays with the others. `text` names the blob with its words."""
        return Step(self, (Note("recipe", {"title": title, "blobs": (text,)}),))

    @command(lead="sure", advances="after")
    def begin(self, turn: Turn, recipe: Key, servings: Servings, after: Key | None = None) -> Cook | Step:
        """Begin to cook one of our recipes; `after` is the dish on the table, if there is one."""
        found = recipe_of(recipe)
        if found is None:
            raise Refused("unknown", "There is no such recipe.", path="args.recipe")
        return self._begun(turn, after, servings, len(found.steps), recipe=recipe)

    @command(lead="sure", advances="after")
    def begin_own(
        self,
        turn: Turn,
        text: Text,
        by: Key,
        title: Title,
        steps: Steps,
        servings: Servings,
        after: Key | None = None,
    ) -> Cook | Step:
        """Begin to cook a recipe that `by` brought, as the entry says it; `after` is the dish on the table."""
        return self._begun(turn, after, servings, steps, brought=Brought(by, text, title))

    # ----------------------------------------------------------------------------------------- at the stove

    @command()
    def join(self, turn: Turn, dish: Key) -> Cook:
        """Cook along. Who comes late is waited for once they have caught up."""
        now = self._dish(dish)
        if turn.who in now.circle:
            return self
        return replace(self, dish=replace(now, circle=(*now.circle, turn.who)))

    @command()
    def serve_for(self, turn: Turn, dish: Key, servings: Servings) -> Cook:
        """Say for how many I cook, in my kitchen."""
        now = self._dish(dish)
        return replace(self, dish=replace(now, servings=now.servings | {turn.who: servings}))

    @command()
    def lay(self, turn: Turn, dish: Key, item: Item, out: bool) -> Cook:
        """Lay this ingredient out in my kitchen, or put it back."""
        now = self._dish(dish)
        before = now.laid.get(turn.who, 0)
        bits = before | 1 << item if out else before & ~(1 << item)
        return self if bits == before else replace(self, dish=replace(now, laid=now.laid | {turn.who: bits}))

    @command(lead="sure")
    def done(self, turn: Turn, dish: Key, step: Count) -> Cook:
        """Say that I am done with this step, and all before it. The next opens when everybody is."""
        now = self._dish(dish)
        if step > min(now.step, now.steps):
            raise Refused("not_yet", "This step has not begun.", path="args.step")
        circle = now.circle if turn.who in now.circle else (*now.circle, turn.who)
        count = max(now.done.get(turn.who, 0), step + 1)
        return self._moved(turn, replace(now, circle=circle, done=now.done | {turn.who: count}))

    @command(lead="sure")
    def not_done(self, turn: Turn, dish: Key, step: Count) -> Cook:
        """Take that back, as long as the next step is not open."""
        now = self._dish(dish)
        if step != now.step or now.done.get(turn.who, 0) != step + 1:
            return self
        return replace(self, dish=replace(now, done=now.done | {turn.who: step}))

    @command(lead="sure")
    def go_on(self, turn: Turn, dish: Key, step: Count) -> Cook:
        """Ask all who are here to go on to the next step, or agree to that; who is not here is not asked."""
        now = self._dish(dish)
        if step != now.step or now.served:
            return self
        circle = tuple(who for who in turn.present if who in now.circle or who == turn.who)
        topic = _topic(now)
        ask = self.ask
        if ask is None or ask.topic != topic:
            ask = Ask.opened(topic, turn.who, circle, turn.now)
        else:
            # Who has gone since they were asked is not waited for.
            ask = replace(ask, circle=circle).answered(turn.who, "yes")
        if not ask.agreed:
            return self if ask == self.ask else replace(self, ask=ask)
        # The others are behind from now on: no longer waited for, and nothing of theirs is lost.
        counts = {who: max(now.done.get(who, 0), step + 1) for who in ask.circle}
        circle = tuple(dict.fromkeys((*now.circle, *ask.circle)))
        opened = replace(now, circle=circle, done=now.done | counts).opened(turn.at)
        return replace(self, dish=opened, ask=None)

    @command()
    def not_now(self, turn: Turn, dish: Key, step: Count) -> Cook:
        """Say not now; nobody is told, and it leaves no trace."""
        now = self._dish(dish)
        if self.ask is None or self.ask.topic != _topic(now) or step != now.step:
            raise Refused("conflict", "Nobody asks for this now.", path="args.step")
        return replace(self, ask=self.ask.answered(turn.who, "not_now"))

    @command(lead="sure")
    def time(self, turn: Turn, dish: Key, step: Count, seconds: Length) -> Step:
        """Start the timer of a step, in all kitchens: an instance of `timer`, named after the step."""
        now = self._dish(dish)
        if not 1 <= step <= now.steps:
            raise Refused("unknown", "There is no such step.", path="args.step")
        name = f"cook-{step}{f'-{turn.name}' if turn.name else ''}"[:32]
        if name not in self.timers and len(self.timers) >= MOST_TIMERS:
            raise Refused("full", f"A dish has at most {MOST_TIMERS} timers.", path="args.step")
        timers = tuple(dict.fromkeys((*self.timers, name)))
        return Step(replace(self, timers=timers), cues=(Cue(f"timer:{name}", "start", {"seconds": seconds}),))

    # ---------------------------------------------------------------------------------------- at the table

    @command(lead="sure")
    def serve(self, turn: Turn, dish: Key) -> Cook:
        """It is ready as it is: to the table, whatever steps are left."""
        now = self._dish(dish)
        if now.served:
            return self
        return replace(self, dish=replace(now, step=now.steps + 1, until=turn.at + TABLE), ask=None)

    @command(lasting=True)
    def say(self, turn: Turn, dish: Key, text: Sealed | None = None) -> Cook:
        """Say a line of it, to be kept with the dish; without words it is taken back."""
        now = self._dish(dish)
        if not now.served:
            raise Refused("not_yet", "It is not on the table yet.", path="args.dish")
        lines = {who: box for who, box in now.lines.items() if who != turn.who}
        if text is not None:
            fits(text, len(turn.seats))
            lines[turn.who] = text
        return self if lines == now.lines else replace(self, dish=replace(now, lines=lines))

    @command()
    def put_away(self, turn: Turn, dish: Key) -> Step:
        """Clear the table: what was cooked is kept, with a line of each. Before that it just stops."""
        self._dish(dish)
        return self._away()

    # ------------------------------------------------------------------------------------------- the room

    def view(self, who: str) -> CookView:
        """All of it; of an ask, a member sees their own answer and nobody else's."""
        dish, ask = self.dish, self.ask
        seen = None
        if dish is not None:
            fields = {name: getattr(dish, name) for name in Dish.__struct_fields__}
            seen = DishView(**fields, awaits=dish.awaited)
        mine: Literal["yes"] | None = "yes" if ask is not None and who in ask.yes else None
        asks = None if ask is None or dish is None else CookAsk(dish.step, ask.by, ask.until, mine)
        return CookView(self.minds, seen, asks)

    def due(self) -> float | None:
        """The end of an ask, or of the time that a dish stands there."""
        waits = [one.until for one in (self.ask, self.dish) if one is not None]
        return min(waits, default=None)

    def on_due(self, turn: Turn) -> Cook | Step:
        """An ask ends; a dish that nobody has put away is."""
        after = self if self.ask is None or self.ask.until > turn.at else replace(self, ask=None)
        return after._away() if after.dish is not None and after.dish.until <= turn.at else after

    def on_left(self, turn: Turn, member: str) -> Cook:
        """Nobody waits for them any more; what they did not eat goes with them."""
        after = self._minds_without(member)
        if after.ask is not None and member in (after.ask.by, *after.ask.circle):
            after = replace(after, ask=None)
        if after.dish is None or member not in after.dish.circle:
            return after
        circle = tuple(who for who in after.dish.circle if who != member)
        return after._moved(turn, replace(after.dish, circle=circle))

    def without(self, member: str) -> Cook:
        """Without what they do not eat, their line, and the name of what they brought."""
        after = self._minds_without(member)
        return after if after.dish is None else replace(after, dish=after.dish.without(member))

    def exported(self, who: str) -> Cook:
        """What each does not eat; what is on the stove stays where it is."""
        return Cook(minds=self.minds)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their line, and the recipe that they brought; the lines of the others stay."""
        body = entry.body
        if entry.kind != "cooked" or not isinstance(body.get("lines"), dict):
            return super().without_words(entry, member)
        lines = {who: box for who, box in body["lines"].items() if who != member}
        whole = {**body, "lines": lines}
        if body.get("by") == member:
            whole = {**whole, "title": None, "by": "", "blobs": ()}
        return whole

    def _minds_without(self, member: str) -> Cook:
        if member not in self.minds:
            return self
        return replace(self, minds={who: box for who, box in self.minds.items() if who != member})

    def _dish(self, dish: str) -> Dish:
        if self.dish is None or dish != self.dish.id:
            raise Refused("conflict", "Something else is cooked now.", path="args.dish")
        return self.dish

    def _begun(
        self,
        turn: Turn,
        after: str | None,
        servings: int,
        steps: int,
        recipe: str | None = None,
        brought: Brought | None = None,
    ) -> Cook | Step:
        before = self.dish
        if after != (before.id if before else None):
            return self
        if before is not None and not before.served:
            raise Refused("conflict", "Something is on the stove; put it away first.")
        number = self.number % 1000 + 1
        dish = Dish(
            f"d{number}",
            turn.who,
            steps,
            turn.at + STOVE,
            recipe,
            brought,
            circle=circle_of(turn),
            servings=dict.fromkeys(turn.seats, servings),
        )
        return replace(self._away(), state=Cook(number, self.minds, dish))

    def _moved(self, turn: Turn, dish: Dish) -> Cook:
        after = dish.moved(turn.at)
        if after == self.dish:
            return self
        return replace(self, dish=after, ask=None if after.step != dish.step else self.ask)

    def _away(self) -> Step:
        """Without the dish and its timers; what came to the table is kept."""
        dish = self.dish
        closing = tuple(Cue(f"timer:{name}", "close") for name in self.timers)
        entries: tuple[Note, ...] = ()
        if dish is not None and dish.served:
            body: dict[str, Any] = {"dish": dish.id, "lines": dish.lines}
            if dish.recipe is not None:
                body["recipe"] = dish.recipe
            if dish.brought is not None:
                body |= {"title": dish.brought.title, "by": dish.brought.by, "blobs": (dish.brought.text,)}
            entries = (Note("cooked", body),)
        return Step(replace(self, dish=None, ask=None, timers=()), entries, closing)


def _topic(dish: Dish) -> str:
    return f"{dish.id}-{dish.step}"
