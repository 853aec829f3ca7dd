"""Dead letters over HTTP: a host app lists its own, has them sent again and forgets them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from samesky_server.issuers import Issuers
from samesky_shared.core.activity import Activity
from samesky_shared.core.members import Members
from samesky_shared.core.reports import Report, Reports

from .real import API_KEY, SECRET, T0, Real, real

Problem = Callable[..., dict[str, Any]]
KEY = {"Authorization": f"Bearer {API_KEY}"}
LETTER = Report(
    at=T0, until=T0, again=T0, what="date.moved", ritual="d1", date="2027-01-22T21:00", about=T0 + 9, member="m",
    room="room-of-ana-and-ben-01", tries=12, status=500,
)  # fmt: skip


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path / "data") as made:
        yield made


def post_room(site: Real, issuer: str = "app.test") -> str:
    return Issuers((), {}, SECRET, site.clock.now).post_room(issuer)


async def bury(site: Real, *ids: str, issuer: str = "app.test") -> None:
    def rule(state: Activity) -> Activity:
        assert isinstance(state, Reports)
        return state.buried(dict.fromkeys(ids, LETTER))

    room = post_room(site, issuer)
    await site.hub.found(Members(id=room, host=issuer))
    await site.hub.rooms.change(room, lambda one, moment: one.amend(moment, "reports", rule, Reports()))


async def ask(site: Real, method: str, path: str = "", **more: Any) -> httpx.Response:
    return await site.http.request(method, f"/v1/dead-letters{path}", headers=KEY, **more)


async def test_at_first_there_are_none(site: Real) -> None:
    assert (await ask(site, "GET")).json() == {"letters": [], "under_way": 0, "dropped": 0}
    answer = await ask(site, "POST")
    assert (answer.status_code, answer.json()["under_way"]) == (202, 0)


async def test_they_are_listed_with_ids_and_times(site: Real) -> None:
    await bury(site, "one", "two")
    seen = (await ask(site, "GET")).json()
    assert [one["id"] for one in seen["letters"]] == ["one", "two"]
    assert seen["letters"][0] == {
        "id": "one",
        "type": "date.moved",
        "room": "room-of-ana-and-ben-01",
        "happened_at": T0,
        "tries": 12,
        "status": 500,
        "ritual": "d1",
        "date": "2027-01-22T21:00",
        "at": T0 + 9,
        "member": "m",
    }


async def test_one_or_all_are_sent_again_or_forgotten(site: Real, problem: Problem) -> None:
    await bury(site, *"abcd")
    answer = await ask(site, "POST", "/b")
    assert answer.status_code == 202
    assert ([one["id"] for one in answer.json()["letters"]], answer.json()["under_way"]) == (
        ["a", "c", "d"],
        1,
    )
    assert (await ask(site, "DELETE", "/c")).status_code == 204
    for method in ("POST", "DELETE"):
        for id in ("b", "c", "never"):
            problem(await ask(site, method, f"/{id}"), 404, "unknown", "id")
    assert (await ask(site, "POST")).json() == {"letters": [], "under_way": 3, "dropped": 0}
    room = await site.hub.room(post_room(site))
    assert room is not None
    state = room.instances["reports"].state
    assert isinstance(state, Reports)
    assert set(state.owed) == {"a", "b", "d"}


async def test_nobody_sees_those_of_others(site: Real, problem: Problem) -> None:
    await bury(site, "theirs", issuer="other.test")
    assert (await ask(site, "GET")).json()["letters"] == []
    problem(await ask(site, "POST", "/theirs"), 404, "unknown", "id")
    [ana] = await site.people("Ana")
    for method, path in (("GET", ""), ("POST", ""), ("POST", "/theirs"), ("DELETE", "/theirs")):
        for head in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Bearer {ana.token}"}):
            answer = await site.http.request(method, f"/v1/dead-letters{path}", headers=head)
            problem(answer, 401, "token")


async def test_no_member_gets_into_their_room(site: Real, problem: Problem) -> None:
    await bury(site, "one")
    room = post_room(site)
    token = site.tokens.issue(room, "m", "d")
    head = {"Authorization": f"Bearer {token}"}
    problem(await site.http.get(f"/v1/rooms/{room}", headers=head), 401, "token")
