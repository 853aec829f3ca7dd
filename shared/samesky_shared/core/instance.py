"""One activity of a room, alive: its state, when it last took effect, and who may know of it."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct, structs

from ..motion import Motion
from .activity import Activity, Catalog
from .newer import Newer, newer, with_newer
from .record import Kept

_pack = msgspec.msgpack.Encoder().encode


def _plain(state: Activity) -> Any:
    return msgspec.to_builtins(state, builtin_types=(bytes,))


class Instance(Struct, frozen=True):
    """One activity of a room, alive."""

    state: Activity
    at: float = 0.0
    audience: tuple[str, ...] | None = None
    newer: Newer | None = None
    """What a newer version has written into it, kept and written back."""

    def kept(self) -> Kept:
        """As a store keeps it."""
        state = _plain(self.state)
        return Kept(state if self.newer is None else with_newer(state, self.newer), self.at, self.audience)

    @classmethod
    def revived(cls, catalog: Catalog, on: str, kept: Kept) -> Instance | None:
        """The instance that a store kept, or None when this version does not have or cannot read its activity."""
        kind = catalog.get(on.partition(":")[0])
        if kind is None:
            return None
        try:
            state = kind.upgrade(dict(kept.state))
            alive = msgspec.convert(state, kind)
        except Exception:  # noqa: BLE001 - whatever an upgrade stumbles over
            return None
        # As bytes they are the same whenever one of this version wrote it.
        more = None if _pack(state) == _pack(alive) else newer(state, _plain(alive))
        return cls(alive, kept.at, kept.audience, more)

    @property
    def moving(self) -> bool:
        """Whether a motion of its state runs."""
        return any(type(value) is Motion and value.rate != 0 for value in structs.astuple(self.state))

    def visible(self, who: str) -> bool:
        """Whether this member may know that it exists."""
        return self.audience is None or who in self.audience
