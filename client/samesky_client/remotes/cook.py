"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.cook import Cook, CookView

from ..remote import Remote


class CookRemote(Remote[CookView]):
    """A recipe that is cooked in several kitchens at once, step by step."""

    kind = Cook
    shape = CookView

    async def mind(self, text: str | bytes | None = None) -> int:
        """Say what I do not eat, so that all are warned of it; without words it is taken back.

        In the box is JSON: `allergens`, some of the fourteen of `decks.recipe.ALLERGENS`, and `dislikes`, words.
        """
        return await self._do("mind", text=text)

    async def bring(self, title: str | bytes, text: str) -> int:
        """Bring a recipe of my own; it stays with the others. `text` names the blob with its words."""
        return await self._do("bring", title=title, text=text)

    async def begin(self, recipe: str, servings: int, after: str | None = None) -> int:
        """Begin to cook one of our recipes; `after` is the dish on the table, if there is one."""
        return await self._do("begin", recipe=recipe, servings=servings, after=after)

    async def begin_own(
        self, text: str, by: str, title: str | bytes, steps: int, servings: int, after: str | None = None
    ) -> int:
        """Begin to cook a recipe that `by` brought, as the entry says it; `after` is the dish on the table."""
        return await self._do(
            "begin_own", text=text, by=by, title=title, steps=steps, servings=servings, after=after
        )

    async def join(self, dish: str) -> int:
        """Cook along. Who comes late is waited for once they have caught up."""
        return await self._do("join", dish=dish)

    async def serve_for(self, dish: str, servings: int) -> int:
        """Say for how many I cook, in my kitchen."""
        return await self._do("serve_for", dish=dish, servings=servings)

    async def lay(self, dish: str, item: int, out: bool) -> int:
        """Lay this ingredient out in my kitchen, or put it back."""
        return await self._do("lay", dish=dish, item=item, out=out)

    async def done(self, dish: str, step: int) -> int:
        """Say that I am done with this step, and all before it. The next opens when everybody is."""
        return await self._do("done", dish=dish, step=step)

    async def not_done(self, dish: str, step: int) -> int:
        """Take that back, as long as the next step is not open."""
        return await self._do("not_done", dish=dish, step=step)

    async def go_on(self, dish: str, step: int) -> int:
        """Ask all who are here to go on to the next step, or agree to that; who is not here is not asked."""
        return await self._do("go_on", dish=dish, step=step)

    async def not_now(self, dish: str, step: int) -> int:
        """Say not now; nobody is told, and it leaves no trace."""
        return await self._do("not_now", dish=dish, step=step)

    async def time(self, dish: str, step: int, seconds: float) -> int:
        """Start the timer of a step, in all kitchens: an instance of `timer`, named after the step."""
        return await self._do("time", dish=dish, step=step, seconds=seconds)

    async def serve(self, dish: str) -> int:
        """It is ready as it is: to the table, whatever steps are left."""
        return await self._do("serve", dish=dish)

    async def say(self, dish: str, text: str | bytes | None = None) -> int:
        """Say a line of it, to be kept with the dish; without words it is taken back."""
        return await self._do("say", dish=dish, text=text)

    async def put_away(self, dish: str) -> int:
        """Clear the table: what was cooked is kept, with a line of each. Before that it just stops."""
        return await self._do("put_away", dish=dish)
