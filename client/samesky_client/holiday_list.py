"""Holidays that come, as a terminal lists them: found on this device in the hub's list of the whole world."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from samesky_shared.core.recurrence import wall
from samesky_shared.errors import Refused

from .answers import Holidays
from .room import Room
from .rows.culture import home_of
from .speech import Speech, clean

MOST = 12


async def holidays(room: Room, t: Speech, show: Callable[[str], None]) -> None:
    """Shows the next holidays of the countries that members call theirs. Raises `Refused` and `Unreachable`."""
    whose: dict[str, list[str]] = {}
    for who, box in room.culture().state.homes.items():
        try:
            text = room.unseal(box, "culture", "home.about", who)
        except Refused:
            continue  # sealed with a key that this device does not have
        for country in home_of(text)[0]:
            whose.setdefault(country, []).append(room.members[who].name if who in room.members else who)
    if not whose:
        show(t("say-no-holidays"))
        return
    today = wall(room.now(), room.members[room.you].tz or "UTC")[:10]
    listed = [await room.holidays(int(today[:4]) + n) for n in (0, 1)]
    for line in coming(listed, whose, today):
        show(line)


def coming(listed: Iterable[Holidays], whose: Mapping[str, list[str]], today: str) -> list[str]:
    """The next holidays from a day on: when, what, and whose."""
    days = sorted(
        (f"{one.year}-{day.day}", country, day)
        for one in listed
        for country in whose
        for day in one.countries.get(country, ())
        if f"{one.year}-{day.day}" >= today
    )
    return [
        f"{when}  {clean(day.name)}{f' ({clean(day.english)})' if day.english else ''} · {country}, "
        f"{clean(', '.join(whose[country]))}"
        for when, country, day in days[:MOST]
    ]
