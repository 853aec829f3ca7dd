"""Where the search for bytes that fail begins: what is said in earnest, one of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from hypothesis import Phase, find, settings
from msgspec import to_builtins
from tests.server.hub.test_conformance import CASES
from tests.shared.core.test_roomfile import ended, evening, file_of

from samesky_shared.activities import ACTIVITIES
from samesky_shared.codec import Format, encode
from samesky_shared.core.activity import commands_of
from samesky_shared.core.signals import CALL, REACTIONS, TOUCHES
from samesky_shared.protocol import ClientFrame, HubFrame
from samesky_shared.testing import Rehearsal
from samesky_shared.testing.rehearsal import known_names, place_of
from samesky_shared.testing.schemas import fitting
from samesky_shared.testing.walks import quiet

FORMATS: tuple[Format, ...] = get_args(Format)
SIGNALS: tuple[tuple[str, Any], ...] = (
    *(("reaction", {"name": name}) for name in REACTIONS[:2]),
    *(("touch", {"name": name, "at": 1.5}) for name in TOUCHES[:2]),
    ("typing", {"on": "chat"}),
    ("drift", {"on": "player", "seconds": 0.25}),
    ("stroke", {"on": "play", "box": b"\0[[1,2]]"}),
    (CALL, {"call": "c", "from": "ana-1", "to": "ben-1", "box": b"\0{}"}),
    ("of-another-kind", [None, {"a": 1.5}]),
)
FIRST = settings(quiet(20, 1), phases=(Phase.generate,))
"""The first that is found is as good as any."""
REQUESTS = (
    "GET /length HTTP/1.1\r\nHost: hub\r\n\r\n",
    "POST /length HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\n\r\nabcdGET /length HTTP/1.1\r\nHost: hub\r\n\r\n",
    "POST /length HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nabcd\r\n0\r\nTrail: er\r\n\r\n",
    "POST /length HTTP/1.1\r\nHost: hub\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab",
    "GET /socket HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    (
        "GET /socket HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: samesky.v1.json\r\n\r\n"
    ),
    "GET /socket HTTP/1.1\r\nHost: hub\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n",
    "OPTIONS * HTTP/1.0\r\n\r\n",
)


def of(name: str) -> list[bytes]:
    """The seeds of a target, always the same ones."""
    return list(_SEEDS[name]())


def joined(messages: Sequence[bytes], first: int = 1) -> bytes:
    """Messages as the target `session` takes them apart; the first byte is who says them, and in which format."""
    return bytes((first,)) + b"".join(len(one).to_bytes(2, "big") + one for one in messages)


def _codec() -> Iterator[bytes]:
    for kind in (*get_args(ClientFrame), *get_args(HubFrame)):
        config = kind.__struct_config__
        fields = _least(kind)
        for fmt in FORMATS:
            yield encode(to_builtins({config.tag_field: config.tag, **fields}), fmt)


def _framing() -> Iterator[bytes]:
    for case in CASES:
        whole = b"".join(case.sends)
        if len(whole) <= 4096:
            yield whole


def _roomfile() -> Iterator[bytes]:
    yield b"".join(ended(file_of(evening(), "ann", b"clip")))
    live = _acted()
    yield b"".join(ended(file_of(live, live.members[0])))


def _requests() -> Iterator[bytes]:
    for n, text in enumerate(REQUESTS):
        yield bytes((n * 30,)) + text.encode()


def _session() -> Iterator[bytes]:
    for kind in ACTIVITIES:
        commands = [
            {
                "t": "do",
                "id": f"ana-{n}",
                "base": 0,
                "on": kind.kind,
                "cmd": command.name,
                "args": _least(command.args),
            }
            for n, command in enumerate(commands_of(kind).values())
        ]
        for fmt in FORMATS:
            yield joined([encode(one, fmt) for one in commands], 1 if fmt == "msgpack" else 0x81)
    others: list[dict[str, Any]] = [
        *({"t": "signal", "kind": kind, "data": data} for kind, data in SIGNALS),
        {"t": "presence", "status": "busy"},
        {"t": "timeline", "id": "ana-t", "limit": 5},
        {"t": "renew", "token": "x"},
        {"t": "ping", "n": 1, "c": 0.5, "down": 0.01, "floor": 0.02, "late": 0.5},
        {"t": "hello", "token": "x", "since": {"epoch": "e", "seq": 1, "mark": "m"}},
    ]
    for fmt in FORMATS:
        for first in (0, 1):
            yield joined([encode(one, fmt) for one in others], first | (0 if fmt == "msgpack" else 0x80))


def _acted() -> Rehearsal:
    """A room in which everything was tried once."""
    live = Rehearsal(tuple(ACTIVITIES), ("ann", "bob"), 1)
    for kind in ACTIVITIES:
        on = place_of(kind, "ann")
        for command in commands_of(kind).values():
            live.tries("ann", on, command.name, _least(command.args, known_names(live)))
    return live


def _least(kind: type, names: Any = None) -> dict[str, Any]:
    """The least that fits a schema."""
    return dict(find(fitting(kind, names or {}), lambda _: True, settings=FIRST))


_SEEDS = {
    "codec": _codec,
    "framing": _framing,
    "roomfile": _roomfile,
    "requests": _requests,
    "session": _session,
}
