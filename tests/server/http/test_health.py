"""How the hub is, and its documents."""

import time

import pytest

from samesky_shared.activities import catalog
from samesky_shared.core.activity import commands_of


async def test_healthz_asks_nothing_of_the_store(site):
    site.rooms.away, site.store.takes = True, False
    answer = await site.http.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_readyz_names_the_durability(site):
    answer = await site.http.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "durability": "disk"})


async def test_a_hub_that_drains_or_cannot_write_is_not_ready(site):
    site.store.takes = False
    answer = await site.http.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "store unavailable")
    site.draining = True
    answer = await site.http.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "draining")


async def test_the_key_for_web_push_is_anybodys(site):
    answer = await site.http.get("/v1/push-key")
    assert (answer.status_code, answer.json()) == (200, {"key": "the hub's public key"})


async def test_the_holidays_are_those_of_the_whole_world_for_whoever_asks(site):
    year = time.gmtime(site.rooms.now()).tm_year
    answer = await site.http.get(f"/v1/holidays/{year}")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert "max-age" in answer.headers["cache-control"]
    assert {"PT", "DE", "JP"} <= answer.json()["countries"].keys()
    plain = await site.http.get(f"/v1/holidays/{year}", headers={"Accept-Encoding": "identity"})
    assert plain.json() == answer.json()
    for asked in ("1987", "0", "-1", "soon", f"{year}0"):
        assert (await site.http.get(f"/v1/holidays/{asked}")).status_code == 404


async def test_the_help_lines_are_the_same_for_whoever_asks_and_may_be_kept_by_caches(site):
    plain = await site.http.get("/v1/help-lines")
    assert plain.headers["cache-control"] == "public, max-age=300"
    germany = next(one for one in plain.json()["countries"] if one["code"] == "DE")
    assert germany["lines"][0] == {
        "about": "talk",
        "name": "TelefonSeelsorge",
        "source": "https://www.telefonseelsorge.de",
        "checked": "2026-11-25",
        "phone": "0800 111 0 111",
        "web": "https://www.telefonseelsorge.de",
        "languages": ["de"],
        "always": True,
    }
    asked = {"Authorization": "Bearer none", "Accept-Language": "ja", "Cookie": "a=b"}
    other = await site.http.get("/v1/help-lines?country=JP", headers=asked)
    assert other.content == plain.content
    assert "set-cookie" not in other.headers


async def test_every_activity_and_command_is_listed_with_its_schema(site):
    listed = {one["kind"]: one for one in (await site.http.get("/v1/activities")).json()["activities"]}
    assert list(listed) == [kind.kind for kind in catalog()]
    for kind in catalog():
        card = listed[kind.kind]
        assert card["summary"]
        assert [one["name"] for one in card["commands"]] == list(commands_of(kind))
    start = next(one for one in listed["timer"]["commands"] if one["name"] == "start")
    assert (start["lead"], start["lasting"], start["advances"]) == ("sure", False, None)
    assert start["args"]["$defs"]["TimerStartArgs"]["required"] == ["seconds"]


@pytest.mark.parametrize(
    ("path", "key", "version"),
    [
        ("/openapi.json", "openapi", "3.1.0"),
        ("/asyncapi.json", "asyncapi", "3.0.0"),
    ],
)
async def test_the_documents_are_served(site, path, key, version):
    answer = await site.http.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()[key] == version
