"""Letting in whom a host app vouches for: over a hub on a real store."""

import base64
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from msgspec.structs import replace

from samesky_server.admission import admit
from samesky_server.auth import TokenError, Tokens
from samesky_server.issuers import Issuers
from samesky_server.issuers_file import load
from samesky_server.stores.base import StoreError
from samesky_shared.errors import Refused
from samesky_shared.protocol import Change, Ready, Refusal, Welcome

from .hub.harness import T0, Guest, World, world

APP, OTHER = b"a" * 32, b"o" * 32
FILE = "".join(
    f"""
[[issuer]]
id = "{name}"
audience = "hub"
[[issuer.keys]]
kid = "{name}"
alg = "HS256"
secret = "{base64.b64encode(key).decode()}"
"""
    for name, key in (("app", APP), ("other", OTHER))
)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    file = tmp_path / "issuers.toml"
    file.write_text(FILE)
    async with world(tmp_path / "data") as made:
        issuers = Issuers(*load(str(file)), b"k" * 32, made.clock.now)
        made.tokens = Tokens(b"k" * 32, made.clock.now, hosts=issuers.read)
        made.hub.read = made.tokens.read
        yield made


def signed(here: World, user: str, device: str | None = "phone", issuer: str = "app", **claims: Any) -> str:
    now = here.hub.now()
    said = {"iss": issuer, "aud": "hub", "sub": user, "name": user.title(), "room": "flat", "iat": now}
    named = {} if device is None else {"device": device}
    key = {"app": APP, "other": OTHER}[issuer]
    return jwt.encode(said | {"exp": now + 600} | named | claims, key, "HS256", {"kid": issuer})


def knock(here: World, token: str) -> Guest:
    guest = here.connect()
    guest.say(t="hello", token=token, device={"kind": "phone"})
    return guest


async def enter(here: World, user: str, **more: Any) -> tuple[Guest, Welcome]:
    guest = knock(here, signed(here, user, **more))
    welcome = await guest.a(Welcome)
    await guest.a(Ready)
    return guest, welcome


async def leave(here: World, guest: Guest) -> None:
    assert guest.session.live is not None
    member = guest.session.member
    await here.hub.settle(guest.session.live.room.id, member, lambda one, now: one.left(member, now))


async def test_two_users_of_a_host_app_meet_in_a_room_made_on_first_use(here: World) -> None:
    ana, first = await enter(here, "ana", tz="Europe/Lisbon", lang="pt")
    ben, second = await enter(here, "ben")
    assert first.room == second.room
    assert first.you != second.you
    people = {key: (one.name, one.tz, one.lang) for key, one in second.members.items()}
    assert people == {first.you: ("Ana", "Europe/Lisbon", "pt"), second.you: ("Ben", "", "")}
    await ana.do("timer", "start", seconds=60)
    change = await ben.until(lambda frame: isinstance(frame, Change) and "timer" in frame.states)
    assert isinstance(change, Change)
    assert change.by == first.you


async def test_who_comes_again_changes_nothing(here: World) -> None:
    _, first = await enter(here, "ana")
    seq = here.hub.lives[first.room.id].room.seq
    _, again = await enter(here, "ana", name="Another name")
    assert again.you == first.you
    assert again.members == first.members
    assert here.hub.lives[first.room.id].room.seq == seq


async def test_the_room_knows_whose_users_meet_there_also_one_from_before_rooms_did(here: World) -> None:
    _, first = await enter(here, "ana")
    room = first.room.id
    assert here.hub.lives[room].room.members.host == "app"
    await here.hub.settle(room, None, lambda members, now: replace(members, host=""))
    seq = here.hub.lives[room].room.seq
    for _ in range(2):
        await enter(here, "ana")
    assert here.hub.lives[room].room.members.host == "app"
    assert here.hub.lives[room].room.seq == seq + 1


async def test_the_device_is_noted_with_its_kind_and_no_secret(here: World) -> None:
    guest, welcome = await enter(here, "ana")
    seat = here.hub.lives[welcome.room.id].room.members.members[welcome.you]
    key = seat.devices[guest.session.device]
    assert (key.hash, key.kind, key.added) == ("", "phone", T0)


async def test_two_devices_of_a_user_are_two(here: World) -> None:
    phone, _ = await enter(here, "ana")
    _, welcome = await enter(here, "ana", device="desk")
    assert phone.wire.closed is None
    assert len(here.hub.lives[welcome.room.id].room.members.members[welcome.you].devices) == 2


async def test_the_same_name_of_another_host_app_is_another_room(here: World) -> None:
    _, here_room = await enter(here, "ana")
    _, there = await enter(here, "ana", issuer="other")
    assert there.room.id != here_room.room.id
    assert there.you != here_room.you


async def test_the_claims_make_the_room_once(here: World) -> None:
    _, made = await enter(here, "ana", kind="friends", seats=2)
    assert made.room.kind == "friends"
    await enter(here, "ben", kind="family", seats=12)
    eve = knock(here, signed(here, "eve", kind="friends", seats=12))
    assert await eve.end() == 4403


