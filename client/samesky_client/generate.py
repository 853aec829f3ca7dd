"""Makes `remotes/`, a file for each activity: `python -m samesky_client.generate` (`--check`: is it up to date?)."""

from __future__ import annotations

import inspect
import sys
import types
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct

from samesky_shared.activities import ACTIVITIES
from samesky_shared.core.activity import Activity, Command, commands_of

TARGET = Path(__file__).with_name("remotes")
WIDTH = 110
_TAKEN = {"on", "kind", "shape", "state", "open", "close"}
_HEAD = '''"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

{imports}


'''


def generate(kinds: tuple[type[Activity], ...] = ACTIVITIES) -> dict[str, str]:
    """The sources by the name of their file: one for each activity, and what brings them together."""
    made = {}
    brought = {"typing": {"cast"}, "..remote": {"Doer"}}
    for kind in kinds:
        imports = {"..remote": {"Remote"}}
        remote = _remote(kind, imports)
        name = kind.kind.replace("-", "_")
        made[f"{name}.py"] = _HEAD.format(imports=_imports(imports)) + remote
        brought[f".{name}"] = {_class(kind)}
    made["__init__.py"] = _HEAD.format(imports=_imports(brought)) + _mixin(kinds)
    return made


def main(argv: list[str]) -> int:
    """Writes `remotes/`, or with `--check` only compares."""
    made = generate()
    if "--check" in argv:
        there = {one.name: one.read_text("utf-8") for one in TARGET.glob("*.py")}
        if there != made:
            print("remotes/ is out of date: python -m samesky_client.generate", file=sys.stderr)
        return int(there != made)
    TARGET.mkdir(exist_ok=True)
    for old in {one.name for one in TARGET.glob("*.py")} - made.keys():
        (TARGET / old).unlink()
    for name, text in made.items():
        (TARGET / name).write_text(text, "utf-8")
    return 0


def _remote(kind: type[Activity], imports: dict[str, set[str]]) -> str:
    shape = _shape(kind)
    imports.setdefault(kind.__module__, set()).add(kind.__name__)
    lines = [f"class {_class(kind)}(Remote[{_type(shape, imports)}]):", _doc(kind.__doc__ or "", 4), ""]
    lines.append(f"    kind = {kind.__name__}")
    if isinstance(shape, type) and issubclass(shape, Struct):
        lines.append(f"    shape = {shape.__name__}")
    for command in commands_of(kind).values():
        if command.name in _TAKEN:
            raise ValueError(
                f"the command `{command.name}` of `{kind.kind}` has a name that every remote uses"
            )
        lines += ["", _method(kind, command, imports)]
    return "\n".join(lines) + "\n"


def _method(kind: type[Activity], command: Command, imports: dict[str, set[str]]) -> str:
    method = getattr(kind, command.name)
    hints = get_type_hints(method, include_extras=True)
    taken, passed = ["self"], [f'"{command.name}"']
    for name, parameter in list(inspect.signature(method).parameters.items())[2:]:
        hint = hints[name]
        default = parameter.default
        empty = default is inspect.Parameter.empty
        taken.append(f"{name}: {_type(hint, imports)}{'' if empty else f' = {_literal(default)}'}")
        passed.append(f"{name}={name}")
    head = _call(f"    async def {command.name}(", taken, ") -> int:", 4)
    return "\n".join([head, _doc(command.doc, 8), _call("        return await self._do(", passed, ")", 8)])


def _mixin(kinds: tuple[type[Activity], ...]) -> str:
    lines = [
        "class Remotes:",
        '    """One an activity: `room.timer`, or with a name that tells instances apart `room.timer("tea")`."""',
    ]
    for kind in kinds:
        name = kind.kind.replace("-", "_")
        given = ', cast("Doer", self).you' if kind.personal else ""  # a member has their own
        lines += ["", "    @property", f"    def {name}(self) -> {_class(kind)}:"]
        lines.append(_doc((kind.__doc__ or "").split("\n\n")[0], 8))
        lines.append(f'        return {_class(kind)}(cast("Doer", self){given})')
    return "\n".join(lines) + "\n"


def _shape(kind: type[Activity]) -> Any:
    """The type of what a member sees of an activity: the class itself unless its `view` says otherwise."""
    if kind.view is Activity.view:
        return kind
    said = get_type_hints(kind.view, include_extras=True).get("return")
    return said if isinstance(said, type) and issubclass(said, Struct) else dict[str, Any]


def _class(kind: type[Activity]) -> str:
    return "".join(word.title() for word in kind.kind.split("-")) + "Remote"


def _type(hint: Any, imports: dict[str, set[str]]) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return "str | bytes" if _is_sealed(hint) else _type(args[0], imports)
    if origin in (Union, types.UnionType):
        return " | ".join(_type(one, imports) for one in args)
    if origin is Literal:
        imports.setdefault("typing", set()).add("Literal")
        return f"Literal[{', '.join(_literal(one) for one in args)}]"
    if origin is not None:
        inner = ", ".join("..." if one is Ellipsis else _type(one, imports) for one in args)
        return f"{origin.__name__}[{inner}]"
    if hint is type(None):
        return "None"
    if hint is Any:
        imports.setdefault("typing", set()).add("Any")
        return "Any"
    if hint.__module__ != "builtins":
        imports.setdefault(hint.__module__, set()).add(hint.__name__)
    return str(hint.__name__)


def _is_sealed(hint: Any) -> bool:
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return any(isinstance(one, Meta) and (one.extra_json_schema or {}).get("sealed") is True for one in marks)


def _literal(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _doc(text: str, indent: int) -> str:
    space = " " * indent
    lines = inspect.cleandoc(text).split("\n")
    if len(lines) == 1:
        return f'{space}"""{lines[0]}"""'
    rest = [f"{space}{line}" if line else "" for line in lines[1:]]
    return "\n".join([f'{space}"""{lines[0]}', *rest, f'{space}"""'])


def _call(head: str, items: list[str], tail: str, indent: int) -> str:
    """One line if it fits, else the items on one line, else one line an item: as the formatter lays it out."""
    whole = head + ", ".join(items) + tail
    if len(whole) <= WIDTH:
        return whole
    space = " " * (indent + 4)
    middle = space + ", ".join(items)
    if len(middle) <= WIDTH:
        return f"{head}\n{middle}\n{' ' * indent}{tail}"
    return "\n".join([head, *(f"{space}{item}," for item in items), f"{' ' * indent}{tail}"])


def _imports(found: dict[str, set[str]]) -> str:
    def line(module: str) -> str:
        names = sorted(found[module], key=lambda name: (not name.isupper(), name[0].islower(), name))
        whole = f"from {module} import {', '.join(names)}"
        if len(whole) <= WIDTH:
            return whole
        return "\n".join([f"from {module} import (", *(f"    {name}," for name in names), ")"])

    def block(modules: list[str]) -> str:
        return "\n".join(line(module) for module in modules)

    beside = sorted(
        (module for module in found if module.startswith(".")), key=lambda one: (-one.count("."), one)
    )
    ours = sorted(module for module in found if module != "typing" and module not in beside)
    blocks = (block(some) for some in (["typing"] if "typing" in found else [], ours, beside) if some)
    return "\n\n".join(blocks)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
