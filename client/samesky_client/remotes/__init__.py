"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import cast

from ..remote import Doer
from .chat import ChatRemote
from .checkin import CheckinRemote
from .evening import EveningRemote
from .keys import KeysRemote
from .notices import NoticesRemote
from .player import PlayerRemote
from .playlist import PlaylistRemote
from .questions import QuestionsRemote
from .rituals import RitualsRemote
from .room import RoomRemote
from .timer import TimerRemote


class Remotes:
    """One method an activity; `name` tells instances of the same kind apart."""

    def room(self) -> RoomRemote:
        """The room itself: its kind and name, who has a seat, which invitations are open."""
        return RoomRemote(cast("Doer", self))

    def notices(self) -> NoticesRemote:
        """What a member is told though no page is open: when something is near, or somebody asks for them."""
        return NoticesRemote(cast("Doer", self), cast("Doer", self).you)

    def keys(self, name: str = "") -> KeysRemote:
        """The room key's id, the cards of the devices, and envelopes for who was away when it changed."""
        return KeysRemote(cast("Doer", self), name)

    def timer(self, name: str = "") -> TimerRemote:
        """Lockstep time: both see the same digit, and the end fires at the same instant on both sides."""
        return TimerRemote(cast("Doer", self), name)

    def questions(self, name: str = "") -> QuestionsRemote:
        """One question at a time; nobody sees another's answer before all have answered."""
        return QuestionsRemote(cast("Doer", self), name)

    def playlist(self, name: str = "") -> PlaylistRemote:
        """A queue that everybody fills; the most wanted comes first, then what was added first."""
        return PlaylistRemote(cast("Doer", self), name)

    def player(self, name: str = "") -> PlayerRemote:
        """Media in lockstep. Each side plays its own copy; only the position is shared."""
        return PlayerRemote(cast("Doer", self), name)

    def chat(self, name: str = "") -> ChatRemote:
        """Lines, replies, corrections."""
        return ChatRemote(cast("Doer", self), name)

    def evening(self, name: str = "") -> EveningRemote:
        """A whole evening as one object: planned, begun together, held, lengthened, skipped by all, ended, kept."""
        return EveningRemote(cast("Doer", self), name)

    def rituals(self, name: str = "") -> RitualsRemote:
        """One-off and recurring dates, each with a programme; due, reminded of and opened once."""
        return RitualsRemote(cast("Doer", self), name)

    def checkin(self, name: str = "") -> CheckinRemote:
        """A day at a time: each says how they are, all of it opens together, and each may be met in it."""
        return CheckinRemote(cast("Doer", self), name)
