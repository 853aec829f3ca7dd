"""A screen at one hub and the phone that brings it at the other: both see what is left there."""

from __future__ import annotations

import asyncio

import httpx

from ..redis_servers import Server
from .hubs import Two


async def test_digits_of_one_hub_are_typed_at_the_other_and_the_store_forgets_them(
    two: Two, redis: Server
) -> None:
    ana, ben = await two.partners()
    async with (
        httpx.AsyncClient(base_url=two.east.url) as east,
        httpx.AsyncClient(base_url=two.west.url) as west,
    ):
        shown = (await east.post("/v1/screens", json={"commitment": "c" * 43})).json()
        screen = {"Authorization": f"Bearer {shown['secret']}"}
        proof = {"device": {"id": ben.seat.device, "secret": ben.seat.secret}}
        token = (await west.post("/v1/token", json=proof)).json()["token"]
        head = {"Authorization": f"Bearer {token}"}
        found = await west.post("/v1/rooms/-/screens", json={"code": shown["code"]}, headers=head)
        assert found.json() == {"commitment": "c" * 43, "opening": None}
        path, mine = f"/v1/rooms/-/screens/{shown['code']}", f"/v1/screens/{shown['code']}"
        assert (await west.put(path, json={"challenge": "h" * 43}, headers=head)).status_code == 204
        assert (await east.get(mine, headers=screen)).json()["challenge"] == "h" * 43
        assert (await east.put(mine, json={"opening": "o" * 86}, headers=screen)).status_code == 204
        assert (await west.get(path, headers=head)).json()["opening"] == "o" * 86

        link = {"seat": ben.you, "screen": True, "expires_in": 600}
        opener = (await west.post("/v1/rooms/-/invites", json=link, headers=head)).json()["secret"]
        joined = (await east.post("/v1/join", json={"secret": opener})).json()
        assert joined["member"]["id"] == ben.you
        refused = await west.get("/v1/rooms/-", headers={"Authorization": f"Bearer {joined['token']}"})
        assert refused.json()["code"] == "forbidden"
        await ben.until(
            lambda room: any(one["until"] is not None for one in room.raw("room")["devices"].values())
        )
        assert (await east.get("/v1/rooms/-", headers=head)).json()["members"].keys() == {ana.you, ben.you}

        left = await asyncio.to_thread(redis.ask, "PTTL", f"samesky:{{:screen:{shown['code']}}}:here")
        assert 0 < int(left) <= 600_000
