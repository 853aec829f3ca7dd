"""The room clock as a device sees it: offset, drift and error bound from ping samples, without I/O.

A ping leaves at `c` on the device's monotonic clock, the hub reads `r` on the room clock when it arrives and `s`
when its answer leaves, and the device reads `back`. Each way gives a line below which no honest sample can lie:
`r - c` is the offset plus the way up, `back - s` the way down less the offset. The estimate is where the lower
envelopes of both meet, seen along the clocks' drift (Moon, Skelly, Towsley 1999; three lowest samples instead of one,
since the very lowest may be a lucky one). Where both ways make wait alike, the middles of all samples say more than
the few lowest (weighted least squares, Aitken 1936), and the estimate goes half of the way to their line. It is wrong
by half of the difference between the ways up and down, which no method that sees one path can know. What is sure is
the intersection of what all samples allow (Marzullo 1984), at most half a round trip to each side (Cristian 1989):
that is the error that the clock claims. All in seconds.
"""

from __future__ import annotations

from collections import deque
from heapq import nsmallest
from math import inf
from typing import Literal

from msgspec import Struct

Quality = Literal["none", "rough", "good"]

START_PINGS = 12
"""Pings in the first burst; spread, so that one lost packet does not spoil them all."""
AGAIN_PINGS = 8
"""Pings in a burst after a suspend or a step."""
GOOD_AFTER = 8
"""Samples after which the estimate is good."""
START_GAP = 0.04
START_GROWTH = 1.25
SETTLE_PINGS, SETTLE_GAP = 26, 2.0
"""After a burst some more, soon: until drift is known, what it adds is what is wrong."""
STEADY_GAP = 15.5
_WINDOW = 120
_OLDEST = 600.0
"""Seconds after which a sample is forgotten."""
_LOWEST = 3
_STEP, _MOST = 5, 200
"""Drifts are looked for in steps of 5 ppm, up to 200."""
_PRIOR = 120.0
"""Drift in ppm that is as much to be expected as a path longer by half a millisecond."""
_SPAN = 20.0
"""Seconds of samples from which on their drift is believed."""
_MIDDLES = 0.5
"""The share of the line through the middles where both ways make wait alike; what is known of it is half a guess."""
_ALIKE = 1.5
"""Waits that differ by less than this factor count as alike: medians of few samples do by chance."""
_NOISE = 0.001
"""The middle of a sample that waited for nothing is off by so much, in seconds."""
_QUARTZ = 100e-6
"""Two clocks of quartz part by no more than this, in seconds per second."""
_SLACK = 0.001
"""By so much the hard bounds may be missed before a step is proven: timers of browsers are coarse."""
_CLEAR = 0.015
"""What waited more than twice this (in a queue, or to be sent again) tells nothing of a small step: ask once more."""
_HELD = 4
"""Samples that are held back at most."""
_ROUNDING = 1e-6
"""Unix time as a float is exact to a quarter of this."""
_SLEW = 0.005
"""Served time runs at most so much faster or slower to meet a better estimate."""
_JUMP = 0.05
"""A correction from which on served time steps; and two clocks of a device that part by more show that it slept."""
_ASLEEP = 1.0
"""Error while only the device's wall clock tells how long it slept."""


class Sample(Struct, frozen=True):
    """One ping and its pong: the offset plus the way up, the way down less the offset, and when it came back."""

    up: float
    down: float
    back: float


