"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any, Literal, cast

from samesky_shared.activities.chat import Chat
from samesky_shared.activities.evening import Evening
from samesky_shared.activities.keys import Keys, Sent
from samesky_shared.activities.player import Player
from samesky_shared.activities.playlist import Playlist
from samesky_shared.activities.questions import OwnCard, Questions
from samesky_shared.activities.timer import Timer
from samesky_shared.core.members import Members
from samesky_shared.core.programme import Planned
from samesky_shared.core.seats import RoomView

from .remote import Doer, Remote


class RoomRemote(Remote[RoomView]):
    """The room itself: its kind and name, who has a seat, which invitations are open."""

    kind = Members
    shape = RoomView

    async def profile(
        self,
        name: str | None = None,
        tz: str | None = None,
        lang: str | None = None,
        hue: Literal["amber", "coral", "rose", "plum", "iris", "sea", "jade", "moss"] | None = None,
    ) -> int:
        """Change my own name, time zone, language or colour."""
        return await self._do("profile", name=name, tz=tz, lang=lang, hue=hue)

    async def rename(self, name: str) -> int:
        """Give the room another name."""
        return await self._do("rename", name=name)

    async def remove_device(self, device: str) -> int:
        """Take one of my own devices out of the room: it is closed at once and its secret opens nothing more.

        Open invitations are void then, since the device may know them.
        """
        return await self._do("remove_device", device=device)

    async def guest(self, member: str, stay: float) -> int:
        """Let a guest stay for so many seconds from now; with 0 they go at once."""
        return await self._do("guest", member=member, stay=stay)

    async def keep(self) -> int:
        """Take back that I want the room deleted."""
        return await self._do("keep")

    async def erase(self, entry: str) -> int:
        """Erase an entry of mine for good; what is not mine stays.

        The entry stays in its place without a body. The hub empties it at once and forgets within a day what
        else held it.
        """
        return await self._do("erase", entry=entry)


class KeysRemote(Remote[Keys]):
    """The room key's id, the cards of the devices, and envelopes for who was away when it changed."""

    kind = Keys
    shape = Keys

    async def begin(self, key: str, card: str | bytes) -> int:
        """Say which key the room has, as its first device."""
        return await self._do("begin", key=key, card=card)

    async def show(self, key: str, card: str | bytes) -> int:
        """Show my device's public key, sealed with this key; nothing happens when there is a newer one."""
        return await self._do("show", key=key, card=card)

    async def turn(
        self, after: str, key: str, past: str | bytes, proof: str | bytes, devices: dict[str, Sent]
    ) -> int:
        """Go from this key to a new one, with an envelope for each device that shall have it."""
        return await self._do("turn", after=after, key=key, past=past, proof=proof, devices=devices)


class TimerRemote(Remote[Timer]):
    """Lockstep time: both see the same digit, and the end fires at the same instant on both sides.

    `elapsed` runs from 0; what is left is `total - elapsed`. With intervals, each round is `work` seconds and then
    `rest` seconds (the last round has no rest), so the phase follows from `elapsed` too.
    """

    kind = Timer
    shape = Timer

    async def start(self, seconds: float) -> int:
        """Start a countdown of so many seconds; one that runs is replaced."""
        return await self._do("start", seconds=seconds)

    async def stopwatch(self) -> int:
        """Start counting up from zero."""
        return await self._do("stopwatch")

    async def intervals(self, work: float, rest: float, rounds: int) -> int:
        """Start rounds of work and rest; after the last work it ends."""
        return await self._do("intervals", work=work, rest=rest, rounds=rounds)

    async def pause(self) -> int:
        """Hold it where it is."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on from where it was held."""
        return await self._do("resume")

    async def add(self, seconds: float) -> int:
        """Add time to a countdown; with a negative number take time away. One that has ended goes on."""
        return await self._do("add", seconds=seconds)

    async def reset(self) -> int:
        """Back to the beginning, not running; the label stays."""
        return await self._do("reset")

    async def name(self, label: str | bytes | None) -> int:
        """Write on it what it is for, or wipe that away."""
        return await self._do("name", label=label)


