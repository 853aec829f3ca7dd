"""What a process uses, as Linux counts it."""

from __future__ import annotations

import os
from pathlib import Path


def cpu(pid: int) -> float:
    """Seconds of CPU that it has used, all threads."""
    return sum(_ticks(pid)) / os.sysconf("SC_CLK_TCK")


def kernel(pid: int) -> float:
    """Those of the kernel for it: what reading, writing and waiting cost."""
    return _ticks(pid)[1] / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> int:
    """Bytes that it has in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def peak(pid: int) -> int:
    """The most bytes that it has had in memory."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise LookupError("VmHWM")


def _ticks(pid: int) -> tuple[int, int]:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]), int(fields[12])
