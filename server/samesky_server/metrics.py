"""What a hub counts, for Prometheus. Of no room, member or activity: only amounts, times and outcomes (decision 047).

They are counted whether anybody looks or not; `vitals` shows them where `metrics` says.
"""

from __future__ import annotations

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)

from samesky_shared.errors import REFUSALS, TOO_SLOW

from .tallies import Spread, Tally

disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each, which says what a restart shows by itself
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

_QUICK = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)


def _count(name: str, what: str, *labels: str) -> Counter:
    return Counter(f"samesky_{name}", what, labels, registry=REGISTRY)


def _level(name: str, what: str, *labels: str) -> Gauge:
    return Gauge(f"samesky_{name}", what, labels, registry=REGISTRY)


def _spread(name: str, what: str) -> Histogram:
    return Histogram(f"samesky_{name}", what, buckets=_QUICK, registry=REGISTRY)


INFO = _level("info", "1, with what this hub is.", "version", "store", "durability")
CONNECTIONS = _level("connections", "Open WebSockets.")
ROOMS_OPEN = _level("rooms_open", "Rooms in memory.")
SEND_QUEUE = _level("send_queue_bytes", "Bytes that wait for devices which read slowly.")
STORE_UP = _level("store_up", "1 while the store takes writes.")
DRAINING = _level("draining", "1 while the hub has said goodbye to its devices and takes nobody.")
READ_ONLY = _level("read_only", "1 while an operator lets nothing be changed.")

COMMANDS = Tally(
    "samesky_commands",
    "Commands of devices: ok, dup (kept before, or changed nothing), or the code of the refusal.",
    "result",
    ("ok", "dup", *REFUSALS),
    REGISTRY,
)
APPENDS = Tally(
    "samesky_appends",
    "Records given to the store: appended, duplicate, conflict, stale, unavailable.",
    "outcome",
    ("appended", "duplicate", "conflict", "stale", "unavailable"),
    REGISTRY,
)
APPEND_SECONDS = Spread(
    "samesky_append_seconds",
    "From giving a record to the store to knowing that it is kept.",
    _QUICK,
    REGISTRY,
)
FANOUT_SECONDS = Spread(
    "samesky_fanout_seconds",
    "From when a record was made, at whichever hub, to handing it to the devices here.",
    _QUICK,
    REGISTRY,
)
RESUMES = _count(
    "resumes_total",
    "Devices that came in: fresh, tail (what they missed), snapshot (all anew), fork (the store had lost records).",
    "outcome",
)
SLOW = _count("slow_consumers_closed_total", "Devices closed since they read too slowly.")
DISCONNECTS = _count(
    "disconnects_total", "Closed sockets, by the code that the hub gave; 0: it gave none.", "code"
)
AUTH_FAILURES = _count("auth_failures_total", "Tokens that were refused: invalid or expired.", "reason")
PRESENCE_EXPIRED = _count("presence_expired_total", "Members shown as away since nothing was heard of them.")
STORE_ERRORS = _count("store_errors_total", "Times that the store did not do what it was asked.")
LOG_FORKS = _count(
    "log_forks_total", "Rooms whose history was another one in the store: it had lost records."
)
UNREADABLE = _count("rooms_unreadable_total", "Rooms that were found damaged in the store.")
ALARM_LATENESS = _spread("alarm_lateness_seconds", "By how much what was due in a room came late.")
LOOP_LAG = _spread("loop_lag_seconds", "By how much the event loop was late, looked at four times a second.")

for _one in ("fresh", "tail", "snapshot", "fork"):
    RESUMES.labels(_one)
for _one in ("invalid", "expired"):
    AUTH_FAILURES.labels(_one)


def command(result: str) -> None:
    """A command of a device was answered."""
    COMMANDS.inc(result)


def appended(outcome: str, took: float) -> None:
    """The store has answered, after so many seconds."""
    APPENDS.inc(outcome)
    APPEND_SECONDS.observe(max(0.0, took))


def refused_token(why: str) -> None:
    """A token was refused; `why` as `TokenError` says it, of which only what is known becomes a label."""
    AUTH_FAILURES.labels("expired" if why == "expired" else "invalid").inc()


def closed(code: int, *, lagging: bool) -> None:
    """A socket is gone; `code` as for `DISCONNECTS`."""
    DISCONNECTS.labels(str(code)).inc()
    if code == TOO_SLOW and lagging:
        SLOW.inc()
