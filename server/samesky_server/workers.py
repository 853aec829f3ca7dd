"""Several processes that do the same behind one port: started, watched, started again, ended together.

The parent only watches. It forks before any thread or loop is there, so a worker starts with all code loaded. The
first worker starts alone: what is wrong with the settings or the store is then said once. Each worker listens on a
socket of its own on the same port (`SO_REUSEPORT`), so that the system spreads connections over those who listen,
and one that is gone gets none. A worker reads from a pipe of which only the parent has the other end: when that
ends, the parent is gone, and the worker ends too.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from types import FrameType

from .log import log

SOUND = 60.0
"""Seconds for which a worker must hold to count as sound."""
LONGEST = 30.0
"""Seconds of the longest wait before one that does not hold is started again; the shortest is 0.5 s."""
ENDS_WITHIN = 40.0
"""Seconds that workers get to end; then they are killed."""
_ENDING = (signal.SIGTERM, signal.SIGINT)


def reserve(host: str, port: int) -> socket.socket:
    """A socket that holds the port for the workers, and does not listen; `OSError` when another process has it."""
    if port:
        bind(host, port).close()  # alone: whoever else shares the port is found out
    return bind(host, port, shared=True)


def bind(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """A bound socket, which does not listen yet; `shared` with others of this user. Raises `OSError`."""
    family, kind, proto, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    made = socket.socket(family, kind, proto)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        made.bind(address)
    except BaseException:
        made.close()
        raise
    return made


class Post:
    """A worker's place: what it has to do with its parent.

    Args:
        alone: a descriptor that can be read once the parent is gone.
        report: a descriptor to which the worker writes when it is ready.
        number: from 0, which no other worker has meanwhile.
    """

    def __init__(self, alone: int, report: int, number: int) -> None:
        self.alone = alone
        self.number = number
        self._report = report

    def ready(self, word: bytes) -> None:
        """Tells the parent that this worker is ready, in a few bytes."""
        os.write(self._report, word)
        os.close(self._report)


class _Worker:
    def __init__(self, pid: int, number: int, report: int, failed: int) -> None:
        self.pid = pid
        self.number = number
        self.report: int | None = report
        """Where it says that it is ready; None once that has been read to its end."""
        self.failed = failed
        """How often in a row it did not hold before this."""
        self.began = time.monotonic()
        self.ready = False


def supervise(
    count: int,
    work: Callable[[Post], int],
    told: Callable[[bytes], None],
    stopping: Callable[[], None] = lambda: None,
) -> int:
    """Runs workers until SIGTERM or SIGINT; returns the worst of their exit codes.

    Args:
        count: how many.
        work: what each does, in a process of its own; returns its exit code.
        told: called once, when all are ready, with what the first said.
        stopping: called once, when the end has begun.
    """
    return _Parent(count, work, told, stopping).run()


class _Parent:
    def __init__(
        self,
        count: int,
        work: Callable[[Post], int],
        told: Callable[[bytes], None],
        stopping: Callable[[], None],
    ) -> None:
        self._count = count
        self._work = work
        self._stopping = stopping
        self._told: Callable[[bytes], None] | None = told
        self._word = b""
        self._alive, self._life = os.pipe()
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)
        os.set_blocking(self._woken, False)
        self._selector = selectors.DefaultSelector()
        self._workers: dict[int, _Worker] = {}
        self._waiting: list[tuple[float, int]] = []
        """When one is to be started again, and how often it failed."""
        self._asked = False
        self._until: float | None = None
        """When those who have not ended are killed; set once the end has begun."""
        self._code = 0

    def run(self) -> int:
        """See `supervise`."""
        self._selector.register(self._woken, selectors.EVENT_READ)
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        old = {one: signal.signal(one, self._heard) for one in (*_ENDING, signal.SIGCHLD)}
        try:
            self._start(0)
            while self._workers or (self._waiting and self._until is None):
                self._wait()
                self._reap()
                if self._asked:
                    self._asked = False
                    self._end()
                self._start_again()
        finally:
            signal.set_wakeup_fd(-1)
            for one, handler in old.items():
                signal.signal(one, handler)
            for fd in (self._alive, self._life, self._woken, self._waker):
                os.close(fd)
            self._selector.close()
        return self._code

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self._asked = self._asked or number != signal.SIGCHLD

    def _end(self) -> None:
        if self._until is None:
            self._until = time.monotonic() + ENDS_WITHIN
            self._stopping()
        self._tell(signal.SIGTERM)

    def _tell(self, number: int) -> None:
        for worker in list(self._workers.values()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker.pid, number)

    # ---------------------------------------------------------------------------------------- starting

    def _start(self, failed: int) -> None:
        taken = {one.number for one in self._workers.values()}
        number = next(n for n in range(self._count) if n not in taken)
        theirs, ours = os.pipe()[::-1]
        sys.stdout.flush()
        sys.stderr.flush()
        blocked = signal.pthread_sigmask(
            signal.SIG_BLOCK, _ENDING
        )  # not between the fork and its own handlers
        pid = os.fork()
        if pid == 0:
            self._become(Post(self._alive, theirs, number), ours, blocked)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        os.close(theirs)
        self._workers[pid] = _Worker(pid, number, ours, failed)
        self._selector.register(ours, selectors.EVENT_READ, self._workers[pid])

    def _become(self, post: Post, ours: int, blocked: set[int | signal.Signals]) -> None:
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for one in (*_ENDING, signal.SIGCHLD):
                signal.signal(one, signal.default_int_handler if one == signal.SIGINT else signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            self._selector.close()
            reports = [one.report for one in self._workers.values() if one.report is not None]
            for fd in (self._life, self._woken, self._waker, ours, *reports):
                os.close(fd)
            code = self._work(post)
        except KeyboardInterrupt:
            code = 130
        except BaseException:  # noqa: BLE001 - a worker never runs on as a second parent
            log.exception("worker_failed")
        finally:
            with contextlib.suppress(OSError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def _start_again(self) -> None:
        if self._until is not None:
            return
        now = time.monotonic()
        due = [one for one in self._waiting if one[0] <= now]
        self._waiting = [one for one in self._waiting if one[0] > now]
        for _, failed in due:
            self._start(failed)

    # ---------------------------------------------------------------------------------------- watching

    def _wait(self) -> None:
        times = [at for at, _ in self._waiting] if self._until is None else [self._until]
        wait = max(0.0, min(times) - time.monotonic()) if times else None
        for key, _ in self._selector.select(wait):
            if key.data is None:
                os.read(self._woken, 4096)
            else:
                self._heard_of(key.data)
        if self._until is not None and time.monotonic() >= self._until:
            self._tell(signal.SIGKILL)
            self._until = time.monotonic() + 1.0

    def _heard_of(self, worker: _Worker) -> None:
        assert worker.report is not None
        word = os.read(worker.report, 65536)
        self._selector.unregister(worker.report)
        os.close(worker.report)
        worker.report = None
        if not word:
            return  # it ended; `_reap` hears of it
        worker.ready = True
        if self._told is None:
            return
        self._word = self._word or word
        if len(self._workers) < self._count:
            for _ in range(self._count - len(self._workers)):
                self._start(0)
        elif all(one.ready for one in self._workers.values()):
            told, self._told = self._told, None
            told(self._word)

    def _reap(self) -> None:
        for pid in list(self._workers):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self._ended(self._workers.pop(pid), os.waitstatus_to_exitcode(status))

    def _ended(self, worker: _Worker, code: int) -> None:
        code = code if code >= 0 else 128 - code
        if self._until is not None or self._told is not None:
            # At the end, or before all were ever ready: then what is wrong is wrong for all.
            self._code = max(self._code, code)
            if self._until is None:
                self._end()
            return
        held = time.monotonic() - worker.began
        failed = 0 if held >= SOUND else worker.failed + 1
        wait = 0.0 if not worker.failed and worker.ready else min(LONGEST, 0.5 * 2.0 ** min(failed - 1, 16))
        log.warning("worker_ended", pid=worker.pid, code=code, seconds=round(held, 3), wait=wait)
        self._waiting.append((time.monotonic() + wait, failed))
