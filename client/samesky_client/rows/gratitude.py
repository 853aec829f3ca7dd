"""Gratitude: what each is thankful for, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from samesky_shared.protocol import Entry

from ..speech import Said
from ..words import INDENT
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room


async def _thank(room: Room, rest: str) -> None:
    """On the page on the table; where that lies open and I am in it, on a new one."""
    gratitude = room.gratitude()
    table = gratitude.state
    page, state = str(table["page"]), table["round"]
    if not rest:
        raise Said("invalid", "ask-thank")
    if state is not None and state["opens_at"] is not None and room.you in state["in"]:
        await gratitude.turn_over(after=page)
        page = str(gratitude.state["page"])
    if rest == "nothing":
        await gratitude.pass_on(page)
    else:
        await gratitude.thank(page, rest)


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The page of thanks: who is awaited, or what has opened."""
    t = look.t
    head, state = t.head("thanks"), view.get("round")
    if state is None:
        return [head + t("say-no-thanks")]
    opens = state["opens_at"]
    if opens is None or opens > look.now:
        return [head + look.waits(state["awaited"])] if state["awaited"] else []
    field = f"thank.text/{view['page']}"
    said = [
        f"{INDENT}{look.name(who)}: {look.opened(box, field, who)}" for who, box in state["answers"].items()
    ]
    if state["passed"]:
        said.append(f"{INDENT}{look.names(state['passed'])}: {t('gratitude-passed')}")
    return [head + t("gratitude-open"), *said]


def kept(entry: Entry) -> Kept | None:
    """A page, or what came late on one."""
    thanks = entry.body.get("thanks")
    if entry.kind != "thanks" or not isinstance(thanks, dict):
        return None
    field = f"thank.text/{entry.body.get('page')}"
    return Kept(tuple(Told(who, box, field, old=True) for who, box in thanks.items()), "gratitude-title")


ROW = Row(
    "gratitude",
    verbs={"thank": _thank},
    help=(("thank WORDS | thank nothing", "thank"),),
    lines=lines,
    opens=round_opens,
    kept=kept,
)
