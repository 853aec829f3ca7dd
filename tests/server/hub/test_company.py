"""Two partners on two hubs: they see each other, nothing flickers, and a hub that dies leaves nobody hanging."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import ClassVar

import pytest
from msgspec.structs import replace

from samesky_server.hub.heartbeat import ANSWER_WITHIN, SILENCE
from samesky_server.hub.presence import AWAY_AFTER, SETTLED
from samesky_shared.activities import catalog
from samesky_shared.core.activity import Activity, Turn, command
from samesky_shared.protocol import Change, Done, MemberStatus, PresenceOf, SignalFrom, Welcome

from .harness import ROOM, Guest
from .hubs import Hubs, hubs, settled, statuses


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Hubs]:
    async with hubs(tmp_path) as made:
        yield made


async def test_partners_on_two_hubs_see_each_other(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    ben = await west.join("ben")
    welcome = next(frame for frame in ben.wire.sent if isinstance(frame, Welcome))
    assert welcome.presence["ana"].status == "here"
    note = await ana.a(PresenceOf)
    assert (note.member, note.status, note.devices) == ("ben", "here", {"device": 1})
    ben.say(t="presence", status="busy")
    assert (await ana.until(lambda frame: isinstance(frame, PresenceOf))).status == "busy"  # type: ignore[union-attr]
    assert east.hub.lives[ROOM].moment().present == west.hub.lives[ROOM].moment().present == {"ana", "ben"}


async def test_who_closes_is_away_after_the_grace_on_every_hub(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    ben.session.lost()
    await settled()
    await two.wait(AWAY_AFTER - 1)
    assert statuses(ana, "ben") == ["offline", "here"]
    await two.wait(2)
    assert statuses(ana, "ben") == ["offline", "here", "away"]
    assert [key.partition("/")[2] for key in await east.line.here(ROOM)] == ["ana-1"]


async def test_who_gives_no_sign_of_life_is_away_at_once_on_every_hub(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    silent = ben.session.wire.heard + SILENCE
    for now in (silent, silent + ANSWER_WITHIN):
        ben.session.tick(now)
    assert await ben.end() == 4450
    await settled()
    assert statuses(ana, "ben") == ["offline", "here", "away"]
    back = await west.join("ben")
    await settled()
    assert statuses(ana, "ben")[-1] == "here"
    assert back.wire.closed is None


async def test_a_device_that_moves_to_another_hub_is_never_shown_as_gone(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await east.join("ben")
    moved = await west.join("ben", since=None)
    assert await ben.end() == 4409, "the old connection was alive: another one has its place"
    await two.wait(60)
    assert statuses(ana, "ben") == ["offline", "here"]
    assert moved.wire.closed is None
    back = await east.join("ben")
    assert await moved.end() == 4409
    await two.wait(60)
    assert back.wire.closed is None
    assert statuses(ana, "ben") == ["offline", "here"]
    assert east.hub.lives[ROOM].company.presence.of("ben").devices == {"device": 1}


async def test_members_of_a_dead_hub_are_away_within_six_seconds(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    await west.join("ben")
    await two.wait(20)
    west.kill()
    await two.wait(3)
    assert statuses(ana, "ben") == ["offline", "here"]
    await two.wait(3)
    assert statuses(ana, "ben") == ["offline", "here", "away"]
    assert east.hub.lives[ROOM].moment().present == {"ana"}


async def test_who_comes_back_elsewhere_in_time_was_never_away(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    await west.join("ben")
    await two.wait(20)
    west.kill()
    await two.wait(3)
    await east.join("ben")
    await two.wait(60)
    assert statuses(ana, "ben") == ["offline", "here"]


async def test_while_the_store_is_away_the_others_are_unknown_and_nobody_leaves(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    ben = await west.join("ben")
    assert isinstance(await ana.do("player", "load", item="film", media=b"\0film"), Change)
    await two.wait(10)
    seq = east.hub.lives[ROOM].room.seq
    east.line.away = west.line.away = True
    await two.wait(120)
    for guest, other in ((ana, "ben"), (ben, "ana")):
        assert statuses(guest, other)[-1] == "unknown"
        assert "away" not in statuses(guest, other)
    assert east.hub.lives[ROOM].moment().present == {"ana", "ben"}
    east.line.away = west.line.away = False
    await two.wait(3)
    for guest, other in ((ana, "ben"), (ben, "ana")):
        assert statuses(guest, other)[-2:] == ["unknown", "here"]
        assert "away" not in statuses(guest, other)
    assert east.hub.lives[ROOM].room.seq == seq, "nothing was made of it"


async def test_a_hub_that_loads_the_room_later_knows_who_is_there(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    ana.say(t="presence", status="busy")
    await two.wait(200)
    ben = await west.join("ben")
    assert statuses(ben, "ana") == ["busy"]


async def test_what_was_not_heard_of_a_device_is_read_from_the_store(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    east.line.loses_messages = True
    ben = await west.join("ben")
    await settled()
    assert statuses(ana, "ben") == ["offline"]
    east.line.loses_messages = False
    await east.hub.lives[ROOM].company.look()
    assert statuses(ana, "ben") == ["offline", "here"]
    east.line.loses_messages = True
    ben.session.lost()
    await settled()
    east.line.loses_messages = False
    two.time += SETTLED
    await east.hub.lives[ROOM].company.look()
    two.time += AWAY_AFTER
    east.hub.tick()
    assert statuses(ana, "ben") == ["offline", "here", "away"]


async def test_signals_reach_members_here_and_on_other_hubs_once(two: Hubs) -> None:
    east, west = two.sites
    ana, ben, near = await east.join("ana"), await west.join("ben"), await east.join("ben", 2)
    ana.say(t="signal", kind="reaction", data={"name": "heart"})
    heard = await ben.a(SignalFrom)
    await settled()
    assert [one for one in near.wire.sent if isinstance(one, SignalFrom)] == [heard]
    assert [one for one in ben.wire.sent if isinstance(one, SignalFrom)] == [heard]
    assert (heard.sender, heard.kind, heard.data) == ("ana", "reaction", {"name": "heart"})
    assert not any(isinstance(frame, SignalFrom) for frame in ana.wire.sent)


async def test_the_lead_fits_devices_on_other_hubs_while_they_show_something(two: Hubs) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    live = east.hub.lives[ROOM]
    ana.say(t="ping", n=4, c=0.0, down=0.01, floor=0.02)
    ben.say(t="ping", n=4, c=0.0, down=0.4, floor=0.3)
    await settled()
    far = live.moment().leads["sure"]
    assert far > 0.5
    ben.say(t="presence", status="hidden")
    await settled()
    assert live.moment().leads["sure"] < 0.2
    ben.say(t="presence", status="here")
    await settled()
    assert live.moment().leads["sure"] == far


async def test_a_presence_that_both_hubs_see_makes_one_record(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    ben = await west.join("ben")
    eve = await west.join("ana", device=2)
    await settled()
    done = await ana.do("player", "load", item="film", media=b"\0film", length=100.0, play=True)
    assert isinstance(done, Change), done
    seq = done.seq
    ben.session.lost()
    await two.wait(AWAY_AFTER + 2)
    while any(site.hub.lives[ROOM].busy for site in two.sites):
        await settled()
    tops = await two.store.tops([ROOM])
    assert tops[ROOM].seq == seq + 1, "the gate goes on without ben, once"
    assert eve.wire.closed is None


class Visits(Activity, frozen=True):
    """Counts how often it is told of somebody."""

    kind: ClassVar[str] = "visits"
    told: tuple[str, ...] = ()

    @command()
    def begin(self, turn: Turn) -> Visits:
        """From now on."""
        return replace(self, told=("begun",))

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Visits:
        """Tells."""
        return replace(self, told=(*self.told, f"{member} {status}"))


async def test_activities_are_told_once_however_many_hubs_see_it(tmp_path: Path) -> None:
    async with hubs(tmp_path, 3) as three:
        for site in three.sites:
            site.hub.rooms.catalog = catalog(Visits)
        east, west, south = three.sites
        ana = await east.join("ana")
        await ana.do("visits", "begin")
        ben = await west.join("ben")
        assert isinstance(await ben.do("visits", "begin", base=2), Change | Done)

        async def told() -> list[str]:
            for _ in range(5):
                await settled()
                while any(live.busy for site in three.sites for live in site.hub.lives.values()):
                    await settled()
            snapshot = (await south.hub.room(ROOM)) or pytest.fail("no room")
            return list(snapshot.instances["visits"].state.told)  # type: ignore[attr-defined]

        before = await told()
        ben.say(t="presence", status="busy")
        assert (await told())[len(before) :] == ["ben busy"]
        ben.session.lost()
        await three.wait(AWAY_AFTER + 2)
        assert (await told())[len(before) :] == ["ben busy", "ben away"]
        await south.join("ben")
        assert (await told())[len(before) :] == ["ben busy", "ben away", "ben here"]
        south.kill()
        await three.wait(6)
        south = three.site()
        south.hub.rooms.catalog = catalog(Visits)
        assert (await told())[len(before) :] == ["ben busy", "ben away", "ben here", "ben away"]
        ids = {id for frame in ana.wire.sent if isinstance(frame, Change) for id in frame.ids}
        assert ids <= {"ana-1-1", "ben-1-1"}, "what hubs call such a record is not for devices"


async def test_whether_one_looks_is_told_to_those_of_the_pact_alone_and_only_while_it_is_on(
    two: Hubs,
) -> None:
    east, west = two.sites
    ana, ben = await east.join("ana"), await west.join("ben")
    ben.say(t="presence", status="hidden", focus=False)
    await settled()
    assert looks(ana, "ben")[-1] is None, "no pact is on"
    await ana.do("pact", "ask", minutes=30)
    await ben.do("pact", "agree", pact="p1")
    ben.say(t="presence", status="here", focus=True)
    ben.say(t="presence", status="hidden", focus=False)
    await settled()
    assert looks(ana, "ben")[-2:] == [True, False]
    again = await east.join("ana")
    welcome = next(frame for frame in again.wire.sent if isinstance(frame, Welcome))
    assert (welcome.presence["ben"].status, welcome.presence["ben"].focus) == ("here", False)
    seq = east.hub.lives[ROOM].room.seq
    ben.say(t="presence", status="here", focus=True)
    await settled()
    assert east.hub.lives[ROOM].room.seq == seq, "no record tells of it"
    again.ids = ana.ids
    assert isinstance(await again.do("pact", "leave", pact="p1"), Change)
    ben.say(t="presence", status="hidden", focus=False)
    await settled()
    assert looks(again, "ben")[-1] is None


async def test_a_device_that_appears_offline_is_so_from_its_first_moment(two: Hubs) -> None:
    east, west = two.sites
    ana = await east.join("ana")
    ben = await west.join("ben", status="offline")
    await settled()
    assert statuses(ana, "ben") == ["offline"]
    assert east.hub.lives[ROOM].moment().present == {"ana"}
    ben.say(t="presence", status="here")
    await settled()
    assert statuses(ana, "ben") == ["offline", "here"]


def looks(guest: Guest, member: str) -> list[bool | None]:
    """What a device was told of whether a member looks."""
    return [one.focus for one in guest.wire.sent if isinstance(one, PresenceOf) and one.member == member]
