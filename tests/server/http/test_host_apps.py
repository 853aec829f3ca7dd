"""Host apps over HTTP: their servers ask for tokens, and their users' tokens are taken like others."""

import json
import uuid

import pytest

KEY = "api key of app.test"
ANA = {"external_id": "user-17", "name": "Ana", "room": "flat-3", "device": "phone"}


@pytest.fixture
def ask(site, bearer):
    async def ask(key=KEY, headers=None, **changes):
        body = {name: value for name, value in (ANA | changes).items() if value is not None}
        return await site.http.post("/v1/tokens", json=body, headers={**bearer(key), **(headers or {})})

    return ask


async def test_a_host_app_gets_a_token_for_its_user(site, ask):
    answer = await ask(tz="Europe/Lisbon", lang="pt", kind="friends", seats=3)
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"server_url", "participant_token", "room", "expires_in", "ids"}
    assert (body["server_url"], body["room"], body["expires_in"]) == ("https://hub.test", "flat-3", 600)
    claims = site.tokens.read(body["participant_token"])
    assert claims.expires_at == site.rooms.time + 600
    assert body["ids"] == {"room": claims.room, "member": claims.member}
    grant = claims.grant
    assert (grant.name, grant.kind, grant.seats, grant.tz, grant.lang) == (
        "Ana",
        "friends",
        3,
        "Europe/Lisbon",
        "pt",
    )
    assert grant.device_named


async def test_nothing_is_made_before_the_token_is_used(site, ask):
    await ask()
    assert site.rooms.rooms == {}


async def test_with_the_token_the_room_is_made_looked_at_and_shared(site, ask, bearer):
    token = (await ask()).json()["participant_token"]
    room = site.tokens.read(token).room
    seen = (await site.http.get(f"/v1/rooms/{room}", headers=bearer(token))).json()
    assert (seen["room"]["kind"], seen["seats"], len(seen["members"])) == ("couple", 2, 1)
    link = await site.http.post(f"/v1/rooms/{room}/invites", json={}, headers=bearer(token))
    ben = await site.join(link.json()["secret"])
    assert ben.json()["room"]["id"] == room


async def test_a_dash_stands_for_the_room_of_the_token(site, ask, bearer, problem):
    made = (await ask()).json()
    seen = (await site.http.get("/v1/rooms/-", headers=bearer(made["participant_token"]))).json()
    assert {"room": seen["room"]["id"], "member": seen["you"]} == made["ids"]
    problem(await site.http.get("/v1/rooms/-"), 401, "token")


async def test_who_leaves_needs_a_newer_token(site, ask, bearer, problem):
    token = (await ask()).json()["participant_token"]
    path = f"/v1/rooms/{site.tokens.read(token).room}"
    other = (await ask(external_id="ben")).json()["participant_token"]
    assert (await site.http.get(path, headers=bearer(other))).status_code == 200
    assert (await site.http.delete(f"{path}/members/me", headers=bearer(token))).status_code == 200
    problem(await site.http.get(path, headers=bearer(token)), 401, "token")
    site.rooms.time += 1
    newer = (await ask()).json()["participant_token"]
    assert (await site.http.get(path, headers=bearer(newer))).status_code == 200


async def test_a_room_that_is_full_is_told_so(site, ask, bearer, problem):
    users = [(await ask(external_id=f"user-{n}")).json()["participant_token"] for n in range(3)]
    path = f"/v1/rooms/{site.tokens.read(users[0]).room}"
    for token in users[:2]:
        assert (await site.http.get(path, headers=bearer(token))).status_code == 200
    problem(await site.http.get(path, headers=bearer(users[2])), 409, "full")


async def test_a_token_opens_its_own_room_only(site, ask, bearer, problem):
    made = await site.make_room()
    token = (await ask()).json()["participant_token"]
    problem(await site.http.get(f"/v1/rooms/{made['room']['id']}", headers=bearer(token)), 404, "unknown")


async def test_the_devices_of_a_host_app_have_no_secret(site, ask, bearer, problem):
    token = (await ask()).json()["participant_token"]
    claims = site.tokens.read(token)
    await site.http.get(f"/v1/rooms/{claims.room}", headers=bearer(token))
    for secret in ("", claims.room, claims.room + "A" * 22):
        proof = {"id": claims.device, "secret": secret}
        problem(await site.http.post("/v1/token", json={"device": proof}), 403, "forbidden")


async def test_without_a_room_there_is_a_new_one_each_time(site, ask):
    one, two = [(await ask(room=None)).json() for _ in "12"]
    assert one["room"] != two["room"]
    again = (await ask(room=one["room"])).json()
    assert (
        site.tokens.read(again["participant_token"]).room == site.tokens.read(one["participant_token"]).room
    )


async def test_a_repeat_with_its_key_names_the_same_room(ask):
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    one, two = [(await ask(room=None, headers=headers)).json() for _ in "12"]
    other = (await ask("api key of other.test", room=None, headers=headers)).json()
    assert one["room"] == two["room"] != other["room"]


async def test_two_host_apps_never_meet(site, ask):
    tokens = [
        (await ask(f"api key of {name}")).json()["participant_token"] for name in ("app.test", "other.test")
    ]
    assert len({site.tokens.read(token).room for token in tokens}) == 2


async def test_without_the_key_there_is_no_token(site, ask, problem):
    words = {problem(await ask(key), 401, "token")["detail"] for key in ("guess", KEY[:-1], KEY + "x")}
    bare = problem(await site.http.post("/v1/tokens", json=ANA), 401, "token")["detail"]
    assert words == {bare}


async def test_no_other_secret_of_the_hub_is_a_key(site, ask, problem):
    made = await site.make_room()
    for secret in (made["token"], made["device"]["secret"], made["invite"]["secret"]):
        problem(await ask(secret), 401, "token")


async def test_the_key_is_asked_for_before_the_body_is_read(site, problem):
    problem(await site.http.post("/v1/tokens", content=b"{"), 401, "token")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"external_id": ""}, "external_id"),
        ({"external_id": None}, "external_id"),
        ({"name": "N" * 65}, "name"),
        ({"room": "r" * 129}, "room"),
        ({"room": "a\nb"}, "room"),
        ({"kind": "palace"}, "kind"),
        ({"seats": 13}, "seats"),
        ({"device": ""}, "device"),
        ({"sealing": "wax"}, "sealing"),
        ({"iss": "other.test"}, "iss"),
    ],
)
async def test_a_wrong_field_is_named(ask, problem, changes, path):
    problem(await ask(**changes), 400, "invalid", path)


async def test_each_address_has_a_budget_for_keys_and_guesses(sites, bearer, problem):
    site = sites(host_tokens_per_minute=2)
    for key in ("guess", KEY):
        await site.http.post("/v1/tokens", json=ANA, headers=bearer(key))
    body = problem(await site.http.post("/v1/tokens", json=ANA, headers=bearer(KEY)), 429, "too_fast")
    assert body["retry_after"] > 0
    site.ticks += 60
    assert (await site.http.post("/v1/tokens", json=ANA, headers=bearer(KEY))).status_code == 201


async def test_a_refusal_says_nothing_of_what_was_sent(ask):
    answer = await ask(kind="s3cret-palace")
    assert "s3cret" not in json.dumps(answer.json())
