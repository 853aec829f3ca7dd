"""Who is here: the statuses of a room's devices, merged to one per member, as a state machine over given times.

Rules:

1. One device that is here makes its member `here`; else one that is busy makes them `busy`.
2. When the last socket of a member is lost they stay as they were for `AWAY_AFTER`, so a blip is never shown;
   then they are `away`, and after `OFFLINE_AFTER` `offline`. Leaving on purpose is `offline` at once.
3. A hidden page counts as here: whether somebody looks at the screen is shown to nobody.
4. There is no history: nothing tells since when somebody has been away.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from samesky_shared.protocol import MemberStatus, PresenceOf

AWAY_AFTER = 15.0
"""Seconds after the last socket was lost."""
OFFLINE_AFTER = 300.0

DeviceStatus = Literal["here", "busy", "hidden"]


class _Member:
    __slots__ = ("devices", "lost_at", "shown")

    def __init__(self) -> None:
        self.devices: dict[str, tuple[DeviceStatus, str]] = {}
        self.lost_at = 0.0
        self.shown: MemberStatus = "offline"

    def status(self, now: float) -> MemberStatus:
        if self.devices:
            statuses = {status for status, _ in self.devices.values()}
            return "busy" if statuses == {"busy"} else "here"
        if self.shown == "offline":
            return "offline"
        gone = now - self.lost_at
        if gone >= OFFLINE_AFTER:
            return "offline"
        return "away" if gone >= AWAY_AFTER else self.shown


class Presence:
    """The members of one room and their devices. Every method returns the members whose status changed."""

    def __init__(self) -> None:
        self._members: dict[str, _Member] = {}

    def came(self, member: str, device: str, kind: str, now: float) -> list[str]:
        """A device is connected; `kind` is what it says it is (phone, desktop, …)."""
        self._members.setdefault(member, _Member()).devices[device] = ("here", kind)
        return self.tick(now)

    def says(self, member: str, device: str, status: DeviceStatus, now: float) -> list[str]:
        """A device tells what it does."""
        one = self._members.get(member)
        if one is not None and device in one.devices:
            one.devices[device] = (status, one.devices[device][1])
        return self.tick(now)

    def lost(self, member: str, device: str, now: float) -> list[str]:
        """A device's socket is gone."""
        one = self._members.get(member)
        if one is not None and one.devices.pop(device, None) is not None and not one.devices:
            one.lost_at = now
        return self.tick(now)

    def tick(self, now: float) -> list[str]:
        """Lets time pass."""
        changed = []
        for key, one in self._members.items():
            status = one.status(now)
            if status != one.shown:
                one.shown = status
                changed.append(key)
        return changed

    def present(self) -> frozenset[str]:
        """Who is here or busy, as it is shown."""
        return frozenset(key for key, one in self._members.items() if one.shown in ("here", "busy"))

    def quiet(self) -> bool:
        """Whether everybody is offline, so that nothing more will change by itself."""
        return all(one.shown == "offline" for one in self._members.values())

    def of(self, member: str) -> PresenceOf:
        """What the others see of a member."""
        one = self._members.get(member)
        if one is None:
            return PresenceOf(member, "offline")
        return PresenceOf(
            member, one.shown, dict(Counter(kind or "device" for _, kind in one.devices.values()))
        )
