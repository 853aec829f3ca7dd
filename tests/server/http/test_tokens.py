"""Fetching tokens."""


async def test_a_device_fetches_a_fresh_token(site):
    made = await site.make_room()
    site.rooms.time += 3600
    answer = await site.http.post("/v1/token", json={"device": made["device"]})
    assert answer.status_code == 200
    assert answer.json()["expires_in"] == 600
    claims = site.tokens.read(answer.json()["token"])
    assert (claims.member, claims.device) == (made["member"]["id"], made["device"]["id"])
    assert claims.issued_at == site.rooms.time


async def test_a_short_life_can_be_set(sites):
    site = sites(token_lifetime=60)
    made = await site.make_room()
    answer = await site.http.post("/v1/token", json={"device": made["device"]})
    assert answer.json()["expires_in"] == made["expires_in"] == 60


async def test_whatever_is_wrong_the_answer_is_the_same(site):
    made, other = await site.make_room(), await site.make_room("Eve")
    id, secret = made["device"]["id"], made["device"]["secret"]
    wrong = [
        (id, "A" * 44),
        (id, secret[:22] + "A" * 22),
        (id, made["invite"]["secret"]),
        ("nobody", secret),
        (other["device"]["id"], secret),
        (id, other["device"]["secret"]),
        (id, ""),
    ]
    bodies = [{"device": {"id": a, "secret": b}} for a, b in wrong]
    answers = [await site.http.post("/v1/token", json=body) for body in bodies]
    assert {(one.status_code, one.text) for one in answers} == {(403, answers[0].text)}


async def test_a_device_that_was_taken_away_gets_no_token(site, problem):
    made = await site.make_room()
    room = made["room"]["id"]
    site.rooms.rooms[room] = type(site.rooms.rooms[room])(id=room)
    problem(await site.http.post("/v1/token", json={"device": made["device"]}), 403, "forbidden")


async def test_an_address_asks_a_bounded_number_of_times(sites, problem):
    site = sites(tokens_per_minute=2)
    made = await site.make_room()
    for _ in range(2):
        assert (await site.http.post("/v1/token", json={"device": made["device"]})).status_code == 200
    problem(await site.http.post("/v1/token", json={"device": made["device"]}), 429, "too_fast")
