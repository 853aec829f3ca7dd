"""Mail, by a server of the operator's; or on the console, for who tries it out."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
import sys
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TextIO
from urllib.parse import urlsplit

from ..calendars.dated import Dated, Wording
from ..log import log
from .port import Later, Notice, Outcome
from .wording import wording

WITHIN = 15.0
"""Seconds that the server may take for each answer."""
AT_ONCE = 4
FILE = "date.ics"
PORTS = {"smtp": 587, "smtps": 465, "plain": 25}
"""`smtp` begins plainly and must become TLS, `smtps` is TLS, `plain` stays plain."""


class Mailer:
    """Writes mails.

    Args:
        sender: the address that they are from.
        home: the app's address, for the way there; empty: none is named.
    """

    def __init__(self, sender: str, home: str) -> None:
        self._sender = sender
        self._home = home

    def message(self, to: str, notice: Notice) -> EmailMessage:
        """A mail. It names no room, since servers on its way read it."""
        say, made = wording(notice.lang), EmailMessage()
        made["From"], made["To"], made["Subject"] = self._sender, to, notice.title
        made["Date"] = format_datetime(datetime.fromtimestamp(notice.at, UTC))
        made["Message-ID"] = f"<{notice.id}@{self._sender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"
        made["Content-Language"] = notice.lang
        lines = [notice.body, self._home, say("notice-end")]
        made.set_content("\n\n".join(line for line in lines if line) + "\n")
        if notice.dated is not None:
            self._invite(made, to, notice, notice.dated)
        return made

    def _invite(self, made: EmailMessage, to: str, notice: Notice, dated: Dated) -> None:
        """Adds the event: as what a mail program acts on, and as a file for those that only know files."""
        from ..calendars.events import invitation

        say = wording(notice.lang)
        words = Wording(say("calendar-date"), say("calendar-name"))
        method, event = invitation(dated, words, self._home, notice.at, self._sender, to)
        named = {"method": method, "name": FILE}
        made.add_alternative(event.decode(), subtype="calendar", params=named)
        made.add_attachment(event, "application", "ics", filename=FILE)


class Console:
    """Writes mails where the operator sees them, with most of the address left out."""

    def __init__(self, mailer: Mailer, out: TextIO | None = None) -> None:
        self._mailer = mailer
        self._out = out

    async def send(self, to: str, notice: Notice) -> Outcome:
        """Writes it down."""
        made = self._mailer.message(to, notice)
        body = made.get_body(("plain",)) or made
        name, _, host = to.partition("@")
        out = self._out or sys.stderr
        print(
            f"\nMail to {name[:1]}…@{host}, not sent (no `mail_server`):\n{body.get_content()}",
            file=out,
            flush=True,
        )
        return "sent"


class Smtp:
    """The way to mailboxes.

    Args:
        mailer: writes what is sent.
        server: such as `smtps://mail.example.org:465`.
        user: for the server, with `password`; empty: it wants none.
        context: whose certificates are believed.
    """

    def __init__(
        self, mailer: Mailer, server: str, user: str, password: str, context: ssl.SSLContext | None = None
    ) -> None:
        parts = urlsplit(server)
        self._scheme, self._host = parts.scheme, parts.hostname or ""
        self._port = parts.port or PORTS[parts.scheme]
        self._login = (user, password) if user else None
        self._context = context or ssl.create_default_context()
        self._mailer = mailer
        self._free = asyncio.Semaphore(AT_ONCE)

    async def send(self, to: str, notice: Notice) -> Outcome:
        """Hands it to the server."""
        made = self._mailer.message(to, notice)
        async with self._free:
            try:
                await asyncio.to_thread(self._hand_over, made)
            except smtplib.SMTPRecipientsRefused as refused:
                codes = [code for code, _ in refused.recipients.values()]
                return "never" if codes and all(code >= 500 for code in codes) else Later()
            except (smtplib.SMTPException, OSError) as error:
                log.warning("mail_failed", error=type(error).__name__)
                return Later()
        return "sent"

    def _hand_over(self, message: EmailMessage) -> None:
        with self._connected() as server:
            if self._login is not None:
                server.login(*self._login)
            server.send_message(message)

    def _connected(self) -> smtplib.SMTP:
        if self._scheme == "smtps":
            return smtplib.SMTP_SSL(self._host, self._port, timeout=WITHIN, context=self._context)
        server = smtplib.SMTP(self._host, self._port, timeout=WITHIN)
        try:
            if self._scheme == "smtp":
                server.starttls(context=self._context)
        except BaseException:
            server.close()
            raise
        return server
