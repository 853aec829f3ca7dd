"""Deleting a room: at once when all want it, else after a wait; and then it is as if it never was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from samesky_server.hub.rooms import IDLE
from samesky_shared.core.members import Members

from .real import T0, Person, Real, real

WAIT = 7 * 86400.0


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path) as made:
        yield made


def fresh(who: Person) -> None:
    """A new token, whether the room is there or not."""
    who.token = who.site.tokens.issue(who.room, who.id, who.device)


async def gone(who: Person, problem: Any) -> None:
    """Asserts that whatever opened the room answers as if it never was."""
    site = who.site
    fresh(who)
    problem(await who.ask("GET"), 404, "unknown")
    problem(await who.ask("DELETE"), 404, "unknown")
    never = {"id": "0" * 16, "secret": "A" * 44}
    devices = [who.joined["device"], never]
    answers = [(await site.http.post("/v1/token", json={"device": one})).json() for one in devices]
    assert answers[0] == answers[1]
    assert answers[0]["code"] == "forbidden"
    if "invite" in who.joined:
        body = {"member": {"name": "Eve"}}
        links = [who.joined["invite"]["secret"], "A" * 44]
        tries = [(await site.http.post("/v1/join", json={**body, "secret": one})).json() for one in links]
        assert tries[0] == tries[1]
        assert tries[0]["code"] == "forbidden"
    assert await site.store.load(who.room) is None
    assert await site.store.export(who.room) is None
    assert who.room not in site.hub.lives


async def test_a_room_of_one_goes_at_once(site: Real, problem: Any) -> None:
    [ana] = await site.people("Ana")
    answer = await ana.ask("DELETE")
    assert (answer.status_code, answer.json()) == (200, {"deleted": True})
    await gone(ana, problem)


async def test_it_goes_when_all_have_asked(site: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    for _ in range(2):
        answer = await ana.ask("DELETE")
        assert (answer.status_code, answer.json()) == (202, {"deleted": False, "deletes_at": T0 + WAIT})
        site.time += 5
    seen = (await site.hub.members(ana.room) or Members()).view(ben.id).deleting
    assert seen is not None
    assert (seen.at, seen.by) == (T0 + WAIT, {ana.id: T0})
    assert (await ben.ask("DELETE")).json() == {"deleted": True}
    for one in (ana, ben):
        await gone(one, problem)


async def test_alone_it_takes_a_week_and_nobody_needs_to_be_there(site: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ana.ask("DELETE")
    site.time += IDLE
    site.hub.tick()
    assert ana.room not in site.hub.lives
    site.time = WAIT - 1
    await site.hub.rooms.alarms.scan(site.hub.lives)
    fresh(ben)
    assert (await ben.ask("GET")).status_code == 200
    site.time += 1 + IDLE
    site.hub.tick()
    await site.hub.rooms.alarms.scan(site.hub.lives)
    while await site.store.load(ana.room) is not None:
        await asyncio.sleep(0)
    await gone(ana, problem)


async def test_who_asked_can_take_it_back_and_the_other_cannot(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ana.ask("DELETE")
    await ben.do("room", "keep")
    members = await site.hub.members(ana.room)
    assert members is not None
    assert list(members.ending) == [ana.id]
    await ana.do("room", "keep")
    members = await site.hub.members(ana.room)
    assert members is not None
    assert (members.ending, members.due(), members.view(ben.id).deleting) == ({}, None, None)


async def test_when_the_last_one_leaves_nothing_stays(site: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ana.ask("DELETE", "/members/me")
    await ben.ask("DELETE", "/members/me")
    await site.hub.tasks.finished()
    for one in (ana, ben):
        await gone(one, problem)


async def test_a_hub_that_stopped_in_between_finishes(site: Real, tmp_path: Path) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ana.do("chat", "say", text=b"\0hello")
    live = site.hub.lives[ana.room]
    site.hub.deleted = lambda live: None  # type: ignore[method-assign] # it stops right after the record
    await site.hub.settle(ana.room, ana.id, lambda one, now: one.unwanted(ana.id, now, 0.0))
    await site.hub.settle(ana.room, ben.id, lambda one, now: one.unwanted(ben.id, now, 0.0))
    assert live.room.members == Members(id=ana.room, deleted_at=T0)
    assert await site.store.load(ana.room) is not None
    await site.hub.close()
    await site.store.close()
    async with real(tmp_path) as after:
        after.time = 1.0
        await after.hub.rooms.alarms.scan(after.hub.lives)
        while await after.store.due(1e12, 9):
            await asyncio.sleep(0)
        assert await after.store.load(ana.room) is None
        assert await after.hub.members(ana.room) is None


async def test_it_needs_a_member(site: Real, problem: Any) -> None:
    [ana] = await site.people("Ana")
    [eve] = await site.people("Eve")
    eve.room = ana.room
    problem(await eve.ask("DELETE"), 404, "unknown")
    problem(await site.http.delete(f"/v1/rooms/{ana.room}"), 401, "token")
