"""`protocol.d.ts`: the whole wire for TypeScript, made from the typed frames."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec
from msgspec import inspect as mi

from samesky_shared.activities import catalog
from samesky_shared.codec import CLIENT_FRAMES, HUB_FRAMES
from samesky_shared.core.activity import Command, Lead, commands_of
from samesky_shared.core.members import RoomKind
from samesky_shared.core.signals import REACTIONS, TOUCHES
from samesky_shared.errors import REFUSALS
from samesky_shared.protocol import DeviceStatus, Durability, MemberStatus

from ..api import Problem
from ..requests import REQUESTS
from . import schema
from .entries import ENTRIES
from .views import view_of

Way = Literal["in", "out"]
"""`in`: the hub reads it, so what has a default may be left out. `out`: the hub writes it."""

HEAD = """\
// Made by `python -m samesky_server.spec docs` from the typed frames of the hub. Do not edit.
// Times are seconds on the room clock, durations are seconds. Ignore keys that are not listed.

/** Sealed content: one byte for the form (0 = UTF-8 text as it is), then content. Base64 in JSON. */
export type Sealed = Uint8Array;
"""


def typescript() -> str:
    """The whole file."""
    kinds = list(catalog())
    hub = [schema.of(frame) for frame in HUB_FRAMES.values()]
    client = [schema.of(frame) for frame in CLIENT_FRAMES.values()]
    views = [schema.of(view_of(kind)) for kind in kinds]
    notes = [schema.of(body) for group in ENTRIES.values() for body in group.values()]
    args = [schema.of(one.args) for kind in kinds for one in commands_of(kind).values()]
    answers = [schema.of(row.answer) for row in REQUESTS if row.answer] + [schema.of(Problem)]
    bodies = [schema.of(row.body) for row in REQUESTS if row.body]
    inward = schema.named([*client, *bodies])
    inward += schema.named(part for one in args for part in schema.inner(one))
    outward = schema.named([*hub, *views, *notes, *answers])
    done = {one.cls.__name__ for one in outward}
    seen = dict.fromkeys(done, 0)
    parts = [HEAD, *_words()]
    for one in inward:
        name = one.cls.__name__
        if name not in seen:
            seen[name] = 1
            parts.append(_interface(one, "in"))
        elif name in done and _interface(one, "in") != _interface(one, "out"):
            raise ValueError(f"{name} reads differently in the two directions; make two types of it")
    parts += [_interface(one, "out") for one in outward]
    parts.append(_union("ClientFrame", "Every frame of a client.", client))
    parts.append(_union("HubFrame", "Every frame of the hub.", hub))
    parts.append(_table("Views", "What a member sees of an instance, by kind.", _views()))
    parts.append(_table("Entries", "Bodies of timeline entries, by activity and kind.", _entries()))
    parts.append(_table("Commands", "Arguments of every command, by kind and name.", _commands()))
    parts.append(ALWAYS)
    return "\n".join(parts)


ALWAYS = """\
/** Commands that every instance but `room` takes; `open` may name the members who know of it. */
export interface Always {
  open: { audience?: string[] | null };
  close: { [key: string]: never };
}

