"""Blobs over HTTP: by their hash, for members, up to a quota, until their time is over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from samesky_server.http.blobs import BLOB_TIME
from samesky_server.hub.chores import SWEEP_EVERY
from samesky_shared.protocol import MAX_BLOB

from .real import Person, Real, real

CLIP = b"\x00a clip\xff" * 100


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path, room_quota=3 * 2**20) as made:
        yield made


@pytest.fixture
async def both(site: Real) -> list[Person]:
    return await site.people("Ana", "Ben")


async def put(who: Person, blob: bytes, name: str | None = None, **headers: str) -> httpx.Response:
    head = {"Content-Type": "application/octet-stream", **headers}
    path = f"/blobs/{name or sha256(blob).hexdigest()}"
    return await who.ask("PUT", path, content=blob, headers=head)


async def test_the_partner_fetches_what_one_has_put(both: list[Person]) -> None:
    ana, ben = both
    for _ in range(2):
        assert (await put(ana, CLIP)).status_code == 204
    got = await ben.ask("GET", f"/blobs/{sha256(CLIP).hexdigest()}")
    assert (got.status_code, got.content) == (200, CLIP)
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["cache-control"].startswith("private, immutable")
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["content-security-policy"].endswith("; sandbox")


async def test_others_get_nothing(site: Real, both: list[Person], problem: Any) -> None:
    [eve] = await site.people("Eve")
    await put(both[0], CLIP)
    path = f"/blobs/{sha256(CLIP).hexdigest()}"
    problem(await eve.ask("GET", path), 404, "unknown")
    problem(await site.http.get(f"/v1/rooms/{both[0].room}{path}"), 401, "token")
    eve.room = both[0].room
    problem(await eve.ask("GET", path), 404, "unknown")
    problem(await put(eve, b"mine"), 404, "unknown")


@pytest.mark.parametrize(
    ("name", "media", "path"),
    [
        ("0" * 64, "application/octet-stream", "sha256"),
        ("A" * 64, "application/octet-stream", "sha256"),
        ("short", "application/octet-stream", "sha256"),
        (None, "text/html", "content-type"),
    ],
)
async def test_what_is_not_what_it_says_is_refused(
    both: list[Person], problem: Any, name: str | None, media: str, path: str
) -> None:
    problem(await put(both[0], CLIP, name, **{"Content-Type": media}), 400, "invalid", path)


async def test_one_may_be_large_and_all_together_only_so_large(both: list[Person], problem: Any) -> None:
    ana, ben = both
    problem(await put(ana, bytes(MAX_BLOB + 1)), 413, "too_large")
    assert (await put(ana, bytes(MAX_BLOB))).status_code == 204
    problem(await put(ben, b"1" * MAX_BLOB), 409, "full")
    assert (await put(ben, b"1" * 2**20)).status_code == 204
    problem(await put(ben, b""), 409, "full")


async def test_too_many_have_to_wait(both: list[Person], problem: Any) -> None:
    for n in range(1000):  # on a slow machine some of the budget comes back meanwhile
        answer = await put(both[0], b"%d" % n)
        if answer.status_code != 204:
            break
    assert n >= 120
    problem(answer, 429, "too_fast")


async def test_it_ends_thirty_days_after_it_was_last_put(
    site: Real, both: list[Person], problem: Any
) -> None:
    path = f"/blobs/{sha256(CLIP).hexdigest()}"
    await put(both[0], CLIP)
    site.time += BLOB_TIME / 2
    await site.hub.chores.sweep()
    for one in both:
        one.token = site.tokens.issue(one.room, one.id, one.device)
    await put(both[0], CLIP)
    site.time += BLOB_TIME - SWEEP_EVERY
    await site.hub.chores.sweep()
    for one in both:
        one.token = site.tokens.issue(one.room, one.id, one.device)
    assert (await both[1].ask("GET", path)).status_code == 200
    site.time += SWEEP_EVERY
    await site.hub.chores.sweep()
    for one in both:
        one.token = site.tokens.issue(one.room, one.id, one.device)
    problem(await both[1].ask("GET", path), 404, "unknown")


@pytest.mark.parametrize("blob", [b"", b"\x00in the open"])
async def test_a_sealed_room_takes_sealed_blobs_only(site: Real, blob: bytes, problem: Any) -> None:
    (ana,) = await site.people("Ana", sealing="room-key")
    problem(await put(ana, blob), 400, "invalid", "body")
    assert (await put(ana, b"\x01sealed")).status_code == 204
