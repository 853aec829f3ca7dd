"""What an activity declares: its kind, its fields, its commands and their arguments. Needs hypothesis."""

from __future__ import annotations

import inspect
import math
import re
from typing import Any, get_args, get_type_hints

import msgspec

from ..codec import typed
from ..core.activity import Activity, Command, Lead, Turn, commands_of
from ..core.boxes import fields_of
from ..errors import Refused
from .rehearsal import START, encoded
from .schemas import STRANGE, largest

_TURN = Turn("ann", START, START, 1, ("ann", "bob"), ("ann", "bob"))
_RESERVED = ("open", "close")


def check_declared(kind: type[Activity]) -> None:
    """Its kind, its defaults, and the words and types of its commands.

    Raises:
        AssertionError: something is missing.
    """
    name = getattr(kind, "kind", None)
    assert isinstance(name, str), f"{kind.__name__} has no `kind`"
    assert re.search(r"^[a-z][a-z0-9-]{0,31}\Z", name), f"`{name}` is not a kind: use a-z, 0-9 and -"
    assert kind.__struct_config__.frozen, (
        f"`{name}` is not frozen: class {kind.__name__}(Activity, frozen=True)"
    )
    assert _words(kind), f"`{name}` does not say what it is: give the class a docstring"
    for field in fields_of(kind):
        assert not field.required, f"`{name}.{field.name}` has no default; an instance is made on first use"
    encoded(kind())
    marked = [
        (command, method)
        for command, method in inspect.getmembers(kind, inspect.isfunction)
        if hasattr(method, "__samesky_command__")
    ]
    assert marked, f"`{name}` has no command"
    for command, method in marked:
        _check_command(f"{name}.{command}", command, method)
    for one in commands_of(kind).values():
        where = f"{name}.{one.name}"
        assert one.lead in get_args(Lead), f"`{where}` has no such lead: {one.lead}"
        known = one.args.__struct_fields__
        assert one.advances is None or one.advances in known, (
            f"`{where}` advances an argument it does not have"
        )
    msgspec.json.schema_components([one.args for one in commands_of(kind).values()])


def _check_command(where: str, name: str, method: Any) -> None:
    assert re.search(r"^[a-z][a-z0-9_-]{0,31}\Z", name), f"`{where}` is not a name of a command"
    assert name not in _RESERVED, f"`{where}`: every instance has `{name}` already"
    assert _words(method), f"`{where}` is not documented: its docstring is the reference text"
    hints = get_type_hints(method, include_extras=True)
    for parameter in list(inspect.signature(method).parameters.values())[2:]:
        assert parameter.name in hints, f"`{where}`: `{parameter.name}` is not annotated"
        plain = parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
        assert plain, f"`{where}`: `{parameter}` is not an argument that has a schema"


def _words(thing: Any) -> str:
    # msgspec gives a Struct without a docstring none of its own; Activity's is not inherited by `__doc__`.
    return (thing.__doc__ or "").strip()


def check_arguments(kind: type[Activity]) -> None:
    """Strange arguments are refused with their path; nothing else is ever raised.

    Raises:
        AssertionError: one slipped through, or came out as another error.
    """
    for command in commands_of(kind).values():
        where = f"{kind.kind}.{command.name}"
        fields = fields_of(command.args)
        good = {field.encode_name: largest(field.type) for field in fields}
        _fits(where, kind, command, good)
        _refuses(where, kind, command, good | {"unheard-of": 1}, "unheard-of")
        for field in fields:
            rest = {name: value for name, value in good.items() if name != field.encode_name}
            if field.required:
                _refuses(where, kind, command, rest, field.encode_name)
            for value in STRANGE:
                _strange(where, kind, command, rest | {field.encode_name: value}, field.encode_name, value)


def _run(where: str, kind: type[Activity], command: Command, args: dict[str, Any]) -> Refused | None:
    try:
        command.run(kind(), _TURN, args)
    except Refused as refused:
        return refused
    except Exception as error:
        raise AssertionError(f"`{where}` raised {error!r} instead of refusing its arguments") from error
    return None


def _fits(where: str, kind: type[Activity], command: Command, args: dict[str, Any]) -> None:
    refused = _run(where, kind, command, args)
    wrong = refused is not None and refused.code == "invalid" and refused.path is None
    assert not wrong, f"`{where}` refuses as `invalid` without a path: {refused}"


def _refuses(where: str, kind: type[Activity], command: Command, args: dict[str, Any], path: str) -> None:
    refused = _run(where, kind, command, args)
    assert refused is not None, f"`{where}` takes arguments without, or with an unknown, `{path}`"
    found = (refused.code, refused.path)
    assert found == ("invalid", f"args.{path}"), f"`{where}` refuses `{path}` as {found}"


def _strange(
    where: str, kind: type[Activity], command: Command, args: dict[str, Any], name: str, value: object
) -> None:
    refused = _run(where, kind, command, args)
    if refused is not None:
        ours = refused.code != "invalid" or re.search(
            rf"^args\.{re.escape(name)}(\Z|[.\[])", refused.path or ""
        )
        assert ours, f"`{where}` refuses a strange `{name}` at {refused.path!r}"
        return
    took = getattr(typed(args, command.args), name)
    endless = isinstance(took, float) and not math.isfinite(took)
    huge = isinstance(took, int) and not -(2**63) <= took < 2**64
    wild = endless or huge
    assert not wild, f"`{where}` takes {name} = {value!r:.30}: bound it with Meta(ge=…, le=…)"
