"""Breathing as one, and sitting side by side: what is typed, and what is kept. Notes to oneself are not kept here."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from samesky_shared.core.breath import PATTERNS, breath_at, cycle
from samesky_shared.motion import Motion
from samesky_shared.protocol import Entry

from ..speech import Said, Speech
from ..words import INDENT
from .row import Kept, Looking, Row

if TYPE_CHECKING:
    from ..room import Room

NAMES = {"even": "coherent", "box": "box", "4-7-8": "four-seven-eight"}
STEPS = {"thought": 4, "plan": 3, "like": 3}


async def _breathe(room: Room, rest: str) -> None:
    """`breathe box 5`, or one of the words while it is on, or `sit thought`. Raises `Refused`."""
    word, _, more = rest.partition(" ")
    more = more.strip()
    breathe = room.breathe()
    state = breathe.state
    if word in NAMES:
        await breathe.begin(NAMES[word], int(more) if more.isdecimal() else 3)  # type: ignore[arg-type]
    elif word in ("join", "leave", "end"):
        if state.on is None:
            raise Said("conflict", "no-breathe")
        await getattr(breathe, word)(state.on.id)
    elif word in ("pause", "resume"):
        await getattr(breathe, word)()
    elif word == "sit" and more in STEPS:
        await breathe.sit(more)  # type: ignore[arg-type]
    elif word in ("sat", "let-be"):
        if state.sitting is None:
            raise Said("conflict", "no-breathe")
        await (breathe.rise if word == "sat" else breathe.let_be)(state.sitting.id)
    else:
        raise Said("invalid", "ask-breathe")


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The breath that is on, and the exercise for which somebody sits."""
    t, on, sitting = look.t, view["on"], view["sitting"]
    found: list[str] = []
    if on is not None:
        found += _breath(look, on)
    if sitting is not None:
        found += _sitting(look, sitting)
    if not found:
        found = [t("say-no-breathe")]
    return [(INDENT if n else t.head("breathe")) + line for n, line in enumerate(filter(None, found))]


def _breath(look: Looking, on: Mapping[str, Any]) -> list[str]:
    t, motion = look.t, msgspec.convert(on["motion"], Motion)
    position = motion.position_at(look.now)
    breath = breath_at(tuple(on["parts"]), position)
    one = cycle(tuple(on["parts"]))
    found = [t(f"breathe-{on['pattern']}")]
    if not motion.rate:
        found.append(f"{t('breathe-held')} {t('breathe-held-lead')}")
    elif look.now < motion.at:
        found.append(t("breathe-settle"))
    else:
        counted = t("breathe-round", n=breath.round + 1, of=round(on["length"] / one))
        found.append(f"{t(f'breathe-{breath.part}')} {math.ceil(breath.left)}. {counted}")
    mine = look.you in on["along"]
    found.append(t("breathe-with" if mine else "breathe-theirs", names=look.names(on["along"])))
    return [*found, "" if mine else t("say-breathe-join")]


def _sitting(look: Looking, sitting: Mapping[str, Any]) -> list[str]:
    t, gate, what = look.t, sitting["gate"], sitting["what"]
    title = t(f"breathe-{what}")
    if look.you in gate["ready"]:
        awaited = [one for one in gate["circle"] if one not in gate["ready"]]
        return [t("breathe-waits", names=look.names(awaited))]
    mine = sitting["by"] == look.you
    who = (
        t("breathe-sits-you", what=title)
        if mine
        else t("breathe-sits", name=look.name(sitting["by"]), what=title)
    )
    prompts = [f"{n}. {t(f'breathe-{what}-{n}')}" for n in range(1, STEPS[what] + 1)]
    return [who, *prompts, t("say-breathe-sat")]


def kept(entry: Entry) -> Kept | None:
    """Who breathed together and how, or sat side by side; nobody has written anything in it."""
    body = entry.body
    if entry.kind == "breathed" and body.get("pattern") in PATTERNS:
        pattern = body["pattern"]
        breaths = round(body["seconds"] / cycle(PATTERNS[pattern]))
        return Kept((), "breathe-name", lead=_breathed(pattern, breaths))
    if entry.kind == "sat" and body.get("what") in STEPS:
        return Kept((), "kept-sat", lead=_sat(body["what"], body["who"]))
    return None


def _breathed(pattern: str, breaths: int) -> Callable[[Speech, Callable[[str], str]], str]:
    return lambda t, name: t("breathe-kept-breathed", pattern=t(f"breathe-{pattern}"), n=breaths)


def _sat(what: str, who: tuple[str, ...]) -> Callable[[Speech, Callable[[str], str]], str]:
    return lambda t, name: f"{t(f'breathe-{what}')}: {', '.join(map(name, who))}"


ROW = Row(
    "breathe",
    verbs={"breathe": _breathe},
    help=(
        ("breathe even | box | 4-7-8 [MINUTES]", "breathe"),
        ("breathe join · pause · end · sit …", "breathe-part"),
    ),
    lines=lines,
    kept=kept,
)
