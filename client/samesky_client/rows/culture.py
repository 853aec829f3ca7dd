"""Culture: where each is from, words that are taught, and how things are done at home.

Where somebody is from is a JSON map, sealed as one text: `from`, countries as two letters, and `call`, from and until
when a call is welcome by their own clock. So is a word: `word`, `means`, and maybe `say` and `clip`, the SHA-256 of
the blob with its sound. In that is a sealed text, too: the sound as a data URL.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from samesky_shared.core.recurrence import wall
from samesky_shared.decks.cards import cards
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room

CLIP = "teach.clip"
"""The field that the sound of a word is sealed for."""
CALL = ("08:00", "22:00")
"""When a call is welcome for who has not said."""
STEP = 900
_HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d"
_CALL = re.compile(rf"({_HOUR})-({_HOUR})")
_COUNTRY = re.compile(r"[A-Z]{2}")


def home_written(countries: tuple[str, ...], call: tuple[str, str] = CALL) -> str:
    """The text of where somebody is from."""
    return json.dumps({"from": list(countries), "call": list(call)})


def home_of(text: str) -> tuple[tuple[str, ...], tuple[str, str]]:
    """Which countries somebody calls theirs, and when a call is welcome."""
    found = _map(text)
    listed, call = found.get("from"), found.get("call")
    countries = tuple(one for one in listed if isinstance(one, str)) if isinstance(listed, list) else ()
    given = call if isinstance(call, list) else []
    hours = [one for one in given if isinstance(one, str) and re.fullmatch(_HOUR, one)]
    return (
        tuple(one for one in countries if _COUNTRY.fullmatch(one)),
        (hours[0], hours[1]) if len(hours) == 2 else CALL,
    )


def word_written(word: str, means: str, *, say: str = "", clip: str = "") -> str:
    """The text of a word."""
    whole = {"word": word, "means": means, "say": say, "clip": clip}
    return json.dumps({key: one for key, one in whole.items() if one or key == "means"}, ensure_ascii=False)


def word_line(t: Speech, text: str) -> str:
    """A word in one line; empty where the text is none."""
    found = _map(text)
    word, means, say = (str(found.get(key) or "") for key in ("word", "means", "say"))
    return clean(" ".join([word, *([f"({say})"] if say else []), "=", means])) if word else ""


def clip_written(sound: bytes, media: str = "audio/ogg") -> str:
    """The text of a sound, as it is sealed."""
    return f"data:{media};base64,{b64encode(sound).decode()}"


async def teach(
    room: Room, word: str, means: str, *, say: str = "", sound: bytes = b"", media: str = "audio/ogg"
) -> int:
    """Teaches a word, with its sound where there is one. Raises `Refused` and `Unreachable`."""
    clip = await room.keep_blob("culture", CLIP, clip_written(sound, media)) if sound else ""
    return await room.culture().teach(word_written(word, means, say=say, clip=clip), clip=clip or None)


def welcome(call: tuple[str, str], tz: str, at: float) -> bool:
    """Whether a call is welcome at an instant, for somebody with these hours."""
    start, end = call
    hour = wall(at, tz or "UTC")[11:]
    if start == end:
        return True
    return start <= hour < end if start < end else hour >= start or hour < end


def good_time(
    homes: list[tuple[tuple[str, str], str]], now: float, days: int = 2
) -> tuple[float, float] | None:
    """From and until when a call is welcome for all, next; None: never, in so many days."""
    begun: float | None = None
    first = int(now // STEP) * STEP
    for at in range(first, first + days * 86400, STEP):
        if all(welcome(call, tz, at) for call, tz in homes):
            begun = begun if begun is not None else max(now, at)
        elif begun is not None:
            return begun, at
    return None if begun is None else (begun, first + days * 86400)


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The card on the table, and when the next good time to call is, in the reader's own time."""
    t, card = look.t, view["card"]
    texts = {one.id: one.text for one in cards("culture", t.language)}
    found = [t.head("word") + (texts.get(card, card) if card else t("say-no-custom"))]
    if len(look.members) < 2 or not view["homes"]:
        return found
    homes = []
    for who, one in look.members.items():
        box = view["homes"].get(who)
        homes.append((home_of(look.opened(box, "home.about", who))[1] if box else CALL, one.tz))
    span = good_time(homes, look.now)
    if span is not None:
        me = look.members.get(look.you)
        start, end = (wall(at, (me.tz if me else "") or "UTC")[11:] for at in span)
        now = span[0] <= look.now
        said = t("say-call-now", time=end) if now else t("say-call-next", **{"from": start, "to": end})
        found.append(t.head("call") + said)
    return found


def line(look: Looking, entry: Entry) -> str | None:
    """A word, or how something is done, as it comes."""
    found = kept(entry)
    if found is None:
        return None
    (one,) = found.told
    said = look.opened(one.box, one.field, one.by)
    return f"{look.t.head('word')}{look.name(one.by)}: {one.reads(look.t, said) if one.reads else said}"


def kept(entry: Entry) -> Kept | None:
    """A word that was taught, or how something is done at home."""
    body, by = entry.body, entry.by or ""
    if entry.kind == "word" and isinstance(body.get("word"), bytes):
        return Kept((Told(by, body["word"], "teach.word", reads=word_line),), "kept-word")
    if entry.kind == "told" and isinstance(body.get("text"), bytes):
        return Kept((Told(by, body["text"], f"tell.text/{body.get('card')}"),), "kept-custom")
    return None


def _map(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


async def _from(room: Room, rest: str) -> None:
    words = rest.split()
    hours = _CALL.fullmatch(words[-1]) if words else None
    countries = tuple(one.upper() for one in (words[:-1] if hours else words))
    if not words or not all(_COUNTRY.fullmatch(one) for one in countries):
        raise Said("invalid", "ask-from")
    await room.culture().home(home_written(countries, (hours[1], hours[2]) if hours else CALL))


async def _teach(room: Room, rest: str) -> None:
    word, _, means = rest.partition("=")
    if not word.strip() or not means.strip():
        raise Said("invalid", "ask-teach")
    await teach(room, word.strip(), means.strip())


async def _custom(room: Room, rest: str) -> None:
    card = room.culture().state.card
    if not rest:
        await room.culture().draw(after=card)
    elif card is None:
        raise Said("conflict", "say-no-custom")
    else:
        await room.culture().tell(card, rest)


ROW = Row(
    "culture",
    verbs={"from": _from, "teach": _teach, "custom": _custom},
    help=(
        ("from PT BR 08:00-22:00", "from"),
        ("teach WORD = MEANING", "teach"),
        ("custom | custom WORDS", "custom"),
        ("holidays", "holidays"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
