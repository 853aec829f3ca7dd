"""The hub without limits on what a member may send, so that a single room can be as busy as thousands are."""

from __future__ import annotations

import sys

from samesky_server.__main__ import serve
from samesky_server.limits import Bucket


def _endless(self: Bucket, now: float) -> float | None:
    return None


if __name__ == "__main__":
    Bucket.take = _endless  # type: ignore[method-assign]
    sys.exit(serve())
