"""What a service tells systemd that started it (`Type=notify`): that it is ready, and that it stops.

One datagram each, as sd_notify(3) has it. Without `NOTIFY_SOCKET` nobody is told.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import MutableMapping

VARIABLE = "NOTIFY_SOCKET"


class Manager:
    """Who started this process, if they want to hear.

    Args:
        environ: of this process; the variable is taken out, so that no worker speaks for its parent.
    """

    def __init__(self, environ: MutableMapping[str, str]) -> None:
        name = environ.pop(VARIABLE, "")
        # A leading @ stands for the zero byte of a name that is in no file system.
        self._address = "\0" + name[1:] if name.startswith("@") else name

    def ready(self) -> None:
        """It serves."""
        self._say("READY=1")

    def stopping(self) -> None:
        """It was asked to end, and does."""
        self._say("STOPPING=1")

    def _say(self, state: str) -> None:
        if self._address:
            # Who does not hear that is not to stop us.
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
                out.sendto(state.encode(), self._address)
