"""One activity of a room, alive: how it is kept and comes back, and who may know of it."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from msgspec import structs

from samesky_shared.core.activity import Activity, Catalog
from samesky_shared.core.instance import Instance
from samesky_shared.core.record import Kept
from samesky_shared.motion import Motion


class Jar(Activity, frozen=True):
    """A jar of notes; a first version called them `papers`."""

    kind: ClassVar[str] = "jar"
    notes: tuple[bytes, ...] = ()
    spin: Motion = Motion()

    @classmethod
    def upgrade(cls, old: dict[str, Any]) -> dict[str, Any]:
        if "papers" in old:
            old["notes"] = old.pop("papers")
        return old


CATALOG = Catalog((Jar,))


def test_it_comes_back_as_it_was_kept() -> None:
    one = Instance(Jar((b"\x00a",)), 7.0, ("ann",))
    kept = one.kept()
    assert kept == Kept({"notes": (b"\x00a",), "spin": kept.state["spin"]}, 7.0, ("ann",))
    assert Instance.revived(CATALOG, "jar", kept) == one
    assert Instance.revived(CATALOG, "jar:blue", kept) == one


def test_what_a_newer_version_wrote_into_it_is_written_back() -> None:
    spin = {"position": 1.0, "rate": 0.0, "at": 2.0, "easing": "soft"}
    kept = Kept({"lid": "red", "notes": [b"\x00a"], "spin": spin}, 7.0)
    one = Instance.revived(CATALOG, "jar", kept)
    assert one is not None
    assert one.state == Jar((b"\x00a",), Motion(1.0, 0.0, 2.0))
    assert one.kept() == kept
    changed = structs.replace(one, state=Jar((), Motion(5.0, 1.0, 9.0)))
    moved = spin | {"position": 5.0, "rate": 1.0, "at": 9.0}
    assert changed.kept().state == {"lid": "red", "notes": [], "spin": moved}


def test_an_old_state_is_upgraded_and_the_kept_one_stays_as_it_is() -> None:
    kept = Kept({"papers": [b"\x00a"]})
    revived = Instance.revived(CATALOG, "jar", kept)
    assert revived == Instance(Jar((b"\x00a",)))
    assert kept.state == {"papers": [b"\x00a"]}


@pytest.mark.parametrize(
    ("on", "state"), [("box", {}), ("jar", {"notes": "x"}), ("jar", {"spin": 5}), ("jar", {"notes": [1]})]
)
def test_what_cannot_be_read_does_not_come_alive(on: str, state: dict[str, Any]) -> None:
    assert Instance.revived(CATALOG, on, Kept(state)) is None


def test_an_upgrade_that_fails_is_a_state_that_cannot_be_read() -> None:
    class Fragile(Jar, frozen=True):
        kind: ClassVar[str] = "fragile"

        @classmethod
        def upgrade(cls, old: dict[str, Any]) -> dict[str, Any]:
            return {"notes": old["missing"]}

    assert Instance.revived(Catalog((Fragile,)), "fragile", Kept({})) is None


def test_it_moves_while_a_motion_of_it_runs() -> None:
    assert Instance(Jar(spin=Motion(0.0, 1.0, 5.0))).moving
    assert not Instance(Jar(spin=Motion(3.0, 0.0, 5.0))).moving


def test_an_audience_alone_may_know_of_it() -> None:
    assert Instance(Jar()).visible("anybody")
    private = Instance(Jar(), audience=("ann", "bob"))
    assert private.visible("bob")
    assert not private.visible("cleo")
    assert not private.visible("")