export type ActivityKind = keyof Commands;
export type CommandOf<K extends ActivityKind> = Extract<keyof Commands[K], string>;
export type ArgsOf<K extends ActivityKind, C extends keyof Commands[K]> = Commands[K][C];
"""


def _words() -> list[str]:
    kinds = [kind.kind for kind in catalog()]
    groups: list[tuple[str, str, tuple[object, ...]]] = [
        ("RefusalCode", "Why something was refused.", tuple(REFUSALS)),
        ("Durability", "What an acknowledgement means.", get_args(Durability)),
        (
            "DeviceStatus",
            "What a device says of itself; `offline`: nobody sees that it is there.",
            get_args(DeviceStatus),
        ),
        ("MemberStatus", "How present a member is.", get_args(MemberStatus)),
        ("RoomKind", "Kinds of rooms.", get_args(RoomKind)),
        ("Lead", "How far ahead a command takes effect.", get_args(Lead)),
        ("Reaction", "`data.name` of a signal of the kind `reaction`.", REACTIONS),
        ("Touch", "`data.name` of a signal of the kind `touch`.", TOUCHES),
        ("Kind", "Kinds of activities that this version has.", tuple(kinds)),
    ]
    return [f"/** {doc} */\nexport type {name} = {_literals(values)};\n" for name, doc, values in groups]


def _literals(values: tuple[object, ...]) -> str:
    return " | ".join(msgspec.json.encode(value).decode() for value in values)


def _interface(type_: mi.StructType | mi.TypedDictType, way: Way) -> str:
    lines = [f"export interface {type_.cls.__name__} {{"]
    if isinstance(type_, mi.StructType) and type_.tag is not None:
        lines.append(f"  {type_.tag_field}: {_literals((type_.tag,))};")
    for slot in schema.slots(type_):
        if slot.doc:
            lines.append(f"  /** {slot.doc} */")
        lines.append(f"  {_field(type_, slot, way)};")
    doc = schema.summary(type_.cls)
    return (f"/** {doc} */\n" if doc else "") + "\n".join([*lines, "}", ""])


def _field(type_: mi.Type, slot: schema.Slot, way: Way) -> str:
    if isinstance(type_, mi.StructType):
        omitted = bool(type_.cls.__struct_config__.omit_defaults)
        optional = not slot.required and (way == "in" or omitted)
    else:
        optional = not slot.required
    what = ts(slot.type)
    if optional and way == "out" and isinstance(type_, mi.StructType) and slot.default is None:
        what = what.removesuffix(" | null")  # a default is left out, so null is never sent
    return f"{slot.name}{'?' if optional else ''}: {what}"


def ts(type_: mi.Type) -> str:
    """A type as TypeScript writes it."""
    type_, said = schema.bare(type_)
    match type_:
        case mi.AnyType():
            return "unknown"
        case mi.NoneType():
            return "null"
        case mi.BoolType():
            return "boolean"
        case mi.IntType() | mi.FloatType():
            return "number"
        case mi.StrType() | mi.DateType():
            return "string"
        case mi.BytesType():
            return "Sealed" if said.get("sealed") else "Uint8Array"
        case mi.LiteralType():
            return _literals(tuple(type_.values))
        case mi.UnionType():
            ordered = sorted(type_.types, key=lambda one: isinstance(one, mi.NoneType))
            return " | ".join(ts(one) for one in ordered)
        case mi.ListType() | mi.VarTupleType():
            item = ts(type_.item_type)
            return f"({item})[]" if " | " in item else f"{item}[]"
        case mi.DictType():
            return f"{{ [key: string]: {ts(type_.value_type)} }}"
        case mi.StructType() | mi.TypedDictType():
            return str(type_.cls.__name__)
    raise TypeError(f"no TypeScript for {type_}")


def _union(name: str, doc: str, types: list[mi.Type]) -> str:
    names = " | ".join(ts(one) for one in types)
    return f"/** {doc} */\nexport type {name} = {names};\n"


def _table(name: str, doc: str, lines: list[str]) -> str:
    return "\n".join([f"/** {doc} */", f"export interface {name} {{", *lines, "}", ""])


def _views() -> list[str]:
    return [f"  {_key(kind.kind)}: {ts(schema.of(view_of(kind)))};" for kind in catalog()]


def _entries() -> list[str]:
    lines = []
    for kind, bodies in ENTRIES.items():
        inside = "; ".join(f"{_key(name)}: {ts(schema.of(body))}" for name, body in bodies.items())
        lines.append(f"  {_key(kind)}: {{ {inside} }};")
    return lines


def _commands() -> list[str]:
    lines = []
    for kind in catalog():
        lines.append(f"  {_key(kind.kind)}: {{")
        for one in commands_of(kind).values():
            words = one.doc.replace("\n", " ")
            lines += [f"    /** {words} */", f"    {one.name}: {_arguments(one)};"]
        lines.append("  };")
    return lines


def _arguments(command: Command) -> str:
    type_ = schema.of(command.args)
    inside = "; ".join(_field(type_, slot, "in") for slot in schema.slots(type_))
    return f"{{ {inside} }}" if inside else "{ [key: string]: never }"


def _key(name: str) -> str:
    return name if name.isidentifier() else f'"{name}"'
