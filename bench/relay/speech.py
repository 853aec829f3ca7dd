"""How the generator speaks to the servers: its options for each way of speaking, and the commands."""

from __future__ import annotations

from typing import Any

import msgpack

GAP = 0.055
"""Seconds between two commands of a member: a hub takes 20 a second of each."""
FLYING = 500
"""Commands under way at most: what a slow store would keep waiting for longer, a hub refuses."""
LENGTH = 100
"""Bytes of a command."""
_ID, _BASE, _VARY = "I" * 12, 0xFFFFFFFF, 2.0**-1000
"""What stands where the generator is to put its own."""


def template(frame: dict[str, Any]) -> str:
    """A frame as MessagePack in the words of the generator."""
    raw = bytes(msgpack.packb(frame))
    for name, stands in (
        ("id", _ID.encode()),
        ("base", msgpack.packb(_BASE)),
        ("vary", msgpack.packb(_VARY)),
    ):
        raw = raw.replace(stands, b"{%s}" % name.encode())
    return "b:" + "".join(chr(c) if 32 <= c < 127 and c != 92 else f"\\x{c:02x}" for c in raw)


def padded(make: Any) -> str:
    """The template of the frame that `make` makes of so many letters, so many that it has 100 bytes."""
    return next(template(one) for n in range(LENGTH) if len(msgpack.packb(one := make("x" * n))) >= LENGTH)


def do(cmd: str, args: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A command to the timer."""
    return {"t": "do", "id": _ID, "base": _BASE, "on": "timer", "cmd": cmd, "args": args, **more}


OPAQUE = padded(lambda pad: do("start", {"seconds": _VARY, "pad": pad}))
"""For servers that do not look into it."""
PLAIN = padded(lambda pad: do("name", {"label": b"\0" + msgpack.packb(_VARY) + pad.encode()}))
"""Writes on the timer what it is for: told at once."""
TIMED = template(do("start", {"seconds": _VARY}))
"""Begins a countdown: announced ahead, so that all begin at the same instant, with four empty frames behind it."""

ROOMS = ["-path", "/r/{room}/{member}"]
"""Servers for which the path of the handshake says all."""
SOCKETIO = [
    "-path", "/socket.io/?EIO=4&transport=websocket&room={room}", "-init", "t:40", "-ready", '40{"sid"',
    "-heart", "2", "-answer", "3",
]  # fmt: skip
SOCKETIO_COMMAND = (
    't:42["m",{"t":"do","id":"{id}","base":12,"on":"timer","cmd":"start","args":{"seconds":300.2512345}}]'
)
PING = template({"t": "ping", "n": 40, "c": 1234.5})
"""A sample of the room clock."""
OURS = [
    "-path", "/v1/socket", "-ready", "\\xa1t\\xa5ready", "-refusal", "\\xa1t\\xa7refused", "-follow", "\\xa3seq",
    "-count", "\\xa1t\\xa6change",
]  # fmt: skip
