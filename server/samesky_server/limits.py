"""How much, how often: token buckets with a clock that is passed in, and memory that stays bounded."""

from __future__ import annotations

import asyncio
import ipaddress
from collections import OrderedDict
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import Protocol

from .auth import named
from .stores.base import StoreError, Till

_ROUNDING = 1e-9
KEYS = 10_000
"""Most keys that one budget remembers."""
TRIALS = 300
"""Rooms to try out that all hubs make in an hour, whoever asks."""
SCREENS = 300
"""Screens to which all hubs give digits in ten minutes, whoever asks: so of a million digits few are anybody's."""
TILL_WITHIN = 1.0
"""Seconds that are waited to hear what was spent at other hubs."""


class Bucket:
    """Fills with `rate` tokens a second up to `burst`; each event takes one."""

    __slots__ = ("_at", "_level", "burst", "rate")

    def __init__(self, rate: float, burst: float) -> None:
        if not (rate > 0 and burst >= 1):
            raise ValueError("a bucket needs a rate above 0 and a burst of at least 1")
        self.rate = rate
        self.burst = burst
        self._level = float(burst)
        self._at: float | None = None

    def take(self, now: float) -> float | None:
        """Takes a token; None when there was one, else the seconds after which there will be (none is taken).

        Args:
            now: seconds of any clock, the same at every call; going back fills nothing.
        """
        if self._at is not None and now > self._at:
            self._level = min(self.burst, self._level + (now - self._at) * self.rate)
        self._at = now
        if self._level > 1 - _ROUNDING:
            self._level = max(0.0, self._level - 1)
            return None
        return (1 - self._level) / self.rate


class Allowance:
    """What one member may send into a room, on however many devices and connections."""

    __slots__ = ("commands", "signals")

    def __init__(self) -> None:
        self.commands = Bucket(20, 40)
        self.signals = Bucket(25, 50)
        """A pointer or a pen moves 20 times a second."""


