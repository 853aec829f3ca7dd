"""Other things put away for a while: what is typed, who is here, and what is kept."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samesky_shared.protocol import Entry

from ..speech import Said, Speech
from ..words import INDENT
from .row import Kept, Looking, Row

if TYPE_CHECKING:
    from ..room import Room


async def _pact(room: Room, rest: str) -> None:
    """`pact 30`, `pact yes`, `pact not-now` or `pact leave`. Raises `Refused`."""
    word = rest.strip()
    pact = room.pact()
    asked, on = pact.state.asked, pact.state.on
    if word.isdecimal():
        await pact.ask(int(word))
    elif word in ("yes", "not-now"):
        if asked is None:
            raise Said("conflict", "no-pact")
        if word == "yes":
            await pact.agree(asked.id)
        else:
            await pact.not_now(asked.id)
    elif word == "leave":
        if on is None:
            raise Said("conflict", "no-pact")
        await pact.leave(on.id)
    else:
        raise Said("invalid", "ask-pact")


def lines(look: Looking, view: Any) -> list[str]:
    """What is asked for, or who has put other things away and for how long still."""
    t, asked, on = look.t, view["asked"], view["on"]
    if on is not None:
        found = _on(look, on)
    elif asked is not None and look.you in asked["circle"]:
        others = [one for one in asked["circle"] if one != look.you]
        if asked["yours"] == "yes":
            found = [t("pact-waits", names=look.names(others), n=asked["minutes"])]
        else:
            asks = t("pact-asks", name=look.name(asked["by"]), n=asked["minutes"])
            found = [asks, t("pact-seen", n=len(asked["circle"])), t("say-pact")]
    else:
        found = [t("say-no-pact")]
    return [(INDENT if n else t.head("pact")) + line for n, line in enumerate(found)]


def _on(look: Looking, on: Any) -> list[str]:
    t = look.t
    if look.you not in on["who"]:
        return [t("pact-others", names=look.names(on["who"]))]
    others = [one for one in on["who"] if one != look.you]
    left = max(1, math.ceil((on["until"] - look.now) / 60))
    gone = [
        t(f"pact-{how}", name=look.name(one)) for one in others if (how := _standing(look, one)) != "here"
    ]
    here = gone or [t("pact-here", names=look.names(others), count=len(others))]
    return [t("pact-left", n=left), *here, t("say-pact-leave")]


def _standing(look: Looking, member: str) -> str:
    """How somebody of a pact is: here, elsewhere for now, or out of reach. Who is not known of says nothing."""
    one = look.presence.get(member)
    if one is None:
        return "here"
    if one.status not in ("here", "busy"):
        return "away"
    return "elsewhere" if one.focus is False else "here"


def kept(entry: Entry) -> Kept | None:
    """That there was such a time; nobody has written anything in it, and how long it was is nowhere."""
    if entry.kind != "together":
        return None
    return Kept((), "kept-pact", lead=_who(tuple(entry.body.get("who", ()))))


def _who(who: tuple[str, ...]) -> Callable[[Speech, Callable[[str], str]], str]:
    return lambda t, name: ", ".join(map(name, who))


ROW = Row(
    "pact",
    verbs={"pact": _pact},
    help=(("pact MINUTES", "pact"), ("pact yes | not-now | leave", "pact-part")),
    lines=lines,
    kept=kept,
)
