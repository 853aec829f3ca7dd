"""What an operator sees is amounts and names of the moment; what they do holds, and stands in the log."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from samesky_server.admin import acts as acts_module
from samesky_server.admin.acts import Acts
from samesky_server.hub import read_only
from samesky_server.log import shown
from samesky_server.stores.base import StoreError
from samesky_shared.core.members import Members
from samesky_shared.core.seats import DeviceKey, Invite, Seat
from samesky_shared.errors import Refused
from samesky_shared.protocol import Bye

from ..hub.harness import ROOM, World
from .conftest import Audit

ANAS = shown(f"{ROOM} ana-1")


@pytest.fixture
def acts(here: World) -> Acts:
    return Acts(here.hub)


async def test_the_status_says_how_the_hub_is(here: World, acts: Acts) -> None:
    await here.join("ana")
    here.time += 90
    status = await acts.status()
    assert (status.connections, status.rooms, status.up) == (1, 1, 90.0)
    assert (status.store, status.durability, status.store_up) == ("embedded", "disk", True)
    assert not status.draining
    assert status.read_only == 0
    assert [one.hub for one in status.hubs] == [status.hub] == [here.hub.neighbours.hub]


async def test_connections_are_amounts_without_addresses(here: World, acts: Acts) -> None:
    await here.join("ana")
    await here.join("ben")
    other = here.connect()
    other.wire.address = "192.0.2.7"
    found = await acts.connections()
    assert (found.connections, found.joined, found.coming) == (3, 2, 1)
    assert (found.addresses, found.most) == (2, 2)
    told = msgspec.json.encode(found)
    assert b"192.0.2" not in told
    assert b"127.0.0" not in told


async def test_rooms_go_by_the_names_of_the_log(here: World, acts: Acts) -> None:
    await here.join("ana")
    here.time += 60
    found = await acts.rooms()
    assert found.total == 1
    [line] = found.rooms
    assert (line.room, line.devices, line.elsewhere, line.members, line.records) == (shown(ROOM), 1, 0, 2, 1)
    seen = await acts.room(shown(ROOM))
    assert [one.where for one in seen.devices] == ["here", "", "", ""]
    assert seen.devices[0].device == ANAS
    assert len({one.member for one in seen.devices}) == 2
    told = (msgspec.json.encode(found) + msgspec.json.encode(seen)).decode()
    for private in (ROOM, "ana", "Ana", "ben", "Ben"):
        assert private not in told


async def test_a_list_of_rooms_has_an_end(here: World, acts: Acts, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(3):
        await here.hub.found(Members(id=f"room-{n}", members={"ana": Seat("Ana", joined=here.clock.now())}))
        await here.hub.members(f"room-{n}")
    await here.join("ana")
    monkeypatch.setattr(acts_module, "LISTED", 2)
    found = await acts.rooms()
    assert found.total == 4
    assert [one.devices for one in found.rooms] == [1, 0]


@pytest.mark.parametrize(
    "target",
    [f"{shown(ROOM)}/{ANAS}", ANAS, f"{ROOM}/ana-1", "ana-1"],
    ids=["room and name", "name", "room and id", "id"],  # names of the log differ from process to process
)
async def test_a_device_is_taken_out_for_good(here: World, acts: Acts, audit: Audit, target: str) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    done = await acts.revoke(target)
    assert (done.room, done.devices) == (shown(ROOM), 1)
    assert await ana.end() == 4410
    assert ben.wire.closed is None
    again = here.connect()
    again.say(t="hello", token=here.token("ana"))
    assert await again.end() == 4410
    await here.join("ana", 2)
    assert audit() == [
        {"action": "revoke", "outcome": "done", "target": f"{shown(ROOM)}/{ANAS}", "devices": 1}
    ]


async def test_of_a_room_all_devices_go_and_the_ways_in(here: World, acts: Acts, audit: Audit) -> None:
    await here.hub.settle(
        ROOM,
        "ana",
        lambda members, now: members.invited("i", Invite("hash", "ana", now + 60, seat="ben"), now),
    )
    ana, ben = await here.join("ana"), await here.join("ben", 2)
    assert (await acts.revoke(shown(ROOM))).devices == 4
    assert [await ana.end(), await ben.end()] == [4410, 4410]
    members = await here.hub.members(ROOM)
    assert members is not None
    assert set(members.members) == {"ana", "ben"}, "their seats stay, and what is in the room"
    assert members.devices() == frozenset()
    assert members.invites == {}
    way_back = Invite("hash", "ana", here.clock.now() + 60, seat="ben")
    await here.hub.settle(ROOM, None, lambda members, now: replace(members, invites={"i": way_back}))
    assert (await acts.revoke(ROOM)).devices == 0
    members = await here.hub.members(ROOM)
    assert members is not None
    assert members.invites == {}, "also where no device is left that may know of them"
    assert audit()[0] == {"action": "revoke", "outcome": "done", "target": shown(ROOM), "devices": 4}


async def test_by_its_id_a_room_is_found_that_nobody_is_in(here: World, acts: Acts) -> None:
    assert here.hub.lives == {}
    assert (await acts.revoke(f"{ROOM}/ben-2")).devices == 1
    assert "ben-2" not in (await here.hub.members(ROOM) or Members()).devices()


@pytest.mark.parametrize(
    "target", ["", "00000000", "no/such", f"{ROOM}/00000000", "/", ":read-only", "x" * 300]
)
async def test_what_is_not_there_is_said_so(here: World, acts: Acts, audit: Audit, target: str) -> None:
    await here.join("ana")
    with pytest.raises(Refused, match="unknown"):
        await acts.revoke(target)
    assert [(one["action"], one["outcome"]) for one in audit()] == [("revoke", "unknown")]
    assert target == "" or target not in str(audit()).replace(shown(ROOM), "")


async def test_where_two_are_called_alike_neither_is_taken(
    here: World, acts: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await here.join("ana")
    await here.hub.found(
        Members(id="another", members={"eve": Seat("Eve", devices={"e": DeviceKey("h", 1.0)})})
    )
    await here.hub.members("another")
    monkeypatch.setattr(acts_module, "shown", lambda _: "same")
    with pytest.raises(Refused, match="conflict"):
        await acts.revoke("same")
    with pytest.raises(Refused, match="conflict"):
        await acts.revoke(f"{ROOM}/same")
    with pytest.raises(Refused, match="conflict"):
        await acts.room("same")


async def test_drained_is_nobody_here_and_can_be_taken_back(here: World, acts: Acts, audit: Audit) -> None:
    ana = await here.join("ana")
    assert (await acts.drain(True)).draining
    assert isinstance(await ana.until(lambda frame: isinstance(frame, Bye)), Bye)
    assert await ana.end() == 4452
    assert here.hub.draining
    assert (await acts.drain(True)).draining
    assert not (await acts.drain(False)).draining
    await here.join("ana")
    assert audit() == [{"action": "drain", "outcome": "done", "on": on} for on in (True, True, False)]


async def test_nothing_is_changed_until_it_may_be_again(here: World, acts: Acts, audit: Audit) -> None:
    held = await acts.read_only(600)
    assert (held.hubs, held.agree) == (1, 1)
    assert held.read_only == (await acts.status()).read_only == 600.0
    with pytest.raises(Refused, match="unavailable"):
        await acts.revoke(f"{ROOM}/ana-1")
    assert (await acts.read_only(0)).read_only == 0
    assert [(one["action"], one["outcome"]) for one in audit()] == [
        ("read_only", "done"),
        ("revoke", "unavailable"),
        ("read_only", "done"),
    ]


@pytest.mark.parametrize("seconds", [-1, read_only.AT_MOST + 1, float("inf"), float("nan")])
async def test_it_is_for_a_day_at_most(here: World, acts: Acts, audit: Audit, seconds: float) -> None:
    with pytest.raises(Refused, match="invalid"):
        await acts.read_only(seconds)
    assert audit() == [{"action": "read_only", "outcome": "invalid"}]
    assert not here.hub.read_only.on


async def test_it_says_how_many_hubs_hold_to_it(
    here: World, acts: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts_module, "AGREED_WITHIN", 0.01)
    older = here.hub.beat()
    monkeypatch.setattr(here.hub.neighbours, "others", lambda: [older])
    held = await acts.read_only(600)
    assert (held.hubs, held.agree) == (2, 1)


async def test_a_store_that_is_away_is_said_so(
    here: World, acts: Acts, audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StoreError("away")

    monkeypatch.setattr(here.store, "touch", away)
    with pytest.raises(Refused, match="unavailable"):
        await acts.read_only(60)
    monkeypatch.setattr(here.hub, "settle", away)
    with pytest.raises(StoreError):
        await acts.revoke(ROOM)
    assert [one["outcome"] for one in audit()] == ["unavailable", "failed"]
