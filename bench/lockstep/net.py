"""Links with delay, jitter and loss under real kernel TCP: `tc netem` for kernels that have none.

Each client gets a network namespace and a pair of TUN devices. This process carries the IP packets between the two
ends, late and not all of them, and in their order; so retransmission, head-of-line blocking and selective
acknowledgements are the kernel's own.
"""

from __future__ import annotations

import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time
from types import TracebackType

from msgspec import Struct

_IFF_TUN, _IFF_NO_PI, _TUNSETIFF = 1, 0x1000, 0x400454CA


class Line(Struct, frozen=True):
    """One client's line. Times in milliseconds, one way; `loss` in per cent of the packets of each direction."""

    up: float = 0.0
    down: float = 0.0
    jitter: float = 0.0
    loss: float = 0.0

    def __str__(self) -> str:
        extra = f" j{self.jitter:g}" if self.jitter else ""
        return f"{self.up:g}+{self.down:g}{extra}{f' {self.loss:g}%' if self.loss else ''}"


class _Way:
    """One direction of a line."""

    def __init__(self, out: int, delay: float, line: Line) -> None:
        self.out, self.delay, self.line = out, delay / 1e3, line
        self.last = 0.0
        self.bytes = self.packets = 0


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _tun(name: str) -> int:
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, _TUNSETIFF, struct.pack("16sH", name.encode(), _IFF_TUN | _IFF_NO_PI))
    return fd


def why_not() -> str | None:
    """Why there can be no such links here; None when there can."""
    if os.geteuid() != 0:
        return "network namespaces need root"
    return None if os.access("/dev/net/tun", os.R_OK | os.W_OK) else "there is no /dev/net/tun"


class Net:
    """Namespaces with a line each, while it is entered: `space(n)` is the n-th, in which the hub is `hub(n)`.

    Args:
        lines: of each.
        seed: of jitter and loss.
        at: another number for each net that is there at the same time, 20 apart.
    """

    def __init__(self, lines: list[Line], seed: int, at: int = 0) -> None:
        self._lines, self._at = lines, at
        self._rng = random.Random(seed)
        self._ways: dict[int, _Way] = {}
        self._ends: list[tuple[int, int]] = []
        self._stop = False
        self._mark = f"ss{os.getpid() % 10_000}"

    def space(self, n: int) -> str:
        """The name of the n-th namespace."""
        return f"{self._mark}-{self._at + n}"

    def hub(self, n: int) -> str:
        """The hub's address, from within the n-th namespace."""
        return f"10.213.{self._at + n}.1"

    def carried(self, n: int) -> tuple[int, int]:
        """Bytes that went up and down the n-th line so far, with the headers of IP and TCP."""
        inner, outer = self._ends[n]
        return self._ways[inner].bytes, self._ways[outer].bytes

    def __enter__(self) -> Net:
        try:
            for n, line in enumerate(self._lines):
                space, there = self.space(n), f"10.213.{self._at + n}.2"
                near, far = f"{self._mark}h{self._at + n}", f"{self._mark}c{self._at + n}"
                _run("ip", "netns", "add", space)
                outer, inner = _tun(near), _tun(far)
                _run("ip", "link", "set", far, "netns", space)
                _run("ip", "addr", "add", self.hub(n), "peer", there, "dev", near)
                _run("ip", "link", "set", near, "up")
                _run("ip", "-n", space, "addr", "add", there, "peer", self.hub(n), "dev", far)
                _run("ip", "-n", space, "link", "set", far, "up")
                _run("ip", "-n", space, "link", "set", "lo", "up")
                self._ways[inner] = _Way(outer, line.up, line)
                self._ways[outer] = _Way(inner, line.down, line)
                self._ends.append((inner, outer))
        except BaseException:
            self._remove()
            raise
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stop = True
        self._thread.join()
        self._remove()

    def _remove(self) -> None:
        for n in range(len(self._lines)):
            subprocess.run(["ip", "netns", "del", self.space(n)], stderr=subprocess.DEVNULL, check=False)
        for fd in self._ways:
            os.close(fd)

    def _carry(self) -> None:
        waiting: list[tuple[float, int, int, bytes]] = []
        poll, count = select.poll(), 0
        for fd in self._ways:
            poll.register(fd, select.POLLIN)
        while not self._stop:
            now = time.perf_counter()
            while waiting and waiting[0][0] <= now:
                _, _, out, packet = heapq.heappop(waiting)
                try:
                    os.write(out, packet)
                except OSError:
                    continue  # the other end is going away
            left = (waiting[0][0] - time.perf_counter()) * 1e3 if waiting else 50.0
            for fd, _ in poll.poll(max(0, int(left))):  # whole milliseconds; the last one is spun
                for at, packet in self._read(fd):
                    count += 1
                    heapq.heappush(waiting, (at, count, self._ways[fd].out, packet))

    def _read(self, fd: int) -> list[tuple[float, bytes]]:
        """What has come in, and when each packet goes out."""
        way, found = self._ways[fd], []
        while True:
            try:
                packet = os.read(fd, 2048)
            except BlockingIOError:
                return found
            way.bytes += len(packet)
            way.packets += 1
            line = way.line
            if self._rng.random() * 100 < line.loss:
                continue
            late = self._rng.gammavariate(2, line.jitter / 2000) if line.jitter else 0.0
            way.last = max(way.last, time.perf_counter() + way.delay + late)
            found.append((way.last, packet))
