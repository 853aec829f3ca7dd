"""Which commands the keys of a room take, against a scripted hub."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace
from tests.client.fake_hub import FakeHub, Visit, at

from samesky_client.room import Room
from samesky_client.safe import KEYS
from samesky_shared.keyring import NONCE, RoomKey
from samesky_shared.protocol import Change, Do, Refusal, RoomCard
from samesky_shared.sealing import Place

KEY = RoomKey(b"k" * 32, "r1")
SEALED = RoomCard("r1", "couple", sealing="room-key")


def bens() -> dict[str, object]:
    """The keys of a room as Ben's device has begun them."""
    card = KEY.seal(b"b" * 32, Place("r1", KEYS, "card/d2", "ben"), bytes(NONCE))
    return {
        "key": KEY.id, "by": "ben", "device": "d2", "at": 1.0, "past": None,
        "cards": {"d2": {"member": "ben", "card": card}}, "envelopes": {}, "proof": None, "wanted": False,
    }  # fmt: skip


async def test_who_was_not_the_first_to_begin_shows_their_card_whichever_is_heard_first() -> None:
    shown = asyncio.Queue[str]()

    async def script(visit: Visit) -> None:
        await visit.greet(at(1), room=SEALED)
        begin = await visit.next(Do)
        assert begin.cmd == "begin"
        news = Change(2, "m2", visit.hub.now(), {KEYS: bens()}, "ben", ())
        refusal = Refusal("conflict", "The room has a key.", begin.id)
        await visit.send(*((news, refusal) if len(visit.hub.visits) == 1 else (refusal, news)))
        shown.put_nowait((await visit.next(Do)).cmd)
        await visit.socket.wait_closed()

    async with FakeHub(script, script) as hub:
        seat = replace(hub.seat(), key=KEY.text(), device_key="07" * 32)
        for _ in range(2):
            async with Room(seat):
                assert await asyncio.wait_for(shown.get(), 10) == "show"
