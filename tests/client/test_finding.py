"""Finding a time from the command line: how a week is typed, and how it stands in lines."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from samesky_client.finding import lines, read
from samesky_shared.errors import Refused
from samesky_shared.protocol import Person

DOCS = (Path(__file__).parents[2] / "docs" / "evenings.md").read_text("utf-8")
AT = datetime(2026, 11, 27, 19, tzinfo=UTC).timestamp()
TWO = {"n": Person("Noor", "Europe/Berlin"), "i": Person("Inês", "America/Sao_Paulo")}


def spans(*pairs: tuple[int, int]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in pairs]


def test_a_week_is_typed_as_days_and_hours() -> None:
    week = read("Mo-Fr 18-23, Sa 10:30-14 16-24")
    assert week[:5] == [spans((1080, 1380))] * 5
    assert week[5] == spans((630, 840), (960, 1440))
    assert week[6] == []


def test_what_ends_past_midnight_goes_on_the_next_day_and_days_go_around_the_week() -> None:
    week = read("fr-mo 22-2")
    assert week[4] == spans((1320, 1440))
    assert week[6] == spans((1320, 1440), (0, 120)) or week[6] == spans((0, 120), (1320, 1440))
    assert week[1] == spans((0, 120))
    assert week[2] == []


@pytest.mark.parametrize(
    "text", ["", "Mo", "Xx 18-23", "Mo 18", "Mo 25-26", "Mo 18-18", "Mo 18:75-20", "Mo-Xx 1-2"]
)
def test_what_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert (refused.value.code, refused.value.path) == ("invalid", "free")


def test_the_week_of_the_docs_can_be_read() -> None:
    (text,) = re.findall(r'--free "(.*?)"', DOCS)
    assert any(read(text))


def view(**more: Any) -> dict[str, Any]:
    return {"yours": {"tz": "Europe/Berlin"}, "said": ["i", "n"], "round": None, "booked": None} | more


def times(**more: Any) -> dict[str, Any]:
    one = {"id": "t1", "at": AT, "near": False, "off": {}}
    return {"id": "r1", "times": [one], "yours": [], "suits": None} | more


def test_it_says_in_lines_how_it_stands_in_both_times() -> None:
    assert lines(view(yours=None, said=["i"]), TWO, "n")[0].startswith("Say when you are free")
    assert lines(view(said=["n"]), TWO, "n") == ["Not said yet by: Inês"]
    said = "1. Fri 27 Nov 20:00 (Inês Fri 27 Nov 16:00)"
    assert lines(view(round=times()), TWO, "n") == [said, "Say which suit you: --tick 1,3"]
    assert lines(view(round=times(yours=["t1"])), TWO, "n") == [f"{said} · ticked", "Ticked; nobody sees it."]
    assert lines(view(round=times(suits=["t1"])), TWO, "n")[0] == f"{said} · suits all"
    assert lines(view(round=times(suits=[])), TWO, "n")[1] == "Nothing came of these; look again."
    assert lines(view(round=times(times=[])), TWO, "n")[0].startswith("No free hours meet")
    booked = {"at": AT, "minutes": 60, "by": "i"}
    assert lines(view(booked=booked), TWO, "n") == ["It is a date: Fri 27 Nov 20:00 (Inês Fri 27 Nov 16:00)"]


def test_a_near_miss_says_for_whom_as_far_as_that_is_shown() -> None:
    for off, said in (({"i": "early"}, "early for Inês"), ({"n": "late"}, "late for you")):
        one = {"id": "t1", "at": AT, "near": True, "off": off}
        assert lines(view(round=times(times=[one])), TWO, "n")[0].endswith(f"would be {said}")
    one = {"id": "t1", "at": AT, "near": True, "off": {}}
    assert lines(view(round=times(times=[one])), TWO, "n")[0].endswith("not free for all")
