"""`python -m tests.chaos.dropping`: a hub that drops records as soon as it may, so that rounds see many go."""

from __future__ import annotations

import sys

from samesky_server.__main__ import serve
from samesky_server.hub import live
from samesky_server.stores import redis_log, rows

KEPT = 24
"""Records that stay whole, in place of 128."""
EVERY = 8
"""After so many there is a snapshot, in place of 256."""

if __name__ == "__main__":
    redis_log.KEEP_RECORDS = rows.KEEP_RECORDS = KEPT
    live.COMPACT_EVERY = EVERY
    sys.exit(serve())
