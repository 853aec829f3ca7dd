"""`moment`: a shared 3-2-1, a picture of each at one instant, and a strip of them that is kept when all agree.

Rules:

1. A strip has a circle: those who are here when it begins; every seat where somebody is alone, so that who sleeps
   adds theirs in the morning.
2. When all of the circle are ready, or have given a picture, cameras fire at `fires_at`, the same instant of the room
   clock. Whoever is ready again after that begins another count; as often as they like, since a picture is nobody's
   but its maker's until they give it.
3. A picture is given with `put`. It is a blob, sealed on its device, and its name is in the sealed words of it:
   nobody sees a picture, or can ask for it, before theirs is in, too. Then all open at one instant.
4. A strip is kept when all who are in it say so, and only then. `again` takes it anew, pictures and all, and needs
   nobody's yes; nor does `let_go`. What nobody kept goes by itself in three days. Who said yes is shown to nobody.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Turn, command
from ..core.circle import Gate, circle_of
from ..core.reveal import ROUND_TIME, Reveal
from ..errors import Refused
from ..protocol import Entry, MemberStatus
from ..sealing import AROUND, Box

COUNT = 3.0
"""Seconds from the instant at which all are ready to that at which cameras fire."""
Picture = Annotated[Box, Meta(max_length=512 + AROUND)]
"""What is said of a picture, and the name of its blob."""
Blob = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}\Z",
        description="The SHA-256 of a sealed picture that the room keeps as a blob.",
    ),
]


class Strip(Struct, frozen=True):
    """The strip that is being made."""

    strip: str
    """Its id."""
    by: str
    ready: Gate
    round: Reveal
    fires_at: float | None = None
    blobs: dict[str, Blob] = {}
    """The names of pictures, by member; nobody gets them from here."""
    yes: tuple[str, ...] = ()


class Moment(Activity, frozen=True):
    """A shared 3-2-1 and a strip of everybody's pictures, kept when all agree."""

    kind: ClassVar[str] = "moment"
    number: Count = 0
    making: Strip | None = None

    @command()
    def gather(self, turn: Turn) -> Moment:
        """Begin a strip with those who are here; alone, with all, who add theirs when they come."""
        return self if self.making is not None else self._begun(turn, circle_of(turn))

    @command(lead="sure")
    def ready(self, turn: Turn, strip: Key) -> Moment:
        """Say that I am ready; with the last of the circle the count begins, and once more after it."""
        one = self._open(turn, strip)
        if one.fires_at is not None:
            if turn.now <= one.fires_at:
                return self
            one = replace(one, ready=Gate(one.round.gate.circle, tuple(one.round.boxes)), fires_at=None)
        made = replace(one, ready=one.ready.passed_by(turn.who))
        return replace(self, making=_counting(made, turn.at))

    @command(lead="prep", lasting=True)
    def put(self, turn: Turn, strip: Key, text: Picture, picture: Blob) -> Moment:
        """Give my picture to the strip; another one in its place, until all are in.

        In the box is JSON: `picture`, the SHA-256 of the blob, a data URL sealed for the field `put.picture`;
        maybe `words` of what is on it.
        """
        one = self._open(turn, strip)
        made = replace(
            one,
            ready=one.ready.passed_by(turn.who),
            round=one.round.put(turn.who, text, turn.at).awaiting(turn.now),
            blobs=one.blobs | {turn.who: picture},
        )
        return replace(self, making=_counting(made, turn.at))

    @command(lead="prep", lasting=True)
    def without_me(self, turn: Turn, strip: Key) -> Moment:
        """I am not in this one; no reason needed."""
        return self._without(self._open(turn, strip), turn.who, turn.at)

    @command(lead="prep")
    def go_without(self, turn: Turn, strip: Key, member: Key) -> Moment:
        """Open the strip without waiting for this member any longer."""
        one = self._open(turn, strip)
        if member == turn.who:
            raise Refused("invalid", "Say `without_me` instead.", path="args.member")
        if turn.who not in one.round.boxes:
            raise Refused("not_yet", "Give your picture first.")
        return self._without(one, member, turn.at) if member in one.round.gate.awaited else self

    @command(lead="sure")
    def again(self, turn: Turn, strip: Key) -> Moment:
        """Take it anew: all pictures of it are gone, and everybody gets ready again."""
        one = self._mine(turn, strip)
        circle = one.round.gate.circle
        return self._begun(turn, circle)

    @command(lead="sure")
    def keep(self, turn: Turn, strip: Key) -> Moment | Step:
        """Keep the open strip; with the yes of all whose pictures are in it, it goes into their timeline."""
        one = self._mine(turn, strip)
        if one.round.opens_at is None:
            raise Refused("not_yet", "It is kept when all have seen it.")
        if turn.who not in one.round.boxes:
            raise Refused("forbidden", "You are not in this one.")
        yes = one.yes if turn.who in one.yes else (*one.yes, turn.who)
        return self._settled(turn, replace(one, yes=yes))

    @command(lead="sure")
    def let_go(self, turn: Turn, strip: Key) -> Moment:
        """Let the strip go: nothing of it is kept."""
        self._mine(turn, strip)
        return replace(self, making=None)

    def view(self, who: str) -> dict[str, Any]:
        """The strip as this member may see it: not who has said yes to keeping it, but themselves."""
        one = self.making
        if one is None:
            return {"making": None}
        return {
            "making": {
                "strip": one.strip,
                "by": one.by,
                "circle": one.round.gate.circle,
                "ready": one.ready.ready,
                "fires_at": one.fires_at,
                "round": one.round.view(who),
                "yes": who in one.yes,
            }
        }

    def common(self, everybody: tuple[str, ...]) -> dict[str, Any]:
        """The strip with the pictures that all may see."""
        one, seen = self.making, self.view("")
        return seen if one is None else {"making": seen["making"] | {"round": one.round.common(everybody)}}

    def due(self) -> float | None:
        """When it goes on without who did not come, or goes by itself."""
        if self.making is None:
            return None
        opens = self.making.round.opens_at
        return self.making.round.due if opens is None else opens + ROUND_TIME

    def on_due(self, turn: Turn) -> Moment:
        """What nobody gave a picture to, or kept, is gone; else it opens without who did not come."""
        one = self.making
        if one is None or one.round.opens_at is not None or not one.round.boxes:
            return replace(self, making=None)
        return replace(self, making=replace(one, round=one.round.late(turn.at)))

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Moment:
        """Whoever has gone away is not ready; a count that has begun goes on."""
        one = self.making
        if (
            one is None
            or status in ("here", "busy")
            or one.fires_at is not None
            or member not in one.ready.ready
        ):
            return self
        ready = tuple(who for who in one.ready.ready if who != member)
        return replace(self, making=replace(one, ready=replace(one.ready, ready=ready)))

    def on_left(self, turn: Turn, member: str) -> Moment | Step:
        """Their picture leaves with them, unless it was kept before."""
        one = self.making
        if one is None or member not in (*one.round.gate.circle, *one.round.boxes):
            return self
        return self._without(one, member, turn.at)._settling(turn)

    def without(self, member: str) -> Moment:
        """Without their picture."""
        one = self.making
        return self if one is None or member not in one.round.boxes else self._without(one, member, 0.0)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Without their picture; those of the others stay."""
        pictures = entry.body.get("pictures")
        if entry.kind != "strip" or not isinstance(pictures, dict):
            return super().without_words(entry, member)
        rest = {who: one for who, one in pictures.items() if who != member}
        return _body(str(entry.body.get("strip")), rest) if rest else {}

    def exported(self, who: str) -> Moment:
        """How many there were; what was kept stands in the timeline."""
        return replace(self, making=None)

    def _begun(self, turn: Turn, circle: tuple[str, ...]) -> Moment:
        number = self.number % 1000 + 1
        strip = Strip(f"m{number}", turn.who, Gate(circle), Reveal.begun(circle, turn.now))
        return replace(self, number=number, making=strip)

    def _mine(self, turn: Turn, strip: str) -> Strip:
        one = self.making
        if one is None or one.strip != strip:
            raise Refused("conflict", "This strip is over.", path="args.strip")
        if turn.who not in one.round.gate.circle:
            raise Refused("forbidden", "You are not in this one.")
        return one

    def _open(self, turn: Turn, strip: str) -> Strip:
        one = self._mine(turn, strip)
        if one.round.opens_at is not None:
            raise Refused("conflict", "The pictures are open; take it again instead.")
        return one

    def _without(self, one: Strip, member: str, at: float) -> Moment:
        """Gone on without a member and their picture; with nobody left it is over."""
        rest = one.round.without_words(member)
        if not rest.gate.circle:
            return replace(self, making=None)
        made = replace(
            one,
            ready=one.ready.without(member),
            round=rest.settled(at),
            blobs={who: blob for who, blob in one.blobs.items() if who != member},
            yes=tuple(who for who in one.yes if who != member),
        )
        return replace(self, making=_counting(made, at))

    def _settling(self, turn: Turn) -> Moment | Step:
        return self if self.making is None or not self.making.yes else self._settled(turn, self.making)

    def _settled(self, turn: Turn, one: Strip) -> Moment | Step:
        """Kept, when all whose pictures are in it have said yes."""
        if not all(who in one.yes for who in one.round.boxes):
            return replace(self, making=one)
        pictures = {who: {"text": box, "blob": one.blobs[who]} for who, box in one.round.boxes.items()}
        readers = tuple(who for who in turn.seats if who in one.round.boxes)
        return Step(replace(self, making=None), (Note("strip", _body(one.strip, pictures), readers),))


def _counting(one: Strip, at: float) -> Strip:
    """With the count, where all are ready and some of them have no picture in it yet."""
    if one.fires_at is not None or not one.ready.open or one.round.opens_at is not None:
        return one
    return replace(one, fires_at=at + COUNT)


def _body(strip: str, pictures: dict[str, Any]) -> dict[str, Any]:
    return {"strip": strip, "pictures": pictures, "blobs": [one["blob"] for one in pictures.values()]}
