"""What is planned in a room, as events of a calendar. No word that somebody wrote is in them.

Nothing in it is of the time at which it is asked for, so that an unchanged calendar is the same to the byte: what
an event says of itself is of its last change.

Import it where a calendar is written: the package `icalendar` takes a tenth of a hub's start, and few need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vCalAddress, vDuration, vRecur, vText

from samesky_shared.core.recurrence import Moved, Rule, happens, instant, wall
from samesky_shared.core.repeats import read

from .dated import Dated, Wording
from .zones import changes, timezone

PRODUCT = "-//Samesky//Samesky//EN"
HOST = "samesky"
"""Stands behind `@` in what calendars know a date by. It is the same on each hub, so a room may move."""
REFRESH = timedelta(hours=1)
TWICE_AHEAD = 2
"""Years after this one for which dates in an hour that comes twice are said one by one."""
Method = Literal["REQUEST", "CANCEL"]


def feed(dated: list[Dated], words: Wording, url: str, now: float) -> bytes:
    """A calendar to be fetched again and again.

    Args:
        dated: its dates.
        words: in the reader's language.
        url: where the room opens, without a secret.
        now: room time.
    """
    made, year = _calendar(words), _year(now)
    made.add("name", words.name)
    made.add("x-wr-calname", words.name)
    made.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    _fill(made, dated, [event for one in dated for event in _events(one, words, url, year)], year)
    return bytes(made.to_ical())


def invitation(
    one: Dated, words: Wording, url: str, now: float, sender: str, to: str
) -> tuple[Method, bytes]:
    """What is mailed: asks for it to be put into the calendar of `to`, or taken out again."""
    method: Method = "CANCEL" if one.cancelled else "REQUEST"
    made, year = _calendar(words), _year(now)
    made.add("method", method)
    events = _events(one, words, url, year)
    for event in events:
        organizer = vCalAddress(f"mailto:{sender}")
        organizer.params["CN"] = vText(words.name)
        event.add("organizer", organizer)
        guest = vCalAddress(f"mailto:{to}")
        guest.params["ROLE"] = "REQ-PARTICIPANT"
        guest.params["PARTSTAT"] = "NEEDS-ACTION"
        guest.params["RSVP"] = "FALSE"
        event.add("attendee", guest)
    _fill(made, [one], events, year)
    return method, bytes(made.to_ical())


def _calendar(words: Wording) -> Calendar:
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    return made


def _year(now: float) -> int:
    """What depends on the time at all changes with the year."""
    return datetime.fromtimestamp(now, UTC).year


def _fill(made: Calendar, dated: list[Dated], events: list[Event], year: int) -> None:
    """Puts the events in, and in front of them the zones that they name."""
    first: dict[str, int] = {}
    for one in dated:
        for tz, start in [
            (one.rule.tz, one.rule.start),
            *((to.tz, to.start) for to in one.rule.moved.values()),
        ]:
            first[tz] = min(first.get(tz, year), int(start[:4]) - 1)
    for part in [*(timezone(tz, first[tz], year) for tz in sorted(first)), *events]:
        made.add_component(part)


def _events(one: Dated, words: Wording, url: str, year: int) -> list[Event]:
    rule = one.rule
    if rule.again is None:
        to = rule.moved.get(rule.start)
        start, tz = (rule.start, rule.tz) if to is None else (to.start, to.tz)
        return [_event(one, words, url, _there(start, tz), one.long(rule.start))]
    whole = _event(one, words, url, _named(rule.start, rule.tz), one.minutes)
    repeat = vRecur.from_ical(rule.again)
    if rule.until is not None and read(rule.again).times is None:
        repeat["UNTIL"] = [datetime.fromtimestamp(instant(rule.until, rule.tz), UTC)]
    whole.add("rrule", repeat)
    if rule.skipped:
        whole.add("exdate", [_named(id, rule.tz) for id in rule.skipped])
    longer = (id for id, _ in one.own if id not in rule.skipped and happens(rule, id))
    alone = {id: Moved(id, rule.tz) for id in (*_twice(rule, year), *longer)} | rule.moved
    events = [whole]
    for id, to in sorted(alone.items()):
        event = _event(one, words, url, _there(to.start, to.tz), one.long(id))
        event.add("recurrence-id", _named(id, rule.tz))
        events.append(event)
    return events


def _twice(rule: Rule, year: int) -> Iterator[str]:
    """Dates of the series in an hour that comes twice: programs differ in which of them it is."""
    for change in changes(rule.tz, year - 1, year + TWICE_AHEAD):
        for day in (change.onset - timedelta(days=1), change.onset):
            id = f"{day.date().isoformat()}{rule.start[10:]}"
            begin = change.onset + (change.after - change.before)
            twice = begin <= datetime.fromisoformat(id) < change.onset
            if twice and id not in rule.skipped and happens(rule, id):
                yield id


def _event(one: Dated, words: Wording, url: str, start: datetime, minutes: int) -> Event:
    made, changed = Event(), datetime.fromtimestamp(int(one.changed), UTC)
    made.add("uid", f"{one.uid}@{HOST}")
    made.add("sequence", one.revised)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("dtstart", start)
    made.add("duration", timedelta(minutes=minutes))
    made.add("summary", words.date)
    made.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    if url:
        made.add("url", url)
    for before in () if one.cancelled else one.remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words.date)
        alarm.add("trigger", timedelta(minutes=-before))
        made.add_component(alarm)
    return made


def _named(id: str, tz: str) -> datetime:
    """The wall time by which a series names one of its dates."""
    return datetime.fromisoformat(id).replace(tzinfo=ZoneInfo(tz))


def _there(start: str, tz: str) -> datetime:
    """The same for one that is alone: if clocks never show it, what they show then; if twice, the instant."""
    at = instant(start, tz)
    made = _named(wall(at, tz), tz)
    if made.utcoffset() == made.replace(fold=1).utcoffset():
        return made
    return datetime.fromtimestamp(at, UTC)
