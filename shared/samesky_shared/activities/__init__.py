"""The table of activities. A new one is one file here, one line below, one element and one test."""

from __future__ import annotations

from ..core.activity import Catalog
from ..core.members import Members
from ..core.notices import Notices
from ..core.reports import Reports
from .agreements import Agreements
from .breathe import Breathe
from .call import Call
from .chat import Chat
from .checkin import Checkin
from .cook import Cook
from .culture import Culture
from .evening import Evening
from .gratitude import Gratitude
from .guess import Guess
from .keys import Keys
from .kindness import Kindness
from .languages import Languages
from .letters import Letters
from .listening import Listening
from .milestones import Milestones
from .moment import Moment
from .play import Play
from .player import Player
from .playlist import Playlist
from .questions import Questions
from .repair import Repair
from .rituals import Rituals
from .support import Support
from .talk import Talk
from .timeline import Timeline
from .timer import Timer
from .times import Times
from .touch import Touch
from .tour import Tour
from .wishes import Wishes

OWN = (Reports,)
ACTIVITIES = (
    Members,
    Notices,
    Keys,
    Timer,
    Questions,
    Playlist,
    Player,
    Chat,
    Evening,
    Rituals,
    Times,
    Gratitude,
    Checkin,
    Guess,
    Wishes,
    Agreements,
    Languages,
    Support,
    Kindness,
    Milestones,
    Culture,
    Letters,
    Timeline,
    Listening,
    Talk,
    Call,
    Cook,
    Play,
    Repair,
    Breathe,
    Touch,
    Moment,
    Tour,
)


def catalog(*others: type) -> Catalog:
    """The built-in activities, and those of other packages."""
    return Catalog((*ACTIVITIES, *others), OWN)
