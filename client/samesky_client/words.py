"""A room in plain lines: pure functions from states to text, for terminals, in the language of `t`."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from samesky_shared.activities.player import Player
from samesky_shared.activities.timer import Timer
from samesky_shared.decks import phrase_words, question_texts
from samesky_shared.errors import Refused
from samesky_shared.protocol import Person, PresenceOf
from samesky_shared.sealing import text_of

from .speech import Said, Speech, clean

BAR = 24
INDENT = " " * 9
"""What a line begins with that belongs to the one above it."""


Read = Callable[[bytes, str, str, str], str]
"""What is in a box: `(box, on, field, by)`. Raises `Refused`."""


def plainly(box: bytes, on: str, field: str, by: str) -> str:
    """Reads boxes of rooms where nothing is sealed."""
    return text_of(box)


def opened(
    t: Speech, box: bytes | None, read: Read = plainly, on: str = "", field: str = "", by: str = ""
) -> str:
    """What is in a box, or why it does not open for us."""
    if box is None:
        return ""
    try:
        return clean(read(box, on, field, by))
    except Refused as refused:
        return f"({t('sealed-locked' if refused.code == 'unknown' else 'sealed-changed')})"


def titled(t: Speech, media: bytes | None, read: Read = plainly, on: str = "", by: str = "") -> str:
    """What to call something in the queue `on`: its title, else its file or address."""
    return title_in(opened(t, media, read, on, "add.media", by))


def title_in(whole: str) -> str:
    """What to call something, from the text of it that was put into a queue."""
    try:
        found = json.loads(whole)
        file = found.get("file") or {}
        elsewhere = f"{found.get('provider')} {found.get('id')}" if found.get("provider") else None
        return clean(str(found.get("title") or file.get("name") or found.get("url") or elsewhere or whole))
    except (ValueError, AttributeError):
        return whole


def name_of(t: Speech, members: Mapping[str, Person], member: str | None, you: str = "") -> str:
    """A member's name."""
    if member is None:
        return t("say-room")
    if member == you:
        return t("sky-you")
    return clean(members[member].name) if member in members else t("chat-gone")


def names(t: Speech, members: Mapping[str, Person], who: Sequence[str], you: str) -> str:
    """Several names in one line."""
    return ", ".join(name_of(t, members, one, you) for one in who)


