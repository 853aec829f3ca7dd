"""The whole extension point: an activity is an immutable typed state with a few named slots.

Rules:

1. An activity never awaits, asks the time or draws a random number: the `Turn` brings what it needs.
2. A command returns the next state, or a `Step` with entries for the timeline and cues for other activities;
   the same object again means "no effect". What is not allowed raises `Refused`, and nothing has changed.
3. The docstring of a command is its reference text, its annotations are its argument schema: wrong arguments
   never reach it.
4. `view(who)`, and `common` for screens at which anybody may look, are the only ways out of the hub for a state: what
   a member may not see yet is cut there.
5. Fields are only ever added, with defaults. A rename needs `upgrade` and two releases.
6. Activities never import each other; one may *cue* another by name.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, get_type_hints

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict

from ..codec import typed
from ..errors import Refused
from ..protocol import Entry, MemberStatus
from ..sealing import PLAIN
from .boxes import KEY, forms, sealed_arguments

Lead = Literal["none", "quick", "sure", "prep"]
"""How far ahead a command takes effect: `none` at once, `quick` for cosmetic things, `sure` when all devices
must flip together, `prep` when they must also prepare media."""

Seconds = Annotated[float, Meta(ge=0, le=366 * 86400, description="Seconds.")]
Count = Annotated[int, Meta(ge=0, le=1000)]
Key = Annotated[str, Meta(pattern=KEY, description="An id.")]
"""Ids of things inside a state: never words of people."""


class Turn(Struct, frozen=True):
    """Everything a rule may know besides the state itself."""

    who: str
    """The member whose command it is; empty when the room acts by itself (`on_due`)."""
    now: float
    """Room time at which the hub decides."""
    at: float
    """Room time at which it takes effect on every device; never goes back within an instance."""
    seed: int = 0
    """64 random bits of this turn."""
    present: tuple[str, ...] = ()
    """The members who are here or busy, in seat order; always holds `who` when it is a member."""
    seats: tuple[str, ...] = ()
    """All members of the room (of the audience, where the instance has one), in seat order."""
    device: str = ""
    name: str = ""
    """The instance's name: `tea` for `timer:tea`, empty for `timer`."""
    room: str = ""
    """The kind of the room, one of `members.RoomKind`."""
    zones: dict[str, str] = {}
    """The time zone of each of `seats`; empty where they have not said it."""


class Note(Struct, frozen=True):
    """An entry for the timeline, as an activity makes it; `to` limits who will ever see it."""

    kind: str
    body: dict[str, Any]
    to: tuple[str, ...] | None = None


class Cue(Struct, frozen=True):
    """A command to another instance, carried out in the same record as the one that cues it."""

    on: str
    cmd: str
    args: dict[str, Any] = {}
    wish: bool = False
    """Carried out by the room and in nobody's name, and left out where it is refused; else a refused cue refuses
    the command that set it off. What a plan holds is a wish: who sets it off has not chosen it. Lasting commands
    are words of somebody, so they are no wishes."""


class Tell(Struct, frozen=True):
    """Something to tell members who may have no page open; the room owes it to them from this record on."""

    what: str
    """What kind of words: `soon` stands as `notice-soon` in `notices.ftl`; never a word that somebody wrote."""
    to: tuple[str, ...] | None = None
    """Whom; None: everybody but the member whose command it is. Who may not see the instance is left out."""
    key: str = ""
    """What it is of: a notice still owed by the same instance for the same key is replaced."""
    of: str = ""
    """The thing inside the instance that it is about, and which version of it."""
    about: float | None = None
    """Room time of what is coming."""
    until: float | None = None
    """Room time after which it stays unsaid; None: so many seconds after it fell due."""
    lasts: float = 3600.0


class Event(Struct, frozen=True):
    """Something that has happened, for the host app of the room, where it has one that listens; the room owes it to
    them from this record on. It says what kind it is, and ids and times, never a word that somebody wrote."""

    what: str
    """As `date.planned`; all are listed in `docs/host-apps.md`."""
    ritual: str = ""
    """The date that it is of, and which one of its series."""
    date: str = ""
    about: float | None = None
    """Room time of what is planned or was done."""
    member: str = ""
    """Who it is about; empty: whose command it is."""


class Step(Struct, frozen=True):
    """The next state together with what else the command makes."""

    state: Activity
    entries: tuple[Note, ...] = ()
    cues: tuple[Cue, ...] = ()
    at: float = 0.0
    """Room time before which nothing of it takes effect, for what was announced and is decided a little ahead."""
    tells: tuple[Tell, ...] = ()
    events: tuple[Event, ...] = ()
    """Told only when the state has changed."""
    ends: bool = False
    """The instance is closed with it: there is nothing left to show, and its name is free again."""


