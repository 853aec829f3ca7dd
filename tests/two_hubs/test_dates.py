"""A date planned over HTTP at one hub is there at once for a device at the other, and once for every hub."""

from __future__ import annotations

import asyncio
import uuid

import httpx
from msgspec.structs import replace

from ..serving import HubProcess
from .hubs import Two

FRIDAYS = {"start": "2031-01-24T21:00", "tz": "Europe/Lisbon", "again": "FREQ=WEEKLY"}


async def test_it_appears_at_a_connected_device_and_a_repeat_at_the_other_hub_is_the_same(two: Two) -> None:
    ana, ben = await two.partners()
    seat = ben.seat
    key = {"Idempotency-Key": str(uuid.uuid4())}

    async def ask(hub: HubProcess, method: str, path: str = "", **more: object) -> httpx.Response:
        async with httpx.AsyncClient(base_url=hub.url) as http:
            proof = {"device": {"id": seat.device, "secret": seat.secret}}
            token = (await http.post("/v1/token", json=proof)).json()["token"]
            head = {"Authorization": f"Bearer {token}"} | key
            return await http.request(
                method,
                f"/v1/rooms/{seat.room}/dates{path}",
                headers=head,
                **more,  # type: ignore[arg-type]
            )

    made = await ask(two.west, "POST", json=FRIDAYS)
    assert made.status_code == 201, made.text
    plan = await ana.until(lambda room: room.rituals().state.plans.get("d1"))
    assert plan.by == ben.you
    assert plan.coming[0].at == made.json()["coming"][0]["at"]
    repeats = await asyncio.gather(*(ask(hub, "POST", json=FRIDAYS) for hub in (two.east, two.west) * 3))
    assert [one.json() for one in repeats] == [made.json()] * 6
    moved = await ask(two.east, "PUT", "/d1/2031-01-24T21:00", json={"start": "2031-01-25T20:00"})
    assert moved.status_code == 200
    await ben.until(lambda room: room.rituals().state.plans["d1"].rule.moved)
    assert (await ask(two.west, "DELETE", "/d1")).status_code == 204
    await ana.until(lambda room: not room.rituals().state.plans)


async def test_the_device_of_a_member_and_a_request_of_theirs_plan_alike(two: Two) -> None:
    ana, _ = await two.partners()
    await ana.rituals().plan("2031-02-01T20:00", "UTC")
    async with httpx.AsyncClient(base_url=two.east.url) as http:
        proof = {"device": {"id": ana.seat.device, "secret": ana.seat.secret}}
        token = (await http.post("/v1/token", json=proof)).json()["token"]
        head = {"Authorization": f"Bearer {token}"}
        answer = await http.post(
            "/v1/rooms/-/dates", json={"start": "2031-02-01T20:00", "tz": "UTC"}, headers=head
        )
        assert answer.status_code == 201
    await ana.until(lambda room: len(room.rituals().state.plans) == 2)
    by_device, by_request = ana.rituals().state.plans.values()
    assert by_device.uid != by_request.uid
    assert by_device == replace(by_request, uid=by_device.uid, changed=by_device.changed)
