"""Documents for people: the protocol, one page an activity, the settings. Tables come from the types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from inspect import cleandoc
from typing import get_args

from msgspec import inspect as mi

from samesky_shared import clock
from samesky_shared.activities import catalog
from samesky_shared.codec import CLIENT_FRAMES, HUB_FRAMES, MAX_DEPTH, MAX_LENGTH
from samesky_shared.core.activity import Activity, Command, commands_of
from samesky_shared.core.signals import REACTIONS, TOUCHES
from samesky_shared.errors import CLOSES, REFUSALS
from samesky_shared.protocol import MAX_FRAME, PATH, Durability

from ..api import MAX_BODY, Problem
from ..auth import SECRET_LENGTH
from ..hub.presence import AWAY_AFTER, OFFLINE_AFTER
from ..requests import REQUESTS
from ..settings import shown
from ..settings import table as settings_table
from . import schema
from .entries import ENTRIES
from .views import view_of

MADE = "<!-- Made by `python -m samesky_server.spec docs`. Do not edit. -->\n"
PICTURES = "shots"
"""Where the pictures of the docs are."""
_DURABILITY: dict[Durability, str] = {
    "disk": "on disk before the acknowledgement",
    "second": "on disk within a second of it",
    "memory": "in memory only",
    "unknown": "as the store keeps it; the hub could not find out",
}
assert set(_DURABILITY) == set(get_args(Durability))


def protocol() -> str:
    """`protocol.md`."""
    frames = [schema.of(one) for one in (*CLIENT_FRAMES.values(), *HUB_FRAMES.values())]
    parts = [one for one in schema.named(frames) if one not in frames]
    kinds = [kind for row in REQUESTS for kind in (row.body, row.answer) if kind is not None]
    bodies = [
        one
        for one in schema.named(schema.of(kind) for kind in [*dict.fromkeys(kinds), Problem])
        if one not in parts
    ]
    slots = {
        "activities": ", ".join(f"[{one.kind}](activities/{one.kind}.md)" for one in catalog()),
        "path": PATH,
        "frame": MAX_FRAME,
        "depth": MAX_DEPTH,
        "length": MAX_LENGTH,
        "client": _sections(schema.of(one) for one in CLIENT_FRAMES.values()),
        "hub": _sections(schema.of(one) for one in HUB_FRAMES.values()),
        "parts": _sections(parts),
        "durability": table(("durability", "an acknowledged command is"), _DURABILITY.items(), code=True),
        "start_pings": clock.START_PINGS,
        "start_gap": clock.START_GAP,
        "start_growth": clock.START_GROWTH,
        "settle_pings": clock.SETTLE_PINGS,
        "settle_gap": f"{clock.SETTLE_GAP:g}",
        "steady_gap": f"{clock.STEADY_GAP:g}",
        "reactions": ", ".join(f"`{one}`" for one in REACTIONS),
        "touches": ", ".join(f"`{one}`" for one in TOUCHES),
        "away": f"{AWAY_AFTER:g}",
        "offline": f"{OFFLINE_AFTER:g}",
        "refusals": table(("code", "meaning"), REFUSALS.items(), code=True),
        "closes": table(
            ("code", "name", "meaning", "then"), ((str(row.code), *row[1:]) for row in CLOSES), code=True
        ),
        "body": MAX_BODY,
        "secret": SECRET_LENGTH,
        "requests": _requests(),
        "bodies": _sections(bodies),
    }
    page = (files(__package__) / "protocol_page.md").read_text("utf-8")
    return MADE + re.sub(r"@(\w+)@", lambda found: str(slots[found[1]]), page)


def activity(kind: type[Activity], *, pictured: bool = False) -> str:
    """`activities/<kind>.md`; `pictured`: there is a picture of it."""
    view = schema.of(view_of(kind))
    notes = ENTRIES.get(kind.kind, {})
    commands = list(commands_of(kind).values())
    roots = [view, *(schema.of(one) for one in notes.values()), *(schema.of(one.args) for one in commands)]
    shown_already = {one.cls.__name__ for one in map(schema.of, notes.values())}  # type: ignore[attr-defined]
    shown_already |= {one.args.__name__ for one in commands} | {view_of(kind).__name__}
    lines = [MADE + f"# `{kind.kind}`", _doc(kind)]
    if pictured:
        lines.append(f"![In the app](../{PICTURES}/activity-{kind.kind}.jpg)")
    lines += ["## State", _fields(view) or "Nothing."]
    if schema.summary(view_of(kind)) and view_of(kind) is not kind:
        lines.insert(-1, schema.summary(view_of(kind)))
    lines.append("## Commands")
    lines += [_command(one) for one in commands]
    if notes:
        lines.append("## Entries of the timeline")
    for name, body in notes.items():
        lines += [f"### Entry `{name}`", schema.summary(body), _fields(schema.of(body))]
    parts = [one for one in schema.named(roots) if one.cls.__name__ not in shown_already]
    if parts:
        lines += ["## Parts", _sections(parts)]
    return "\n\n".join(lines) + "\n"


def settings() -> str:
    """`settings.md`."""
    rows = (
        (
            f"`{row.option}`" if row.option else "–",
            f"`{row.variable}`",
            f"`{shown(row)}`",
            _bounded(row.type, row.doc),
        )
        for row in settings_table()
    )
    head = (
        "# Settings\n\nAn option of `samesky serve` goes before the environment, that before the file of `--config`, "
        "that before the default. What has\nno option is a secret: it comes from the environment, or from a file "
        "that not everybody may read. A wrong value stops the\nstart with one line that names it. `samesky config` "
        "prints what is in force, and where it comes from ([operating](operate.md#settings-in-a-file)).\n\n"
    )
    return MADE + head + table(("option", "environment", "default", "meaning"), rows) + "\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, code: bool = False) -> str:
    """A table; with `code`, its first column is set as code."""
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    for row in rows:
        cells = [cell.replace("|", "\\|").replace("\n", " ") for cell in row]
        if code:
            cells[0] = f"`{cells[0]}`"
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _sections(types: Iterable[mi.Type]) -> str:
    made = []
    for one in types:
        assert isinstance(one, (mi.StructType, mi.TypedDictType))
        tag = f"`{one.tag}`: " if isinstance(one, mi.StructType) and one.tag is not None else ""
        made.append(f"#### {one.cls.__name__}\n\n{tag}{schema.summary(one.cls)}")
        made.append(_fields(one))
    return "\n\n".join(part for part in made if part)


def _fields(type_: mi.Type) -> str:
    slots = schema.slots(type_)
    if not slots:
        return ""
    rows = [
        (f"`{slot.name}`" + ("" if slot.required else "?"), schema.prose(slot.type), _meaning(slot))
        for slot in slots
    ]
    head = ("field", "type", "meaning") if any(row[2] for row in rows) else ("field", "type")
    return table(head, (row[: len(head)] for row in rows))


def _meaning(slot: schema.Slot) -> str:
    default = str(slot.default).lower() if isinstance(slot.default, bool) else slot.default
    if slot.required or default == "" or not isinstance(default, (str, int, float)):
        return slot.doc
    return f"{slot.doc} Default: `{default}`.".strip()


def _command(one: Command) -> str:
    traits = [f"Lead `{one.lead}`", "lasting" if one.lasting else "momentary"]
    if one.advances:
        traits.append(f"goes on from `{one.advances}`")
    parts = [f"### `{one.name}`", one.doc, "; ".join(traits) + "."]
    fields = _fields(schema.of(one.args))
    return "\n\n".join([*parts, fields] if fields else [*parts, "No arguments."])


def _requests() -> str:
    rows = (
        (
            f"`{row.method} {row.path}`",
            " ".join([row.summary, *(f"`?{name}=`: {doc}" for name, doc in row.query.items())]),
            row.auth if row.auth != "none" else "",
            _link(row.body) or row.takes,
            f"{row.status} {_link(row.answer) or row.gives}".strip(),
            " ".join(str(status) for status in row.refusals),
        )
        for row in REQUESTS
    )
    return table(("request", "does", "needs", "body", "answer", "refused with"), rows)


def _link(kind: type | None) -> str:
    return "" if kind is None else f"[{kind.__name__}](#{kind.__name__.lower()})"


def _doc(kind: type) -> str:
    return cleandoc(kind.__doc__ or "")


def _bounded(type_: mi.Type, doc: str) -> str:
    if isinstance(type_, (mi.IntType, mi.FloatType)):
        low = type_.ge if type_.ge is not None else type_.gt
        more = "more than " if type_.gt is not None else ""
        return f"{doc} ({more}{low:g} to {type_.le:.0f})"
    return doc
