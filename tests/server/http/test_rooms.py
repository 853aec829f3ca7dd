"""Making, looking at and joining rooms."""

import uuid

import pytest

from samesky_server.auth import founder_secret, hash_of, room_of

SECRET = b"s" * 32


async def test_a_new_room_gives_who_made_it_a_seat_a_device_a_token_and_a_link(site):
    answer = await site.http.post(
        "/v1/rooms", json={"name": "Us", "member": {"name": "Ana", "tz": "Europe/Berlin", "lang": "de"}}
    )
    assert answer.status_code == 201
    assert answer.headers["content-type"] == "application/json"
    made = answer.json()
    room = made["room"]["id"]
    assert made["room"] == {"id": room, "kind": "couple", "name": "Us"}
    assert len(room) == 22
    assert room_of(made["device"]["secret"]) == room_of(made["invite"]["secret"]) == room
    assert made["invite"]["url"] == f"https://hub.test/j#{made['invite']['secret']}"
    assert made["invite"]["expires_at"] == site.rooms.time + 7 * 86400
    claims = site.tokens.read(made["token"])
    assert (claims.room, claims.member, claims.device) == (room, made["member"]["id"], made["device"]["id"])
    assert claims.expires_at == site.rooms.time + made["expires_in"]
    kept = site.rooms.rooms[room]
    assert kept.members[claims.member].name == "Ana"
    assert kept.members[claims.member].tz == "Europe/Berlin"


async def test_only_hashes_of_secrets_are_kept(site):
    made = await site.make_room()
    kept = repr(site.rooms.rooms)
    assert made["device"]["secret"] not in kept
    assert made["invite"]["secret"] not in kept
    assert hash_of(made["device"]["secret"]) in kept
    assert hash_of(made["invite"]["secret"]) in kept


async def test_rooms_of_friends_come_with_a_link_for_all_seats(site):
    made = await site.make_room(kind="friends")
    (invite,) = site.rooms.rooms[made["room"]["id"]].invites.values()
    assert invite.seats == 11


async def test_links_use_the_public_address_where_one_is_set(sites):
    site = sites(public_url="https://us.example.org/sky")
    made = await site.make_room()
    assert made["invite"]["url"].startswith("https://us.example.org/sky/j#")


async def test_a_room_stays_sealed_or_not_as_it_was_made(site):
    for sealing in ("room-key", "none"):
        made = await site.make_room(sealing=sealing)
        assert made["room"].get("sealing", "none") == sealing
        seen = await site.http.get(
            f"/v1/rooms/{made['room']['id']}", headers={"Authorization": f"Bearer {made['token']}"}
        )
        assert seen.json()["room"].get("sealing", "none") == sealing
    assert (await site.make_room())["room"].get("sealing", "none") == "none"


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({}, "member"),
        ({"member": {}}, "member.name"),
        ({"member": {"name": ""}}, "member.name"),
        ({"member": {"name": "x" * 65}}, "member.name"),
        ({"member": {"name": 7}}, "member.name"),
        ({"member": {"name": "Ana", "tz": "<b>"}}, "member.tz"),
        ({"member": {"name": "Ana"}, "kind": "strangers"}, "kind"),
        ({"member": {"name": "Ana"}, "nmae": "Us"}, "nmae"),
        ({"member": {"name": "Ana", "age": 40}}, "member.age"),
        ([], None),
    ],
)
async def test_a_wrong_body_is_refused_with_the_path_of_the_field(site, problem, body, path):
    answer = await site.http.post("/v1/rooms", json=body)
    problem(answer, 400, "invalid", path)
    assert not site.rooms.rooms


async def test_a_wrong_value_is_not_repeated_in_the_answer(site, problem):
    answer = await site.http.post("/v1/rooms", json={"member": {"name": "Ana"}, "kind": "canary-4711"})
    problem(answer, 400, "invalid", "kind")
    assert "4711" not in answer.text


# ---------------------------------------------------------------------------------------- who may make one


async def test_a_closed_hub_makes_rooms_for_who_has_the_founder_link_only(sites, problem, bearer):
    site = sites(rooms="closed")
    body = {"member": {"name": "Ana"}}
    problem(await site.http.post("/v1/rooms", json=body), 401, "token")
    problem(await site.http.post("/v1/rooms", json=body, headers=bearer("wrong")), 403, "forbidden")
    founder = bearer(founder_secret(SECRET))
    assert (await site.http.post("/v1/rooms", json=body, headers=founder)).status_code == 201