class QuestionsRemote(Remote[dict[str, Any]]):
    """One question at a time; nobody sees another's answer before all have answered."""

    kind = Questions

    async def draw(self, after: str | None = None) -> int:
        """Draw the next question; `after` is the card on the table now (none at the beginning)."""
        return await self._do("draw", after=after)

    async def answer(self, card: str, text: str | bytes) -> int:
        """Answer the card; it stays yours alone until everybody has answered or passed."""
        return await self._do("answer", card=card, text=text)

    async def pass_on(self, card: str) -> int:
        """Pass, no reason needed. Who passes sees the others' answers only if they share them."""
        return await self._do("pass_on", card=card)

    async def go_without(self, card: str, member: str) -> int:
        """Open the answers without waiting for this member any longer."""
        return await self._do("go_without", card=card, member=member)

    async def share(self, card: str) -> int:
        """Show my opened answer also to those who passed."""
        return await self._do("share", card=card)

    async def deeper(self) -> int:
        """Ask everybody to open the next depth."""
        return await self._do("deeper")

    async def agree(self, depth: int) -> int:
        """Say yes to opening this depth."""
        return await self._do("agree", depth=depth)

    async def not_now(self, depth: int) -> int:
        """Say not now; nobody is told, and it leaves no trace."""
        return await self._do("not_now", depth=depth)

    async def lighter(self, depth: int) -> int:
        """Go back to a lighter depth; needs nobody's yes."""
        return await self._do("lighter", depth=depth)

    async def keep(self, card: str) -> int:
        """Keep a card that was drawn as a favourite."""
        return await self._do("keep", card=card)

    async def let_go(self, card: str) -> int:
        """Take a card out of my favourites."""
        return await self._do("let_go", card=card)

    async def bring(self, cards: tuple[OwnCard, ...]) -> int:
        """Bring own questions; they join the room's own deck and stay unseen until they are drawn."""
        return await self._do("bring", cards=cards)

    async def take_back(self, card: str) -> int:
        """Take a card out of the own deck, unless it is on the table."""
        return await self._do("take_back", card=card)

    async def use(self, deck: Literal["everyday", "own"]) -> int:
        """Draw from this deck from now on."""
        return await self._do("use", deck=deck)


class PlaylistRemote(Remote[Playlist]):
    """A queue that everybody fills; the most wanted comes first, then what was added first."""

    kind = Playlist
    shape = Playlist

    async def add(self, media: str | bytes, length: float | None = None) -> int:
        """Put something at the end of the queue."""
        return await self._do("add", media=media, length=length)

    async def remove(self, item: str) -> int:
        """Take something out; what plays goes on playing."""
        return await self._do("remove", item=item)

    async def move(self, item: str, before: str | None = None) -> int:
        """Move something in front of another, or to the end."""
        return await self._do("move", item=item, before=before)

    async def vote(self, item: str, up: bool = True) -> int:
        """Want something more, or take that back."""
        return await self._do("vote", item=item, up=up)

    async def order(
        self, shuffle: bool | None = None, repeat: Literal["off", "all", "one"] | None = None
    ) -> int:
        """Choose whether the next is drawn by chance, and what repeats."""
        return await self._do("order", shuffle=shuffle, repeat=repeat)

    async def play(self, item: str) -> int:
        """Play this now."""
        return await self._do("play", item=item)

    async def next(self, after: str | None = None) -> int:
        """Go from this item to the next one; at the end of the queue the player stops."""
        return await self._do("next", after=after)

    async def back(self, before: str) -> int:
        """Go from this item back to the one that was played before it."""
        return await self._do("back", before=before)

    async def pause(self) -> int:
        """Hold what plays of it."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on with what was held."""
        return await self._do("resume")


class PlayerRemote(Remote[Player]):
    """Media in lockstep. Each side plays its own copy; only the position is shared."""

    kind = Player
    shape = Player

    async def load(
        self, item: str, media: str | bytes, length: float | None = None, play: bool = False
    ) -> int:
        """Put something on. With `play` it starts when everybody who is here is ready."""
        return await self._do("load", item=item, media=media, length=length, play=play)

    async def ready(self, item: str) -> int:
        """My device can play this item now."""
        return await self._do("ready", item=item)

    async def stalled(self, item: str) -> int:
        """My device has run out of data; everybody waits for it, for a while."""
        return await self._do("stalled", item=item)

    async def go_without(self, item: str, member: str) -> int:
        """Do not wait for this member's media any longer."""
        return await self._do("go_without", item=item, member=member)

    async def play(self) -> int:
        """Play on from here, as soon as everybody who is here is ready."""
        return await self._do("play")

    async def pause(self) -> int:
        """Hold it for everybody."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on from where it was held; nothing happens where it has ended or nothing is on."""
        return await self._do("resume")

    async def seek(self, position: float) -> int:
        """Go to this second, for everybody; it goes on playing if it was."""
        return await self._do("seek", position=position)

    async def speed(self, rate: float) -> int:
        """Play at this speed, for everybody."""
        return await self._do("speed", rate=rate)

    async def stop(self, item: str) -> int:
        """Put this item away."""
        return await self._do("stop", item=item)

    async def policy(self, on_stall: Literal["pause", "catch-up"]) -> int:
        """Choose what happens when somebody runs out of data: all wait, or they catch up by themselves."""
        return await self._do("policy", on_stall=on_stall)


