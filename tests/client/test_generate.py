"""The generated module, and that it fits the activities."""

from __future__ import annotations

import inspect
from typing import Annotated, Any, ClassVar

import pytest
from msgspec import Meta

from samesky_client import generate, remotes
from samesky_client.remote import Remote
from samesky_client.room import Room
from samesky_shared.activities import ACTIVITIES
from samesky_shared.core.activity import Activity, Turn, command, commands_of
from samesky_shared.sealing import Sealed, plain


class Doer:
    you = "ana"

    def __init__(self) -> None:
        self.done: list[tuple[str, str, dict[str, Any]]] = []
        self.states: dict[str, Any] = {}

    async def do(self, on: str, cmd: str, /, *, lasting: bool | None = None, **args: Any) -> int:
        self.done.append((on, cmd, args))
        return 7

    def raw(self, on: str) -> Any:
        return self.states.get(on)


class Doors(remotes.Remotes, Doer):
    pass


def test_the_module_is_up_to_date() -> None:
    assert generate.main(["--check"]) == 0


def test_a_module_that_is_out_of_date_is_noticed(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(generate, "TARGET", tmp_path / "remotes")
    assert generate.main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().err
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    (tmp_path / "remotes" / "gone.py").write_text("")
    assert generate.main(["--check"]) == 1
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_every_command_is_a_method_with_the_same_arguments_and_words(kind: type[Activity]) -> None:
    remote = getattr(Doors(), kind.kind.replace("-", "_"))
    for name, found in commands_of(kind).items():
        method = getattr(remote, name)
        of_activity = list(inspect.signature(getattr(kind, name)).parameters.values())[2:]
        of_remote = list(inspect.signature(method).parameters.values())
        assert [(one.name, one.default) for one in of_remote] == [
            (one.name, one.default) for one in of_activity
        ]
        assert inspect.getdoc(method) == found.doc


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_no_activity_hides_behind_something_else_of_a_room(kind: type[Activity]) -> None:
    name = kind.kind.replace("-", "_")
    assert getattr(Room, name) is getattr(remotes.Remotes, name)


async def test_text_goes_to_the_room_which_seals_it_and_defaults_are_left_out() -> None:
    room = Doors()
    assert await room.chat.say("hello") == 7
    await room.chat("us").say(plain("sealed already"), reply="l1")
    await room.timer("tea").name(None)
    await room.questions().draw()
    assert room.done == [
        ("chat", "say", {"text": "hello"}),
        ("chat:us", "say", {"text": plain("sealed already"), "reply": "l1"}),
        ("timer:tea", "name", {"label": None}),
        ("questions", "draw", {}),
    ]


def test_the_only_one_needs_no_name_and_no_call() -> None:
    room = Doors()
    assert [one.on for one in (room.timer, room.timer(), room.timer("tea"), room.timer("tea")())] == [
        "timer", "timer", "timer:tea", "timer:tea",
    ]  # fmt: skip
    assert room.notices.on == room.notices().on == "notices:ana"


def test_a_state_is_typed_and_begins_like_on_the_hub() -> None:
    room = Doors()
    assert room.timer().state.total is None
    assert room.questions().state["card"] is None
    room.states["timer"] = {"total": 60.0, "elapsed": {"rate": 1.0, "at": 5.0}, "of a newer version": 1}
    assert room.timer().state.elapsed.position_at(8.0) == 3.0


Many = Annotated[int, Meta(ge=0)]


class Wide(Activity):
    """An activity of another package."""

    kind: ClassVar[str] = "wide-one"

    @command()
    def spread(
        self,
        turn: Turn,
        the_first_argument: Many,
        the_second_argument: str | None = None,
        the_third_argument: tuple[Many, ...] = (),
        words: Sealed | None = None,
    ) -> Wide:
        """Spread it."""
        return self


def test_other_activities_can_be_generated_too() -> None:
    made = generate.generate((Wide,))
    assert set(made) == {"wide_one.py", "__init__.py"}
    space: dict[str, Any] = {"__name__": "samesky_client.made.wide_one", "__package__": "samesky_client.made"}
    source = made["wide_one.py"].replace(f"from {Wide.__module__} import Wide", "Wide = None")
    exec(compile(source, "made", "exec"), space)
    assert issubclass(space["WideOneRemote"], Remote)
    assert "def wide_one(self" in made["__init__.py"]
    assert max(len(line) for line in "".join(made.values()).splitlines()) <= 110


class Clash(Activity):
    """An activity whose command has a name that every remote uses."""

    kind: ClassVar[str] = "clash"

    @command()
    def close(self, turn: Turn) -> Clash:
        """Close."""
        return self


def test_a_command_may_not_take_a_name_that_every_remote_uses() -> None:
    with pytest.raises(ValueError, match="close"):
        generate.generate((Clash,))


def test_what_is_a_members_own_is_found_without_its_name() -> None:
    doors = Doors()
    assert doors.notices().on == "notices:ana"
    assert doors.notices().state.devices == ()
