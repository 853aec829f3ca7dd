"""A screen in a room: it hears what everybody may hear, and says nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from samesky_server.hub import views
from samesky_shared.codec import encode
from samesky_shared.core.members import SCREEN_TIME, Members
from samesky_shared.core.record import Record
from samesky_shared.core.room import Room
from samesky_shared.core.seats import DeviceKey, Invite
from samesky_shared.protocol import Change, Page, PresenceOf, Refusal, SignalFrom, Welcome

from .harness import ROOM, Guest, World, world
from .hubs import hubs, settled, statuses

SECRET = "what only ana is to read"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        await bring(made)
        yield made


async def bring(made: World, member: str = "ana", device: int = 9) -> None:
    """A screen of a member has taken its place."""

    def with_screen(members: Members, now: float) -> Members:
        link = Invite("h", member, now + 60, seat=member, screen=True)
        key = DeviceKey("h", now, "screen")
        return members.invited("i", link, now).came_back("i", f"{member}-{device}", key, now)

    await made.hub.settle(ROOM, member, with_screen)


def heard(guest: Guest) -> bytes:
    """All bytes that a device was sent."""
    return b"".join(encode(frame, "msgpack") for frame in guest.wire.sent)


async def test_it_is_told_that_it_is_nobody_and_who_is_here(here: World) -> None:
    await here.join("ben")
    tv = here.connect()
    tv.say(t="hello", token=here.token("ana", 9))
    welcome = await tv.a(Welcome)
    assert (welcome.you, welcome.device) == ("", "ana-9")
    assert set(welcome.members) == {"ana", "ben"}
    assert welcome.presence["ben"].status == "here"
    assert welcome.presence["ana"].status == "offline"


@pytest.mark.parametrize(
    "frame",
    [
        {"t": "do", "id": "x", "base": 0, "on": "timer", "cmd": "start", "args": {"seconds": 60.0}},
        {"t": "do", "id": "x", "base": 0, "on": "room", "cmd": "remove_device", "args": {"device": "ana-1"}},
        {"t": "signal", "kind": "reaction", "data": {"name": "heart"}},
        {"t": "presence", "status": "busy"},
    ],
)
async def test_it_has_no_voice(here: World, frame: dict[str, Any]) -> None:
    ben, tv = await here.join("ben"), await here.join("ana", 9)
    before = len(ben.wire.sent)
    tv.say(**frame)
    refusal = await tv.a(Refusal)
    assert (refusal.code, refusal.path, refusal.id) == ("forbidden", "t", frame.get("id"))
    await here.join("ana")
    said = ben.wire.sent[before:]
    assert [one.member for one in said if isinstance(one, PresenceOf)] == ["ana"], "only the phone was told"
    assert not any(isinstance(one, Change | SignalFrom) for one in said)


async def test_nobody_is_here_by_it_and_no_other_device_makes_way(here: World) -> None:
    phone, ben = await here.join("ana"), await here.join("ben")
    tv = await here.join("ana", 9)
    presence = here.hub.lives[ROOM].company.presence
    assert presence.of("ana") == PresenceOf("ana", "here", {"device": 1})
    assert presence.present() == {"ana", "ben"}
    phone.session.lost()
    here.time += 20
    here.hub.tick()
    assert presence.of("ana").status == "away"
    assert (ben.wire.closed, tv.wire.closed) == (None, None)
    tv.session.lost()
    here.hub.tick()
    assert presence.of("ana").status == "away"


async def test_it_sees_answers_when_all_see_them_and_nothing_before(here: World) -> None:
    ana, ben, tv = await here.join("ana"), await here.join("ben"), await here.join("ana", 9)
    drawn = await ana.do("questions", "draw")
    assert isinstance(drawn, Change)
    card = drawn.states["questions"]["card"]
    first = await ana.do("questions", "answer", drawn.seq, card=card, text=b"\0" + SECRET.encode())
    assert isinstance(first, Change)
    seen = await tv.until(lambda frame: isinstance(frame, Change) and frame.seq == first.seq)
    assert isinstance(seen, Change)
    assert seen.states["questions"]["card"] == card
    assert SECRET.encode() in heard(ana)
    assert SECRET.encode() not in heard(tv)
    second = await ben.do("questions", "answer", first.seq, card=card, text=b"\0mine")
    assert isinstance(second, Change)
    here.time += 5
    here.hub.lives[ROOM].wake()
    await tv.until(lambda frame: isinstance(frame, Change) and SECRET.encode() in encode(frame, "msgpack"))


async def test_what_is_personal_or_for_some_is_not_there_for_it_now_or_later(here: World) -> None:
    ana, tv = await here.join("ana"), await here.join("ana", 9)
    await ana.do("notices:ana", "no_mail")
    await ana.do("chat:own", "open", audience=["ana"])
    await ana.do("chat:own", "say", text=b"\0" + SECRET.encode())
    last = await ana.do("chat", "say", text=b"\0for all")
    assert isinstance(last, Change)
    await tv.until(lambda frame: isinstance(frame, Change) and frame.seq == last.seq)
    tv.say(t="timeline", id="p", limit=50)
    page = await tv.a(Page)
    assert [entry.on for entry in page.entries] == ["chat"]
    again = here.connect()
    again.say(t="hello", token=here.token("ana", 9))
    whole = await again.a(Change)
    assert not {"chat:own", "notices:ana"} & set(whole.states)
    for one in (tv, again):
        assert SECRET.encode() not in heard(one)


async def test_it_hears_signals_to_all_and_those_that_its_member_sends_to_it(here: World) -> None:
    ana, ben, tv = await here.join("ana"), await here.join("ben"), await here.join("ana", 9)
    ben.say(t="signal", kind="nudge", to="ana", data="hers alone")
    ben.say(t="signal", kind="reaction", data={"name": "heart"})
    assert (await tv.a(SignalFrom)).kind == "reaction"
    ana.say(t="signal", kind="show", to="ana-9", data="timer")
    assert (await tv.a(SignalFrom)).data == "timer"
    assert not any(one.kind == "show" for one in ben.wire.sent if isinstance(one, SignalFrom))
    ben.say(t="signal", kind="show", to="ana-9", data="timer")
    refusal = await ben.a(Refusal)
    assert (refusal.code, refusal.path) == ("unknown", "to"), "another's screen is not for him to lead"
    ana.say(t="signal", kind="show", to="ana-1", data="timer")
    assert (await ana.a(Refusal)).path == "to"


async def test_what_all_screens_see_is_made_once(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await bring(here, "ben")
    ana, one, two = await here.join("ana"), await here.join("ana", 9), await here.join("ben", 9)
    made: list[str] = []
    true = views.change

    def counted(room: Room, record: Record, who: str, ahead: float | None = None) -> Change:
        made.append(who)
        return true(room, record, who, ahead)

    monkeypatch.setattr(views, "change", counted)
    changed = await ana.do("questions", "draw")
    assert isinstance(changed, Change)
    for tv in (one, two):
        await tv.until(lambda frame: isinstance(frame, Change) and frame.seq == changed.seq)
    assert sorted(made) == ["", "ana"]


async def test_it_renews_its_token_and_ends_when_it_is_removed_or_its_time_is_up(here: World) -> None:
    ana, tv = await here.join("ana"), await here.join("ana", 9)
    tv.say(t="renew", token=here.token("ana", 9))
    tv.say(t="renew", token=here.token("ana", 1))
    assert (await tv.a(Refusal)).code == "forbidden"
    await ana.do("room", "remove_device", device="ana-9")
    assert await tv.end() == 4410
    await bring(here, "ben")
    other = await here.join("ben", 9)
    here.time += SCREEN_TIME
    here.hub.lives[ROOM].wake()
    assert await other.end() == 4410
    assert here.hub.lives[ROOM].room.members.devices() == {"ana-1", "ana-2", "ben-1", "ben-2"}


async def test_hubs_know_of_it_and_nobody_is_here_by_it_on_either(tmp_path: Path) -> None:
    async with hubs(tmp_path) as two:
        east, west = two.sites
        await bring(east)
        tv, ben = await east.join("ana", 9), await west.join("ben")
        await settled()
        presence = west.hub.lives[ROOM].company.presence
        assert presence.device("ana-9") is not None
        assert presence.of("ana").status == "offline"
        assert presence.present() == {"ben"}
        again = await west.join("ana", 9)
        assert await tv.end() == 4409
        await two.wait(60)
        assert statuses(ben, "ana") == ["offline"]
        assert again.wire.closed is None
