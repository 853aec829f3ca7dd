"""The operator's list of help: ours is sound, and a mistake in another is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from samesky_server.help_lines import OURS, HelpLines, load, zones_by_country
from samesky_server.settings import SettingsError

LINE = '{ about = "talk", name = "A", phone = "116 123", source = "https://a.test", checked = 2026-11-25 }'


def listed(*countries: str) -> str:
    return f"country = [{', '.join(countries)}]"


def one(*lines: str, code: str = "DE", more: str = "") -> str:
    return f'{{ code = "{code}", line = [{", ".join(lines)}]{more} }}'


def changed(**fields: object) -> str:
    """A list with one line, in which these fields are otherwise; None: without it."""
    given: dict[str, object] = {"about": "talk", "name": "A", "phone": "1", "source": "s"} | fields
    checked = given.pop("checked", "2026-11-25")
    rest = [f"{name} = {json.dumps(value)}" for name, value in given.items() if value is not None]
    return listed(one("{ " + ", ".join([*rest, f"checked = {checked}"]) + " }"))


MISTAKES = {
    "no TOML": ("country = [", "the file is no TOML"),
    "a field that is none": ("countries = []", "help_lines: countries"),
    "a country that is none": (listed(one(LINE, code="ZZ")), "country[0].code"),
    "a country as a word": (listed(one(LINE, code="Germany")), "country[0].code"),
    "a country twice": (listed(one(LINE), one(LINE)), "country[1].code"),
    "a country with nothing": (listed('{ code = "DE" }'), "country[0]: has neither"),
    "a number with letters": (changed(phone="call me"), "country[0].line[0].phone"),
    "neither number nor page": (changed(phone=None), "country[0].line[0]: needs"),
    "a page without https": (changed(web="http://a.test"), "country[0].line[0].web"),
    "a page that is a script": (changed(web="javascript:alert(1)"), "country[0].line[0].web"),
    "a kind that is none": (changed(about="fun"), "country[0].line[0].about"),
    "no source": (changed(source=None), "country[0].line[0].source"),
    "no day": (changed(checked='"lately"'), "country[0].line[0].checked"),
    "a field of a line that is none": (changed(hours="9-5"), "country[0].line[0].hours"),
    "a language that is none": (changed(languages=["German, English"]), "country[0].line[0].languages"),
    "a name that breaks the line": (changed(name="A\nB"), "country[0].line[0].name"),
    "an emergency number with letters": (
        listed(one(LINE, more=', emergency = ["help"]')),
        "country[0].emergency",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_by_its_field(tmp_path: Path, mistake: str) -> None:
    text, place = MISTAKES[mistake]
    file = tmp_path / "help.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(str(file))
    assert str(caught.value).startswith("help_lines: ")
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="help_lines: the file cannot be read"):
        load(str(tmp_path / "none.toml"))


def test_an_own_list_takes_the_place_of_ours_and_none_is_empty(tmp_path: Path) -> None:
    file = tmp_path / "help.toml"
    file.write_text(listed(one(LINE, code="IN", more=', emergency = ["112"]')), encoding="utf-8")
    (country,) = load(str(file)).countries
    assert (country.code, country.emergency, country.lines[0].phone) == ("IN", ("112",), "116 123")
    assert "Asia/Calcutta" in country.zones
    assert load("none") == HelpLines()


def test_ours_names_for_each_line_where_it_is_from_and_when_somebody_looked() -> None:
    listed = load("").countries
    assert load("") == load(str(OURS))
    assert [country.code for country in listed] == sorted({country.code for country in listed})
    for country in listed:
        assert country.emergency
        for line in country.lines:
            assert line.source.startswith("https://")
            assert date(2026, 1, 1) <= line.checked
            assert line.web
            assert line.languages


def test_a_zone_belongs_to_one_country_also_where_it_shares_its_clock() -> None:
    zones = zones_by_country()
    assert zones["SE"] == ("Europe/Stockholm",)
    assert "Europe/Berlin" in zones["DE"]
    assert "US/Eastern" in zones["US"]
    every = [zone for names in zones.values() for zone in names]
    assert len(every) == len(set(every))
