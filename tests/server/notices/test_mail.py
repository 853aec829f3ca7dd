"""Mail to a server on loopback, with and without TLS, and on the console."""

from __future__ import annotations

import io
import ssl
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from samesky_server import tls
from samesky_server.calendars.dated import Dated
from samesky_server.notices.mail import Console, Mailer, Smtp
from samesky_server.notices.port import Later, Notice
from samesky_shared.core.recurrence import Rule

from ...calendars import strict
from .inbox import Inbox, server

NOTICE = Notice(
    "ab" * 16, "asked", "Samesky", "Jemand würde sich freuen.", "/r/secret", 1.8e9, 90.0, "de", ""
)
MAILER = Mailer("samesky@example.org", "https://samesky.example.org")


def contexts(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    path = tls.own(folder, ["127.0.0.1"], datetime.now(UTC))
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(path)
    return ours, ssl.create_default_context(cafile=str(path))


def knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"samesky", b"p4ss"), handled=False)


async def test_it_begins_plainly_and_becomes_tls_before_the_password_goes(tmp_path: Path) -> None:
    ours, theirs = contexts(tmp_path)
    inbox = Inbox()
    options = {"tls_context": ours, "require_starttls": True, "authenticator": knows, "auth_required": True}
    async with server(inbox, **options) as port:
        way = Smtp(MAILER, f"smtp://127.0.0.1:{port}", "samesky", "p4ss", theirs)
        assert await way.send("ana@example.org", NOTICE) == "sent"
        wrong = Smtp(MAILER, f"smtp://127.0.0.1:{port}", "samesky", "wrong", theirs)
        assert await wrong.send("ana@example.org", NOTICE) == Later()
        stranger = Smtp(MAILER, f"smtp://127.0.0.1:{port}", "samesky", "p4ss")
        assert await stranger.send("ana@example.org", NOTICE) == Later(), "an unknown certificate"
    [(to, mail)] = inbox.mails
    assert inbox.tls
    assert to == "ana@example.org"
    assert (mail["From"], mail["To"], mail["Subject"]) == ("samesky@example.org", to, "Samesky")
    assert mail["Message-ID"] == f"<{'ab' * 16}@example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content().replace("\r", "")
    assert text.startswith("Jemand würde sich freuen.\n\nhttps://samesky.example.org\n\nDu bekommst das")
    assert "secret" not in mail.as_string(), "it names no room"


async def test_a_server_without_tls_gets_nothing_unless_the_operator_says_so() -> None:
    inbox = Inbox()
    async with server(inbox) as port:
        assert await Smtp(MAILER, f"smtp://127.0.0.1:{port}", "", "").send("a@example.org", NOTICE) == Later()
        assert inbox.mails == []
        plain = Smtp(MAILER, f"plain://127.0.0.1:{port}", "", "")
        assert await plain.send("a@example.org", NOTICE) == "sent"
    assert len(inbox.mails) == 1


@pytest.mark.parametrize(
    ("says", "outcome"), [("550 no such user", "never"), ("451 later", Later()), ("421 busy", Later())]
)
async def test_a_mailbox_that_is_none_and_one_that_is_busy(says: str, outcome: object) -> None:
    inbox = Inbox()
    inbox.refuses = says
    async with server(inbox) as port:
        assert (
            await Smtp(MAILER, f"plain://127.0.0.1:{port}", "", "").send("a@example.org", NOTICE) == outcome
        )


async def test_a_server_that_is_not_there_is_tried_later() -> None:
    async with server(Inbox()) as port:
        pass
    assert await Smtp(MAILER, f"plain://127.0.0.1:{port}", "", "").send("a@example.org", NOTICE) == Later()


async def test_on_the_console_most_of_the_address_is_left_out() -> None:
    out = io.StringIO()
    assert await Console(MAILER, out).send("ana.who@example.org", NOTICE) == "sent"
    assert "a…@example.org" in out.getvalue()
    assert "ana" not in out.getvalue()
    assert "Jemand würde sich freuen." in out.getvalue()


DATED = Dated("abc", Rule("2027-01-22T21:00", "Europe/Lisbon", "FREQ=WEEKLY"), 90, 3, 1.8e9, (30,))


@pytest.mark.parametrize(("cancelled", "method"), [(False, "REQUEST"), (True, "CANCEL")])
async def test_a_date_is_attached_as_mail_programs_want_it(cancelled: bool, method: str) -> None:
    inbox = Inbox()
    notice = NOTICE._replace(
        what="planned", title="Eine Verabredung", dated=DATED._replace(cancelled=cancelled)
    )
    async with server(inbox) as port:
        assert (
            await Smtp(MAILER, f"plain://127.0.0.1:{port}", "", "").send("ana@example.org", notice) == "sent"
        )
    [(_, mail)] = inbox.mails
    assert mail["Subject"] == "Eine Verabredung"
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    *_, inline, file = mail.walk()
    assert inline.get_param("method") == method
    assert inline.get_content_charset() == "utf-8"
    assert (file.get_filename(), file.get_content_disposition()) == ("date.ics", "attachment")
    assert isinstance(inline, EmailMessage)
    assert isinstance(file, EmailMessage)
    raw = file.get_content()
    assert inline.get_content().replace("\r\n", "\n").strip() == raw.decode().replace("\r\n", "\n").strip()
    made = strict(raw)
    [event] = made.walk("VEVENT")
    assert (made["METHOD"], event["UID"], event["SEQUENCE"]) == (method, "abc@samesky", 3)
    assert (event["ORGANIZER"], event["ATTENDEE"]) == ("mailto:samesky@example.org", "mailto:ana@example.org")
    assert event["SUMMARY"] == "Verabredung"
    assert event["URL"] == "https://samesky.example.org"
    assert "secret" not in mail.as_string(), "it names no room"


async def test_on_the_console_a_date_is_told_in_words() -> None:
    out = io.StringIO()
    assert await Console(MAILER, out).send("ana@example.org", NOTICE._replace(dated=DATED)) == "sent"
    assert "Jemand würde sich freuen." in out.getvalue()
    assert "VEVENT" not in out.getvalue()
