"""Dates over HTTP: planned, listed, moved and cancelled by the same commands as on a socket."""

from __future__ import annotations

import asyncio
import base64
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from samesky_shared.activities.rituals import Rituals
from samesky_shared.sealing import ROOM

from .real import API_KEY, Person, Real, real

FRIDAYS = {"start": "2027-01-22T21:00", "tz": "Europe/Lisbon", "again": "FREQ=WEEKLY", "remind": [1440, 30]}
"""It is the 15th of January 2027, 8:00 in UTC; the first is on the 22nd."""
FIRST = 1_800_651_600.0
Problem = Callable[..., dict[str, Any]]


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path / "data") as made:
        yield made


async def planned(person: Person, **changes: Any) -> dict[str, Any]:
    answer = await person.ask("POST", "/dates", json=FRIDAYS | changes)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def listed(person: Person, query: str = "") -> list[dict[str, Any]]:
    answer = await person.ask("GET", f"/dates{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["dates"]
    return found


async def rituals(site: Real, person: Person) -> Rituals:
    room = await site.hub.room(person.room)
    assert room is not None
    state = room.instances["rituals"].state
    assert isinstance(state, Rituals)
    return state


async def test_what_is_planned_is_listed_with_instants_and_each_members_clock(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ana.do("room", "profile", tz="Europe/Lisbon")
    await ben.do("room", "profile", tz="Asia/Tokyo")
    parts = [
        {"minutes": 30, "title": "Bread"},
        {"minutes": 60, "on": "timer:oven", "cmd": "start", "args": {"seconds": 9}},
    ]
    made = await planned(ana, title="Slow supper", segments=parts, minutes=90)
    assert (made["ritual"], made["by"], made["title"]) == ("d1", ana.id, "Slow supper")
    assert [len(made["coming"]), made["coming"][0]["at"]] == [8, FIRST]
    [seen] = await listed(ben, "?count=2")
    assert [(one["date"], one["state"]) for one in seen["coming"]] == [
        ("2027-01-22T21:00", "planned"),
        ("2027-01-29T21:00", "planned"),
    ]
    assert seen["coming"][0]["local"] == {ana.id: "2027-01-22T21:00", ben.id: "2027-01-23T06:00"}
    assert [part.get("title") for part in seen["segments"]] == ["Bread", None]
    assert seen["segments"][1]["args"] == {"seconds": 9}
    state = await rituals(site, ana)
    assert (state.plans["d1"].title, state.plans["d1"].segments[0].title) == (b"\0Slow supper", b"\0Bread")


async def test_a_date_with_a_programme_of_its_own_is_listed_with_it(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await planned(ana, minutes=90)
    own = [{"minutes": 150, "title": b"\0Long"}]
    await ben.do("rituals", "prepare", ritual="d1", date="2027-01-29T21:00", segments=own, title=b"\0Late")
    [seen] = await listed(ana, "?count=2")
    first, second = seen["coming"]
    assert (first["minutes"], "own" in first) == (90, False)
    assert second["minutes"] == 150
    assert (second["own"]["by"], second["own"]["title"]) == (ben.id, "Late")
    assert [(part["minutes"], part["title"]) for part in second["own"]["segments"]] == [(150, "Long")]


async def test_who_has_not_said_where_they_are_has_no_clock(site: Real) -> None:
    ana, _ = await site.people("Ana", "Ben")
    await ana.do("room", "profile", tz="UTC")
    made = await planned(ana)
    assert set(made["coming"][0]["local"]) == {ana.id}


async def test_one_date_moves_and_one_is_left_out_and_both_come_back(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await planned(ana)
    moved = await ben.ask("PUT", "/dates/d1/2027-01-22T21:00", json={"start": "2027-01-23T20:00"})
    assert moved.status_code == 200
    first = moved.json()["coming"][0]
    assert (first["date"], first["at"], first["start"], first["state"]) == (
        "2027-01-22T21:00",
        FIRST + 82_800,
        "2027-01-23T20:00",
        "moved",
    )
    for _ in range(2):
        answer = await ana.ask("DELETE", "/dates/d1/2027-01-29T21:00")
        assert (answer.status_code, answer.content) == (204, b"")
    [seen] = await listed(ana, "?count=2")
    assert [one["state"] for one in seen["coming"]] == ["moved", "skipped", "planned"]
    for date in ("2027-01-22T21:00", "2027-01-29T21:00"):
        answer = await ana.ask("PUT", f"/dates/d1/{date}", json={"start": date})
        assert answer.status_code == 200
    [seen] = await listed(ana, "?count=2")
    assert [one["state"] for one in seen["coming"]] == ["planned", "planned"]


async def test_it_is_planned_anew_in_its_place_and_cancelled(site: Real) -> None:
    ana, _ = await site.people("Ana", "Ben")
    await planned(ana)
    once = {"start": "2027-02-01T19:00", "tz": "UTC", "programme": "cook"}
    answer = await ana.ask("PUT", "/dates/d1", json=once)
    assert answer.status_code == 200
    assert [one["start"] for one in answer.json()["coming"]] == ["2027-02-01T19:00"]
    for _ in range(2):
        assert (await ana.ask("DELETE", "/dates/d1")).status_code == 204
    assert await listed(ana) == []


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"start": "2027-02-30T21:00"}, "start"),
    ({"start": "tomorrow"}, "start"),
    ({"start": 7}, "start"),
    ({"start": None}, "start"),
    ({"tz": "Atlantis/Poseidonis"}, "tz"),
    ({"tz": "no zone"}, "tz"),
    ({"again": "FREQ=HOURLY"}, "again"),
    ({"again": "FREQ=WEEKLY;BYMONTHDAY=3"}, "again"),
    ({"until": "soon"}, "until"),
    ({"minutes": 0}, "minutes"),
    ({"minutes": 1.5}, "minutes"),
    ({"remind": [1, 2, 3, 4]}, "remind"),
    ({"remind": [0]}, "remind[0]"),
    ({"programme": "Not a card"}, "programme"),
    ({"title": ""}, "title"),
    ({"title": "ä" * 130}, "title"),
    ({"box": "AQID"}, "box"),
    ({"segments": [{}]}, "segments[0].minutes"),
    ({"segments": [{"minutes": 5, "on": "evening"}]}, "segments[0].on"),
    (
        {"segments": [{"minutes": 5, "on": "timer", "cmd": "start", "args": {"word": "two words"}}]},
        "segments[0].args[...]",
    ),
    ({"segments": [{"minutes": 5}, {"minutes": 5, "box": "AQID"}]}, "segments[1].box"),
    ({"zone": "UTC"}, "zone"),
    ({"ritual": "d1"}, "ritual"),
]


@pytest.mark.parametrize(("changes", "path"), WRONG)
async def test_a_wrong_field_is_named(
    site: Real, problem: Problem, changes: dict[str, Any], path: str
) -> None:
    ana, _ = await site.people("Ana", "Ben")
    body = {name: value for name, value in (FRIDAYS | changes).items() if value is not None}
    problem(await ana.ask("POST", "/dates", json=body), 400, "invalid", path)
    assert await listed(ana) == []


async def test_what_is_over_or_full_is_refused_with_its_field(site: Real, problem: Problem) -> None:
    ana, _ = await site.people("Ana", "Ben")
    problem(
        await ana.ask("POST", "/dates", json=FRIDAYS | {"start": "2020-01-01T10:00"}),
        409,
        "conflict",
        "start",
    )
    past = {"start": "2027-01-14T10:00", "tz": "UTC"}
    problem(await ana.ask("POST", "/dates", json=past), 409, "conflict", "start")
    await planned(ana)
    gone = {"start": "2027-01-14T10:00"}
    problem(await ana.ask("PUT", "/dates/d1/2027-01-22T21:00", json=gone), 409, "conflict", "start")
    problem(await ana.ask("PUT", "/dates/d1/2027-01-22T21:00", json={"tz": "UTC"}), 400, "invalid", "start")
    problem(
        await ana.ask("PUT", "/dates/d1/2027-01-23T21:00", json={"start": "2027-02-01T10:00"}),
        404,
        "unknown",
        "date",
    )
    problem(
        await ana.ask("PUT", "/dates/d9/2027-01-22T21:00", json={"start": "2027-02-01T10:00"}),
        404,
        "unknown",
        "ritual",
    )
    problem(await ana.ask("PUT", "/dates/d9", json=FRIDAYS), 404, "unknown", "ritual")
    problem(await ana.ask("PUT", "/dates/d%20", json=FRIDAYS), 404, "unknown", "ritual")
    problem(await ana.ask("DELETE", "/dates/d1/never"), 404, "unknown", "date")
    for count in ("0", "9", "-1", "x", "²", ""):
        problem(await ana.ask("GET", f"/dates?count={count}"), 400, "invalid", "count")


async def test_nobody_else_reads_or_plans(site: Real, problem: Problem) -> None:
    ana, _ = await site.people("Ana", "Ben")
    eve, _ = await site.people("Eve", "Fay")
    await planned(ana)
    path = f"/v1/rooms/{ana.room}/dates"
    for head, status, code in (
        ({}, 401, "token"),
        ({"Authorization": f"Bearer {eve.token}"}, 404, "unknown"),
    ):
        for method, rest in (("GET", ""), ("POST", ""), ("PUT", "/d1"), ("DELETE", "/d1")):
            answer = await site.http.request(method, path + rest, headers=head, json=FRIDAYS)
            problem(answer, status, code)
    assert len(await listed(ana)) == 1
    assert await listed(eve) == []


async def test_the_same_key_plans_once_however_often_and_answers_the_same(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    key = {"Idempotency-Key": str(uuid.uuid4())}

    async def ask(who: Person, **changes: Any) -> httpx.Response:
        return await who.ask("POST", "/dates", json=FRIDAYS | changes, headers=key)

    both = await asyncio.gather(ask(ana), ask(ana))
    site.time += 90
    await planned(ana, start="2027-03-05T20:00")
    again = await ask(ana)
    assert {one.status_code for one in (*both, again)} == {201}
    assert both[0].json() == both[1].json() == again.json()
    assert len(await listed(ana)) == 2
    await ana.ask("DELETE", "/dates/d1")
    assert (await ask(ana)).json()["ritual"] == "d1", "it tells what it did, and does nothing"
    assert [one["ritual"] for one in await listed(ana)] == ["d2"]
    assert (await ask(ben)).json()["ritual"] == "d3", "another member's key is another"
    assert (await ask(ana, minutes=45)).json()["ritual"] == "d4", "and so is one with another body"


async def test_a_key_that_can_be_guessed_is_refused(site: Real, problem: Problem) -> None:
    ana, _ = await site.people("Ana", "Ben")
    answer = await ana.ask("POST", "/dates", json=FRIDAYS, headers={"Idempotency-Key": "short"})
    problem(answer, 400, "invalid", "idempotency-key")


async def test_in_a_sealed_room_titles_are_boxes_or_left_out(site: Real, problem: Problem) -> None:
    ana, _ = await site.people("Ana", "Ben", sealing="room-key")
    problem(await ana.ask("POST", "/dates", json=FRIDAYS | {"title": "Words"}), 400, "invalid", "title")
    parts = [{"minutes": 5, "title": "Words"}]
    answer = await ana.ask("POST", "/dates", json=FRIDAYS | {"segments": parts})
    problem(answer, 400, "invalid", "segments[0].title")
    open_box = base64.b64encode(b"\0Words").decode()
    problem(await ana.ask("POST", "/dates", json=FRIDAYS | {"box": open_box}), 400, "invalid", "box")
    box = base64.b64encode(bytes([ROOM]) + b"closed" * 20).decode()
    made = await planned(ana, box=box)
    assert (made["box"], "title" in made) == (box, False)
    assert "box" not in await planned(ana)


async def test_a_user_of_a_host_app_plans_like_any_member(site: Real) -> None:
    body = {"external_id": "user-17", "name": "Ana", "room": "flat-3", "device": "server", "tz": "Asia/Tokyo"}
    head = {"Authorization": f"Bearer {API_KEY}"}
    made = (await site.http.post("/v1/tokens", json=body, headers=head)).json()
    head = {"Authorization": f"Bearer {made['participant_token']}"}
    answer = await site.http.post("/v1/rooms/-/dates", json=FRIDAYS, headers=head)
    assert answer.status_code == 201
    assert answer.json()["by"] == made["ids"]["member"]
    assert answer.json()["coming"][0]["local"] == {made["ids"]["member"]: "2027-01-23T06:00"}
    path = f"/v1/rooms/{made['ids']['room']}/dates"
    assert len((await site.http.get(path, headers=head)).json()["dates"]) == 1


async def test_dates_of_others_are_not_seen_nor_planned(site: Real, problem: Problem) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await ben.do("rituals", "open", audience=[ben.id])
    await planned(ben)
    problem(await ana.ask("POST", "/dates", json=FRIDAYS), 403, "forbidden")
    assert await listed(ana) == []
    assert len(await listed(ben)) == 1


async def test_a_member_cannot_flood_the_room_with_dates(site: Real, problem: Problem) -> None:
    ana, _ = await site.people("Ana", "Ben")
    for _ in range(60):
        assert (await ana.ask("DELETE", "/dates/d1")).status_code == 204
    problem(await ana.ask("POST", "/dates", json=FRIDAYS), 429, "too_fast")
