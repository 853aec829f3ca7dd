"""`samesky backup`, `restore`, `verify` and `migrate` with real hubs, as operators run them."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import samesky_client
from samesky_client import Room
from samesky_client.door import Door

from ..redis_servers import DURABLE, server
from ..serving import PRIVATE, ROOT, HubProcess, hub
from .test_erase import token
from .test_kill import Talker, acknowledged, everything


async def samesky(*argv: str, **environ: str) -> tuple[int, str]:
    """Runs a verb; its exit code, and what it said."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "samesky_client", *argv,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=ROOT, env=os.environ | environ,
    )  # fmt: skip
    said, _ = await running.communicate()
    text = said.decode()
    shown = text
    for given in sorted(argv, key=len, reverse=True):  # where it is to be is no news
        shown = shown.replace(given, "")
    assert not PRIVATE.search(shown), text
    assert "Traceback" not in text
    assert running.returncode is not None
    return running.returncode, text


async def words(room: Room) -> dict[str, str]:
    """All that was said, by the entry's id."""
    return {
        one.id: room.unseal(one.body["text"], one.on, "say.text")
        for one in await everything(room)
        if "text" in one.body
    }


async def pair(running: HubProcess) -> tuple[Room, Room]:
    """Two in a room, whose devices have seen each other's keys."""
    ana = await samesky_client.make(running.url, name="Ana")
    ben = await samesky_client.join(ana.invite_link or "", name="Ben")
    for room in (ana, ben):
        await room.until(lambda one: len((one.raw("keys") or {"cards": ()})["cards"]) == 2)
    return ana, ben


@pytest.mark.timeout(120)
@pytest.mark.parametrize("form", ["sqlite", "ndjson"])
async def test_while_both_write_a_backup_is_made_and_both_go_on_from_it(form: str, tmp_path: Path) -> None:
    file, data, new = tmp_path / "backup", tmp_path / "data", tmp_path / "new"
    async with hub(data) as running:
        ana, ben = await pair(running)
        name = await Door(running.url).put_blob(
            ana.seat.room, await token(ana), ana.seal("photo", "chat", "clip")
        )
        link = await ana.invite(seat=ana.you)  # for another device of hers
        talkers = [Talker("ana", ana), Talker("ben", ben)]
        async with asyncio.TaskGroup() as group:
            talking = [group.create_task(one.talk()) for one in talkers for _ in range(2)]
            await acknowledged(talkers, 20)
            before = dict(talkers[0].acknowledged | talkers[1].acknowledged)
            made = asyncio.ensure_future(
                samesky("backup", "--data", str(data), "--to", str(file), "--format", form)
            )
            while not made.done():
                await acknowledged(talkers, 1)
            for one in talkers:
                one.done = True
            await asyncio.gather(*talking)
        assert (await made)[0] == 0, made.result()
        code, said = await samesky("verify", "--data", str(data))
        assert code == 0, said
        phrase = ana.phrase
        for room in (ana, ben):
            await room.close()
    code, said = await samesky("verify", str(file))
    assert code == 0, said
    assert "1 rooms" in said
    assert (await samesky("restore", str(file), "--data", str(new)))[0] == 0
    async with (
        hub(new) as elsewhere,
        samesky_client.open(replace(ana.seat, server=elsewhere.url)) as ana,
        samesky_client.open(replace(ben.seat, server=elsewhere.url)) as ben,
    ):
        there = await words(ana)
        assert set(before) <= set(there.values()), "what was acknowledged before is there"
        assert len(set(there.values())) == len(there), "once"
        assert there == await words(ben)
        assert ana.phrase == ben.phrase == phrase
        box = await Door(elsewhere.url).get_blob(ben.seat.room, await token(ben), name)
        assert ben.unseal(box, "chat", "clip", ana.you) == "photo"
        await ana.chat().say("and on")
        await ben.until(
            lambda room: "and on" in [ben.unseal(e.body["text"], e.on, "say.text") for e in room.entries]
        )
        opener = link.replace(running.url, elsewhere.url)
        async with samesky_client.join(opener, name="Ana") as phone:
            assert phone.you == ana.you, "a link of before leads in"


