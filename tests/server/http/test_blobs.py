"""Clips and photos: kept by their SHA-256, for the members of one room."""

from __future__ import annotations

import hashlib

import pytest


def named(blob: bytes) -> str:
    return hashlib.sha256(blob).hexdigest()


async def put(site, bearer, made, blob, name=None):
    path = f"/v1/rooms/{made['room']['id']}/blobs/{name or named(blob)}"
    return await site.http.put(path, content=blob, headers=bearer(made["token"]))


async def get(site, bearer, made, name, token=None):
    path = f"/v1/rooms/{made['room']['id']}/blobs/{name}"
    return await site.http.get(path, headers=bearer(token or made["token"]))


async def test_a_blob_comes_back_as_it_was_put(site, bearer):
    made = await site.make_room()
    clip = bytes(range(256)) * 8192
    assert (await put(site, bearer, made, clip)).status_code == 204
    assert (await put(site, bearer, made, clip)).status_code == 204
    answer = await get(site, bearer, made, named(clip))
    assert answer.content == clip
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "private" in answer.headers["cache-control"]


async def test_another_room_has_none_of_it(site, bearer, problem):
    made, other = await site.make_room(), await site.make_room()
    await put(site, bearer, made, b"\x01clip")
    problem(await get(site, bearer, other, named(b"\x01clip")), 404, "unknown", "sha256")
    problem(await get(site, bearer, made, named(b"\x01clip"), other["token"]), 404, "unknown")


async def test_what_is_wrong_is_named(site, bearer, problem):
    made = await site.make_room()
    problem(await put(site, bearer, made, b"one", named(b"two")), 400, "invalid", "sha256")
    problem(await put(site, bearer, made, b"one", "abc"), 400, "invalid", "sha256")
    problem(await put(site, bearer, made, bytes(2 * 2**20 + 1)), 413, "too_large")
    path = f"/v1/rooms/{made['room']['id']}/blobs/{named(b'x')}"
    assert (await site.http.put(path, content=b"x")).status_code == 401


@pytest.mark.parametrize("blob", [b"", b"\x00plain"])
async def test_a_sealed_room_takes_sealed_blobs_only(site, bearer, problem, blob):
    made = await site.make_room(sealing="room-key")
    problem(await put(site, bearer, made, blob), 400, "invalid", "body")
    assert (await put(site, bearer, made, b"\x01sealed")).status_code == 204


async def test_a_room_has_a_quota(sites, bearer, problem):
    site = sites(room_quota=10)
    made = await site.make_room()
    assert (await put(site, bearer, made, b"12345678")).status_code == 204
    problem(await put(site, bearer, made, b"123"), 409, "full", "body")
    assert (await put(site, bearer, made, b"12345678")).status_code == 204
