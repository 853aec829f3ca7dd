"""One device: a state machine without I/O, from the first frame to the last.

    greeting --hello--> entering --room is there--> joined
    any state --lost, refused for good, replaced--> gone

While it is entering, frames wait; a `ping` is answered at once in every state. A screen is the device of a member,
and nobody's eyes: it is told what everybody may see, and may say nothing (decision 044).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from samesky_shared.codec import decode_client, encode, id_in
from samesky_shared.core.members import Members
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.core.signals import check_signal
from samesky_shared.errors import BAD_FRAMES, NO_SUCH_ROOM, TOKEN, TOO_FAST, TOO_SLOW, Refused
from samesky_shared.protocol import (
    MAX_SIGNAL,
    Bye,
    Change,
    ClientFrame,
    DeviceStatus,
    Do,
    Done,
    Hello,
    Page,
    Ping,
    Pong,
    Presence,
    PresenceOf,
    Refusal,
    Renew,
    Signal,
    SignalFrom,
    Timeline,
)

from .. import metrics
from ..auth import Claims, TokenError
from ..limits import Allowance, Bucket
from .heartbeat import Heartbeat
from .intents import Intent
from .lead import Path
from .lifetime import pass_time
from .live import Live
from .outbox import Outbox, Outgoing
from .ports import Host
from .telling import Told, pack
from .views import seen_by
from .wire import Wire

MAX_WAITING = 64
"""Frames that may wait while the room is loaded."""
_UNMEASURED = Path()


class Session:
    """The receiver of one socket's messages, and the guest of one room."""

    __slots__ = (
        "_allowance", "_bad", "_frames", "_measured", "_waiting", "claims", "code", "device", "expires_at",
        "heartbeat", "host", "kind", "live", "member", "opened", "outbox", "path", "seat", "silent", "state",
        "status", "warned", "wire",
    )  # fmt: skip

    def __init__(self, host: Host, wire: Wire, opened: float) -> None:
        """`opened` and all `now` of `tick` are the loop's clock in seconds."""
        self.host = host
        self.wire = wire
        self.outbox = Outbox(wire)
        self.state: Literal["greeting", "entering", "joined", "gone"] = "greeting"
        self.opened = opened
        self.member = ""
        """Whose eyes it is: its member's; a screen is nobody's once it is in the room."""
        self.seat = ""
        """Whose token it is."""
        self.device = ""
        self.kind = ""
        self.code = 0
        """With which it was closed; 0 while it was not."""
        self.status: DeviceStatus = "here"
        """What it said of itself last."""
        self.claims: Claims | None = None
        """What its token says, until it is in the room."""
        self.silent = False
        self.path: Path | None = _UNMEASURED
        self.expires_at = 0.0
        self.live: Live | None = None
        self._measured = _UNMEASURED
        self._waiting: tuple[ClientFrame, ...] = ()
        self.warned = False
        self.heartbeat = Heartbeat(wire)
        self._frames = Bucket(100, 400)
        self._allowance = Allowance()
        self._bad = Bucket(20 / 60, 20)

    # -------------------------------------------------------------------------------------- receiver

    def received(self, message: bytes, text: bool) -> None:
        """One whole message."""
        if self.state == "gone":
            return
        now = self.host.now()
        if self._frames.take(now) is not None:
            return self.ends(TOO_FAST, "too many frames")
        try:
            if text != (self.wire.fmt == "json"):
                raise Refused("invalid", "This sub-protocol uses the other type of WebSocket frame.")
            frame = decode_client(message, self.wire.fmt)
        except Refused as refused:
            return self._bad_frame(refused, id_in(message, self.wire.fmt))
        if type(frame) is Ping:
            self._ping(frame, now)
        elif self.state == "joined":
            self._dispatch(frame, now)
        elif type(frame) is Hello:
            self._hello(frame)
        elif self.state == "greeting":
            self._bad_frame(
                Refused("invalid", "`hello` is the first frame.", path="t"), getattr(frame, "id", None)
            )
        elif len(self._waiting) < MAX_WAITING:
            self._waiting += (frame,)
        else:
            self.ends(TOO_FAST, "too many frames before ready")

    def drained(self) -> None:
        """The device reads again."""
        if self.state == "joined":
            self.outbox.drained()

    def lost(self) -> None:
        """The socket is gone."""
        self._leave()
        self.host.closed(self)

    # ----------------------------------------------------------------------------------------- frames

    def _dispatch(self, frame: ClientFrame, now: float) -> None:
        try:
            if not self.member and type(frame) not in (Timeline, Renew):
                raise Refused("forbidden", "A screen has no voice.", path="t")
            if type(frame) is Do:
                self._do(frame, now)
            elif type(frame) is Signal:
                self._signal(frame, now)
            elif type(frame) is Presence:
                self._presence(frame)
            elif type(frame) is Timeline:
                self._timeline(frame)
            elif type(frame) is Renew:
                self._renew(frame)
            else:
                raise Refused("invalid", "`hello` was said already.", path="t")
        except Refused as refused:
            if type(frame) is Do:
                metrics.command(refused.code)
            self._refuse(refused, getattr(frame, "id", None))

    def _ping(self, frame: Ping, received: float) -> None:
        if frame.down is not None and frame.floor is not None:
            self._measured = self._measured._replace(down=frame.down, floor=frame.floor)
        if frame.late is not None:
            self._measured = self._measured.late(received)
        if self.path is not None:
            self.path = self._measured
            if self.live is not None:
                self.live.company.measured(self)
        pong = Pong(frame.n, frame.c, received, self.host.now(), self.host.clock_id)
        self.wire.send(encode(pong, self.wire.fmt))

    def _hello(self, frame: Hello) -> None:
        if self.state != "greeting":
            return self._bad_frame(Refused("invalid", "`hello` was said already.", path="t"), None)
        try:
            claims = self.host.read(frame.token)
        except TokenError as error:
            metrics.refused_token(str(error))
            return self.ends(TOKEN, str(error))
        self.claims = claims
        self.member = self.seat = claims.member
        self.device, self.expires_at = claims.device, claims.expires_at
        self.kind = frame.device.kind if frame.device is not None else ""
        self._does(frame.status)
        self.state = "entering"
        self.host.enter(self, claims.room, frame.since)

    def _do(self, frame: Do, now: float) -> None:
        live = self._room()
        if frame.until is not None and now > frame.until:
            raise Refused("expired", "The command came too late.")
        self._take(self._allowance.commands, now)
        if frame.base > live.room.seq:
            raise Refused("invalid", "`base` is newer than the room.", path="base")
        seq = live.history.known.get(frame.id)
        answer, refuse = self._answers(frame.id)
        if seq is not None:
            return answer(seq, False)
        flying = live.flying(frame.id)
        if flying is not None:  # sent again on a new connection: that one hears how it ends
            flying.answer, flying.refuse = answer, refuse
        elif frame.base >= live.history.known_from:
            self._submit(frame, answer, refuse)
        else:
            self._find(live, frame, answer, refuse)

    def _find(
        self, live: Live, frame: Do, answer: Callable[[int, bool], None], refuse: Callable[[Refused], None]
    ) -> None:
        asked = live.room.seq

        def found(result: int | Refused | None) -> None:
            if isinstance(result, Refused):
                return refuse(result)
            if self.state != "joined":
                return None
            now = self._room()
            seq = result if result is not None else now.history.known.get(frame.id)
            if seq is not None:
                return answer(seq, False)
            if now.history.known_from > asked:  # much has come meanwhile: it is looked for once more
                return self._find(now, frame, answer, refuse)
            return self._submit(frame, answer, refuse)

        self.host.find(live, frame.id, frame.base, found)

    def _submit(
        self, frame: Do, answer: Callable[[int, bool], None], refuse: Callable[[Refused], None]
    ) -> None:
        """Does what is known not to have landed, up to where the room is; above that the append decides."""
        live = self._room()
        who, device = self.member, self.device

        def make(room: Room, moment: Moment) -> Draft | None:
            return room.act(moment, who, frame.on, frame.cmd, frame.args or {}, id=frame.id, device=device)

        live.submit(Intent(make, answer, refuse, frame.id, live.room.seq))

    def _answers(self, id: str) -> tuple[Callable[[int, bool], None], Callable[[Refused], None]]:
        def answer(seq: int, made: bool) -> None:
            metrics.command("ok" if made else "dup")
            if not made and self.state == "joined":
                self.outbox.frame(Done(id, seq))

        def refuse(refused: Refused) -> None:
            metrics.command(refused.code)
            self._refuse(refused, id)

        return answer, refuse

    def _signal(self, frame: Signal, now: float) -> None:
        live = self._room()
        self._take(self._allowance.signals, now)
        check_signal(frame.kind, frame.data)
        members = live.room.members
        known = frame.to is None or frame.to in members.members or members.is_screen(self.member, frame.to)
        if not known:
            raise Refused("unknown", "There is no such member, or screen of yours.", path="to")
        if len(pack(frame.data)) > MAX_SIGNAL:
            raise Refused("too_large", f"`data` has at most {MAX_SIGNAL} bytes.", path="data")
        at = now if frame.at is None else frame.at
        self.host.publish(live, Told(self.member, frame.to, frame.kind, frame.data, at))

    def _presence(self, frame: Presence) -> None:
        self._take(self._allowance.commands, self.host.now())
        self._does(frame.status)
        self._room().company.says(self, frame.status, frame.focus)

    def _does(self, status: DeviceStatus) -> None:
        self.status = status
        self.path = None if status == "hidden" else self._measured

    def _timeline(self, frame: Timeline) -> None:
        self._take(self._allowance.commands, self.host.now())

        def got(result: Any) -> None:
            if isinstance(result, Refused):
                return self._refuse(result, frame.id)
            entries, more = result
            if self.state == "joined":
                self.outbox.frame(Page(frame.id, seen_by(self._room().room, self.member, entries), more))

        self.host.page(self._room(), frame.before, frame.limit, got)

    def _renew(self, frame: Renew) -> None:
        try:
            claims = self.host.read(frame.token)
        except TokenError as error:
            raise Refused("invalid", str(error), path="token") from None
        if not claims.fit(self._room().room.id, self.seat, self.device):
            raise Refused("forbidden", "This token belongs to another device.", path="token")
        self.expires_at, self.warned = claims.expires_at, False

    def _take(self, bucket: Bucket, now: float) -> None:
        wait = bucket.take(now)
        if wait is not None:
            raise Refused("too_fast", "Too many at once.", retry_after=wait)

    def _bad_frame(self, refused: Refused, id: str | None) -> None:
        if self._bad.take(self.host.now()) is not None:
            return self.ends(BAD_FRAMES, "too many bad frames")
        self._refuse(refused, id)

    def _refuse(self, refused: Refused, id: str | None) -> None:
        if self.state != "gone":
            frame = Refusal(refused.code, refused.message, id, refused.path, refused.retry_after)
            self.wire.send(encode(frame, self.wire.fmt))

    def _room(self) -> Live:
        assert self.live is not None
        return self.live

    # --------------------------------------------------------------------------------------- entering

    def admits(self, members: Members) -> str | None:
        """Why this device may not be in the room, or None when it may: then it is clear whose eyes it is."""
        if members.deleted_at is not None:
            return "the room was deleted"
        seat = members.members.get(self.seat)
        if seat is None:
            return "not a member"
        if self.device not in seat.devices:
            return "this device was removed"
        self.member = "" if members.is_screen(self.seat, self.device) else self.seat
        return None

    def absent(self) -> None:
        """There is no such room."""
        self.ends(NO_SUCH_ROOM, "no such room")

    def unready(self) -> None:
        """The store does not answer: come back."""
        if self.state == "entering":
            self.bye(TOO_SLOW, "the store does not answer", 2.0)

    def entered(self, live: Live) -> None:
        """The room is there and `welcome`, what is newer, and `ready` were sent: what waited is taken up."""
        self.live, self.state = live, "joined"
        self._allowance = live.allowance(self.member)
        waiting, self._waiting, self.claims = self._waiting, (), None
        for frame in waiting:
            if self.state == "joined":
                self._dispatch(frame, self.host.now())

    # ------------------------------------------------------------------------------------------ guest

    def hears(self, out: Outgoing[Change]) -> None:
        """A change of the room."""
        if self.state != "joined":
            return
        if not self.outbox.change(out, self.host.now):
            self.ends(TOO_SLOW, "this device reads too slowly")
        elif self.outbox.lagging_since is not None:
            self.host.stirs(self)

    def hears_passing(self, out: Outgoing[PresenceOf] | Outgoing[SignalFrom]) -> None:
        """A member's status, or a signal."""
        if self.state == "joined":
            self.outbox.passing(out)

    def ends(self, code: int, reason: str) -> None:
        """Closes the socket; idempotent."""
        self.code = self.code or code
        self._leave()
        self.wire.close(code, reason)

    def bye(self, code: int, reason: str, retry_after: float) -> None:
        """Closes the socket and says when to come back, in seconds."""
        if self.state != "gone":
            self.wire.send(encode(Bye(code, reason, retry_after), self.wire.fmt))
        self.ends(code, reason)

    def _leave(self) -> None:
        self.state = "gone"
        live, self.live = self.live, None
        if live is not None:
            live.company.went(self)

    # ------------------------------------------------------------------------------------------ time

    def tick(self, now: float) -> float | None:
        """Lets time pass; `now` is the loop's clock. Returns the seconds until the next call, None: it is over."""
        return pass_time(self, now)

    def stirs(self) -> None:
        """Something runs in the room now: a loss has to show soon."""
        self.host.stirs(self)
