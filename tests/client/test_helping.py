"""Where help is to be found, as a terminal lists it."""

from __future__ import annotations

import pytest

from samesky_client.answers import HelpCountry, HelpLine, HelpLines
from samesky_client.helping import help_lines_of
from samesky_client.speech import Said, Speech

T = Speech("en")
LINES = (
    HelpLine("violence", "V", "s", "2026-11-20", phone="116 016", languages=("de", "en"), always=True),
    HelpLine("talk", "A \x1b[2J", "s", "2026-11-25", web="https://a.test"),
    HelpLine("of-a-newer-hub", "N", "s", "2026-11-25", phone="1"),
)
LIST = HelpLines((HelpCountry("DE", ("Europe/Berlin",), ("112",), LINES), HelpCountry("JP", (), ("110",))))


def test_a_country_is_found_by_the_zone_and_what_comes_from_outside_cannot_steer() -> None:
    lead, danger, talk, violence, newer, looked = help_lines_of(T, LIST, "", "Europe/Berlin")
    assert lead == T("help-lines-lead")
    assert danger == "DE  In danger now: 112"
    assert talk == "DE  A  [2J · https://a.test · Somebody who listens"
    assert violence == (
        "DE  V · 116 016 · Violence, threats or control by somebody close · de, en · day and night"
    )
    assert newer == "DE  N · 1"
    assert "2026-11-20" in looked, "the oldest look counts"


def test_another_country_is_asked_for_by_its_code() -> None:
    assert help_lines_of(T, LIST, " jp ", "Europe/Berlin")[1] == "JP  In danger now: 110"
    with pytest.raises(Said, match="Which country\\? DE JP"):
        help_lines_of(T, LIST, "ZZ", "Europe/Berlin")


def test_no_list_and_a_country_that_is_not_in_it_say_what_is_left() -> None:
    assert help_lines_of(T, HelpLines(), "", "Europe/Berlin") == [T("help-lines-none")]
    assert help_lines_of(T, LIST, "", "Europe/Oslo") == [T("help-lines-other"), "Which country? DE JP"]
