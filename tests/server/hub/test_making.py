"""New rooms: made where there is none, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesky_server.hub.making import found, moment_at
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.activities import catalog
from samesky_shared.core.members import Members
from samesky_shared.core.owing import LEASE
from samesky_shared.core.room import Draft, Room
from samesky_shared.core.seats import Seat
from samesky_shared.errors import Refused

ISSUER = "https://app.example.org"


async def test_who_makes_a_room_of_a_host_app_that_listens_is_reported_by_this_hub(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    await store.open()
    members = Members(id="r", members={"m": Seat("Ana")}, host=ISSUER)
    heard: list[tuple[Room, Draft]] = []
    moment = moment_at(5.0, frozenset({ISSUER}))
    for times in (True, False):
        assert await found(store, catalog(), members, moment, lambda *kept: heard.append(kept)) == times
    [(room, draft)] = heard
    assert room.seq == 0
    assert "reports" in draft.record.states
    assert await store.due(5.0 + LEASE, 10) == [("r", 5.0 + LEASE)], "should it be killed now"
    await store.close()


async def test_a_room_is_made_once(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    await store.open()
    ana, eve = (Members(id="r", members={"m": Seat(name)}) for name in ("Ana", "Eve"))
    assert await found(store, catalog(), ana, moment_at(5.0))
    assert not await found(store, catalog(), eve, moment_at(6.0))
    loaded = await store.load("r")
    assert loaded is not None
    [record] = loaded.tail
    assert (record.seq, record.at, record.by) == (1, 5.0, None)
    kept = record.states["room"]
    assert kept is not None
    assert kept.state["members"]["m"]["name"] == "Ana"
    await store.close()
    with pytest.raises(Refused) as refused:
        await found(store, catalog(), ana, moment_at(7.0))
    assert refused.value.code == "unavailable"
    assert refused.value.retry_after is not None


async def test_a_room_that_has_an_end_wakes_for_it_even_if_nobody_ever_comes(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    await store.open()
    assert await found(
        store, catalog(), Members(id="r", members={"m": Seat("Ana", until=100.0)}), moment_at(5.0)
    )
    assert await store.due(99.0, 10) == []
    assert await store.due(100.0, 10) == [("r", 100.0)]
    await store.close()
