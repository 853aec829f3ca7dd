"""What a session has to do within some time, and what becomes of it when it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_server.hub.heartbeat import SILENCE, SILENCE_MOVING
from samesky_server.hub.lifetime import ENTER_WITHIN, GRACE, HELLO_WITHIN, LAG_AT_MOST, WARN_BEFORE, pass_time
from samesky_shared.protocol import Expiring, Refusal

from .harness import Guest, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    """A hub with a room of two."""
    async with world(tmp_path) as made:
        yield made


async def refused(guest: Guest, **frame: object) -> Refusal:
    guest.say(**frame)
    return await guest.a(Refusal)


async def test_hello_must_come_in_time(here: World) -> None:
    guest = here.connect()
    guest.session.tick(guest.session.opened + HELLO_WITHIN - 0.1)
    assert guest.wire.closed is None
    guest.session.tick(guest.session.opened + HELLO_WITHIN + 0.1)
    assert await guest.end() == 4401


async def test_a_hello_that_waits_for_its_turn_has_come_in_time(here: World) -> None:
    guest = here.connect()
    guest.wire.held = True
    assert pass_time(guest.session, guest.session.opened + HELLO_WITHIN + 0.1) == 1.0
    assert guest.wire.closed is None
    guest.wire.held = False
    pass_time(guest.session, guest.session.opened + HELLO_WITHIN + 1.1)
    assert await guest.end() == 4401


async def test_a_token_is_renewed_in_band_or_ends_the_connection(here: World) -> None:
    ana = await here.join("ana")
    lifetime = ana.session.expires_at - here.clock.now()
    here.time += lifetime - WARN_BEFORE + 1
    ana.session.tick(0.0)
    assert (await ana.a(Expiring)).within == pytest.approx(WARN_BEFORE - 1)
    assert (await refused(ana, t="renew", token="nonsense")).path == "token"
    assert (await refused(ana, t="renew", token=here.token("ben"))).code == "forbidden"
    ana.say(t="renew", token=here.token("ana"))
    here.time += WARN_BEFORE + GRACE + 1
    ana.session.tick(0.0)
    assert ana.wire.closed is None
    here.time += lifetime
    ana.session.tick(0.0)
    assert await ana.end() == 4401


async def test_a_device_that_reads_too_slowly_is_closed_and_may_come_back(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    ben.wire.slow = True
    await ana.do("timer", "start", seconds=60)
    here.time += LAG_AT_MOST + 1
    ben.session.tick(0.0)
    assert await ben.end() == 4450
    assert ana.wire.closed is None


async def test_it_says_how_long_it_need_not_be_looked_at(here: World) -> None:
    guest = here.connect()
    now = guest.session.opened
    assert pass_time(guest.session, now) == HELLO_WITHIN
    guest.say(t="hello", token=here.token("ana"))
    assert pass_time(guest.session, now) == ENTER_WITHIN
    ana = await here.join("ana", 2)
    ana.wire.heard = now
    quiet = pass_time(ana.session, now)
    assert quiet == SILENCE
    await ana.do("timer", "start", seconds=600)
    assert pass_time(ana.session, now) == SILENCE_MOVING
    ana.session.lost()
    assert pass_time(ana.session, now) is None
