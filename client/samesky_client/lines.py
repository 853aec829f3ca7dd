"""Lines of an input as they come, without blocking the loop."""

from __future__ import annotations

import asyncio
import codecs
import io
import os
import threading
from collections.abc import Iterable
from typing import TextIO


class Lines:
    """An asynchronous iterator over the lines of a terminal, a pipe or a file; ends with the input.

    The loop watches what can be watched. A thread would do as well, but one that still waits for a key when the
    program ends makes Python abort, so it is kept for systems where there is no other way.
    """

    def __init__(self, source: TextIO) -> None:
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""
        self._fd: int | None = None
        try:
            fd = source.fileno()
            self._loop.add_reader(fd, self._read, fd)
            self._fd = fd
        except (PermissionError, io.UnsupportedOperation):
            self._take_all(source)  # a file, which never makes us wait
        except NotImplementedError:
            threading.Thread(target=self._read_in_thread, args=(source,), daemon=True).start()

    def __aiter__(self) -> Lines:
        return self

    async def __anext__(self) -> str:
        line = await self._lines.get()
        if line is None:
            raise StopAsyncIteration
        return line

    def close(self) -> None:
        """Stops watching the input."""
        if self._fd is not None:
            self._loop.remove_reader(self._fd)
            self._fd = None

    def _read(self, fd: int) -> None:
        try:
            raw = os.read(fd, 4096)
        except BlockingIOError:
            return
        except OSError:
            raw = b""  # the terminal is gone
        *whole, self._rest = (self._rest + self._decoder.decode(raw, not raw)).split("\n")
        for line in whole:
            self._lines.put_nowait(line)
        if not raw:
            self.close()
            if self._rest:
                self._lines.put_nowait(self._rest)
            self._lines.put_nowait(None)

    def _take_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._lines.put_nowait(line)
        self._lines.put_nowait(None)

    def _read_in_thread(self, source: TextIO) -> None:
        try:
            for line in source:
                self._loop.call_soon_threadsafe(self._lines.put_nowait, line)
            self._loop.call_soon_threadsafe(self._lines.put_nowait, None)
        except (RuntimeError, ValueError, OSError):
            return  # the loop or the input was closed: nobody reads any more
