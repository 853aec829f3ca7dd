"""Runs the load generator (`generator.c`), and keeps servers and it on cores of their own."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import resource
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BUILT = HERE.parents[1] / "build" / "bench"
SERVER, GENERATOR = 0, 1
"""The cores."""


def compiled(source: Path) -> Path:
    """The program of a C file, compiled when the file has changed."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    program = BUILT / f"{source.stem}-{digest}"
    if not program.exists():
        BUILT.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cc", "-O2", "-o", program, source], check=True)
    return program


def free_files() -> int:
    """Lets this process and those that it starts open as many files as the system allows; how many that are."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most


def pin(pid: int, core: int) -> None:
    """Keeps a process, with the threads that it has and will have, on one core, and before others if it may."""
    for one in map(int, os.listdir(f"/proc/{pid}/task")):
        with contextlib.suppress(ProcessLookupError):
            if (os.cpu_count() or 1) > core:
                os.sched_setaffinity(one, {core})
            with contextlib.suppress(PermissionError):
                os.setpriority(os.PRIO_PROCESS, one, -10)


def family(pid: int) -> list[int]:
    """A process and all that it has started."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += [int(child) for child in task.read_text().split()]
    return found


class Failed(RuntimeError):
    """The generator could not measure."""


async def generate(
    ports: Sequence[int],
    pids: Sequence[int],
    *runs: str,
    speak: Sequence[str] = (),
    beside: Sequence[int] = (),
    **options: object,
) -> dict[str, Any]:
    """Joins, and then each of the runs; all that it measured.

    Args:
        ports: where the members of each room connect, in turns.
        pids: the processes whose CPU time and memory are the server's.
        runs: `closed`, `open=RATE`, `open=SHARE of the fastest run before`, `idle=SECONDS`, and `beats=SECONDS`, in
            which each client says what `beat` is once in `every` seconds.
        beside: processes that work for it, whose CPU time is counted apart.
        speak: options that say how the server is spoken to.
        options: others by name.
    """
    command = [str(compiled(HERE / "generator.c")), *speak]
    for name, values in (("port", ports), ("pid", pids), ("beside", beside), ("run", runs)):
        command += [word for value in values for word in (f"-{name}", str(value))]
    command += [word for name, value in options.items() for word in (f"-{name}", str(value))]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    pin(process.pid, GENERATOR)
    try:
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    try:
        found: dict[str, Any] = json.loads(said)
    except ValueError:
        raise Failed(said.decode(errors="replace")) from None
    if found["errors"]:
        raise Failed(f"{found['errors']} errors, first: {found['why']}; {found['joined']} joined")
    return found
