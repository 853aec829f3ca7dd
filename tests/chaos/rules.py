"""What a member may see of a record, by the rules of the core, and which alarms a log should have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samesky_shared.activities import catalog
from samesky_shared.activities.timer import Timer
from samesky_shared.core.instance import Instance
from samesky_shared.core.record import Record

from .checker import Fault
from .history import plain
from .plan import LONG


class CoreRules:
    """`Rules` by the activities themselves."""

    def __init__(self) -> None:
        self._catalog = catalog()
        self._made: dict[tuple[str, str], dict[str, Any]] = {}

    def views(self, record: Record, who: str) -> dict[str, Any]:
        """As `Rules.views` says."""
        made = self._made.get((record.mark, who))
        if made is None:
            made = self._made[record.mark, who] = {
                on: one for on, kept in record.states.items() for one in self._view(record, on, kept, who)
            }
        return made

    def _view(self, record: Record, on: str, kept: Any, who: str) -> Iterator[Any]:
        if kept is None:
            if who in record.closed.get(on, (who,)):
                yield None
            return
        one = Instance.revived(self._catalog, on, kept)
        if one is not None and one.visible(who):
            yield plain(one.state.view(who))


def alarms(records: list[Record]) -> tuple[list[Fault], int]:
    """Whether each timer that ran to its end rang, once; and how many rang."""
    found: list[Fault] = []
    due: dict[str, float] = {}
    rang = 0
    kinds = catalog()
    for record in records:
        for on, kept in record.states.items():
            one = None if kept is None else Instance.revived(kinds, on, kept)
            if one is None or not isinstance(one.state, Timer):
                continue
            if not record.by:
                rang += 1
                if due.pop(on, None) != one.state.ended_at:
                    found.append(Fault("doubled", f"{on} rang at {record.seq} without being due"))
            then = one.state.due()
            if then is None:
                due.pop(on, None)
            elif one.state.total is not None and one.state.total < LONG:
                due[on] = then
    return [*found, *(Fault("lost", f"the alarm of {on} never rang") for on in due)], rang
