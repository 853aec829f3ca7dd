"""What rooms owe host apps is told once, by one hub; what can't be told is a dead letter, and can be told again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from samesky_server.hub.live import Live
from samesky_server.notices import reporter as reporter_module
from samesky_server.notices.port import Later
from samesky_server.notices.reporter import Host, Reporter
from samesky_server.notices.webhook import Said
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.core.activity import Activity
from samesky_shared.core.owing import LEASE
from samesky_shared.core.reports import FIRST_WAIT, LASTS, MAX_TRIES, Report, Reports
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.errors import Refused

from ..hub.harness import ROOM, T0, World

ISSUER, POST = "https://app.example.org", "post-room-of-the-app-1"
PLAN = {"start": "2027-02-01T10:00", "tz": "UTC"}


class Post:
    """A webhook that keeps what it is to tell; `says` is what comes of it."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, Report]] = []
        self.says: Callable[[Report], Said] = lambda report: Said("sent", 204)
        self.news = asyncio.Event()
        self.opens = asyncio.Event()
        self.opens.set()

    async def send(self, room: str, id: str, report: Report) -> Said:
        self.sent.append((room, id, report))
        self.news.set()
        await self.opens.wait()
        return self.says(report)

    async def until(self, count: int) -> None:
        while len(self.sent) < count:
            self.news.clear()
            await self.news.wait()


class Site(World):
    """A hub with a reporter; one that is not `alive` was killed, and changes nothing more."""

    def __init__(self, store: EmbeddedStore) -> None:
        super().__init__(store)
        self.post = Post()
        self.alive = True
        self.buried = asyncio.Event()
        self.away: set[str] = set()
        """The rooms that can't be changed."""
        self.settled = asyncio.Event()
        hosts = {ISSUER: Host(self.post, POST)}  # type: ignore[arg-type]
        found, spawn = self.hub.found, self.hub.tasks.spawn
        self.reporter = Reporter(hosts, self.change, found, self.hub.now, spawn)
        self.hub.rooms.kept = self.reporter.kept
        self.hub.rooms.listening = frozenset({ISSUER})

    async def change(self, room: str, make: Callable[[Room, Moment], Draft | None]) -> Live | None:
        if not self.alive:
            await self.buried.wait()
            raise Refused("forbidden", "It is dead.")
        try:
            if room in self.away:
                raise Refused("unknown", "There is no way there.")
            return await self.hub.rooms.change(room, make)
        finally:
            self.settled.set()

    async def reports(self, room: str = ROOM) -> Reports:
        found = await self.hub.room(room)
        one = None if found is None else found.instances.get("reports")
        state = Reports() if one is None else one.state
        assert isinstance(state, Reports)
        return state

    async def becomes(self, fits: Callable[[Reports], bool], room: str = ROOM) -> Reports:
        """Waits for such a state; each change wakes it."""
        while not fits(state := await self.reports(room)):
            self.settled.clear()
            await self.settled.wait()
        return state

    async def tried(self, count: int) -> float:
        """Waits until so many tries have failed; seconds until the next."""

        def fits(reports: Reports) -> bool:
            taken = self.hub.now() + LEASE
            return all(one.tries == count and one.again != taken for one in reports.owed.values())

        [one] = (await self.becomes(fits)).owed.values()
        return one.again - self.hub.now()

    async def plan(self) -> None:
        await self.hub.rooms.change(
            ROOM, lambda room, moment: room.act(moment, "ana", "rituals", "plan", PLAN)
        )

    async def pass_time(self, seconds: float, room: str = ROOM) -> None:
        """Lets room time pass, and the room do what is due."""
        self.time += seconds
        live = await self.hub.rooms.live(room)
        assert live is not None
        self.hub.tick()
        while live.busy:
            await asyncio.sleep(0)


@asynccontextmanager
async def sites(path: Path, count: int = 1, host: str = ISSUER) -> AsyncIterator[list[Site]]:
    """So many hubs at one store, which has the room of ana and ben: users of the host app."""
    store = EmbeddedStore(path)
    await store.open()
    made = [Site(store) for _ in range(count)]
    try:
        await made[0].found()
        await made[0].hub.settle(ROOM, None, lambda members, now: replace(members, host=host))
        yield made
        for site in made:
            site.post.opens.set()
            site.buried.set()
            await site.hub.close()
    finally:
        await store.close()


