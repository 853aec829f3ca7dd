"""Logs: one line an event on stderr, readable on a terminal and JSON elsewhere, and nothing private in any.

What may be private is cut here, at the one way out, and not where a line is written: values under known
names, whatever looks like a secret inside a text, every value that is not a plain one, and the messages of
exceptions (of which type and places remain). Lines of libraries take the same way.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any, Final, Literal, TextIO

import structlog

log: structlog.stdlib.BoundLogger = structlog.get_logger("samesky")

PRIVATE: Final = frozenset(
    """
    address agent answer answers args authorization body boxes client content cookie data detail email entries
    entry forwarded fragment frame from headers invite ip key label lang line lines link media member message
    name note password path peer query referer referrer remote room_key scope secret sender state states text
    title to token tz url user value who words x-forwarded-for
    """.split()  # noqa: SIM905
)
"""Names whose values are never written."""
_CUT: Final = "[cut]"
_LONGEST: Final = 256
_SECRETS: Final = re.compile(
    # In ASCII, where all of these are written.
    r"(?i:bearer|basic)\s+\S+"  # Authorization
    r"|(?<=#)\S+"  # what stands behind # in a link
    r"|eyJ[\w-]+\.[\w-]+\.[\w-]*"  # a token
    r"|(?<![\w-])[\w-]{22,}(?![\w-])"  # a secret or a room id
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?![\w.])"  # addresses
    r"|(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])",
    re.ASCII,
)
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_salt = os.urandom(16)


def configure(
    level: Literal["debug", "info", "warning", "error"] = "info",
    form: Literal["auto", "json", "human"] = "auto",
    stream: TextIO | None = None,
) -> None:
    """Sends all logs of this process to `stream` (default: stderr). Start uvicorn with `log_config=None`."""
    out = stream or sys.stderr
    human = form == "human" or (form == "auto" and out.isatty())
    colours = human and out.isatty()
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=colours, pad_event_to=0)
        if human
        else structlog.processors.JSONRenderer(ensure_ascii=True)
    )
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    shared: list[Any] = [structlog.stdlib.add_log_level, stamp]
    wrap = structlog.stdlib.ProcessorFormatter.wrap_for_formatter
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, _fill_in, *shared, wrap],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, places, cut, renderer],
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    handler.addFilter(_fill_in_foreign)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio", "websockets"):
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = True
        library.setLevel(logging.WARNING)  # their info lines name addresses
    logging.getLogger("uvicorn.access").propagate = False
    logging.getLogger("uvicorn.access").disabled = True


class Place(str):
    """Where an exception came from; made here, so nothing in it is private."""

    __slots__ = ()


def places(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replaces an exception by its type and where it came from; its message may hold anything."""
    event.pop("stack_info", None)
    event.pop("stack", None)
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = Place(" < ".join(_where(one) for one in _chain(error)))
    return event


def cut(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cuts what is private. Only plain values remain, each at most 256 characters long."""
    clean: dict[str, Any] = {}
    for name, value in event.items():
        word = str(name).lower()
        if name == "room" and isinstance(value, str):
            clean["room"] = shown(value)
        elif word in PRIVATE:
            clean[_line(str(name))] = _CUT
        elif name == "timestamp" and isinstance(value, str) and _TIME.fullmatch(value):
            clean[name] = value
        elif isinstance(value, Place):
            clean[name] = str(value)
        elif isinstance(value, str):
            first = value.split("\n", 1)[0] if name == "event" else value
            clean[_line(str(name))] = _line(_SECRETS.sub(_CUT, first))
        else:
            clean[_line(str(name))] = _plain(value)
    return clean


def shown(room: str) -> str:
    """What a room is called where it is shown: lines of one can be told together, in this process alone."""
    return hashlib.blake2b(room.encode(), key=_salt, digest_size=4).hexdigest()


def _plain(value: Any) -> Any:
    return (
        value if value is None or isinstance(value, (str, bool, int, float)) else f"<{type(value).__name__}>"
    )


_percent = structlog.stdlib.PositionalArgumentsFormatter()


def _fill_in(logger: Any, method: str, event: MutableMapping[str, Any]) -> Any:
    if event.get("positional_args"):
        event["positional_args"] = tuple(_plain(one) for one in event["positional_args"])
    return _percent(logger, method, event)


def _fill_in_foreign(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(_plain(one) for one in record.args)
    elif record.args and "%(" in str(record.msg):
        record.args = {
            name: _CUT if name.lower() in PRIVATE else _plain(one) for name, one in record.args.items()
        }
    elif record.args:  # a map as the one thing to fill in
        record.args = (_plain(record.args),)
    return True


def _line(text: str) -> str:
    whole = _CONTROL.sub("?", text)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found and len(found) < 4:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    spots = [f"{os.path.basename(one.filename)}:{one.lineno} {one.name}" for one in reversed(frames)]
    return f"{type(error).__name__} at {', '.join(spots)}" if spots else type(error).__name__
