"""Whether anything may be changed: what an operator holds all hubs at one store to, for a while (decision 050).

It stands where stores keep what is said of present devices: soft, seen by all hubs, and gone by itself when its time
is over. A hub looks there when another one says that something is new, and every two seconds in any case.
"""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom

from samesky_shared.errors import Refused

from .. import metrics
from ..log import log
from ..stores.base import HUBS, Store, StoreError
from . import telling
from .tasks import Again

AT_MOST = 86_400.0
"""Seconds for which it holds at most: nobody can leave a room meanwhile, so nobody shall forget it."""
AGAIN = 10.0
"""Seconds after which devices try again at the earliest; at the latest, after twice as many."""
SAID = "This hub is being looked after: nothing can be changed for a while. What is here is safe."
_LOOK = 2.0
_PLACE, _WHAT = ":read-only", "until"
"""Under which name it lies; no room is called so."""
_spread = SystemRandom()


async def read(store: Store) -> float:
    """Room time up to which nothing may be changed; 0: nobody wants that. Raises `StoreError`."""
    return float((await store.here(_PLACE)).get(_WHAT, b"0"))


async def first(store: Store) -> float:
    """The same for a hub that starts. Where it stands may be the one place of several that does not answer: nobody
    is kept waiting for it, and it is looked at again soon."""
    try:
        return await read(store)
    except StoreError:
        return 0.0


class ReadOnly:
    """As one hub holds to it.

    Args:
        store: where it stands.
        now: the room clock.
    """

    def __init__(self, store: Store, now: Callable[[], float]) -> None:
        self.until = 0.0
        """Room time up to which nothing may be changed."""
        self._store = store
        self._now = now
        self._shown = False
        self._looks = Again("read-only", self._turn)

    def start(self) -> None:
        """Begins to look."""
        self._looks.start()

    async def close(self) -> None:
        """Ends. Idempotent."""
        await self._looks.close()

    @property
    def on(self) -> bool:
        """Whether nothing may be changed now."""
        return self.until > 0.0 and self.until > self._now()

    def refusal(self) -> Refused | None:
        """Why a change is refused; None: it is not."""
        if not self.on:
            return None
        return Refused("unavailable", SAID, retry_after=round(_spread.uniform(AGAIN, 2 * AGAIN), 3))

    def check(self) -> None:
        """Raises `Refused` (`unavailable`) while nothing may be changed."""
        refusal = self.refusal()
        if refusal is not None:
            raise refusal

    async def hold(self, seconds: float) -> None:
        """Holds all hubs to it for so many seconds from now; 0: no longer. Raises `StoreError`."""
        until = self._now() + seconds if seconds > 0 else 0.0
        if until:
            await self._store.touch(_PLACE, _WHAT, repr(until).encode(), seconds)
        else:
            await self._store.leave(_PLACE, _WHAT)
        self._put(until)
        if self._store.shared:
            self._store.publish(HUBS, telling.pack(telling.Held()))

    async def look(self) -> None:
        """Looks what stands in the store. Raises `StoreError`."""
        self._put(await read(self._store))

    def hurry(self) -> None:
        """Looks now: another hub has said something of it."""
        self._looks.hurry()

    async def _turn(self) -> float:
        try:
            await self.look()
        finally:
            self._put(self.until)  # it ends at its time, whether the store answers or not
        return min(_LOOK, self.until - self._now()) if self.on else _LOOK

    def _put(self, until: float) -> None:
        self.until = until
        if self.on != self._shown:
            self._shown = self.on
            left = {"seconds": round(until - self._now())} if self.on else {}
            log.warning("read_only", on=self.on, **left)
        metrics.READ_ONLY.set(self.on)
