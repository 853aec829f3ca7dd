"""What a member sees of seats holds nothing that opens one."""

from __future__ import annotations

import msgspec

from samesky_shared.core.members import Members
from samesky_shared.core.seats import DeviceKey, Invite, Seat, Spent


def test_no_view_carries_what_opens_a_seat() -> None:
    ann = Seat("Ann", devices={"d1": DeviceKey("hash-of-ann", 1.0)})
    bob = Seat("Bob", devices={"d2": DeviceKey("hash-of-bob", 1.0)})
    room = Members(
        id="r1",
        members={"ann": ann, "bob": bob},
        invites={"i1": Invite("hash-of-open", "ann", 9.0)},
        spent={"i2": Spent("hash-of-spent", "ann", 2, 3.0)},
    )
    for who in ("ann", "bob", "stranger"):
        seen = msgspec.json.encode(room.view(who)).decode()
        assert "hash-of" not in seen
        assert ("d2" in seen) == (who == "bob")
