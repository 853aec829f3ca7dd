"""What a newer version wrote into a state and this one does not know: it stays where it is, however deep.

Two versions may serve one room at the same time. The older one reads what it knows of a state, changes that, and
writes the rest back. So what is new must not depend on an older version changing it along.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Newer(NamedTuple):
    """A state in which this version does not know everything."""

    whole: Any
    """As it was kept, in plain maps and lists."""
    known: Any
    """What this version knows of it, just so."""


def newer(whole: Any, known: Any) -> Newer | None:
    """What of `whole` is missing in `known`; None: nothing."""
    return Newer(whole, known) if _more(whole, known) else None


def with_newer(state: Any, more: Newer) -> Any:
    """A state of this version with what only a newer one knows.

    A map keeps it as long as it is there. In a list each item is found again that has not changed; when none came or
    went, each stays in its place.
    """
    whole, known = more
    if isinstance(state, dict) and isinstance(whole, dict) and isinstance(known, dict):
        made = {key: value for key, value in whole.items() if key not in known and key not in state}
        for key, value in state.items():
            both = key in whole and key in known
            made[key] = with_newer(value, Newer(whole[key], known[key])) if both else value
        return made
    if _lists(state, whole, known) and len(whole) == len(known):
        same = len(state) == len(known)
        items = []
        for n, item in enumerate(state):
            old = n if same else next((i for i, one in enumerate(known) if one == item), None)
            items.append(item if old is None else with_newer(item, Newer(whole[old], known[old])))
        return items
    return state


def _more(whole: Any, known: Any) -> bool:
    if isinstance(whole, dict) and isinstance(known, dict):
        return any(key not in known or _more(value, known[key]) for key, value in whole.items())
    if _lists(whole, known) and len(whole) == len(known):
        return any(map(_more, whole, known))
    return False


def _lists(*values: Any) -> bool:
    return all(isinstance(value, list | tuple) for value in values)
