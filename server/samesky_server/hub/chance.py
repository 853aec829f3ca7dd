"""Random bits of the operating system, fetched for many commands at once."""

from __future__ import annotations

import os
from collections.abc import Iterator

AT_ONCE = 256


def _bits() -> Iterator[tuple[int, str]]:
    while True:
        fetched = os.urandom(16 * AT_ONCE)
        for at in range(0, len(fetched), 16):
            yield int.from_bytes(fetched[at : at + 8], "big"), fetched[at + 8 : at + 16].hex()


chance = _bits().__next__
"""A seed of 64 bits for the rule, and the mark of the record: 64 bits as hex. Not to be used before a fork."""
