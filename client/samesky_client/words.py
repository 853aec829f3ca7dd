"""A room in plain lines: pure functions from states to text, for terminals."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

from samesky_shared.activities.player import Player
from samesky_shared.activities.playlist import Playlist
from samesky_shared.activities.timer import Timer
from samesky_shared.decks import phrase_words, question_texts
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry, Person, PresenceOf
from samesky_shared.sealing import text_of

STATUS = {
    "here": "here",
    "busy": "busy",
    "away": "on the way back",
    "offline": "not here",
    "unknown": "not known",
}
BAR = 24


def clean(text: str) -> str:
    """Text of another member without what could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


Read = Callable[[bytes, str, str, str], str]
"""What is in a box: `(box, on, field, by)`. Raises `Refused`."""


def plainly(box: bytes, on: str, field: str, by: str) -> str:
    """Reads boxes of rooms where nothing is sealed."""
    return text_of(box)


def opened(box: bytes | None, read: Read = plainly, on: str = "", field: str = "", by: str = "") -> str:
    """What is in a box, or why it does not open for us."""
    if box is None:
        return ""
    try:
        return clean(read(box, on, field, by))
    except Refused as refused:
        return "(sealed)" if refused.code == "unknown" else "(changed on its way: not shown)"


def titled(media: bytes | None, read: Read = plainly, on: str = "", by: str = "") -> str:
    """What to call something in the queue `on`: its title, else its file or address."""
    whole = opened(media, read, on, "add.media", by)
    try:
        found = json.loads(whole)
        file = found.get("file") or {}
        elsewhere = f"{found.get('provider')} {found.get('id')}" if found.get("provider") else None
        return clean(str(found.get("title") or file.get("name") or found.get("url") or elsewhere or whole))
    except (ValueError, AttributeError):
        return whole


def name_of(members: Mapping[str, Person], member: str | None, you: str = "") -> str:
    """A member's name."""
    if member is None:
        return "the room"
    if member == you:
        return "you"
    return clean(members[member].name) if member in members else "somebody"


def names(members: Mapping[str, Person], who: list[str], you: str) -> str:
    """Several names in one line."""
    return ", ".join(name_of(members, one, you) for one in who)


def who_is_here(members: Mapping[str, Person], presence: Mapping[str, PresenceOf], you: str) -> str:
    """Everybody with their status."""
    parts = []
    for member in members:
        status = presence[member].status if member in presence else "offline"
        parts.append(f"{name_of(members, member, you)}: {STATUS[status]}")
    return "who      " + " · ".join(parts)


def keys_lines(view: Mapping[str, Any], device: str, phrase: tuple[int, ...] | None, lang: str) -> list[str]:
    """My devices, open links, links that were tried again, and the phrase of the room's key."""
    lines = [
        f"devices  {n}. {one['kind'] or 'device'}{' (this one)' if key == device else ''}"
        for n, (key, one) in enumerate(view["devices"].items(), 1)
    ]
    members = {key: clean(one["name"]) for key, one in view["members"].items()}
    for one in view["invites"].values():
        to = "for a guest" if one["stay"] else "to a free seat"
        if one["seat"]:
            to = f"back into the seat of {members.get(one['seat'], '?')}"
        lines.append(f"links    {to}, made by {members.get(one['by'], '?')}")
    lines += [
        f"!        a used link of {members.get(one['by'], '?')} was tried again, {one['count']} times"
        for one in view["tried"].values()
    ]
    if phrase is not None:
        lines.append("phrase   " + " ".join(phrase_words(lang)[n] for n in phrase))
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


def timer_line(on: str, timer: Timer, now: float, read: Read = plainly) -> str:
    """A timer with its bar, as it is at room time `now`."""
    label = opened(timer.label, read, on, "name.label") or on.partition(":")[2]
    head = f"timer    {label + ' ' if label else ''}"
    gone = timer.elapsed.position_at(now)
    if timer.ended_at is not None and timer.ended_at <= now:
        return f"{head}{bar(1)} the time is up"
    held = "" if timer.running else " (held)"
    if timer.total is None:
        return f"{head}{duration(gone)}{held}" if gone or timer.running else f"{head}not started"
    return f"{head}{bar(gone / timer.total)} {duration(timer.total - gone)} left{held}"


