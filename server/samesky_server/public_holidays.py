"""Public holidays of all countries, by year: one list, the same for whoever asks.

So nobody has to say which countries they care about: devices find theirs in the list. The days come from the package
`holidays`, in the language of the country and, where there is one, in English.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$", description="ISO 3166-1, two letters.")]


class Holiday(Struct, frozen=True, omit_defaults=True):
    """A public holiday."""

    day: Annotated[str, Meta(description="As `12-25`.")]
    name: Annotated[str, Meta(description="As it is called there.")]
    english: Annotated[str | None, Meta(description="In English, where that is known and not the same.")] = (
        None
    )


class Holidays(Struct, frozen=True):
    """Public holidays of a year, by country."""

    year: int
    countries: dict[Country, tuple[Holiday, ...]]


def of_year(year: int) -> Holidays:
    """All that are known of a year."""
    import holidays  # a hub starts without

    spoken = holidays.list_localized_countries()
    found = {}
    for code in holidays.list_supported_countries(include_aliases=False):
        if len(code) == 2:
            found[code] = _of(getattr(holidays, code), year, "en_US" in spoken.get(code, ()))
    return Holidays(year, found)


def _of(kind: Any, year: int, english: bool) -> tuple[Holiday, ...]:
    own = kind(years=year, language=kind.default_language)
    other = kind(years=year, language="en_US") if english else own
    return tuple(
        Holiday(f"{day:%m-%d}", own[day], other.get(day) if other.get(day) != own[day] else None)
        for day in sorted(own)
        if day.year == year
    )


@lru_cache(maxsize=4)
def packed(year: int) -> tuple[bytes, bytes]:
    """The list of a year as JSON, plain and compressed."""
    body = msgspec.json.encode(of_year(year))
    return body, gzip.compress(body, mtime=0)
