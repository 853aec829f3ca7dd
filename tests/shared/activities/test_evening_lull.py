"""`evening`: two weeks without one are told once, to those who like to be told, and never while one is on."""

from __future__ import annotations

import pytest

from samesky_shared.core.course import LULL

from ..evenings import PROGRAMME, Night


@pytest.fixture
def night() -> Night:
    night = Night()
    night.to(1)
    night.do("ann", "end")
    night.wait(60)
    assert night.evening.phase == "over"
    return night


def told(night: Night, who: str) -> list[str]:
    notices = night.state(f"notices:{who}")
    return [one.what for one in notices.owed.values()] if notices is not None else []


def test_it_is_told_once_and_not_again(night: Night) -> None:
    night.wait(LULL)
    assert (told(night, "ann"), told(night, "bob")) == (["lull"], ["lull"])
    assert night.evening.lull_at is None
    night.wait(LULL * 2)
    assert (told(night, "ann"), told(night, "bob")) == ([], [])


def test_who_switched_it_off_is_not_told_and_nobody_learns_it(night: Night) -> None:
    night.act("bob", "notices:bob", "lulls", yes=False)
    night.wait(LULL)
    assert (told(night, "ann"), told(night, "bob")) == (["lull"], [])
    assert night.room.view("ann", "notices:bob") is None


def test_another_evening_in_between_begins_the_time_anew(night: Night) -> None:
    night.wait(LULL - 86400)
    before = night.evening.lull_at
    night.gather()
    assert night.evening.lull_at is None, "while one is on there is nothing to tell"
    night.do("ann", "end")
    night.wait(60)
    after = night.evening.lull_at
    assert before is not None
    assert after is not None
    assert after > before
    night.wait(2 * 86400)
    assert told(night, "ann") == []


def test_planning_one_keeps_the_time_and_a_room_without_any_hears_nothing(night: Night) -> None:
    before = night.evening.lull_at
    night.act("bob", "evening", "plan", segments=list(PROGRAMME))
    assert night.evening.lull_at == before
    other = Night()
    other.wait(LULL * 2)
    assert told(other, "ann") == []
