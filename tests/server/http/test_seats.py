"""Coming back into one's own seat, leaving, and links that are tried twice."""

import uuid

import pytest


async def seat_link(site, bearer, made, seat, **body):
    path = f"/v1/rooms/{made['room']['id']}/invites"
    answer = await site.http.post(path, json={"seat": seat, **body}, headers=bearer(made["token"]))
    assert answer.status_code == 201
    return answer.json()


async def join(site, secret, name=None, **body):
    member = {} if name is None else {"member": {"name": name}}
    return await site.http.post("/v1/join", json={"secret": secret, **member, **body})


@pytest.fixture
async def both(site):
    ana = await site.make_room()
    ben = (await join(site, ana["invite"]["secret"], "Ben")).json()
    return ana, ben


async def test_the_partner_lets_ana_back_in(site, bearer, both):
    ana, ben = both
    link = await seat_link(site, bearer, ben, ana["member"]["id"])
    back = (await join(site, link["secret"], device={"kind": "phone"})).json()
    assert back["member"] == ana["member"]
    assert back["device"] != ana["device"]
    seat = site.rooms.rooms[ana["room"]["id"]].members[ana["member"]["id"]]
    assert [one.kind for one in seat.devices.values()] == ["", "phone"]
    assert (await site.http.post("/v1/token", json={"device": back["device"]})).status_code == 200
    assert site.rooms.by[-1] == ana["member"]["id"]


async def test_the_same_way_one_adds_a_device_of_ones_own(site, bearer, both):
    ana, _ = both
    link = await seat_link(site, bearer, ana, ana["member"]["id"])
    again = (await join(site, link["secret"], "A name that does not matter")).json()
    assert again["member"] == ana["member"]
    room = site.rooms.rooms[ana["room"]["id"]]
    assert room.members[ana["member"]["id"]].name == "Ana"


async def test_a_repeat_with_its_key_gives_the_same_device(site, bearer, both):
    ana, ben = both
    link = await seat_link(site, bearer, ben, ana["member"]["id"])
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    first, second = [
        (await site.http.post("/v1/join", json={"secret": link["secret"]}, headers=headers)).json()
        for _ in "12"
    ]
    assert first["device"] == second["device"]
    assert first["member"] == second["member"] == ana["member"]


async def test_a_new_seat_needs_a_name(site, problem):
    ana = await site.make_room()
    problem(await join(site, ana["invite"]["secret"]), 400, "invalid", "member")
    assert (await join(site, ana["invite"]["secret"], "Ben")).status_code == 201


@pytest.mark.parametrize(
    ("body", "status", "code", "path"),
    [
        ({"seat": "nobody"}, 404, "unknown", "seat"),
        ({"seat": 7}, 400, "invalid", "seat"),
        ({"seat": "me", "seats": 2}, 400, "invalid", "seats"),
    ],
)
async def test_ways_back_that_cannot_be(site, bearer, problem, both, body, status, code, path):
    ana, _ = both
    body = {key: ana["member"]["id"] if value == "me" else value for key, value in body.items()}
    url = f"/v1/rooms/{ana['room']['id']}/invites"
    problem(await site.http.post(url, json=body, headers=bearer(ana["token"])), status, code, path)


async def test_a_stolen_link_that_is_used_twice_is_refused_and_both_see_that_it_was_tried(
    site, problem, both
):
    ana, ben = both
    room = site.rooms.rooms[ana["room"]["id"]]
    assert room.view(ana["member"]["id"]).tried == {}
    stolen, unknown = ana["invite"]["secret"], ana["room"]["id"] + "A" * 22
    refused = await join(site, stolen, "Eve")
    problem(refused, 403, "forbidden")
    assert refused.text == (await join(site, unknown, "Eve")).text
    room = site.rooms.rooms[ana["room"]["id"]]
    for who in (ana, ben):
        [tried] = room.view(who["member"]["id"]).tried.values()
        assert (tried.by, tried.count) == (ana["member"]["id"], 1)


async def test_leaving_is_one_step_and_ends_every_link(site, bearer, problem, both):
    ana, ben = both
    link = await seat_link(site, bearer, ben, ana["member"]["id"])
    url = f"/v1/rooms/{ana['room']['id']}/members/me"
    assert (await site.http.delete(url, headers=bearer(ana["token"]))).status_code == 200
    room = site.rooms.rooms[ana["room"]["id"]]
    assert set(room.members) == {ben["member"]["id"]}
    assert (await site.http.delete(url, headers=bearer(ana["token"]))).status_code == 401
    problem(await site.http.post("/v1/token", json={"device": ana["device"]}), 403, "forbidden")
    problem(await join(site, link["secret"]), 403, "forbidden")


async def test_a_way_back_may_be_good_for_years_and_an_invitation_may_not(site, bearer, problem):
    made = await site.make_room()
    path, head = f"/v1/rooms/{made['room']['id']}/invites", bearer(made["token"])
    years = 3650 * 86_400
    seat = made["member"]["id"]
    card = await site.http.post(path, json={"seat": seat, "expires_in": years}, headers=head)
    assert card.status_code == 201
    problem(
        await site.http.post(path, json={"expires_in": years}, headers=head), 400, "invalid", "expires_in"
    )
