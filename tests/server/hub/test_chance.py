"""Each draw is another one, across what is fetched at once."""

from __future__ import annotations

from samesky_server.hub.chance import AT_ONCE, chance


def test_no_two_are_the_same() -> None:
    drawn = [chance() for _ in range(3 * AT_ONCE)]
    assert len({seed for seed, _ in drawn}) == len({mark for _, mark in drawn}) == len(drawn)
    assert all(0 <= seed < 2**64 and len(bytes.fromhex(mark)) == 8 for seed, mark in drawn)
    assert max(seed for seed, _ in drawn) > 2**60
