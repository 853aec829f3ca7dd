"""`samesky evening`: plan one, find a time for one, and the address at which a calendar fetches the dates."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samesky_shared.errors import Refused

from .commands import came_by, parser_of, run_now, user
from .device import Seats


def evening(argv: list[str]) -> int:
    """Runs one of them; its exit code. Raises `Refused`, `Gone`, `Unreachable`."""
    parser = parser_of(
        "evening", "Evenings, dates and times for them. Without LINK: in the room where you were last."
    )
    verbs = parser.add_subparsers(dest="do", required=True, metavar="plan|find|calendar")
    plan = verbs.add_parser("plan", help="plan an evening, or a date, from a file")
    plan.add_argument("file", help="a TOML file: docs/evenings.md shows one")
    find = verbs.add_parser("find", help="say when you are free, look for times, tick and book")
    find.add_argument("--free", metavar="WEEK", help='when you are free: "Mo-Fr 18-23, Sa-Su 10-23"')
    find.add_argument("--tz", default="", help="by which clock: Europe/Lisbon (default: your profile's)")
    find.add_argument(
        "--minutes", type=int, default=120, help="how long it is to take (default: %(default)s)"
    )
    find.add_argument("--tick", metavar="N,N", help="the numbers of the times that suit you")
    find.add_argument("--book", type=int, metavar="N", help="make a date of the time that suits all")
    calendar = verbs.add_parser("calendar", help="the address at which your calendar fetches the dates")
    either = calendar.add_mutually_exclusive_group()
    either.add_argument("--new", action="store_true", help="another one; the old one ends")
    either.add_argument("--off", action="store_true", help="take it away")
    for one in (plan, find, calendar):
        one.add_argument("link", nargs="?", help="the link that you came by on this device")
    options = parser.parse_args(argv)
    return {"plan": _plan, "find": _find, "calendar": _calendar}[options.do](options)


def _plan(options: argparse.Namespace) -> int:
    from .plans import read
    from .terminal import entrance

    plan = read(Path(options.file).read_text("utf-8"))
    came_by(options.link)

    async def send() -> int:
        async with entrance(options.link, user(), Seats()) as room:
            await room.do(plan.on, "plan", **plan.args)
        minutes = sum(one["minutes"] for one in plan.args["segments"])
        print(f"samesky: planned, {len(plan.args['segments'])} segments, {minutes} min", file=sys.stderr)
        return 0

    return run_now(send())


def _calendar(options: argparse.Namespace) -> int:
    from .terminal import entrance

    came_by(options.link)

    async def ask() -> int:
        async with entrance(options.link, user(), Seats()) as room:
            if options.off:
                await room.no_calendar_address()
                print("samesky: taken away", file=sys.stderr)
            else:
                print(await room.calendar_address(new=options.new), flush=True)
        return 0

    return run_now(ask())


def _find(options: argparse.Namespace) -> int:
    from .finding import Wish, find, read
    from .terminal import entrance

    ticks = options.tick.split(",") if options.tick else []
    if not all(one.strip().isdecimal() for one in ticks):
        raise Refused("invalid", "--tick takes numbers, as in: --tick 1,3", path="tick")
    week = None if options.free is None else read(options.free)
    wish = Wish(week, options.tz, options.minutes, tuple(map(int, ticks)), options.book)
    came_by(options.link)

    async def look() -> int:
        async with entrance(options.link, user(), Seats()) as room:
            print("\n".join(await find(room, wish)))
        return 0

    return run_now(look())
