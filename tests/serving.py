"""A real hub in a process of its own, on a free port of loopback, for tests from outside."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from . import copies

PRIVATE = re.compile(
    r"(?<![\w-])[\w-]{22,}(?![\w-])"  # secrets, ids of rooms, tokens
    r"|\b(?:Ana|Ben|Noor|In(?:\\u00ea|ê)s|Kenji|Maximiliane|Robin|Guest|Friend)\b"  # who is in the rooms of tests
    r"|\b(?:love|secret|Lisbon|tomato|canary)\b",  # and some of what they say
    re.ASCII,
)
"""What stands in no log, whatever the tests do."""
SHOWN = {"timestamp", "sha256", "error"}
"""Values that may be long: when, whose certificate, and at which places of the code something failed."""
END_WITHIN = 45.0
"""Seconds in which a hub ends that was asked to: it gives itself 30."""
ROOT = Path(__file__).resolve().parents[1]
HUB = "samesky_server"
as_copies = False
"""Whether `hub` begins hubs as copies of a process that has loaded their code: not where hubs are measured."""


def check_line(line: str) -> None:
    """Raises `AssertionError` when a line of a log is not one event as JSON, or says something private."""
    event = json.loads(line)
    assert {"event", "level", "timestamp"} <= event.keys(), line
    for name, value in event.items():
        assert name in SHOWN or not PRIVATE.search(str(value)), f"private: {line}"


class HubProcess:
    """`samesky serve` on a data directory; can be killed and started again on the same port.

    Args:
        data: the directory.
        module: what is run in place of `samesky_server`.
        copied: whether it is begun as a copy, where that is the same; else always by its command.
        settings: by their names.
    """

    def __init__(self, data: Path, *, module: str = HUB, copied: bool = False, **settings: str) -> None:
        self.data = data
        self.module = module
        self.copied = copied
        self.settings = {"rooms": "open", "rooms_per_hour": "1000", "joins_per_minute": "1000"} | settings
        self.port = 0
        self.url = ""
        self.ready: dict[str, Any] = {}
        self._process: asyncio.subprocess.Process | copies.Copy | None = None
        self.log = data.parent / f"{data.name}.log"

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether there is a process."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Starts it and waits for the line that says it is ready."""
        environ = os.environ | {f"SAMESKY_{name.upper()}": value for name, value in self.settings.items()}
        arguments = ["--port", str(self.port), "--data", str(self.data)]
        with self.log.open("ab") as log:
            # Elsewhere there may be other code.
            if self.copied and self.module == HUB and "PYTHONPATH" not in environ:
                self._process = await copies.copy(arguments, environ, log.fileno())
            else:
                command = [sys.executable, "-m", self.module, *arguments]
                self._process = await asyncio.create_subprocess_exec(
                    *command, stdout=asyncio.subprocess.PIPE, stderr=log, env=environ, cwd=ROOT
                )
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        assert line, f"the hub did not start: {self.log.read_text()[-2000:]}"
        self.ready = json.loads(line)
        self.url = self.ready["url"]
        self.port = int(self.url.rpartition(":")[2])

    async def kill(self) -> None:
        """SIGKILL: nothing is finished."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()

    async def ended(self) -> int:
        """Waits until it has ended by itself; returns the exit code."""
        assert self._process is not None
        code = await self._process.wait()
        if self.ready:  # what stops it before is said in plain words
            self.reads_log()
        return code

    def reads_log(self) -> None:
        """Whatever was done to it: each line of its log is one event as JSON, with nothing private in it."""
        mail = False
        for line in self.log.read_text("utf-8").splitlines(keepends=True):
            # Without a mail server mails stand there to be read; nothing else does.
            mail = not line.startswith("{") and (mail or not line.strip() or line.startswith("Mail to "))
            if line.endswith("\n") and not mail:  # not cut off in the middle by a kill
                check_line(line)

    async def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(END_WITHIN):
                return await self.ended()
        except TimeoutError:
            await self.kill()
            raise AssertionError(f"the hub did not end: {self.log.read_text()[-2000:]}") from None

    async def make_room(self, *names: str, kind: str = "couple") -> list[dict[str, Any]]:
        """A room with these members: for each the answer of HTTP, with `token`, `device` and `member`."""
        async with httpx.AsyncClient(base_url=self.url) as http:
            body = {"kind": kind, "member": {"name": names[0]}}
            made = (await http.post("/v1/rooms", json=body)).raise_for_status().json()
            people = [made]
            for name in names[1:]:
                secret = made["invite"]["url"].rpartition("#")[2]
                if len(people) > 1:
                    head = {"Authorization": f"Bearer {made['token']}"}
                    path = f"/v1/rooms/{made['room']['id']}/invites"
                    answer = (await http.post(path, json={}, headers=head)).raise_for_status().json()
                    secret = answer["url"].rpartition("#")[2]
                body = {"secret": secret, "member": {"name": name}}
                people.append((await http.post("/v1/join", json=body)).raise_for_status().json())
            return people


@asynccontextmanager
async def hub(data: Path, **settings: str) -> AsyncIterator[HubProcess]:
    """A hub that runs, and is stopped at the end."""
    made = HubProcess(data, copied=as_copies, **settings)
    await made.start()
    try:
        yield made
    finally:
        await made.stop()
