"""Who is here: the devices of a room on all hubs, merged to one status per member, over given times.

Rules:

1. One device that is here makes its member `here`; else one that is busy makes them `busy`.
2. When the last socket of a member is lost they stay as they were for `AWAY_AFTER`, so a blip is never shown;
   then they are `away`, and after `OFFLINE_AFTER` `offline`. Leaving on purpose is `offline` at once.
3. Silence has been waited for: who was only on a hub that fell silent, or on a device that was asked and gave no sign
   of life, is `away` at once.
4. When this hub cannot hear the others, those who are only there are `unknown`: nobody has left.
5. Of two connections of one device the later one counts; a hub takes back only what it said itself.
6. A hidden page counts as here: whether somebody looks at the screen is shown to nobody, but to those with whom they
   have a pact, as long as it is on. Of several devices that say so, one that is looked at is enough.
7. There is no history: nothing tells since when somebody has been away.
8. A device that says it is `offline` counts for nothing, neither for the status nor among the devices. Who shows
   themselves on none is `offline` at once, as if they had left on purpose.
9. A screen is a device of nobody: hubs know of it, and nobody is here by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Literal

from samesky_shared.protocol import MemberStatus, PresenceOf

from .. import metrics
from .lead import Path
from .telling import Seen

AWAY_AFTER = 15.0
"""Seconds after the last socket was lost."""
OFFLINE_AFTER = 300.0
SETTLED = 10.0
"""Seconds after which what a hub said is surely in the store, and what it took back is not."""

Standing = Literal["here", "unknown", "gone"]
"""Of a hub: it is heard; this one hears nobody; it has fallen silent."""


class _Member:
    __slots__ = ("devices", "focus", "known", "last", "lost_at", "shown", "silent")

    def __init__(self) -> None:
        self.devices: dict[str, tuple[Seen, float]] = {}
        """With the time at which each was heard of last."""
        self.last = 0.0
        """When a device of theirs said something last."""
        self.lost_at = 0.0
        self.shown: MemberStatus = "offline"
        self.known: MemberStatus = "offline"
        """What was shown last that was not `unknown`."""
        self.focus: bool | None = None
        """What was shown last of whether they look."""
        self.silent = False
        """Whether all hubs that have their devices are silent."""

    def open(self) -> list[Seen]:
        """The devices that show themselves."""
        return [one for one, _ in self.devices.values() if one.status != "offline"]

    def looks(self) -> bool | None:
        """Whether they look at any of their devices; None where none says so."""
        said = [one.focus for one in self.open() if one.focus is not None]
        return any(said) if said else None

    def status(self, now: float, standing: Callable[[str], Standing]) -> MemberStatus:
        shown = self.open()
        by_hub = {one.hub: standing(one.hub) for one in shown}
        statuses = {one.status for one in shown if by_hub[one.hub] == "here"}
        silent, self.silent = self.silent, False
        if statuses:
            return "busy" if statuses == {"busy"} else "here"
        if "unknown" in by_hub.values():
            return "unknown"
        if shown:
            self.silent = True
            if not silent:
                self.lost_at = now - AWAY_AFTER
            if now - self.lost_at < OFFLINE_AFTER:
                return "away"
            self.devices.clear()
        if self.known == "offline":
            return "offline"
        gone = now - self.lost_at
        if gone >= OFFLINE_AFTER:
            return "offline"
        return "away" if gone >= AWAY_AFTER else self.known


class Presence:
    """The members of one room and their devices. What changes it returns the members whose status changed.

    Args:
        hub: the id of this hub.
        standing: how another hub stands now.
    """

    __slots__ = ("_hub", "_members", "_present", "_standing", "_taken_back")

    def __init__(self, hub: str = "", standing: Callable[[str], Standing] = lambda hub: "here") -> None:
        self._hub = hub
        self._standing = standing
        self._members: dict[str, _Member] = {}
        self._taken_back: dict[tuple[str, str], tuple[float, float]] = {}
        """By hub and device: until when it is remembered, and `since`."""
        self._present: frozenset[str] | None = None
        """Who is here; None when that has to be looked up anew."""

    def device(self, device: str) -> Seen | None:
        """What was said of a device last."""
        for one in self._members.values():
            if device in one.devices:
                return one.devices[device][0]
        return None

    def said(self, seen: Seen, now: float) -> list[str]:
        """A hub, this one or another, says that it has a device."""
        self._put(seen, now)
        return self.tick(now)

    def lost(self, hub: str, device: str, now: float, *, silent: bool = False) -> list[str]:
        """A hub has lost a device, maybe because it gave no sign of life any more."""
        old = self.device(device)
        if old is not None and old.hub == hub:
            self._taken_back[hub, device] = (now + SETTLED, old.since)
            self._drop(old, now - AWAY_AFTER if silent else now)
        return self.tick(now)

    def looked(self, found: Iterable[Seen], now: float) -> list[str]:
        """What the store has of all devices was read just now; what was heard in between may not be in it."""
        kept = {(one.hub, one.device): one for one in found}
        for key, one in kept.items():
            back = self._taken_back.get(key)
            if one.hub != self._hub and (back is None or one.since > back[1]):
                self._put(one, now)
        for member in self._members.values():
            for old, heard in list(member.devices.values()):
                missing = (old.hub, old.device) not in kept and now - heard >= SETTLED
                if missing and old.hub != self._hub and self._standing(old.hub) == "here":
                    self._drop(old, now)
        return self.tick(now)

    def _put(self, seen: Seen, now: float) -> None:
        old = self.device(seen.device)
        if old is None or seen.since >= old.since:
            if old is not None and old.member != seen.member:
                del self._members[old.member].devices[old.device]
            one = self._members.setdefault(seen.member, _Member())
            one.devices[seen.device] = (seen, now)
            one.last = max(one.last, seen.at)
            hides = seen.status == "offline" and (old is None or old.status != "offline")
            if hides and not one.open():
                one.known = "offline"
                self._present = None

    def _drop(self, old: Seen, now: float) -> None:
        one = self._members[old.member]
        del one.devices[old.device]
        if old.status != "offline" and not one.open():
            one.lost_at = now

    def tick(self, now: float) -> list[str]:
        """Lets time pass."""
        if self._taken_back:
            self._taken_back = {key: one for key, one in self._taken_back.items() if one[0] > now}
        changed = []
        for key, one in self._members.items():
            status = one.status(now, self._standing)
            if not key:
                continue
            if status != "unknown" and status != one.known:
                one.known = status
                self._present = None
            focus = one.looks()
            if (status, focus) != (one.shown, one.focus):
                if status == "away" and one.shown != "away":
                    metrics.PRESENCE_EXPIRED.inc()
                one.shown, one.focus = status, focus
                changed.append(key)
        return changed

    def present(self) -> frozenset[str]:
        """Who is here or busy, as far as is known."""
        found = self._present
        if found is None:
            here = (key for key, one in self._members.items() if one.known in ("here", "busy"))
            found = self._present = frozenset(here)
        return found

    def moving(self) -> bool:
        """Whether time alone may change something, as long as all hubs stand as they do."""
        return bool(self._taken_back) or any(
            one.shown in ("away", "unknown") or (one.shown != "offline" and not one.open())
            for one in self._members.values()
        )

    def known(self) -> dict[str, MemberStatus]:
        """What was last known of each member who was ever here; never `unknown`."""
        return {key: one.known for key, one in self._members.items()}

    def sign(self, member: str) -> str:
        """What a member's status came of, the same on all hubs that have heard the same."""
        one = self._members[member]
        heard = sorted(f"{seen.device} {seen.at!r}" for seen, _ in one.devices.values())
        said = f"{member} {one.known} {one.last!r} {heard}"
        return blake2b(said.encode(), digest_size=12).hexdigest()

    def elsewhere(self) -> list[Path]:
        """The ways down to the devices on other hubs, as far as they are known and show anything."""
        return [
            one.path
            for member in self._members.values()
            for one, _ in member.devices.values()
            if one.path is not None and one.hub != self._hub and self._standing(one.hub) == "here"
        ]

    def devices(self) -> list[Seen]:
        """Those of hubs that are not known to be gone; screens too."""
        heard = (one for member in self._members.values() for one, _ in member.devices.values())
        return [one for one in heard if self._standing(one.hub) != "gone"]

    def quiet(self) -> bool:
        """Whether nothing more will change that another hub would not see too."""
        return all(
            one.shown == "offline"
            or any(
                seen.hub != self._hub and self._standing(seen.hub) == "here"
                for seen, _ in one.devices.values()
            )
            for one in self._members.values()
        )

    def of(self, member: str) -> PresenceOf:
        """What the others see of a member; `focus` is for those of their pact only."""
        one = self._members.get(member)
        if one is None:
            return PresenceOf(member, "offline")
        kinds: dict[str, int] = {}
        for seen in one.open():
            if self._standing(seen.hub) != "gone":
                kind = seen.kind or "device"
                kinds[kind] = kinds.get(kind, 0) + 1
        return PresenceOf(member, one.shown, kinds, one.focus)
