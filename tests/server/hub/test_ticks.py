"""Whoever waits for something is visited when it comes; nobody else is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_server.hub.company import Company
from samesky_server.hub.ticks import LONGEST, Ticks
from samesky_shared.protocol import PresenceOf

from .harness import World, world


def test_each_is_visited_when_it_said() -> None:
    waits: dict[str, float | None] = {"a": 5.0, "b": None, "c": 0.0}
    seen: list[str] = []
    ticks = Ticks[str](lambda one: (seen.append(one), waits[one])[1])
    for one in waits:
        ticks.stir(one)
    ticks.look(100.0)
    assert seen == ["a", "b", "c"]
    ticks.look(101.0)
    assert seen[3:] == ["c"], "what waits for nothing is not asked again"
    waits["c"] = None
    for now in range(102, 105):
        ticks.look(float(now))
    assert seen[4:] == ["c"]
    ticks.look(105.0)
    assert seen[5:] == ["a"]
    ticks.stir("b")
    ticks.drop("a")
    ticks.look(200.0)
    assert seen[6:] == ["b"]
    assert len(ticks) == 0


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["stir", "drop", "none"]), st.integers(0, 200)),
        max_size=60,
    )
)
def test_nobody_is_late_and_nothing_piles_up(steps: list[tuple[int, str, int]]) -> None:
    """Against a plain table of when each is due: at each second exactly those are visited, or some sooner."""
    now, due, wait = 0.0, dict[int, float](), dict[int, int]()
    visited: list[int] = []

    def tick(one: int) -> float:
        visited.append(one)
        due[one] = now + min(wait.get(one, 1), LONGEST)
        return float(wait.get(one, 1))

    ticks = Ticks[int](tick)
    for one, what, seconds in steps:
        wait[one] = seconds
        if what == "stir":
            ticks.stir(one)
            due[one] = now
        elif what == "drop":
            ticks.drop(one)
            due.pop(one, None)
        visited.clear()
        late = {one for one, at in due.items() if at <= now}
        ticks.look(now)
        assert late <= set(visited) <= due.keys()
        assert len(visited) == len(set(visited))
        assert len(ticks) == len(due)
        now += 1.0
    assert len(ticks._order) <= 2 * 4 * (LONGEST + 1)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    """A hub with a room of two."""
    async with world(tmp_path) as made:
        yield made


async def test_a_quiet_room_is_looked_at_by_nobody(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until somebody's line is lost; then their partner sees them leave, step by step."""
    ana, ben = await here.join("ana"), await here.join("ben")
    here.hub.tick()
    ticked = 0
    company_tick = Company.tick

    def counted(company: Company) -> bool:
        nonlocal ticked
        ticked += 1
        return company_tick(company)

    monkeypatch.setattr(Company, "tick", counted)
    for _ in range(50):
        here.time += 1.0
        here.hub.tick()
    assert ticked == 0
    ben.session.lost()
    for _ in range(320):
        here.time += 1.0
        here.hub.tick()
    shown = [one.status for one in ana.wire.sent if isinstance(one, PresenceOf) and one.member == "ben"]
    assert shown[-2:] == ["away", "offline"]
    gone = ticked
    for _ in range(50):
        here.time += 1.0
        here.hub.tick()
    assert ticked == gone


def test_a_look_that_has_no_more_time_leaves_the_rest_to_the_next() -> None:
    seen: list[str] = []
    ticks: Ticks[str] = Ticks(lambda one: seen.append(one))
    for one in "abc":
        ticks.stir(one)
    assert not ticks.look(0.0, 0.0)
    ticks.drop("b")
    ticks.stir("d")
    assert seen == ["a"], "at least one a look"
    assert ticks.look(0.0, 0.0)
    assert seen == ["a", "c"], "who came meanwhile has the next turn"
    assert ticks.look(0.0)
    assert seen == ["a", "c", "d"]
    assert not len(ticks)
