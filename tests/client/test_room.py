"""Ways into a room, and what one may do in it, against a scripted hub."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import pytest
from tests.client.fake_hub import FakeHub, Visit, Waits, at
from tests.client.test_door import JOINED

import samesky_client
from samesky_client import enter, pending
from samesky_client.device import Seat
from samesky_client.errors import Gone, NotConfirmed, Unreachable
from samesky_client.room import Room
from samesky_shared.errors import Refused
from samesky_shared.keyring import RoomKey
from samesky_shared.protocol import Change, Do, Hello, PresenceOf, RoomCard
from samesky_shared.sealing import plain

KEY = RoomKey(b"k" * 32, "r1").text()


async def stay(visit: Visit) -> None:
    await visit.greet(at(1))
    await visit.socket.wait_closed()


async def test_joining_uses_the_token_of_the_answer_and_gives_the_seat_to_keep() -> None:
    kept: list[Seat] = []
    async with FakeHub(stay) as hub:
        hub.answers["POST /v1/join"] = [(201, JOINED)]
        async with samesky_client.join(f"{hub.url}/j#inv1te.{KEY}", name="Ben", keep=kept.append) as room:
            assert hub.visits[0].hello is not None
            assert hub.visits[0].hello.token == "t0ken"
            assert kept == [room.seat]
            assert (room.seat.server, room.seat.device, room.seat.secret) == (hub.url, "d2", "s3cret")
        assert hub.tokens == 0
        assert KEY not in str(hub.requests)


async def test_making_a_room_gives_the_partners_link() -> None:
    invite = {"id": "i1", "secret": "x", "url": "https://sky.example/j#x", "expires_at": 5.0}
    async with FakeHub(stay) as hub:
        hub.answers["POST /v1/rooms"] = [(201, JOINED | {"invite": invite})]
        room = await samesky_client.make(f"{hub.url}/new#founder", name="Ana")
        assert room.invite_link == "https://sky.example/j#x"
        assert hub.requests[0][2]["authorization"] == "Bearer founder"
        await room.close()
        assert room.connection == "closed"


async def test_coming_back_with_a_seat_fetches_a_token_first() -> None:
    async with FakeHub(stay) as hub:
        async with samesky_client.open(hub.seat()) as room:
            assert room.you == "ana"
        assert hub.requests[0][1] == {"device": {"id": "d1", "secret": "device-secret"}}
        url = hub.seat()
    with pytest.raises(Unreachable):
        await samesky_client.open(url)


@pytest.mark.parametrize("link", ["https://sky.example/new#x", "https://sky.example/j"])
async def test_a_link_that_is_no_invitation_is_refused_before_anything_is_sent(link: str) -> None:
    with pytest.raises(Refused) as refused:
        await samesky_client.join(link, name="Ben")
    assert refused.value.path == "link"


async def test_a_momentary_command_given_without_a_connection_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    away = asyncio.Event()

    async def leaves(visit: Visit) -> None:
        await visit.greet(at(1))
        visit.socket.transport.abort()

    async def never(seconds: float) -> None:
        away.set()
        await asyncio.Event().wait()

    async with FakeHub(leaves) as hub, Room(hub.seat(), times=Waits().times(sleep=never)) as room:
        await away.wait()
        assert room.connection == "waiting"
        assert not room.react("heart")
        monkeypatch.setattr(pending, "PATIENCE", 0.01)
        with pytest.raises(Refused, match="not sent") as refused:
            await room.timer().start(60)
        assert refused.value.code == "expired"
        assert not isinstance(refused.value, NotConfirmed)


async def test_a_momentary_command_without_an_answer_is_not_confirmed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with FakeHub(stay) as hub, Room(hub.seat()) as room:
        monkeypatch.setattr(pending, "PATIENCE", 0.01)
        with pytest.raises(NotConfirmed) as unsure:
            await room.timer().start(60)
        assert unsure.value.code == "expired"
        assert not room.unconfirmed  # nobody is asked about a pause of ten seconds ago


async def test_a_person_can_cut_the_wait_short() -> None:
    away = asyncio.Event()

    async def leaves(visit: Visit) -> None:
        await visit.greet(at(1))
        visit.socket.transport.abort()

    async def never(seconds: float) -> None:
        away.set()
        await asyncio.Event().wait()

    async with FakeHub(leaves, stay) as hub, Room(hub.seat(), times=Waits().times(sleep=never)) as room:
        await away.wait()
        room.reconnect()
        await room.until(lambda room: room.connection == "ready")
        assert len(hub.visits) == 2


async def test_closing_ends_whoever_waits() -> None:
    async def hears(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.next(Do)
        heard.set()
        await visit.socket.wait_closed()

    heard = asyncio.Event()
    async with FakeHub(hears) as hub:
        room = await Room(hub.seat()).enter()
        saying = asyncio.ensure_future(room.chat().say("hello"))
        waiting = asyncio.ensure_future(room.until(lambda room: False))
        await heard.wait()
        await room.close()
        with pytest.raises(Gone):
            await saying
        with pytest.raises(Gone):
            await waiting
        assert [one async for one in room.changes()] == []


async def test_every_listener_hears_every_change() -> None:
    async def tells(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.next(Do)
        for seq in (2, 3):
            await visit.send(Change(seq, f"m{seq}", 0.0, {"chat": {"newest": str(seq)}}))
        await visit.socket.wait_closed()

    async def two(changes: Any) -> list[int]:
        return [(await anext(changes)).seq, (await anext(changes)).seq]

    async with FakeHub(tells) as hub, Room(hub.seat()) as room:
        listeners = [room.changes(), room.changes()]
        saying = asyncio.ensure_future(room.chat().say("go"))
        assert [await two(one) for one in listeners] == [[2, 3], [2, 3]]
        assert room.state("chat") == {"newest": "3"}
        saying.cancel()


async def test_what_was_said_of_ones_presence_is_said_again_on_a_new_connection() -> None:
    said: list[object] = []

    async def hears(visit: Visit) -> None:
        await visit.greet(at(1))
        said.append(await visit.next(object))
        await visit.socket.close(4450)

    async def hears_again(visit: Visit) -> None:
        await visit.greet(at(1), resumed=True)
        said.append(await visit.next(object))
        await visit.send(PresenceOf("ben", "away"))
        await visit.socket.wait_closed()

    async with FakeHub(hears, hears_again) as hub, Room(hub.seat(), times=Waits().times()) as room:
        room.say_presence("busy")
        await room.until(lambda room: "ben" in room.presence)
        assert said[0] == said[1]
        assert not isinstance(said[0], Hello)


async def test_the_state_of_an_unknown_activity_is_plain() -> None:
    async def tells(visit: Visit) -> None:
        await visit.greet(
            at(1), change=Change(1, "m1", 0.0, {"dance:slow": {"steps": 3}, "timer": {"total": "x"}})
        )
        await visit.socket.wait_closed()

    async with FakeHub(tells) as hub, Room(hub.seat()) as room:
        assert room.state("dance:slow") == {"steps": 3}
        assert room.state("dance") is None
        with pytest.raises(Refused, match="timer"):
            room.state("timer")


async def test_without_the_key_of_a_sealed_room_nothing_is_written_in_the_open() -> None:
    async def sealed(visit: Visit) -> None:
        await visit.greet(at(1), room=RoomCard("r1", "couple", sealing="room-key"))
        await visit.socket.wait_closed()

    async with FakeHub(sealed) as hub, Room(hub.seat()) as room:
        assert room.locked_out
        assert room.phrase is None
        for act in (room.chat().say("hello"), room.invite()):
            with pytest.raises(Refused) as caught:
                await act
            assert caught.value.code == "forbidden"
        with pytest.raises(Refused) as caught:
            room.unseal(plain("hello"), "chat", "say.text")
        assert caught.value.code == "invalid"


async def test_leaving_says_goodbye_to_the_hub() -> None:
    codes: asyncio.Queue[int | None] = asyncio.Queue()

    async def notes(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.socket.wait_closed()
        codes.put_nowait(visit.socket.close_code)

    async with FakeHub(notes) as hub:
        async with Room(hub.seat()):
            pass
        assert await codes.get() == 1000
        assert len(hub.visits) == 1


# ----------------------------------------------------------------------------------- tokens of a host app


def host_token(name: str, life: float = 600.0) -> str:
    claims = base64.urlsafe_b64encode(json.dumps({"iat": 1000, "exp": 1000 + life}).encode()).decode()
    return f"{name}.{claims.rstrip('=')}.sig"


async def test_a_host_apps_tokens_open_its_room() -> None:
    async def fetch() -> str:
        return host_token("one")

    async with FakeHub(stay) as hub:
        async with samesky_client.open_with_tokens(hub.url, fetch) as room:
            assert hub.visits[0].hello is not None
            assert hub.visits[0].hello.token == host_token("one")
            assert room.you == "ana"
            hub.answers[f"DELETE /v1/rooms/{room.card.id}/members/me?words=left"] = [(200, {"left_at": 1.0})]
            await room.leave()
        assert hub.requests[0][2]["authorization"] == f"Bearer {host_token('one')}"
        assert hub.tokens == 0


@pytest.mark.parametrize(("life", "asked"), [(600.0, 1), (19.0, 3)])
async def test_a_host_apps_token_is_used_again_while_it_lives(life: float, asked: int) -> None:
    made: list[str] = []

    async def fetch() -> str:
        made.append(host_token(f"t{len(made)}", life))
        return made[-1]

    async def drop(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.socket.close(4450)

    async with (
        FakeHub(drop, stay) as hub,
        samesky_client.open_with_tokens(hub.url, fetch, times=Waits().times()) as room,
    ):
        await room.until(lambda room: len(hub.visits) == 2 and room.connection == "ready")
    assert len(made) == asked


async def test_a_token_that_says_nothing_of_its_life_is_used_once() -> None:
    assert [enter._lifetime(token) for token in ("", "a.b", "a.e30.c", "a.!!!.c", "ä.ä.ä")] == [0.0] * 5
    assert enter._lifetime(host_token("x", 30.0)) == 30.0


async def test_a_host_app_that_says_no_is_believed_and_one_that_fails_is_asked_again() -> None:
    async def says_no() -> str:
        raise Refused("forbidden", "Not here.")

    async def fails() -> str:
        raise KeyError("token")

    async with FakeHub(stay) as hub:
        with pytest.raises(Refused):
            await samesky_client.open_with_tokens(hub.url, says_no)
        with pytest.raises(Unreachable, match="KeyError"):
            await samesky_client.open_with_tokens(hub.url, fails)
        assert hub.visits == []