IN_STEP = 0.1
"""Seconds beside the room that nobody notices in a film."""


def drift(seconds: float) -> str:
    """How far a player is from the room."""
    if abs(seconds) <= IN_STEP:
        return f"in step ({seconds * 1000:+.0f} ms)"
    return f"{abs(seconds):.2g} s {'ahead' if seconds > 0 else 'behind'}"


def step_line(likely: float, surely: float, trip: float | None) -> str:
    """How well this device knows the room clock; all in seconds."""
    if trip is None:
        return "step     the clock is being measured"
    return (
        f"step     shared moments are exact to about {likely * 1000:.1f} ms (surely to {surely * 1000:.0f} ms);"
        f" the round trip takes {trip * 1000:.0f} ms"
    )


def question_lines(
    view: Mapping[str, Any],
    members: Mapping[str, Person],
    you: str,
    now: float,
    lang: str,
    on: str = "questions",
    read: Read = plainly,
) -> list[str]:
    """The question on the table and what has become of it."""
    card = view.get("card")
    if not card:
        return ["question nothing is on the table; type: draw"]
    own = opened(view.get("text"), read, on, "bring.cards")
    text = own or question_texts(view["deck"], lang).get(card, card)
    lines = [f"question {text}"]
    state = view.get("round")
    if state is not None:
        opens = state["opens_at"]
        if opens is not None and opens <= now:
            lines += [
                f"         {name_of(members, who, you)}: {opened(box, read, on, f'answer.text/{card}', who)}"
                for who, box in state["answers"].items()
            ]
            if state["passed"]:
                lines.append(f"         passed: {names(members, state['passed'], you)}")
        elif state["awaited"]:
            lines.append(f"         waiting for {names(members, state['awaited'], you)}")
    if view.get("ask") is not None:
        lines.append(
            f"         {name_of(members, view['ask']['by'], you)} would go deeper; type: agree, or not-now"
        )
    return lines


def queue_lines(
    queue: Playlist, members: Mapping[str, Person], you: str, on: str = "playlist", read: Read = plainly
) -> list[str]:
    """The queue, one line an item."""
    lines = []
    for n, item in enumerate(queue.items, 1):
        mark = ">" if item.id == queue.current else "x" if item.id in queue.played else " "
        votes = f" +{len(item.votes)}" if item.votes else ""
        lines.append(
            f"queue  {mark} {n}. {titled(item.media, read, on, item.by)} ({name_of(members, item.by, you)}){votes}"
        )
    return lines or ["queue    empty; type: add URL"]


def player_line(
    player: Player,
    members: Mapping[str, Person],
    you: str,
    now: float,
    on: str = "player",
    read: Read = plainly,
) -> str:
    """What plays."""
    if player.item is None:
        return "player   nothing is on"
    position = player.position.position_at(now)
    if player.playing:
        how = "plays"
    elif player.wanted and player.gate.awaited:
        how = f"waits for {names(members, list(player.gate.awaited), you)}"
    else:
        how = "held"
    length = "" if player.length is None else f" of {duration(player.length)}"
    queue = on.replace("player", "playlist", 1)
    return f"player   {titled(player.media, read, queue)} {how} at {duration(position)}{length}"


def entry_line(entry: Entry, members: Mapping[str, Person], you: str, read: Read = plainly) -> str | None:
    """A chat line; None for entries that show elsewhere."""
    if entry.on.partition(":")[0] != "chat":
        return None
    who = name_of(members, entry.by, you)
    if entry.kind == "unsaid":
        return f"chat     {who} took a line back"
    text = entry.body.get("text")
    if text is None:
        return None  # it was erased
    again = " (in other words)" if entry.kind == "edited" else ""
    field = f"edit.text/{entry.body.get('line')}" if again else "say.text"
    if not again and entry.body.get("reply"):
        field += f"/{entry.body['reply']}"
    said = opened(text if isinstance(text, bytes) else None, read, entry.on, field, entry.by or "")
    return f"chat     {who}{again}: {said}"
