"""`samesky`: a hub in your hands. Makes rooms, joins them from a terminal, and starts what else is installed.

What a command needs is imported when it is run: help is there at once, and a hub starts without what a client is.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import entry_points, version
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .plugins import Run

COMMANDS = {
    "room": ("make a room, print the partner's link", "room_commands:room"),
    "join": ("be in a room from a terminal", "room_commands:join"),
    "partner": ("a rehearsal partner", "room_commands:partner"),
    "export": ("write what was said, opened on this device", "room_commands:export"),
    "import": ("make a room of such a file on another hub", "room_commands:import_"),
    "evening": ("plan an evening, find a time, or take dates to your calendar", "evening_commands:evening"),
    "deck": ("check decks of questions, bring them into a room", "deck_commands:deck"),
    "doctor": ("check whether a hub works from here", "room_commands:doctor"),
}
"""What each does, and where it is, in this package."""

HUBS = {
    "serve": "start a hub",
    "config": "check the settings of a hub, and where each comes from",
    "admin": "look after a running hub: how it is, revoke, drain, read-only",
    "backup": "back up what a hub keeps, while it runs",
    "restore": "make a data directory, or fill an empty Redis, of a backup",
    "verify": "read all of a backup or of what a hub keeps, and say what is damaged",
    "migrate": "move all rooms from a data directory to Redis, or back",
}
"""What the commands of the other package do."""

_FAULTS = ("link", "server", "file", "player", "late", "free", "tick", "book", "tz")
"""Fields of a command line that may be wrong."""


def main(argv: list[str] | None = None) -> int:
    """Runs one command. Returns 0 when all went well, 1 when it failed, 2 for a wrong command line."""
    given = sys.argv[1:] if argv is None else argv
    name, rest = (given[0], given[1:]) if given else ("help", [])
    if name in ("help", "-h", "--help"):
        print(_help())
        return 0
    if name in ("version", "--version"):
        print(f"samesky {version('samesky')}")
        return 0
    from samesky_shared.errors import Refused

    from .errors import Gone, Unreachable

    try:
        run = _found(name)
        if run is None:
            return _fail(f"there is no command {name!r}; samesky help lists them.", 2)
        return run(rest)
    except SystemExit as stop:  # argparse has said it all
        return stop.code if isinstance(stop.code, int) else 2
    except Refused as refused:
        return _fail(refused.message, 2 if refused.path in _FAULTS else 1)
    except (Unreachable, Gone) as error:
        return _fail(str(error), 1)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone. Nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _fail((error.strerror or "input or output failed") + ".", 1)


def _found(name: str) -> Run | None:
    if name not in COMMANDS:
        from .plugins import other

        return other(name)
    module, _, function = COMMANDS[name][1].partition(":")
    return cast("Run", getattr(import_module(f".{module}", __package__), function))


def _help() -> str:
    others = sorted({entry.name for entry in entry_points(group="samesky.commands")} - set(COMMANDS))
    lines = ["samesky COMMAND …   (samesky COMMAND --help says more)", ""]
    lines += [f"  {name:<9} {summary}" for name, (summary, _) in COMMANDS.items()]
    lines += [f"  {name:<9} {HUBS.get(name, '')}".rstrip() for name in others]
    lines.append(f"  {'version':<9} say which version this is")
    return "\n".join(lines)


def _fail(message: str, code: int) -> int:
    print(f"samesky: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
