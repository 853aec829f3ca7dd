"""A member's calendar over HTTP: by an address of their own, which ends when they say so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from ...calendars import strict
from .real import Person, Real, real

Problem = Callable[..., dict[str, Any]]
FRIDAYS = {"start": "2027-01-22T21:00", "tz": "Europe/Lisbon", "again": "FREQ=WEEKLY"}


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path / "data") as made:
        yield made


async def address(person: Person) -> str:
    answer = await person.ask("GET", "/calendar")
    assert answer.status_code == 200, answer.text
    url = answer.json()["url"]
    assert isinstance(url, str)
    return url


async def with_address(site: Real) -> tuple[Person, Person, str]:
    """Ana, who has planned a date, and Ben, whose calendar has an address."""
    ana, ben = await site.people("Ana", "Ben", sealing="none")
    await ana.do("rituals", "plan", **FRIDAYS, title=b"\0Our secret")
    await ben.do("notices:" + ben.id, "calendar")
    return ana, ben, await address(ben)


async def test_a_calendar_is_fetched_by_its_address_alone(site: Real) -> None:
    _, ben, url = await with_address(site)
    assert url.startswith(f"https://hub.test/v1/rooms/{ben.room}/calendar.ics?key=")
    got = await site.http.get(url)
    assert got.status_code == 200
    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    assert got.headers["cache-control"] == "private, no-cache"
    assert got.headers["x-content-type-options"] == "nosniff"
    [event] = strict(got.content).walk("VEVENT")
    assert (event["SUMMARY"], event["URL"]) == ("Date", f"https://hub.test/r/{ben.room}")
    assert b"secret" not in got.content
    assert b"Ana" not in got.content
    head = await site.http.head(url)
    assert (head.status_code, head.headers["etag"]) == (200, got.headers["etag"])
    assert head.headers["content-length"] == str(len(got.content))


async def test_it_speaks_the_language_of_its_member(site: Real) -> None:
    _, ben, url = await with_address(site)
    await ben.do("room", "profile", lang="de-AT")
    got = await site.http.get(url)
    assert "SUMMARY:Verabredung\r\n" in got.text
    assert got.headers["content-language"] == "de"


async def test_what_has_not_changed_is_not_sent_again(site: Real) -> None:
    ana, _, url = await with_address(site)
    tag = (await site.http.get(url)).headers["etag"]
    site.time += 3 * 86400
    for given in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = await site.http.get(url, headers={"If-None-Match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    await ana.do("rituals", "skip", ritual="d1", date="2027-01-29T21:00")
    changed = await site.http.get(url, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert "EXDATE;TZID=Europe/Lisbon:20270129T210000" in changed.text
    assert "SEQUENCE:1\r\n" in changed.text


async def test_an_address_ends_when_there_is_another_and_when_it_is_taken_away(
    site: Real, problem: Problem
) -> None:
    _, ben, first = await with_address(site)
    await ben.do("notices:" + ben.id, "calendar")
    second = await address(ben)
    assert second != first
    problem(await site.http.get(first), 404, "unknown")
    assert (await site.http.get(second)).status_code == 200
    await ben.do("notices:" + ben.id, "no_calendar")
    problem(await site.http.get(second), 404, "unknown")
    problem(await ben.ask("GET", "/calendar"), 404, "unknown")


async def test_who_leaves_takes_the_address_along(site: Real, problem: Problem) -> None:
    _, ben, url = await with_address(site)
    assert (await ben.ask("DELETE", "/members/me")).status_code == 200
    problem(await site.http.get(url), 404, "unknown")


async def test_nobody_else_learns_of_it(site: Real, problem: Problem) -> None:
    ana, ben, url = await with_address(site)
    problem(await ana.ask("GET", "/calendar"), 404, "unknown")
    problem(await site.http.get(f"/v1/rooms/{ben.room}/calendar"), 401, "token")
    await ana.do("notices:" + ana.id, "calendar")
    assert await address(ana) != url
    [eve] = await site.people("Eve")
    key = urlsplit(url).query
    wrong = key[:-1] + ("a" if key[-1] != "a" else "b")
    answers = [
        await site.http.get(f"/v1/rooms/{ben.room}/calendar.ics?{wrong}"),
        await site.http.get(f"/v1/rooms/{eve.room}/calendar.ics?{key}"),
        await site.http.get(f"/v1/rooms/no-room/calendar.ics?{key}"),
    ]
    assert len({answer.text for answer in answers}) == 1
    problem(answers[0], 404, "unknown")


@pytest.mark.parametrize(
    "key", ["", "?key=", "?key=short", "?key=%C3%A4", f"?key={'a' * 23}", f"?key={'a' * 21}%0A"]
)
async def test_what_is_no_key_is_named(site: Real, problem: Problem, key: str) -> None:
    answer = await site.http.get(f"/v1/rooms/room/calendar.ics{key}")
    problem(answer, 400, "invalid", "key")


async def test_each_sees_the_dates_that_they_may_see(site: Real) -> None:
    ana, _, url = await with_address(site)
    await ana.do("rituals:mine", "open", audience=[ana.id])
    await ana.do("rituals:mine", "plan", start="2027-02-02T20:00", tz="UTC")
    assert len(strict((await site.http.get(url)).content).walk("VEVENT")) == 1
    await ana.do("notices:" + ana.id, "calendar")
    assert len(strict((await site.http.get(await address(ana))).content).walk("VEVENT")) == 2


async def test_a_calendar_is_not_asked_for_without_end(site: Real, problem: Problem) -> None:
    _, _, url = await with_address(site)
    for _ in range(20):
        assert (await site.http.get(url)).status_code == 200
    assert problem(await site.http.get(url), 429, "too_fast")["retry_after"] > 0


async def test_keys_are_not_tried_without_end(site: Real, problem: Problem) -> None:
    _, ben, _ = await with_address(site)
    for _ in range(120):
        await site.http.get(f"/v1/rooms/{ben.room}/calendar.ics?key={'a' * 22}")
    problem(await site.http.get(f"/v1/rooms/{ben.room}/calendar.ics?key={'a' * 22}"), 429, "too_fast")
