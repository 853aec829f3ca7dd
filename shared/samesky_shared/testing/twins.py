"""Twin rooms: they differ only in what one member wrote, and nobody else may be able to tell. Needs hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ..core.activity import Activity, Command, commands_of
from ..core.boxes import fields_of, is_sealed, parts_of, rewritten
from ..core.record import Record
from ..core.room import ROOM
from ..errors import Refused
from .rehearsal import Rehearsal, Reveals, encoded, known_names, place_of
from .schemas import fitting
from .walks import WAITS, likely, quiet

Made = Record | Refused | None
_secrets = st.tuples(st.binary(max_size=3), st.binary(max_size=120).map(lambda rest: b"\xff" * 40 + rest))
"""Two texts as unlike as can be: in length, and in what comes first when they are put in order."""


def sealed_arguments(kind: type[Activity]) -> list[str]:
    """Where members write what is sealed, as `command.argument`."""
    return [
        f"{command.name}.{field.encode_name}"
        for command in commands_of(kind).values()
        for field in fields_of(command.args)
        if any(is_sealed(part) for part in parts_of(field.type))
    ]


def check_twins(
    kind: type[Activity],
    others: tuple[type[Activity], ...],
    reveals: Mapping[str, Reveals],
    members: tuple[str, ...],
    examples: int,
    steps: int,
) -> None:
    """For each sealed argument, rooms that differ in it alone give all others equal bytes until it is revealed.

    Raises:
        AssertionError: somebody could tell; hypothesis prints how.
    """
    places = sealed_arguments(kind)
    unknown = set(reveals) - set(places)
    assert not unknown, f"`reveals` names what is not sealed, or not there: {', '.join(sorted(unknown))}"
    assert kind.kind != ROOM or not places, "the room itself keeps nothing that is sealed"
    if not places:
        return

    @quiet(examples * len(places), steps)
    @given(data=st.data(), place=st.sampled_from(places))
    def play(data: st.DataObject, place: str) -> None:
        _Twins((kind, *others), members, place, reveals.get(place), data).play(steps)

    play()


class _Twins:
    """Two rooms, led alike."""

    def __init__(
        self,
        kinds: tuple[type[Activity], ...],
        members: tuple[str, ...],
        place: str,
        reveal: Reveals | None,
        data: st.DataObject,
    ) -> None:
        self.kinds, self.members, self.reveal, self.data = kinds, members, reveal, data
        self.command, _, self.argument = place.partition(".")
        self.place = f"{kinds[0].kind}.{place}"
        seed = data.draw(st.integers(0, 2**16), "seed")
        self.rooms = tuple(Rehearsal(kinds, members, seed) for _ in range(2))
        self.writer = data.draw(st.sampled_from(members), "writer")
        short, long = data.draw(_secrets, "secrets")
        assume(short != long)
        # Unlike all else that is written, as boxes with a nonce are: so none of them repeats what is there already.
        self.boxes = (b"\x00\x00\xfe" + short, b"\x00" + long)
        self.wrote = False
        # `""` is a screen, and by that name nobody goes: a state that has no author yet is not theirs.
        self.readers = {who for who in (*members, "stranger", "") if who != self.writer}

    def play(self, steps: int) -> None:
        on = place_of(self.kinds[0], self.writer)
        if self.data.draw(st.sampled_from([False, False, True]), "for some only"):
            audience = [self.writer, next(who for who in self.members if who != self.writer)]
            self.both(lambda room, box: room.tries(self.writer, on, "open", {"audience": audience}))
        for _ in range(self.data.draw(st.integers(1, steps), "steps")):
            self.step(on)
            if not self.readers:
                return

    def step(self, on: str) -> None:
        draw = self.data.draw
        what = draw(st.sampled_from(["write", "act", "act", "write", "act", "act", "wait", "status"]), "step")
        if what == "wait":
            seconds = draw(st.sampled_from(WAITS), "seconds")
            self.both(lambda room, box: room.sleep(seconds))
        elif what == "status":
            member = draw(st.sampled_from(self.members), "member")
            status: Any = draw(st.sampled_from(["here", "away"]), "status")
            self.both(lambda room, box: room.status(member, status))
        elif what == "write":
            who = draw(st.sampled_from([self.writer, *self.members]), "who")
            self.act(who, on, commands_of(self.kinds[0])[self.command])
        else:
            for _ in range(3):  # what is refused brings nobody on
                who = draw(st.sampled_from(self.members), "who")
                kind = draw(st.sampled_from([self.kinds[0], self.kinds[0], *self.kinds]), "kind")
                command = draw(st.sampled_from(likely(kind)), "command")
                if not self.act(who, place_of(kind, who), command):
                    return

    def act(self, who: str, on: str, command: Command) -> bool:
        """Does it in both rooms; whether it was refused."""
        args = self.data.draw(fitting(command.args, known_names(self.rooms[0])), f"{who}: {command.name}")
        secret = None
        if who == self.writer and on == place_of(self.kinds[0], who) and command.name == self.command:
            secret = next(f for f in fields_of(command.args) if f.encode_name == self.argument)

        def one(room: Rehearsal, box: bytes) -> Made:
            mine = dict(args)
            if secret is not None and self.argument in mine:
                mine[self.argument] = rewritten(mine[self.argument], secret.type, lambda _: box)
            return room.tries(who, on, command.name, mine)

        return isinstance(self.both(one), Refused)

    def both(self, do: Callable[[Rehearsal, bytes], Made]) -> Made:
        """Does the same in both rooms, and compares what everybody else gets of it."""
        first, second = (do(room, box) for room, box in zip(self.rooms, self.boxes, strict=True))
        one, two = self.rooms
        mine = one.room.instances.get(place_of(self.kinds[0], self.writer))
        if mine is not None:
            # Those for whom the instance is not never learn anything, whatever it holds.
            self.readers -= {
                who for who in self.readers if mine.visible(who) and self.reveals(mine.state, who)
            }
        if not self.readers:
            return first
        same = _said(first) == _said(second)
        assert same, f"`{self.place}`: others are answered otherwise: {_said(first)}, {_said(second)}"
        assert one.room.due() == two.room.due(), f"`{self.place}` decides when the room wakes"
        for who in self.readers:
            if isinstance(first, Record) and isinstance(second, Record):
                told = one.seen(first, who) == two.seen(second, who)
                assert told, f"`{self.place}` of {self.writer} shows in what {who} gets"
            for on in {*one.room.views(who), *two.room.views(who)}:
                seen = [room.room.view(who, on) for room in self.rooms]
                assert encoded(seen[0]) == encoded(seen[1]), f"`{self.place}` of {self.writer} shows to {who}"
                files = [exported(room, who, on) for room in self.rooms] if who in self.members else []
                assert files[:1] == files[1:], f"`{self.place}` of {self.writer} leaves in the file of {who}"
        return first

    def reveals(self, state: Any, who: str) -> bool:
        """Whether the reader may see it; a screen may when all members may."""
        everybody = [one for one in self.members if one != self.writer] if who == "" else [who]
        return self.reveal is not None and all(self.reveal(state, self.writer, one) for one in everybody)


def exported(live: Rehearsal, who: str, on: str) -> bytes:
    """What of an instance leaves in a member's file."""
    one = live.room.instances.get(on)
    return encoded(one.state.exported(who) if one is not None and one.visible(who) else None)


def _said(made: Made) -> object:
    return (made.code, made.message, made.path) if isinstance(made, Refused) else type(made).__name__
