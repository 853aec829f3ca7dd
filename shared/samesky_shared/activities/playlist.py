"""`playlist`: the shared queue. What plays is its `player`, an instance of its own, so that a pause does not
rewrite the queue."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Cue, Key, Step, Turn, command
from ..core.chance import pick, short_id
from ..errors import Refused
from ..sealing import AROUND, Box

MAX_ITEMS = 100
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


class Playlist(Activity, frozen=True):
    """A queue that everybody fills; the most wanted comes first, then what was added first."""

    kind: ClassVar[str] = "playlist"
    items: tuple[Item, ...] = ()
    current: str | None = None
    played: tuple[str, ...] = ()
    shuffle: bool = False
    repeat: Literal["off", "all", "one"] = "off"

    @command(lasting=True)
    def add(self, turn: Turn, media: Media, length: Length | None = None) -> Playlist:
        """Put something at the end of the queue."""
        if len(self.items) >= MAX_ITEMS:
            raise Refused("full", f"The queue holds {MAX_ITEMS}; take something out first.")
        made = Item(short_id(turn.seed, str(len(self.items))), media, turn.who, length)
        return replace(self, items=(*self.items, made))

    @command()
    def remove(self, turn: Turn, item: Key) -> Playlist:
        """Take something out; what plays goes on playing."""
        rest = tuple(one for one in self.items if one.id != item)
        played = tuple(one for one in self.played if one != item)
        return replace(self, items=rest, played=played)

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
        """Choose whether the next is drawn by chance, and what repeats."""
        return replace(
            self,
            shuffle=self.shuffle if shuffle is None else shuffle,
            repeat=self.repeat if repeat is None else repeat,
        )

    @command(lead="prep")
    def play(self, turn: Turn, item: Key) -> Step:
        """Play this now."""
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
        """Go from this item back to the one that was played before it."""
        if before != self.current or not self.played:
            return self
        previous = self._item(self.played[-1])
        made = self._loaded(turn, previous, self)
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

    def without(self, member: str) -> Playlist:
        """Without what they put in, except what plays, and without their wishes."""
        kept = [one for one in self.items if one.by != member or one.id == self.current]
        items = tuple(replace(one, votes=tuple(who for who in one.votes if who != member)) for one in kept)
        there = {one.id for one in items}
        return replace(self, items=items, played=tuple(one for one in self.played if one in there))

    def _next(self, turn: Turn) -> tuple[Item, Playlist] | None:
        if self.repeat == "one" and self.current is not None and not turn.who:
            same = [one for one in self.items if one.id == self.current]
            return (same[0], self) if same else None
        after = self._left(self)
        waiting = [one for one in self.items if one.id not in after.played and one.id != self.current]
        if not waiting and self.repeat == "all":
            after = replace(after, played=())
            waiting = [one for one in self.items if one.id != self.current] or list(self.items)
        if not waiting:
            return None
        most = max(len(one.votes) for one in waiting)
        wanted = [one for one in waiting if len(one.votes) == most]
        return (pick(turn.seed, wanted) if self.shuffle else wanted[0]), after

    @staticmethod
    def _left(before: Playlist) -> Playlist:
        gone = before.current
        if gone is None or gone in before.played or all(one.id != gone for one in before.items):
            return before
        return replace(before, played=(*before.played, gone))

    def _loaded(self, turn: Turn, item: Item, after: Playlist) -> Step:
        load = {"item": item.id, "media": item.media, "length": item.length, "play": True}
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
