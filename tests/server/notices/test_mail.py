"""Mail to a server on loopback, with and without TLS, and on the console."""

from __future__ import annotations

import asyncio
import io
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope

from samesky_server import tls
from samesky_server.notices.mail import Console, Mailer, Smtp
from samesky_server.notices.port import Later, Notice

NOTICE = Notice(
    "ab" * 16, "asked", "Samesky", "Jemand würde sich freuen.", "/r/secret", 1.8e9, 90.0, "de", ""
)
MAILER = Mailer("samesky@example.org", "https://samesky.example.org")


class Inbox:
    """Takes mail; `refuses` is what it answers to a recipient."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, EmailMessage]] = []
        self.refuses = ""
        self.tls = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, to: str, options: Any) -> str:
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        self.tls = session.ssl is not None
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append((envelope.rcpt_tos[0], mail))
        return "250 OK"


@asynccontextmanager
async def server(inbox: Inbox, **options: Any) -> AsyncIterator[int]:
    loop = asyncio.get_running_loop()
    made = await loop.create_server(lambda: SMTP(inbox, loop=loop, **options), "127.0.0.1", 0)
    try:
        yield made.sockets[0].getsockname()[1]
    finally:
        made.close()


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
