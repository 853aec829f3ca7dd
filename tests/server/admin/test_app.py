"""The operator's routes: the same as JSON and as forms, and no way in for another site."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from samesky_server.admin.guard import COOKIE, SESSION
from samesky_server.log import shown

from ..hub.harness import ROOM
from .conftest import AT, TOKEN, Audit, Desk, word_in

JSON = {"Content-Type": "application/json"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


async def test_what_there_is_to_see_is_json(desk: Desk) -> None:
    await desk.world.join("ana")
    assert (await desk.http.get("/api/status")).json()["connections"] == 1
    assert (await desk.http.get("/api/connections")).json()["joined"] == 1
    assert (await desk.http.get("/api/rooms")).json()["rooms"][0]["room"] == shown(ROOM)
    room = (await desk.http.get(f"/api/rooms/{shown(ROOM)}")).json()
    assert len(room["devices"]) == 4
    unknown = await desk.http.get("/api/rooms/00000000")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "unknown")


async def test_what_can_be_done_is_done(desk: Desk) -> None:
    ana = await desk.world.join("ana")
    held = await desk.http.post("/api/read-only", json={"seconds": 60})
    assert held.json() == {"read_only": 60.0, "hubs": 1, "agree": 1}
    assert (await desk.http.post("/api/revoke", json={"target": ROOM})).status_code == 503
    await desk.http.post("/api/read-only", json={"seconds": 0})
    assert (await desk.http.post("/api/revoke", json={"target": f"{ROOM}/ana-1"})).json()["devices"] == 1
    assert await ana.end() == 4410
    assert (await desk.http.post("/api/drain", json={})).json()["draining"] is True
    assert (await desk.http.post("/api/drain", json={"on": False})).json()["draining"] is False


@pytest.mark.parametrize(
    ("path", "body", "code", "status"),
    [
        ("/api/read-only", {}, "invalid", 400),
        ("/api/read-only", {"seconds": "many"}, "invalid", 400),
        ("/api/read-only", {"seconds": 1e9}, "invalid", 400),
        ("/api/revoke", {"target": 1}, "invalid", 400),
        ("/api/revoke", {"target": "x" * 300}, "invalid", 400),
        ("/api/nothing", {}, "unknown", 404),
        ("/api/status", {}, "unknown", 405),
    ],
)
async def test_what_is_wrong_is_said_as_everywhere(
    desk: Desk, path: str, body: dict[str, object], code: str, status: int
) -> None:
    answer = await desk.http.post(path, json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_with_a_token_nothing_is_told_without_it(desks: Callable[..., Desk], audit: Audit) -> None:
    desk = desks(TOKEN)
    paths = ["/api/status", "/api/connections", "/api/rooms", f"/api/rooms/{ROOM}"]
    for path in paths:
        assert (await desk.http.get(path)).status_code == 401
        assert (await desk.http.get(path, headers={"Authorization": "Bearer wrong"})).status_code == 401
    for path in ("/api/revoke", "/api/drain", "/api/read-only"):
        refused = await desk.http.post(path, json={"target": ROOM, "on": True, "seconds": 60})
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
    assert not desk.hub.draining
    assert not desk.hub.read_only.on
    assert (await desk.http.get("/api/status", headers=BEARER)).status_code == 200
    assert {(one["action"], one["outcome"]) for one in audit()} == {("ask", "token")}


async def test_another_sites_page_can_do_nothing(desk: Desk, audit: Audit) -> None:
    word = await desk.word()
    plain = {"Content-Type": "text/plain"}
    for headers in (
        {"Origin": "https://evil.example", **JSON},
        {"Sec-Fetch-Site": "cross-site", **JSON},
        {"Host": "rebound.evil.example", **JSON},
        plain,  # what a page may send without being asked first
        {},
    ):
        answer = await desk.http.post("/api/drain", content=b"{}", headers=headers)
        assert answer.status_code in (400, 403), headers
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "rebound.evil.example"}):
        answer = await desk.http.post("/drain", data={"word": word, "on": "yes"}, headers=headers)
        assert answer.status_code == 403, headers
    assert (await desk.http.post("/drain", data={"on": "yes"})).status_code == 403, "without the form's word"
    assert (await desk.http.get("/", headers={"Host": "rebound.evil.example"})).status_code == 403
    assert (await desk.http.get("/api/rooms", headers={"Host": "rebound.evil.example"})).status_code == 403
    assert not desk.hub.draining
    assert {one["outcome"] for one in audit()} == {"origin", "host", "form"}
    assert (
        await desk.http.options("/api/drain", headers={"Origin": "https://evil.example"})
    ).status_code == 405


async def test_forms_do_the_same(desk: Desk, audit: Audit) -> None:
    ana = await desk.world.join("ana")
    page = (await desk.http.get("/")).text
    assert shown(ROOM) in page
    room = (await desk.http.get(f"/rooms/{shown(ROOM)}")).text
    [leads] = [
        one for one in re.findall(r'href="(/really/revoke\?[^"]+)"', room) if shown(f"{ROOM} ana-1") in one
    ]
    asks = (await desk.http.get(leads)).text
    target = re.search(r'name="target" value="([^"]+)"', asks)
    assert target is not None
    done = await desk.form("/revoke", word=word_in(asks), target=target[1])
    assert (done.status_code, done.headers["location"]) == (303, "/?done=revoked")
    assert await ana.end() == 4410
    assert "Taken out" in (await desk.http.get("/?done=revoked")).text

    word = await desk.word()
    held = await desk.form("/read-only", word=word, seconds="900")
    assert held.headers["location"] == "/?done=held"
    assert "Nothing is changed." in (await desk.http.get("/")).text
    assert (await desk.form("/read-only", word=word, seconds="0")).headers["location"] == "/?done=freed"

    assert "goodbye" in (await desk.http.get("/really/drain")).text
    assert (await desk.form("/drain", word=word, on="yes")).headers["location"] == "/?done=drained"
    assert "takes nobody" in (await desk.http.get("/")).text
    assert (await desk.form("/drain", word=word, on="no")).headers["location"] == "/?done=takes"
    assert not desk.hub.draining
    assert [one["action"] for one in audit()] == ["revoke", "read_only", "read_only", "drain", "drain"]


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/revoke", {"target": "00000000"}, 404),
        ("/revoke", {}, 404),
        ("/read-only", {"seconds": "soon"}, 400),
        ("/read-only", {}, 400),
        ("/read-only", {"seconds": "1e9"}, 400),
        ("/read-only", {"seconds": "nan"}, 400),
    ],
)
async def test_what_was_not_done_is_said_in_words(
    desk: Desk, path: str, fields: dict[str, str], status: int
) -> None:
    answer = await desk.form(path, word=await desk.word(), **fields)
    assert answer.status_code == status
    assert "That was not done." in answer.text


async def test_what_is_no_form_is_refused(desk: Desk) -> None:
    for content, kind in ((b"{}", "application/json"), (b"\xff=1", None), (b"a", None), (b"x" * 9000, None)):
        headers = {"Content-Type": kind or "application/x-www-form-urlencoded"}
        answer = await desk.http.post("/drain", content=content, headers=headers)
        assert answer.status_code in (400, 413), content[:20]
    assert (await desk.http.get("/really/nothing")).status_code == 404
    assert (await desk.http.get("/nothing")).status_code == 404


async def test_the_page_wants_the_token_once(desks: Callable[..., Desk]) -> None:
    desk = desks(TOKEN)
    for path in ("/", f"/rooms/{shown(ROOM)}", "/really/drain"):
        answer = await desk.http.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert (await desk.form("/drain", on="yes")).headers["location"] == "/login"
    word = await desk.word("/login")
    wrong = await desk.form("/login", word=word, token="wrong")
    assert wrong.status_code == 403
    assert COOKIE not in desk.http.cookies
    right = await desk.form("/login", word=word, token=TOKEN)
    assert (right.status_code, right.headers["location"]) == (303, "/")
    cookie = right.headers["set-cookie"].lower()
    assert all(one in cookie for one in ("httponly", "samesite=strict", f"max-age={SESSION}", "path=/"))
    assert TOKEN not in cookie
    page = await desk.http.get("/")
    assert page.status_code == 200
    assert TOKEN not in page.text
    assert (await desk.http.get("/login")).headers["location"] == "/"
    assert (await desk.http.get("/api/status")).status_code == 401, "a cookie opens no API"
    await desk.form("/logout", word=word_in(page.text))
    assert (await desk.http.get("/")).headers["location"] == "/login"


async def test_a_session_ends_after_an_hour_and_its_forms_with_it(desks: Callable[..., Desk]) -> None:
    desk = desks(TOKEN)
    await desk.form("/login", word=await desk.word("/login"), token=TOKEN)
    word = await desk.word()
    desk.time += SESSION + 1
    desk.http.cookies.jar.clear_expired_cookies()
    assert (await desk.form("/drain", word=word, on="yes")).headers["location"] == "/login"
    other = desk.browser(cookies={COOKIE: desk.guard.session()})
    assert (
        await other.post("/drain", data={"word": word, "on": "yes"}, headers={"Origin": AT})
    ).status_code == 403
    assert not desk.hub.draining
    await other.aclose()


async def test_pages_run_no_script_and_are_framed_by_nobody(desk: Desk) -> None:
    await desk.world.join("ana")
    for path in ("/", f"/rooms/{shown(ROOM)}", "/really/drain", "/login", "/rooms/00000000", "/page.css"):
        answer = await desk.http.get(path, follow_redirects=True)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'")
        assert "frame-ancestors 'none'" in policy
        assert "script" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "<script" not in answer.text
        assert " style=" not in answer.text


async def test_no_page_names_anybody(desk: Desk) -> None:
    await desk.world.join("ana")
    for path in ("/", f"/rooms/{shown(ROOM)}", "/api/status", "/api/rooms", f"/api/rooms/{shown(ROOM)}"):
        text = (await desk.http.get(path)).text
        for private in (ROOM, "ana-1", "Ana", "Ben"):
            assert private not in text, path
