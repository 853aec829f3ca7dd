"""Sealed content: what people write travels as bytes that no rule of the core and no hub ever reads.

The first byte names the form. Form 0 is UTF-8 text as it is, for rooms whose `sealing` is `none`; forms with
ciphers follow it. Whoever handles `Sealed` must not look behind that byte.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from .errors import Refused

PLAIN = 0

Box = Annotated[
    bytes,
    Meta(
        min_length=1,
        description="Sealed content: one byte for the form, then the content.",
        extra_json_schema={"sealed": True},
    ),
]
"""Sealed content without a limit of its own, to be used as `Annotated[Box, Meta(max_length=…)]`."""
Sealed = Annotated[Box, Meta(max_length=8192)]
"""Text or a small object of a member, opaque to the hub. At most 8 KiB."""


def plain(text: str) -> bytes:
    """Text in form 0, readable by whoever holds it."""
    return bytes([PLAIN]) + text.encode()


def text_of(sealed: bytes) -> str:
    """The text of a box in form 0.

    Raises:
        Refused: `unknown` for a form that this version cannot open, `invalid` for bytes that are not text.
    """
    if not sealed or sealed[0] != PLAIN:
        raise Refused("unknown", "This was sealed in a form that this version cannot open.")
    try:
        return sealed[1:].decode()
    except UnicodeDecodeError:
        raise Refused("invalid", "The sealed content is not text.") from None