class Clock:
    """Turns the device's monotonic seconds into room time.

    An `add` costs about 0.4 ms of Python when the window is full: the cost of a drift is convex, since a mean of
    lowest lines is concave, so it is searched by halves and not one by one.
    """

    def __init__(self) -> None:
        self._samples: deque[Sample] = deque(maxlen=_WINDOW)
        self._delays: deque[float] = deque(maxlen=32)
        self._clk: str | None = None
        self._base = 0.0
        """Taken off all room times, so that small differences of them are exact."""
        self._offset: float | None = None
        self._drift = 0.0
        self._ref = 0.0
        """Local time at which the offset holds; it drifts from there."""
        self._floor: float | None = None
        self._bound = inf
        """How far off the offset can be at `_ref`."""
        self._shift = 0.0
        """What served time was ahead of the estimate at `_ref`; it fades."""
        self._served = -inf
        self._held: list[Sample] = []
        """An odd sample and what came after it, until it is known what to make of it."""
        self._count = self._odd = self._unclear = 0
        self._burst = START_PINGS
        self._left = START_PINGS + SETTLE_PINGS
        self._asleep = False
        self._apart: float | None = None
        self.stepped = 0.0
        """By how much served time stepped with the last sample; 0 when it did not."""

    @property
    def offset(self) -> float | None:
        """Room time minus local time when the last sample came, or None before the first."""
        return None if self._offset is None else self._base + self._offset

    @property
    def drift(self) -> float:
        """Room seconds gained a local second; 0 while that is not known."""
        return self._drift

    @property
    def round_trip(self) -> float | None:
        """The floor of the round trip in seconds."""
        return self._floor

    @property
    def down(self) -> float | None:
        """q90 of the estimated one-way delay down, in seconds (it includes the offset's error)."""
        if not self._delays:
            return None
        return max(0.0, sorted(self._delays)[int(0.9 * (len(self._delays) - 1))])

    @property
    def quality(self) -> Quality:
        """`rough` from the first sample on, `good` after eight."""
        if self._offset is None or self._asleep:
            return "none"
        return "good" if self._count >= GOOD_AFTER else "rough"

    def add(self, c: float, r: float, s: float, back: float, clk: str) -> bool:
        """Takes one sample; returns whether it was sound. A new `clk` forgets the old ones."""
        round_trip = (back - c) - (s - r)
        if not 0 <= round_trip < inf or s < r:
            return False
        if clk != self._clk:
            self.reset()
            self._clk, self._base = clk, float(round(r - c))
        before = self._served_at(back)
        one = Sample((r - self._base) - c, back - (s - self._base), back)
        self._left = max(0, self._left - 1)
        self.stepped = 0.0
        if not self._believed(one):
            return True
        while self._samples and back - self._samples[0].back > _OLDEST:
            self._samples.popleft()
        self._samples.append(one)
        self._fit(back)
        self._delays.append(back + self._at(back) - (s - self._base))
        self._count += 1
        self._serve(before, back)
        return True

    def error(self, local: float) -> float:
        """Bound of the error at local time `local`, in seconds; infinite before the first sample."""
        if self._asleep:
            return _ASLEEP
        if self._floor is None:
            return inf
        age = max(0.0, local - self._ref)
        return self._bound + 0.0005 + (_QUARTZ + abs(self._drift)) * age + abs(self._fading(local))

    def likely_error(self, local: float) -> float:
        """What the error will hardly exceed where the ways up and down are about even."""
        if self._asleep or self._floor is None:
            return self.error(local)
        return min(self.error(local), 0.002 + 0.05 * self._floor + abs(self._fading(local)))

    def to_room(self, local: float) -> float | None:
        """Room time at local time `local`, or None before the first sample. Never runs back."""
        served = self._served_at(local)
        if served is None:
            return None
        self._served = max(self._served, self._base + served)
        return self._served

    def to_local(self, room: float) -> float | None:
        """Local time at room time `room`, or None before the first sample."""
        if self._offset is None:
            return None
        local = self._ref + (room - self._base - self._ref - self._offset) / (1 + self._drift)
        for _ in range(3):  # the shift fades so slowly that this is exact to a nanosecond
            local = self._ref + (room - self._base - self._ref - self._offset - self._fading(local)) / (
                1 + self._drift
            )
        return local

    def next_gap(self) -> float:
        """Seconds to wait after the last pong before the next ping; what looks wrong is looked into at once."""
        if self._left > SETTLE_PINGS:
            return START_GAP * float(START_GROWTH ** (self._burst + SETTLE_PINGS - self._left))
        if self._held or self._unclear == 1:
            return START_GAP
        return SETTLE_GAP if self._left else STEADY_GAP

    def look(self, local: float, wall: float) -> bool:
        """Compares the device's two clocks, about once a second; True when it slept, and a burst is due.

        The monotonic clock stands still while a device sleeps, so all samples are worthless afterwards. Until the
        first new one, the wall clock tells how long it was.
        """
        apart, self._apart = self._apart, wall - local
        if apart is None or abs(self._apart - apart) <= _JUMP:
            return False
        if self._offset is not None:
            self._offset = self._at(local) + self._apart - apart
            self._ref, self._shift = local, 0.0
            self._asleep = True
        self._forget(AGAIN_PINGS)
        return True

    def reset(self) -> None:
        """Forgets everything: the hub's clock is another one."""
        self._forget(START_PINGS)
        self._offset = self._floor = self._clk = None
        self._drift = self._shift = 0.0
        self._served = -inf
        self._asleep = False

    # ------------------------------------------------------------------------------------------ inside

    def _forget(self, burst: int) -> None:
        self._samples.clear()
        self._delays.clear()
        self._held = []
        self._odd = self._unclear = self._count = 0
        self._burst, self._left = burst, burst + SETTLE_PINGS

    def _at(self, local: float) -> float:
        """The estimated offset at a local time."""
        assert self._offset is not None
        return self._offset + self._drift * (local - self._ref)

    def _believed(self, one: Sample) -> bool:
        """Whether this sample may be fitted now.

        An odd one shows that one of the clocks was set, or is nothing: it is held back, and what follows with it, so
        that it does not bend the estimate by which they are judged. A second odd one settles that it was set.
        """
        if len(self._samples) < 4:
            return True
        expected = self._at(one.back)
        if expected > one.up + _SLACK or expected < -one.down - _SLACK:
            self._forget(AGAIN_PINGS)  # no way takes less than no time
            return True
        floor = min(old.up + old.down for old in self._samples)
        waited = max(0.0, one.up + one.down - floor)  # in a queue, all of it on one way at the worst
        limit = max(0.005, 0.02 * floor)
        odd = abs((one.up - one.down) / 2 - expected) - waited / 2 > limit
        self._unclear = self._unclear + 1 if waited / 2 > _CLEAR else 0
        if not odd and not self._held:
            return True
        self._odd += odd
        held = self._held[1:]  # the clock may have been set while the first was on its way
        if self._odd > 1:
            self._forget(AGAIN_PINGS)
            self._samples.extend(held)
            return True
        if not odd and (waited / 2 <= limit or self._unclear > 1 or len(self._held) >= _HELD):
            self._samples.extend(held)
            self._held, self._odd = [], 0
            return True
        self._held.append(one)
        return False

    def _fit(self, now: float) -> None:
        """The drift at which the envelopes lie highest, and the offset between them."""
        low, high = -_MOST // _STEP, _MOST // _STEP
        while low < high:
            half = (low + high) // 2
            if self._cost(half * _STEP, now) <= self._cost((half + 1) * _STEP, now):
                high = half
            else:
                low = half + 1
        drift = low * _STEP * 1e-6
        up, down = self._envelopes(drift, now, trim=True)
        least, most = self._allowed(now)
        if least > most:  # they cannot all be true: one of the clocks was set
            newest = self._samples[-1]
            self._forget(AGAIN_PINGS)
            self._samples.append(newest)
            return self._fit(now)
        known = now - self._samples[0].back > _SPAN
        drift, offset = drift if known else 0.0, (up - down) / 2
        if len(self._samples) >= 4:
            share = self._alike(drift, now)
            middle, slope = self._middles(now)
            offset += share * (middle - offset)
            drift += share * (slope - drift) if known else 0.0
        offset = min(max(offset, least), most)
        self._offset, self._floor, self._ref, self._drift = offset, max(0.0, up + down), now, drift
        self._bound = max(most - offset, offset - least)
        self._asleep = False
        return None

    def _cost(self, ppm: int, now: float) -> float:
        up, down = self._envelopes(ppm * 1e-6, now)
        return -1e3 * (up + down) + 0.5 * (ppm / _PRIOR) ** 2

    def _allowed(self, now: float) -> tuple[float, float]:
        """The least and the most that the offset can be at local time `now`."""
        least = max(-one.down - _QUARTZ * (now - one.back) for one in self._samples)
        most = min(one.up + _QUARTZ * (now - one.back) for one in self._samples)
        return least, most + _ROUNDING

    def _envelopes(self, drift: float, now: float, *, trim: bool = False) -> tuple[float, float]:
        """The mean of the lowest samples of each way, brought to local time `now` along a drift.

        With `trim` without those far above the lowest: in the search they keep the cost convex.
        """
        count = min(_LOWEST, 1 + len(self._samples) // 6)
        ups = nsmallest(count, [one.up - drift * (one.back - now) for one in self._samples])
        downs = nsmallest(count, [one.down + drift * (one.back - now) for one in self._samples])
        if trim:
            near = max(0.003, 0.05 * (ups[0] + downs[0]))
            ups = [one for one in ups if one <= ups[0] + near]
            downs = [one for one in downs if one <= downs[0] + near]
        return sum(ups) / len(ups), sum(downs) / len(downs)

    def _alike(self, drift: float, now: float) -> float:
        """How much the middles count: `_MIDDLES` where the waits of both ways are alike, nothing where one queues."""
        ups = sorted(one.up - drift * (one.back - now) for one in self._samples)
        downs = sorted(one.down + drift * (one.back - now) for one in self._samples)
        half = len(ups) // 2
        up, down = ups[half] - ups[0], downs[half] - downs[0]
        even = min(1.0, _ALIKE * min(up, down) / max(up, down, 1e-9))
        return _MIDDLES * even * even

    def _middles(self, now: float) -> tuple[float, float]:
        """The line through the middles of all samples: its offset at local time `now`, and its drift.

        What a sample waited is split between its ways as nobody knows: a variance of a twelfth of its square.
        """
        floor = min(one.up + one.down for one in self._samples)
        weights, weighed, squares, middles, mixed = 0.0, 0.0, 0.0, 0.0, 0.0
        for one in self._samples:
            waited, age, middle = one.up + one.down - floor, one.back - now, (one.up - one.down) / 2
            weight = 1 / (_NOISE * _NOISE + waited * waited / 12)
            weights += weight
            weighed += weight * age
            squares += weight * age * age
            middles += weight * middle
            mixed += weight * age * middle
        squares += 1 / (_QUARTZ * _QUARTZ)  # what is expected of a quartz
        whole = weights * squares - weighed * weighed
        return (middles * squares - weighed * mixed) / whole, (weights * mixed - weighed * middles) / whole

    # ----------------------------------------------------------------------------------------- serving

    def _served_at(self, local: float) -> float | None:
        """Room time less the base, as it is served."""
        return None if self._offset is None else local + self._at(local) + self._fading(local)

    def _fading(self, local: float) -> float:
        """What is left of the shift."""
        faded = _SLEW * max(0.0, local - self._ref)
        return max(0.0, self._shift - faded) if self._shift > 0 else min(0.0, self._shift + faded)

    def _serve(self, before: float | None, back: float) -> None:
        """Lets served time go on where it was and meet the new estimate slowly; far off, or still rough, it steps."""
        self._shift = 0.0
        if before is None:
            return
        shift = before - (back + self._at(back))
        if abs(shift) < _JUMP and self._count > GOOD_AFTER:
            self._shift = shift
        else:
            self.stepped = -shift