@pytest.mark.timeout(180)
async def test_a_hub_moves_to_redis_and_back_with_all_in_its_rooms(tmp_path: Path) -> None:
    """What was said, what was erased, blobs, secrets of devices, and a timer that is due meanwhile."""
    data, back, file = tmp_path / "data", tmp_path / "back", tmp_path / "backup"
    async with hub(data) as running:
        ana, ben = await pair(running)
        await ana.chat().say("one")
        await ben.chat().say("a slip")
        await ben.until(lambda room: len(room.entries) == 2)
        await ben.room().erase(ben.entries[-1].id)
        name = await Door(running.url).put_blob(
            ana.seat.room, await token(ana), ana.seal("photo", "chat", "clip")
        )
        await ana.do("timer:egg", "start", seconds=2)
        await ben.until(lambda room: room.raw("timer:egg"))
        for room in (ana, ben):
            await room.close()
    with server("redis", tmp_path / "redis", *DURABLE) as redis:
        code, said = await samesky("migrate", "--from", str(data), "--to", "redis", SAMESKY_REDIS=redis.url)
        assert (code, said) == (0, "1 rooms were brought, 0 were there already.\n")
        async with hub(tmp_path / "none", redis=redis.url) as second:
            async with (
                samesky_client.open(replace(ana.seat, server=second.url)) as ana,
                samesky_client.open(replace(ben.seat, server=second.url)) as ben,
            ):
                await ben.until(lambda room: room.raw("timer:egg")["ended_at"])
                assert list((await words(ana)).values()) == ["one"]
                assert await Door(second.url).get_blob(ben.seat.room, await token(ben), name)
                await ana.chat().say("two")
            code, said = await samesky("backup", "--redis", redis.url, "--to", str(file))
            assert code == 0, said
            refused = await samesky("migrate", "--from", redis.url, "--to", str(back))
            assert refused == (1, "samesky: Hubs are at this Redis: stop them first.\n")
        for checked in (("--redis", redis.url), (str(file),)):
            code, said = await samesky("verify", *checked)
            assert code == 0, said
        code, said = await samesky("migrate", "--from", redis.url, "--to", str(back))
        assert code == 0, said
    async with (
        hub(back) as third,
        samesky_client.open(replace(ana.seat, server=third.url)) as ana,
        samesky_client.open(replace(ben.seat, server=third.url)) as ben,
    ):
        assert list((await words(ben)).values()) == ["one", "two"]
        assert {on: ana.raw(on) for on in ("chat", "timer:egg")} == {
            on: ben.raw(on) for on in ("chat", "timer:egg")
        }
        assert await Door(third.url).get_blob(ben.seat.room, await token(ben), name)


async def test_words_are_sealed_in_a_backup_too(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as running:
        ana, ben = await pair(running)
        await ana.chat().say("a canary sings")
        for form in ("sqlite", "ndjson"):
            await samesky(
                "backup", "--data", str(tmp_path / "data"), "--to", str(tmp_path / form), "--format", form
            )
            assert b"canary" not in (tmp_path / form).read_bytes()
            assert (tmp_path / form).stat().st_size > 1000
        for room in (ana, ben):
            await room.close()


async def test_what_is_wrong_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no backup")
    for argv, words_ in (
        (("verify", str(tmp_path / "text")), "is no backup of Samesky"),
        (("verify", str(tmp_path / "none")), "can't be read: No such file"),
        (("backup", "--data", str(tmp_path / "none"), "--to", str(tmp_path / "x")), "can't be opened"),
        (("backup", "--redis", "redis://127.0.0.1:1/0", "--to", str(tmp_path / "x")), "it can't be reached"),
    ):
        code, said = await samesky(*argv)
        assert code == 1
        assert words_ in said
        assert said.count("\n") == 1, said
