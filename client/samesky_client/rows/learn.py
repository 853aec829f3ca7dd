"""Learning together: the goal with its chapters, and questions whose answers open together.

Chapters are typed by their number, as they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room

BLANK = " " * 9


def field_of(page: str, asks: bool) -> str:
    """The field that what a member said of a question was sealed for."""
    return "quiz.right" if asks else f"answer.text/{page}"


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The goal, its chapters with who is through them, and the question on the table."""
    t, goal = look.t, view["goal"]
    found = [] if goal is None else _way(look, goal)
    if view["by"]:
        found += _table(look, view)
    found = found or [t("say-no-goal")]
    return [(BLANK if n else t.head("learn")) + line for n, line in enumerate(found)]


def _way(look: Looking, goal: Mapping[str, Any]) -> list[str]:
    t, by = look.t, goal["by"]
    aim = look.opened(goal["text"], "aim.text", by) if goal["text"] else t("learn-aim-gone")
    found = [clean(aim)]
    for n, one in enumerate(goal["chapters"], 1):
        words = look.opened(one["text"], f"chapter.text/{goal['id']}/{one['id']}", one["by"])
        through = [who for who, those in goal["through"].items() if one["id"] in those]
        more = f"  {t('learn-through', names=look.names(through))}" if through else ""
        found.append(f"{n}. {clean(words)}{more}")
    return found


def _table(look: Looking, view: Mapping[str, Any]) -> list[str]:
    t, by, page, round = look.t, view["by"], view["page"], view["round"]
    words = look.opened(view["words"], "quiz.text", by) if view["words"] else ""
    found = [f"{t('learn-asks', name=look.name(by))}: {clean(words)}"]
    if round is None:
        return found
    if round["opens_at"] is None or look.now < round["opens_at"]:
        return found + ([look.waits(round["awaited"])] if round["awaited"] else [])
    for who, box in round["answers"].items():
        said = clean(look.opened(box, field_of(page, who == by), who))
        found.append(f"{look.name(who)}: {t('learn-kept-right', text=said) if who == by else said}")
    return found


async def _learn(room: Room, rest: str) -> None:
    """`learn goal WORDS`, `add WORDS`, `did 2`, `ask WORDS = ANSWER` and so on. Raises `Refused`."""
    word, _, words = rest.partition(" ")
    words, learning = words.strip(), room.learn()
    view = learning.state
    goal, page = view["goal"], view["page"]
    if word == "goal" and words:
        await learning.aim(words, goal=None if goal is None else goal["id"])
    elif word == "ask" and words:
        asked, _, right = words.rpartition(" = ")
        if not asked.strip() or not right.strip():
            raise Said("invalid", "ask-learn")
        await learning.quiz(asked.strip(), right.strip(), after=page if view["by"] else None)
    elif word == "say" and words:
        await learning.answer(page, words)
    elif word == "pass":
        await learning.pass_on(page)
    elif word not in ("add", "did", "not", "strike", "there", "let-go"):
        raise Said("invalid", "ask-learn")
    elif goal is None:
        raise Said("conflict", "no-goal")
    elif word == "add" and words:
        await learning.chapter(goal["id"], uuid4().hex[:12], words)
    elif word in ("did", "not"):
        await learning.did(goal["id"], _numbered(goal, words), word == "did")
    elif word == "strike":
        await learning.strike(goal["id"], _numbered(goal, words))
    elif word == "there":
        await learning.reach(goal["id"])
    elif word == "let-go":
        await learning.let_go(goal["id"])
    else:
        raise Said("invalid", "ask-learn")


def _numbered(goal: Mapping[str, Any], words: str) -> str:
    chapters = goal["chapters"]
    if not words.isdecimal() or not 1 <= int(words) <= len(chapters):
        raise Said("invalid", "ask-learn")
    return str(chapters[int(words) - 1]["id"])


def kept(entry: Entry) -> Kept | None:
    """A goal that was reached, or a question with what each said."""
    body = entry.body
    if entry.kind == "reached" and body.get("goal"):
        told = tuple(
            Told(str(one["by"]), one["text"], f"chapter.text/{body['goal']}/{one['id']}", old=True)
            for one in body.get("chapters", ())
        )
        return Kept(told, "kept-learned", of=_of(body, "text", "aim.text"))
    if entry.kind == "quizzed" and isinstance(body.get("quizzed"), Mapping):
        by, page = body.get("by"), str(body.get("page"))
        told = tuple(
            Told(who, box, field_of(page, who == by), reads=_right if who == by else None, old=True)
            for who, box in body["quizzed"].items()
        )
        return Kept(told, "kept-quizzed", of=_of(body, "words", "quiz.text"))
    return None


def _of(body: Mapping[str, Any], name: str, field: str) -> Told | None:
    box = body.get(name)
    return Told(str(body.get("by")), box, field, old=True) if isinstance(box, bytes) else None


def _right(t: Speech, text: str) -> str:
    return t("learn-kept-right", text=clean(text))


ROW = Row(
    "learn",
    verbs={"learn": _learn},
    help=(
        ("learn goal WORDS | add WORDS", "learn"),
        ("learn did N · not N · strike N", "learn-way"),
        ("learn ask WORDS = ANSWER · say …", "learn-ask"),
        ("learn there · let-go · pass", "learn-end"),
    ),
    lines=lines,
    opens=round_opens,
    kept=kept,
)
