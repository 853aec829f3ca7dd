"""Games: what lies on the table, what was said, jokes out of the jar, and what only we laugh at.

Three sentences are a JSON list, sealed as one text; which of them is untrue is `0`, `1` or `2`, and so is a choice of
this or that. What stands on the shelf is a JSON map: `words`, and maybe `from`. A picture is a JSON map in a blob:
`lines`, each a list of numbers, x and y in turn, on a sheet of 1000 by 750.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from samesky_shared.decks.games import card_text, games
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from .row import Kept, Looking, Row, Told, round_opens

if TYPE_CHECKING:
    from ..room import Room

PICTURE = "draw.picture"
"""The field that a picture is sealed for."""


def tale_written(sentences: list[str]) -> str:
    """The text of three sentences."""
    return json.dumps(sentences, ensure_ascii=False)


def tale_of(text: str) -> list[str]:
    """Three sentences; none where a text has not that many."""
    found = _parsed(text)
    sound = isinstance(found, list) and len(found) == 3 and all(isinstance(one, str) for one in found)
    return list(found) if sound else []


def inside_written(words: str, source: str = "") -> str:
    """The text of what only we laugh at."""
    return json.dumps({"words": words} | ({"from": source} if source else {}), ensure_ascii=False)


def inside_line(t: Speech, text: str) -> str:
    """It in a line."""
    found = _parsed(text)
    if not isinstance(found, dict) or not found.get("words"):
        return clean(text)
    return clean(f"{found['words']} ({found['from']})" if found.get("from") else str(found["words"]))


def said(t: Speech, game: str, card: str | None, text: str) -> str:
    """What was said on a page, as it reads: a choice in words, the number of a sentence, or the words themselves."""
    if game == "this" and text in ("0", "1"):
        pair = next((one for one in games(t.language).this if one.id == card), None)
        return ((pair.one, pair.other)[int(text)] if pair else text) or text
    return str(int(text) + 1) if game == "tale" and text in ("0", "1", "2") else clean(text)


def field_of(page: Mapping[str, Any], member: str) -> str:
    """The field that what a member said on a page was sealed for."""
    told = page["game"] == "tale" and member == page["by"]
    return "tell.which" if told else f"answer.text/{page['page']}"


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The page on the table, the drawing, and how many jokes are in the jar."""
    t, head, blank = look.t, look.t.head("play"), " " * 9
    game, round, found = view["game"], view["round"], []
    if game is None:
        found.append(head + t("say-no-game"))
    else:
        found.append(f"{head}{t(f'play-{game}')}: {_table(look, view)}".rstrip(": "))
        if game == "tale" and view["words"]:
            told = tale_of(look.opened(view["words"], "tell.text", view["by"]))
            found += [f"{blank}{n}. {clean(one)}" for n, one in enumerate(told, 1)]
        if round is not None and round["opens_at"] is not None and look.now >= round["opens_at"]:
            for who, box in round["answers"].items():
                words = said(t, game, view["card"], look.opened(box, field_of(view, who), who))
                key = t("play-kept-tale", text=words) if game == "tale" and who == view["by"] else words
                found.append(f"{blank}{look.name(who)}: {key}")
        elif round is not None and look.you in round["in"] and round["awaited"]:
            found.append(blank + look.waits(round["awaited"]))
    sketch = view["sketch"]
    if sketch is not None and sketch["over"]:
        thing = card_text(sketch["card"] or "", t.language)
        by = sketch["found"]
        words = t("play-found", thing=thing, name=look.name(by)) if by else t("play-was", thing=thing)
        found.append(blank + words)
    elif sketch is not None and sketch["by"] != look.you:
        found.append(blank + t("say-drawn", name=look.name(sketch["by"])))
    if view["inside"]:
        found.append(blank + t("say-jar", n=view["inside"]))
    return found


def line(look: Looking, entry: Entry) -> str | None:
    """A joke out of the jar, or what only we laugh at, as it comes."""
    found = kept(entry)
    if entry.kind not in ("joke", "inside") or found is None:
        return None
    (one,) = found.told
    words = look.opened(one.box, one.field, one.by)
    return (
        f"{look.t.head('play')}{look.name(one.by)}: {one.reads(look.t, words) if one.reads else clean(words)}"
    )


