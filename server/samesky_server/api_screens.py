"""The HTTP bodies by which a screen is brought: what it and a phone leave for each other by six digits."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from .api import Body

Digits = Annotated[str, Meta(pattern=r"^[0-9]{6}\Z", description="The six digits that a screen shows.")]
Bytes32 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}\Z", description="32 bytes in base64url.")]
Opening = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9_-]{86}\Z", description="X25519 public key and 32 random bytes, in base64url."),
]
Envelope = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9_-]{80,400}\Z", description="The link, sealed for the screen, in base64url."),
]


class ShowDigits(Body, frozen=True):
    """A screen asks for digits, and binds itself to a key that it does not show yet."""

    commitment: Annotated[
        Bytes32, Meta(description="SHA-256 of `samesky/1 screen`, a zero byte and the opening.")
    ]


class ShownDigits(Struct, frozen=True):
    """Digits for a screen to show."""

    code: Digits
    secret: Annotated[str, Meta(description="For `Authorization: Bearer`, to ask what has come.")]
    expires_in: Annotated[float, Meta(description="Seconds for which they are good.")]


class ForScreen(Struct, frozen=True):
    """What a phone has left for the screen."""

    challenge: Annotated[
        Bytes32 | None, Meta(description="Random bytes of the phone: now the screen shows its key.")
    ] = None
    envelope: Annotated[Envelope | None, Meta(description="The link into the room.")] = None


class FromScreen(Body, frozen=True):
    """The screen shows what it had bound itself to."""

    opening: Opening


class TypedDigits(Body, frozen=True):
    """Digits as a member has typed them."""

    code: Digits


class FoundScreen(Struct, frozen=True):
    """What the screen with these digits has left for the phone."""

    commitment: Bytes32
    opening: Annotated[Opening | None, Meta(description="Once it has the phone's challenge.")] = None


class FromPhone(Body, frozen=True):
    """The phone's part: first the challenge, and once the words were compared the envelope."""

    challenge: Bytes32 | None = None
    envelope: Envelope | None = None
