"""A walk through what there is in the app: what was seen on it, and that axe finds nothing in that."""

from __future__ import annotations

from .people import SETTLED, Person
from .pictures import AT_REST
from .test_page import clean


class Walk:
    """A walk through all of it, in one look."""

    def __init__(self, who: Person) -> None:
        self.who = who
        self.seen: set[str] = set()

    async def look(self, *names: str) -> None:
        """What is on the screen now is of these names, and axe finds nothing in it."""
        await self.reached(*names)
        await self.who.page.evaluate(AT_REST)  # what fades in is not judged half way
        await clean(self.who)
        self.seen |= set(names)

    async def reached(self, *names: str) -> None:
        """Waits until what has a state (`samesky-timer:running`) is in it, and the hub has what was done."""
        for name in names:
            if name.startswith("samesky-"):
                await self.who.until(
                    f"([tag, state]) => {{ {FIND} return find(tag)?.matches(`:state(${{state}})`) }}",
                    *name.split(":"),
                )
        await self.who.until(SETTLED)


FIND = """const find = (tag, root = document) => {
  for (const one of root.querySelectorAll("*")) {
    if (one.localName === tag) return one;
    const inner = one.shadowRoot && find(tag, one.shadowRoot);
    if (inner) return inner;
  }
  return null;
};"""
