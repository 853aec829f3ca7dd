"""Waters the plant of a room that this device is in, and says what it sees: python water.py LINK NAME [WORD].

The client knows nothing of `plant`: it is commanded by its name, and its state is a plain map.
"""

from __future__ import annotations

import asyncio
import sys

import samesky_client
from samesky_client import Refused, Room

NEW = {"leaves": 0, "growing": "leaf-1", "watered": [], "newest": None, "rests_until": None}
"""What a plant is before anybody has watered it: `Room.raw` gives None then."""


def shown(room: Room) -> str:
    """The plant in a line, with the words of its newest leaf."""
    plant = room.raw("plant") or NEW
    leaf = plant["newest"]
    words = [] if leaf is None else [
        f"{room.members[who].name}: {room.unseal(box, 'plant', 'water.word/' + leaf['id'], who)}"
        for who, box in leaf["words"].items() if who in room.members
    ]  # fmt: skip
    return " · ".join([f"leaves: {plant['leaves']}", f"watered: {len(plant['watered'])}", *words])


async def water(room: Room, word: str = "") -> None:
    """Waters it, maybe with a word in the water. Raises `Refused`."""
    leaf = (room.raw("plant") or NEW)["growing"]
    # A box belongs to its place: instance, command and argument, then the ids that were given with it.
    args = {"word": room.seal(word, "plant", f"water.word/{leaf}")} if word else {}
    await room.do("plant", "water", lasting=True, leaf=leaf, **args)


async def main(link: str, name: str, word: str = "") -> None:
    async with samesky_client.join(link, name=name) as room:
        try:
            await water(room, word)
        except Refused as refused:
            print(refused)
        print(shown(room), flush=True)
        async for change in room.flips():
            if "plant" in change.states:
                print(shown(room), flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: python water.py LINK NAME [WORD]")
    asyncio.run(main(*sys.argv[1:]))
