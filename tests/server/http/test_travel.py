"""The room as a file: what a member may see goes out, and comes in whole or not at all."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from samesky_server.http import travel

from .real import Person, Real, real

CLIP = b"\x00a clip" * 1000


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path / "one") as made:
        yield made


@pytest.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[Real]:
    async with real(tmp_path / "two", rooms="key", room_key="0123456789abcdef") as made:
        yield made


async def evening(ana: Person, ben: Person) -> None:
    """A room with a little of everything."""
    head = {"Content-Type": "application/octet-stream"}
    for blob in (CLIP, b"unnamed"):
        await ana.ask("PUT", f"/blobs/{sha256(blob).hexdigest()}", content=blob, headers=head)
    await ana.do("chat", "say", text=b"\0ana says")
    await ben.do("timer:tea", "start", seconds=600)
    await ben.do("playlist:gift", "open", audience=[ben.id])
    await ben.do("playlist:gift", "add", media=b"\0a surprise")
    await ana.do("questions", "draw")
    card = ana.site.hub.lives[ana.room].room.view(ana.id, "questions")["card"]  # type: ignore[index]
    await ana.do("questions", "answer", card=card, text=b"\0ana answers")
    await ben.do("questions", "answer", card=card, text=b"\0ben answers")
    await ben.do("questions", "draw", after=card)
    card = ana.site.hub.lives[ana.room].room.view(ana.id, "questions")["card"]  # type: ignore[index]
    await ana.do("questions", "answer", card=card, text=b"\0not open yet")
    await ben.do("questions", "bring", cards=[{"depth": 1, "text": b"\0unseen"}])
    await name_blob(ana, CLIP)


async def name_blob(who: Person, blob: bytes) -> None:
    """An entry that names a blob, as an activity may make one."""
    from msgspec.structs import replace

    def make(room: Any, moment: Any) -> Any:
        draft = room.act(moment, who.id, "chat", "say", {"text": b"\0look"})
        [entry] = draft.record.entries
        body = entry.body | {"blobs": [sha256(blob).hexdigest()]}
        return replace(draft, record=replace(draft.record, entries=(replace(entry, body=body),)))

    await who.site.hub.rooms.change(who.room, make)


async def take(who: Person) -> list[bytes]:
    """The lines of the file."""
    got = await who.ask("GET", "/export")
    assert (got.status_code, got.headers["content-type"]) == (200, "application/x-ndjson")
    return got.content.splitlines(keepends=True)


def ended(lines: list[bytes]) -> bytes:
    """Lines without an end, with a right one."""
    end = {"end": True, "lines": len(lines), "sha256": sha256(b"".join(lines)).hexdigest()}
    return b"".join(lines) + json.dumps(end, separators=(",", ":")).encode() + b"\n"


async def bring(site: Real, file: bytes, member: str, **headers: str) -> httpx.Response:
    head = {"Content-Type": "application/x-ndjson", "Authorization": "Bearer 0123456789abcdef", **headers}
    return await site.http.post(f"/v1/import?member={member}", content=file, headers=head)


async def test_the_file_has_its_form(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    lines = await take(ana)
    first, *rest, last = [json.loads(line) for line in lines]
    assert (first["samesky"], first["room"]["id"], first["by"]) == (1, ana.room, ana.id)
    assert {key: one["name"] for key, one in first["members"].items()} == {ana.id: "Ana", ben.id: "Ben"}
    assert [next(iter(one)) for one in rest] == ["state"] * 3 + ["entry"] * 3 + ["blob"]
    assert last == {
        "end": True,
        "lines": len(lines) - 1,
        "sha256": sha256(b"".join(lines[:-1])).hexdigest(),
    }
    said = next(one for one in rest if "entry" in one)
    assert said["entry"]["body"]["text"] == b64encode(b"\0ana says").decode()
    assert said["bytes"] == [["text"]]


async def test_only_what_one_may_see_goes_out(site: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    file = b"".join(await take(ana))
    for words in (b"\0a surprise", b"\0not open yet", b"\0unseen"):
        assert b64encode(words) not in file
    for words in (b"\0ana says", b"\0ana answers", b"\0ben answers"):
        assert b64encode(words) in file
    for one in (ana, ben):
        assert one.joined["device"]["secret"].encode() not in file
        assert one.device.encode() not in file
    assert b"hash" not in file
    assert b64encode(b"unnamed") not in file
    mine = b"".join(await take(ben))
    assert b64encode(b"\0a surprise") in mine
    assert b64encode(b"\0unseen") in mine


async def test_it_goes_on_elsewhere(site: Real, elsewhere: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    file = b"".join(await take(ana))
    elsewhere.time = 100.0
    answer = await bring(elsewhere, file, ana.id)
    assert answer.status_code == 201, answer.text
    joined = answer.json()
    assert joined["room"] == ana.joined["room"]
    back = Person(elsewhere, joined)
    assert (await back.ask("GET")).json()["members"].keys() == {ana.id, ben.id}
    there = elsewhere.hub.lives[ana.room].room
    here = site.hub.lives[ana.room].room
    assert there.view(ana.id, "timer:tea") == here.view(ana.id, "timer:tea")
    assert there.epoch != here.epoch
    seen = [
        entry for entry in (await site.store.entries(ana.room, 0, 99)) if not entry.to or ana.id in entry.to
    ]
    assert await elsewhere.store.entries(ana.room, 0, 99) == seen
    assert (await back.ask("GET", f"/blobs/{sha256(CLIP).hexdigest()}")).content == CLIP
    await back.do("chat", "say", text=b"\0here we are")
    link = joined["invites"][ben.id]["secret"]
    ben_back = (await elsewhere.http.post("/v1/join", json={"secret": link})).json()
    assert ben_back["member"]["id"] == ben.id
    problem(await bring(elsewhere, file, ben.id), 409, "conflict")
    assert b"".join(await take(back)) != file, "and from there on again"


async def test_a_repeat_with_its_key_gives_the_same_seat(site: Real, elsewhere: Real, problem: Any) -> None:
    [ana] = await site.people("Ana")
    file = b"".join(await take(ana))
    key = "a-key-of-sixteen-letters"
    first, again = [(await bring(elsewhere, file, ana.id, **{"Idempotency-Key": key})).json() for _ in "12"]
    assert first["device"] == again["device"]
    problem(await bring(elsewhere, file, ana.id, **{"Idempotency-Key": key + "-other"}), 409, "conflict")


async def test_it_needs_the_right_to_make_a_room_and_a_seat_in_it(
    site: Real, elsewhere: Real, problem: Any
) -> None:
    [ana] = await site.people("Ana")
    file = b"".join(await take(ana))
    problem(await bring(elsewhere, file, ana.id, Authorization="Bearer wrong-wrong-wrong"), 403, "forbidden")
    problem(await bring(elsewhere, file, "eve"), 400, "invalid", "member")
    problem(
        await bring(elsewhere, file, ana.id, **{"Content-Type": "text/plain"}), 400, "invalid", "content-type"
    )
    assert await elsewhere.store.load(ana.room) is None


async def test_a_file_that_is_not_whole_is_not_taken(site: Real, elsewhere: Real, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    lines = await take(ana)
    broken = {
        "too short": (b"".join(lines[:-1]), len(lines) - 1),
        "cut": (b"".join(lines)[:-40], len(lines)),
        "one missing": (b"".join(lines[:3] + lines[4:]), len(lines) - 1),
        "more behind": (b"".join(lines) + lines[-1], len(lines) + 1),
        "changed": (b"".join(lines).replace(b'"Ben"', b'"Bob"'), len(lines)),
        "empty": (b"", 0),
    }
    for file, line in broken.values():
        problem(await bring(elsewhere, file, ana.id), 400, "invalid", f"line {line}")
    assert await elsewhere.store.load(ana.room) is None
    assert (await bring(elsewhere, b"".join(lines), ana.id)).status_code == 201


async def test_blobs_have_to_fit(site: Real, tmp_path: Path, problem: Any) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    file = b"".join(await take(ana))
    async with real(tmp_path / "small", room_quota=1000) as small:
        problem(await bring(small, file, ana.id), 409, "full")
        assert await small.store.load(ana.room) is None


async def test_only_so_large_a_file_is_taken(
    site: Real, elsewhere: Real, problem: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    [ana] = await site.people("Ana")
    file = b"".join(await take(ana))
    monkeypatch.setattr(travel, "MAX_FILE", len(file) - 1)
    problem(await bring(elsewhere, file, ana.id), 413, "too_large")
    monkeypatch.setattr(travel, "MAX_FILE", len(file))
    assert (await bring(elsewhere, file, ana.id)).status_code == 201


async def test_what_lies_ahead_does_not_move_the_clock(site: Real, elsewhere: Real) -> None:
    ana, ben = await site.people("Ana", "Ben")
    await evening(ana, ben)
    site.time = 1e6
    await ana.do("chat", "say", text=b"\0later")
    assert (await bring(elsewhere, b"".join(await take_again(ana)), ana.id)).status_code == 201
    found = await elsewhere.store.entries(ana.room, 0, 99)
    assert max(entry.at for entry in found) <= elsewhere.clock.now()


async def take_again(who: Person) -> list[bytes]:
    who.token = who.site.tokens.issue(who.room, who.id, who.device)
    return await take(who)


async def test_only_so_many_files_at_once(site: Real, problem: Any) -> None:
    [ana] = await site.people("Ana")
    for _ in range(5):
        await take(ana)
    problem(await ana.ask("GET", "/export"), 429, "too_fast")
