"""The connection and the room above it, against a scripted hub."""

from __future__ import annotations

import asyncio

import pytest
from tests.client.fake_hub import FakeHub, Visit, Waits, at

from samesky_client.answers import Token
from samesky_client.connection import Connection, Times
from samesky_client.device import Seat
from samesky_client.errors import Gone
from samesky_client.room import Room
from samesky_shared.errors import Refused
from samesky_shared.protocol import (
    Bye,
    Change,
    Do,
    Done,
    Entry,
    Expiring,
    Page,
    PresenceOf,
    Renew,
    Signal,
    SignalFrom,
    Timeline,
)

RUNNING = {
    "timer:tea": {"mode": "countdown", "total": 240.0, "elapsed": {"position": 0.0, "rate": 1.0, "at": 5.0}}
}


async def stay(visit: Visit) -> None:
    await visit.socket.wait_closed()


async def test_a_command_returns_its_seq_once_its_change_has_come() -> None:
    async def script(visit: Visit) -> None:
        hello = await visit.greet(at(3))
        assert hello.token == "token-1"
        assert hello.since is None
        do = await visit.next(Do)
        assert (do.on, do.cmd, do.args, do.base) == ("timer:tea", "start", {"seconds": 240}, 3)
        assert do.until is not None
        assert 5 < do.until - visit.hub.now() <= 10.5
        await visit.keep(do, 4, RUNNING)
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        assert room.connection == "ready"
        assert {one.name for one in room.members.values()} == {"Ana", "Ben"}
        assert await room.timer("tea").start(seconds=240) == 4
        assert room.timer("tea").state.running
        assert room.state("timer:tea").total == 240
        assert room.seq == 4


async def test_a_lost_command_is_sent_again_with_the_same_id_and_base() -> None:
    sent: list[Do] = []

    async def drops(visit: Visit) -> None:
        await visit.greet(at(3))
        sent.append(await visit.next(Do))
        visit.socket.transport.abort()

    async def answers(visit: Visit) -> None:
        hello = await visit.greet(at(7), change=Change(7, "m7", 0.0, {}), resumed=True)
        assert hello.since == at(3)
        do = await visit.next(Do)
        sent.append(do)
        await visit.send(Done(do.id, 5))
        await stay(visit)

    waits = Waits()
    async with FakeHub(drops, answers) as hub, Room(hub.seat(), times=waits.times()) as room:
        assert await room.chat().say("hello") == 5
        assert sent[0] == sent[1]
        assert sent[0].base == 3
        assert sent[0].until is None  # lasting
        assert room.seq == 7
        assert waits.taken == [0.25]


async def test_after_a_fork_lasting_commands_are_sent_again_with_base_0() -> None:
    first: list[Do] = []
    again: asyncio.Queue[Do] = asyncio.Queue()

    async def loses_its_tail(visit: Visit) -> None:
        await visit.greet(at(8))
        do = await visit.next(Do)
        first.append(do)
        await visit.keep(do, 9)
        play = await visit.next(Do)
        await visit.keep(play, 10)
        await visit.socket.close(4452)

    async def forked(visit: Visit) -> None:
        hello = await visit.greet(
            at(2, "e2"), change=Change(2, "m2", 0.0, {"chat": {"newest": None}}), forked=True
        )
        assert hello.since == at(10)
        do = await visit.next(Do)
        await visit.keep(do, 3)
        again.put_nowait(do)
        await stay(visit)

    async with FakeHub(loses_its_tail, forked) as hub, Room(hub.seat(), times=Waits().times()) as room:
        assert await room.chat().say("keep me") == 9
        assert await room.timer().pause() == 10
        do = await again.get()
        await room.until(lambda room: room.seq == 3)
        assert (do.id, do.args, do.base) == (first[0].id, first[0].args, 0)
        assert room.states == {"chat": {"newest": None}}


async def test_a_fresh_token_is_fetched_after_4401_and_the_wait_is_left_out_once() -> None:
    async def refuses(visit: Visit) -> None:
        await visit.next(object)
        await visit.socket.close(4401)

    async def takes(visit: Visit) -> None:
        assert (await visit.greet(at(1))).token == "token-3"
        await stay(visit)

    waits = Waits()
    async with FakeHub(refuses, refuses, takes) as hub, Room(hub.seat(), times=waits.times()):
        assert hub.tokens == 3
        assert waits.taken == [0.0, 0.25]