async def test_a_hub_with_a_key_takes_the_key_and_the_founder_secret(sites, problem, bearer):
    site = sites(rooms="key", room_key="a key of our own")
    body = {"member": {"name": "Ana"}}
    problem(await site.http.post("/v1/rooms", json=body), 401, "token")
    problem(
        await site.http.post("/v1/rooms", json=body, headers=bearer("a key of our owm")), 403, "forbidden"
    )
    for good in ("a key of our own", founder_secret(SECRET)):
        assert (await site.http.post("/v1/rooms", json=body, headers=bearer(good))).status_code == 201


async def test_an_address_makes_a_bounded_number_of_rooms_and_keys_are_not_guessed_faster(
    sites, problem, bearer
):
    site = sites(rooms="key", room_key="a key of our own", rooms_per_hour=3)
    body = {"member": {"name": "Ana"}}
    for _ in range(3):
        problem(await site.http.post("/v1/rooms", json=body, headers=bearer("guess")), 403, "forbidden")
    refusal = await site.http.post("/v1/rooms", json=body, headers=bearer("a key of our own"))
    assert problem(refusal, 429, "too_fast")["retry_after"] == pytest.approx(1200)
    assert refusal.headers["retry-after"] == "1200"
    async with site.client("198.51.100.9") as elsewhere:
        answer = await elsewhere.post("/v1/rooms", json=body, headers=bearer("a key of our own"))
        assert answer.status_code == 201
    site.ticks += 1200
    answer = await site.http.post("/v1/rooms", json=body, headers=bearer("a key of our own"))
    assert answer.status_code == 201


async def test_the_founder_is_not_held_up_by_what_others_do_from_the_same_address(sites, bearer):
    site = sites(rooms="closed", rooms_per_hour=1)
    for _ in range(3):
        await site.http.post("/v1/rooms", json={"member": {"name": "Eve"}})
    founder = bearer(founder_secret(SECRET))
    answer = await site.http.post("/v1/rooms", json={"member": {"name": "Ana"}}, headers=founder)
    assert answer.status_code == 201


# ------------------------------------------------------------------------------------------------ joining


async def test_the_partner_joins_by_the_link_and_it_is_used_up(site, problem):
    made = await site.make_room()
    answer = await site.join(made["invite"]["secret"])
    assert answer.status_code == 201
    joined = answer.json()
    assert joined["room"] == made["room"]
    kept = site.rooms.rooms[made["room"]["id"]]
    assert [seat.name for seat in kept.members.values()] == ["Ana", "Ben"]
    assert [seat.hue for seat in kept.members.values()] == ["amber", "sea"]
    claims = site.tokens.read(joined["token"])
    assert (claims.member, claims.device) == (joined["member"]["id"], joined["device"]["id"])
    assert site.rooms.by == [joined["member"]["id"]]
    problem(await site.join(made["invite"]["secret"], "Eve"), 403, "forbidden")
    assert len(site.rooms.rooms[made["room"]["id"]].members) == 2


async def test_a_link_for_several_gives_that_many_seats(site, problem):
    made = await site.make_room(kind="partners")
    for n in range(11):
        assert (await site.join(made["invite"]["secret"], f"Partner {n}")).status_code == 201
    problem(await site.join(made["invite"]["secret"], "One more"), 403, "forbidden")


async def test_an_old_link_opens_nothing(site, problem):
    made = await site.make_room()
    site.rooms.time += 7 * 86400
    problem(await site.join(made["invite"]["secret"]), 403, "forbidden")


async def test_no_such_room_and_a_wrong_secret_answer_alike(site):
    made = await site.make_room()
    secret = made["invite"]["secret"]
    wrong = [
        "A" * 44,  # no such room
        secret[:22] + "A" * 22,  # the room, another secret
        secret[:-1],  # not of our form
        made["device"]["secret"],  # the room, a secret of another use
        "",
        "é" * 44,
        "\ud800",
    ]
    bodies = [{"secret": one, "member": {"name": "Eve"}} for one in wrong[:-1]]
    answers = [await site.http.post("/v1/join", json=body) for body in bodies]
    assert {(one.status_code, one.text) for one in answers} == {(403, answers[0].text)}


async def test_an_address_tries_a_bounded_number_of_links(sites, problem):
    site = sites(joins_per_minute=5)
    for _ in range(5):
        problem(await site.join("A" * 44), 403, "forbidden")
    problem(await site.join("A" * 44), 429, "too_fast")


