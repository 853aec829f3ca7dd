"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.timer import Timer

from ..remote import Remote


class TimerRemote(Remote[Timer]):
    """Lockstep time: both see the same digit, and the end fires at the same instant on both sides.

    `elapsed` runs from 0; what is left is `total - elapsed`. With intervals, each round is `work` seconds and then
    `rest` seconds (the last round has no rest), so the phase follows from `elapsed` too.
    """

    kind = Timer
    shape = Timer

    async def start(self, seconds: float) -> int:
        """Start a countdown of so many seconds; one that runs is replaced."""
        return await self._do("start", seconds=seconds)

    async def stopwatch(self) -> int:
        """Start counting up from zero."""
        return await self._do("stopwatch")

    async def intervals(self, work: float, rest: float, rounds: int) -> int:
        """Start rounds of work and rest; after the last work it ends."""
        return await self._do("intervals", work=work, rest=rest, rounds=rounds)

    async def pause(self) -> int:
        """Hold it where it is."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on from where it was held."""
        return await self._do("resume")

    async def add(self, seconds: float) -> int:
        """Add time to a countdown; with a negative number take time away. One that has ended goes on."""
        return await self._do("add", seconds=seconds)

    async def reset(self) -> int:
        """Back to the beginning, not running; the label stays."""
        return await self._do("reset")

    async def name(self, label: str | bytes | None) -> int:
        """Write on it what it is for, or wipe that away."""
        return await self._do("name", label=label)
