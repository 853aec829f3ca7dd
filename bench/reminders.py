"""10,000 notices that fall due over three hubs at one Redis, one of which is killed on the way.

Couples' rooms that nobody is in, each with two notices that quiet hours had put off until now; a push service that
only notes what came and when. Afterwards the log of every room is read: how often was each taken up?
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import random
import signal
import ssl
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.redis_servers import Server

from samesky_server import tls
from samesky_server.stores.base import Outcome
from samesky_server.stores.redis import RedisStore
from samesky_shared.core.instance import Instance
from samesky_shared.core.members import Members
from samesky_shared.core.notices import Notices, Owed, Pushed
from samesky_shared.core.record import Record
from samesky_shared.core.seats import Seat

ROOMS = int(os.environ.get("ROOMS", "5000"))
HUBS = 3
SPREAD = float(os.environ.get("SPREAD", "60"))
"""Seconds over which they fall due."""
BEFORE = float(os.environ.get("BEFORE", "15"))
"""Seconds from the seeding of the last until the first falls due."""
KILL = os.environ.get("KILL", "yes") == "yes"
WHO = ("ana", "ben")


class Service:
    """A push service that keeps when what came."""

    def __init__(self) -> None:
        self.came: dict[str, list[float]] = defaultdict(list)
        self.connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                await reader.readexactly(length)
                self.came[head.split(b" ", 2)[1].decode()].append(time.time())
                writer.write(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    @asynccontextmanager
    async def running(self, folder: Path) -> AsyncIterator[str]:
        """Its address."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls.own(folder, ["127.0.0.1"], datetime.now(UTC)))
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=context)
        try:
            yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()


async def seed(store: RedisStore, service: str) -> dict[str, float]:
    """Makes the rooms; by path at the service, when each notice falls due."""
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    key = base64.urlsafe_b64encode(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
    chance, due = random.Random(7), {}
    first = time.time() + BEFORE + ROOMS / 2000
    loop = asyncio.get_running_loop()
    for n in range(ROOMS):
        room, at = f"room-{n:06}-aaaaaaaaaaaa", first + chance.uniform(0, SPREAD)
        seats = {who: Seat(who.title(), "Europe/Berlin", "de") for who in WHO}
        states = {"room": Instance(Members(id=room, members=seats), first).kept()}
        for who in WHO:
            path = f"/{n}/{who}"
            due[path] = at
            owed = {"rituals/d1": Owed("soon", "rituals", at + 1800, at=at, until=at + 3600, again=at)}
            made = Notices(
                {f"{who}-1": Pushed(service + path, key.decode().rstrip("="), "a" * 22)}, owed=owed
            )
            states[f"notices:{who}"] = Instance(made, first, (who,)).kept()
        kept: asyncio.Future[Outcome] = loop.create_future()
        record = Record("bench", 1, os.urandom(8).hex(), first - 100, states)
        store.hint(room, at)
        store.append(room, record, 0, 0, kept.set_result)
        if n % 100 == 99:
            await kept
    await kept
    return due


async def hub(url: str, certificate: Path, log: Path, **more: str) -> tuple[asyncio.subprocess.Process, str]:
    """A hub that is ready, and its address; `more` are settings."""
    environ = {"SAMESKY_REDIS": url, "SAMESKY_NOTICE_NETWORKS": "127.0.0.0/8", "SAMESKY_PORT": "0"}
    environ |= {f"SAMESKY_{name}": value for name, value in more.items()}
    with log.open("ab") as out:
        made = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "samesky_server",
            stdout=asyncio.subprocess.PIPE,
            stderr=out,
            env=os.environ | environ | {"SSL_CERT_FILE": str(certificate)},
        )
    assert made.stdout is not None
    return made, json.loads(await made.stdout.readline())["url"]


def share(values: list[float], of: float) -> float:
    """A quantile."""
    return sorted(values)[min(len(values) - 1, int(of * len(values)))]


async def taken(store: RedisStore) -> tuple[Counter[int], int]:
    """How often the notices were taken up, by how often; and how many are still owed."""
    counts: Counter[int] = Counter()
    left = 0
    for n in range(ROOMS):
        records = await store.tail(f"room-{n:06}-aaaaaaaaaaaa", 0, 100)
        assert records is not None
        for who in WHO:
            states = [kept.state["owed"] for one in records if (kept := one.states.get(f"notices:{who}"))]
            tries = [next(iter(owed.values()))["tries"] if owed else 0 for owed in states]
            counts[sum(later > before for before, later in pairwise(tries))] += 1
            left += len(states[-1])
    return counts, left


async def measure() -> None:
    """Runs it and prints what came."""
    service = Service()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        redis = Server("redis", folder / "redis", "--appendonly", "yes", "--appendfsync", "always")
        redis.start()
        hubs: list[asyncio.subprocess.Process] = []
        store = RedisStore(redis.url)
        try:
            await store.open()
            async with service.running(folder) as address:
                hubs = [(await hub(redis.url, folder / tls.SHOWN, folder / "log"))[0] for _ in range(HUBS)]
                due = await seed(store, address)
                print(f"{len(due)} notices in {ROOMS} rooms, due over {SPREAD:.0f} s; {HUBS} hubs; ", end="")
                print(f"the first in {min(due.values()) - time.time():.1f} s")
                await asyncio.sleep(max(0.0, min(due.values()) - time.time()) + SPREAD / 2)
                if KILL:
                    hubs[0].send_signal(signal.SIGKILL)
                    await hubs[0].wait()
                while len(service.came) < len(due) and time.time() < max(due.values()) + 150:
                    await asyncio.sleep(0.2)
                await asyncio.sleep(5)  # for the last to be taken off
                report(service, due)
                counts, owed = await taken(store)
                print(f"by the logs: taken up {dict(sorted(counts.items()))} times, still owed {owed}")
        finally:
            for one in hubs:
                if one.returncode is None:
                    one.terminate()
                    await asyncio.wait_for(one.wait(), 30)
            await store.close()
            redis.end()
            print((folder / "log").read_text()[-600:] if os.environ.get("LOG") else "", end="")


def report(service: Service, due: dict[str, float]) -> None:
    """What the service saw."""
    late = [service.came[path][0] - at for path, at in due.items() if path in service.came]
    repeats = sum(len(times) - 1 for times in service.came.values())
    print(f"came {len(late)} of {len(due)}, repeats {repeats}, connections {service.connections}")
    print(
        "late: " + ", ".join(f"p{100 * of:g} {share(late, of):.3f} s" for of in (0.5, 0.9, 0.99, 0.999)),
        end="",
    )
    print(
        f", most {max(late):.3f} s; over 1 s: {sum(one > 1 for one in late)}; early: {sum(one < 0 for one in late)}"
    )
