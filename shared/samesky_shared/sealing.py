"""Sealed content: what people write travels as bytes that no rule of the core and no hub ever reads.

The first byte names the form; whoever handles `Sealed` must not look behind it.

- 0 `PLAIN`: UTF-8 text as it is, for rooms whose `sealing` is `none`.
- 1 `ROOM`: sealed with the room key, which only the members' devices have.
- 2 `DEVICE`: a room key in an envelope for one device.
- 3 `DIGESTS`: digests under a key of the room, of which a rule may only compare whether two are the same.

A box of form 1 is bound to its place: room, instance, author and field. The field is the command and argument that it
came by, and the ids that were given with it: `say.text`, or `answer.text/CARD`. The ciphers are in `keyring`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Annotated

from msgspec import Meta, Struct

from .errors import Refused

PLAIN, ROOM, DEVICE, DIGESTS = 0, 1, 2, 3
AROUND = 64
"""Bytes by which a box may be longer than the padded content in it."""

Box = Annotated[
    bytes,
    Meta(
        min_length=1,
        description="Sealed content: one byte for the form, then the content.",
        extra_json_schema={"sealed": True},
    ),
]
"""Sealed content without a limit of its own, to be used as `Annotated[Box, Meta(max_length=…)]`."""
Sealed = Annotated[Box, Meta(max_length=8192 + AROUND)]
"""Text or a small object of a member, opaque to the hub. Less than 8 KiB, and what sealing adds."""

BUCKETS = tuple(sorted(size for k in range(6, 22) for size in (1 << k, 3 << (k - 1))))
"""Lengths to which content is padded, in bytes: two to every doubling, from 64 bytes to 3 MiB. So the length of a box
tells the length of what is in it to within a half."""


class Place(Struct, frozen=True):
    """What a box is bound to. A box that is moved to another place does not open there."""

    room: str
    on: str
    """The instance, `chat` or `chat:name`."""
    field: str
    """The command and argument, then the ids given with it: `say.text`, `answer.text/CARD`."""
    author: str = ""
    """The member who sealed it."""

    def bound(self) -> bytes:
        """All of it as one text that no other place has."""
        parts = ("samesky/1 box", self.room, self.on, self.author, self.field)
        if any("\0" in part for part in parts):
            raise ValueError("a place has no zero bytes in it")
        return "\0".join(parts).encode()


def padded(content: bytes) -> bytes:
    """Content with a byte 0x80 and zeros behind it, up to the next of `BUCKETS` (ISO/IEC 7816-4).

    Raises:
        Refused: `too_large` above 3 MiB.
    """
    at = bisect_left(BUCKETS, len(content) + 1)
    if at == len(BUCKETS):
        raise Refused("too_large", f"At most {BUCKETS[-1] - 1} bytes can be sealed at once.")
    return (content + b"\x80").ljust(BUCKETS[at], b"\0")


def unpadded(content: bytes) -> bytes:
    """What was padded. Raises `Refused` (`invalid`) when it was not."""
    bare = content.rstrip(b"\0")
    if not bare.endswith(b"\x80"):
        raise Refused("invalid", "The sealed content is damaged.")
    return bare[:-1]


def plain(text: str) -> bytes:
    """Text in form 0, readable by whoever holds it."""
    return bytes([PLAIN]) + text.encode()


def text_of(sealed: bytes) -> str:
    """The text of a box in form 0.

    Raises:
        Refused: `unknown` for another form, `invalid` for bytes that are not text.
    """
    if not sealed or sealed[0] != PLAIN:
        raise Refused("unknown", "This is sealed, and it takes the room's key to read it.")
    return decoded(sealed[1:])


def decoded(content: bytes) -> str:
    """Content as text. Raises `Refused` (`invalid`) for bytes that are not text."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Refused("invalid", "The sealed content is not text.") from None
