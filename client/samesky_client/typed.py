"""What one may type in the terminal: one line, one command of the room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from samesky_shared.core.signals import REACTIONS
from samesky_shared.decks.cards import THEMES

from . import guesses, notes
from .room import Room
from .speech import Said, Speech

HELP = (
    ("timer 240 | timer 4:00 [NAME]", "timer"),
    ("stopwatch [NAME]", "stopwatch"),
    ("pause · resume · reset", "pause"),
    ("more 60", "more"),
    ("draw · answer WORDS · pass", "question"),
    ("deeper · agree · not-now", "deeper"),
    ("thank WORDS | thank nothing", "thank"),
    ("guess | guess ANSWER / THEIRS", "guess"),
    (f"near {' | '.join(guesses.MARKS)}", "near"),
    ("checkin WORDS: NEED", "checkin"),
    ("meet NAME WORDS", "meet"),
    ("show-note · rest", "rest"),
    ("themes [NAME …]", "themes"),
    ("deck own | deck everyday", "decks"),
    ("add URL · queue · next · play", "queue"),
    ("seek 1:30", "seek"),
    ("say WORDS", "say"),
    (f"react {REACTIONS[4]}", "react"),
    ("who · look · older", "look"),
    ("step", "step"),
    ("player · late 180", "player"),
    ("stall catch-up | stall pause", "stall"),
    ("invite [NAME]", "invite"),
    ("guest [NAME]", "guest"),
    ("devices · remove N", "devices"),
    ("leave for good", "leave"),
    ("unconfirmed", "unconfirmed"),
    ("help · quit", "quit"),
)
"""What may be typed, and the sentence `help-…` that says what it does."""


def help_lines(t: Speech) -> list[str]:
    """Everything that may be typed."""
    others = ", ".join(name for name in REACTIONS if name != REACTIONS[4])
    gaps = {"react": {"names": others}, "themes": {"names": " ".join(THEMES)}}
    return [f"{typing:<31} {t(f'help-{what}', **gaps.get(what, {}))}" for typing, what in HELP]


Does = Callable[[Room, str], Awaitable[object]]


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
        await _play(room, rest)


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


async def _guess(room: Room, rest: str) -> None:
    """The next card; or with words, an answer and a guess for the one on the table."""
    guess = room.guess()
    hand = guess.state["hand"]
    if not rest:
        await guess.draw(after=hand)
    elif hand is None:
        raise Said("conflict", "no-hand")
    elif rest == "nothing":
        await guess.pass_on(hand)
    else:
        await guess.answer(hand, guesses.written(guesses.typed(rest)))


async def _near(room: Room, rest: str) -> None:
    """How near those came who guessed me, on the hand that lies open."""
    guess = room.guess()
    if rest not in guesses.MARKS:
        raise Said("invalid", "ask-near", words=" ".join(guesses.MARKS))
    view = guess.state
    state = view["round"]
    if state is None or state["opens_at"] is None or room.you not in state["answers"]:
        raise Said("conflict", "no-guess")
    of_me = [who for who, whom in view["whom"].items() if whom == room.you and who in state["answers"]]
    for member in of_me:
        await guess.mark(str(view["hand"]), member, rest)
    if not of_me:
        raise Said("conflict", "no-guess")


async def _deeper(room: Room, rest: str) -> None:
    await room.questions().deeper()


async def _agree(room: Room, rest: str) -> None:
    await room.questions().agree(_asked(room))


async def _not_now(room: Room, rest: str) -> None:
    await room.questions().not_now(_asked(room))


async def _checkin(room: Room, rest: str) -> None:
    view = room.checkin().state
    state, now = view["round"], room.now()
    over = (
        state is not None
        and state["opens_at"] is not None
        and room.you in (*state["answers"], *state["passed"])
    )
    began = view["since"] or now
    late = state is not None and state["opens_at"] is not None and now - began > notes.LATE
    await room.checkin().share(
        view["next"] if over or late else view["day"], notes.written(notes.typed(rest))
    )


async def _show_note(room: Room, rest: str) -> None:
    await room.checkin().show(_day(room))


async def _rest(room: Room, rest: str) -> None:
    await room.checkin().rest(_day(room))


async def _meet(room: Room, rest: str) -> None:
    name, _, words = rest.partition(" ")
    if not name or not words.strip():
        raise Said("invalid", "ask-meet")
    await room.checkin().meet(_day(room), seat_named(room, name), notes.answer(words.strip()))


async def _themes(room: Room, rest: str) -> None:
    wanted = rest.lower().replace(",", " ").split()
    if not wanted or not {*wanted} <= {"all", *THEMES}:
        raise Said("invalid", "ask-themes", names=" ".join(THEMES))
    await room.questions().choose(() if "all" in wanted else tuple(one for one in THEMES if one in wanted))


async def _use(room: Room, rest: str) -> None:
    if rest not in ("own", "everyday"):
        raise Said("invalid", "ask-deck")
    await room.questions().use("own" if rest == "own" else "everyday")


async def _add(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-add")
    await room.playlist().add(rest)


async def _next(room: Room, rest: str) -> None:
    await room.playlist().next(after=room.playlist().state.current)


async def _play(room: Room, rest: str) -> None:
    queue = room.playlist().state
    if rest.isdecimal() and 1 <= int(rest) <= len(queue.items):
        await room.playlist().play(queue.items[int(rest) - 1].id)
    elif room.player().state.item is None:
        await room.playlist().next(after=queue.current)
    else:
        await room.player().play()


async def _seek(room: Room, rest: str) -> None:
    await room.player().seek(seconds(rest))


async def _stall(room: Room, rest: str) -> None:
    if rest not in ("pause", "catch-up"):
        raise Said("invalid", "ask-stall")
    await room.player().policy("pause" if rest == "pause" else "catch-up")


async def _say(room: Room, rest: str) -> None:
    if not rest:
        raise Said("invalid", "ask-say")
    await room.chat().say(rest)


async def _react(room: Room, rest: str) -> None:
    if not room.react(rest or "heart"):
        raise Said("unavailable", "not-connected")


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
    "timer": _timer,
    "stopwatch": _stopwatch,
    "pause": _pause,
    "resume": _resume,
    "reset": _reset,
    "more": _more,
    "draw": _draw,
    "answer": _answer,
    "pass": _pass,
    "thank": _thank,
    "guess": _guess,
    "near": _near,
    "deeper": _deeper,
    "agree": _agree,
    "not-now": _not_now,
    "checkin": _checkin,
    "show-note": _show_note,
    "rest": _rest,
    "meet": _meet,
    "themes": _themes,
    "deck": _use,
    "add": _add,
    "next": _next,
    "play": _play,
    "seek": _seek,
    "stall": _stall,
    "say": _say,
    "react": _react,
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


def seat_named(room: Room, name: str) -> str:
    """The member of this name. Raises `Refused`."""
    found = [key for key, one in room.members.items() if one.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise Said("unknown", "ask-name")
    return found[0]


def _card(room: Room) -> str:
    card = room.questions().state["card"]
    if card is None:
        raise Said("conflict", "not-drawn")
    return str(card)


def _day(room: Room) -> str:
    view = room.checkin().state
    if view["round"] is None:
        raise Said("conflict", "no-day")
    return str(view["day"])


def _asked(room: Room) -> int:
    ask = room.questions().state["ask"]
    if ask is None:
        raise Said("conflict", "not-asked")
    return int(ask["topic"])
