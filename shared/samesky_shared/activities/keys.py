"""`keys`: how devices of a sealed room hand each other its key. Everything in it is sealed; no rule looks inside.

1. The founder's device begins with a key that it made; the others got it with their link.
2. Each device shows its *card*: its public key, sealed with the room key, so that only who has that can show one.
3. When a device or a member is gone, a new key is wanted. The first device that sees it makes one, puts it into an
   *envelope* for every card that is left, and seals all keys before it with the new one. So who was away opens an
   envelope and reads all that was said; and who is gone reads nothing that comes.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Key, Turn, command
from ..errors import Refused
from ..sealing import Box, Sealed

MAX_DEVICES = 64
KeyId = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{16}\Z", description="Tells room keys apart; says nothing of them.")
]
CardBox = Annotated[
    Box, Meta(max_length=192, description="A device's public key (32 bytes), sealed for `card/DEVICE`.")
]
Envelope = Annotated[Box, Meta(max_length=192, description="The room key for one device, in form 2.")]
Past = Annotated[
    Sealed,
    Meta(
        description="All keys before this one, sealed with it for `past/KEY`: the key (32 bytes) and when it was "
        "replaced (big-endian double, room time), oldest first."
    ),
]


class Card(Struct, frozen=True):
    """A device of a member, with its public key."""

    member: str
    card: CardBox


class Sent(Struct, frozen=True):
    """What a device gets when there is a new key: its card sealed anew, and an envelope."""

    card: CardBox
    envelope: Envelope


class Keys(Activity, frozen=True):
    """The room key's id, the cards of the devices, and envelopes for who was away when it changed."""

    kind: ClassVar[str] = "keys"
    key: str | None = None
    """The id of the current key."""
    by: str = ""
    device: str = ""
    """The device that made the envelopes."""
    at: float = 0.0
    past: Past | None = None
    cards: dict[str, Card] = {}
    envelopes: dict[str, Envelope] = {}
    """The current key for each device that had a card when it was made."""
    proof: CardBox | None = None
    """The card of the device that made them, sealed with the key before: so who has that knows whom they are from."""
    wanted: bool = False
    """Somebody is gone: a new key is wanted."""

    @command(lasting=True)
    def begin(self, turn: Turn, key: KeyId, card: CardBox) -> Keys:
        """Say which key the room has, as its first device."""
        if self.key is not None:
            raise Refused("conflict", "The room has a key.")
        return Keys(key, turn.who, turn.device, turn.at, cards={turn.device: Card(turn.who, card)})

    @command(lasting=True)
    def show(self, turn: Turn, key: KeyId, card: CardBox) -> Keys:
        """Show my device's public key, sealed with this key; nothing happens when there is a newer one."""
        if key != self.key:
            return self
        if len(self.cards) >= MAX_DEVICES and turn.device not in self.cards:
            raise Refused("full", f"The room's key reaches {MAX_DEVICES} devices; remove some.")
        return replace(self, cards=self.cards | {turn.device: Card(turn.who, card)})

    @command(lasting=True, advances="after")
    def turn(
        self,
        turn: Turn,
        after: KeyId,
        key: KeyId,
        past: Past,
        proof: CardBox,
        devices: Annotated[dict[Key, Sent], Meta(max_length=MAX_DEVICES)],
    ) -> Keys:
        """Go from this key to a new one, with an envelope for each device that shall have it."""
        if after != self.key or key == after:
            return self
        if any(device not in self.cards for device in devices):
            raise Refused("unknown", "One of these devices is not in the room any more.", path="args.devices")
        if turn.device not in devices:
            raise Refused("invalid", "Your own device needs one too.", path="args.devices")
        cards = {device: Card(self.cards[device].member, one.card) for device, one in devices.items()}
        envelopes = {device: one.envelope for device, one in devices.items()}
        return Keys(key, turn.who, turn.device, turn.at, past, cards, envelopes, proof)

    def on_devices_gone(self, turn: Turn, devices: frozenset[str]) -> Keys:
        """Who is gone gets no envelope any more, and a new key is wanted."""
        cards = {device: card for device, card in self.cards.items() if device not in devices}
        envelopes = {device: box for device, box in self.envelopes.items() if device not in devices}
        return replace(self, cards=cards, envelopes=envelopes, wanted=self.key is not None)
