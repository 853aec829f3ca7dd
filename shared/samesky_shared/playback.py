"""Keeps a media player at a motion of the room, without I/O: when to bend its speed, and when to jump.

Near the motion the speed is bent so little that nobody hears it; far off it jumps, rarely, and learns how long a
jump takes here. A hole that is there anyway, after a stall or when somebody has sought, is where a jump is least
heard, so there it is taken earlier. `client/web/src/sdk/playback.ts` is the same, line by line; both reproduce
docs/playback.json. All in seconds.

The law (error over a time constant, capped, with a dead-band) is that of MediaSync and timingsrc with smaller caps;
`docs/lockstep.md` compares them.
"""

from __future__ import annotations

import math
from collections import deque

from msgspec import Struct

from .motion import Motion

IN, OUT = 0.004, 0.018
"""The speed is bent from `OUT` away from the motion on, until it is `IN` near."""
FAR, MUSIC_FAR = 1.0, 0.4
"""Further off than this twice running it jumps; music sooner, since a bent speed is heard in it."""
HOLE = 0.15
"""In a hole that is there anyway it jumps from here on."""
STRONG = 0.25
"""Further off than this the speed is bent more, unless it is music."""
CAP, STRONG_CAP = 0.05, 0.1
"""The most by which the speed is bent."""
FINE, FINE_CAP = 0.03, 0.005
"""Music that is so near is bent by no more than 0.5 %: nine cents of pitch where the device does not keep it."""
SHED = 1.5
"""An error is shed in about so many seconds."""
STEPS = 200
"""The speed is bent in steps of one in so many."""
HOLD = 0.3
"""A speed is held so long, so that it can be judged."""
APART = 4.0
"""Between two jumps; a new motion of the room is followed at once."""
SETTLE = 0.45
"""After a start or a jump, players need this long until their position means something."""
READINGS = 5
"""The median of so many is believed; three are enough to begin with."""
FIRST_COST, MOST_COST = 0.1, 1.5
"""What a jump is expected to take before one was made, and at most."""
FREEZE = 0.1
"""Two changes of speed that each stand still for longer than this: jumps only, from `COARSE` off on."""
COARSE = 0.1
_EPSILON = 1e-9


class Reading(Struct, frozen=True):
    """A player at one instant: where it is (seconds), its speed, and what it can do.

    Args:
        position: seconds from the start of the media.
        rate: its speed now; 1 is normal.
        ready: it plays; false while it waits for data, seeks or is held.
        music: no picture: a bent speed is heard sooner.
    """

    position: float
    rate: float
    ready: bool = True
    music: bool = False


class Act(Struct, frozen=True, omit_defaults=True):
    """What to do with the player now; None means: leave it."""

    seek: float | None = None
    rate: float | None = None


_REST = Act()


