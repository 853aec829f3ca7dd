"""One person with mpv and a copy of the film, in a process and namespace of its own.

    python -m bench.playback.viewer LINK|make:URL NAME FILE [SECOND…]

Prints one JSON line for each reading, with true time. Who has made the room seeks in the player, as a person would,
at these seconds after it began to play.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

import samesky_client
from samesky_client import Room
from samesky_client.following import Following
from samesky_client.media import own_file
from samesky_client.mpv import Mpv

LOOK = 0.05


def tell(kind: str, **what: Any) -> None:
    """One line for the measurement."""
    print(json.dumps({"kind": kind, "true": time.monotonic(), **what}), flush=True)


async def watch(mpv: Mpv, following: Following) -> None:
    """Tells where the player is, for ever."""
    while True:
        await asyncio.sleep(LOOK)
        if mpv.position is not None:
            drift = following.drift
            tell("place", position=mpv.position, playing=mpv.playing, drift=drift, speed=mpv.speed)


async def seeks(room: Room, mpv: Mpv, at: list[float]) -> None:
    """Seeks in the player at these seconds after the start, forth and back, and tells."""
    await room.until(lambda one: one.player().state.playing)
    tell("began")
    began = time.monotonic()
    for n, second in enumerate(at):
        await asyncio.sleep(max(0.0, began + second - time.monotonic()))
        to = max(0.0, (mpv.position or 0.0) + (15.0 if n % 2 else -12.0))
        tell("seek", to=to)
        await mpv._ask("seek", to, "absolute+exact")
    await asyncio.sleep(8.0)
    tell("done")


async def main(link: str, name: str, path: str, at: list[float]) -> None:
    """Joins or makes the room, and follows."""
    mpv = await Mpv.start(("--vo=null", "--ao=null"))
    make, _, url = link.partition(":")
    entrance = (
        samesky_client.make(url, name=name, sealing="none")
        if make == "make"
        else samesky_client.join(link, name=name)
    )
    try:
        async with entrance as room:
            if make == "make":
                tell("link", link=room.invite_link)
                await room.until(lambda one: len(one.members) == 2)
                await room.until(lambda one: all(p.status == "here" for p in one.presence.values()))
            following = Following(room, mpv, file=own_file(path))
            tasks = [asyncio.ensure_future(one) for one in (following.run(), watch(mpv, following))]
            if make == "make":
                await seeks(room, mpv, at)
            else:
                await asyncio.wait(tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await mpv.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4], [float(one) for one in sys.argv[4:]]))
