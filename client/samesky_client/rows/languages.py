"""Languages: what does each good, chosen in a row of digits, and counted out on this device."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast, get_args

from samesky_shared.decks.ways import WAYS, Way, questionnaire, result
from samesky_shared.protocol import Entry

from ..speech import Said, Speech
from ..words import INDENT
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room

ALSO = 2
"""Ways that are named beside the first."""


def situations(language: str) -> list[str]:
    """All items with what there is to choose from, as lines."""
    lines = []
    for n, item in enumerate(questionnaire(language).items, 1):
        options = " ".join(f"{m}) {option.text}" for m, option in enumerate(item.options, 1))
        lines.append(f"{n}. {item.text} {options}")
    return lines


def chosen(row: str) -> str:
    """The text of a box, of a row as one types it: `123-2…`. Raises `Said`."""
    items = questionnaire("en").items
    marks = row.replace(" ", "")
    if len(marks) != len(items) or not {*marks} <= {*"123-"}:
        raise Said("invalid", "ask-ways")
    found = {
        item.id: item.options[int(mark) - 1].way
        for item, mark in zip(items, marks, strict=True)
        if mark != "-"
    }
    return json.dumps({"chosen": found})


def ways_line(t: Speech, text: str) -> str:
    """What does somebody good, of what is in their box: the first, and what comes next."""
    try:
        found = json.loads(text)["chosen"]
        picked = {str(item): cast("Way", way) for item, way in found.items() if way in get_args(Way)}
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return t("languages-unreadable")
    counted = result(picked)
    named = questionnaire(t.language).ways
    best = [named[way].name for way in sorted(WAYS, key=lambda way: -counted[way]) if counted[way] > 0]
    return ", ".join(best[: 1 + ALSO]) or t("languages-none")


async def _ways(room: Room, rest: str) -> None:
    if not rest:
        if room.raw("languages") is not None:
            raise Said("invalid", "ask-ways")
        await room.do("languages", "open")  # and so the situations are shown
        return
    languages = room.languages()
    view = languages.state
    page, state = str(view["page"]), view["round"]
    if rest == "nothing":
        await languages.pass_on(page)
        return
    text = chosen(rest)
    if state is not None and state["opens_at"] is not None and room.you in state["in"]:
        await languages.turn_over(after=page)
        page = str(languages.state["page"])
    await languages.answer(page, text)


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The page: all situations while mine is not in, then who is awaited, then what does each good."""
    t = look.t
    head, state = t.head("ways"), view.get("round")
    opens = None if state is None else state["opens_at"]
    if state is None or (opens is None and look.you not in state["in"]):
        told = t("say-no-ways") if state is None else t("say-ways-how")
        return [head + told, *(INDENT + line for line in situations(t.language))]
    if opens is None or opens > look.now:
        return [head + look.waits(state["awaited"])] if state["awaited"] else []
    field = f"answer.text/{view['page']}"
    said = [
        f"{INDENT}{look.name(who)}: {ways_line(t, look.opened(box, field, who))}"
        for who, box in state["answers"].items()
    ]
    return [head + t("languages-open"), *said]


def kept(entry: Entry) -> Kept | None:
    """A page that has opened, or what came late on one."""
    ways = entry.body.get("ways")
    if entry.kind != "ways" or not isinstance(ways, dict):
        return None
    field = f"answer.text/{entry.body.get('page')}"
    told = tuple(Told(who, box, field, reads=ways_line, old=True) for who, box in ways.items())
    return Kept(told, "languages-title")


ROW = Row(
    "languages",
    verbs={"ways": _ways},
    help=(("ways 123-… | ways nothing", "ways"),),
    lines=lines,
    opens=round_opens,
    kept=kept,
)
