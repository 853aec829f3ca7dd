"""What is planned, read back by other calendars: the same dates to the minute, in two years and many zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr

from samesky_server.calendars.dated import Dated, Wording
from samesky_server.calendars.events import feed, invitation
from samesky_shared.core.recurrence import Moved, Rule, checked, dates

from ...calendars import khal, strict

WORDS = Wording(
    "Verabredung, nur wir; zwei\nund so weiter bis weit über das Ende einer Zeile hinaus", "Samesky"
)
PLAIN = Wording("Date", "Samesky")
NOW = datetime(2027, 1, 1, tzinfo=UTC).timestamp()
FIRST, LAST = "2027-01-01", "2029-01-01"
ROOM = "https://samesky.example.org/r/room"
ZONES = (
    "Europe/Lisbon", "Europe/Berlin", "America/Sao_Paulo", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Pacific/Chatham", "America/St_Johns", "Africa/Cairo", "America/Santiago", "UTC",
)  # fmt: skip
RULES = (
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=2,9;BYMONTHDAY=29",
    "FREQ=WEEKLY;BYDAY=FR;COUNT=30",
)
HOURS = ("01:30", "02:15", "02:30", "20:00")
"""Hours that do not exist or come twice somewhere, and one that always is."""


def bare(text: str) -> datetime:
    """What a clock on the wall shows."""
    return datetime.fromisoformat(text)


def series() -> list[Rule]:
    """Three rules in each zone, at changing hours, some with exceptions."""
    found = []
    for n, tz in enumerate(ZONES):
        for m, again in list(enumerate(RULES))[n % 3 :: 3]:
            start = f"2027-01-{1 + (n + m) % 20:02}T{HOURS[(n + m) % 4]}"
            until = "2028-06-30T12:00" if m == 1 else None
            rule = checked(Rule(start, tz, again, until), NOW - 86400)
            names = [one.id for one in dates(rule, NOW, 6)]
            skipped = tuple(names[:1] + names[3:4]) if n % 2 else ()
            moved = {
                names[1]: Moved("2027-05-05T19:30", "Asia/Kathmandu"),
                names[2]: Moved(names[2], "Asia/Tokyo"),
            }
            found.append(Rule(rule.start, tz, again, until, skipped, moved if n % 3 else {}))
    return found


def nightly() -> list[Rule]:
    """Every night at an hour that is missing or comes twice where the clocks are set then."""
    pairs = [("Europe/Lisbon", "01:30"), ("Europe/Berlin", "02:30"), ("Australia/Lord_Howe", "01:45")]
    pairs += [("Australia/Lord_Howe", "02:10"), ("America/St_Johns", "02:00"), ("America/Santiago", "23:30")]
    return [Rule(f"2027-01-01T{hour}", tz, "FREQ=DAILY", "2028-12-30T00:00") for tz, hour in pairs]


def single() -> list[Rule]:
    """Dates that happen once, in hours that are missing or come twice, and one that was moved."""
    walls = [("2027-03-28T02:30", "Europe/Berlin"), ("2027-10-31T02:30", "Europe/Berlin")]
    walls += [("2027-04-04T01:45", "Australia/Lord_Howe"), ("2027-10-03T02:10", "Australia/Lord_Howe")]
    moved = Rule(
        "2027-02-02T20:00", "UTC", moved={"2027-02-02T20:00": Moved("2027-02-03T21:00", "Asia/Kolkata")}
    )
    return [*(Rule(start, tz) for start, tz in walls), moved]


@pytest.mark.timeout(240)
async def test_khal_finds_the_dates_that_we_do(tmp_path: Path) -> None:
    rules = series() + nightly() + single()
    dated = [Dated(f"d{n}", rule, 10, 0, NOW, (30,)) for n, rule in enumerate(rules)]
    raw = feed(dated, PLAIN, ROOM, NOW)
    strict(raw)
    found = await khal(tmp_path / "khal", raw, FIRST, LAST)
    end = datetime.fromisoformat(LAST).replace(tzinfo=UTC).timestamp()
    for n, rule in enumerate(rules):
        ours = [one.at for one in dates(rule, NOW - 1, 2000) if one.at < end]
        shown = found[f"d{n}@samesky"]
        assert [one.start for one in shown] == ours, rule
        assert {one.end - one.start for one in shown} == {600.0}, rule
        assert {(one.title, one.status) for one in shown} == {("Date", "CONFIRMED")}


def test_a_series_means_the_same_to_who_takes_its_start_for_a_date() -> None:
    for again in (*RULES, "FREQ=DAILY;INTERVAL=5;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE;WKST=SU"):
        for day in range(1, 29):
            given = Rule(f"2027-01-{day:02}T20:00", "UTC", again)
            rule = checked(given, NOW - 86400)
            theirs = rrulestr(again, dtstart=bare(rule.start)).between(
                bare("2027-01-01"), bare("2028-01-01"), inc=True
            )
            ours = [one.id for one in dates(given, NOW - 1, 500) if one.id < "2028-01-01T00:01"]
            assert [one.isoformat(timespec="minutes") for one in theirs] == ours, given


def test_an_event_says_all_that_calendars_want_of_it() -> None:
    rule = Rule(
        "2027-01-22T21:00", "Europe/Lisbon", "FREQ=WEEKLY", "2027-06-30T12:00", ("2027-02-05T21:00",),
        {"2027-01-29T21:00": Moved("2027-01-30T20:00", "Asia/Tokyo")},
    )  # fmt: skip
    raw = feed([Dated("abc", rule, 90, 3, NOW, (1440, 30))], WORDS, ROOM, NOW)
    made = strict(raw)
    assert made["VERSION"] == "2.0"
    assert "METHOD" not in made
    assert sorted(str(zone["TZID"]) for zone in made.walk("VTIMEZONE")) == ["Asia/Tokyo", "Europe/Lisbon"]
    whole, moved = made.walk("VEVENT")
    for event in (whole, moved):
        assert event["UID"] == "abc@samesky"
        assert event["SEQUENCE"] == 3
        assert event["SUMMARY"] == WORDS.date, "escaped and folded, and back"
        assert event["URL"] == ROOM
        assert event["DURATION"].dt == timedelta(minutes=90)
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime(2027, 1, 1, tzinfo=UTC)
        triggers = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        assert triggers == [timedelta(days=-1), timedelta(minutes=-30)]
    text = raw.decode()
    assert "DTSTART;TZID=Europe/Lisbon:20270122T210000\r\n" in text
    assert "UNTIL=20270630T110000Z" in text, "in UTC, an hour before, since it is summer then"
    assert "EXDATE;TZID=Europe/Lisbon:20270205T210000\r\n" in text
    assert "RECURRENCE-ID;TZID=Europe/Lisbon:20270129T210000\r\n" in text
    assert "DTSTART;TZID=Asia/Tokyo:20270130T200000\r\n" in text


def test_what_has_not_changed_is_the_same_to_the_byte() -> None:
    dated = [Dated("abc", rule, 90, 3, NOW) for rule in series()]
    assert feed(dated, PLAIN, ROOM, NOW) == feed(dated, PLAIN, ROOM, NOW + 300 * 86400)


def test_an_invitation_asks_and_takes_back_and_names_no_room() -> None:
    rule = Rule("2027-01-22T21:00", "Europe/Lisbon", "FREQ=WEEKLY")
    method, raw = invitation(
        Dated("abc", rule, 90, 3, NOW, (30,)), PLAIN, "", NOW, "s@example.org", "ana@example.org"
    )
    made = strict(raw)
    [event] = made.walk("VEVENT")
    assert (method, made["METHOD"], event["STATUS"]) == ("REQUEST", "REQUEST", "CONFIRMED")
    assert (event["ORGANIZER"], event["ATTENDEE"]) == ("mailto:s@example.org", "mailto:ana@example.org")
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert "URL" not in event
    off = Dated("abc", rule, 90, 4, NOW, cancelled=True)
    method, raw = invitation(off, PLAIN, "", NOW, "s@example.org", "ana@example.org")
    [event] = strict(raw).walk("VEVENT")
    assert (method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 4)
    assert event["UID"] == "abc@samesky"
    assert event.walk("VALARM") == []
