"""`playlist`: the shared queue. What plays is its `player`, an instance of its own, so that a pause does not
rewrite the queue."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Cue, Key, Note, Seconds, Step, Turn, command
from ..core.chance import number, short_id, shuffled
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box, Sealed

MAX_ITEMS = 100
LONG = 600.0
"""Seconds from which on something goes on where it was left; a song begins anew."""
Length = Annotated[float, Meta(gt=0, le=86400, description="Seconds, if known.")]
Media = Annotated[
    Box,
    Meta(
        max_length=1024 + AROUND,
        description="What to play: sealed text that is a URL, or JSON with a `title` and one of `url`, `file` (each "
        "side's own copy: `name`, `size` in bytes, `hash`), or `provider` (`youtube`, `vimeo`) with `id`.",
    ),
]
"""For the devices only; no rule reads it."""


class Item(Struct, frozen=True):
    """One thing in the queue."""

    id: str
    media: Media
    by: str
    length: float | None = None
    votes: tuple[str, ...] = ()
    left_at: float = 0.0
    """The second at which it was left, to go on from there."""
    seen_at: float | None = None
    """Room time at which it had been seen first."""


class Removed(Struct, frozen=True):
    """What was taken out last, so that it can be put back."""

    item: Item
    by: str
    at: float
    """Room time."""
    before: str | None = None
    """What came after it."""


class Playlist(Activity, frozen=True):
    """A queue that everybody fills; the most wanted comes first, then what was added first.

    A room has several: `playlist`, `playlist:2`, … each with a name that only the devices can read, and a `player` of
    its own name.
    """

    kind: ClassVar[str] = "playlist"
    items: tuple[Item, ...] = ()
    current: str | None = None
    played: tuple[str, ...] = ()
    shuffle: bool = False
    repeat: Literal["off", "all", "one"] = "off"
    label: Sealed | None = None
    drawn: tuple[str, ...] = ()
    """With `shuffle`, the order in which they come: drawn once, for all."""
    removed: Removed | None = None

    @command(lasting=True)
    def name(self, turn: Turn, label: Sealed | None = None) -> Playlist:
        """Say what this queue is for."""
        return replace(self, label=label)

    @command(lasting=True)
    def add(self, turn: Turn, media: Media, length: Length | None = None) -> Playlist:
        """Put something at the end of the queue."""
        if len(self.items) >= MAX_ITEMS:
            raise Refused("full", f"The queue holds {MAX_ITEMS}; take something out first.")
        made = Item(short_id(turn.seed, str(len(self.items))), media, turn.who, length)
        return replace(self, items=(*self.items, made))._mixed(turn)

    @command()
    def remove(self, turn: Turn, item: Key) -> Playlist:
        """Take something out; what plays goes on playing."""
        at = next((i for i, one in enumerate(self.items) if one.id == item), None)
        if at is None:
            return self
        rest = self.items[:at] + self.items[at + 1 :]
        before = rest[at].id if at < len(rest) else None
        gone = Removed(self.items[at], turn.who, turn.at, before)
        played = tuple(one for one in self.played if one != item)
        return replace(self, items=rest, played=played, removed=gone)._mixed(turn)

    @command()
    def put_back(self, turn: Turn, item: Key) -> Playlist:
        """Put back what was taken out last."""
        gone = self.removed
        if gone is None or gone.item.id != item:
            return self
        if len(self.items) >= MAX_ITEMS:
            raise Refused("full", f"The queue holds {MAX_ITEMS}; take something out first.")
        at = next((i for i, one in enumerate(self.items) if one.id == gone.before), len(self.items))
        items = (*self.items[:at], gone.item, *self.items[at:])
        return replace(self, items=items, removed=None)._mixed(turn)

    @command()
    def move(self, turn: Turn, item: Key, before: Key | None = None) -> Playlist:
        """Move something in front of another, or to the end."""
        moved = self._item(item)
        rest = [one for one in self.items if one.id != item]
        if before is None:
            return replace(self, items=(*rest, moved))
        if before == item:
            return self
        at = next((i for i, one in enumerate(rest) if one.id == before), None)
        if at is None:
            raise Refused("unknown", "This is not in the queue.", path="args.before")
        return replace(self, items=(*rest[:at], moved, *rest[at:]))

    @command()
    def vote(self, turn: Turn, item: Key, up: bool = True) -> Playlist:
        """Want something more, or take that back."""
        found = self._item(item)
        if not turn.who:
            raise Refused("forbidden", "Only a member wants something.")
        votes = tuple(who for who in found.votes if who != turn.who)
        changed = replace(found, votes=(*votes, turn.who) if up else votes)
        return replace(self, items=tuple(changed if one.id == item else one for one in self.items))

    @command()
    def order(
        self, turn: Turn, shuffle: bool | None = None, repeat: Literal["off", "all", "one"] | None = None
    ) -> Playlist:
        """Choose whether they come in an order drawn by chance (drawn anew each time), and what repeats."""
        changed = replace(
            self,
            shuffle=self.shuffle if shuffle is None else shuffle,
            repeat=self.repeat if repeat is None else repeat,
        )
        return changed if shuffle is None else replace(changed, drawn=())._mixed(turn)

    @command()
    def left(self, turn: Turn, item: Key, position: Seconds) -> Playlist:
        """Say at which second something was left; a long one goes on from there. The player does it by itself."""
        return self._changed(item, left_at=position)

    @command()
    def seen(self, turn: Turn, item: Key, yes: bool = True) -> Playlist | Step:
        """Say that something was seen to its end, or that it was not. The first time it goes into the timeline."""
        found = next((one for one in self.items if one.id == item), None)
        if found is None:
            return self
        if not yes:
            return self._changed(item, seen_at=None)
        changed = self._changed(item, left_at=0.0, seen_at=found.seen_at or turn.at)
        if found.seen_at is not None:
            return changed
        body = {"item": found.id, "media": found.media, "by": found.by, "length": found.length}
        return Step(changed, (Note("seen", body),))

    @command(lead="prep")
    def play(self, turn: Turn, item: Key) -> Step:
        """Play this now; something long goes on where it was left."""
        return self._loaded(turn, self._item(item), self)

    @command(lead="prep", advances="after")
    def next(self, turn: Turn, after: Key | None = None) -> Playlist | Step:
        """Go from this item to the next one; at the end of the queue the player stops."""
        if after != self.current:
            return self
        chosen = self._next(turn)
        if chosen is not None:
            return self._loaded(turn, chosen[0], chosen[1])
        if self.current is None:
            return self
        done = self._left(self)
        return Step(replace(done, current=None), cues=(Cue(_player(turn), "stop", {"item": self.current}),))

    @command(lead="prep", advances="before")
    def back(self, turn: Turn, before: Key) -> Playlist | Step:
        """Go from this item back to the one that was played before it, to where that was left."""
        if before != self.current or not self.played:
            return self
        previous = self._item(self.played[-1])
        made = self._loaded(turn, previous, self, previous.left_at)
        assert isinstance(made.state, Playlist)
        return replace(made, state=replace(made.state, played=self.played[:-1]))

    @command(lead="sure")
    def pause(self, turn: Turn) -> Step:
        """Hold what plays of it."""
        return Step(self, cues=(Cue(_player(turn), "pause"),))

    @command(lead="prep")
    def resume(self, turn: Turn) -> Step:
        """Go on with what was held."""
        return Step(self, cues=(Cue(_player(turn), "resume"),))

    def upcoming(self) -> tuple[Item, ...]:
        """What comes after the current one, in the order in which it does: the most wanted first."""
        place = {item: at for at, item in enumerate(self.drawn)} if self.shuffle else {}
        waiting = [one for one in self.items if one.id not in self.played and one.id != self.current]
        ordered = sorted(waiting, key=lambda one: (-len(one.votes), place.get(one.id, len(place))))
        return tuple(ordered)

    def without(self, member: str) -> Playlist:
        """Without what they put in, except what plays, and without their wishes."""
        kept = [one for one in self.items if one.by != member or one.id == self.current]
        items = tuple(replace(one, votes=tuple(who for who in one.votes if who != member)) for one in kept)
        there = {one.id for one in items}
        removed = self.removed
        if removed is not None and member in (removed.by, removed.item.by):
            removed = None
        return replace(
            self,
            items=items,
            played=tuple(one for one in self.played if one in there),
            drawn=tuple(one for one in self.drawn if one in there),
            removed=removed,
        )

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """That something was seen stays; what it was goes with who had put it in."""
        if entry.body.get("by") != member:
            return entry.body
        return {key: value for key, value in entry.body.items() if key != "media"}

    def _next(self, turn: Turn) -> tuple[Item, Playlist] | None:
        if self.repeat == "one" and self.current is not None and not turn.who:
            same = [one for one in self.items if one.id == self.current]
            return (same[0], self) if same else None
        after = self._left(self)._mixed(turn)
        waiting = after.upcoming()
        if not waiting and self.repeat == "all":
            after = replace(after, played=(), drawn=())._mixed(turn)
            waiting = after.upcoming() or after.items
        return (waiting[0], after) if waiting else None

    def _mixed(self, turn: Turn) -> Playlist:
        """With a place in the drawn order for each: what is there keeps its own, what is new gets one by chance."""
        if not self.shuffle:
            return self if not self.drawn else replace(self, drawn=())
        there = {one.id for one in self.items}
        drawn = [one for one in self.drawn if one in there]
        if not drawn:
            return replace(self, drawn=tuple(shuffled(turn.seed, [one.id for one in self.items])))
        for one in self.items:
            if one.id not in drawn:
                drawn.insert(number(turn.seed, one.id) % (len(drawn) + 1), one.id)
        return replace(self, drawn=tuple(drawn))

    def _changed(self, item: str, **changed: Any) -> Playlist:
        items = tuple(replace(one, **changed) if one.id == item else one for one in self.items)
        return self if items == self.items else replace(self, items=items)

    @staticmethod
    def _left(before: Playlist) -> Playlist:
        gone = before.current
        if gone is None or gone in before.played or all(one.id != gone for one in before.items):
            return before
        return replace(before, played=(*before.played, gone))

    def _loaded(self, turn: Turn, item: Item, after: Playlist, position: float | None = None) -> Step:
        if position is None:
            position = item.left_at if (item.length or item.left_at) >= LONG else 0.0
        load = {
            "item": item.id,
            "media": item.media,
            "length": item.length,
            "play": True,
            "position": position,
        }
        after = self._left(after) if after is self and self.current != item.id else after
        played = tuple(one for one in after.played if one != item.id)
        unwanted = tuple(replace(one, votes=()) if one.id == item.id else one for one in after.items)
        state = replace(after, items=unwanted, current=item.id, played=played)
        return Step(state, cues=(Cue(_player(turn), "load", load),))

    def _item(self, item: str) -> Item:
        found = next((one for one in self.items if one.id == item), None)
        if found is None:
            raise Refused("unknown", "This is not in the queue.", path="args.item")
        return found


def _player(turn: Turn) -> str:
    return f"player:{turn.name}" if turn.name else "player"
