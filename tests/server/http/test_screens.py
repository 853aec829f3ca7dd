"""Bringing a screen over a real hub: digits, what the two leave for each other, and what a screen is refused."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from samesky_server.api import LONGEST_SCREEN
from samesky_shared.core.members import SCREEN_TIME

from .real import T0, Person, Real, real

COMMITMENT, CHALLENGE, OPENING, ENVELOPE = "c" * 43, "h" * 43, "o" * 86, "e" * 120


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path) as made:
        yield made


class Tv:
    """A screen that shows digits."""

    def __init__(self, site: Real, shown: dict[str, Any]) -> None:
        self.site, self.shown = site, shown
        self.code: str = shown["code"]

    async def ask(self, method: str = "GET", **more: Any) -> httpx.Response:
        head = {"Authorization": f"Bearer {self.shown['secret']}"}
        return await self.site.http.request(method, f"/v1/screens/{self.code}", headers=head, **more)


async def shows(site: Real, **more: Any) -> Tv:
    answer = await site.http.post("/v1/screens", json={"commitment": COMMITMENT}, **more)
    assert answer.status_code == 201, answer.text
    return Tv(site, answer.json())


async def typed(who: Person, code: str) -> httpx.Response:
    return await who.ask("POST", "/screens", json={"code": code})


async def brought(site: Real, who: Person) -> Person:
    """A screen of this member, as it is in the end."""
    link = await who.ask("POST", "/invites", json={"seat": who.id, "screen": True, "expires_in": 600})
    assert link.status_code == 201, link.text
    joined = await site.http.post("/v1/join", json={"secret": link.json()["secret"]})
    assert joined.status_code == 201, joined.text
    return Person(site, joined.json())


async def test_two_who_share_six_digits_leave_for_each_other_what_they_have_to_say(site: Real) -> None:
    (ana,) = await site.people("Ana")
    tv = await shows(site)
    assert (len(tv.code), tv.shown["expires_in"]) == (6, LONGEST_SCREEN)
    assert (await tv.ask()).json() == {"challenge": None, "envelope": None}
    found = await typed(ana, tv.code)
    assert (found.status_code, found.json()) == (200, {"commitment": COMMITMENT, "opening": None})
    path = f"/screens/{tv.code}"
    assert (await ana.ask("PUT", path, json={"challenge": CHALLENGE})).status_code == 204
    assert (await tv.ask()).json() == {"challenge": CHALLENGE, "envelope": None}
    assert (await tv.ask("PUT", json={"opening": OPENING})).status_code == 204
    assert (await ana.ask("GET", path)).json() == {"commitment": COMMITMENT, "opening": OPENING}
    assert (await ana.ask("PUT", path, json={"envelope": ENVELOPE})).status_code == 204
    assert (await tv.ask()).json() == {"challenge": CHALLENGE, "envelope": ENVELOPE}


async def test_nothing_is_said_out_of_turn_or_twice(site: Real, problem: Any) -> None:
    (ana,) = await site.people("Ana")
    tv = await shows(site)
    path = f"/screens/{tv.code}"
    problem(await ana.ask("PUT", path, json={"challenge": CHALLENGE}), 404, "unknown", "code")
    problem(await tv.ask("PUT", json={"opening": OPENING}), 409, "not_yet")
    await typed(ana, tv.code)
    problem(await ana.ask("PUT", path, json={"envelope": ENVELOPE}), 409, "not_yet", "envelope")
    for _ in range(2):
        assert (await ana.ask("PUT", path, json={"challenge": CHALLENGE})).status_code == 204
        assert (await tv.ask("PUT", json={"opening": OPENING})).status_code == 204
    problem(await ana.ask("PUT", path, json={"challenge": "x" * 43}), 409, "conflict", "challenge")
    problem(await tv.ask("PUT", json={"opening": "x" * 86}), 409, "conflict", "opening")
    for short in ({"challenge": "h" * 42}, {"envelope": "e" * 401}):
        problem(await ana.ask("PUT", path, json=short), 400, "invalid", *short)
    problem(await tv.ask("PUT", json={"opening": "o"}), 400, "invalid", "opening")


async def test_the_first_who_types_the_digits_has_the_screen(site: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    tv = await shows(site)
    assert (await typed(ana, tv.code)).status_code == 200
    assert (await typed(ana, tv.code)).status_code == 200, "a repeat of hers"
    problem(await typed(ben, tv.code), 404, "unknown", "code")
    for method in ("GET", "PUT", "DELETE"):
        problem(await ben.ask(method, f"/screens/{tv.code}", json={}), 404, "unknown", "code")


async def test_digits_end_and_those_who_did_not_get_them_get_nothing(site: Real, problem: Any) -> None:
    (ana,) = await site.people("Ana")
    tv = await shows(site)
    other = Tv(site, tv.shown | {"secret": "x" * 22})
    problem(await other.ask(), 404, "unknown", "code")
    problem(await site.http.get(f"/v1/screens/{tv.code}"), 404, "unknown", "code")
    for strange in ("12345", "1234567", "x" * 300):
        problem(await Tv(site, tv.shown | {"code": strange}).ask(), 404, "unknown", "code")
        problem(await typed(ana, strange), 400, "invalid", "code")
    site.store._present._clock = lambda: 1e12
    problem(await tv.ask(), 404, "unknown", "code")
    problem(await typed(ana, tv.code), 404, "unknown", "code")


async def test_a_screen_that_is_sent_away_takes_other_digits(site: Real, problem: Any) -> None:
    (ana,) = await site.people("Ana")
    tv = await shows(site)
    await typed(ana, tv.code)
    assert (await ana.ask("DELETE", f"/screens/{tv.code}")).status_code == 204
    problem(await tv.ask(), 404, "unknown", "code")
    problem(await typed(ana, tv.code), 404, "unknown", "code")


async def test_a_repeat_with_its_key_shows_the_same_digits(site: Real) -> None:
    head = {"Idempotency-Key": str(uuid.uuid4())}
    first, second = [(await shows(site, headers=head)).shown for _ in "12"]
    assert first == second
    assert first["secret"] != (await shows(site)).shown["secret"]


async def test_nobody_searches_for_screens_or_fills_the_store_with_digits(site: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    tv = await shows(site)
    for _ in range(6):
        problem(await typed(ana, "000000" if tv.code != "000000" else "000001"), 404, "unknown", "code")
    problem(await typed(ana, tv.code), 429, "too_fast")
    for _ in range(5):
        await typed(ben, "999999" if tv.code != "999999" else "999998")
    problem(await typed(ben, tv.code), 429, "too_fast")
    for _ in range(19):
        await shows(site)
    answer = await site.http.post("/v1/screens", json={"commitment": COMMITMENT})
    assert problem(answer, 429, "too_fast")["retry_after"] > 1


async def test_guests_bring_no_screens(site: Real, problem: Any) -> None:
    (ana,) = await site.people("Ana")
    link = await ana.ask("POST", "/invites", json={"stay": 3600})
    body = {"secret": link.json()["secret"], "member": {"name": "Gus"}}
    gus = Person(site, (await site.http.post("/v1/join", json=body)).json())
    tv = await shows(site)
    problem(await typed(gus, tv.code), 403, "forbidden")
    link = {"seat": gus.id, "screen": True, "expires_in": 60}
    problem(await gus.ask("POST", "/invites", json=link), 403, "forbidden")


async def test_the_link_of_a_screen_is_short_and_for_ones_own_seat(site: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    wrong = await ana.ask("POST", "/invites", json={"seat": ben.id, "screen": True, "expires_in": 60})
    problem(wrong, 400, "invalid", "screen")
    long = await ana.ask("POST", "/invites", json={"seat": ana.id, "screen": True, "expires_in": 601})
    problem(long, 400, "invalid", "expires_in")


async def test_a_screen_may_look_at_pictures_and_do_nothing_else(site: Real, problem: Any) -> None:
    ana, _ = await site.people("Ana", "Ben")
    blob = b"\0a picture"
    name = hashlib.sha256(blob).hexdigest()
    kind = {"Content-Type": "application/octet-stream"}
    assert (await ana.ask("PUT", f"/blobs/{name}", content=blob, headers=kind)).status_code == 204
    tv = await brought(site, ana)
    assert tv.id == ana.id
    assert (await tv.ask("GET", f"/blobs/{name}")).content == blob
    for method, path in (
        ("GET", ""),
        ("DELETE", ""),
        ("POST", "/invites"),
        ("DELETE", "/invites/x"),
        ("DELETE", "/members/me"),
        ("GET", "/export"),
        ("GET", "/calendar"),
        ("GET", "/dates"),
        ("POST", "/dates"),
        ("PUT", f"/blobs/{name}"),
        ("GET", "/relays"),
        ("POST", "/screens"),
    ):
        problem(await tv.ask(method, path), 403, "forbidden")
    token = await site.http.post("/v1/token", json={"device": tv.joined["device"]})
    assert token.status_code == 200


async def test_it_is_among_my_devices_until_its_time_is_up(site: Real) -> None:
    (ana,) = await site.people("Ana")
    tv = await brought(site, ana)
    members = await site.hub.members(ana.room)
    assert members is not None
    device = members.members[ana.id].devices[tv.device]
    assert (device.kind, device.until) == ("screen", T0 + SCREEN_TIME)
    site.time += SCREEN_TIME
    await site.hub.rooms.change(ana.room, lambda room, moment: room.wake(moment))
    assert (await site.http.post("/v1/token", json={"device": tv.joined["device"]})).status_code == 403
