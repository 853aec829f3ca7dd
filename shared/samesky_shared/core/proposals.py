"""Good times for everybody: a few of the instants at which all are free, spread over days, and fair.

Rules:

1. A time is proposed when everybody is free for its whole length. Only where nobody's hours meet are there *near
   misses*: times at which one member's free hours are missed by little, and all others are free.
2. Those in everybody's waking hours come first; where there are none, others: who said that an hour is free is up.
3. At most one a day, by the clock of who looks, the soonest days first; only then a second one of a day.
4. Of a day's times the one is taken that asks least of who has been asked most: early and late minutes of each member
   are added up over what was planned and what is proposed already. Then what is nearest to eight in the evening.
5. A time whose hour comes twice on somebody's clock, the second time, is none: its wall time does not name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Literal, NamedTuple

from .freehours import DAY, Clock, Hours, Span, Stretch, overlap

AHEAD = 2 * 3600.0
"""Seconds from now on until the first time."""
WINDOW = 14 * DAY
"""So far is looked."""
MOST, MISSES = 5, 3
HALF, QUARTER = 1800.0, 900.0
"""Seconds between two starts: quarter hours where somebody's clock has those."""
WAKING = (7 * 60, 24 * 60)
AWAKE = ((Span(*WAKING),),) * 7
EASY = (9 * 60, 22 * 60)
"""Minutes after midnight; what lies outside asks something of a member."""
EVENING = 20 * 60
NEAR = 240.0
"""Minutes by which a near miss may miss somebody's free hours."""
AGAIN = 3600.0
"""Seconds around a time that was proposed before in which it is the same."""

Miss = Literal["early", "late"]


class Found(NamedTuple):
    """A time: its start, and for whom it would be early or late, where it is a near miss."""

    at: float
    off: Mapping[str, Miss] = {}


class _Start(NamedTuple):
    at: float
    asleep: int
    """Minutes outside waking hours, of all clocks."""
    strain: dict[str, int]
    far: float
    """Minutes from everybody's eight in the evening, and more where it is not at a full or half hour."""


def strain(local: float, minutes: int, inside: tuple[int, int] = EASY) -> int:
    """Minutes, of so many from this wall time on, that lie outside a part of the day."""
    start, (low, high) = local / 60 % 1440, inside
    end = start + minutes
    within = sum(max(0.0, min(end, high + day) - max(start, low + day)) for day in (0, 1440))
    return round(minutes - within)


