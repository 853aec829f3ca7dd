"""The ways into a room: by an invitation, by making one, back with a kept seat, or by the tokens of a host app."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from collections.abc import Awaitable, Callable, Generator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from samesky_shared.errors import Refused
from samesky_shared.keyring import KEY, RoomKey
from samesky_shared.protocol import Device

from . import links
from .answers import Joined, Token
from .connection import Times
from .device import Seat
from .door import Door
from .errors import Unreachable
from .room import Room
from .speech import Said


class Entrance:
    """What the ways in return: `async with … as room`, or `room = await …` and later `room.close()`."""

    def __init__(self, prepare: Callable[[], Awaitable[Room]]) -> None:
        self._prepare = prepare
        self._room: Room | None = None

    def __await__(self) -> Generator[object, None, Room]:
        return self._enter().__await__()

    async def __aenter__(self) -> Room:
        self._room = await self._enter()
        return self._room

    async def __aexit__(self, *_: object) -> None:
        assert self._room is not None
        await self._room.close()

    async def _enter(self) -> Room:
        room = await self._prepare()
        return await room.enter()


def join(
    link: str,
    *,
    name: str,
    tz: str = "",
    lang: str = "",
    device: Device | None = None,
    keep: Callable[[Seat], object] | None = None,
    times: Times | None = None,
) -> Entrance:
    """Takes a seat with an invite link and enters the room.

    Args:
        link: `https://host/j#…`; it is used up by this.
        name: how the others see you.
        tz: IANA time zone.
        lang: BCP 47 language tag.
        device: what this device says of itself.
        keep: called with the seat as soon as it is taken, and when the room has a newer key, to store it (see
            `Seats`); `room.seat` has it too.
        times: where time and chance come from, for tests.

    Raises (when entered):
        Refused: the link is not one, or the hub says no.
        Unreachable: the hub does not answer.
        Gone: the room is closed for this device.
    """

    async def prepare() -> Room:
        found = links.parse(link)
        if found.kind != "join":
            raise Said("invalid", "link-founder", path="link")
        try:  # before the link is used up
            key = RoomKey.read(found.key, "").text() if found.key else ""
        except Refused:
            raise Said("invalid", "link-key", path="link") from None
        kind = "" if device is None else device.kind
        joined = await Door(found.server).join(found.secret, name, tz=tz, lang=lang, device=kind)
        return _seated(found.server, name, joined, key, device, keep, times)

    return Entrance(prepare)


def make(
    server: str,
    *,
    name: str,
    kind: str = "couple",
    room_name: str = "",
    tz: str = "",
    lang: str = "",
    sealing: Literal["room-key", "none"] = "room-key",
    device: Device | None = None,
    keep: Callable[[Seat], object] | None = None,
    times: Times | None = None,
) -> Entrance:
    """Makes a room and enters it; `room.invite_link` is the link for the partner.

    `server` is the hub's address or a founder link (`…/new#…`). With `sealing` `room-key` the key is made here and
    the hub never sees it; with `none` the hub's operator can read what people write. The rest is as for `join`.
    """

    async def prepare() -> Room:
        where, founder = founded(server)
        made = await Door(where).make_room(
            name, kind=kind, room_name=room_name, tz=tz, lang=lang, sealing=sealing, key=founder
        )
        return _seated(where, name, made, new_key(made), device, keep, times)

    return Entrance(prepare)


def open(  # noqa: A001 - read as samesky_client.open
    seat: Seat,
    *,
    device: Device | None = None,
    keep: Callable[[Seat], object] | None = None,
    times: Times | None = None,
) -> Entrance:
    """Comes back to a room with a seat that was kept. `keep` hears of a newer key. Raises as `join` does."""

    async def prepare() -> Room:
        token = await Door(seat.server).token(
            seat.device, seat.secret
        )  # a hub that is down shows here, at once
        return Room(seat, token=token, device=device, keep=keep, times=times)

    return Entrance(prepare)


def open_with_tokens(
    server: str,
    fetch: Callable[[], Awaitable[str]],
    *,
    key: str = "",
    seat: Seat | None = None,
    keep: Callable[[Seat], object] | None = None,
    device: Device | None = None,
    times: Times | None = None,
) -> Entrance:
    """Enters the room that a host app's tokens name.

    Args:
        server: the hub's address.
        fetch: asks the host app for a fresh token, always for the same user, room and device. `Refused` raised by it
            means no, for good; after any other error it is asked again a while later.
        key: the room key (43 characters, as in links), where the app's rooms are sealed. The hub never sees it.
        seat: what `keep` was given last, in a sealed room: it has the newest key of this device.
        keep: called with the seat whenever there is a newer key in it, to store it.
        device: what this device says of itself.
        times: where time and chance come from, for tests.

    Raises as `join` does (when entered).
    """

    async def fresh() -> Token:
        try:
            token = await fetch()
        except (Refused, Unreachable):
            raise
        except Exception as error:
            raise Unreachable(f"There is no token to be had: {type(error).__name__}.") from error
        return Token(token, _lifetime(token))

    async def prepare() -> Room:
        where = links.server_url(server)
        token = await fresh()  # a host app that is down shows here, at once
        mine = seat or Seat(where, "", "", "", "", key=key, device_key=os.urandom(32).hex() if key else "")
        return Room(mine, token=token, fetch=fresh, device=device, keep=keep, times=times)

    return Entrance(prepare)


class _Times(Struct):
    exp: Annotated[float, Meta(ge=0, le=1e12)]
    iat: Annotated[float, Meta(ge=0, le=1e12)]


def _lifetime(token: str) -> float:
    """The seconds for which a token was made; 0 when it does not say, so that it is used once."""
    try:
        claims = token.split(".")[1]
        said = msgspec.json.decode(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)), type=_Times)
    except (IndexError, ValueError, msgspec.DecodeError):
        return 0.0
    return said.exp - said.iat


def founded(server: str) -> tuple[str, str]:
    """The address of a hub and the key for making rooms, from an address or a founder link. Raises `Refused`."""
    if "#" not in server:
        return links.server_url(server), ""
    found = links.parse(server)
    if found.kind != "new":
        raise Refused(
            "invalid", "This is an invitation; a link for a new room has /new# in it.", path="server"
        )
    return found.server, found.secret


def new_key(made: Joined) -> str:
    """A fresh key for a room that was just made, as it stands in links; "" for one that is not sealed."""
    return RoomKey(os.urandom(KEY), made.room.id).text() if made.room.sealing != "none" else ""


def seat_of(server: str, name: str, joined: Joined, key: str = "") -> Seat:
    """What has to be kept to come back to a room; `key` is the room key, where it is sealed.

    A link with a key leads to a sealed room, whatever the hub says of it.
    """
    own = os.urandom(KEY).hex() if key or joined.room.sealing != "none" else ""
    device = joined.device
    return Seat(server, joined.room.id, joined.member.id, device.id, device.secret, name, key, own)


def _seated(
    server: str,
    name: str,
    joined: Joined,
    key: str,
    device: Device | None,
    keep: Callable[[Seat], object] | None,
    times: Times | None,
) -> Room:
    seat = seat_of(server, name, joined, key)
    if keep is not None:
        keep(seat)
    token = Token(joined.token, joined.expires_in)
    link = None if joined.invite is None else links.with_key(joined.invite.url, key)
    return Room(seat, token=token, invite_link=link, device=device, keep=keep, times=times)
