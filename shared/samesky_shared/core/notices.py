"""`notices`: what the room owes a member who may have no page open, and how they want to be told.

Rules:

1. Each member has an instance of their own, `notices:MEMBER`, of which nobody else sees that it exists.
2. A notice is owed (see `owing`) from the record on in which an activity *tells* it.
3. What can't be sent in its time is dropped in silence: late news of what is over helps nobody.
4. A notice says nothing private: what kind it is and when, never a word that somebody wrote.
5. Dates go to calendars, by mail or by the address of a feed, for members who asked for that; the address is theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..errors import Refused
from .activity import Activity, Key, Step, Tell, Turn, command
from .chance import number
from .owing import LEASE, Debt, due, lent, settled, since, with_one, woken
from .quiet import Quiet, Wall

LONGEST_WAIT = 3600.0
"""Most seconds between two tries."""
MAX_TRIES = 12
MAX_OWED = 16
MAX_PUSH = 8
"""Devices of a member that are told."""
ASK_EVERY = 600.0
"""Seconds between two askings of one member."""
MAX_CODES = 5
"""Codes that are sent to mailboxes in a day, and tries that each has."""
DAY = 86_400.0
MAIL = "mail"
DATED = ("planned", "changed", "dropped")
"""What goes with an event for calendars: by mail only, to members who want that."""
CODE = "mail-code"
LULL = "lull"
"""There was no evening for a while."""

Endpoint = Annotated[
    str, Meta(pattern=r"^https://[!-~]{1,700}\Z", description="Where its push service takes notices for it.")
]
PublicKey = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9_-]{87}\Z", description="Its key `p256dh`: 65 bytes in base64url."),
]
Auth = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9_-]{22}\Z", description="Its secret `auth`: 16 bytes in base64url.")
]
Address = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}\Z",
        description="A mail address.",
    ),
]
Code = Annotated[str, Meta(pattern=r"^[0-9]{6}\Z", description="The code that was mailed.")]


class Owed(Debt, frozen=True):
    """A notice that is to be sent."""

    what: str
    """What kind of words."""
    on: str
    """The instance that it is about; empty: the room."""
    about: Annotated[float | None, Meta(description="Room time of what is coming.")] = None
    left: tuple[str, ...] | None = None
    """The ways that are still to be gone; None: all."""
    of: str = ""
    """The thing inside the instance that it is about, and which version of it."""

    @property
    def itself(self) -> tuple[object, ...]:
        """Another kind or version of it is another notice."""
        return (self.at, self.what, self.of)

    def taken(self, now: float) -> Owed | None:
        """Taken up at room time `now`; None when it is too late for that."""
        return None if self.until <= now or self.tries >= MAX_TRIES else lent(self, now)

    def postponed(self, until: float) -> Owed:
        """Not tried this time: at `until` again."""
        return replace(self, tries=max(0, self.tries - 1), again=until)

    def failed(self, left: tuple[str, ...], now: float, wait: float = 0.0) -> Owed:
        """These ways are still to be gone, the first time in `wait` seconds."""
        pause = min(LEASE * 2.0 ** (self.tries - 1), LONGEST_WAIT)
        return replace(self, left=left, again=now + max(pause, min(wait, LONGEST_WAIT)))


class Pushed(Struct, frozen=True):
    """A device that is told by web push, as its browser subscribed it."""

    endpoint: Endpoint
    p256dh: PublicKey
    auth: Auth


class Mailbox(Struct, frozen=True):
    """Where a member has mail sent to; nothing but the code before they have shown that it is theirs."""

    address: Address
    code: str = ""
    """What is awaited; empty: it is confirmed."""
    wrong: int = 0
    """How often another one came."""


class Feed(Struct, frozen=True):
    """The address of a member's calendar. Its key follows from this and the hub's secret, so no key is kept."""

    salt: str
    made: Annotated[float, Meta(description="Room time.")]


class MailView(Struct, frozen=True):
    """My mailbox."""

    address: Address
    confirmed: Annotated[bool, Meta(description="The code that was mailed to it has come back.")]


class OwedView(Struct, frozen=True):
    """A notice that has still to reach me."""

    what: Annotated[str, Meta(description="What kind of words.")]
    on: Annotated[str, Meta(description="The instance that it is about; empty: the room.")]
    at: Annotated[float, Meta(description="Room time at which it fell due.")]
    about: Annotated[float | None, Meta(description="Room time of what is coming.")]


class NoticesView(Struct, frozen=True):
    """How I am told, and of what I am still to be told."""

    devices: Annotated[tuple[str, ...], Meta(description="My devices that are told.")]
    mail: MailView | None
    quiet: Quiet | None
    asks: Annotated[bool, Meta(description="Whether I am told when somebody asks for me.")]
    owed: dict[str, OwedView]
    invited: Annotated[bool, Meta(description="Whether dates are mailed to me for my calendar.")] = False
    lulls: Annotated[
        bool, Meta(description="Whether I am told, once, when there was no evening for two weeks.")
    ] = True
    calendar: Annotated[
        float | None, Meta(description="Room time since when my calendar has its address; null: it has none.")
    ] = None


class Notices(Activity, frozen=True):
    """What a member is told though no page is open: when something is near, or somebody asks for them.

    It is a member's own: `notices:MEMBER`, which nobody else sees.
    """

    kind: ClassVar[str] = "notices"
    personal: ClassVar[bool] = True
    devices: dict[str, Pushed] = {}
    mailbox: Mailbox | None = None
    hours: Quiet | None = None
    asks: bool = True
    asked_at: float | None = None
    codes: tuple[float, ...] = ()
    """When codes were sent in the last day."""
    owed: dict[str, Owed] = {}
    invited: bool = False
    lulled: bool = True
    feed: Feed | None = None

    def view(self, who: str) -> NoticesView:
        """Without what would let anybody else send to it."""
        box = self.mailbox
        return NoticesView(
            tuple(self.devices),
            None if box is None else MailView(box.address, not box.code),
            self.hours,
            self.asks,
            {key: OwedView(one.what, one.on, one.at, one.about) for key, one in self.owed.items()},
            self.invited,
            self.lulled,
            None if self.feed is None else self.feed.made,
        )

    # -------------------------------------------------------------------------------------- how to be told

    @command(lasting=True)
    def push(self, turn: Turn, endpoint: Endpoint, p256dh: PublicKey, auth: Auth) -> Notices:
        """Tell me on this device by web push; what it takes is what the browser says when it subscribes."""
        if turn.device not in self.devices and len(self.devices) >= MAX_PUSH:
            raise Refused("full", f"At most {MAX_PUSH} of your devices are told.")
        return replace(self, devices=self.devices | {turn.device: Pushed(endpoint, p256dh, auth)})

    @command(lasting=True)
    def no_push(self, turn: Turn) -> Notices:
        """Tell me nothing more on this device."""
        return self.without_devices({turn.device})

    @command(lasting=True)
    def mail(self, turn: Turn, address: Address) -> Notices:
        """Tell me by mail. A code goes to the address; nothing else does before `confirm` brings it back."""
        sent = tuple(at for at in self.codes if at > turn.now - DAY)
        if len(sent) >= MAX_CODES:
            raise Refused(
                "too_fast", "Enough codes were sent for today.", retry_after=sent[0] + DAY - turn.now
            )
        code = f"{number(turn.seed, 'mail code') % 10**6:06}"
        told = Owed(CODE, "", left=(MAIL,), at=turn.at, until=turn.at + 3600, again=turn.at)
        rest = replace(self, mailbox=Mailbox(address, code), codes=(*sent, turn.now))
        return rest._owing(CODE, lent(told, max(turn.at, turn.now)))

    @command(lasting=True)
    def confirm(self, turn: Turn, code: Code) -> Notices:
        """Show that the mailbox is mine."""
        box = self.mailbox
        if box is None or not box.code:
            return self
        if box.wrong >= MAX_CODES:
            raise Refused("expired", "That was wrong too often; have another code sent.", path="args.code")
        if box.code != code:
            return replace(self, mailbox=replace(box, wrong=box.wrong + 1))
        return replace(self, mailbox=Mailbox(box.address))

    @command(lasting=True)
    def no_mail(self, turn: Turn) -> Notices:
        """Tell me nothing more by mail, and forget the address."""
        owed = {key: one for key, one in self.owed.items() if key != CODE}
        return replace(self, mailbox=None, owed=owed)

    @command(lasting=True)
    def quiet(self, turn: Turn, start: Wall | None = None, end: Wall | None = None) -> Notices:
        """Tell me nothing in these hours of my day; without them there are none."""
        if (start is None) != (end is None):
            raise Refused(
                "invalid", "Quiet hours have both.", path="args.end" if end is None else "args.start"
            )
        hours = None if start is None or end is None or start == end else Quiet(start, end)
        return replace(self, hours=hours)

    @command(lasting=True)
    def answer_asks(self, turn: Turn, yes: bool) -> Notices:
        """Tell me, or do not, when somebody asks for me; nobody learns which."""
        return replace(self, asks=yes)

    @command(lasting=True)
    def lulls(self, turn: Turn, yes: bool) -> Notices:
        """Tell me, or do not, once when there was no evening for two weeks; nobody learns which."""
        owed = self.owed if yes else {key: one for key, one in self.owed.items() if one.what != LULL}
        return replace(self, lulled=yes, owed=owed)

    @command(lasting=True)
    def invites(self, turn: Turn, yes: bool) -> Notices:
        """Mail me each date that is planned, changed or let go, as an event for my calendar; or do not."""
        owed = self.owed if yes else {key: one for key, one in self.owed.items() if one.what not in DATED}
        return replace(self, invited=yes, owed=owed)

    @command(lasting=True)
    def calendar(self, turn: Turn) -> Notices:
        """Give my calendar an address, or another one: the old one leads nowhere from then on."""
        return replace(self, feed=Feed(f"{number(turn.seed, 'calendar'):016x}", turn.now))

    @command(lasting=True)
    def no_calendar(self, turn: Turn) -> Notices:
        """Take the address away again."""
        return replace(self, feed=None)

    @command()
    def ask(self, turn: Turn, member: Key | None = None) -> Step:
        """Ask for the others, or for one: they are told that I would be glad of them. Once in ten minutes."""
        if self.asked_at is not None and turn.now < self.asked_at + ASK_EVERY:
            wait = self.asked_at + ASK_EVERY - turn.now
            raise Refused("too_fast", "You have asked a moment ago.", retry_after=wait)
        to = None if member is None else (member,)
        return Step(replace(self, asked_at=turn.now), tells=(Tell("asked", to, turn.who),))

    # ------------------------------------------------------------------------------------- what is owed

    def due(self) -> float | None:
        """When the first of what is owed is to be taken up."""
        return due(self.owed)

    def on_due(self, turn: Turn) -> Notices:
        """It is taken up by the hub whose record this is, or dropped."""
        return replace(self, owed=woken(self.owed, turn.at, max(turn.at, turn.now), Owed.taken))

    def told(self, on: str, tell: Tell, at: float, now: float) -> Notices:
        """With one more notice owed, taken up at once; in place of one of the same key, and of the oldest of many."""
        if (tell.what == "asked" and not self.asks) or (tell.what == LULL and not self.lulled):
            return self
        dated = tell.what in DATED
        if dated and (not self.invited or self.mailbox is None or self.mailbox.code):
            return self
        until = at + tell.lasts if tell.until is None else tell.until
        left = (MAIL,) if dated else None
        owed = Owed(tell.what, on, tell.about, left, tell.of, at=at, until=until, again=at)
        made = owed.taken(max(at, now))
        return self if made is None else self._owing(f"{on}/{tell.key}", made)

    def _owing(self, key: str, owed: Owed) -> Notices:
        return replace(self, owed=with_one(self.owed, key, owed, MAX_OWED))

    def since(self, before: Notices | None) -> dict[str, Owed]:
        """What was taken up by the record that made this of `before`."""
        return since(self.owed, {} if before is None else before.owed)

    def settled(self, became: Mapping[str, tuple[Owed, Owed | None]], gone: Collection[str] = ()) -> Notices:
        """After a hub has tried; `gone` are devices that their push service does not know any more."""
        return replace(self.without_devices(gone), owed=settled(self.owed, became))

    def without_devices(self, devices: Collection[str]) -> Notices:
        """The same, these devices are told nothing more."""
        return replace(self, devices={key: one for key, one in self.devices.items() if key not in devices})

    def on_devices_gone(self, turn: Turn, devices: frozenset[str]) -> Notices:
        """Who is gone is told nothing more."""
        return self.without_devices(devices)

    def without(self, member: str) -> Notices:
        """Nothing of it is a word, and it goes with its member."""
        return self
