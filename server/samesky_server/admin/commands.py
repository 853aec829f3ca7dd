"""`samesky admin`: looks after a running hub, at the address where it lets itself be looked after."""

from __future__ import annotations

import argparse
import http.client
import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from ..settings import SettingsError
from ..settings_load import gather
from .words import counted, sentence, span, where

WITHIN = 15.0
"""Seconds for an answer: all hubs of a store have six to agree."""
TOKEN = "SAMESKY_ADMIN_TOKEN"  # noqa: S105 - its name
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}  # noqa: S104 - compared, not bound

Answer = dict[str, Any]


class Hubs(NamedTuple):
    """Whom to ask, and what opens them."""

    at: list[str]
    token: str


class Asked(NamedTuple):
    """What one hub answered: something, or why not."""

    at: str
    answer: Answer
    refused: str = ""


def main(argv: Sequence[str] | None = None, ask: Callable[[], str] = input) -> int:
    """Runs one verb; 0 when it was done, 1 when not, 2 for a wrong command line.

    Args:
        argv: of the command line.
        ask: reads a yes.
    """
    options = _parser().parse_args(sys.argv[1:] if argv is None else argv)
    if options.verb in ("revoke", "drain") and not (options.yes or _sure(options, ask)):
        return 2
    try:
        hubs = _hubs(options, os.environ)
    except SettingsError as error:
        print(f"samesky: {error}", file=sys.stderr)
        return 1
    asked = list(_all(options, hubs))
    done = [one for one in asked if not one.refused]
    one_will_do = options.verb in ("revoke", "read-only") or bool(getattr(options, "room", None))
    if options.json:
        told = [
            {"at": one.at, **({"refused": one.refused} if one.refused else {"answer": one.answer})}
            for one in asked
        ]
        print(json.dumps({"asked": told}))
    else:
        for one in done if one_will_do and done else asked:
            for line in _lines(options, one):
                print(line, file=sys.stderr if one.refused else sys.stdout)
    if options.verb == "read-only" and any(one.answer["agree"] < one.answer["hubs"] for one in done):
        return 1
    return 0 if done and (one_will_do or len(done) == len(asked)) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "samesky admin",
        description="Look after a running hub. It is found by the hub's own settings (the environment, or --config): "
        f"admin, metrics, workers and {TOKEN}.",
        allow_abbrev=False,
    )
    every = argparse.ArgumentParser(add_help=False)
    every.add_argument(
        "--at",
        action="append",
        metavar="URL",
        help="a hub, such as http://127.0.0.1:9464; may be given again",
    )
    every.add_argument("--config", metavar="FILE", help="the file of the hub's settings")
    every.add_argument("--json", action="store_true", help="print one line of JSON")
    sure = argparse.ArgumentParser(add_help=False)
    sure.add_argument("--yes", action="store_true", help="do not ask whether you are sure")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("status", parents=[every], help="how it is, and the other hubs at its store")
    verbs.add_parser("connections", parents=[every], help="how many devices are connected, by hub")
    rooms = verbs.add_parser("rooms", parents=[every], help="the rooms in memory, or the devices of one")
    rooms.add_argument("room", nargs="?", help="as the list calls it, or its id")
    revoke = verbs.add_parser(
        "revoke", parents=[every, sure], help="take a device out of its room, or all devices out of a room"
    )
    revoke.add_argument("target", help="a room or a device as the lists call it, ROOM/DEVICE, or ids")
    drain = verbs.add_parser(
        "drain", parents=[every, sure], help="say goodbye to all devices and take no new ones"
    )
    drain.add_argument("on", nargs="?", choices=("on", "off"), default="on", help="off: take devices again")
    hold = verbs.add_parser(
        "read-only", parents=[every], help="let nothing be changed, at all hubs of the store"
    )
    hold.add_argument("on", choices=("on", "off"))
    hold.add_argument(
        "--minutes",
        type=float,
        default=60.0,
        help="after which it ends by itself (default: 60, at most 1440)",
    )
    return parser


def _sure(options: argparse.Namespace, ask: Callable[[], str]) -> bool:
    """Whether whoever types means it."""
    if options.verb == "drain" and options.on == "off":
        return True
    if not sys.stdin.isatty():
        print("samesky: say --yes, since nobody can be asked here.", file=sys.stderr)
        return False
    what = (
        f"Take out {options.target}, for good?" if options.verb == "revoke" else "Say goodbye to all devices?"
    )
    print(f"{what} yes or no: ", end="", file=sys.stderr, flush=True)
    return ask().strip().lower() in ("y", "yes")


