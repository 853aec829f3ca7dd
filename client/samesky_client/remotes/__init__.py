"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import cast

from ..remote import Doer
from .agreements import AgreementsRemote
from .breathe import BreatheRemote
from .call import CallRemote
from .chat import ChatRemote
from .checkin import CheckinRemote
from .cook import CookRemote
from .culture import CultureRemote
from .evening import EveningRemote
from .gratitude import GratitudeRemote
from .guess import GuessRemote
from .keys import KeysRemote
from .kindness import KindnessRemote
from .languages import LanguagesRemote
from .letters import LettersRemote
from .listening import ListeningRemote
from .milestones import MilestonesRemote
from .moment import MomentRemote
from .notices import NoticesRemote
from .play import PlayRemote
from .player import PlayerRemote
from .playlist import PlaylistRemote
from .questions import QuestionsRemote
from .repair import RepairRemote
from .rituals import RitualsRemote
from .room import RoomRemote
from .support import SupportRemote
from .talk import TalkRemote
from .timeline import TimelineRemote
from .timer import TimerRemote
from .times import TimesRemote
from .touch import TouchRemote
from .tour import TourRemote
from .wishes import WishesRemote


class Remotes:
    """One an activity: `room.timer`, or with a name that tells instances apart `room.timer("tea")`."""

    @property
    def room(self) -> RoomRemote:
        """The room itself: its kind and name, who has a seat, which invitations are open."""
        return RoomRemote(cast("Doer", self))

    @property
    def notices(self) -> NoticesRemote:
        """What a member is told though no page is open: when something is near, or somebody asks for them."""
        return NoticesRemote(cast("Doer", self), cast("Doer", self).you)

    @property
    def keys(self) -> KeysRemote:
        """The room key's id, the cards of the devices, and envelopes for who was away when it changed."""
        return KeysRemote(cast("Doer", self))

    @property
    def timer(self) -> TimerRemote:
        """Lockstep time: both see the same digit, and the end fires at the same instant on both sides."""
        return TimerRemote(cast("Doer", self))

    @property
    def questions(self) -> QuestionsRemote:
        """One question at a time; nobody sees another's answer before all have answered."""
        return QuestionsRemote(cast("Doer", self))

    @property
    def playlist(self) -> PlaylistRemote:
        """A queue that everybody fills; the most wanted comes first, then what was added first."""
        return PlaylistRemote(cast("Doer", self))

    @property
    def player(self) -> PlayerRemote:
        """Media in lockstep. Each side plays its own copy; only the position is shared."""
        return PlayerRemote(cast("Doer", self))

    @property
    def chat(self) -> ChatRemote:
        """Lines, replies, corrections; and how far each has read, between those who want that."""
        return ChatRemote(cast("Doer", self))

    @property
    def evening(self) -> EveningRemote:
        """A whole evening as one object: planned, begun together, held, lengthened, skipped by all, ended, kept."""
        return EveningRemote(cast("Doer", self))

    @property
    def rituals(self) -> RitualsRemote:
        """One-off and recurring dates, each with a programme; due, reminded of and opened once."""
        return RitualsRemote(cast("Doer", self))

    @property
    def times(self) -> TimesRemote:
        """Finding a time: free hours of each, up to five times for all, private ticks, one tap that books."""
        return TimesRemote(cast("Doer", self))

    @property
    def gratitude(self) -> GratitudeRemote:
        """A page at a time: each names what they are thankful for, and all of it opens together."""
        return GratitudeRemote(cast("Doer", self))

    @property
    def checkin(self) -> CheckinRemote:
        """A day at a time: each says how they are, all of it opens together, and each may be met in it."""
        return CheckinRemote(cast("Doer", self))

    @property
    def guess(self) -> GuessRemote:
        """A hand at a time: each answers the card and guesses another's answer; all of it opens together."""
        return GuessRemote(cast("Doer", self))

    @property
    def wishes(self) -> WishesRemote:
        """Each marks what they would like; only what all want is ever shown, and the hub cannot tell what that is."""
        return WishesRemote(cast("Doer", self))

    @property
    def agreements(self) -> AgreementsRemote:
        """Sentences that all have signed: what is written, put in other words, looked at again, and let go of."""
        return AgreementsRemote(cast("Doer", self))

    @property
    def languages(self) -> LanguagesRemote:
        """What does each good, by twenty small situations, opened together."""
        return LanguagesRemote(cast("Doer", self))

    @property
    def support(self) -> SupportRemote:
        """Hard days, what would help, and acts in answer: a hug felt on both sides, words, a call, a song."""
        return SupportRemote(cast("Doer", self))

    @property
    def kindness(self) -> KindnessRemote:
        """What does each good, small acts that were done, and thanks for them."""
        return KindnessRemote(cast("Doer", self))

    @property
    def milestones(self) -> MilestonesRemote:
        """Days of every year, visits with a list for each, and life changes, talked through one at a time."""
        return MilestonesRemote(cast("Doer", self))

    @property
    def culture(self) -> CultureRemote:
        """Where each is from, words taught to each other, and how things are done at home."""
        return CultureRemote(cast("Doer", self))

    @property
    def letters(self) -> LettersRemote:
        """One letter or parcel, from its sealing until all who it is for have opened it."""
        return LettersRemote(cast("Doer", self))

    @property
    def timeline(self) -> TimelineRemote:
        """The pieces of the past that a member keeps."""
        return TimelineRemote(cast("Doer", self), cast("Doer", self).you)

    @property
    def listening(self) -> ListeningRemote:
        """One speaks, another says it back, until who spoke is heard; then the next."""
        return ListeningRemote(cast("Doer", self))

    @property
    def talk(self) -> TalkRemote:
        """What somebody would like to talk about, who has the floor, and a closing word of each."""
        return TalkRemote(cast("Doer", self))

    @property
    def call(self) -> CallRemote:
        """Who is in a call and who is asked. Sound and pictures go from device to device, never through the hub."""
        return CallRemote(cast("Doer", self))

    @property
    def cook(self) -> CookRemote:
        """A recipe that is cooked in several kitchens at once, step by step."""
        return CookRemote(cast("Doer", self))

    @property
    def play(self) -> PlayRemote:
        """Small games page by page, a drawing that is guessed, a jar of jokes and a shelf of our own."""
        return PlayRemote(cast("Doer", self))

    @property
    def repair(self) -> RepairRemote:
        """Views, needs, offers, and one ground; with a pause whenever one needs it."""
        return RepairRemote(cast("Doer", self))

    @property
    def breathe(self) -> BreatheRemote:
        """A circle that moves as one, and exercises in being kind to oneself."""
        return BreatheRemote(cast("Doer", self))

    @property
    def touch(self) -> TouchRemote:
        """Hands held at a distance with one pulse for all who hold, and touches that are left for later."""
        return TouchRemote(cast("Doer", self))

    @property
    def moment(self) -> MomentRemote:
        """A shared 3-2-1 and a strip of everybody's pictures, kept when all agree."""
        return MomentRemote(cast("Doer", self))

    @property
    def tour(self) -> TourRemote:
        """A shared deck of pages: one leads and all see the same, near or far; the lead passes over, notes stay."""
        return TourRemote(cast("Doer", self))
