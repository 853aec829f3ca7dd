"""What is owed is sent once, by one hub; again only when a hub was killed, or where it did not work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from samesky_server.hub.live import Live
from samesky_server.notices import sending
from samesky_server.notices.courier import Courier
from samesky_server.notices.port import Later, Notice, Outcome
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.core.notices import LEASE, Notices, Pushed
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.errors import Refused

from ..hub.harness import ROOM, T0, World

ENDPOINT = "https://push.example/"
KEYS = {"p256dh": "B" * 87, "auth": "a" * 22}


class Post:
    """A way that keeps what is sent; `says` is what comes of it."""

    def __init__(self) -> None:
        self.sent: list[tuple[Any, Notice]] = []
        self.says: Callable[[Any], Outcome] = lambda to: "sent"
        self.news = asyncio.Event()
        self.opens = asyncio.Event()
        self.opens.set()

    async def send(self, to: Any, notice: Notice) -> Outcome:
        self.sent.append((to, notice))
        self.news.set()
        await self.opens.wait()
        return self.says(to)

    async def until(self, count: int) -> None:
        while len(self.sent) < count:
            self.news.clear()
            await self.news.wait()


class Site(World):
    """A hub with a courier; `kill` is what SIGKILL is."""

    def __init__(self, store: EmbeddedStore) -> None:
        super().__init__(store)
        self.push, self.mail = Post(), Post()
        self.alive = True
        self.buried = asyncio.Event()
        self.settled = asyncio.Event()
        self.away = 0
        ways = {"push": self.push, "mail": self.mail}
        self.courier = Courier(ways, self.change, self.hub.now, self.hub.tasks.spawn)
        self.hub.rooms.kept = self.kept

    def kept(self, room: Room, draft: Draft) -> None:
        self.courier.kept(room, draft)

    async def change(self, room: str, make: Callable[[Room, Moment], Draft | None]) -> Live | None:
        if not self.alive:
            await self.buried.wait()
            raise Refused("forbidden", "It is dead.")
        if self.away:
            self.away -= 1
            raise Refused("unavailable", "The store does not answer.", retry_after=0.01)
        live = await self.hub.rooms.change(room, make)
        self.settled.set()
        return live

    async def state(self, who: str = "ben") -> Notices:
        room = await self.hub.room(ROOM)
        assert room is not None
        state = room.instances[f"notices:{who}"].state
        assert isinstance(state, Notices)
        return state

    async def becomes(self, fits: Callable[[Notices], bool]) -> Notices:
        """Waits for a state of ben's notices; each change wakes it."""
        while not fits(state := await self.state()):
            self.settled.clear()
            await self.settled.wait()
        return state

    async def pass_time(self, seconds: float) -> None:
        """Lets room time pass, and the room do what is due."""
        self.time += seconds
        live = await self.hub.rooms.live(ROOM)
        assert live is not None
        self.hub.tick()
        while live.busy:
            await asyncio.sleep(0)


@asynccontextmanager
async def sites(path: Path, count: int = 1) -> AsyncIterator[list[Site]]:
    """So many hubs at one store, which has the room of ana and ben; ben has a device that is told."""
    store = EmbeddedStore(path)
    await store.open()
    made = [Site(store) for _ in range(count)]
    try:
        await made[0].found()
        await act(made[0], "ben", "notices:ben", "push", endpoint=ENDPOINT + "1", **KEYS)
        yield made
        for site in made:
            site.push.opens.set()
            site.buried.set()
            await site.hub.close()
    finally:
        await store.close()


async def act(site: Site, who: str, on: str, cmd: str, device: int = 1, **args: Any) -> None:
    await site.hub.rooms.change(
        ROOM, lambda room, moment: room.act(moment, who, on, cmd, args, device=f"{who}-{device}")
    )


def nothing_owed(state: Notices) -> bool:
    return not state.owed


