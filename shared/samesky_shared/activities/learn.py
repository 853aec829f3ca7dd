"""`learn`: a goal that is shared, its chapters, how far each is with them, and questions to each other.

Rules:

1. There is one goal at a time in an instance, and anybody lays it out: chapters are added, put in other words and
   struck by all. Each says for themselves which they are through; nobody is behind, and nothing is counted.
2. A question comes with its answer, which stays its writer's alone: the others answer for themselves, and all of it
   opens together, page by page (`core/pages.py`). Whether one was right, people say to each other.
3. The next lesson is a date like any other: a ritual with a segment that leads here. This rule knows none of it.
4. A goal that was reached is kept. One that is let go leaves no trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Count, Key, Note, Step, Turn, command
from ..core.pages import Pages
from ..core.reveal import fits
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box

MOST_CHAPTERS = 24
WHOLE = 12 * (384 + AROUND)
"""Bytes of all that is written on a page together."""
Small = Annotated[Box, Meta(max_length=256 + AROUND)]
Answer = Annotated[Box, Meta(max_length=384 + AROUND)]
Question = Annotated[
    Box, Meta(max_length=768 + AROUND, extra_json_schema={"sealed": True, "place": "learn quiz.text"})
]
"""Sealed for the instance, whatever page it comes after."""
Right = Annotated[
    Box, Meta(max_length=384 + AROUND, extra_json_schema={"sealed": True, "place": "learn quiz.right"})
]
"""The answer of who asks."""
Aim = Annotated[
    Box, Meta(max_length=256 + AROUND, extra_json_schema={"sealed": True, "place": "learn aim.text"})
]
"""What is to be learned, whether it is said first or in other words."""


class Chapter(Struct, frozen=True):
    """A part of the way to the goal."""

    id: str
    by: str
    text: Small


class Goal(Struct, frozen=True):
    """What is to be learned."""

    id: str
    by: str
    text: Aim | None
    chapters: tuple[Chapter, ...] = ()
    through: dict[str, tuple[str, ...]] = {}
    """By member, the chapters that they are through, in the order of the chapters."""


class Learn(Pages, frozen=True):
    """A shared goal with chapters, how far each is with them, and questions that open with all answers."""

    kind: ClassVar[str] = "learn"
    opens_as: ClassVar[str] = "quizzed"
    goals: Count = 0
    goal: Goal | None = None
    by: str = ""
    """Who asks the question on the table."""
    words: Question | None = None

    # ---------------------------------------------------------------------------------------------- the goal

    @command(lasting=True)
    def aim(self, turn: Turn, text: Aim, goal: Key | None = None) -> Learn:
        """Say what is to be learned; with `goal` the one that is there in other words."""
        if goal is not None:
            now = self._goal(goal)
            return replace(self, goal=replace(now, by=turn.who, text=text))
        if self.goal is not None:
            raise Refused("conflict", "There is a goal; reach it, or let it go first.", path="args.goal")
        count = self.goals % 1000 + 1
        return replace(self, goals=count, goal=Goal(f"g{count}", turn.who, text))

    @command(lasting=True)
    def chapter(self, turn: Turn, goal: Key, chapter: Key, text: Small) -> Learn:
        """Add a chapter, under a new id; one that is there is put in other words."""
        now = self._goal(goal)
        new = Chapter(chapter, turn.who, text)
        if any(one.id == chapter for one in now.chapters):
            chapters = tuple(new if one.id == chapter else one for one in now.chapters)
        elif len(now.chapters) >= MOST_CHAPTERS:
            raise Refused("full", f"A goal has at most {MOST_CHAPTERS} chapters; strike one first.")
        else:
            chapters = (*now.chapters, new)
        return self._with(replace(now, chapters=chapters))

    @command(lasting=True)
    def move(self, turn: Turn, goal: Key, chapter: Key, before: Key | None = None) -> Learn:
        """Put a chapter before another, or at the end."""
        now = self._goal(goal)
        one = next((one for one in now.chapters if one.id == chapter), None)
        if one is None:
            raise Refused("unknown", "There is no such chapter.", path="args.chapter")
        rest = [other for other in now.chapters if other.id != chapter]
        ids = [other.id for other in rest]
        if before is not None and before not in ids:
            raise Refused("unknown", "There is no such other chapter.", path="args.before")
        rest.insert(len(ids) if before is None else ids.index(before), one)
        return self._with(replace(now, chapters=tuple(rest)))

    @command(lasting=True)
    def strike(self, turn: Turn, goal: Key, chapter: Key) -> Learn:
        """Take a chapter out."""
        now = self._goal(goal)
        rest = tuple(one for one in now.chapters if one.id != chapter)
        return self if rest == now.chapters else self._with(replace(now, chapters=rest))

    @command(lasting=True)
    def did(self, turn: Turn, goal: Key, chapter: Key, through: bool = True) -> Learn:
        """Say that I am through with a chapter, or am not after all."""
        now = self._goal(goal)
        if all(one.id != chapter for one in now.chapters):
            raise Refused("unknown", "There is no such chapter.", path="args.chapter")
        mine = now.through.get(turn.who, ())
        if (chapter in mine) == through:
            return self
        after = (*mine, chapter) if through else tuple(one for one in mine if one != chapter)
        return self._with(replace(now, through=now.through | {turn.who: after}))

    @command(lead="sure")
    def reach(self, turn: Turn, goal: Key) -> Step:
        """Say that we are there: it is kept, and there is room for another."""
        now = self._goal(goal)
        chapters = [{"by": one.by, "id": one.id, "text": one.text} for one in now.chapters]
        body = {"goal": now.id, "by": now.by, "text": now.text, "chapters": chapters}
        return Step(replace(self, goal=None), (Note("reached", body),))

    @command(lasting=True)
    def let_go(self, turn: Turn, goal: Key) -> Learn:
        """Let the goal go, with its chapters; nothing is kept of it, and no reason is needed."""
        return self if self.goal is None or self.goal.id != goal else replace(self, goal=None)

    # --------------------------------------------------------------------------------------------- questions

    @command(lead="sure", lasting=True, advances="after")
    def quiz(self, turn: Turn, text: Question, right: Right, after: Key | None = None) -> Learn | Step:
        """Ask the others something; my answer opens with theirs. `after` is the page on the table, if any."""
        if not self._gives_way(turn, after, bool(self.by)):
            return self
        fresh = replace(self, number=self.number % 1000 + 1, round=None, by=turn.who, words=text)
        return fresh._moved(turn, fresh._begun(turn, fresh.page).put(turn.who, right, turn.at))

    @command(lead="sure", lasting=True)
    def answer(self, turn: Turn, page: Key, text: Answer) -> Learn | Step:
        """Answer for myself; once more: in its place, until all is open."""
        if not self.by:
            raise Refused("conflict", "Nothing is asked; ask something.", path="args.page")
        if turn.who == self.by:
            raise Refused("conflict", "You ask this one; the others answer.", path="args.page")
        before = self._begun(turn, page)
        fits(text, len(turn.seats), "args.text", WHOLE)
        return self._moved(turn, before.put(turn.who, text, turn.at))

    @command(lead="sure", advances="after")
    def turn_over(self, turn: Turn, after: Key | None = None) -> Learn:
        """Clear the table; `after` is the page that lies open (none: whichever does)."""
        made = super().turn_over(turn, after)
        return self if made is self else replace(made, by="", words=None)

    # ----------------------------------------------------------------------------------------------- the room

    def view(self, who: str) -> dict[str, Any]:
        """The goal, and of the question only what this member may see now."""
        return super().view(who) | {"goal": self.goal, "by": self.by, "words": self.words}

    def on_left(self, turn: Turn, member: str) -> Learn | Step:
        """Nobody waits for them, and how far they were is nobody's any more."""
        after = self
        if self.goal is not None and member in self.goal.through:
            through = {who: those for who, those in self.goal.through.items() if who != member}
            after = self._with(replace(self.goal, through=through))
        if after.round is None or after.round.opens_at is not None:
            return after
        return after._moved(turn, after.round.without(member, turn.at))

    def without(self, member: str) -> Learn:
        """Without what they wrote."""
        after = super().without(member)
        if after.by == member:
            after = replace(after, by="", words=None)
        goal = after.goal
        if goal is None:
            return after
        chapters = tuple(one for one in goal.chapters if one.by != member)
        return after._with(replace(goal, text=None if goal.by == member else goal.text, chapters=chapters))

    def exported(self, who: str) -> Learn:
        """The goal, and which page it was; what was opened stands in the timeline."""
        return Learn(self.number, goals=self.goals, goal=self.goal)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Without their box of a page and their question; of a goal that was reached, without what they wrote."""
        body = entry.body
        if entry.kind == "reached":
            chapters = [one for one in body.get("chapters", ()) if one.get("by") != member]
            mine = body.get("by") == member
            return {**body, "chapters": chapters, "text": None if mine else body.get("text")}
        body = super().without_words(entry, member)
        return {**body, "words": None, "by": ""} if body.get("by") == member else body

    def _body(self, boxes: Mapping[str, bytes]) -> dict[str, Any]:
        return super()._body(boxes) | {"by": self.by, "words": self.words}

    def _goal(self, goal: str) -> Goal:
        if self.goal is None or self.goal.id != goal:
            raise Refused("conflict", "That is not the goal now.", path="args.goal")
        return self.goal

    def _with(self, goal: Goal) -> Learn:
        """With the goal as it is now; of each, only chapters that are there, in their order."""
        ids = [one.id for one in goal.chapters]
        through = {who: tuple(one for one in ids if one in those) for who, those in goal.through.items()}
        kept = {who: those for who, those in through.items() if those}
        return replace(self, goal=replace(goal, through=kept))
