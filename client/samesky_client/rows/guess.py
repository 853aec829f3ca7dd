"""Guessing: a card that each answers, and guesses of another. What is in the boxes: `guesses`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from samesky_shared.decks import question_texts
from samesky_shared.protocol import Entry

from .. import guesses
from ..speech import Said
from ..words import INDENT, name_of
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room


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


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The hand on the table: its card, who is awaited, or what has opened and how near it came."""
    t, hand, state = look.t, view["hand"], view["round"]
    if hand is None or state is None:
        return [t.head("guess") + t("say-no-hand")]
    card = str(view["card"])
    found = [t.head("guess") + question_texts("everyday", t.language).get(card, card)]
    opens, whom = state["opens_at"], view["whom"]
    if opens is None or opens > look.now:
        if look.you in state["awaited"] and look.you in whom:
            found.append(INDENT + t("guess-theirs", name=name_of(t, look.members, whom[look.you])))
        return [*found, *([INDENT + look.waits(state["awaited"])] if state["awaited"] else [])]
    field = f"answer.note/{hand}"
    texts = {who: look.opened(box, field, who) for who, box in state["answers"].items()}
    for who, text in texts.items():
        found.append(f"{INDENT}{look.name(who)}: {guesses.answer_line(t, text)}")
        for guesser in (one for one, of in whom.items() if of == who and one in texts):
            guess = guesses.guess_line(t, texts[guesser])
            if guess:
                found.append(
                    f"{INDENT}  {t('guess-guessed', name=name_of(t, look.members, guesser))}: {guess}"
                )
    if state["passed"]:
        found.append(f"{INDENT}{look.names(state['passed'])}: {t('questions-passed')}")
    for one in view["marks"]:
        if one["hand"] == hand and one["by"] != look.you:
            word = look.opened(one["mark"], f"mark.mark/{hand}/{one['of']}", one["by"])
            if word in guesses.MARKS:
                found.append(INDENT + t(f"guess-said-{word}", name=name_of(t, look.members, one["by"])))
    return found


def kept(entry: Entry) -> Kept | None:
    """A hand, or what came late with one: what each answered, then what they guess of whom."""
    notes, whom, hand = entry.body.get("notes"), entry.body.get("whom"), entry.body.get("hand")
    if entry.kind != "hand" or not isinstance(notes, dict) or not isinstance(whom, dict):
        return None
    field = f"answer.note/{hand}"
    told = [Told(who, box, field, reads=guesses.answer_line, old=True) for who, box in notes.items()]
    told += [
        Told(who, box, field, whom[who], guesses.guess_line, old=True)
        for who, box in notes.items()
        if who in whom
    ]
    return Kept(tuple(told), card=str(entry.body.get("card", "")))


ROW = Row(
    "guess",
    verbs={"guess": _guess, "near": _near},
    help=(("guess | guess ANSWER / THEIRS", "guess"), (f"near {' | '.join(guesses.MARKS)}", "near")),
    lines=lines,
    opens=round_opens,
    kept=kept,
)