class Follower:
    """Follows the motion with one player, from its loading on; asked about every 50 ms.

    Args:
        cost: the seconds that a jump is expected to take; what was learned with this player before.
    """

    def __init__(self, cost: float = FIRST_COST) -> None:
        self.jumps = 0
        """How often it has jumped."""
        self._motion: Motion | None = None
        self._errors: deque[float] = deque(maxlen=READINGS)
        self._until = 0.0
        """Until then nothing is judged."""
        self._next_jump = 0.0
        self.cost = cost
        """Seconds that a jump takes here, as far as is known."""
        self._landing = False
        """A jump has not been judged yet."""
        self._hole = False
        """What is heard is broken anyway."""
        self._bending = False
        self._changed: tuple[float, float, float] | None = None
        """When, where and to what the speed was changed last."""
        self._freezes = 0

    @property
    def seeks_only(self) -> bool:
        """This player stands still whenever its speed changes, so that only jumps are left."""
        return self._freezes >= 2

    def steer(self, motion: Motion, now: float, reading: Reading) -> Act:
        """What to do now.

        Args:
            motion: what the room says, in effect at `now`.
            now: room time; on a device that is heard late (Bluetooth) so much later than it is.
            reading: the player now.
        """
        if motion.rate == 0 or now < motion.at:
            self.rest()
            return _REST
        if motion != self._motion:
            self._turn(motion, now)
        if not reading.ready:
            self._errors.clear()
            self._changed = None
            self._hole = self._hole or not self._landing
            return _REST
        wanted = motion.position_at(now)
        self._errors.append((reading.position - wanted) / motion.rate)
        self._probe(now, reading)
        if len(self._errors) < 3 or now < self._until:
            return _REST
        error = sorted(self._errors)[len(self._errors) // 2]
        if self._landing:
            # Half of what the last jump missed goes into the next one.
            self._landing = False
            self.cost = min(MOST_COST, max(0.0, self.cost - error / 2))
        if abs(error) < HOLE:
            self._hole = False
        if now >= self._next_jump and self._too_far(error, reading.music):
            return self._jump(motion, now, wanted)
        return self._bend(motion, now, reading, error)

    def rest(self) -> None:
        """The player is held: the next motion is a new start."""
        self._motion = None

    def _turn(self, motion: Motion, now: float) -> None:
        before, self._motion = self._motion, motion
        self._errors.clear()
        self._changed = None
        self._bending = False
        # From a rest players need a moment; while they play, what the room has moved is followed at once.
        self._until = max(self._until, now + SETTLE) if before is None else now
        if before is None or abs(motion.position_at(now) - before.position_at(now)) > IN:
            self._hole, self._landing = True, False
            self._next_jump = now

    def _too_far(self, error: float, music: bool) -> bool:
        if self.seeks_only:
            return abs(error) > COARSE
        if self._hole and abs(error) > HOLE:
            return True
        far = MUSIC_FAR if music else FAR
        return abs(error) > far and min(abs(self._errors[-1]), abs(self._errors[-2])) > far

    def _jump(self, motion: Motion, now: float, wanted: float) -> Act:
        self.jumps += 1
        self._errors.clear()
        self._changed = None
        self._landing, self._bending = True, False
        self._until, self._next_jump = now + SETTLE, now + APART
        return Act(max(0.0, wanted + self.cost * motion.rate), motion.rate)

    def _bend(self, motion: Motion, now: float, reading: Reading, error: float) -> Act:
        self._bending = not self.seeks_only and abs(error) > (IN if self._bending else OUT)
        bend = self._bent(error, reading.music) if self._bending else 0.0
        rate = motion.rate * (1 + bend)
        now_bent = reading.rate / motion.rate - 1
        if abs(bend - now_bent) < _EPSILON:
            return _REST
        if bend and now_bent * bend > 0 and abs(bend) < abs(now_bent) <= 2 * abs(bend) + 1 / STEPS + _EPSILON:
            return _REST  # a little fast on the way home is better than one more change of speed
        self._until = now + HOLD
        self._errors.clear()
        self._changed = (now, reading.position, rate)
        return Act(None, rate)

    def _bent(self, error: float, music: bool) -> float:
        cap = STRONG_CAP if abs(error) > STRONG and not music else CAP
        if music and abs(error) < FINE:
            cap = FINE_CAP
        steps = max(1, math.floor(min(cap, abs(error) / SHED) * STEPS + 0.5))
        return -steps / STEPS if error > 0 else steps / STEPS

    def _probe(self, now: float, reading: Reading) -> None:
        """Whether the player stood still when its speed was changed, as some do."""
        if self._changed is None or now < self._changed[0] + HOLD:
            return
        at, position, rate = self._changed
        self._changed = None
        if (now - at) * rate - (reading.position - position) > FREEZE * rate:
            self._freezes += 1


LONGEST_RUN = 0.4
"""A start is asked for no further ahead of its instant."""
SHORTEST_RUN = 0.1
"""Nor further behind it: some players begin a picture or two ahead."""
FIRST_RUN = 0.08


class RunUp:
    """How long this device's players take from being asked to play until they do. Asked so much ahead, they begin at
    the instant itself; a first guess, then half of each miss."""

    def __init__(self) -> None:
        self.seconds = FIRST_RUN
        """Ahead of the instant."""

    def learn(self, ahead: float) -> None:
        """Takes how far ahead (behind: negative) of the motion a player was shortly after a start."""
        if abs(ahead) > 2 * LONGEST_RUN:
            return  # that was no run-up but a wait for data
        self.seconds = min(LONGEST_RUN, max(-SHORTEST_RUN, self.seconds - ahead / 2))