@pytest.mark.parametrize("code", [4400, 4403, 4404, 4409, 4410, 4413])
async def test_codes_that_say_stay_away_close_the_room_for_good(code: int) -> None:
    async def closes(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.next(Do)
        await visit.socket.close(code)

    waits = Waits()
    async with FakeHub(closes) as hub, Room(hub.seat(), times=waits.times()) as room:
        changes = room.changes()
        with pytest.raises(Gone) as gone:
            await room.chat().say("anybody?")
        assert gone.value.code == code
        assert room.connection == "closed"
        assert [one async for one in changes] == []
        assert len(hub.visits) == 1
        assert waits.taken == []
        with pytest.raises(Gone):
            await room.timer().start(1)
        with pytest.raises(Gone):
            await room.until(lambda room: False)


async def test_a_device_that_may_not_have_a_token_any_more_stays_away() -> None:
    async with FakeHub(stay) as hub:
        hub.answers["POST /v1/token"] = [(403, {"code": "forbidden", "detail": "This device was removed."})]
        with pytest.raises(Gone, match="removed"):
            await Room(hub.seat()).enter()


async def test_after_bye_it_comes_back_spread_over_five_seconds_beyond_what_was_asked() -> None:
    async def goes(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.send(Bye(4452, "restarting", 3.0))
        await visit.socket.close(4452)

    async def takes(visit: Visit) -> None:
        await visit.greet(at(1), resumed=True)
        await stay(visit)

    waits = Waits()
    async with FakeHub(goes, takes) as hub, Room(hub.seat(), times=waits.times()) as room:
        await room.until(lambda room: len(hub.visits) == 2 and room.connection == "ready")
        assert waits.taken == [5.5]


async def test_a_hub_that_cannot_be_reached_is_tried_for_ever_with_growing_waits() -> None:
    async def shuts(visit: Visit) -> None:
        visit.socket.transport.abort()

    async def takes(visit: Visit) -> None:
        await visit.greet(at(1))
        await stay(visit)

    waits = Waits()
    async with FakeHub(*[shuts] * 9, takes) as hub, Room(hub.seat(), times=waits.times()):
        assert waits.taken == [0.25, 0.5, 1, 2, 4, 8, 15, 15, 15]


async def test_a_peer_that_answers_no_ping_is_given_up() -> None:
    async def silent(visit: Visit) -> None:
        visit.answers_pings = False
        await visit.greet(at(1))
        await stay(visit)

    async def takes(visit: Visit) -> None:
        await visit.greet(at(1), resumed=True)
        await stay(visit)

    async with FakeHub(silent, takes) as hub, Room(hub.seat(), times=Waits().times(answer=0.02)) as room:
        await room.until(lambda room: len(hub.visits) == 2 and room.connection == "ready")
        assert len(hub.visits[0].pings) == 1


async def test_the_room_clock_follows_the_hub() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        await room.until(lambda room: room.round_trip is not None)
        assert room.now() == pytest.approx(hub.now(), abs=1.0)
        assert room.local(room.now()) == pytest.approx(asyncio.get_running_loop().time(), abs=1.0)


async def test_what_comes_too_late_is_reported_with_the_next_ping() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        while not visit.pings:
            await asyncio.sleep(0)
        await visit.send(Change(2, "m", hub.now() - 0.5, {}))
        await visit.send(Change(3, "m", hub.now() - 0.25, {}, ahead=0.1))
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        await room.until(lambda room: room.seq == 3)
        [visit] = hub.visits
        while not any(ping.late for ping in visit.pings):
            await asyncio.sleep(0.01)
        [late] = [ping.late for ping in visit.pings if ping.late is not None]
        # The client's notion of room time is off by as much as the way there took.
        assert 0.2 < late < 0.45, "only what was sent ahead can be late"


async def test_a_token_that_expires_is_renewed_in_band() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.send(Expiring(30.0))
        assert (await visit.next(Renew)).token == "token-2"
        await visit.send(PresenceOf("ben", "here"))
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        await room.until(lambda room: "ben" in room.presence)
        assert hub.tokens == 2


async def test_signals_pages_and_presence() -> None:
    old = Entry("1-0", 1, 1.0, "chat", "line", "ben", {"line": "l1", "text": b"\0old"})
    new = Entry("4-0", 4, 4.0, "chat", "line", "ben", {"line": "l2", "text": b"\0new"})

    async def script(visit: Visit) -> None:
        await visit.greet(at(4), change=Change(4, "m4", 4.0, {}, entries=(new,)))
        signal = await visit.next(Signal)
        assert (signal.kind, signal.data) == ("reaction", {"name": "heart"})
        await visit.send(SignalFrom("ben", "reaction", 1.0, {"name": "smile"}))
        ask = await visit.next(Timeline)
        assert ask.before == 5
        await visit.send(Page(ask.id, (old, new), False))
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        signals = room.signals()
        assert room.react("heart")
        assert (await anext(signals)).data == {"name": "smile"}
        page = await room.page()
        assert not page.more
        assert [one.id for one in room.entries] == ["1-0", "4-0"]
        with pytest.raises(Refused, match="reaction"):
            room.react("sneeze")


async def test_a_token_that_is_nearly_over_is_not_used_for_a_new_connection() -> None:
    async def drops(visit: Visit) -> None:
        assert (await visit.greet(at(1))).token == "short"
        visit.socket.transport.abort()

    async def takes(visit: Visit) -> None:
        assert (await visit.greet(at(1), resumed=True)).token == "token-1"
        await stay(visit)

    async with FakeHub(drops, takes) as hub:
        hub.answers["POST /v1/token"] = [(200, {"token": "short", "expires_in": 5})]
        async with Room(hub.seat(), times=Waits().times()) as room:
            await room.until(lambda room: len(hub.visits) == 2 and room.connection == "ready")


async def test_after_a_sleep_of_the_computer_the_clock_is_measured_afresh() -> None:
    wall = [1000.0]

    async def fetch() -> Token:
        return Token("t")

    times = Times(now=lambda: 5.0, wall=lambda: wall[0])
    seat = Seat("http://sky.example", "r1", "ana", "d1", "s")
    link = Connection("ws://sky.example", Room(seat), fetch, times=times)
    link.clock.add(5.0, 9.0, 9.0, 5.0, "clock-1")
    assert not link._slept()
    assert link.clock.offset == pytest.approx(4.0, abs=0.1)
    wall[0] += 45.0
    assert link._slept()
    assert link.clock.quality == "none"
    assert link.clock.to_room(5.0) == pytest.approx(54.0, abs=0.1), "until then the wall clock tells"


async def test_a_bye_counts_even_when_the_close_code_is_lost() -> None:
    async def goes(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.send(Bye(4410, "left"))
        await visit.socket.close(1001)

    async with FakeHub(goes) as hub, Room(hub.seat(), times=Waits().times()) as room:
        with pytest.raises(Gone) as gone:
            await room.until(lambda room: False)
        assert gone.value.code == 4410
