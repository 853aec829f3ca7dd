"""Hard days: what is said in them, what would help, and the acts in answer.

A hard day is a JSON map, sealed as one text: `words`, and `help` with some of `HELPS`. An answer is one with `act`,
`text`, `link`, `at` (a room time), or some of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from ..words import INDENT, seat_named
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room

HELPS = ("listen", "hug", "words", "call", "song", "sooner", "space", "nothing")
ACTS = ("seen", "hug", "call", "song", "sooner", "space", "later")
MAX_WORDS = 500
LONGEST_AGO = 1e11
"""Times beyond this many seconds are none."""


def hard(words: str, helps: tuple[str, ...] = ()) -> str:
    """The text of a hard day."""
    said = {"words": words[:MAX_WORDS]} if words else {}
    return json.dumps(said | {"help": [one for one in HELPS if one in helps]}, ensure_ascii=False)


def typed(line: str) -> str:
    """A hard day as one types it: `hug, call: too much at once`, or only one half of that.

    Raises:
        Said: `invalid` where it says nothing.
    """
    before, colon, after = line.partition(":")
    wanted = tuple(one.strip().lower() for one in before.split(",") if one.strip())
    if wanted and all(one in HELPS for one in wanted):
        return hard(after.strip(), wanted)
    if not line.strip() or (colon and not before.strip()):
        raise Said("invalid", "ask-hard", helps=" ".join(HELPS))
    return hard(line.strip())


def answer(words: str) -> str:
    """The text of an answer as one types it: an act, maybe with words after it; or words."""
    act, _, rest = words.partition(" ")
    if act.lower() not in ACTS:
        return json.dumps({"text": words[:MAX_WORDS]}, ensure_ascii=False)
    more: dict[str, Any] = {"act": act.lower()}
    rest = rest.strip()
    if act.lower() == "song" and rest.startswith(("http://", "https://")):
        more["link"], _, rest = rest.partition(" ")
    if rest.strip():
        more["text"] = rest.strip()[:MAX_WORDS]
    return json.dumps(more, ensure_ascii=False)


def hard_line(t: Speech, text: str) -> str:
    """A hard day in one line."""
    found = _map(text)
    helps = found.get("help")
    wanted = [t(f"support-help-{one}") for one in HELPS if isinstance(helps, list) and one in helps]
    parts = [clean(_text(found.get("words"))) or t("support-hard")]
    if wanted:
        parts.append(t("support-wants", what=", ".join(wanted)))
    return " · ".join(parts)


def answer_line(t: Speech, text: str) -> str:
    """An answer in one line; its time in UTC, since whose clock it is to be read by is not known here."""
    found = _map(text)
    act, at = found.get("act"), found.get("at")
    parts = [t(f"support-act-{act}") if isinstance(act, str) and act in ACTS else ""]
    if isinstance(at, int | float) and not isinstance(at, bool) and abs(at) < LONGEST_AGO:
        parts.append(f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC")
    parts += [clean(_text(found.get("text"))), clean(_text(found.get("link")))]
    return " · ".join(filter(None, parts)) or t("support-unreadable")


async def _hard(room: Room, rest: str) -> None:
    await room.support().share(typed(rest))


async def _there(room: Room, rest: str) -> None:
    name, _, said = rest.partition(" ")
    if not name or not said.strip():
        raise Said("invalid", "ask-there", acts=" ".join(ACTS))
    member = seat_named(room.members, name)
    found = room.support().state["open"].get(member)
    if found is None:
        raise Said("conflict", "no-hard-day")
    await room.support().answer(member, found["day"], answer(said.strip()))


async def _lighter(room: Room, rest: str) -> None:
    found = room.support().state["open"].get(room.you)
    if found is None:
        raise Said("conflict", "no-hard-day")
    await room.support().lighter(found["day"], rest or None)


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The hard days that are open."""
    found = [
        f"{look.name(who)}: {hard_line(look.t, look.opened(one['text'], 'share.text', who))}"
        for who, one in view["open"].items()
    ]
    return [(INDENT if n else look.t.head("support")) + line for n, line in enumerate(found)]


def line(look: Looking, entry: Entry) -> str | None:
    """An answer, or that it is lighter, as it comes; None for other entries, and for one that was erased."""
    if entry.kind == "lighter" and entry.body:
        found = kept(entry)
        words = (
            "" if found is None else " " + look.opened(found.told[0].box, found.told[0].field, entry.by or "")
        )
        return f"{look.t.head('support')}{look.name(entry.by)}: {look.t('support-got-lighter')}{words}"
    found = kept(entry)
    if entry.kind != "answered" or found is None:
        return None
    (one,) = found.told
    said = answer_line(look.t, look.opened(one.box, one.field, one.by))
    return f"{look.t.head('support')}{look.name(one.by)} → {look.name(one.to)}: {said}"


def kept(entry: Entry) -> Kept | None:
    """A hard day, an answer to one, or the word that went with its end."""
    box, day, by = entry.body.get("text"), entry.body.get("day"), entry.by or ""
    if not isinstance(box, bytes):
        return None
    if entry.kind == "hard":
        return Kept((Told(by, box, "share.text", reads=hard_line),), "support-title")
    if entry.kind == "answered":
        to = str(entry.body.get("member"))
        return Kept((Told(by, box, f"answer.text/{to}/{day}", to, answer_line),))
    if entry.kind == "lighter":
        return Kept((Told(by, box, f"lighter.text/{day}"),), "support-got-lighter")
    return None


def _map(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(value: object) -> str:
    return value[:1000] if isinstance(value, str) else ""


ROW = Row(
    "support",
    verbs={"hard": _hard, "there": _there, "lighter": _lighter},
    help=(
        ("hard hug, call: WORDS", "hard"),
        ("there NAME hug | there NAME WORDS", "there"),
        ("lighter [WORDS]", "lighter"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