def nothing_owed(reports: Reports) -> bool:
    return not reports.owed


def waits(reports: Reports) -> bool:
    return any(one.status for one in reports.owed.values())


async def test_it_is_told_and_taken_off(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await site.plan()
        await site.becomes(nothing_owed)
        [(room, _, report)] = site.post.sent
        assert (room, report.what, report.ritual, report.member) == (ROOM, "date.planned", "d1", "ana")
        found = await site.hub.room(ROOM)
        assert found is not None
        due = found.due()
        assert due is not None
        assert due > T0 + 86_400, "nothing of it is left to wake for"


async def test_a_room_of_nobodys_host_tells_nothing(tmp_path: Path) -> None:
    async with sites(tmp_path, host="") as [site]:
        await site.plan()
        await site.hub.tasks.finished()
        assert site.post.sent == []


async def test_of_two_hubs_with_the_room_one_tells(tmp_path: Path) -> None:
    async with sites(tmp_path, 2) as [one, two]:
        await two.hub.room(ROOM)
        await one.plan()
        await one.becomes(nothing_owed)
        assert (len(one.post.sent), len(two.post.sent)) == (1, 0)


async def test_what_a_killed_hub_was_telling_is_told_by_another_with_the_same_id(tmp_path: Path) -> None:
    async with sites(tmp_path, 2) as [dead, alive]:
        dead.post.opens.clear()
        await dead.plan()
        await dead.post.until(1)
        dead.alive = False
        dead.post.opens.set()
        await alive.pass_time(LEASE - 1)
        assert alive.post.sent == []
        await alive.pass_time(1)
        await alive.becomes(nothing_owed)
        assert [id for _, id, _ in alive.post.sent] == [id for _, id, _ in dead.post.sent]
        await alive.pass_time(LEASE * 2)
        assert len(alive.post.sent) == 1


async def test_what_fails_is_told_again_with_growing_waits(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.post.says = lambda report: Said(Later(), 500)
        await site.plan()
        await site.becomes(waits)
        for n, wait in enumerate((5, 15, 45), 2):
            await site.pass_time(wait - 0.5)
            assert len(site.post.sent) == n - 1
            await site.pass_time(0.5)
            await site.tried(n)
            assert len(site.post.sent) == n
        site.post.says = lambda report: Said("sent", 200)
        await site.pass_time(135)
        await site.becomes(nothing_owed)
        assert len({id for _, id, _ in site.post.sent}) == 1
        assert await site.reports(POST) == Reports()


async def test_it_comes_again_when_the_host_says(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.post.says = lambda report: Said(Later(600.0), 503)
        await site.plan()
        state = await site.becomes(waits)
        assert [one.again for one in state.owed.values()] == [T0 + 600]


async def test_what_is_gone_is_a_dead_letter_at_once(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.post.says = lambda report: Said("gone", 410)
        await site.plan()
        await site.becomes(nothing_owed)
        [(id, letter)] = (await site.reports(POST)).dead.items()
        assert (id, letter.room, letter.status, letter.tries) == (site.post.sent[0][1], ROOM, 410, 1)


async def test_after_many_tries_it_is_a_dead_letter(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.post.says = lambda report: Said(Later(), 500)
        await site.plan()
        for n in range(1, MAX_TRIES + 1):
            await site.post.until(n)
            await site.pass_time(await site.tried(n) if n < MAX_TRIES else 0)
        [letter] = (await site.becomes(lambda reports: bool(reports.dead), POST)).dead.values()
        assert (letter.tries, letter.status) == (MAX_TRIES, 500)
        await site.becomes(nothing_owed)
        assert len(site.post.sent) == MAX_TRIES


async def test_what_was_owed_while_everything_was_down_for_days_is_a_dead_letter_untold(
    tmp_path: Path,
) -> None:
    async with sites(tmp_path) as [site]:
        site.post.says = lambda report: Said(Later(), 500)
        await site.plan()
        await site.becomes(waits)
        await site.pass_time(LASTS + 1)
        assert len((await site.becomes(lambda reports: bool(reports.dead), POST)).dead) == 1
        await site.becomes(nothing_owed)
        assert len(site.post.sent) == 1


async def test_a_letter_that_can_not_be_buried_is_still_owed(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.post.says = lambda report: Said("gone", 410)
        site.away.add(POST)
        await site.plan()
        await site.hub.tasks.finished()
        assert len((await site.reports()).owed) == 1
        site.away.clear()
        await site.pass_time(LEASE)
        await site.becomes(nothing_owed)
        assert len((await site.reports(POST)).dead) == 1


async def test_a_dead_letter_is_sent_again_and_may_die_again(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.post.says = lambda report: Said("gone", 410)
        await site.plan()
        await site.becomes(nothing_owed)
        [id] = (await site.reports(POST)).dead

        def again(state: Activity, now: float) -> Activity:
            assert isinstance(state, Reports)
            return state.revived((id,), now)

        for count, says in ((2, Said("gone", 410)), (3, Said("sent", 200))):
            site.post.says = lambda report, says=says: says  # type: ignore[misc]
            await site.hub.amend(POST, "reports", again)
            await site.post.until(count)
            await site.becomes(nothing_owed, POST)
        assert await site.reports(POST) == Reports()
        assert {(room, one) for room, one, _ in site.post.sent} == {(ROOM, id)}


async def test_a_host_app_that_hangs_holds_up_neither_the_room_nor_others(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        site.post.opens.clear()
        for _ in range(reporter_module.AT_ONCE + 4):
            await site.plan()
        await site.post.until(reporter_module.AT_ONCE)
        assert len(site.post.sent) == reporter_module.AT_ONCE
        site.post.opens.set()
        await site.becomes(nothing_owed)
        assert len(site.post.sent) == reporter_module.AT_ONCE + 4
        assert FIRST_WAIT < LEASE


async def test_whom_this_hub_does_not_know_another_may_tell(tmp_path: Path) -> None:
    async with sites(tmp_path, 2) as [old, new]:
        old.post.says = lambda report: Said(Later(), 500)
        await old.plan()
        await old.tried(1)
        old.alive, new.reporter._hosts = False, {}
        await new.pass_time(FIRST_WAIT)
        await new.hub.tasks.finished()
        assert len((await new.reports()).owed) == 1
        new.reporter._hosts = old.reporter._hosts | {ISSUER: Host(new.post, POST)}  # type: ignore[arg-type]
        await new.pass_time(LEASE)
        await new.becomes(nothing_owed)
        assert len(new.post.sent) == 1


async def test_whom_the_operator_took_out_is_told_nothing_and_nothing_is_left(tmp_path: Path) -> None:
    async with sites(tmp_path, 2) as [before, after]:
        before.post.says = lambda report: Said(Later(), 500)
        await before.plan()
        await before.becomes(waits)
        after.reporter._hosts = {}
        before.alive = False
        await after.pass_time(FIRST_WAIT)
        for _ in range(MAX_TRIES):
            await after.pass_time(LEASE)
        await after.becomes(nothing_owed)
        assert after.post.sent == []


async def test_members_who_come_and_go_are_reported(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await site.hub.leave(ROOM, "ben", erase=False)
        await site.becomes(nothing_owed)
        assert [(one.what, one.member) for _, _, one in site.post.sent] == [("member.left", "ben")]


def no_words(value: Any) -> bool:
    return not isinstance(value, bytes)


async def test_titles_are_in_no_report(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        args = PLAN | {"title": b"\0Slow supper"}
        await site.hub.rooms.change(
            ROOM, lambda room, moment: room.act(moment, "ana", "rituals", "plan", args)
        )
        await site.becomes(nothing_owed)
        [(_, _, report)] = site.post.sent
        assert all(no_words(getattr(report, name)) for name in report.__struct_fields__)
        assert "Slow" not in repr(report)