async def test_there_is_no_third_seat_for_a_couple(here: World) -> None:
    await enter(here, "ana")
    await enter(here, "ben")
    eve = knock(here, signed(here, "eve"))
    assert await eve.end() == 4403
    assert eve.wire.closed is not None
    assert eve.wire.closed[1] == "Every seat of this room is taken."


async def test_two_who_come_at_once_make_one_room(here: World) -> None:
    both = [knock(here, signed(here, name)) for name in ("ana", "ben")]
    rooms = [(await guest.a(Welcome)).room.id for guest in both]
    assert rooms[0] == rooms[1]
    assert len(here.hub.lives[rooms[0]].room.members.members) == 2


async def test_a_room_is_sealed_where_the_first_token_says_so(here: World) -> None:
    welcome = await knock(here, signed(here, "ana", sealing="room-key")).a(Welcome)
    assert welcome.room.sealing == "room-key"
    assert (await knock(here, signed(here, "ben")).a(Welcome)).room.sealing == "room-key"


@pytest.mark.parametrize("claims", [{"aud": "elsewhere"}, {"exp": T0 + 86_401}, {"iss": "other"}])
async def test_what_the_token_should_not_say_keeps_it_out(here: World, claims: dict[str, Any]) -> None:
    guest = knock(here, signed(here, "ana", **claims))
    assert await guest.end() == 4401
    assert guest.wire.closed == (4401, "The token is not valid.")


async def test_a_removed_device_stays_out_until_there_is_a_newer_token(here: World) -> None:
    phone, _ = await enter(here, "ana")
    desk, _ = await enter(here, "ana", device="desk")
    old, unused = signed(here, "ana"), signed(here, "ana", device="tablet")
    here.time += 10
    await desk.do("room", "remove_device", device=phone.session.device)
    assert await phone.end() == 4410
    for token in (old, unused):
        assert await knock(here, token).end() == 4401
    assert desk.wire.closed is None
    here.time += 10
    again, welcome = await enter(here, "ana")
    assert again.session.device == phone.session.device
    assert welcome.you == desk.session.member


async def test_who_left_is_out_until_there_is_a_newer_token(here: World) -> None:
    ana, before = await enter(here, "ana")
    ben, _ = await enter(here, "ben")
    old = signed(here, "ana")
    here.time += 10
    await leave(here, ana)
    assert await ana.end() == 4410
    assert await knock(here, old).end() == 4401
    assert ben.wire.closed is None
    here.time += 10
    _, after = await enter(here, "ana")
    assert after.you == before.you


async def test_a_token_is_renewed_in_band(here: World) -> None:
    guest, _ = await enter(here, "ana")
    here.time += 500
    guest.say(t="renew", token=signed(here, "ana"))
    assert guest.session.expires_at == T0 + 1100
    for other in ({"device": "desk"}, {"room": "attic"}, {"user": "ben"}):
        guest.say(t="renew", token=signed(here, **({"user": "ana"} | other)))
        assert (await guest.a(Refusal)).code == "forbidden"
    assert guest.session.expires_at == T0 + 1100


async def test_a_token_without_a_device_renews_any_of_its_member(here: World) -> None:
    guest, _ = await enter(here, "ana", device=None)
    here.time += 500
    guest.say(t="renew", token=signed(here, "ana", device=None))
    assert guest.session.expires_at == T0 + 1100
    guest.say(t="renew", token=signed(here, "ben", device=None))
    assert (await guest.a(Refusal)).code == "forbidden"


async def test_without_renewal_the_socket_ends_with_the_token(here: World) -> None:
    guest, _ = await enter(here, "ana")
    here.time += 626
    here.hub.tick()
    assert await guest.end() == 4401


async def test_a_store_that_is_away_asks_to_come_back(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(room: str) -> None:
        raise StoreError("away")

    monkeypatch.setattr(here.store, "load", away)
    assert await knock(here, signed(here, "ana")).end() == 4450


async def test_a_device_of_the_hubs_own_makes_no_room(here: World) -> None:
    assert await admit(here.hub, here.tokens.read(here.tokens.issue("nowhere", "m", "d"))) is None


@pytest.fixture
def read(here: World) -> Callable[..., Any]:
    return lambda user, **more: here.tokens.read(signed(here, user, **more))


async def test_http_asks_the_same(here: World, read: Callable[..., Any]) -> None:
    claims = read("ana")
    members = await admit(here.hub, claims)
    assert members is not None
    assert set(members.members) == {claims.member}
    await admit(here.hub, read("ben"))  # a room that nobody is left in would be gone
    assert await admit(here.hub, claims) is here.hub.lives[claims.room].room.members
    await here.hub.settle(claims.room, None, lambda one, now: one.left(claims.member, now))
    with pytest.raises(TokenError):
        await admit(here.hub, claims)
    here.time += 1
    await admit(here.hub, read("ben"))
    await admit(here.hub, read("cat"))
    with pytest.raises(Refused) as caught:
        await admit(here.hub, read("eve"))
    assert caught.value.code == "full"
