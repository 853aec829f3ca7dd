"""One device, from `hello` to the end: what is answered, refused and closed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_server.hub.lead import FORGIVEN, MORE
from samesky_server.stores import rows
from samesky_shared.protocol import (
    Change,
    Done,
    Page,
    Pong,
    PresenceOf,
    Ready,
    Refusal,
    SignalFrom,
    Welcome,
)

from .harness import ROOM, T0, Guest, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        yield made


async def refused(guest: Guest, **frame: object) -> Refusal:
    guest.say(**frame)
    return await guest.a(Refusal)


async def test_hello_is_answered_by_welcome_the_states_and_ready(here: World) -> None:
    ana = await here.join("ana")
    welcome, change, ready = ana.wire.sent
    assert isinstance(welcome, Welcome)
    assert isinstance(change, Change)
    assert isinstance(ready, Ready)
    assert (welcome.you, welcome.device, welcome.room.id) == ("ana", "ana-1", ROOM)
    assert (welcome.resumed, welcome.forked, welcome.durability) == (False, None, "disk")
    assert welcome.presence["ana"].status == "here"
    assert welcome.presence["ben"].status == "offline"
    assert set(change.states) == {"room"}
    assert "hash" not in repr(change)
    assert ready.position.seq == change.seq == 1


async def test_a_ping_is_answered_in_every_state(here: World) -> None:
    guest = here.connect()
    here.time = 2.0
    guest.say(t="ping", n=7, c=1.5)
    assert await guest.a(Pong) == Pong(7, 1.5, T0 + 2, T0 + 2, here.clock.id)
    assert guest.wire.closed is None


@pytest.mark.parametrize(
    ("frame", "code", "path"),
    [
        ({"t": "do", "id": "a", "base": 0, "on": "timer", "cmd": "start"}, "invalid", "t"),
        ({"t": "nope"}, "unknown", "t"),
        ({"t": "hello"}, "invalid", "token"),
        ({"t": "hello", "token": 1}, "invalid", "token"),
        ({"no": "type"}, "invalid", "t"),
    ],
)
async def test_before_hello_bad_frames_are_refused_and_the_socket_stays_open(
    here: World, frame: dict[str, object], code: str, path: str
) -> None:
    guest = here.connect()
    answer = await refused(guest, **frame)
    assert (answer.code, answer.path) == (code, path)
    assert answer.id == frame.get("id")
    assert guest.wire.closed is None


async def test_a_bad_token_a_stranger_and_a_room_that_is_not_there(here: World) -> None:
    for token, code in [
        ("nonsense", 4401),
        (here.token("eve"), 4410),
        (here.tokens.issue(ROOM, "ana", "ben-1"), 4410),
        (here.token("ana", room="another-room-entirely0"), 4404),
    ]:
        guest = here.connect()
        guest.say(t="hello", token=token)
        assert await guest.end() == code


async def test_a_command_is_seen_by_both_and_acknowledged_by_its_change(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben")
    mine = await ana.do("timer:tea", "start", seconds=60)
    theirs = await ben.a(Change)
    assert mine == theirs
    assert isinstance(mine, Change)
    assert mine.by == "ana"
    assert mine.ids == ("ana-1-1",)
    assert mine.at == T0 + 0.25  # nobody has measured: the lead for strangers
    assert mine.states["timer:tea"]["total"] == 60


async def test_json_and_msgpack_meet_in_one_room(here: World) -> None:
    ana, ben = await here.join("ana"), await here.join("ben", fmt="json")
    await ben.do("chat", "say", text="AGhp")  # base64 of form 0 and "hi"
    seen = await ana.a(Change)
    assert seen.entries[0].body["text"] == b"\0hi"
    ben.session.received(b"{}", False)
    assert (await ben.a(Refusal)).code == "invalid"


async def test_the_same_command_again_is_done_not_doubled(here: World) -> None:
    ana = await here.join("ana")
    frame = {"t": "do", "id": "same", "base": 1, "on": "chat", "cmd": "say", "args": {"text": b"\0hi"}}
    ana.say(**frame)
    ana.say(**frame)  # while the first is in flight: one answer is enough
    change = await ana.a(Change)
    ana.say(**frame)
    assert await ana.a(Done) == Done("same", change.seq)
    assert sum(isinstance(one, Change) for one in ana.wire.sent) == 2  # the states at the start, and this


async def test_a_resend_from_before_the_memory_of_the_room_is_found_in_the_store(here: World) -> None:
    ana = await here.join("ana")
    change = await ana.do("chat", "say", base=1, text=b"\0hi")
    assert isinstance(change, Change)
    live = here.hub.lives[ROOM]
    live.history.known.clear()
    live.history.known_from = change.seq
    ana.say(t="do", id="ana-1-1", base=0, on="chat", cmd="say", args={"text": b"\0hi"})
    assert await ana.a(Done) == Done("ana-1-1", change.seq)
    assert isinstance(await ana.do("chat", "say", base=0, text=b"\0new"), Change)


async def test_who_was_away_for_longer_than_records_are_kept_is_heard_and_heard_once(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "KEEP_RECORDS", 2)
    ana = await here.join("ana")
    said = [await ana.do("chat", "say", base=1, text=b"\0%d" % n) for n in range(8)]
    live = here.hub.lives[ROOM]
    here.hub.rooms.compact(live)
    await here.hub.tasks.finished()
    assert await here.store.tail(ROOM, 2, 9) is None
    assert isinstance(await ana.do("chat", "say", base=1, text=b"\0more"), Change), (
        "what is in memory is known"
    )
    here.hub.rooms.unload(live)
    await here.hub.tasks.finished()
    ben = await here.join("ben")
    ben.say(t="do", id="late", base=2, on="chat", cmd="say", args={"text": b"\0late"})
    heard = await ben.until(lambda frame: isinstance(frame, Change) and "late" in frame.ids)
    assert isinstance(heard, Change)
    assert heard.entries[0].body["text"] == b"\0late"
    ben.say(t="do", id="ana-1-2", base=2, on="chat", cmd="say", args={"text": b"\0again"})
    assert isinstance(said[1], Change)
    assert await ben.a(Done) == Done("ana-1-2", said[1].seq)


@pytest.mark.parametrize(
    ("frame", "code", "path"),
    [
        ({"on": "nope", "cmd": "start"}, "unknown", "on"),
        ({"on": "timer", "cmd": "nope"}, "unknown", "cmd"),
        ({"on": "timer", "cmd": "start"}, "invalid", "args.seconds"),
        ({"on": "timer", "cmd": "start", "args": {"seconds": -1}}, "invalid", "args.seconds"),
        ({"on": "timer", "cmd": "start", "args": {"seconds": "ten"}}, "invalid", "args.seconds"),
        ({"on": "timer", "cmd": "start", "args": {"seconds": 1, "x": 1}}, "invalid", "args.x"),
        ({"on": "Timer", "cmd": "start"}, "invalid", "on"),
        ({"on": "timer", "cmd": "start", "base": 99}, "invalid", "base"),
        ({"on": "timer", "cmd": "start", "args": {"seconds": 1}, "until": T0 - 1}, "expired", None),
    ],
)
async def test_bad_commands_are_refused_with_their_path_and_change_nothing(
    here: World, frame: dict[str, object], code: str, path: str | None
) -> None:
    ana = await here.join("ana")
    answer = await refused(ana, **({"t": "do", "id": "x", "base": 1} | frame))
    assert (answer.id, answer.code, answer.path) == ("x", code, path)
    assert here.hub.lives[ROOM].room.seq == 1
    assert ana.wire.closed is None


async def test_a_command_without_effect_is_done(here: World) -> None:
    ana = await here.join("ana")
    assert await ana.do("timer", "pause") == Done("ana-1-1", 1)


async def test_signals_reach_the_others_and_only_whom_they_are_for(here: World) -> None:
    ana, ben, ben2 = await here.join("ana"), await here.join("ben"), await here.join("ben", 2)
    ana.say(t="signal", kind="reaction", data={"name": "heart"})
    for one in (ben, ben2):
        assert await one.a(SignalFrom) == SignalFrom("ana", "reaction", T0, {"name": "heart"})
    ben.say(t="signal", kind="nudge", to="ana", at=T0 + 5)
    assert await ana.a(SignalFrom) == SignalFrom("ben", "nudge", T0 + 5)
    assert not any(isinstance(one, SignalFrom) and one.kind == "nudge" for one in ben2.wire.sent)


@pytest.mark.parametrize(
    ("frame", "code", "path"),
    [
        ({"kind": "reaction", "data": {"name": "explode"}}, "invalid", "data.name"),
        ({"kind": "nudge", "to": "eve"}, "unknown", "to"),
        ({"kind": "nudge", "data": "x" * 17_000}, "too_large", "data"),
    ],
)
async def test_bad_signals(here: World, frame: dict[str, object], code: str, path: str) -> None:
    ana = await here.join("ana")
    answer = await refused(ana, t="signal", **frame)
    assert (answer.code, answer.path) == (code, path)


async def test_presence_is_told_to_the_partner(here: World) -> None:
    ana = await here.join("ana")
    ben = await here.join("ben")
    assert await ana.a(PresenceOf) == PresenceOf("ben", "here", {"device": 1})
    ben.say(t="presence", status="busy")
    assert (await ana.a(PresenceOf)).status == "busy"
    ben.session.lost()
    here.time += 16
    here.hub.tick()
    assert await ana.a(PresenceOf) == PresenceOf("ben", "away")


async def test_a_hidden_device_is_not_waited_for_by_leads(here: World) -> None:
    ana = await here.join("ana")
    ben = await here.join("ben")
    ana.say(t="ping", n=1, c=0.0, down=0.01, floor=0.02)
    ben.say(t="ping", n=1, c=0.0, down=0.5, floor=0.9)
    slow = await ana.do("timer", "start", seconds=60)
    ben.say(t="presence", status="hidden")
    fast = await ana.do("timer:x", "start", seconds=60)
    assert isinstance(slow, Change)
    assert isinstance(fast, Change)
    assert slow.at == T0 + 1.2
    assert abs(fast.at - T0 - 0.075) < 1e-6


async def test_a_timed_change_says_how_far_ahead_it_was_sent(here: World) -> None:
    ana = await here.join("ana")
    timed = await ana.do("timer", "start", seconds=60)
    said = await ana.do("chat", "say", text=b"\0hi")
    assert isinstance(timed, Change)
    assert isinstance(said, Change)
    assert timed.ahead is not None
    assert timed.ahead == pytest.approx(timed.at - T0)
    assert said.ahead is None


async def test_who_was_late_is_given_more_time(here: World) -> None:
    ana = await here.join("ana")
    ana.say(t="ping", n=1, c=0.0, down=0.1, floor=0.2)
    ana.say(t="ping", n=2, c=0.0, late=0.02)
    assert (await ahead(ana)) == pytest.approx((1 + MORE) * 0.39)
    here.time += FORGIVEN
    assert (await ahead(ana)) == pytest.approx(0.39)


async def ahead(guest: Guest) -> float:
    """How far ahead a timer starts now."""
    change = await guest.do("timer", "start", seconds=60)
    assert isinstance(change, Change)
    assert change.ahead is not None
    return change.ahead


async def test_the_past_comes_in_pages(here: World) -> None:
    ana = await here.join("ana")
    for n in range(5):
        here.time += 1
        await ana.do("chat", "say", text=b"\0%d" % n)
    ana.say(t="timeline", id="p", limit=2)
    page = await ana.a(Page)
    assert ([entry.body["text"] for entry in page.entries], page.more) == ([b"\x003", b"\x004"], True)
    ana.say(t="timeline", id="q", before=page.entries[0].seq, limit=100)
    page = await ana.a(Page)
    assert ([entry.body["text"] for entry in page.entries], page.more) == (
        [b"\x000", b"\x001", b"\x002"],
        False,
    )


async def test_the_same_device_again_replaces_the_older_connection(here: World) -> None:
    first = await here.join("ana")
    second = await here.join("ana")
    assert await first.end() == 4409
    first.session.lost()
    assert here.hub.lives[ROOM].company.guests == {"ana-1": second.session}
    assert here.hub.lives[ROOM].company.presence.of("ana").status == "here"


async def test_frames_sent_with_hello_wait_for_the_room(here: World) -> None:
    guest = here.connect()
    guest.say(t="hello", token=here.token("ana"))
    guest.say(t="do", id="early", base=0, on="chat", cmd="say", args={"text": b"\0hi"})
    change = await guest.until(lambda frame: isinstance(frame, Change) and "early" in frame.ids)
    assert isinstance(change, Change)
    assert change.seq == 2
    kinds = [type(frame) for frame in guest.wire.sent]
    assert kinds.index(Ready) < guest.wire.sent.index(change)


async def test_a_device_that_goes_while_it_enters_leaves_no_trace(here: World) -> None:
    guest = here.connect()
    guest.say(t="hello", token=here.token("ana"))
    guest.session.lost()
    await here.join("ben")
    assert set(here.hub.lives[ROOM].company.guests) == {"ben-1"}
    assert guest.wire.sent == []
    await asyncio.sleep(0)
    assert here.hub.lives[ROOM].company.presence.of("ana").status == "offline"


async def test_a_device_that_is_removed_is_out_at_once_and_its_partner_stays(here: World) -> None:
    phone, desk, ben = await here.join("ana", 1), await here.join("ana", 2), await here.join("ben")
    await desk.do("room", "remove_device", device="ana-1")
    assert await phone.end() == 4410
    assert desk.wire.closed is None
    assert ben.wire.closed is None
    again = here.connect()
    again.say(t="hello", token=here.token("ana", 1))
    assert await again.end() == 4410
    assert (
        await refused(ben, t="do", id="x", base=1, on="room", cmd="remove_device", args={"device": "ana-2"})
    ).code == ("unknown")


async def test_who_leaves_is_out_on_every_device(here: World) -> None:
    phone, desk, ben = await here.join("ana", 1), await here.join("ana", 2), await here.join("ben")
    await here.hub.settle(ROOM, "ana", lambda members, now: members.left("ana", now))
    assert (await phone.end(), await desk.end()) == (4410, 4410)
    change = await ben.until(lambda frame: isinstance(frame, Change) and frame.seq == 2)
    assert isinstance(change, Change)
    assert set(change.states["room"]["members"]) == {"ben"}
