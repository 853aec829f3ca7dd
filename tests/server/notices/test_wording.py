"""What notices say, in whose language and by whose clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from samesky_server.notices.wording import LANGUAGES, LATE, wording
from samesky_shared.core.notices import CODE, DATED, Owed


def at(text: str, tz: str = "Europe/Berlin") -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(tz)).timestamp()


NOW = at("2026-07-01T20:00")
SOON = Owed("soon", "rituals", at("2026-07-01T21:00"), at=NOW, until=NOW + 9, again=NOW)


def test_the_time_is_that_of_the_member() -> None:
    assert wording("de").body(SOON, "Europe/Berlin", NOW) == "Was ihr vorhabt, beginnt um 21:00."
    assert wording("de").body(SOON, "America/New_York", NOW) == "Was ihr vorhabt, beginnt um 15:00."
    said = wording("en-GB").body(SOON, "Asia/Tokyo", NOW).replace("\u202f", " ")
    assert said == "What you planned begins at 4:00 AM."


def test_the_day_is_named_when_it_is_another() -> None:
    late = at("2026-07-01T23:59", "Asia/Tokyo")
    owed = Owed("soon", "", at("2026-07-02T00:30", "Asia/Tokyo"), at=late, until=late + 9, again=late)
    assert wording("de").body(owed, "Asia/Tokyo", late) == "Was ihr vorhabt, beginnt am Donnerstag um 00:30."


def test_what_is_further_off_than_a_week_has_its_date() -> None:
    far = at("2026-07-08T21:00")
    owed = Owed("planned", "rituals", far, at=NOW, until=far, again=NOW)
    assert "am Mittwoch, 8. Juli 2026 um 21:00." in wording("de").body(owed, "Europe/Berlin", NOW)
    near = Owed("planned", "rituals", far - 86400, at=NOW, until=far, again=NOW)
    assert "am Dienstag um 21:00." in wording("de").body(near, "Europe/Berlin", NOW)


def test_what_is_late_says_so() -> None:
    assert wording("de").body(SOON, "Europe/Berlin", NOW + LATE - 1).endswith("um 21:00.")
    late = wording("de").body(SOON, "Europe/Berlin", NOW + LATE)
    assert late.endswith("Das war fällig um 20:00.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_ours_has_its_words_and_others_get_general_ones(language: str) -> None:
    say = wording(language)
    general = say.body(Owed("of-another-package", "", at=NOW, until=NOW, again=NOW), "", NOW)
    assert general == say("notice-anything")
    for what in ("asked", "soon", "begins", *DATED, CODE):
        owed = Owed(what, "", NOW, at=NOW, until=NOW, again=NOW)
        assert say.body(owed, "", NOW, "123456") != general
    assert len({say(f"notice-{what}-title") for what in DATED}) == 3
    assert "123456" in say.body(Owed(CODE, "", at=NOW, until=NOW, again=NOW), "", NOW, "123456")


def test_an_unknown_language_is_english() -> None:
    for tag in ("", "fr", "x" * 35):
        assert wording(tag) is wording("en")
    assert wording("AR-eg").language == "ar"
