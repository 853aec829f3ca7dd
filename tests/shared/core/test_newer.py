"""What only a newer version knows stays where it is when this one writes, however deep."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.core.newer import Newer, newer, with_newer

ANA = {"name": "Ana", "devices": {"d1": {"added": 1.0}}}
NEW = {"name": "Ana", "hat": "red", "devices": {"d1": {"added": 1.0, "push": b"\x00"}}}


@pytest.mark.parametrize(
    ("whole", "known"),
    [
        ({"a": 1}, {"a": 1}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": [1, {"x": 1}]}, {"a": (1, {"x": 1, "y": 2})}),
        (5, 5.0),
        ([1], [1, 2]),
    ],
)
def test_nothing_is_newer_where_this_version_knows_it_all(whole: Any, known: Any) -> None:
    assert newer(whole, known) is None


def test_it_stays_in_maps_whatever_changes_beside_it() -> None:
    more = newer({"members": {"ana": NEW}}, {"members": {"ana": ANA}})
    assert more is not None
    changed = {"members": {"ana": ANA | {"name": "Anabel"}, "ben": {"name": "Ben", "devices": {}}}}
    assert with_newer(changed, more) == {
        "members": {"ana": NEW | {"name": "Anabel"}, "ben": {"name": "Ben", "devices": {}}}
    }


def test_it_goes_with_what_it_was_said_of() -> None:
    more = newer({"members": {"ana": NEW, "ben": {}}}, {"members": {"ana": ANA, "ben": {}}})
    assert more is not None
    assert with_newer({"members": {"ben": {}}}, more) == {"members": {"ben": {}}}


def test_in_a_list_it_follows_its_item() -> None:
    known = [{"id": "a"}, {"id": "b"}]
    whole = [{"id": "a", "new": 1}, {"id": "b", "new": 2}]
    more = newer(whole, known)
    assert more == Newer(whole, known)
    assert with_newer([{"id": "b"}], more) == [{"id": "b", "new": 2}]
    assert with_newer(({"id": "c"}, {"id": "a"}, {"id": "b"}), more) == [{"id": "c"}, *whole]
    assert with_newer([{"id": "a", "done": True}, {"id": "b"}], more) == [
        {"id": "a", "done": True, "new": 1},
        {"id": "b", "new": 2},
    ]
