"""The conformance suite that every activity must pass, shipped for those who write their own.

    from samesky_shared.testing import ALWAYS, check_activity

    def test_my_activity():
        check_activity(Pinboard, reveals={"pin.text": ALWAYS})

Needs hypothesis. What is promised, and so what is looked at:

1. Every command says what it does and has typed arguments; wrong ones are refused with their path.
2. A rule is a function of its state, its turn and its arguments: it never changes the old state.
3. A state survives the codec, and the bytes of an older or newer version.
4. After `on_due`, `due()` lies ahead or is None.
5. A command that `advances`, sent by two members at once, advances once.
6. `view` never fails, and what is sealed shows in it, or in an entry, only when the rule says so; for nobody in it
   (`""`), and for a screen in `common` only when it may be seen by all.
7. A member may go, with their words or without, or take the room along as a file, at any time; what is sealed
   leaves in another's file only when the rule says so.
8. A room with it, led through whatever members may do, stays the same however it is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..core.activity import Activity
from .rehearsal import ALWAYS, Rehearsal, Reveals, Seen, encoded

__all__ = ["ALWAYS", "Rehearsal", "Reveals", "Seen", "check_activity", "encoded"]


def check_activity(
    kind: type[Activity],
    *others: type[Activity],
    reveals: Mapping[str, Reveals] | None = None,
    members: Sequence[str] = ("ann", "bob", "cleo"),
    examples: int = 25,
    steps: int = 20,
) -> None:
    """Checks that an activity keeps all that rooms, stores and clients rely on.

    Args:
        kind: the activity.
        others: activities that it cues.
        reveals: for each argument with sealed content, as `command.argument`, when another member may see it.
            What is not named here may never be seen by anybody but its writer.
        members: who plays; at least two.
        examples: how many random evenings are played, and as many again for each sealed argument.
        steps: how long each may be.

    Raises:
        AssertionError: it does not; the message says what, and hypothesis prints the shortest way there.
    """
    from . import declared, twins, walks  # they need hypothesis, which is not a dependency of ours

    declared.check_declared(kind)
    declared.check_arguments(kind)
    walks.check_walks(kind, others, tuple(members), examples, steps)
    walks.check_flood(kind, others, tuple(members))
    twins.check_twins(kind, others, dict(reveals or {}), tuple(members), examples, steps)