class Search:
    """Looks for times at which everybody is free.

    Args:
        hours: everybody's free hours.
        who: whose days are counted; one of them.
        minutes: how long it is to take.
        now: room time.
        asked: minutes that were asked of members before.
        tried: starts that were proposed lately; others come first.
    """

    def __init__(
        self,
        hours: Mapping[str, Hours],
        who: str,
        minutes: int,
        now: float,
        asked: Mapping[str, int] | None = None,
        tried: tuple[float, ...] = (),
    ) -> None:
        self.low = (now + AHEAD) // 60 * 60 + 60
        self.high = self.low + WINDOW
        self.who, self.minutes, self.tried = who, minutes, tried
        self.asked = {member: (asked or {}).get(member, 0) for member in hours}
        self.zones = {member: one.tz for member, one in hours.items()}
        self.clocks = {tz: Clock(tz, self.low, self.high) for tz in dict.fromkeys(self.zones.values())}
        self.free = {member: self.clocks[one.tz].free(one) for member, one in hours.items()}

    def times(self) -> list[Found]:
        """Up to five times for everybody, in order."""
        both = reduce(overlap, self.free.values())
        calm = reduce(overlap, [clock.free(Hours(tz, AWAKE)) for tz, clock in self.clocks.items()], both)
        for some in (calm, both):
            starts = [at for at in self._starts(some) if not self._comes_again(at)]
            fresh = [at for at in starts if all(abs(at - old) >= AGAIN for old in self.tried)]
            if starts:
                return [Found(one.at) for one in self._chosen(fresh or starts, more=some is calm)]
        return []

    def misses(self) -> list[Found]:
        """Up to three near misses on different days, in order; not all of them asking the same member."""
        best: dict[tuple[int, str], tuple[float, Found]] = {}
        at = -(-self.low // HALF) * HALF
        while at + self.minutes * 60 <= self.high:
            found = self._miss(at)
            if found is not None:
                off, one = found
                (member,) = one.off
                key = (self._day(at), member)
                if key not in best or off < best[key][0]:
                    best[key] = (off, one)
            at += HALF
        chosen: list[Found] = []
        asks = dict.fromkeys(self.free, 0)
        while best and len(chosen) < MISSES:
            day, member = min(best, key=lambda key: (asks[key[1]], best[key][0], key))
            chosen.append(best[day, member][1])
            asks[member] += 1
            best = {key: one for key, one in best.items() if key[0] != day}
        return sorted(chosen, key=lambda one: one.at)

    def _starts(self, stretches: list[Stretch]) -> Iterator[float]:
        """Starts from which a stretch goes on for so long: each full and half hour, and where it begins."""
        whole = all(ahead % HALF == 0 for clock in self.clocks.values() for ahead in clock.ahead)
        step = HALF if whole else QUARTER
        for begin, end in stretches:
            last = end - self.minutes * 60
            if begin <= last:
                yield begin
            at = (begin // step + 1) * step
            while at <= last:
                yield at
                at += step

    def _comes_again(self, at: float) -> bool:
        return any(clock.comes_again(at) for clock in self.clocks.values())

    def _start(self, at: float) -> _Start:
        local = {tz: clock.at(at) for tz, clock in self.clocks.items()}
        asks = {tz: strain(one, self.minutes) for tz, one in local.items()}
        return _Start(
            at,
            sum(strain(one, self.minutes, WAKING) for one in local.values()),
            {member: asks[tz] for member, tz in self.zones.items()},
            sum(_from_evening(one) + (30 if one % 1800 else 0) for one in local.values()),
        )

    def _day(self, at: float) -> int:
        return int(self.clocks[self.zones[self.who]].at(at) // DAY)

    def _chosen(self, starts: list[float], *, more: bool) -> list[_Start]:
        """One of each day, the soonest days first; `more`: then a second one of a day."""
        days: dict[int, list[float]] = {}
        for at in starts:
            days.setdefault(self._day(at), []).append(at)
        looked: dict[int, list[_Start]] = {}
        chosen: list[_Start] = []
        asked = dict(self.asked)

        def cost(one: _Start) -> tuple[float, ...]:
            most = max(asked[member] + minutes for member, minutes in one.strain.items())
            return (one.asleep, most, sum(one.strain.values()), one.far, one.at)

        apart = max(self.minutes * 60, 2 * AGAIN)
        for day in [*sorted(days), *(sorted(days) if more else ())]:
            if len(chosen) == MOST:
                break
            if day not in looked:
                looked[day] = [self._start(at) for at in days[day]]
            left = [one for one in looked[day] if all(abs(one.at - two.at) >= apart for two in chosen)]
            if left:
                best = min(left, key=cost)
                chosen.append(best)
                for member, minutes in best.strain.items():
                    asked[member] += minutes
        return sorted(chosen, key=lambda one: one.at)

    def _miss(self, at: float) -> tuple[float, Found] | None:
        """How many minutes it misses somebody's hours by, when it is only one and they would be up."""
        end = at + self.minutes * 60
        if self._comes_again(at) or any(
            strain(clock.at(at), self.minutes, WAKING) for clock in self.clocks.values()
        ):
            return None
        missed = [
            member
            for member, free in self.free.items()
            if not any(one.start <= at and end <= one.end for one in free)
        ]
        if len(missed) != 1 or not self.free[missed[0]]:
            return None
        member = missed[0]
        off, early = min(
            (max(one.start - at, 0.0) + max(end - one.end, 0.0), one.start > at) for one in self.free[member]
        )
        minutes = off / 60
        return (minutes, Found(at, {member: "early" if early else "late"})) if minutes <= NEAR else None


def _from_evening(local: float) -> float:
    off = abs(local / 60 % 1440 - EVENING)
    return min(off, 1440 - off)
