"""Processes that begin as copies of one that has loaded a hub's code, so that a start costs a quarter.

`samesky serve --workers` begins its hubs in the same way. Such a hub is a process of its own, with an environment, a
data directory and a log of its own, and dies of SIGKILL like any other; only its code was read before.

`python -m tests.copies DESCRIPTOR` is the process that is copied. It is told over a socket what to run and says over
a pipe, a line each, which process that is and with which code it ended. It ends with the process that began it.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Copy:
    """A process, with what tests need of `asyncio.subprocess.Process`."""

    def __init__(self, pid: int, stdout: asyncio.StreamReader, told: asyncio.StreamReader) -> None:
        self.pid = pid
        self.stdout = stdout
        self.returncode: int | None = None
        self._ends = asyncio.ensure_future(self._ended(told))

    async def _ended(self, told: asyncio.StreamReader) -> int:
        # Nothing is said when the process that is copied is gone, and its copies with it.
        self.returncode = int(await told.readline() or -signal.SIGKILL)
        return self.returncode

    def send_signal(self, number: signal.Signals) -> None:
        """Sends it a signal; one that has ended minds none."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        """Waits until it has ended; returns the exit code, or minus the signal."""
        return await asyncio.shield(self._ends)


class Original:
    """The process that is copied."""

    def __init__(self) -> None:
        self._asks, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.copies", str(theirs.fileno())]
            self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=(theirs.fileno(),))

    async def copy(self, arguments: list[str], environ: dict[str, str], log: int) -> Copy:
        """Begins a hub.

        Args:
            arguments: of `samesky serve`.
            environ: all of its environment.
            log: a descriptor for what it writes to stderr.
        """
        asked = json.dumps([arguments, environ]).encode()
        stdout, out = os.pipe()
        told, tells = os.pipe()
        try:
            socket.send_fds(self._asks, [asked], [out, log, tells])
        finally:
            os.close(out)
            os.close(tells)
        reads = await _reader(told)
        return Copy(int(await reads.readline()), await _reader(stdout), reads)


async def _reader(descriptor: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(descriptor, "rb", buffering=0)
    )
    return reader


_original: Original | None = None


async def copy(arguments: list[str], environ: dict[str, str], log: int) -> Copy:
    """See `Original.copy`. The process that is copied is there from the first time on."""
    global _original
    if _original is None:
        _original = Original()
    return await _original.copy(arguments, environ, log)


def main() -> int:
    """Copies itself when it is told to; what a copy returns is its exit code."""
    from samesky_server.__main__ import serve

    asks = socket.socket(fileno=int(sys.argv[1]))
    woken, waker = socket.socketpair()
    waker.setblocking(False)
    signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    tells: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([asks, woken], [], [])
        if woken in ready:
            woken.recv(4096)
            for pid in list(tells):
                gone, status = os.waitpid(pid, os.WNOHANG)
                if gone:
                    _say(tells[pid], os.waitstatus_to_exitcode(status))
                    os.close(tells.pop(pid))
        if asks in ready:
            asked, (*descriptors,), _, _ = socket.recv_fds(asks, 1 << 20, 3)
            if not asked:
                break
            if (pid := os.fork()) == 0:
                for one in (asks, woken, waker):
                    one.close()
                _become(json.loads(asked), *descriptors)
                return serve()
            out, log, tell = descriptors
            os.close(out)
            os.close(log)
            tells[pid] = tell
            _say(tell, pid)
    for pid in tells:  # whoever began them is gone
        os.kill(pid, signal.SIGKILL)
    return 0


def _say(tell: int, number: int) -> None:
    try:
        os.write(tell, b"%d\n" % number)
    except BrokenPipeError:  # nobody waits for it
        return


def _become(asked: list[list[str] | dict[str, str]], out: int, log: int, tell: int) -> None:
    """What a process has of its own when it is begun by its command."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(out, 1)
    os.dup2(log, 2)
    for one in (out, log, tell):
        os.close(one)
    arguments, environ = asked
    sys.argv[1:] = arguments
    os.environ.clear()
    os.environ.update(environ)


if __name__ == "__main__":
    sys.exit(main())
