"""Calls: who would like to talk, and who is in the call. A terminal carries no sound and no picture; it says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..words import INDENT
from .row import Looking, Row


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """Who asks, who is inside, who is on the way back."""
    t, head = look.t, look.t.head("call")
    if not view["id"]:
        return [head + t("say-call-none")]
    there = [who for who, one in view["inside"].items() if one["back"] is None]
    back = [who for who in view["inside"] if who not in there]
    found = []
    if len(view["inside"]) > 1:
        found.append(t("say-call-inside", names=look.names(there)) if there else "")
    elif look.you in view["asked"]:
        found.append(t("say-call-asks", name=look.name(view["by"])))
    else:
        found.append(t("say-call-asked", names=look.names(view["asked"])))
    if back:
        found.append(t("say-call-back", names=look.names(back)))
    if look.you in view["asked"]:
        found.append(t("say-call-browser"))
    return [(INDENT if n else head) + line for n, line in enumerate(filter(None, found))]


ROW = Row("call", lines=lines)
