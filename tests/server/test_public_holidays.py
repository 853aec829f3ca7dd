"""Public holidays: one list of all countries."""

from __future__ import annotations

import gzip

import msgspec

from samesky_server.public_holidays import Holiday, Holidays, of_year, packed


def test_all_countries_are_in_it_each_in_its_own_language_and_in_english() -> None:
    listed = of_year(2027)
    assert len(listed.countries) > 200
    portugal, germany = listed.countries["PT"], listed.countries["DE"]
    assert Holiday("04-25", "Dia da Liberdade", "Freedom Day") in portugal
    assert Holiday("10-03", "Tag der Deutschen Einheit", "German Unity Day") in germany
    assert [one.day for one in germany] == sorted(one.day for one in germany)
    # Where it is called that anyway, nothing is said twice.
    assert all(one.english != one.name for days in listed.countries.values() for one in days)


def test_days_that_move_are_those_of_the_year() -> None:
    easter = {year: {one.english: one.day for one in of_year(year).countries["PT"]} for year in (2026, 2027)}
    assert (easter[2026]["Good Friday"], easter[2027]["Good Friday"]) == ("04-03", "03-26")


def test_it_is_packed_once_and_small() -> None:
    plain, small = packed(2027)
    assert gzip.decompress(small) == plain
    assert msgspec.json.decode(plain, type=Holidays).year == 2027
    assert len(small) < 80_000
    assert packed(2027)[0] is plain
