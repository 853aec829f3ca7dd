"""The rules of others on the same lines: how well they know the time, and how far apart two of them flip.

    python -m bench.lockstep.others serve
    python -m bench.lockstep.others HOST PORT PPM

Re-implementations of what these programs do, from their sources: their pings, their estimate, their lead. The server
announces flips; each client tells when it would have flipped by each rule.

`pairs`: Beatsync (packages/shared/constants.ts): two probes 25 ms apart, taken if the gap survives to 5 ms; 16 at
first, then one pair in 2.5 s; the offset of the shortest of 16; lead 1.5 times the longest round trip + 200 ms, 400
to 3000.
`when`: Jellyfin SyncPlay (TimeSync.js, PlayingGroupState.cs): four pings a second apart, then one a minute; the
offset of the shortest of 8; lead twice the longest ping, 500 ms at least.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any

GAP = 0.35
RULES = ("pairs", "when")
_REPORT = 5.0


def send(writer: asyncio.StreamWriter, **what: Any) -> None:
    """One line."""
    writer.write(json.dumps(what).encode() + b"\n")


async def serve() -> None:
    """Answers pings, and announces flips to all for ever."""
    writers: dict[asyncio.StreamWriter, dict[str, float]] = {}

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers[writer] = {}
        try:
            while line := await reader.readline():
                said, now = json.loads(line), time.monotonic()
                if said["do"] == "ping":
                    back = {"rule": said["rule"], "n": said["n"], "c": said["c"]}
                    send(writer, do="pong", **back, r=now, s=time.monotonic())
                else:
                    writers[writer] = said["trips"]
        except (OSError, ConnectionError):
            pass
        finally:
            writers.pop(writer, None)

    server = await asyncio.start_server(client, "0.0.0.0", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    n = 0
    while True:
        await asyncio.sleep(GAP * random.uniform(0.7, 1.3))
        n += 1
        trips = {rule: max((one.get(rule, 0.0) for one in writers.values()), default=0.0) for rule in RULES}
        leads = {
            "pairs": min(3.0, max(0.4, 1.5 * trips["pairs"] + 0.2)),
            "when": max(0.5, 2 * trips["when"]),
        }
        now = time.monotonic()
        for writer in writers:
            send(writer, do="flip", n=n, sent=now, at={rule: now + lead for rule, lead in leads.items()})


class Client:
    """One device, with all rules at once: each has its own pings, they share the line."""

    def __init__(
        self, now: Callable[[], float], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._now, self._reader, self._writer = now, reader, writer
        self._samples = {
            "pairs": deque[tuple[float, float]](maxlen=16),
            "when": deque[tuple[float, float]](maxlen=8),
        }
        self._pings = dict.fromkeys(RULES, 0)
        self._first: tuple[int, float, float, float, float] | None = None
        self._work: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """For ever."""
        tasks = [
            asyncio.ensure_future(one) for one in (self._pairs(), self._when(), self._report(), self._tell())
        ]
        try:
            while line := await self._reader.readline():
                back, said = self._now(), json.loads(line)
                if said["do"] == "pong":
                    self._sample(said, back)
                else:
                    task = asyncio.ensure_future(self._flip(said, time.monotonic()))
                    self._work.add(task)
                    task.add_done_callback(self._work.discard)
        finally:
            for task in tasks:
                task.cancel()

    def offset(self, rule: str) -> float | None:
        """Server time minus this device's."""
        samples = self._samples[rule]
        return min(samples)[1] if samples else None

    def _ping(self, rule: str, n: int) -> None:
        self._pings[rule] += 1
        send(self._writer, do="ping", rule=rule, n=n, c=self._now())

    async def _pairs(self) -> None:
        for n in range(1 << 30):
            self._ping("pairs", 2 * n)
            await asyncio.sleep(0.025)
            self._ping("pairs", 2 * n + 1)
            await asyncio.sleep(0.1 if n < 16 else 2.475)

    async def _when(self) -> None:
        for n in range(1 << 30):
            self._ping("when", n)
            await asyncio.sleep(1.0 if n < 4 else 60.0)

    def _sample(self, said: dict[str, Any], back: float) -> None:
        rule, n, c, r, s = said["rule"], said["n"], said["c"], said["r"], said["s"]
        if rule == "pairs":
            first, self._first = self._first, (n, c, r, s, back)
            if n % 2 == 0 or first is None or first[0] != n - 1:
                return
            up, down = abs((r - first[2]) - (c - first[1])), abs((back - first[4]) - (s - first[3]))
            if max(up, down) > 0.005:
                return
        self._samples[rule].append(((back - c) - (s - r), ((r - c) + (s - back)) / 2))

    async def _report(self) -> None:
        while True:
            await asyncio.sleep(_REPORT)
            send(
                self._writer,
                do="trips",
                trips={rule: max(one)[0] for rule, one in self._samples.items() if one},
            )

    async def _tell(self) -> None:
        began = time.monotonic()
        while True:
            await asyncio.sleep(0.1)
            true = time.monotonic()
            off = {
                rule: abs(self._now() + offset - true)
                for rule in RULES
                if (offset := self.offset(rule)) is not None
            }
            print(
                json.dumps({"kind": "clock", "since": true - began, "off": off, "pings": self._pings}),
                flush=True,
            )

    async def _flip(self, said: dict[str, Any], got: float) -> None:
        flips, early = {}, {}
        for rule, at in sorted(said["at"].items(), key=lambda pair: pair[1]):
            offset = self.offset(rule)
            if offset is None:
                return
            early[rule] = at - (self._now() + offset)
            while (left := at - (self._now() + offset)) > 0:
                await asyncio.sleep(max(0.0, left - 0.002))
            flips[rule] = time.monotonic()
        lead = {rule: at - said["sent"] for rule, at in said["at"].items()}
        what = {
            "n": said["n"],
            "sent": said["sent"],
            "got": got,
            "flips": flips,
            "early": early,
            "lead": lead,
        }
        print(json.dumps({"kind": "flip", **what}), flush=True)


async def main(host: str, port: str, ppm: float) -> None:
    """One device with a clock that is wrong."""
    apart, rate = random.uniform(-1e4, 1e4), 1 + ppm * 1e-6
    reader, writer = await asyncio.open_connection(host, int(port))
    await Client(lambda: time.monotonic() * rate + apart, reader, writer).run()


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        asyncio.run(serve())
    else:
        asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
