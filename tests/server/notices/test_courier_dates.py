"""Dates go to mailboxes once each, with what calendars need; as other notices do, and to no device."""

from __future__ import annotations

from pathlib import Path

from samesky_server.notices.port import Later
from samesky_shared.core.notices import LEASE

from ..hub.harness import ROOM, T0
from .test_courier import Site, act, nothing_owed, sites


async def invited(site: Site) -> None:
    """Gives Ben a mailbox that is his, to which dates are mailed."""
    await act(site, "ben", "notices:ben", "mail", address="ben@example.org")
    code = (await site.state()).mailbox.code  # type: ignore[union-attr]
    await act(site, "ben", "notices:ben", "confirm", code=code)
    await act(site, "ben", "notices:ben", "invites", yes=True)
    await site.becomes(nothing_owed)
    site.mail.sent.clear()


DATE = {"start": "2027-01-22T21:00", "tz": "Europe/Lisbon", "again": "FREQ=WEEKLY"}
"""A week after it is now."""


async def test_a_date_goes_by_mail_alone_with_all_that_a_calendar_needs(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await invited(site)
        await act(site, "ana", "rituals", "plan", **DATE)
        await act(site, "ana", "rituals", "skip", ritual="d1", date="2027-01-22T21:00")
        await act(site, "ana", "rituals", "drop", ritual="d1")
        await site.mail.until(3)
        await site.becomes(nothing_owed)
        notices = [notice for _, notice in site.mail.sent]
        assert [one.what for one in notices] == ["planned", "changed", "dropped"]
        assert [one.dated.revised for one in notices if one.dated] == [0, 1, 2]
        assert [one.dated.cancelled for one in notices if one.dated] == [False, False, True]
        assert len({one.dated.uid for one in notices if one.dated}) == 1
        assert len({one.id for one in notices}) == 3
        assert notices[0].title == "A date for your calendar"
        assert "on Friday, January 22, 2027" in notices[0].body
        assert site.push.sent == []


async def test_quiet_hours_put_an_invitation_off_and_it_is_of_what_is_planned_then(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await invited(site)
        await act(site, "ben", "room", "profile", tz="Asia/Tokyo")
        await act(site, "ben", "notices:ben", "quiet", start="16:30", end="17:30")
        await act(site, "ana", "rituals", "plan", **DATE)
        await site.becomes(lambda state: any(one.tries == 0 for one in state.owed.values()))
        await act(site, "ben", "notices:ben", "invites", yes=False)
        await act(site, "ana", "rituals", "skip", ritual="d1", date="2027-01-22T21:00")
        await act(site, "ben", "notices:ben", "invites", yes=True)
        await act(site, "ana", "rituals", "restore", ritual="d1", date="2027-01-22T21:00")
        await site.becomes(lambda state: any(one.tries == 0 for one in state.owed.values()))
        assert site.mail.sent == []
        await site.pass_time(1800)
        await site.becomes(nothing_owed)
        [(_, notice)] = site.mail.sent
        assert notice.dated is not None
        assert (notice.what, notice.dated.revised) == ("changed", 2)


async def test_an_invitation_of_a_killed_hub_is_repeated_once_and_the_same(tmp_path: Path) -> None:
    async with sites(tmp_path, 2) as [one, two]:
        await invited(one)
        one.alive = False
        await act(one, "ana", "rituals", "plan", **DATE)
        await one.mail.until(1)
        await two.hub.room(ROOM)
        await two.pass_time(LEASE)
        await two.becomes(nothing_owed)
        [(_, first)], [(_, second)] = one.mail.sent, two.mail.sent
        assert (first.id, first.dated) == (second.id, second.dated)


async def test_what_matters_no_more_is_not_mailed(tmp_path: Path) -> None:
    async with sites(tmp_path) as [site]:
        await invited(site)
        site.mail.says = lambda to: Later(200.0)
        await act(site, "ana", "rituals", "plan", **DATE)
        await site.becomes(
            lambda state: any(one.left and one.again > T0 + 100 for one in state.owed.values())
        )
        assert len(site.mail.sent) == 1
        await act(site, "ana", "rituals", "close")
        await site.pass_time(200)
        await site.becomes(nothing_owed)
        assert len(site.mail.sent) == 1
