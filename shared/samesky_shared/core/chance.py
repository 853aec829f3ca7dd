"""Choosing by chance, from the seed that a turn brings: same seed, same choice, on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def number(seed: int, salt: str = "") -> int:
    """64 bits that look random and follow from `seed` and `salt`."""
    whole = f"{seed}:{salt}".encode()
    return int.from_bytes(blake2b(whole, digest_size=8).digest(), "big")


def pick(seed: int, items: Sequence[T], salt: str = "") -> T:
    """One of `items` (not empty)."""
    return items[number(seed, salt) % len(items)]


def shuffled(seed: int, items: Sequence[T]) -> list[T]:
    """`items` in another order."""
    return [item for _, item in sorted((number(seed, str(i)), item) for i, item in enumerate(items))]


def short_id(seed: int, salt: str = "") -> str:
    """Ten letters and digits, for things inside a state."""
    return f"{number(seed, salt):016x}"[:10]
