"""Queues: what is in them, in which order it comes, what is wanted, taken out, put back and seen.

A line that begins with `#2` is about the second list of the room: `add #2 URL`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from samesky_shared.activities.playlist import Item, Playlist
from samesky_shared.protocol import Entry

from .. import words
from ..speech import Said, Speech
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..remotes.playlist import PlaylistRemote
    from ..room import Room

_LIST = re.compile(r"#([a-z0-9-]{1,32})(?:\s+|$)")
REPEATS = ("off", "all", "one")
LONG = 1200.0
"""Seconds from which on something is worth a place among the memories; songs stand in the queue's own history."""


def lines(look: Looking, queue: Playlist) -> list[str]:
    """A queue, one line an item: `>` plays, `x` was played, else a number for when it comes."""
    t, name = look.t, look.on.partition(":")[2]
    label = look.opened(queue.label, "name.label")
    called = f"#{name} {label}".strip() if name else label
    found = [t.head("queue") + called] if called else []
    order = {item.id: n for n, item in enumerate(queue.upcoming(), 1)}
    mixed = queue.shuffle or any(item.votes for item in queue.items)
    for n, item in enumerate(queue.items, 1):
        mark = ">" if item.id == queue.current else "x" if item.id in queue.played else " "
        title = words.titled(t, item.media, look.read, look.on, item.by)
        more = [f" +{len(item.votes)}"] if item.votes else []
        if item.left_at and item.id != queue.current:
            more.append(f" · {t('playlist-goes-on', time=words.duration(item.left_at))}")
        if mixed and item.id in order:
            more.append(f" · {t('say-comes', n=order[item.id])}")
        found.append(f"{t('head-queue'):<7}{mark} {n}. {title} ({look.name(item.by)}){''.join(more)}")
    if not queue.items:
        found.append(t.head("queue") + t("say-queue-empty"))
    if queue.removed is not None:
        title = words.titled(t, queue.removed.item.media, look.read, look.on, queue.removed.item.by)
        found.append(words.INDENT + t("playlist-removed", name=look.name(queue.removed.by), title=title))
    return found


def kept(entry: Entry) -> Kept | None:
    """What was seen together."""
    body = entry.body
    if entry.kind != "seen" or not isinstance(body.get("media"), bytes):
        return None
    if (body.get("length") or LONG) < LONG:
        return None
    by = str(body.get("by") or "")
    return Kept((Told(by, body["media"], "add.media", reads=_reads, old=True),), "kept-seen")


def line(look: Looking, entry: Entry) -> str | None:
    """That something was seen, as it comes."""
    found = kept(entry)
    if found is None:
        return None
    (one,) = found.told
    title = words.title_in(look.opened(one.box, one.field, one.by))
    return f"{look.t.head('queue')}{look.t('kept-seen')}: {title}"


def _reads(t: Speech, text: str) -> str:
    return words.title_in(text)


def _of(room: Room, rest: str) -> tuple[PlaylistRemote, str]:
    """Which list a line is about, and what else it says."""
    found = _LIST.match(rest)
    if found is None:
        return room.playlist(), rest.strip()
    return room.playlist(found[1]), rest[found.end() :].strip()


def _player(room: Room, queue: PlaylistRemote) -> Any:
    return room.player(queue.on.partition(":")[2])


def _item(queue: PlaylistRemote, number: str) -> Item:
    items = queue.state.items
    if not number.isdecimal() or not 1 <= int(number) <= len(items):
        raise Said("invalid", "ask-item", path="item")
    return items[int(number) - 1]


async def _hush(room: Room, queue: PlaylistRemote) -> None:
    """Holds what other lists play: one thing sounds at a time."""
    mine = _player(room, queue).on
    for on in [one for one in room.states if one.partition(":")[0] == "player" and one != mine]:
        other = room.player(on.partition(":")[2])
        if other.state.wanted:
            await other.pause()


async def add(room: Room, rest: str) -> None:
    """Puts an address into a queue."""
    queue, url = _of(room, rest)
    if not url:
        raise Said("invalid", "ask-add")
    await queue.add(url)


async def skip(room: Room, rest: str) -> None:
    """Goes on to what comes next."""
    queue, _ = _of(room, rest)
    await queue.next(after=queue.state.current)


async def play(room: Room, rest: str) -> None:
    """Plays one by its number, or what is on, or what comes first."""
    queue, number = _of(room, rest)
    await _hush(room, queue)
    if number:
        await queue.play(_item(queue, number).id)
    elif _player(room, queue).state.item is None:
        await queue.next(after=queue.state.current)
    else:
        await _player(room, queue).play()


async def _want(room: Room, rest: str) -> None:
    queue, number = _of(room, rest)
    item = _item(queue, number)
    await queue.vote(item.id, up=room.you not in item.votes)


async def _move(room: Room, rest: str) -> None:
    queue, numbers = _of(room, rest)
    which, _, to = numbers.partition(" ")
    item, there = _item(queue, which), _item(queue, to.strip())
    others = [one for one in queue.state.items if one.id != item.id]
    at = queue.state.items.index(there)
    await queue.move(item.id, before=others[at].id if at < len(others) else None)


async def _out(room: Room, rest: str) -> None:
    queue, number = _of(room, rest)
    await queue.remove(_item(queue, number).id)


async def _put_back(room: Room, rest: str) -> None:
    queue, _ = _of(room, rest)
    removed = queue.state.removed
    if removed is None:
        raise Said("conflict", "not-removed")
    await queue.put_back(removed.item.id)


async def _seen(room: Room, rest: str) -> None:
    queue, number = _of(room, rest)
    item = _item(queue, number)
    await queue.seen(item.id, yes=item.seen_at is None)


async def _mix(room: Room, rest: str) -> None:
    queue, _ = _of(room, rest)
    await queue.order(shuffle=not queue.state.shuffle)


async def _repeat(room: Room, rest: str) -> None:
    queue, how = _of(room, rest)
    if how not in REPEATS:
        raise Said("invalid", "ask-repeat")
    await queue.order(repeat=how)  # type: ignore[arg-type]


async def _name(room: Room, rest: str) -> None:
    queue, label = _of(room, rest)
    await queue.name(label or None)


async def _undo(room: Room, rest: str) -> None:
    """Back to where it was before somebody went elsewhere, or to what was on before."""
    queue, _ = _of(room, rest)
    player = _player(room, queue)
    state = player.state
    if state.sought is not None:
        await player.undo(state.sought.id)
    elif state.did is not None and state.did.what == "load" and queue.state.played and queue.state.current:
        await queue.back(before=queue.state.current)
    else:
        raise Said("conflict", "not-sought")


ROW = Row(
    "playlist",
    verbs={
        "add": add,
        "next": skip,
        "play": play,
        "want": _want,
        "move": _move,
        "out": _out,
        "put-back": _put_back,
        "seen": _seen,
        "mix": _mix,
        "repeat": _repeat,
        "name-list": _name,
        "undo": _undo,
    },
    help=(
        ("add URL · queue · next · play", "queue"),
        ("want 2 · move 2 1 · out 2 · put-back", "order"),
        ("mix · repeat off | all | one", "mix"),
        ("seen 2 · undo", "seen"),
        ("add #2 URL · name-list #2 WORDS", "lists"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
