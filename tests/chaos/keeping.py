"""`python -m tests.chaos.keeping`: a hub at a Redis that keeps all records of its rooms.

What everybody saw is compared with them, and else the oldest of a long round would be gone.
"""

from __future__ import annotations

import sys

from samesky_server.__main__ import serve
from samesky_server.stores import redis_log

if __name__ == "__main__":
    redis_log.KEEP_RECORDS = 1_000_000
    sys.exit(serve())
