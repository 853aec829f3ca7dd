"""How long a session may be: what it has to do within some time, and when somebody has to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesky_shared.errors import TOKEN, TOO_SLOW
from samesky_shared.protocol import Expiring

if TYPE_CHECKING:
    from .session import Session

HELLO_WITHIN = 5.0
"""Seconds from opening to `hello`."""
ENTER_WITHIN = 15.0
"""Seconds from opening to `ready`: a store that does not answer keeps nobody waiting."""
LAG_AT_MOST = 20.0
"""Seconds for which a device may read more slowly than its room changes."""
WARN_BEFORE = 60.0
GRACE = 25.0
"""Seconds by which a token may be outlived, for a renewal that is on its way."""


def pass_time(session: Session, now: float) -> float | None:
    """Lets time pass for a session; `now` is the loop's clock.

    Returns:
        the seconds until it has to be looked at again, None: it is over.
    """
    if session.state == "greeting" and now - session.opened > HELLO_WITHIN:
        if session.wire.held:
            return 1.0  # it has said it, and it is us who take their time
        session.ends(TOKEN, "no hello")
    elif session.state == "entering" and now - session.opened > ENTER_WITHIN:
        session.unready()
    room_now = session.host.now()
    if session.state == "joined" and session.expires_at + GRACE < room_now:
        session.ends(TOKEN, "the token has expired")
    if session.state == "joined":
        return _joined(session, now, room_now)
    within = HELLO_WITHIN if session.state == "greeting" else ENTER_WITHIN
    return None if session.state == "gone" else session.opened + within - now


def _joined(session: Session, now: float, room_now: float) -> float | None:
    if not session.warned and session.expires_at - WARN_BEFORE <= room_now:
        session.warned = True
        session.outbox.frame(Expiring(max(0.0, session.expires_at - room_now)))
    since = session.outbox.lagging_since
    if since is not None and room_now - since > LAG_AT_MOST:
        session.ends(TOO_SLOW, "this device reads too slowly")
        return None
    moving = session.live is not None and session.live.room.moving
    if not session.heartbeat.alive(now, moving=moving):
        session.silent = True
        session.ends(TOO_SLOW, "this device does not answer")
        return None
    if since is not None:
        return 1.0
    ends = session.expires_at + (GRACE if session.warned else -WARN_BEFORE) - room_now
    return min(ends, session.heartbeat.wait(now, moving=moving))
