"""`python -m bench.flood HOST PORT COUNT SECONDS`: keeps so many handshakes half open, and says how many it began.

Each that the hub cuts is begun again, so that there are as many all the time.
"""

from __future__ import annotations

import asyncio
import sys

HALF = b"GET /v1/socket HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgr"
AT_ONCE = 256
"""Connections that are begun at the same time."""


class Flood:
    """Connections that stay half open."""

    def __init__(self, host: str, port: int) -> None:
        self._where = host, port
        self._beginning = asyncio.Semaphore(AT_ONCE)
        self.begun = self.open = 0

    async def hold(self) -> None:
        """One, again and again, until it is cancelled."""
        while True:
            try:
                async with self._beginning:
                    reader, writer = await asyncio.open_connection(*self._where)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            self.begun += 1
            self.open += 1
            try:
                writer.write(HALF)
                await reader.read()
            except OSError:
                pass
            finally:
                self.open -= 1
                writer.close()


async def flood(host: str, port: int, count: int, seconds: float) -> None:
    """Says `open` once all are, and in the end how many were begun."""
    made = Flood(host, port)
    tasks = [asyncio.ensure_future(made.hold()) for _ in range(count)]
    while made.begun < count:
        await asyncio.sleep(0.01)
    print("open", flush=True)
    await asyncio.sleep(seconds)
    print(made.begun, flush=True)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(flood(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
