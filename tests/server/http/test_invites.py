"""Making and taking back invitations."""

import uuid

import pytest


async def test_a_member_makes_a_link_that_lets_others_in(site, bearer):
    made = await site.make_room(kind="friends")
    room = made["room"]["id"]
    answer = await site.http.post(
        f"/v1/rooms/{room}/invites", json={"seats": 2, "expires_in": 3600}, headers=bearer(made["token"])
    )
    assert answer.status_code == 201
    invite = answer.json()
    assert invite["expires_at"] == site.rooms.time + 3600
    assert invite["url"] == f"https://hub.test/j#{invite['secret']}"
    assert site.rooms.by == [made["member"]["id"]]
    assert (await site.join(invite["secret"])).status_code == 201
    assert (await site.join(invite["secret"], "Cem")).status_code == 201
    assert (await site.join(invite["secret"], "Dana")).status_code == 403


async def test_an_empty_body_means_one_seat_for_a_week(site, bearer):
    made = await site.make_room(kind="friends")
    answer = await site.http.post(f"/v1/rooms/{made['room']['id']}/invites", headers=bearer(made["token"]))
    assert answer.status_code == 201
    kept = site.rooms.rooms[made["room"]["id"]].invites[answer.json()["id"]]
    assert (kept.seats, kept.expires_at) == (1, site.rooms.time + 7 * 86400)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"seats": 0}, "seats"),
        ({"seats": 12}, "seats"),
        ({"seats": "2"}, "seats"),
        ({"expires_in": 59}, "expires_in"),
        ({"expires_in": 30 * 86400 + 1}, "expires_in"),
        ({"seat": "x" * 65}, "seat"),
        ({"stay": 59}, "stay"),
        ({"stay": 7 * 86400 + 1}, "stay"),
    ],
)
async def test_what_is_out_of_bounds_is_refused_with_its_path(site, problem, bearer, body, path):
    made = await site.make_room(kind="friends")
    answer = await site.http.post(
        f"/v1/rooms/{made['room']['id']}/invites", json=body, headers=bearer(made["token"])
    )
    problem(answer, 400, "invalid", path)


async def test_a_full_room_makes_no_more_links(site, problem, bearer):
    made = await site.make_room()
    await site.join(made["invite"]["secret"])
    answer = await site.http.post(f"/v1/rooms/{made['room']['id']}/invites", headers=bearer(made["token"]))
    problem(answer, 409, "full")


async def test_a_link_that_was_taken_back_opens_nothing_and_taking_it_back_twice_is_no_error(site, bearer):
    made = await site.make_room()
    path = f"/v1/rooms/{made['room']['id']}/invites/{made['invite']['id']}"
    for _ in range(2):
        answer = await site.http.delete(path, headers=bearer(made["token"]))
        assert (answer.status_code, answer.content) == (204, b"")
    assert (await site.join(made["invite"]["secret"])).status_code == 403


async def test_only_members_make_and_take_back_links(site, problem, bearer):
    made, other = await site.make_room(), await site.make_room("Eve")
    path = f"/v1/rooms/{made['room']['id']}/invites"
    problem(await site.http.post(path), 401, "token")
    problem(await site.http.post(path, headers=bearer(other["token"])), 404, "unknown")
    problem(await site.http.delete(f"{path}/{made['invite']['id']}"), 401, "token")
    problem(
        await site.http.delete(f"{path}/{made['invite']['id']}", headers=bearer(other["token"])),
        404,
        "unknown",
    )
    assert made["invite"]["id"] in site.rooms.rooms[made["room"]["id"]].invites


async def test_a_repeat_with_the_same_key_makes_one_link_and_another_member_gets_another(site, bearer):
    made = await site.make_room(kind="friends")
    joined = (await site.join(made["invite"]["secret"])).json()
    path = f"/v1/rooms/{made['room']['id']}/invites"
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first = await site.http.post(path, headers=bearer(made["token"]) | key)
    site.rooms.time += 9
    again = await site.http.post(path, headers=bearer(made["token"]) | key)
    assert first.json() == again.json()
    others = await site.http.post(path, headers=bearer(joined["token"]) | key)
    assert others.json()["secret"] != first.json()["secret"]


async def test_a_member_cannot_flood_the_room_with_links(site, problem, bearer):
    made = await site.make_room()
    path = f"/v1/rooms/{made['room']['id']}/invites/none"
    answers = [await site.http.delete(path, headers=bearer(made["token"])) for _ in range(21)]
    assert [one.status_code for one in answers[:20]] == [204] * 20
    problem(answers[20], 429, "too_fast")


async def test_a_guest_comes_to_a_full_room_and_may_neither_invite_nor_take_the_room_along(
    site, problem, bearer
):
    made = await site.make_room()
    await site.join(made["invite"]["secret"])
    room = f"/v1/rooms/{made['room']['id']}"
    answer = await site.http.post(f"{room}/invites", json={"stay": 3600}, headers=bearer(made["token"]))
    assert answer.status_code == 201
    guest = (await site.join(answer.json()["secret"], "Gus")).json()
    seen = (await site.http.get(room, headers=bearer(made["token"]))).json()
    assert seen["members"][guest["member"]["id"]]["until"] == site.rooms.time + 3600
    other = await site.http.post(f"{room}/invites", json={"stay": 60}, headers=bearer(made["token"]))
    theirs = bearer(guest["token"])
    problem(await site.http.post(f"{room}/invites", headers=theirs), 403, "forbidden")
    problem(await site.http.delete(f"{room}/invites/{other.json()['id']}", headers=theirs), 403, "forbidden")
    problem(await site.http.delete(room, headers=theirs), 403, "forbidden")
    problem(await site.http.get(f"{room}/export", headers=theirs), 403, "forbidden")
    assert (await site.http.delete(f"{room}/members/me", headers=theirs)).status_code == 200
