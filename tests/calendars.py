"""Calendars that read what we write: the `icalendar` library, strictly, and khal with a database of its own."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from icalendar import Calendar

CONFIG = """[calendars]
[[home]]
path = {folder}/events
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""
FORM = "{uid}|{start-long-full}|{end-long-full}|{status}|{title}"


class Shown(NamedTuple):
    """One date as khal shows it."""

    start: float
    end: float
    status: str
    title: str


def strict(raw: bytes) -> Calendar:
    """What is in it, if it is written as RFC 5545 has it."""
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    made = Calendar.from_ical(raw)
    assert isinstance(made, Calendar)
    assert not [one.errors for one in made.walk() if one.errors]
    named = {str(zone["TZID"]) for zone in made.walk("VTIMEZONE")}
    used = {
        line.partition("TZID=")[2].partition(":")[0]
        for line in raw.decode().split("\r\n")
        if ";TZID=" in line
    }
    assert used <= named
    return made


async def khal(folder: Path, raw: bytes, first: str, last: str) -> dict[str, list[Shown]]:
    """All dates that begin from one day to before another (UTC), by their uid; none of them over midnight."""
    folder.joinpath("events").mkdir(parents=True)
    folder.joinpath("config").write_text(CONFIG.format(folder=folder), "utf-8")
    folder.joinpath("given.ics").write_bytes(raw)
    await _run(folder, "import", "--batch", "-a", "home", str(folder / "given.ics"))
    out = await _run(folder, "list", "--notstarted", "--day-format", "", "--format", FORM, first, last)
    found: dict[str, list[Shown]] = {}
    begin, end = (datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() for day in (first, last))
    for line in filter(None, out.splitlines()):
        uid, *times, status, title = line.split("|")
        starts, ends = (datetime.fromisoformat(time).replace(tzinfo=UTC).timestamp() for time in times)
        if begin <= starts < end:
            found.setdefault(uid, []).append(Shown(starts, ends, status.strip(), title))
    return {uid: sorted(shown) for uid, shown in found.items()}


async def _run(folder: Path, *arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "khal", "-c", str(folder / "config"), *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode()