class ChatRemote(Remote[dict[str, Any]]):
    """Lines, replies, corrections."""

    kind = Chat

    async def say(self, text: str | bytes, reply: str | None = None) -> int:
        """Say something, maybe in reply to a line."""
        return await self._do("say", text=text, reply=reply)

    async def edit(self, line: str, text: str | bytes) -> int:
        """Put a line of mine in other words."""
        return await self._do("edit", line=line, text=text)

    async def unsay(self, line: str) -> int:
        """Take a line of mine back."""
        return await self._do("unsay", line=line)


class EveningRemote(Remote[dict[str, Any]]):
    """A whole evening as one object: planned, begun together, held, lengthened, skipped by all, ended, kept."""

    kind = Evening

    async def plan(
        self,
        segments: tuple[Planned, ...],
        title: str | bytes | None = None,
        programme: str | None = None,
        after: int = 0,
    ) -> int:
        """Plan the whole programme anew; `after` is the revision that it was made from."""
        return await self._do("plan", segments=segments, title=title, programme=programme, after=after)

    async def here(self) -> int:
        """Say that I am here. When everybody is, it begins; while it runs, I join."""
        return await self._do("here")

    async def not_here(self) -> int:
        """Take back that I am here."""
        return await self._do("not_here")

    async def start(self) -> int:
        """Begin now, with those who are here."""
        return await self._do("start")

    async def hold(self, segment: str) -> int:
        """Hold the evening, until somebody goes on."""
        return await self._do("hold", segment=segment)

    async def go_on(self) -> int:
        """Go on, if need be without who is on the way back."""
        return await self._do("go_on")

    async def go_without(self, member: str) -> int:
        """Do not wait for this member any longer; they may come in at any time."""
        return await self._do("go_without", member=member)

    async def extend(self, segment: str, seconds: float) -> int:
        """Stay longer with this segment."""
        return await self._do("extend", segment=segment, seconds=seconds)

    async def ready(self, segment: str) -> int:
        """Say that I am ready to leave this segment; it ends when everybody is."""
        return await self._do("ready", segment=segment)

    async def next(self, after: str) -> int:
        """Go from this segment to the next, where it ends by anybody's hand; after the last it is over."""
        return await self._do("next", after=after)

    async def skip(self, segment: str) -> int:
        """Ask everybody to leave this segment now, or agree to that."""
        return await self._do("skip", segment=segment)

    async def jump(self, segment: str, to: str) -> int:
        """Ask everybody to go from this segment to another, or agree to that."""
        return await self._do("jump", segment=segment, to=to)

    async def agree(self, to: str) -> int:
        """Say yes to going to this segment, or to the end."""
        return await self._do("agree", to=to)

    async def not_now(self, to: str) -> int:
        """Say not now; nobody is told, and it leaves no trace."""
        return await self._do("not_now", to=to)

    async def rest(self) -> int:
        """Go on another day: it keeps its place."""
        return await self._do("rest")

    async def end(self) -> int:
        """End the evening here."""
        return await self._do("end")


class Remotes:
    """One method an activity; `name` tells instances of the same kind apart."""

    def room(self) -> RoomRemote:
        """The room itself: its kind and name, who has a seat, which invitations are open."""
        return RoomRemote(cast("Doer", self))

    def keys(self, name: str = "") -> KeysRemote:
        """The room key's id, the cards of the devices, and envelopes for who was away when it changed."""
        return KeysRemote(cast("Doer", self), name)

    def timer(self, name: str = "") -> TimerRemote:
        """Lockstep time: both see the same digit, and the end fires at the same instant on both sides."""
        return TimerRemote(cast("Doer", self), name)

    def questions(self, name: str = "") -> QuestionsRemote:
        """One question at a time; nobody sees another's answer before all have answered."""
        return QuestionsRemote(cast("Doer", self), name)

    def playlist(self, name: str = "") -> PlaylistRemote:
        """A queue that everybody fills; the most wanted comes first, then what was added first."""
        return PlaylistRemote(cast("Doer", self), name)

    def player(self, name: str = "") -> PlayerRemote:
        """Media in lockstep. Each side plays its own copy; only the position is shared."""
        return PlayerRemote(cast("Doer", self), name)

    def chat(self, name: str = "") -> ChatRemote:
        """Lines, replies, corrections."""
        return ChatRemote(cast("Doer", self), name)

    def evening(self, name: str = "") -> EveningRemote:
        """A whole evening as one object: planned, begun together, held, lengthened, skipped by all, ended, kept."""
        return EveningRemote(cast("Doer", self), name)
