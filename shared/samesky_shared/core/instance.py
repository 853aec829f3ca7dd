"""One activity of a room, alive: its state, when it last took effect, and who may know of it."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct, structs

from ..motion import Motion
from .activity import Activity, Catalog
from .record import Kept


class Instance(Struct, frozen=True):
    """One activity of a room, alive."""

    state: Activity
    at: float = 0.0
    audience: tuple[str, ...] | None = None
    extra: dict[str, Any] = {}
    """Keys of a newer version's state, kept and written back."""

    def kept(self) -> Kept:
        """As a store keeps it."""
        state = msgspec.to_builtins(self.state, builtin_types=(bytes,))
        return Kept(self.extra | state if self.extra else state, self.at, self.audience)

    @classmethod
    def revived(cls, catalog: Catalog, on: str, kept: Kept) -> Instance | None:
        """The instance that a store kept, or None when this version does not have or cannot read its activity."""
        kind = catalog.get(on.partition(":")[0])
        if kind is None:
            return None
        try:
            state = kind.upgrade(dict(kept.state))
            alive = msgspec.convert(state, kind)
        except (msgspec.ValidationError, KeyError, TypeError, ValueError):
            return None
        fields = set(kind.__struct_fields__)
        return cls(alive, kept.at, kept.audience, {k: v for k, v in state.items() if k not in fields})

    @property
    def moving(self) -> bool:
        """Whether a motion of its state runs."""
        return any(type(value) is Motion and value.rate != 0 for value in structs.astuple(self.state))

    def visible(self, who: str) -> bool:
        """Whether this member may know that it exists."""
        return self.audience is None or who in self.audience
