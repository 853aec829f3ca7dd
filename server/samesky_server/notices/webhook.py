"""Webhooks: what a host app is told, signed as Standard Webhooks has it (https://www.standardwebhooks.com).

`webhook-id` stays the same when it is told again, so whoever has seen it can leave it. Signed is what is sent, with
the id and the time of the try, by each secret: an old one and a new one, while they are changed.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import httpcore
import msgspec

from samesky_shared.core.reports import Report

from ..issuers_file import Target
from .outward import Blocked, Outward
from .port import Later, Outcome


class Said(NamedTuple):
    """What came of it, and what was answered (0: nothing)."""

    outcome: Outcome
    status: int = 0


class Webhook:
    """The way to one host app.

    Args:
        target: where, and the secrets.
        outward: the connections.
        now: seconds since 1970.
    """

    def __init__(self, target: Target, outward: Outward, now: Callable[[], float]) -> None:
        self._target = target
        self._outward = outward
        self._now = now

    async def send(self, room: str, id: str, report: Report) -> Said:
        """Posts it. What is not taken (2xx) is told again later, unless the answer is that it is gone (410)."""
        body, sent_at = body_of(room, report), int(self._now())
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Samesky",
            "webhook-id": id,
            "webhook-timestamp": str(sent_at),
            "webhook-signature": " ".join(signature(one, id, sent_at, body) for one in self._target.secrets),
        }
        try:
            answer = await self._outward.post(self._target.url, headers, body)
        except (Blocked, ValueError, httpcore.UnsupportedProtocol):
            return Said("never")
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError):
            return Said(Later())
        if 200 <= answer.status < 300:
            return Said("sent", answer.status)
        return Said("gone" if answer.status == 410 else Later(answer.retry_after), answer.status)


def signature(secret: bytes, id: str, sent_at: int, body: bytes) -> str:
    """The signature by one secret."""
    digest = hmac.digest(secret, f"{id}.{sent_at}.".encode() + body, "sha256")
    return f"v1,{base64.b64encode(digest).decode()}"


def body_of(room: str, report: Report) -> bytes:
    """What is told: kinds, ids and times."""
    facts: dict[str, Any] = {
        "room": room,
        "ritual": report.ritual,
        "date": report.date,
        "at": report.about,
        "member": report.member,
    }
    told = {name: value for name, value in facts.items() if value not in ("", None)}
    stamp = datetime.fromtimestamp(report.at, UTC).isoformat(timespec="milliseconds")
    return msgspec.json.encode({"type": report.what, "timestamp": stamp.replace("+00:00", "Z"), "data": told})
