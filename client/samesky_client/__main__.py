"""`samesky`: a hub in your hands. Makes rooms, joins them from a terminal, and starts what else is installed."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING

from samesky_shared.errors import Refused

from .commands import came_by, parser_of, run_now, user
from .deck_commands import deck
from .device import Seats, new_name
from .door import Door
from .enter import founded, new_key, seat_of
from .errors import Gone, Unreachable
from .evening_commands import evening
from .links import with_key
from .speech import Said, Speech, language_of, pick

if TYPE_CHECKING:
    from .following import PlayAlong

GROUP = "samesky.commands"
DOCTORS = "samesky.doctors"
LANG = "en or de (default: what LC_ALL, LC_MESSAGES or LANG say: %(default)s)"
SERVER = "http://127.0.0.1:8080"


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
    run = COMMANDS.get(name, (None, None))[1] or _other(name)
    if run is None:
        return _fail(f"there is no command {name!r}; samesky help lists them.", 2)
    try:
        return run(rest)
    except SystemExit as stop:  # argparse has said it all
        return stop.code if isinstance(stop.code, int) else 2
    except Refused as refused:
        return _fail(
            refused.message,
            2
            if refused.path in ("link", "server", "file", "player", "late", "free", "tick", "book", "tz")
            else 1,
        )
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


def _room(argv: list[str]) -> int:
    parser = parser_of("room", "Make a room and print the partner's link. Come in with: samesky join")
    parser.add_argument(
        "--server", default=os.environ.get("SAMESKY_SERVER", SERVER), help="address or founder link"
    )
    parser.add_argument("--name", default=user(), help="your name (default: %(default)s)")
    parser.add_argument("--room-name", default="", help="a name for the room")
    parser.add_argument("--kind", default="couple", choices=("couple", "partners", "friends", "family"))
    parser.add_argument(
        "--sealing",
        default="room-key",
        choices=("room-key", "none"),
        help="whether words are sealed on the devices; with none the hub's operator can read them",
    )
    options = parser.parse_args(argv)

    async def make() -> int:
        where, founder = founded(options.server)
        made = await Door(where).make_room(
            options.name,
            kind=options.kind,
            room_name=options.room_name,
            sealing=options.sealing,
            key=founder,
        )
        key = new_key(made)
        Seats().keep(new_name(), seat_of(where, options.name, made, key))
        if made.invite is None:
            raise Unreachable("The hub made a room but gave no link for it.")
        print(with_key(made.invite.url, key), flush=True)
        return 0

    return run_now(make())


def _join(argv: list[str]) -> int:
    parser = parser_of("join", "Be in a room from a terminal. Without LINK: in the room where you were last.")
    parser.add_argument("link", nargs="?", help="https://…/j#…")
    parser.add_argument(
        "--name", default=user(), help="your name, when you come for the first time (default: %(default)s)"
    )
    parser.add_argument("--lang", default=language_of(os.environ), help=LANG)
    parser.add_argument("--plain", action="store_true", help="plain lines even in a terminal")
    parser.add_argument("--player", choices=("mpv",), help="play what the room plays in this player")
    parser.add_argument("file", nargs="?", help="with --player: your own copy of a film, never sent anywhere")
    parser.add_argument(
        "--player-args",
        default=os.environ.get("SAMESKY_PLAYER_ARGS", ""),
        metavar="ARGS",
        help="further arguments for the player, as a shell would read them",
    )
    parser.add_argument(
        "--late", default="0", metavar="MS", help="your sound comes so many milliseconds late (Bluetooth)"
    )
    options = parser.parse_intermixed_args(argv)  # FILE may follow the options
    if options.player and options.file is None and options.link and "://" not in options.link:
        options.link, options.file = None, options.link  # the room where you were last
    from .terminal import visit

    with _spoken(options.lang) as lang:
        along = _along(options)
        return run_now(visit(options.link, options.name, lang=lang, plain=options.plain, along=along))


def _along(options: argparse.Namespace) -> PlayAlong | None:
    """What is asked of the player. Raises `Refused`."""
    from .following import PlayAlong, delay_of
    from .media import own_file

    if options.player is None:
        if options.file is not None:
            raise Said("invalid", "file-alone", path="file")
        return None
    try:
        arguments = tuple(shlex.split(options.player_args))
    except ValueError as error:
        raise Said("invalid", "player-arguments", path="player", why=str(error)) from None
    file = None if options.file is None else own_file(options.file)
    return PlayAlong(arguments, file, delay_of(options.late))


def _partner(argv: list[str]) -> int:
    parser = parser_of(
        "partner",
        "A rehearsal partner: answers, adds songs, reacts and is always ready. Stop it with Ctrl-C.",
    )
    parser.add_argument("link", help="https://…/j#…")
    parser.add_argument("--name", default="Robin", help="its name (default: %(default)s)")
    parser.add_argument(
        "--after", type=float, default=2.0, metavar="SECONDS", help="how long it thinks (default: 2)"
    )
    parser.add_argument("--song", action="append", metavar="URL", help="a song it adds; may be given again")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON line for everything it sees and does"
    )
    options = parser.parse_args(argv)
    from .rehearsal import rehearse

    return run_now(
        rehearse(
            options.link,
            options.name,
            think=max(0.0, options.after),
            songs=options.song,
            as_json=options.json,
        )
    )


def _doctor(argv: list[str]) -> int:
    if argv and argv[0] == "--hub":
        return _doctor_of_hubs()(argv[1:])
    parser = parser_of(
        "doctor",
        "Check whether a hub works from here: address, store, token, WebSocket, clock. With --hub as the first word: "
        "whether this machine is fit for one, with the options that samesky serve would get.",
    )
    parser.add_argument(
        "server", nargs="?", default=os.environ.get("SAMESKY_SERVER", SERVER), help="address or founder link"
    )
    parser.add_argument("--lang", default=language_of(os.environ), help=LANG)
    options = parser.parse_args(argv)
    from .doctor import examine

    with _spoken(options.lang) as lang:
        return run_now(examine(options.server, lang=lang))


def _export(argv: list[str]) -> int:
    parser = parser_of(
        "export",
        "Write what was said in a room, opened on this device. Without LINK: the room where you were last.",
    )
    parser.add_argument("link", nargs="?", help="the link that you came by on this device")
    parser.add_argument(
        "--format",
        default="ndjson",
        choices=("ndjson", "markdown", "html", "file"),
        help="open words as JSON lines (default), Markdown, or a keepsake (HTML); or the sealed file to import",
    )
    parser.add_argument("--lang", default="en", help="the language of the questions (default: %(default)s)")
    parser.add_argument("--kept", action="store_true", help="only what you keep")
    options = parser.parse_args(argv)
    from .book import as_book
    from .keepsake import as_lines, as_page
    from .terminal import entrance
    from .travel import as_file

    came_by(options.link)

    async def write() -> int:
        async with entrance(options.link, user(), Seats()) as room:
            if options.format == "file":
                await as_file(room.seat, sys.stdout.buffer)
                return 0
            kept = room.timeline().state.kept if options.kept else None
            if options.format == "ndjson":
                count = await as_lines(room, sys.stdout, kept)
            else:
                write_as = as_page if options.format == "markdown" else as_book
                count = await write_as(room, sys.stdout, options.lang, kept)
        print(f"samesky: {count} entries", file=sys.stderr)
        return 0

    return run_now(write())


def _import(argv: list[str]) -> int:
    parser = parser_of(
        "import", "Make a room of an exported file on this or another hub, and print the others' links."
    )
    parser.add_argument("file", help="what `samesky export --format file` wrote")
    parser.add_argument(
        "--server", default=os.environ.get("SAMESKY_SERVER", SERVER), help="address or founder link"
    )
    options = parser.parse_args(argv)
    from .travel import bring

    async def make() -> int:
        await bring(Path(options.file), options.server, Seats(), lambda link: print(link, flush=True))
        return 0

    return run_now(make())


Run = Callable[[list[str]], int]
COMMANDS: dict[str, tuple[str, Run]] = {
    "room": ("make a room, print the partner's link", _room),
    "join": ("be in a room from a terminal", _join),
    "partner": ("a rehearsal partner", _partner),
    "export": ("write what was said, opened on this device", _export),
    "import": ("make a room of such a file on another hub", _import),
    "evening": ("plan an evening, find a time, or take dates to your calendar", evening),
    "deck": ("check decks of questions, bring them into a room", deck),
    "doctor": ("check whether a hub works from here", _doctor),
}

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


def _other(name: str) -> Run | None:
    """A command of another package, or None."""
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    return None if found is None else lambda argv: _load(found)(argv)


def _doctor_of_hubs() -> Run:
    """The one that looks at the machine of a hub. Raises `Unreachable` where there is none."""
    found = next(iter(entry_points(group=DOCTORS, name="hub")), None)
    if found is None:
        raise Unreachable("samesky doctor --hub is not part of this installation.")
    return _load(found)


def _load(entry: EntryPoint) -> Run:
    try:
        run: Run = entry.load()
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("samesky_server", "samesky_shared", "samesky_client"):
            raise Unreachable(f"samesky {entry.name} is not part of this installation.") from None
        raise Unreachable(
            f"samesky {entry.name} needs the hub's packages: pip install 'samesky[server]'"
        ) from None
    return run


def _help() -> str:
    others = sorted({entry.name for entry in entry_points(group=GROUP)} - set(COMMANDS))
    lines = ["samesky COMMAND …   (samesky COMMAND --help says more)", ""]
    lines += [f"  {name:<9} {summary}" for name, (summary, _) in COMMANDS.items()]
    lines += [f"  {name:<9} {HUBS.get(name, '')}".rstrip() for name in others]
    lines.append(f"  {'version':<9} say which version this is")
    return "\n".join(lines)


@contextmanager
def _spoken(tag: str) -> Iterator[str]:
    """The language of this tag, in which also is said why it did not work."""
    speech = Speech(pick(tag))
    try:
        yield speech.language
    except Refused as refused:
        raise Refused(refused.code, speech.of(refused), path=refused.path) from None
    except Gone as gone:
        raise Gone(gone.code, speech.of(gone)) from None
    except Unreachable as error:
        raise Unreachable(speech.of(error)) from None


def _fail(message: str, code: int) -> int:
    print(f"samesky: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
