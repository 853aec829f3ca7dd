"""From a date that is planned to what stands in somebody's calendar: a real hub, mail server and calendar."""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
import pytest

import samesky_client
from samesky_shared.core.recurrence import instant

from ..calendars import khal, strict
from ..server.notices.inbox import Inbox, server
from ..serving import hub

START = "2030-03-01T20:30"


def event_of(mail: EmailMessage) -> tuple[str, Any]:
    """What a mail asks of a calendar, and the event."""
    [part] = [one for one in mail.walk() if one.get_content_type() == "application/ics"]
    assert isinstance(part, EmailMessage)
    made = strict(part.get_content())
    return str(made["METHOD"]), made.walk("VEVENT")[0]


async def test_a_feed_is_read_by_a_calendar_and_its_key_is_in_no_log(tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data", log_level="debug") as running,
        samesky_client.make(running.url, name="Ana") as ana,
        samesky_client.join(ana.invite_link or "", name="Ben", lang="de") as ben,
        httpx.AsyncClient() as http,
    ):
        await ana.rituals().plan(START, "Asia/Kolkata", again="FREQ=WEEKLY;COUNT=5", title="Our secret")
        url = await ben.calendar_address()
        assert await ben.calendar_address() == url
        assert ben.notices().state.calendar is not None
        assert f"notices:{ben.you}" not in ana.states
        got = await http.get(url)
        assert b"secret" not in got.content
        shown = await khal(tmp_path / "khal", got.content, "2030-01-01", "2031-01-01")
        [dates] = shown.values()
        first = instant(START, "Asia/Kolkata")
        assert [one.start for one in dates] == [first + n * 7 * 86400 for n in range(5)]
        assert {one.title for one in dates} == {"Verabredung"}
        other = await ben.calendar_address(new=True)
        assert (await http.get(url)).status_code == 404
        assert (await http.get(other)).status_code == 200
        await running.kill()
        await running.start()
        assert (await http.get(other)).status_code == 200, "it follows from what is kept"
        await ben.until(lambda room: room.connection == "ready")
        await ben.no_calendar_address()
        assert (await http.get(other)).status_code == 404
        log = running.log.read_text()
        assert not [one for one in (url, other) if one.partition("key=")[2] in log]


@pytest.mark.timeout(120)
async def test_an_invitation_comes_by_mail_and_is_taken_back(tmp_path: Path) -> None:
    inbox = Inbox()
    async with server(inbox) as port:
        settings = {"mail_server": f"plain://127.0.0.1:{port}", "mail_from": "samesky@example.org"}
        async with (
            hub(tmp_path / "data", **settings) as running,
            samesky_client.make(running.url, name="Ana") as ana,
            samesky_client.join(ana.invite_link or "", name="Ben") as ben,
        ):
            await ben.notices().mail("ben@example.org")
            code = re.search(r"[0-9]{6}", (await inbox.until(1)).get_content())
            assert code is not None
            await ben.notices().confirm(code[0])
            await ben.notices().invites(yes=True)
            await ana.rituals().plan(START, "Asia/Kolkata", again="FREQ=WEEKLY", title="Our secret")
            mail = await inbox.until(2)
            method, event = event_of(mail)
            assert (method, event["SEQUENCE"]) == ("REQUEST", 0)
            assert mail["To"] == "ben@example.org"
            assert event["ATTENDEE"] == "mailto:ben@example.org"
            assert event["DTSTART"].dt.timestamp() == instant(START, "Asia/Kolkata")
            assert "secret" not in mail.as_string()
            assert ben.seat.room not in mail.as_string()
            await ana.rituals().skip("d1", "2030-03-08T20:30")
            assert event_of(await inbox.until(3))[1]["SEQUENCE"] == 1
            await ben.rituals().drop("d1")
            method, gone = event_of(await inbox.until(4))
            assert (method, gone["UID"], gone["SEQUENCE"]) == ("CANCEL", event["UID"], 2)
            await ben.until(lambda room: not room.notices().state.owed)
            assert len(inbox.mails) == 4
            assert {to for to, _ in inbox.mails} == {"ben@example.org"}