async def test_it_is_sent_and_taken_off(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await act(site, "ana", "notices:ana", "ask")
        await site.becomes(nothing_owed)
        [(to, notice)] = site.push.sent
        assert to == Pushed(ENDPOINT + "1", **KEYS)
        assert (notice.what, notice.at, notice.lasts) == ("asked", T0, 3600.0)
        assert (notice.path, notice.body) == (f"/r/{ROOM}", "Somebody in your room would be glad of you.")
        room = await site.hub.room(ROOM)
        assert room is not None
        assert room.due() is None


async def test_who_is_told_by_nothing_is_owed_nothing_for_long(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await act(site, "ben", "notices:ben", "no_push")
        await act(site, "ana", "notices:ana", "ask")
        await site.becomes(nothing_owed)
        assert site.push.sent == []


async def test_each_device_and_the_mailbox_are_told_in_the_members_language(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await act(site, "ben", "room", "profile", lang="de")
        await act(site, "ben", "notices:ben", "push", device=2, endpoint=ENDPOINT + "2", **KEYS)
        await act(site, "ben", "notices:ben", "mail", address="ben@example.org")
        await site.mail.until(1)
        code = (await site.state()).mailbox.code  # type: ignore[union-attr]
        assert site.push.sent == []
        assert code in site.mail.sent[0][1].body
        await site.becomes(nothing_owed)
        await act(site, "ana", "notices:ana", "ask")
        await site.becomes(nothing_owed)
        assert len(site.mail.sent) == 1, "it is not confirmed"
        await act(site, "ben", "notices:ben", "confirm", code=code)
        await site.pass_time(600)
        await act(site, "ana", "notices:ana", "ask")
        await site.becomes(nothing_owed)
        assert [to.endpoint[-1] for to, _ in site.push.sent] == ["1", "2", "1", "2"]
        to, notice = site.mail.sent[-1]
        assert to == "ben@example.org"
        assert notice.body == "Jemand in deinem Raum würde sich über dich freuen."
        assert code not in notice.body


async def test_a_device_that_is_gone_is_told_nothing_more(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await act(site, "ben", "notices:ben", "push", device=2, endpoint=ENDPOINT + "2", **KEYS)
        site.push.says = lambda to: "gone" if to.endpoint.endswith("1") else "sent"
        await act(site, "ana", "notices:ana", "ask")
        state = await site.becomes(nothing_owed)
        assert set(state.devices) == {"ben-2"}


async def test_only_the_way_that_did_not_work_is_tried_again(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await act(site, "ben", "notices:ben", "push", device=2, endpoint=ENDPOINT + "2", **KEYS)
        site.push.says = lambda to: Later(200.0) if to.endpoint.endswith("1") else "sent"
        await act(site, "ana", "notices:ana", "ask")
        state = await site.becomes(lambda state: any(one.left for one in state.owed.values()))
        [one] = state.owed.values()
        assert (one.left, one.again) == (("push/ben-1",), T0 + 200)
        await site.pass_time(199)
        assert len(site.push.sent) == 2
        site.push.says = lambda to: "sent"
        await site.pass_time(1)
        await site.becomes(nothing_owed)
        assert [to.endpoint[-1] for to, _ in site.push.sent] == ["1", "2", "1"]
        assert site.push.sent[0][1].id == site.push.sent[2][1].id, "who shows it twice shows it once"


async def test_quiet_hours_of_the_member_put_it_off(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:  # it is 17:00 in Tokyo
        await act(site, "ben", "room", "profile", tz="Asia/Tokyo")
        await act(site, "ben", "notices:ben", "quiet", start="16:30", end="17:30")
        await act(site, "ana", "notices:ana", "ask")
        state = await site.becomes(lambda state: any(one.tries == 0 for one in state.owed.values()))
        assert state.due() == T0 + 1800
        assert site.push.sent == []
        await site.pass_time(1800)
        await site.becomes(nothing_owed)
        assert site.push.sent[0][1].body.endswith("This was due at 5:00\u202fPM.")


async def test_what_is_over_before_the_quiet_ends_stays_unsaid(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await act(site, "ben", "room", "profile", tz="Asia/Tokyo")
        await act(site, "ben", "notices:ben", "quiet", start="16:30", end="07:00")
        await act(site, "ana", "notices:ana", "ask")
        await site.becomes(nothing_owed)
        assert site.push.sent == []


async def test_of_two_hubs_with_the_room_one_sends(tmp_path: Path) -> None:
    async with sites(tmp_path, 2) as [one, two]:
        await two.hub.room(ROOM)
        await act(one, "ana", "notices:ana", "ask")
        await one.becomes(nothing_owed)
        assert (len(one.push.sent), len(two.push.sent)) == (1, 0)


async def test_a_hub_killed_between_sending_and_saying_so_costs_one_repeat(tmp_path: Path) -> None:
    async with sites(tmp_path, 3) as [one, two, three]:
        one.alive = False  # what it sends goes out, what it says afterwards does not
        await act(one, "ana", "notices:ana", "ask")
        await one.push.until(1)
        for site in (two, three):
            await site.hub.room(ROOM)
            await site.pass_time(LEASE - 1)
            assert site.push.sent == []
        for site in (two, three):
            await site.pass_time(1)
        await asyncio.wait(
            [asyncio.ensure_future(site.becomes(nothing_owed)) for site in (two, three)],
            return_when=asyncio.FIRST_COMPLETED,
        )
        assert len(two.push.sent) + len(three.push.sent) == 1
        repeats = [notice.id for site in (one, two, three) for _, notice in site.push.sent]
        assert len(repeats) == 2
        assert len(set(repeats)) == 1


async def test_a_hub_killed_before_it_sends_loses_nothing(tmp_path: Path) -> None:
    async with sites(tmp_path, 2) as [one, two]:
        one.hub.rooms.kept = lambda room, draft: None
        await act(one, "ana", "notices:ana", "ask")
        await two.hub.room(ROOM)
        await two.pass_time(LEASE)
        await two.becomes(nothing_owed)
        assert len(two.push.sent) == 1


async def test_a_store_that_is_away_for_a_while_costs_no_repeat(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.away = 5
        await act(site, "ana", "notices:ana", "ask")
        await site.becomes(nothing_owed)
        assert len(site.push.sent) == 1


async def test_a_hub_that_can_not_say_so_in_time_leaves_it_to_the_next(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            site.time += 10

        site.away, site.courier.sending.sleep = 10**9, sleep  # type: ignore[assignment]
        await act(site, "ana", "notices:ana", "ask")
        await site.hub.tasks.finished()
        assert len(slept) == LEASE / 10
        site.away = 0
        await site.pass_time(0)
        await site.becomes(nothing_owed)
        assert len(site.push.sent) == 2


async def test_a_way_that_hangs_or_breaks_is_tried_later_and_the_others_are_not_held_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SEND_WITHIN", 0.05)
    async with sites(tmp_path) as [site]:
        await act(site, "ben", "notices:ben", "mail", address="ben@example.org")
        code = (await site.state()).mailbox.code  # type: ignore[union-attr]
        await act(site, "ben", "notices:ben", "confirm", code=code)
        await site.becomes(nothing_owed)

        def breaks(to: Any) -> Outcome:
            raise RuntimeError("a fault of ours")

        site.push.opens.clear()
        site.mail.says = breaks
        await act(site, "ana", "notices:ana", "ask")
        state = await site.becomes(lambda state: any(one.left for one in state.owed.values()))
        [one] = state.owed.values()
        assert one.left == ("push/ben-1", "mail")


async def test_what_waited_too_long_for_its_turn_is_left_to_the_next(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        for _ in range(sending.AT_ONCE):
            await site.courier.sending.free.acquire()
        await act(site, "ana", "notices:ana", "ask")
        await asyncio.sleep(0)
        site.time += LEASE - 20
        site.courier.sending.free.release()
        await site.becomes(lambda state: any(one.left for one in state.owed.values()))
        assert site.push.sent == []


async def test_a_member_who_has_just_left_is_told_nothing(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        room = await site.hub.room(ROOM)
        assert room is not None
        draft = room.act(Moment(T0, 1, "m"), "ana", "notices:ana", "ask", {})
        assert draft is not None
        members = replace(room.members, members={"ana": room.members.members["ana"]})
        room.instances["room"] = replace(room.instances["room"], state=members)
        site.courier.kept(room, draft)
        await site.hub.tasks.finished()
        assert site.push.sent == []
