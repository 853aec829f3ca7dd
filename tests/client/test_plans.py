"""Evenings as files: what is in them, and how what does not fit is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samesky_client.plans import read
from samesky_shared.decks import programmes
from samesky_shared.errors import Refused

DOCS = (Path(__file__).parents[2] / "docs" / "evenings.md").read_text("utf-8")


def test_the_file_of_the_docs_is_a_date_with_its_segments() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL)
    plan = read(text)
    assert plan.on == "rituals"
    assert plan.args["title"] == "Slow supper"
    assert [one["minutes"] for one in plan.args["segments"]] == [30, 60]
    assert {name: plan.args[name] for name in ("start", "tz", "again", "remind", "minutes")} == {
        "start": "2027-01-22T21:00",
        "tz": "Europe/Lisbon",
        "again": "FREQ=WEEKLY",
        "remind": [1440, 30],
        "minutes": 90,
    }


def test_without_a_time_it_is_the_evening_itself_and_a_programme_brings_its_segments() -> None:
    plan = read('programme = "coffee"')
    assert plan.on == "evening"
    assert plan.args == {"programme": "coffee", "segments": programmes()["coffee"]["segments"]}
    assert read('title = "x"\n[[segment]]\nminutes = 5').args["segments"] == [{"minutes": 5}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "this is not TOML: Invalid value (at end of document)"),
        ("", "there is nothing in it"),
        ('programme = "nowhere"', "programme: there is none of this name; there are first-date"),
        ('colour = "red"', "colour: there is no such field; there are title"),
        ("[[segment]]\nminutes = 5\n[[segment]]\nminutes = 0", "segment 2, minutes: "),
        ("[[segment]]\ntitle = 'no minutes'", "segment 1"),
        ("[[segment]]\nminutes = 5\ngate = 'soon'", "segment 1, gate: "),
        (
            "[[segment]]\nminutes = 5\non = 'room'\ncmd = 'rename'",
            "segment 1, on: An evening does not lead this.",
        ),
        ("[[segment]]\nminutes = 5\nargs = { text = 'some words' }", "segment 1, args"),
        ("title = 5\n[[segment]]\nminutes = 5", "title: "),
        ("when = 5\n[[segment]]\nminutes = 5", "when: write [when]"),
        ("[[segment]]\nminutes = 5\n[when]\nstart = 2027-01-22T21:00:00", "tz"),
        ("[[segment]]\nminutes = 5\n[when]\nstart = 2027-02-29T21:00:00\ntz = 'UTC'", "this is not TOML"),
        ("[[segment]]\nminutes = 5\n[when]\nstart = '2027-02-29T21:00'\ntz = 'UTC'", "when.start: "),
        ("[[segment]]\nminutes = 5\n[when]\nstart = 2027-01-22T21:00:00Z\ntz = 'UTC'", "when.start: "),
        (
            "[[segment]]\nminutes = 5\n[when]\nstart = 2027-01-22T21:00:00\ntz = 'UTC'\nagain = 'often'",
            "when.again: ",
        ),
        ("[[segment]]\nminutes = 5\n[when]\nat = 5", "when.at: there is no such field; there are start"),
    ],
)
def test_what_does_not_fit_is_named_as_the_file_has_it(text: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        read(text)
    assert (caught.value.code, caught.value.path) == ("invalid", "file")
    assert said in caught.value.message, caught.value.message
