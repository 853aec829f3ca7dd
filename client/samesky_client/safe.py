"""What a device keeps sealed: the room's keys, and the commands by which devices hand each other a new one.

The rules are those of `samesky_shared.activities.keys`; here is the side that has the keys. Nothing waits: `follow`
takes the state of `keys` as it is and says what to send.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from samesky_shared.activities.keys import Keys
from samesky_shared.core.activity import commands_of
from samesky_shared.core.boxes import sealed
from samesky_shared.core.match import SIZE
from samesky_shared.errors import Refused
from samesky_shared.keyring import KEY, NONCE, DeviceKey, Keyring, RoomKey, key_of
from samesky_shared.protocol import Welcome
from samesky_shared.sealing import Place, decoded, plain, text_of

from .device import Seat
from .remote import KINDS

KEYS = Keys.kind
GRACE = 86_400.0
"""Seconds for which words sealed with a key that was replaced are still taken: who wrote them was away."""
_PAST = struct.Struct(f">{KEY}sd")
Order = tuple[str, dict[str, Any]]
"""A command to `keys` with its arguments."""


class Safe:
    """Seals and opens for one device in one room.

    Args:
        seat: this device's seat; in a sealed room with a key.
        keep: called with the seat when there is a newer key in it, to store it.
        chance: gives so many random bytes.
    """

    def __init__(
        self,
        seat: Seat,
        keep: Callable[[Seat], object] | None = None,
        chance: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.seat = seat
        self._keep = keep
        self._chance = chance
        self._ring = self._keyring()
        self._replaced: dict[str, float] = {}
        """When each old key was replaced, in room time."""
        self._told = False
        self._learned = ""
        """The key whose past is known."""
        self._device = DeviceKey(bytes.fromhex(seat.device_key)) if seat.device_key else None

    @property
    def sealed(self) -> bool:
        """Whether words are sealed in this room. Where the seat says so, the hub cannot say otherwise."""
        return bool(self.seat.device_key) or self._told

    @property
    def key(self) -> RoomKey | None:
        """The key that new words are sealed with; None where there is none, or this device does not have it."""
        return self._ring.newest if self.sealed else None

    @property
    def locked_out(self) -> bool:
        """Whether the room is sealed with a key that this device does not have."""
        return self.sealed and self._ring.newest is None

    def told(self, frame: Welcome) -> None:
        """What the hub says of the room; and who we are in which, where a host app's token let us in."""
        self._told = frame.room.sealing != "none"
        if not self.seat.room:
            self.seat = replace(self.seat, room=frame.room.id, member=frame.you, device=frame.device)
            self._ring = self._keyring()

    def _keyring(self) -> Keyring:
        ring = Keyring(self.seat.room)
        if self.seat.room and self.seat.key:
            ring.add(RoomKey.read(self.seat.key, self.seat.room))
        return ring

    # --------------------------------------------------------------------------------------- words

    def seal(self, text: str, on: str, field: str) -> bytes:
        """A text as it travels. Raises `Refused` (`forbidden`) where this device does not have the key."""
        if not self.sealed:
            return plain(text)
        place = Place(self.seat.room, on, field, self.seat.member)
        return self._ring.seal(text.encode(), place, self._chance(NONCE))

    def arguments(self, on: str, cmd: str, args: dict[str, Any]) -> dict[str, Any]:
        """Arguments of a command with all texts sealed that belong in boxes; boxes stay as they are."""
        kind = KINDS.get(on.partition(":")[0])
        command = None if kind is None else commands_of(kind).get(cmd)
        if command is None:
            return args
        return sealed(command, on, args, self._boxed)

    def _boxed(self, value: Any, on: str, field: str) -> Any:
        return self.seal(value, on, field) if isinstance(value, str) else value

    def open(self, box: bytes, on: str, field: str, by: str = "", at: float | None = None) -> str:
        """The text in a box, if it was sealed for this place.

        Args:
            box: as it came.
            on: the instance.
            field: `say.text`, `answer.text/CARD`: see `samesky_shared.sealing`.
            by: the member whose words they shall be; "": anybody's.
            at: room time at which they came, if known: what a replaced key sealed later is not taken.

        Raises:
            Refused: `unknown` without the key, `invalid` for what was changed, moved, or not sealed.
        """
        if not self.sealed:
            return text_of(box)
        replaced = self._replaced.get(key_of(box) or "")
        if at is not None and replaced is not None and at > replaced + GRACE:
            raise Refused("invalid", "This was sealed with a key that was no longer in use.")
        return decoded(self._ring.open(box, Place(self.seat.room, on, field, by)).content)

    def digests(self, on: str, words: Iterable[str]) -> list[dict[str, str]]:
        """By digest, as hexadecimal digits, each of these words in this instance: for the current key, then for those
        before. Where nothing is sealed, it is the beginning of the words themselves.

        Raises:
            Refused: `forbidden` where this device does not have the key.
        """
        every = tuple(words)
        if not self.sealed:
            return [{word.encode()[:SIZE].ljust(SIZE, b"\0").hex(): word for word in every}]
        newest = self._ring.newest
        if newest is None:
            raise Refused(
                "forbidden", "This device does not have the room's key; ask for a link to come back by."
            )
        keys = [newest, *(key for key in self._ring.keys.values() if key is not newest)]
        return [{key.digest(on, word).hex(): word for word in every} for key in keys]

    # ---------------------------------------------------------------------------------------- keys

    def follow(self, raw: Any, now: float) -> Order | None:
        """Takes the state of `keys` as it is now, at room time `now`; returns the command that it takes, if any."""
        if self._device is None:
            return None
        try:
            state = Keys() if raw is None else msgspec.convert(raw, Keys)
        except msgspec.ValidationError:
            return None  # a newer version's
        mine = self._ring.newest
        if state.key is None:
            return None if mine is None else ("begin", {"key": mine.id, "card": self._my_card(mine)})
        if state.key in self._replaced:
            return None  # whoever says so would like words to be sealed with a key that somebody took away
        if mine is not None and mine.id != state.key:
            with contextlib.suppress(Refused):
                self._unwrap(state, mine)
        self._ring.current = state.key
        key = self._ring.newest
        if key is None:
            return None
        self._learn(state, key)
        if self.seat.known.get(self.seat.device) != self._device.public.hex():
            return "show", {"key": key.id, "card": self._my_card(key)}
        return self._turn(key, now) if state.wanted else None

    def _unwrap(self, state: Keys, mine: RoomKey) -> None:
        """The new key, from an envelope of a device that we know, or that had the key before it."""
        assert self._device is not None
        assert state.key is not None
        box = state.envelopes.get(self.seat.device)
        known = self.seat.known.get(state.device)
        public = None if known is None else bytes.fromhex(known)
        if public is None and state.proof is not None:
            public = mine.open(state.proof, self._place(f"card/{state.device}")).content
        if box is not None and public is not None:
            here = self.seat.device
            self._ring.add(self._device.unwrap(box, self.seat.room, state.key, state.device, here, public))

    def _learn(self, state: Keys, key: RoomKey) -> None:
        """The keys of before, and who the others are; kept when they are new."""
        if state.past is not None and self._learned != key.id:
            with contextlib.suppress(Refused, struct.error):
                past = key.open(state.past, self._place(f"past/{key.id}")).content
                for raw, at in _PAST.iter_unpack(past):
                    old = RoomKey(raw, self.seat.room)
                    self._ring.add(old)
                    self._replaced[old.id] = at
                self._learned = key.id
        known = {}
        for device, one in state.cards.items():
            with contextlib.suppress(Refused):
                known[device] = key.open(one.card, self._place(f"card/{device}")).content.hex()
        seat = replace(self.seat, key=key.text(), known=known)
        if seat != self.seat:
            self.seat = seat
            if self._keep is not None:
                self._keep(seat)

    def _turn(self, key: RoomKey, now: float) -> Order:
        """A new key, for every card that somebody with the present one has shown."""
        assert self._device is not None
        new = RoomKey(self._chance(KEY), self.seat.room)
        devices = {}
        for device, public in self.seat.known.items():
            other = bytes.fromhex(public)
            envelope = self._device.wrap(
                new, self.seat.device, device, other, self._chance(KEY), self._chance(NONCE)
            )
            card = new.seal(other, self._place(f"card/{device}", own=True), self._chance(NONCE))
            devices[device] = {"card": card, "envelope": envelope}
        old = [*self._replaced.items(), (key.id, now)]
        past = b"".join(
            _PAST.pack(self._ring.keys[id].raw, at) for id, at in old[-200:] if id in self._ring.keys
        )
        return "turn", {
            "after": key.id,
            "key": new.id,
            "past": new.seal(past, self._place(f"past/{new.id}", own=True), self._chance(NONCE)),
            "proof": self._my_card(key),
            "devices": devices,
        }

    def _my_card(self, key: RoomKey) -> bytes:
        assert self._device is not None
        place = self._place(f"card/{self.seat.device}", own=True)
        return key.seal(self._device.public, place, self._chance(NONCE))

    def _place(self, field: str, *, own: bool = False) -> Place:
        return Place(self.seat.room, KEYS, field, self.seat.member if own else "")
