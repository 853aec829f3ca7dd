"""What opens something is not in what is printed of an answer."""

from __future__ import annotations

import pytest
from msgspec import Struct

from samesky_client.answers import (
    CalendarAddress,
    DeviceSecret,
    Imported,
    InviteLink,
    Joined,
    MemberId,
    Token,
)
from samesky_shared.protocol import RoomCard

SECRET = "s3cret"
CARD, LINK = RoomCard("room", "couple", "", "none"), InviteLink("invite", SECRET, 0.0)
DEVICE = DeviceSecret("device", SECRET)


@pytest.mark.parametrize(
    "answer",
    [
        DEVICE,
        LINK,
        Token(SECRET),
        CalendarAddress(SECRET),
        Joined(CARD, MemberId("ann"), DEVICE, SECRET, invite=LINK),
        Imported(CARD, MemberId("ann"), DEVICE, SECRET, invites={"bob": LINK}),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_no_secret_is_printed(answer: Struct) -> None:
    assert SECRET not in repr(answer)
    assert type(answer).__name__ in repr(answer)