def _hubs(options: argparse.Namespace, environ: Mapping[str, str]) -> Hubs:
    """Raises `SettingsError`."""
    named = [(one if "://" in one else f"http://{one}").rstrip("/") for one in options.at or ()]
    if named and not options.config:
        return Hubs(named, environ.get(TOKEN, ""))
    given = gather(["--config", options.config] if options.config else [], environ, "samesky admin").settings
    if named:
        return Hubs(named, given.admin_token)
    if not given.admin:
        raise SettingsError(
            "admin: it is off in these settings; set it, or say with --at which hub is meant."
        )
    host, _, port = given.metrics.rpartition(":")
    if port == "0":
        raise SettingsError("metrics: any port may have been taken; say with --at which.")
    ports = range(int(port), int(port) + given.workers)
    return Hubs([f"http://{_EVERYWHERE.get(host, host)}:{one}" for one in ports], given.admin_token)


# ------------------------------------------------------------------------------------------------- asking


def _all(options: argparse.Namespace, hubs: Hubs) -> Iterator[Asked]:
    """Asks those who have to be asked: for what holds everywhere, one that can."""
    path, body = _request(options)
    one_will_do = options.verb in ("revoke", "read-only")
    for at in hubs.at:
        asked = _ask(at, hubs.token, path, body)
        yield asked
        if one_will_do and not asked.refused:
            return


def _request(options: argparse.Namespace) -> tuple[str, Answer | None]:
    """The path, and the body of what is not only looked at."""
    match options.verb:
        case "revoke":
            return "revoke", {"target": options.target}
        case "drain":
            return "drain", {"on": options.on == "on"}
        case "read-only":
            return "read-only", {"seconds": options.minutes * 60 if options.on == "on" else 0}
        case "rooms" if options.room:
            return f"rooms/{quote(options.room, safe='')}", None
    return options.verb, None


def _ask(at: str, token: str, path: str, body: Answer | None) -> Asked:
    head = {"Authorization": f"Bearer {token}"} if token else {}
    if body is not None:
        head["Content-Type"] = "application/json"
    data = None if body is None else json.dumps(body).encode()
    try:
        request = urllib.request.Request(f"{at}/api/{path}", data, head)  # noqa: S310 - what the operator named
        with _open(request, timeout=WITHIN) as answer:
            found = json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return Asked(at, {}, _why(error))
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        return Asked(at, {}, f"it does not answer: {getattr(reason, 'strerror', None) or reason}.")
    return Asked(at, found) if isinstance(found, dict) else Asked(at, {}, "this is no hub.")


_open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


def _why(error: urllib.error.HTTPError) -> str:
    try:
        detail = json.loads(error.read())["detail"]
    except (ValueError, KeyError, TypeError, OSError):
        return f"it answered {error.code}."
    return f"{detail}" if error.code != 401 else f"{TOKEN} is not the token of this hub."


# ------------------------------------------------------------------------------------------------ telling


def _lines(options: argparse.Namespace, asked: Asked) -> Iterator[str]:
    """What a person reads."""
    if asked.refused:
        yield f"samesky: {asked.at}: {asked.refused}"
        return
    yield asked.at
    found = asked.answer
    match options.verb:
        case "status":
            yield f"  {' '.join(sentence(argparse.Namespace(**found)))}"
            kept = f"{found['store']}, {found['durability']}"
            yield f"  {kept}; version {found['version']}, process {found['pid']}, up {span(found['up'])}"
            yield from _hub_lines(found)
        case "connections":
            coming = f"{found['joined']} in their rooms, {found['coming']} on their way in"
            yield f"  {counted(found['connections'], 'device')}, {coming}"
            yield f"  from {counted(found['addresses'], 'address', 'addresses')}, {found['most']} from the busiest"
            yield from _hub_lines(found)
        case "rooms" if options.room:
            rows = [
                [one["device"], one["kind"] or "device", where(one["where"]), one["member"], span(one["age"])]
                for one in found["devices"]
            ]
            yield from _table(["device", "kind", "", "of member", "age"], rows)
        case "rooms":
            rows = [
                [
                    one["room"],
                    *(str(one[name]) for name in ("devices", "elsewhere", "members", "records")),
                    span(one["age"]),
                ]
                for one in found["rooms"]
            ]
            yield from _table(["room", "devices", "elsewhere", "members", "records", "age"], rows)
            if found["total"] > len(rows):
                yield f"  and {found['total'] - len(rows)} more"
        case "revoke":
            yield f"  taken out of room {found['room']}: {counted(found['devices'], 'device')}"
        case "drain":
            yield "  takes nobody any more" if found["draining"] else "  takes devices"
        case _:
            holds = (
                f"nothing is changed for {span(found['read_only'])}"
                if found["read_only"]
                else "things can be changed"
            )
            yield f"  {holds}; {found['agree']} of {counted(found['hubs'], 'hub')} agreed"


def _hub_lines(found: Answer) -> Iterator[str]:
    rows = [
        [
            one["hub"],
            str(one["connections"]),
            str(one["rooms"]),
            ", ".join(
                word for word, on in (("read-only", one["read_only"]), ("drained", one["draining"])) if on
            ),
        ]
        for one in found["hubs"]
    ]
    yield from _table(["hub", "devices", "rooms", ""], rows)


def _table(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    for row in (head, *rows):
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