class Activity(Struct, frozen=True):
    """Base of every activity; all fields need defaults, since an instance is made on first use."""

    kind: ClassVar[str]
    personal: ClassVar[bool] = False
    """Each member has an instance of their own, `kind:MEMBER`, which nobody else sees or commands."""

    def view(self, who: str) -> object:
        """What this member may see, now; default: everything. None: for them it is not there."""
        return self

    def common(self, everybody: tuple[str, ...]) -> object:
        """What a screen shows, at which all of these may look: what each of them may see; default: nobody's view."""
        return self.view("")

    def due(self) -> float | None:
        """Room time at which it next wants to wake, if ever."""
        return None

    def on_due(self, turn: Turn) -> Self | Step:
        """What happens then; `turn.at` is the due time itself. Afterwards `due()` must lie ahead or be None."""
        return self

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Self | Step:
        """A member's status changed (`unknown` never arrives here)."""
        return self

    def attending(self) -> tuple[str, ...]:
        """The members who have agreed that each of them sees when another looks away, as long as they are named here;
        default: nobody. It is told as presence and never as a record."""
        return ()

    def on_devices_gone(self, turn: Turn, devices: frozenset[str]) -> Self | Step:
        """These devices are no longer in the room: removed, or their member has left."""
        return self

    def on_zone(self, turn: Turn, member: str) -> Self | Step:
        """A member's clock is that of another time zone from now on: `turn.zones` has it."""
        return self

    def on_wish(self, cue: Cue, changed: bool) -> Self:
        """A wish of this activity was carried out; `changed` says whether anything is different for it."""
        return self

    def on_left(self, turn: Turn, member: str) -> Self | Step:
        """A member has left the room for good (`turn.seats` are the others): nobody waits for them any more."""
        return self

    def without(self, member: str) -> Self:
        """The same without what this member wrote, for one who takes their words along; ids may stay."""
        return self

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """The body of one of its entries without what this member wrote; default: nothing where they made it."""
        return {} if entry.by == member else entry.body

    def exported(self, who: str) -> Self | None:
        """What of it may leave in the file of this member, to begin with elsewhere; None: it starts afresh there.

        Default: everything where everybody sees everything, else nothing.
        """
        return self if type(self).view is Activity.view else None

    @classmethod
    def upgrade(cls, old: dict[str, Any]) -> dict[str, Any]:
        """The plain map of an older version's state as this version reads it."""
        return old


class Command(Struct, frozen=True):
    """One command of an activity, collected from its method."""

    name: str
    lead: Lead
    lasting: bool
    advances: str | None
    """The argument that names *this* in a command that means "from this to the next"."""
    doc: str
    args: type[Struct]

    @property
    def summary(self) -> str:
        """The first sentence of the docstring."""
        return self.doc.split("\n\n", 1)[0].replace("\n", " ").strip()

    def run(
        self, state: Activity, turn: Turn, args: Mapping[str, Any], *, sealed: bool | None = None
    ) -> Step:
        """Checks the arguments and calls the method.

        Args:
            state: the activity as it is.
            turn: what the rule may know besides.
            args: as they came.
            sealed: whether every box in them must be sealed, or none may be; None leaves that open.

        Raises:
            Refused: `invalid` with the path of the argument, or whatever the rule refuses.
        """
        checked = typed(args, self.args, "args")
        if sealed is not None and sealed_arguments(self.args):
            for name, form in forms(self, checked):
                if (form != PLAIN) != sealed:
                    message = "In this room words are sealed." if sealed else "This room is not sealed."
                    raise Refused("invalid", message, path=f"args.{name}")
        made = getattr(state, self.name)(turn, **asdict(checked))
        return made if isinstance(made, Step) else Step(made)


_MARK = "__samesky_command__"
F = TypeVar("F", bound=Callable[..., Any])


def command(*, lead: Lead = "none", lasting: bool = False, advances: str | None = None) -> Callable[[F], F]:
    """Marks a method `(self, turn, **args)` as a command.

    Args:
        lead: how far ahead it takes effect.
        lasting: whether clients keep it until it is answered (an answer, a letter), instead of dropping it
            after 10 s (play, pause).
        advances: the argument that names what is left behind, so that two taps do not skip two.
    """

    def mark(method: F) -> F:
        setattr(method, _MARK, (lead, lasting, advances))
        return method

    return mark


@cache
def commands_of(kind: type[Activity]) -> dict[str, Command]:
    """The commands of an activity by name, in the order of its source."""
    found = {}
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        marked = getattr(method, _MARK, None)
        if marked is None:
            continue
        lead, lasting, advances = marked
        hints = get_type_hints(method, include_extras=True)
        fields: list[Any] = []
        for parameter in list(inspect.signature(method).parameters.values())[2:]:
            hint = hints[parameter.name]
            if parameter.default is inspect.Parameter.empty:
                fields.append((parameter.name, hint))
            else:
                fields.append((parameter.name, hint, parameter.default))
        args = msgspec.defstruct(
            f"{kind.__name__}{name.title().replace('_', '')}Args",
            fields,
            frozen=True,
            kw_only=True,
            forbid_unknown_fields=True,
        )
        found[name] = Command(name, lead, lasting, advances, inspect.cleandoc(method.__doc__ or ""), args)
    order = {name: at for at, name in enumerate(dir(kind))}
    lines = {name: getattr(kind, name).__code__.co_firstlineno for name in found}
    return {name: found[name] for name in sorted(found, key=lambda name: (lines[name], order[name]))}


class Catalog:
    """The activities that a hub offers, by kind."""

    def __init__(self, kinds: tuple[type[Activity], ...], own: tuple[type[Activity], ...] = ()) -> None:
        """`own` are kinds of which the room has one for itself: nobody sees, opens or commands it."""
        self._kinds = {kind.kind: kind for kind in kinds}
        self._own = {kind.kind: kind for kind in own}
        names = [kind.kind for kind in (*kinds, *own)]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"two activities have the same kind, {', '.join(twice)}")

    def __iter__(self) -> Iterator[type[Activity]]:
        return iter(self._kinds.values())

    def get(self, kind: str) -> type[Activity] | None:
        """The activity of this kind, the room's own too, or None."""
        return self._kinds.get(kind) or self._own.get(kind)

    def find(self, kind: str) -> type[Activity]:
        """The activity of this kind.

        Raises:
            Refused: `unknown`.
        """
        found = self._kinds.get(kind)
        if found is None:
            raise Refused("unknown", "There is no such activity.", path="on")
        return found


def find_command(kind: type[Activity], name: str) -> Command:
    """The command of this name.

    Raises:
        Refused: `unknown`.
    """
    found = commands_of(kind).get(name)
    if found is None:
        raise Refused("unknown", f"`{kind.kind}` has no such command.", path="cmd")
    return found
