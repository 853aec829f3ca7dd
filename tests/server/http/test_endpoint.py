"""Methods, sizes, origins, callers and errors, for every address alike."""

import pytest

from samesky_server.api import MAX_BODY
from samesky_server.http import TABLE
from samesky_server.stores.base import StoreError


@pytest.mark.parametrize("path", sorted(TABLE))
async def test_other_methods_are_refused_and_the_right_ones_named(site, problem, path):
    answer = await site.http.request("PATCH", path.replace("{", "").replace("}", ""))
    problem(answer, 405, "unknown")
    assert set(TABLE[path]) < set(answer.headers["allow"].split(", "))


async def test_head_is_answered_as_get(site):
    assert (await site.http.head("/healthz")).status_code == 200


async def test_other_addresses_are_refused_in_the_same_form(site, problem):
    problem(await site.http.get("/v1/nothing"), 404, "unknown")
    problem(await site.http.get("/wp-login.php"), 404, "unknown")


async def test_a_large_body_is_refused_before_it_is_read_to_its_end(site, problem):
    sent = 0

    async def endless():
        nonlocal sent
        while sent < 50 * MAX_BODY:
            sent += 4096
            yield b" " * 4096

    answer = await site.http.post("/v1/join", content=endless(), headers={"Content-Type": "application/json"})
    problem(answer, 413, "too_large")
    assert sent <= MAX_BODY + 2 * 4096


WHOLE = b'{"secret": "x", "member": {"name": "Ana"}}'


@pytest.mark.parametrize(
    "raw",
    [b"{", b"nonsense", b"\xff\xfe", b'{"secret": "\xff"}', b"[" * 30_000, b'{"secret": NaN}', WHOLE + WHOLE],
)
async def test_what_is_not_json_is_refused(site, problem, raw):
    answer = await site.http.post("/v1/join", content=raw, headers={"Content-Type": "application/json"})
    problem(answer, 400, "invalid")


async def test_a_body_of_another_type_is_refused(site, problem):
    # A form of another page could send text/plain without asking first.
    answer = await site.http.post("/v1/join", content=b"{}", headers={"Content-Type": "text/plain"})
    problem(answer, 400, "invalid", "content-type")


async def test_the_name_of_an_unknown_field_is_shortened(site, problem):
    answer = await site.http.post("/v1/join", json={"secret": "", "member": {"name": "Ana"}, "x" * 500: 1})
    problem(answer, 400, "invalid", "x" * 64)


@pytest.mark.parametrize(
    "value", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b.c", "Bearer " + "x" * 9000]
)
async def test_no_token_or_a_wrong_one_names_nobody(site, problem, value):
    made = await site.make_room()
    answer = await site.http.get(f"/v1/rooms/{made['room']['id']}", headers={"Authorization": value})
    problem(answer, 401, "token")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_an_expired_token_is_told_so(site, problem, bearer):
    made = await site.make_room()
    site.rooms.time += 600
    answer = await site.http.get(f"/v1/rooms/{made['room']['id']}", headers=bearer(made["token"]))
    assert "expired" in problem(answer, 401, "token")["detail"]


async def test_tokens_in_the_address_are_not_looked_at(site, problem):
    made = await site.make_room()
    answer = await site.http.get(f"/v1/rooms/{made['room']['id']}?token={made['token']}")
    problem(answer, 401, "token")


async def test_a_store_that_does_not_answer_is_503_with_a_time_to_come_back(site, problem):
    site.rooms.away = True
    answer = await site.http.post("/v1/rooms", json={"member": {"name": "Ana"}})
    assert problem(answer, 503, "unavailable")["retry_after"] == 2.0
    assert answer.headers["retry-after"] == "2"


async def test_errors_of_the_store_and_of_ours_tell_nothing(site, problem, monkeypatch):
    async def broken(room):
        raise StoreError("canary-path")

    monkeypatch.setattr(site.rooms, "members", broken)
    body = {"device": {"id": "x", "secret": "A" * 44}}
    answer = await site.http.post("/v1/token", json=body)
    problem(answer, 503, "unavailable")
    assert "canary" not in answer.text

    async def crashes(room):
        raise KeyError("canary-name")

    monkeypatch.setattr(site.rooms, "members", crashes)
    answer = await site.http.post("/v1/token", json=body)
    problem(answer, 500, "unavailable")
    assert "canary" not in answer.text


# ------------------------------------------------------------------------------------------------- origins

PAGE = "https://page.example.org"


async def test_pages_of_allowed_origins_may_ask_and_others_may_not(sites):
    site = sites(allowed_origins=(PAGE,))
    asked = {"Access-Control-Request-Method": "POST"}
    good = await site.http.options("/v1/join", headers={"Origin": PAGE, **asked})
    assert good.status_code == 204
    assert good.headers["access-control-allow-origin"] == PAGE
    assert "POST" in good.headers["access-control-allow-methods"]
    assert "Authorization" in good.headers["access-control-allow-headers"]
    for other in ("https://evil.example.org", "null", PAGE + ".evil.net", PAGE.upper()):
        bad = await site.http.options("/v1/join", headers={"Origin": other, **asked})
        assert not [name for name in bad.headers if name.startswith("access-control")]


async def test_an_answer_to_an_allowed_page_is_readable_there_and_never_with_credentials(sites):
    site = sites(allowed_origins=(PAGE,))
    for path in ("/healthz", "/v1/rooms/x"):
        answer = await site.http.get(path, headers={"Origin": PAGE})
        assert answer.headers["access-control-allow-origin"] == PAGE
        assert answer.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in answer.headers
    plain = await site.http.get("/healthz")
    assert "access-control-allow-origin" not in plain.headers
    assert plain.headers["vary"] == "Origin"


async def test_without_allowed_origins_no_page_elsewhere_reads_anything(site):
    answer = await site.http.get("/healthz", headers={"Origin": PAGE})
    assert not [name for name in answer.headers if name.startswith("access-control")]


async def test_every_answer_of_the_api_carries_the_guarding_headers(site):
    for answer in (await site.http.get("/healthz"), await site.http.get("/v1/rooms/x")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "set-cookie" not in answer.headers
