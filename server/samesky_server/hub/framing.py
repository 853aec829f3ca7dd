"""RFC 6455 on an open server connection, without I/O: bytes in, messages out.

A short fast path takes the plain cases only: one whole masked data frame, and a pong, which says nothing. Everything
else goes, as *whole* frames, to the sans-I/O protocol of `websockets`, which is there only as long as it is needed:
other control frames, fragments, and all that is wrong. Sizes are ours, since a frame that is too large is refused by
its header.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod

from websockets.frames import Close, Frame, Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from samesky_shared.errors import TOO_LARGE
from samesky_shared.protocol import MAX_FRAME

try:
    from websockets.speedups import apply_mask
except ImportError:
    from websockets.utils import apply_mask

TEXT, BINARY, CLOSE, PING, PONG = 0x81, 0x82, 0x88, 0x89, 0x8A
MAX_PARTS = 64
"""Fragments of one message."""
_MAX_REASON = 123
"""Bytes of a close frame's reason, by RFC 6455."""
quiet = logging.getLogger("samesky.websockets")
quiet.setLevel(logging.CRITICAL)
"""What the library has to say of peers who do not keep to the protocol: nothing that anybody can mend."""


def frame(payload: bytes, first: int = BINARY) -> bytes:
    """A whole frame as a server sends it; `first` is its first byte."""
    size = len(payload)
    if size < 126:
        return bytes((first, size)) + payload
    if size < 65_536:
        return bytes((first, 126)) + size.to_bytes(2, "big") + payload
    return bytes((first, 127)) + size.to_bytes(8, "big") + payload


class Framing(ABC):
    """One connection; what has one says where its bytes and its messages go."""

    __slots__ = ("_buffer", "_library", "_parts", "_skip", "_text", "_whole", "close_sent", "ended")

    def __init__(self) -> None:
        self._buffer = b""
        self._skip = 0
        """Bytes of a refused frame that are still to come."""
        self._whole: bytearray | None = None
        """What has come so far of a message in fragments; None between messages."""
        self._parts = 0
        self._text = False
        self._library: ServerProtocol | None = None
        self.close_sent = False
        """Nothing may be sent and nothing is delivered any more."""
        self.ended = False
        """The closing handshake is over, or the peer broke the protocol: close the socket."""

    @abstractmethod
    def _write(self, data: bytes) -> None:
        """Bytes for the peer."""

    @abstractmethod
    def _deliver(self, message: bytes, text: bool) -> None:
        """A whole message, and whether it was text (then it is valid UTF-8)."""

    def _drop(self) -> None:
        """The connection is gone."""
        self.close_sent = True
        self._library = None

    def _closes(self, code: int, reason: str = "") -> None:
        """Starts the closing handshake, once. A reason that is too long for a close frame is cut."""
        if not self.close_sent:
            self.close_sent = True
            short = reason.encode()[:_MAX_REASON].decode(errors="ignore")
            self._write(frame(Close(code, short).serialize(), CLOSE))

    def _feed(self, data: bytes) -> None:
        """Takes bytes of the peer."""
        buffer = self._buffer + data if self._buffer else data
        at, end = 0, len(buffer)
        while not self.ended:
            if self._skip:
                skipped = min(self._skip, end - at)
                self._skip -= skipped
                at += skipped
            left = end - at
            if left < 2:
                break
            second = buffer[at + 1]
            length, header = second & 0x7F, 2
            if length >= 126:
                header = 4 if length == 126 else 10
                if left < header:
                    break
                length = int.from_bytes(buffer[at + 2 : at + header], "big")
            if second & 0x80:
                header += 4
            whole = header + length
            if length > MAX_FRAME:
                self._too_large()
                self._skip = whole
                continue
            if left < whole:
                break
            first = buffer[at]
            if first in (BINARY, TEXT) and second & 0x80 and self._whole is None:
                body = at + header
                payload = apply_mask(buffer[body : body + length], buffer[body - 4 : body])
                self._message(payload, first == TEXT)
            elif first != PONG or header != 6:
                self._unusual(buffer[at : at + whole], first, length)
            at += whole
        self._buffer = b"" if self.ended else buffer[at:]

    def _message(self, payload: bytes, text: bool) -> None:
        if self.close_sent:
            return
        if text and not payload.isascii():
            try:
                payload.decode()
            except UnicodeDecodeError:
                return self._closes(1007, "text that is not UTF-8")
        self._deliver(payload, text)

    def _unusual(self, raw: bytes, first: int, length: int) -> None:
        """One whole frame that is not the plain case."""
        opcode = first & 0x0F
        if self.close_sent:
            # After our own close only the peer's matters; what else it sends is not read any more.
            self.ended = opcode == Opcode.CLOSE
            return
        if opcode < 8 and self._whole is not None:
            if len(self._whole) + length > MAX_FRAME:
                return self._too_large()
            if self._parts >= MAX_PARTS:
                return self._closes(TOO_LARGE, f"a message has at most {MAX_PARTS} fragments")
        self._by_library(raw)

    def _by_library(self, raw: bytes) -> None:
        library = self._library
        if library is None:
            library = self._library = ServerProtocol(state=OPEN, max_size=None, logger=quiet)
        library.receive_data(raw)
        for event in library.events_received():
            if isinstance(event, Frame) and event.opcode < 8:
                self._part(event)
        if self.close_sent:
            return
        out = b"".join(library.data_to_send())
        if out:
            self._write(out)
        if library.state is not OPEN:
            self.close_sent = self.ended = True
        elif self._whole is None:
            self._library = None  # between two messages it remembers nothing, and takes 2 KiB

    def _part(self, part: Frame) -> None:
        # One growing buffer: a list of tiny fragments would hold a hundred times what was sent.
        if self._whole is None:
            self._whole, self._parts, self._text = bytearray(), 0, part.opcode is Opcode.TEXT
        self._whole += part.data
        self._parts += 1
        if part.fin:
            whole, self._whole = bytes(self._whole), None
            self._message(whole, self._text)

    def _too_large(self) -> None:
        self._closes(TOO_LARGE, f"a message has at most {MAX_FRAME} bytes")