# ---------------------------------------------------------------------------------------------- repeating


async def test_a_repeat_with_the_same_key_finds_the_same_room(site):
    key = {"Idempotency-Key": str(uuid.uuid4())}
    body = {"member": {"name": "Ana"}}
    first = (await site.http.post("/v1/rooms", json=body, headers=key)).json()
    site.rooms.time += 5
    again = await site.http.post("/v1/rooms", json=body, headers=key)
    assert again.status_code == 201
    assert again.json() | {"token": ""} == first | {"token": ""}
    assert again.json()["token"] != first["token"]
    assert len(site.rooms.rooms) == 1


async def test_another_body_another_key_or_none_makes_another_room(site):
    key = {"Idempotency-Key": str(uuid.uuid4())}
    rooms = set()
    for name, headers in [("Ana", key), ("Anna", key), ("Ana", {"Idempotency-Key": "k" * 16}), ("Ana", {})]:
        answer = await site.http.post("/v1/rooms", json={"member": {"name": name}}, headers=headers)
        rooms.add(answer.json()["room"]["id"])
    assert len(rooms) == len(site.rooms.rooms) == 4


async def test_a_repeated_join_takes_one_seat_only_and_works_though_the_link_is_used_up(site, problem):
    made = await site.make_room()
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first = await site.join(made["invite"]["secret"], headers=key)
    again = await site.join(made["invite"]["secret"], headers=key)
    assert first.status_code == again.status_code == 201
    assert first.json() | {"token": ""} == again.json() | {"token": ""}
    assert len(site.rooms.rooms[made["room"]["id"]].members) == 2
    problem(await site.join(made["invite"]["secret"], "Eve", headers=key), 403, "forbidden")


async def test_a_key_finds_nothing_any_more_after_a_day(site, problem):
    made = await site.make_room()
    key = {"Idempotency-Key": str(uuid.uuid4())}
    await site.join(made["invite"]["secret"], headers=key)
    site.rooms.time += 86401
    problem(await site.join(made["invite"]["secret"], headers=key), 409, "conflict", "idempotency-key")


@pytest.mark.parametrize("key", ["short", "x" * 129, "with\ttabs and so on"])
async def test_a_key_that_could_be_guessed_is_refused(site, problem, key):
    answer = await site.http.post(
        "/v1/rooms", json={"member": {"name": "Ana"}}, headers={"Idempotency-Key": key}
    )
    problem(answer, 400, "invalid", "idempotency-key")


# ------------------------------------------------------------------------------------------------ looking


async def test_a_member_sees_the_room_and_nothing_that_opens_it(site, bearer):
    made = await site.make_room()
    answer = await site.http.get(f"/v1/rooms/{made['room']['id']}", headers=bearer(made["token"]))
    assert answer.status_code == 200
    seen = answer.json()
    me = made["member"]["id"]
    assert seen["you"] == me
    assert seen["seats"] == 2
    assert seen["members"] == {me: {"name": "Ana", "hue": "amber"}}
    invite = {
        "by": me,
        "expires_at": made["invite"]["expires_at"],
        "seats": 1,
        "seat": None,
        "stay": None,
        "screen": False,
    }
    assert seen["invites"] == {made["invite"]["id"]: invite}
    assert hash_of(made["invite"]["secret"]) not in answer.text
    assert hash_of(made["device"]["secret"]) not in answer.text


async def test_rooms_of_others_and_no_room_answer_alike(site, problem, bearer):
    mine, other = await site.make_room(), await site.make_room("Eve")
    headers = bearer(mine["token"])
    foreign = await site.http.get(f"/v1/rooms/{other['room']['id']}", headers=headers)
    absent = await site.http.get(f"/v1/rooms/{'A' * 22}", headers=headers)
    problem(foreign, 404, "unknown")
    assert foreign.text == absent.text
    del site.rooms.rooms[mine["room"]["id"]]
    gone = await site.http.get(f"/v1/rooms/{mine['room']['id']}", headers=headers)
    assert gone.text == absent.text


async def test_a_device_that_was_taken_away_sees_nothing_though_its_token_lives(site, problem, bearer):
    made = await site.make_room()
    room = made["room"]["id"]
    kept = site.rooms.rooms[room]
    site.rooms.rooms[room] = type(kept)(id=room, members={})
    answer = await site.http.get(f"/v1/rooms/{room}", headers=bearer(made["token"]))
    problem(answer, 401, "token")
    assert answer.headers["www-authenticate"] == "Bearer"
