"""Moments: pictures of all at one instant, and the strip that is kept of them.

What is said of a picture is a JSON map, sealed as one text: `picture`, the SHA-256 of the blob that it is in, and
maybe `words`. In the blob is a sealed text, too: the picture as a data URL.
"""

from __future__ import annotations

import asyncio
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry

from ..bare import bare
from ..errors import Unreachable
from ..speech import Said, Speech, clean
from ..words import INDENT
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room

PICTURE = "put.picture"
"""The field that a picture is sealed for."""
LARGEST = 400_000
"""Bytes of a picture."""
MAX_WORDS = 140
_NAME = re.compile(r"[0-9a-f]{64}")
_DATA = re.compile(r"data:image/(webp|jpeg|png);base64,[A-Za-z0-9+/=]+")


def said(picture: str, words: str = "") -> str:
    """The text of what is said of a picture."""
    return json.dumps(
        {"picture": picture} | ({"words": words[:MAX_WORDS]} if words else {}), ensure_ascii=False
    )


def said_in(text: str) -> tuple[str, str]:
    """The blob that a picture is in, and what is on it; empty where the text names none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "", ""
    found = found if isinstance(found, dict) else {}
    name, words = found.get("picture"), found.get("words")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return "", ""
    return name, clean(words[:MAX_WORDS]) if isinstance(words, str) else ""


def picture_line(t: Speech, text: str) -> str:
    """A picture in one line."""
    return said_in(text)[1] or t("kept-picture")


async def give(room: Room, picture: bytes, words: str = "") -> int:
    """Gives a picture (JPEG or PNG, the right way up) to the strip in the making, without what cameras write into
    it beside what is seen. Raises `Refused` and `Unreachable`."""
    media, whole = bare(picture)
    if not media:
        raise Said("invalid", "ask-picture")
    if len(whole) > LARGEST:
        raise Said("too_large", "ask-picture")
    data = f"data:{media};base64,{b64encode(whole).decode()}"
    name = await room.keep_blob("moment", PICTURE, data)
    return await room.moment().put(_strip(room)["strip"], said(name, words), name)


async def picture(room: Room, on: str, by: str, name: str) -> str:
    """A picture of somebody as a data URL; empty where it is not to be had, or is none."""
    try:
        text = room.unseal(await room.blob(name), on, PICTURE, by)
    except (Refused, Unreachable):
        return ""
    return text if _DATA.fullmatch(text) else ""


async def _moment(room: Room, rest: str) -> None:
    what, _, more = rest.strip().partition(" ")
    what = what.lower() or "begin"
    if what == "begin":
        await room.moment().gather()
    elif what == "put":
        file, _, words = more.strip().partition(" ")
        try:
            picture = await asyncio.to_thread(_read, file)
        except OSError:
            raise Said("invalid", "ask-picture") from None
        await give(room, picture, words.strip())
    elif what in _DOES:
        await getattr(room.moment(), _DOES[what])(_strip(room)["strip"])
    else:
        raise Said("invalid", "ask-moment")


_DOES = {"ready": "ready", "keep": "keep", "again": "again", "no": "let_go", "without-me": "without_me"}


def _read(file: str) -> bytes:
    return Path(file).expanduser().read_bytes()


def _strip(room: Room) -> Mapping[str, Any]:
    found = room.moment().state["making"]
    if found is None:
        raise Said("conflict", "no-strip")
    return dict(found)


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The strip that is being made: who is ready, whose picture is in, or what is open."""
    one = view["making"]
    if one is None:
        return []
    done = one["round"]
    opens = done["opens_at"]
    if opens is not None and opens <= look.now:
        found = [look.t("say-strip-open")]
        for who, box in done["answers"].items():
            text = look.opened(box, f"put.text/{one['strip']}", who)
            found.append(f"{look.name(who)}: {picture_line(look.t, text)}")
    elif look.you in done["answers"]:
        found = [look.t("now-moment-waits", names=look.names(done["awaited"]))]
    elif look.you in one["circle"]:
        found = [look.t("say-strip")]
    else:
        found = []
    return [(INDENT if n else look.t.head("moment")) + line for n, line in enumerate(found)]


def opens(view: Mapping[str, Any]) -> float | None:
    """When the pictures open, once that is certain."""
    at: float | None = ((view["making"] or {}).get("round") or {}).get("opens_at")
    return at


def line(look: Looking, entry: Entry) -> str | None:
    """A strip as it is kept; None for one that was erased."""
    found = kept(entry)
    if found is None:
        return None
    told = [
        f"{look.name(one.by)}: {picture_line(look.t, look.opened(one.box, one.field, one.by))}"
        for one in found.told
    ]
    return f"{look.t.head('moment')}{look.t('moment-kept')} {' · '.join(told)}"


def kept(entry: Entry) -> Kept | None:
    """A strip that all agreed to keep."""
    pictures = entry.body.get("pictures")
    if entry.kind != "strip" or not isinstance(pictures, dict):
        return None
    field = f"put.text/{entry.body.get('strip')}"
    boxes = {who: one.get("text") for who, one in pictures.items() if isinstance(one, dict)}
    told = tuple(
        Told(who, box, field, reads=picture_line, old=True)
        for who, box in boxes.items()
        if isinstance(box, bytes)
    )
    return Kept(told, "kept-strip", picture=lambda text: said_in(text)[0]) if told else None


ROW = Row(
    "moment",
    verbs={"moment": _moment},
    help=(
        ("moment", "moment"),
        ("moment put FILE [WORDS]", "moment-put"),
        ("moment ready | keep | again | no | without-me", "moment-does"),
    ),
    lines=lines,
    opens=opens,
    line=line,
    kept=kept,
)
