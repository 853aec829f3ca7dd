"""What a member may send, and a connection."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_shared.protocol import Done, Refusal

from .harness import World, world
from .test_session import refused


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        yield made


async def test_too_many_commands_are_too_fast_and_the_socket_stays_open(here: World) -> None:
    ana = await here.join("ana")
    for n in range(45):
        ana.say(t="do", id=f"n{n}", base=1, on="timer", cmd="pause")
    answers = [frame for frame in ana.wire.sent if isinstance(frame, Refusal | Done)]
    assert [type(one) for one in answers] == [Done] * 40 + [Refusal] * 5
    assert isinstance(answers[-1], Refusal)
    assert answers[-1].code == "too_fast"
    assert (answers[-1].retry_after or 0) > 0
    here.time += 10
    assert isinstance(await ana.do("timer", "pause"), Done)


async def test_another_connection_brings_no_second_allowance(here: World) -> None:
    ana, too = await here.join("ana"), await here.join("ana", 2)
    for n in range(20):
        ana.say(t="do", id=f"a{n}", base=1, on="timer", cmd="pause")
        too.say(t="do", id=f"b{n}", base=1, on="timer", cmd="pause")
    for one in (ana, too):
        assert (await refused(one, t="do", id="c", base=1, on="timer", cmd="pause")).code == "too_fast"
    back = await here.join("ana")
    assert (await refused(back, t="do", id="c", base=1, on="timer", cmd="pause")).code == "too_fast"
    ben = await here.join("ben")
    assert isinstance(await ben.do("timer", "pause"), Done)


async def test_a_pen_of_twenty_a_second_is_not_too_fast(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    for _ in range(200):
        ana.say(t="signal", kind="reaction", data={"name": "heart"})
        here.time += 0.05
    assert not [frame for frame in ana.wire.sent if isinstance(frame, Refusal)]
    for _ in range(60):
        ana.say(t="signal", kind="reaction", data={"name": "heart"})
    assert (await ana.a(Refusal)).code == "too_fast"
    assert ben.wire.closed is None


async def test_twenty_bad_frames_a_minute_close_the_socket(here: World) -> None:
    ana = await here.join("ana")
    for _ in range(20):
        ana.say(t="nope")
    assert ana.wire.closed is None
    ana.say(t="nope")
    assert await ana.end() == 4400


async def test_a_flood_closes_the_socket(here: World) -> None:
    ana = await here.join("ana")
    for n in range(401):
        ana.say(t="ping", n=n, c=0.0)
    assert await ana.end() == 4451
