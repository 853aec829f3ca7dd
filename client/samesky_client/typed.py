"""What one may type in the terminal: one line, one command of the room."""

from __future__ import annotations

from samesky_shared.core.signals import REACTIONS
from samesky_shared.decks.cards import THEMES

from .room import Room
from .rows import ROWS
from .rows.playlist import play
from .rows.row import Does
from .speech import Said, Speech

HELP = (
    ("timer 240 | timer 4:00 [NAME]", "timer"),
    ("stopwatch [NAME]", "stopwatch"),
    ("pause · resume · reset", "pause"),
    ("more 60", "more"),
    ("draw · answer WORDS · pass", "question"),
    ("deeper · agree · not-now", "deeper"),
    *(one for row in ROWS.values() for one in row.help),
    ("themes [NAME …]", "themes"),
    ("deck own | deck everyday", "decks"),
    ("seek 1:30", "seek"),
    (f"react {REACTIONS[4]}", "react"),
    ("offline | here", "offline"),
    ("who · look · older", "look"),
    ("step", "step"),
    ("player · late 180", "player"),
    ("stall catch-up | stall pause", "stall"),
    ("invite [NAME]", "invite"),
    ("guest [NAME]", "guest"),
    ("devices · remove N", "devices"),
    ("leave for good", "leave"),
    ("helplines [DE]", "lines"),
    ("unconfirmed", "unconfirmed"),
    ("help · quit", "quit"),
)
"""What may be typed, and the sentence `help-…` that says what it does."""


def help_lines(t: Speech) -> list[str]:
    """Everything that may be typed."""
    others = ", ".join(name for name in REACTIONS if name != REACTIONS[4])
    gaps = {
        "react": {"names": others},
        "themes": {"names": " ".join(THEMES)},
        "talk": {"names": "listen, comfort, advice, think"},
    }
    return [f"{typing:<31} {t(f'help-{what}', **gaps.get(what, {}))}" for typing, what in HELP]


async def carry_out(room: Room, line: str) -> None:
    """Carries out one line. Raises `Refused` and `Gone`; words that only show something are the terminal's."""
    word, _, rest = line.strip().partition(" ")
    does = COMMANDS.get(word.lower())
    if does is None:
        raise Said("unknown", "ask-word")
    await does(room, rest.strip())


def seconds(text: str) -> float:
    """`240`, `4:00` or `1:00:00` in seconds. Raises `Refused`."""
    total = 0.0
    try:
        for part in text.split(":"):
            total = total * 60 + float(part)
    except ValueError:
        raise Said("invalid", "ask-length") from None
    return total


async def _timer(room: Room, rest: str) -> None:
    length, _, name = rest.partition(" ")
    await room.timer(name.strip().lower().replace(" ", "-")).start(seconds(length))


async def _pause(room: Room, rest: str) -> None:
    timers = _timers(room, True)
    for name in timers:
        await room.timer(name).pause()
    if room.player().state.wanted:
        await room.player().pause()
    elif not timers:
        raise Said("conflict", "not-running")


async def _resume(room: Room, rest: str) -> None:
    timers = _timers(room, False)
    for name in timers:
        await room.timer(name).resume()
    if not timers:
        await play(room, rest)


async def _reset(room: Room, rest: str) -> None:
    await room.timer(rest).reset()


async def _more(room: Room, rest: str) -> None:
    await room.timer().add(seconds(rest))


async def _stopwatch(room: Room, rest: str) -> None:
    await room.timer(rest).stopwatch()


async def _draw(room: Room, rest: str) -> None:
    await room.questions().draw(after=room.questions().state["card"])


async def _answer(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-answer")
    await room.questions().answer(_card(room), rest)


async def _pass(room: Room, rest: str) -> None:
    await room.questions().pass_on(_card(room))


async def _deeper(room: Room, rest: str) -> None:
    await room.questions().deeper()


async def _agree(room: Room, rest: str) -> None:
    await room.questions().agree(_asked(room))


async def _not_now(room: Room, rest: str) -> None:
    await room.questions().not_now(_asked(room))


async def _themes(room: Room, rest: str) -> None:
    wanted = rest.lower().replace(",", " ").split()
    if not wanted or not {*wanted} <= {"all", *THEMES}:
        raise Said("invalid", "ask-themes", names=" ".join(THEMES))
    await room.questions().choose(() if "all" in wanted else tuple(one for one in THEMES if one in wanted))


async def _use(room: Room, rest: str) -> None:
    if rest not in ("own", "everyday"):
        raise Said("invalid", "ask-deck")
    await room.questions().use("own" if rest == "own" else "everyday")


async def _seek(room: Room, rest: str) -> None:
    await room.player().seek(seconds(rest))


async def _stall(room: Room, rest: str) -> None:
    if rest not in ("pause", "catch-up"):
        raise Said("invalid", "ask-stall")
    await room.player().policy("pause" if rest == "pause" else "catch-up")


async def _react(room: Room, rest: str) -> None:
    if not room.react(rest or "heart"):
        raise Said("unavailable", "not-connected")


async def _offline(room: Room, rest: str) -> None:
    room.say_presence("offline")


async def _here(room: Room, rest: str) -> None:
    room.say_presence("here")


async def _remove(room: Room, rest: str) -> None:
    mine = list((room.raw("room") or {}).get("devices", {}))
    if not rest.isdecimal() or not 1 <= int(rest) <= len(mine):
        raise Said("invalid", "ask-device")
    await room.room().remove_device(mine[int(rest) - 1])


async def _leave(room: Room, rest: str) -> None:
    if rest != "for good":
        raise Said("invalid", "ask-leave")
    await room.leave()


COMMANDS: dict[str, Does] = {
    **{verb: does for row in ROWS.values() for verb, does in row.verbs.items()},
    "timer": _timer,
    "stopwatch": _stopwatch,
    "pause": _pause,
    "resume": _resume,
    "reset": _reset,
    "more": _more,
    "draw": _draw,
    "answer": _answer,
    "pass": _pass,
    "deeper": _deeper,
    "agree": _agree,
    "not-now": _not_now,
    "themes": _themes,
    "deck": _use,
    "seek": _seek,
    "stall": _stall,
    "react": _react,
    "offline": _offline,
    "here": _here,
    "remove": _remove,
    "leave": _leave,
}


def _timers(room: Room, running: bool) -> list[str]:
    """The names of the timers that run, or that are held on their way."""
    found = []
    for on in room.states:
        kind, _, name = on.partition(":")
        if kind == "timer":
            state = room.timer(name).state
            if (
                state.running
                if running
                else (not state.running and state.ended_at is None and state.elapsed.at > 0)
            ):
                found.append(name)
    return found


def _card(room: Room) -> str:
    card = room.questions().state["card"]
    if card is None:
        raise Said("conflict", "not-drawn")
    return str(card)


def _asked(room: Room) -> int:
    ask = room.questions().state["ask"]
    if ask is None:
        raise Said("conflict", "not-asked")
    return int(ask["topic"])
