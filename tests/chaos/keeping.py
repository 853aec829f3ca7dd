"""`python -m tests.chaos.keeping`: a hub that keeps all records of its rooms.

What everybody saw is compared with them, and else the oldest of a long round would be gone.
"""

from __future__ import annotations

import sys

from samesky_server.__main__ import serve
from samesky_server.stores import redis_log, rows


def all_records() -> None:
    """Lets this process drop none."""
    redis_log.KEEP_RECORDS = rows.KEEP_RECORDS = 1_000_000


if __name__ == "__main__":
    all_records()
    sys.exit(serve())
