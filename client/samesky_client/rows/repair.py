"""Repair: a slow talk after a quarrel. What is typed, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec

from samesky_shared.decks.cards import cards
from samesky_shared.motion import Motion
from samesky_shared.protocol import Entry

from ..speech import Said, Speech
from ..words import INDENT, duration
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room

STEPS = ("apology", "amends", "forgiveness", "letting-go")


async def _repair(room: Room, rest: str) -> None:
    """`repair WORD …`. Raises `Refused`."""
    word, _, words = rest.partition(" ")
    words = words.strip()
    repair = room.repair()
    view = repair.state
    turn, opening, asked = view["turn"], view["opening"], view["asked"]
    free: dict[str, Callable[[], Any]] = {
        "begin": lambda: repair.announce(words or None),
        "note": lambda: repair.note(words or None),
        "cool": lambda: repair.cool_off(60.0 * int(words) if words.isdecimal() else 1200.0),
        "when": lambda: repair.back_at(room.now() + 60.0 * (int(words) if words.isdecimal() else 10)),
        "back": repair.back,
        "end": repair.end,
    }
    if word in free:
        await free[word]()
    elif word == "suits" and view["cooling"] and view["cooling"]["proposed"]:
        await repair.agree_back(view["cooling"]["proposed"])
    elif word in ("ready", "not-now") and opening is not None:
        await (repair.ready if word == "ready" else repair.not_now)(str(opening["id"]))
    elif turn is None:
        raise Said("conflict", "no-repair") if word else Said("invalid", "ask-repair")
    elif word in ("done", "again"):
        await (repair.done if word == "done" else repair.again)(turn["id"])
    elif word == "write":
        await repair.write(turn["stage"], words)
    elif word == "pass":
        await repair.pass_on(turn["stage"])
    elif word == "onward":
        await repair.go_on(turn["stage"])
    elif word == "ground":
        await repair.propose(view["ground"]["version"] if view["ground"] else 0, words)
    elif word == "sign" and view["ground"]:
        await repair.sign(view["ground"]["version"])
    elif word == "open" and words in (*STEPS, "softener"):
        await repair.open_step(words)  # type: ignore[arg-type]
    elif word == "yes" and asked is not None:
        await repair.agree(asked["topic"])
    elif word == "say" and words.partition(" ")[0] in STEPS:
        step, _, said = words.partition(" ")
        await repair.say(step, said.strip())  # type: ignore[arg-type]
    else:
        raise Said("invalid", "ask-repair")


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """What is announced, cools off, or is on, as far as it is mine to see."""
    t, you = look.t, look.you
    head, turn, opening, cooling = t.head("repair"), view["turn"], view["opening"], view["cooling"]
    found: list[str] = []
    if turn is not None and you not in turn["circle"]:
        found = [t("floor-others", names=look.names(turn["circle"]))]
    elif cooling is not None:
        found = _cooling(look, cooling)
    elif turn is not None:
        found = _stage(look, view, turn)
    elif opening is not None:
        mine, ready = opening["by"] == you, opening["gate"]["ready"]
        awaited = look.names([one for one in opening["gate"]["circle"] if one not in ready])
        found = [
            t("repair-opened-you") if mine else t("repair-asks", name=look.name(opening["by"])),
            look.opened(opening["about"], "announce.about", opening["by"]) if opening["about"] else "",
            t("floor-waits", names=awaited) if you in ready else t("say-repair-ready"),
        ]
    else:
        found = [t("say-no-repair")]
    if view["note"]:
        found.append(f"{t('repair-note')}: {look.opened(view['note'], 'note.text', you)}")
    return [(INDENT if n else head) + line for n, line in enumerate(filter(None, found))]


def _cooling(look: Looking, cooling: Mapping[str, Any]) -> list[str]:
    t, gate = look.t, cooling["gate"]
    zone = look.members[look.you].tz if look.you in look.members else None

    def when(at: float) -> str:
        return f"{datetime.fromtimestamp(at, ZoneInfo(zone or 'UTC')):%H:%M}"

    by, proposed, whose = cooling["by"], cooling["proposed"], cooling["proposed_by"]
    head = t("repair-cooling-you") if by == look.you else t("repair-cooling", name=look.name(by))
    if gate:
        back = t("repair-is-back", names=look.names(gate["ready"])) if gate["ready"] else ""
        return [head, t("repair-return"), back]
    found = [head, t("repair-cooling-until", when=when(cooling["back_at"]))]
    if proposed is not None and whose == look.you:
        found.append(t("repair-proposed-you", when=when(proposed)))
    elif proposed is not None:
        found += [t("repair-proposed", name=look.name(whose), when=when(proposed)), t("say-repair-suits")]
    return found


def _stage(look: Looking, view: Mapping[str, Any], turn: Mapping[str, Any]) -> list[str]:
    t, stage, you = look.t, turn["stage"], look.you
    found = [t(f"repair-stage-{stage}")]
    if stage == "views":
        mine, part = turn["talking"] == you, turn["part"]
        name = look.name(turn["listener"] if mine else turn["talking"])
        clock = msgspec.convert(turn["clock"], Motion)
        left = duration(max(0.0, turn["length"] - clock.position_at(look.now)))
        found += [t(f"repair-{part}-you" if mine else f"repair-{part}", name=name)]
        found += [left if clock.rate else f"{left} {t('floor-paused')}"]
    elif stage == "ground":
        ground = view["ground"]
        found.append(t("repair-ground"))
        if ground is not None:
            said = look.opened(ground["text"], "propose.text", ground["by"])
            found += [said, t("repair-ground-signed", names=look.names(ground["signed"]))]
    else:
        state = view["round"]
        found.append(t("repair-needs") if stage == "needs" else t("repair-offers"))
        open_now = state["opens_at"] is not None and state["opens_at"] <= look.now
        if open_now:
            answers = state["answers"].items()
            found += [f"{look.name(who)}: {look.opened(box, 'write.text', who)}" for who, box in answers]
        elif state["awaited"]:
            found.append(look.waits(state["awaited"]))
    asked = view["asked"]
    if asked is not None and asked["by"] != you:
        found.append(
            t("repair-step-asked", name=look.name(asked["by"]), what=t(f"repair-step-{asked['topic']}"))
        )
    if view["card"]:
        found.append(next((one.text for one in cards("softeners", t.language) if one.id == view["card"]), ""))
    return found


def kept(entry: Entry) -> Kept | None:
    """Needs or offers that have opened, a ground that all have signed, or a step that somebody took."""
    body = entry.body
    if entry.kind in ("needs", "offers") and isinstance(body.get("words"), dict):
        reads = _reads(f"repair-stage-{entry.kind}")
        told = tuple(
            Told(who, box, "write.text", reads=reads, old=True) for who, box in body["words"].items()
        )
        return Kept(told, "repair-name")
    if not isinstance(body.get("text"), bytes):
        return None
    if entry.kind == "ground":
        reads = _reads("repair-stage-ground")
        return Kept(
            (Told(str(body["by"]), body["text"], "propose.text", reads=reads, old=True),), "repair-name"
        )
    if entry.kind == "said" and body.get("what") in STEPS:
        reads = _reads(f"repair-step-{body['what']}")
        return Kept((Told(entry.by or "", body["text"], "say.text", reads=reads),), "repair-name")
    return None


def _reads(what: str) -> Callable[[Speech, str], str]:
    return lambda t, text: t("repair-kept", what=t(what), text=text)


ROW = Row(
    "repair",
    verbs={"repair": _repair},
    help=(("repair begin [WORDS]", "repair"), ("repair ready · done · cool 20 …", "repair-part")),
    lines=lines,
    opens=round_opens,
    kept=kept,
)
