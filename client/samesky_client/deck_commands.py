"""`samesky deck`: check decks that stand in files, bring one into a room, save it and take it back."""

from __future__ import annotations

import os
import sys

from samesky_shared.decks.lint import Sheet

from .commands import came_by, parser_of, run_now, user
from .device import Seats
from .speech import Speech, language_of, pick


def deck(argv: list[str]) -> int:
    """Runs one of them; its exit code. Raises `Refused`, `Gone`, `Unreachable`."""
    parser = parser_of("deck", "Decks in files, YAML or CSV. Without LINK: in the room where you were last.")
    verbs = parser.add_subparsers(dest="do", required=True, metavar="lint|bring|save|take-back")
    lint = verbs.add_parser("lint", help="say what is wrong with decks, by file, line and field")
    lint.add_argument("file", nargs="+", help="docs/decks.md shows one; the languages of a deck are compared")
    bring = verbs.add_parser("bring", help="put a deck of questions into the room's own deck")
    bring.add_argument("file", help="the deck")
    save = verbs.add_parser("save", help="print the questions that you brought, as YAML")
    back = verbs.add_parser("take-back", help="take the questions that you brought out again")
    for one in (bring, save, back):
        one.add_argument("link", nargs="?", help="the link that you came by on this device")
    for one in (lint, bring):
        one.add_argument("--lang", default=language_of(os.environ), help="en or de (default: %(default)s)")
    options = parser.parse_args(argv)
    from . import decks

    if options.do == "lint":
        lines = decks.lint_files(options.file, Speech(pick(options.lang)))
        print(*lines, sep="\n", end="\n" if lines else "")
        return 1 if lines else 0
    came_by(options.link)
    return run_now(
        _change(
            options.do,
            options.link,
            decks.opened(options.file, Speech(pick(options.lang))) if options.do == "bring" else None,
        )
    )


async def _change(do: str, link: str | None, sheet: Sheet | None) -> int:
    from . import decks
    from .terminal import entrance

    async with entrance(link, user(), Seats()) as room:
        if sheet is not None:
            count = await decks.bring(room, sheet)
            print(f"samesky: {count} questions are in the deck", file=sys.stderr)
        elif do == "save":
            print(decks.save(room), end="")
        else:
            await room.questions().take_all_back()
    return 0
