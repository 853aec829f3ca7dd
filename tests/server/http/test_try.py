"""Rooms to try out: two guests for an hour, on any hub, and nothing that stays."""

import pytest

ANA = {"member": {"name": "Ana"}, "sealing": "room-key"}


async def test_anybody_may_try_a_hub_that_makes_rooms_for_nobody(sites, problem):
    site = sites(rooms="closed")
    problem(await site.http.post("/v1/rooms", json=ANA), 401, "token")
    made = (await site.http.post("/v1/try", json=ANA)).json()
    ben = (await site.join(made["invite"]["secret"], "Ben")).json()
    room = site.rooms.rooms[made["room"]["id"]]
    assert {one.name: one.until for one in room.members.values()} == {
        "Ana": site.rooms.time + 3600,
        "Ben": site.rooms.time + 3600,
    }
    assert room.residents == frozenset()
    assert room.invites == {}
    problem(await site.join(made["invite"]["secret"], "Eve"), 403, "forbidden")
    assert ben["room"]["sealing"] == "room-key"


async def test_the_room_goes_with_the_first_who_goes(site, bearer):
    made = (await site.http.post("/v1/try", json=ANA)).json()
    await site.join(made["invite"]["secret"], "Ben")
    room = made["room"]["id"]
    left = await site.http.delete(f"/v1/rooms/{room}/members/me", headers=bearer(made["token"]))
    assert left.status_code == 200
    assert site.rooms.rooms[room].deleted_at is not None


async def test_nobody_brings_more_people_or_files_in(site, bearer, problem):
    made = (await site.http.post("/v1/try", json=ANA)).json()
    path, head = f"/v1/rooms/{made['room']['id']}", bearer(made["token"])
    problem(await site.http.post(f"{path}/invites", json={}, headers=head), 403, "forbidden")
    sent = {"headers": {**head, "Content-Type": "application/octet-stream"}, "content": b"x"}
    problem(await site.http.put(f"{path}/blobs/{'0' * 64}", **sent), 403, "forbidden")


@pytest.mark.parametrize(("budget", "status"), [(0, 403), (2, 429)])
async def test_one_address_tries_only_so_often_and_not_at_all_where_it_is_off(sites, budget, status):
    site = sites(trials_per_hour=budget)
    answers = [await site.http.post("/v1/try", json=ANA) for _ in range(budget + 1)]
    assert [one.status_code for one in answers] == [*[201] * budget, status]
    other = site.client("203.0.113.77")
    assert (await other.post("/v1/try", json=ANA)).status_code == (201 if budget else 403)
    await other.aclose()
