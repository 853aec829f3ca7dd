"""An evening as a file: `samesky evening plan FILE.toml`. Everything in it is checked here, before anything is sent.

title = "Slow supper"
programme = "cook"            # one of ours: without segments, all of it; else only where it came from

[[segment]]
title = "Bread and olives"
minutes = 30
gate = "time"                 # or "ready", or "hand", which it is without
on = "timer:oven"
cmd = "start"
args = { seconds = 900 }

[when]                        # without it, the evening is planned at once; with it, as a date
start = 2027-01-22T21:00
tz = "Europe/Lisbon"
again = "FREQ=WEEKLY"
remind = [1440, 30]
"""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from typing import Any, NamedTuple

from samesky_shared.activities.evening import Evening
from samesky_shared.activities.rituals import Rituals
from samesky_shared.codec import typed
from samesky_shared.core.activity import Activity, find_command
from samesky_shared.core.boxes import sealed
from samesky_shared.core.programme import kept
from samesky_shared.decks import programmes
from samesky_shared.errors import Refused
from samesky_shared.sealing import plain

TOP = ("title", "programme", "segment", "when")
WHEN = ("start", "tz", "again", "until", "minutes", "remind")


class Plan(NamedTuple):
    """What a file says: a command to `evening` or `rituals`, with its words still to be sealed."""

    on: str
    args: dict[str, Any]


def read(text: str) -> Plan:
    """The plan in a file.

    Raises:
        Refused: `invalid` with path `file`; the message names the line or the field.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"this is not TOML: {error}") from None
    _only(given, TOP, "")
    args: dict[str, Any] = {name: given[name] for name in ("title", "programme") if name in given}
    ours = programmes().get(str(given.get("programme")))
    if "programme" in given and ours is None:
        raise _wrong(f"programme: there is none of this name; there are {', '.join(programmes())}")
    segments = given.get("segment") or (ours["segments"] if ours else [])
    if not segments:
        raise _wrong("there is nothing in it: write [[segment]] or programme = …")
    args["segments"] = segments
    when = given.get("when")
    if when is None:
        return _checked(Evening, Plan("evening", args))
    if not isinstance(when, dict):
        raise _wrong("when: write [when] and below it start, tz, …")
    _only(when, WHEN, "when.")
    dated = {name: _wall(value) for name, value in when.items()}
    total = sum(
        one.get("minutes", 0) for one in segments if isinstance(one, dict) and _whole(one.get("minutes"))
    )
    return _checked(Rituals, Plan("rituals", {"minutes": min(720, max(1, total))} | args | dated))


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _only(given: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in given:
        if name not in known:
            raise _wrong(f"{where}{name}: there is no such field; there are {', '.join(known)}")


def _wall(value: Any) -> Any:
    """TOML has dates of its own; one with an offset is an instant and no wall time."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.isoformat(timespec="minutes")
    return str(value) if isinstance(value, datetime) else value


def _checked(kind: type[Activity], plan: Plan) -> Plan:
    command = find_command(kind, "plan")
    boxed = sealed(command, plan.on, plan.args, lambda value, on, field: _box(value))
    try:
        checked = typed(boxed, command.args, "args")
        kept(checked.segments or (), 0)  # type: ignore[attr-defined] # both have them
    except Refused as refused:
        raise _wrong(f"{_field(refused.path or '')}: {refused.message}") from None
    return plan


def _box(value: Any) -> Any:
    return plain(value) if isinstance(value, str) else value


def _field(path: str) -> str:
    """A path of the command as the file has it: `args.segments[1].minutes` is `segment 2, minutes`."""
    bare = path.removeprefix("args.")
    found = re.match(r"segments\[(\d+)\]\.?(.*)", bare)
    if found:
        return f"segment {int(found[1]) + 1}{', ' + found[2] if found[2] else ''}"
    return f"when.{bare}" if bare in WHEN else bare


def _wrong(message: str) -> Refused:
    return Refused("invalid", f"The plan cannot be read: {message}", path="file")
