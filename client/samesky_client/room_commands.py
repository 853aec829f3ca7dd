"""The commands of `samesky` that have to do with a room: make one, be in one, take it along."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from samesky_shared.errors import Refused

from .commands import came_by, parser_of, run_now, user
from .device import Seats, new_name
from .door import Door
from .enter import founded, new_key, seat_of
from .errors import Gone, Unreachable
from .links import with_key
from .plugins import doctor_of_hubs
from .speech import Said, Speech, language_of, pick

if TYPE_CHECKING:
    from .following import PlayAlong

LANG = "en or de (default: what LC_ALL, LC_MESSAGES or LANG say: %(default)s)"
SERVER = "http://127.0.0.1:8080"


def room(argv: list[str]) -> int:
    """Makes a room and prints the partner's link."""
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


def join(argv: list[str]) -> int:
    """Is in a room from a terminal."""
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


def partner(argv: list[str]) -> int:
    """A partner to rehearse with."""
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


def doctor(argv: list[str]) -> int:
    """Looks whether a hub works from here; or, with `--hub`, whether this machine is fit for one."""
    if argv and argv[0] == "--hub":
        return doctor_of_hubs()(argv[1:])
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


def export(argv: list[str]) -> int:
    """Writes what was said in a room."""
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


def import_(argv: list[str]) -> int:
    """Makes a room of an exported file."""
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
