"""What one check found."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Finding(NamedTuple):
    """One line."""

    level: Literal["ok", "note", "wrong"]
    """As it should be; worth knowing; to be changed before people come."""
    name: str
    text: str
    """What was found and, unless it is well, what to do. No secrets."""


def ok(name: str, text: str) -> Finding:
    """As it should be."""
    return Finding("ok", name, text)


def note(name: str, text: str) -> Finding:
    """Worth knowing."""
    return Finding("note", name, text)


def wrong(name: str, text: str) -> Finding:
    """To be changed."""
    return Finding("wrong", name, text)
