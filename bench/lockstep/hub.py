"""The hub as it is, or with `--no-trail` without the two tiny frames behind timed changes."""

from __future__ import annotations

import sys

from samesky_server.__main__ import serve
from samesky_server.hub.trail import Trail

if __name__ == "__main__":
    if "--no-trail" in sys.argv:
        sys.argv.remove("--no-trail")
        Trail.begin = lambda self: None  # type: ignore[method-assign]
    sys.exit(serve())
