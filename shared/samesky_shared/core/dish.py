"""A dish that is cooked in several kitchens: which step is open, who is done with it, and who follows.

Rules:

1. Each has a count of steps that they are done with. Who has as many as are open is at the open one, and awaited.
2. Who has fewer is behind: not awaited, until they have caught up.
3. The next step opens when nobody is awaited, and somebody is done with this one.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..sealing import AROUND, Box, Sealed
from .activity import Count

MOST_STEPS, MOST_ITEMS = 60, 50
STOVE, TABLE = 3 * 86400.0, 36 * 3600.0
"""Seconds for which a dish stands on the stove, and on the table."""

Title = Annotated[
    Box, Meta(max_length=384 + AROUND, extra_json_schema={"sealed": True, "place": "cook bring.title"})
]
"""What a recipe that somebody brought is called; sealed as it was brought."""
Text = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}\Z",
        description="The SHA-256 of a sealed recipe that the room keeps as a blob.",
    ),
]
Servings = Annotated[int, Meta(ge=1, le=24, description="For how many, in one kitchen.")]
Steps = Annotated[int, Meta(ge=1, le=MOST_STEPS, description="How many steps a recipe has.")]


class Brought(Struct, frozen=True):
    """A recipe that somebody brought: its words are a blob."""

    by: str
    text: str
    title: Title | None = None


class Dish(Struct, frozen=True):
    """What is cooked now."""

    id: str
    by: str
    """Who chose it."""
    steps: Count
    until: float
    """Room time at which it is put away by itself."""
    recipe: str | None = None
    """One of ours."""
    brought: Brought | None = None
    step: Count = 0
    """The step that is open; 0: laying everything out; after the last it is on the table."""
    circle: tuple[str, ...] = ()
    """Who cooks along."""
    done: dict[str, int] = {}
    """By member, how many steps they are done with; laying everything out is the first."""
    servings: dict[str, int] = {}
    laid: dict[str, int] = {}
    """By member, a bit for each ingredient that is laid out."""
    lines: dict[str, Sealed] = {}
    """What each says of it, at the table."""

    @property
    def awaited(self) -> tuple[str, ...]:
        """For whom the next step waits: who has come as far as this one and is not done with it."""
        return () if self.served else tuple(who for who in self.circle if self.done.get(who, 0) == self.step)

    @property
    def served(self) -> bool:
        """Whether it is on the table."""
        return self.step > self.steps

    def moved(self, at: float) -> Dish:
        """With the next step open, where everybody is done with this one."""
        ahead = any(self.done.get(who, 0) > self.step for who in self.circle)
        if self.served or self.awaited or not ahead:
            return self
        return self.opened(at)

    def opened(self, at: float) -> Dish:
        """With the next step open from room time `at` on; after the last it is on the table."""
        step = self.step + 1
        return replace(self, step=step, until=at + (TABLE if step > self.steps else STOVE))

    def without(self, member: str) -> Dish:
        """Without a member and what they wrote."""
        rest: dict[str, Any] = {
            name: {who: one for who, one in getattr(self, name).items() if who != member}
            for name in ("done", "servings", "laid", "lines")
        }
        made = replace(self, circle=tuple(who for who in self.circle if who != member), **rest)
        if self.brought is None or self.brought.by != member:
            return made
        return replace(made, brought=replace(self.brought, title=None))
