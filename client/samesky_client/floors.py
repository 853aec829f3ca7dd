"""What a terminal shows and takes where one has the floor: listening."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from samesky_shared.decks.cards import cards
from samesky_shared.motion import Motion

from .room import Room
from .speech import Said, Speech, clean
from .words import duration, seat_named

Opened = Callable[[Any, str, str], str]
"""What is in a box, or why it does not open: `(box, field, by)`."""
PARTS = ("speak", "reflect", "clarify", "confirm", "validate")
NOW = {"done": "done", "again": "again", "pass": "pass_on"}
ANY = {"ask": "ask", "unask": "unask", "hold": "hold", "on": "resume", "end": "end"}


def about_field(of: Mapping[str, Any]) -> str:
    """The field that own words for a topic were sealed for."""
    topic = of.get("topic")
    return "/".join(filter(None, ("announce.about", str(of["first"]), topic and str(topic))))


def about_line(t: Speech, of: Mapping[str, Any], opened: Opened) -> str:
    """What it is about: own words, or one of our topics; empty where that is open."""
    if isinstance(of.get("about"), bytes):
        return opened(of["about"], about_field(of), str(of.get("by") or ""))
    return next((one.title for one in cards("topics", t.language) if one.id == of.get("topic")), "")


def listening_lines(
    t: Speech, view: Mapping[str, Any], you: str, name: Callable[[str], str], now: float, opened: Opened
) -> list[str]:
    """What is announced, or whose part it is; and what was written in this turn."""

    def names(some: Sequence[str]) -> str:
        return ", ".join(map(name, some))

    head, opening, turn = t.head("listen"), view["opening"], view["turn"]
    if turn is None:
        if opening is None:
            return [head + t("say-no-listening")]
        lines = [_opening_line(t, opening, you, name), about_line(t, opening, opened)]
        ready = opening["gate"]["ready"]
        awaited = names([one for one in opening["gate"]["circle"] if one not in ready])
        lines.append(t("floor-waits", names=awaited) if you in ready else t("say-listening-ready"))
        return _headed(head, lines)
    if you not in turn["circle"]:
        return [head + t("floor-others", names=names(turn["circle"]))]
    mine = turn["talking"] == you
    lines = [_part_line(t, turn, you, name)]
    if turn["part"] != "swap":
        clock = msgspec.convert(turn["clock"], Motion)
        left = max(0.0, turn["length"] - clock.position_at(now))
        stands = "" if clock.rate else t("floor-paused")
        lines.append(f"{duration(left)} {stands}".strip())
    for one in (turn["said"][part] for part in PARTS if part in turn["said"]):
        said = opened(one["text"], "write.text/" + one["part"], one["by"])
        lines.append(f"{name(one['by'])}: {said}")
    if turn["asking"]:
        lines.append(t("floor-wants", names=names(turn["asking"])))
    if mine:
        lines.append(t("say-listening-confirm") if turn["part"] == "confirm" else t("say-listening-part"))
    return _headed(head, lines)


async def listening(room: Room, rest: str) -> None:
    """`listening me [WORDS]`, `listening NAME [WORDS]`, or one of the words while it is on. Raises `Refused`."""
    word, _, words = rest.partition(" ")
    words = words.strip()
    floor = room.listening()
    view = floor.state
    turn = view["turn"]
    if not word:
        raise Said("invalid", "ask-listening")
    if word in ("ready", "begin", "not-now"):
        if view["opening"] is None:
            raise Said("conflict", "no-listening")
        opening = str(view["opening"]["id"])
        await getattr(floor, word.replace("-", "_"))(opening)
    elif word in ANY:
        await getattr(floor, ANY[word])()
    elif word in NOW or word in ("write", "minute"):
        if turn is None:
            raise Said("conflict", "no-listening")
        if word == "write":
            await floor.write(turn["id"], words)
        elif word == "minute":
            await floor.lengthen(turn["length"] + 60)
        else:
            await getattr(floor, NOW[word])(turn["id"])
    else:
        first = room.you if word == "me" else seat_named(room.members, word)
        await floor.announce(first, about=words or None)


def heard_lines(t: Speech, body: Mapping[str, Any], name: Callable[[str], str]) -> Sequence[tuple[str, str]]:
    """What was written in a turn that is over, in its order: who said what how, and the words."""
    said = body.get("said") or {}
    return [
        (t(f"listening-said-{part}", name=name(said[part]["by"])), clean(str(said[part]["text"])))
        for part in PARTS
        if part in said
    ]


def _opening_line(t: Speech, opening: Any, you: str, name: Callable[[str], str]) -> str:
    by, first = str(opening["by"]), str(opening["first"])
    if by == you:
        if first == you:
            return t("listening-opened-you")
        return t("listening-opened-hear", name=name(first))
    if first == by:
        return t("listening-asks", name=name(by))
    if first == you:
        return t("listening-asks-you", name=name(by))
    return t("listening-asks-name", name=name(by), first=name(first))


def _part_line(t: Speech, turn: Mapping[str, Any], you: str, name: Callable[[str], str]) -> str:
    part, who, back = turn["part"], name(turn["speaker"]), name(turn["listener"])
    if turn["talking"] == you:
        return t(f"listening-{part}-you", name=back if part == "confirm" else who)
    if part == "confirm":
        return t("listening-confirm") if turn["listener"] == you else t("listening-confirm-all", name=back)
    return t(f"listening-{part}", name=name(turn["talking"]))


def _headed(head: str, lines: Sequence[str]) -> list[str]:
    rest = " " * len(head)
    return [(rest if n else head) + line for n, line in enumerate(filter(None, lines))]
