"""Programmes: what a plan may hold, and what opens a segment."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import Struct

from samesky_shared.codec import typed
from samesky_shared.core.programme import MAX_SEGMENTS, Planned, Programme, Segment, kept
from samesky_shared.errors import Refused


class Plan(Struct):
    """What `plan` takes."""

    segments: Programme


def planned(**fields: Any) -> tuple[Planned, ...]:
    return typed({"segments": [{"minutes": 10, **fields}]}, Plan, "args").segments


def test_each_segment_has_an_id_that_no_plan_had_before() -> None:
    some = planned() * 3
    assert [one.id for one in kept(some, 4)] == ["r4s0", "r4s1", "r4s2"]
    assert kept(some, 5)[0].seconds == 600


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": 9.5}, "minutes"),
        ({"gate": "soon"}, "gate"),
        ({"on": "No Such"}, "on"),
        ({"cmd": "do it"}, "cmd"),
        ({"title": "in the open"}, "title"),
        ({"card": "A card"}, "card"),
        ({"args": {"text": "words of a person"}}, "args"),
        ({"args": {"box": b"\x00words"}}, "args"),
        ({"args": {"deep": {"er": 1}}}, "args"),
        ({"args": dict.fromkeys("abcdefg", 1)}, "args"),
    ],
)
def test_what_does_not_fit_is_refused_where_it_stands(fields: dict[str, Any], path: str) -> None:
    with pytest.raises(Refused) as caught:
        planned(**fields)
    assert caught.value.code == "invalid"
    assert str(caught.value.path).startswith(f"args.segments[0].{path}")


def test_a_programme_has_an_end() -> None:
    with pytest.raises(Refused):
        typed({"segments": [{"minutes": 1}] * (MAX_SEGMENTS + 1)}, Plan, "args")
    with pytest.raises(Refused):
        typed({"segments": []}, Plan, "args")


def test_whole_numbers_stay_whole_for_commands_that_want_them() -> None:
    args = planned(on="timer", cmd="intervals", args={"work": 180, "rest": 0.5, "rounds": 2})[0].args
    assert [type(one) for one in args.values()] == [int, float, int]


def test_opening_pausing_and_resuming_are_wishes() -> None:
    one = Segment(10, on="timer:tea", cmd="start", args={"seconds": 60})
    assert [(cue.on, cue.cmd, cue.wish) for cue in (*one.opening, *one.pausing, *one.resuming)] == [
        ("timer:tea", "start", True),
        ("timer:tea", "pause", True),
        ("timer:tea", "resume", True),
    ]
    assert one.opening[0].args == {"seconds": 60}


def test_what_a_segment_did_not_open_it_does_not_pause() -> None:
    for bare in (Segment(10, on="player"), Segment(10, cmd="start")):
        assert bare.opening == bare.pausing == bare.resuming == ()
