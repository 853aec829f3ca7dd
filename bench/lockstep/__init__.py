"""How well two devices keep in step over bad lines, measured with true time.

A real hub and real Python clients, each in a network namespace of its own behind a link with delay, jitter, loss
and asymmetry (`net`), each with a clock of its own that is wrong. True time is the machine's monotonic clock, which
all of them share and no client uses. Needs root and /dev/net/tun.
"""

from .measure import measure

__all__ = ["measure"]