class Budget:
    """One bucket a key. Over `keys` of them, the one unused for longest is forgotten, and so full again."""

    def __init__(self, rate: float, burst: float, keys: int = KEYS) -> None:
        Bucket(rate, burst)
        self.rate = rate
        self.burst = burst
        self.keys = keys
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str, now: float) -> float | None:
        """As `Bucket.take`, for this key."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(self.rate, self.burst)
            if len(self._buckets) > self.keys:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket.take(now)


class Together:
    """A budget that all hubs at one store have together, for what pays to be tried at each of them.

    What a hub knows itself comes first: who has spent theirs here costs the store nothing. A store that does not
    answer leaves it at that (decision 045). It is told no address and no member, only what they are called there.

    Args:
        name: of the budget.
        rate: tokens a second.
        burst: tokens at most.
        till: what hubs spend from; None: this one is alone.
        secret: that of all hubs, for what keys are called.
    """

    def __init__(self, name: str, rate: float, burst: float, till: Till | None, secret: bytes) -> None:
        self.here = Budget(rate, burst)
        self._name = name
        self._till = till
        self._secret = secret

    async def take(self, key: str, now: float) -> float | None:
        """As `Budget.take`, for this key at all hubs."""
        wait = self.here.take(key, now)
        if wait is not None or self._till is None:
            return wait
        called = named(self._secret, "budget", self._name, key).hex()
        asked = asyncio.ensure_future(self._till.spend(called, self.here.rate, self.here.burst))
        asked.add_done_callback(_heard)
        await asyncio.wait({asked}, timeout=TILL_WITHIN)  # what was asked of the store is not given up
        return asked.result() if asked.done() and asked.exception() is None else None


def _heard(asked: asyncio.Future[float | None]) -> None:
    """How it ended is known, also when nobody waited for it any more; a fault of ours is one for the loop to tell."""
    if not asked.cancelled() and not isinstance(asked.exception(), StoreError | None):
        asked.get_loop().call_exception_handler({"message": "a till failed", "exception": asked.exception()})


class Rates(Protocol):
    """What the settings say of budgets."""

    @property
    def rooms_per_hour(self) -> float:
        """Rooms that one address may make."""

    @property
    def trials_per_hour(self) -> float:
        """Rooms to try out that one address may make; 0 for none."""

    @property
    def joins_per_minute(self) -> float:
        """Invitations that one address may try."""

    @property
    def tokens_per_minute(self) -> float:
        """Tokens that one address may ask for."""

    @property
    def host_tokens_per_minute(self) -> float:
        """Tokens that one address may ask for with the API key of a host app, or a guess of one."""


class Limits:
    """The budgets of the HTTP requests; those that a guesser or a hoarder would spend at each hub, together.

    Args:
        rates: what the settings say.
        till: what all hubs spend from; None: there is one.
        secret: that of all hubs.
    """

    def __init__(self, rates: Rates, till: Till | None = None, secret: bytes = b"") -> None:
        def together(name: str, rate: float, burst: float) -> Together:
            return Together(name, rate, burst, till, secret)

        self.rooms = together("rooms", rates.rooms_per_hour / 3600, max(1, rates.rooms_per_hour))
        trials = max(1, rates.trials_per_hour)
        self.trials = together("trials", trials / 3600, trials)
        self.all_trials = together("all-trials", TRIALS / 3600, TRIALS)
        """One for everybody."""
        self.joins = together("joins", rates.joins_per_minute / 60, max(1, rates.joins_per_minute))
        self.tokens = Budget(rates.tokens_per_minute / 60, max(1, rates.tokens_per_minute))
        self.hosts = Budget(rates.host_tokens_per_minute / 60, max(1, rates.host_tokens_per_minute))
        self.invites = Budget(0.2, 20)
        """By member: each invitation made or taken back is a record of the room."""
        self.dates = Budget(1.0, 60)
        """By member: each date planned, moved or cancelled is a record of the room."""
        self.exports = Budget(1 / 60, 5)
        """By member: it reads all that is kept of a room."""
        self.blobs = Budget(2.0, 120)
        """By member."""
        self.calendars = Budget(2.0, 120)
        """By address: whoever has many calendars fetches them one after the other."""
        self.feeds = Budget(0.1, 20)
        """By member: no program looks more often than once in some minutes."""
        self.relays = Budget(0.2, 30)
        """By member: each call, and each return of a lost one, asks once."""
        self.screens = together("screens", 1 / 30, 20)
        """By address: digits for a screen, which lie in the store for ten minutes."""
        self.all_screens = together("all-screens", SCREENS / 600, SCREENS)
        """One for everybody."""
        self.screen_asks = Budget(4.0, 120)
        """By address: a screen that waits, and a phone that brings it, ask about once a second."""
        self.own_digits = together("own-digits", 1 / 60, 6)
        """By member: digits typed, right or wrong, so that nobody finds a screen that they do not see."""
        self.digits = together("digits", 1 / 20, 12)
        """By address, for one who has many rooms."""


class Crowd:
    """How many are connected at a time from one address.

    Args:
        most: from one address, or one /64.
        proxies: addresses by which many come, of reverse proxies: they are never full.
    """

    def __init__(self, most: int, proxies: Container[str] = ()) -> None:
        self.most = most
        self._proxies = proxies
        self._from: dict[str, int] = {}

    def full(self, address: str) -> bool:
        """Whether one more from here would be too many."""
        if self._from.get(network(address), 0) < self.most:
            return False
        return bool(address) and address not in self._proxies

    def comes(self, address: str) -> None:
        """Counts one more."""
        key = network(address)
        self._from[key] = self._from.get(key, 0) + 1

    def goes(self, address: str) -> None:
        """Counts one less."""
        key = network(address)
        left = self._from.get(key, 0) - 1
        if left > 0:
            self._from[key] = left
        else:
            self._from.pop(key, None)


class Networks:
    """Addresses, by the networks that they are in.

    Args:
        names: addresses or networks; raises `ValueError` for what is neither.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._networks = [ipaddress.ip_network(name, strict=False) for name in names]

    def __contains__(self, address: object) -> bool:
        try:
            parsed = ipaddress.ip_address(str(address))
        except ValueError:
            return False
        return any(parsed in one for one in self._networks)


@lru_cache(maxsize=KEYS)
def network(address: str) -> str:
    """The key of an address: itself, or its /64, which is what one subscriber of IPv6 holds.

    What is no address (a Unix socket has none) is its own key.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