def kept(entry: Entry) -> Kept | None:
    """A page that has opened, a drawing, a joke, or something for the shelf."""
    body, by = entry.body, entry.by or ""
    if entry.kind == "played" and isinstance(body.get("played"), Mapping):
        game, card = str(body["game"]), body.get("card")
        told = tuple(
            Told(who, box, field_of(body, who), reads=_reads(game, card, who == body.get("by")), old=True)
            for who, box in body["played"].items()
        )
        of = None
        if isinstance(body.get("words"), bytes):
            field = "tell.text" if game == "tale" else "begin.text"
            of = Told(str(body.get("by")), body["words"], field, reads=_sentences, old=True)
        lead = (lambda t, name: card_text(str(card), t.language)) if card else None
        return Kept(told, f"play-{game}", of=of, lead=lead)
    if entry.kind == "drawing" and body.get("blobs"):
        return Kept((), "play-kept-drawing", lead=_drawn(str(body.get("card")), str(body.get("found") or "")))
    if entry.kind == "joke" and isinstance(body.get("text"), bytes):
        return Kept((Told(str(body.get("by")), body["text"], "slip.text", old=True),), "play-kept-joke")
    if entry.kind == "inside" and isinstance(body.get("text"), bytes):
        return Kept((Told(by, body["text"], "shelve.text", reads=inside_line),), "play-kept-inside")
    return None


def _reads(game: str, card: Any, teller: bool) -> Callable[[Speech, str], str]:
    def reads(t: Speech, text: str) -> str:
        words = said(t, game, card, text)
        return t("play-kept-tale", text=words) if game == "tale" and teller else words

    return reads


def _sentences(t: Speech, text: str) -> str:
    return " ".join(f"{n}. {clean(one)}" for n, one in enumerate(tale_of(text), 1)) or clean(text)


def _drawn(card: str, found: str) -> Callable[[Speech, Callable[[str], str]], str]:
    def lead(t: Speech, name: Callable[[str], str]) -> str:
        thing = card_text(card, t.language)
        return t("play-found", thing=thing, name=name(found)) if found else t("play-was", thing=thing)

    return lead


def _table(look: Looking, view: Mapping[str, Any]) -> str:
    if view["card"]:
        return card_text(view["card"], look.t.language)
    if view["game"] == "finish" and view["words"]:
        return f"{look.opened(view['words'], 'begin.text', view['by'])} …"
    return look.name(view["by"]) if view["by"] else ""


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


async def _play(room: Room, rest: str) -> None:
    """`game this`, `game finish [WORDS]`, `game tale A / B / C = 2`, and what is said of it."""
    word, _, words = rest.partition(" ")
    words, playing = words.strip(), room.play()
    view = playing.state
    after = view["page"] if view["game"] else None
    if word == "this" or (word == "finish" and not words):
        await playing.lay("this" if word == "this" else "finish", after=after)
    elif word == "finish":
        await playing.begin(words.rstrip("… ."), after=after)
    elif word == "tale":
        told, _, which = words.rpartition("=")
        sentences = [one.strip() for one in told.split(" / ")]
        if len(sentences) != 3 or not all(sentences) or which.strip() not in ("1", "2", "3"):
            raise Said("invalid", "ask-play")
        await playing.tell(tale_written(sentences), str(int(which) - 1), after=after)
    elif word == "say" and words:
        count = {"this": 2, "tale": 3}.get(view["game"] or "", 0)
        chosen = words.isdecimal() and 1 <= int(words) <= count
        if count and not chosen:
            raise Said("invalid", "ask-play")
        await playing.answer(view["page"], str(int(words) - 1) if count else words)
    elif word == "pass":
        await playing.pass_on(view["page"])
    elif word == "guess" and words and view["sketch"] is not None:
        await playing.guess(view["sketch"]["id"], words)
    elif word == "jar" and words:
        await playing.slip(words)
    elif word == "pull":
        await playing.pull()
    elif word == "inside" and words:
        await playing.shelve(inside_written(words))
    else:
        raise Said("invalid", "ask-play")


ROW = Row(
    "play",
    verbs={"game": _play},
    help=(
        ("game this | finish [WORDS] | tale …", "play"),
        ("game say … · pass · guess WORDS", "play-say"),
        ("game jar WORDS · pull · inside …", "play-jar"),
    ),
    lines=lines,
    opens=round_opens,
    line=line,
    kept=kept,
)