def seat_named(members: Mapping[str, Person], name: str) -> str:
    """The member of this name. Raises `Refused`."""
    found = [key for key, one in members.items() if one.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise Said("unknown", "ask-name")
    return found[0]


def waits(t: Speech, members: Mapping[str, Person], who: Sequence[str], you: str) -> str:
    """Whom the others wait for."""
    named = [t("player-you") if one == you else name_of(t, members, one) for one in who]
    return t("player-waits", names=", ".join(named))


def who_is_here(
    t: Speech, members: Mapping[str, Person], presence: Mapping[str, PresenceOf], you: str
) -> str:
    """Everybody with their status."""
    parts = []
    for member in members:
        status = presence[member].status if member in presence else "offline"
        parts.append(f"{name_of(t, members, member, you)}: {t(f'status-{status}')}")
    return " · ".join(parts)


def keys_lines(t: Speech, view: Mapping[str, Any], device: str, phrase: tuple[int, ...] | None) -> list[str]:
    """My devices, open links, links that were tried again, and the phrase of the room's key."""
    lines = []
    for n, (key, one) in enumerate(view["devices"].items(), 1):
        kind = f"device-{one['kind']}"
        this = f" ({t('people-device-this')})" if key == device else ""
        lines.append(f"{t.head('devices')}{n}. {t(kind if t.has(kind) else 'device-other')}{this}")
    members = {key: clean(one["name"]) for key, one in view["members"].items()}
    for one in view["invites"].values():
        to = t("people-link-guest" if one["stay"] else "people-link-new")
        if one["seat"]:
            to = t("people-link-back", name=members.get(one["seat"], "?"))
        lines.append(t.head("links") + t("say-link-by", what=to, name=members.get(one["by"], "?")))
    lines += [
        "!        " + t("say-tried", name=members.get(one["by"], "?"), count=one["count"])
        for one in view["tried"].values()
    ]
    if phrase is not None:
        lines.append(t.head("phrase") + " ".join(phrase_words(t.language)[n] for n in phrase))
    return lines


def duration(seconds: float) -> str:
    """`4:00` or `1:02:03`; what is left is rounded up, so that it says 0:00 only at the end."""
    whole = max(0, math.ceil(seconds - 1e-6))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def bar(part: float, width: int = BAR) -> str:
    """A progress bar of letters that every terminal has."""
    full = round(max(0.0, min(1.0, part)) * width)
    return "[" + "#" * full + "-" * (width - full) + "]"


def timer_line(t: Speech, on: str, timer: Timer, now: float, read: Read = plainly) -> str:
    """A timer with its bar, as it is at room time `now`."""
    label = opened(t, timer.label, read, on, "name.label") or on.partition(":")[2]
    head = label + " " if label else ""
    gone = timer.elapsed.position_at(now)
    if timer.ended_at is not None and timer.ended_at <= now:
        return f"{head}{bar(1)} {t('timer-ended')}"
    held = "" if timer.running else f" · {t('timer-held')}"
    if timer.total is None:
        return f"{head}{duration(gone)}{held}" if gone or timer.running else head + t("say-not-started")
    return f"{head}{bar(gone / timer.total)} {t('timer-left', time=duration(timer.total - gone))}{held}"


IN_STEP = 0.1
"""Seconds beside the room that nobody notices in a film."""


def drift(t: Speech, seconds: float) -> str:
    """How far a player is from the room."""
    if abs(seconds) <= IN_STEP:
        return f"{t('player-in-step')} ({seconds * 1000:+.0f} ms)"
    return t("player-ahead" if seconds > 0 else "player-behind", by=float(f"{abs(seconds):.2g}"))


def step_line(t: Speech, likely: float, surely: float, trip: float | None) -> str:
    """How well this device knows the room clock; all in seconds."""
    if trip is None:
        return t.head("step") + t("say-measuring")
    return t.head("step") + t("say-step", likely=likely * 1000, surely=surely * 1000, trip=trip * 1000)


def question_lines(
    t: Speech,
    view: Mapping[str, Any],
    members: Mapping[str, Person],
    you: str,
    now: float,
    on: str = "questions",
    read: Read = plainly,
) -> list[str]:
    """The question on the table and what has become of it."""
    card = view.get("card")
    if not card:
        return [t.head("question") + t("say-no-question")]
    own = opened(t, view.get("text"), read, on, "bring.cards")
    text = own or question_texts(view["deck"], t.language).get(card, card)
    lines = [t.head("question") + text]
    if view.get("themes") and not own:
        lines.append(INDENT + t("say-themes", names=", ".join(t(f"theme-{one}") for one in view["themes"])))
    state = view.get("round")
    if state is not None:
        opens = state["opens_at"]
        if opens is not None and opens <= now:
            lines += [
                f"{INDENT}{name_of(t, members, who, you)}: {opened(t, box, read, on, f'answer.text/{card}', who)}"
                for who, box in state["answers"].items()
            ]
            if state["passed"]:
                lines.append(f"{INDENT}{names(t, members, state['passed'], you)}: {t('questions-passed')}")
        elif state["awaited"]:
            lines.append(INDENT + waits(t, members, state["awaited"], you))
    if view.get("ask") is not None:
        lines.append(INDENT + t("say-deeper", name=name_of(t, members, view["ask"]["by"], you)))
    return lines


def player_line(
    t: Speech,
    player: Player,
    members: Mapping[str, Person],
    you: str,
    now: float,
    on: str = "player",
    read: Read = plainly,
) -> str:
    """What plays."""
    if player.item is None:
        return t.head("player") + t("player-idle")
    position = duration(player.position.position_at(now))
    if player.playing:
        how = t("say-plays")
    elif player.wanted and player.gate.awaited:
        how = waits(t, members, player.gate.awaited, you)
    else:
        how = t("timer-held")
    others = [one for one in player.troubles if one not in player.without_picture and one != you]
    stuck = [
        t("player-trouble", name=name_of(t, members, one, you), why=t(f"player-why-{player.troubles[one]}"))
        for one in others
    ]
    if player.length is not None:
        position = t("player-of", time=position, total=duration(player.length))
    title = titled(t, player.media, read, on.replace("player", "playlist", 1))
    return " · ".join([f"{t.head('player')}{title}", how, position, *stuck])
