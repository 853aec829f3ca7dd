"""`player`: what plays now, as one motion; it starts when everybody's media is ready."""

from __future__ import annotations

import msgspec
import pytest

from samesky_shared.activities.player import ONE_SEARCH, READY_TIME, STALL_TIME, Player
from samesky_shared.activities.playlist import Playlist
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused


class Show(Rehearsal):
    """A film of 100 seconds."""

    def __init__(self, *members: str) -> None:
        super().__init__((Player, Playlist), members or ("ann", "bob"))

    @property
    def player(self) -> Player:
        found = self.state("player")
        assert isinstance(found, Player)
        return found

    @property
    def position(self) -> float:
        return self.player.position.position_at(self.now)

    def load(self, play: bool = True, length: float | None = 100.0) -> None:
        act(self, "ann", "player", "load", item="film", media=b"\x00x", length=length, play=play)

    def ready(self, *who: str) -> None:
        for one in who or self.members:
            self.act(one, "player", "ready", item="film")

    def playing(self) -> float:
        """Plays from the beginning; the room time at which it started."""
        self.load()
        self.ready()
        assert self.player.playing
        return self.player.position.at


@pytest.fixture
def show() -> Show:
    return Show()


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Player, Playlist, reveals={"load.media": ALWAYS})


def test_it_starts_for_all_at_once_when_the_last_is_ready(show: Show) -> None:
    show.load()
    show.ready("ann")
    assert not show.player.playing
    assert show.player.gate.awaited == ("bob",)
    show.now += 3
    show.ready("bob")
    assert show.player.position.at == show.now + 0.5
    assert show.position == 0
    show.now += 10.5
    assert show.position == 10


def test_loaded_without_play_it_waits_for_a_tap(show: Show) -> None:
    show.load(play=False)
    show.ready()
    assert not show.player.playing
    act(show, "bob", "player", "play")
    assert show.player.playing
    assert show.act("ann", "player", "play") is None


def test_after_a_while_those_who_are_ready_begin(show: Show) -> None:
    show.load()
    show.ready("bob")
    (started,) = show.wait(READY_TIME + 1)
    assert started.at == show.player.position.at
    assert show.player.playing
    assert show.player.gate.circle == ("bob",)


def test_nobody_begins_while_nobody_is_ready_and_then_a_new_wait_has_an_end(show: Show) -> None:
    show.load()
    show.wait(READY_TIME * 3)
    assert not show.player.playing
    assert show.room.due() is None
    show.ready("ann")
    assert show.room.due() == show.now + READY_TIME
    show.wait(READY_TIME)
    assert show.player.playing


def test_one_can_be_gone_on_without(show: Show) -> None:
    show.load()
    show.ready("ann")
    act(show, "ann", "player", "go_without", item="film", member="bob")
    assert show.player.playing


def test_pause_and_play_hold_and_go_on_from_there(show: Show) -> None:
    start = show.playing()
    show.now = start + 30
    act(show, "bob", "player", "pause")
    assert show.act("ann", "player", "pause") is None
    show.now += 500
    assert show.position == 30.25
    act(show, "ann", "player", "play")
    show.now += 10.5
    assert show.position == pytest.approx(40.25)
    assert show.player.by == "ann"


def test_seeking_and_speed_are_for_everybody(show: Show) -> None:
    start = show.playing()
    show.now = start + 5
    act(show, "ann", "player", "seek", position=50)
    act(show, "bob", "player", "speed", rate=2.0)
    show.now += 5.25
    assert show.position == pytest.approx(60)
    (ended,) = (one for one in show.wait(60) if "player" in one.states)
    assert ended.at == pytest.approx(start + 5.25 + 25)


def test_a_seek_stays_in_what_plays(show: Show) -> None:
    assert refused(show, "ann", "player", "seek", position=5) == ("conflict", None)
    show.load()
    assert refused(show, "ann", "player", "seek", position=100.5) == ("invalid", "args.position")
    act(show, "ann", "player", "seek", position=100)


def test_when_one_runs_dry_all_wait_for_a_while(show: Show) -> None:
    start = show.playing()
    show.now = start + 10
    act(show, "bob", "player", "stalled", item="film")
    assert not show.player.playing
    assert show.player.gate.awaited == ("bob",)
    show.now += 2
    show.ready("bob")
    assert show.player.playing
    assert show.player.position.position == pytest.approx(10.05)
    show.now += 5
    act(show, "bob", "player", "stalled", item="film")
    show.wait(STALL_TIME)
    assert show.player.playing


def test_with_the_policy_to_catch_up_nobody_is_waited_for(show: Show) -> None:
    start = show.playing()
    assert refused(show, "ann", "player", "policy", on_stall="panic")[0] == "invalid"
    act(show, "ann", "player", "policy", on_stall="catch-up")
    show.now = start + 10
    assert show.act("bob", "player", "stalled", item="film") is None  # nothing is recorded
    assert show.player.playing
    act(show, "ann", "player", "stop", item="film")
    assert show.player == Player(on_stall="catch-up")


@pytest.mark.parametrize("what", ["speed", "stalled", "pause"])
def test_what_comes_just_before_the_end_does_not_miss_it(show: Show, what: str) -> None:
    start = show.playing()
    show.now = start + 99.99
    args = {"rate": 0.5} if what == "speed" else {"item": "film"} if what == "stalled" else {}
    act(show, "bob", "player", what, **args)
    if what == "stalled":
        show.ready("bob")
    if what == "pause":
        assert show.position == pytest.approx(100)
        assert show.player.position.position <= 100
        return
    show.wait(5)
    assert not show.player.playing
    assert show.position == 100


def test_after_the_end_play_begins_anew(show: Show) -> None:
    show.playing()
    show.wait(200)
    assert (show.player.wanted, show.position) == (False, 100)
    act(show, "ann", "player", "play")
    show.now += 3.5
    assert show.position == 3


def test_what_has_no_length_plays_until_it_is_stopped(show: Show) -> None:
    show.load(length=None)
    show.ready()
    assert show.wait(86400) == []
    assert show.act("ann", "player", "stop", item="other") is None
    act(show, "ann", "player", "stop", item="film")
    assert show.player == Player()


def test_commands_for_another_item_come_too_late(show: Show) -> None:
    show.playing()
    for cmd in ("ready", "stalled", "stop"):
        assert show.act("bob", "player", cmd, item="before") is None
    assert show.act("bob", "player", "go_without", item="before", member="ann") is None


def test_nobody_waits_for_one_who_is_away(show: Show) -> None:
    show.load()
    show.ready("ann")
    show.status("bob", "away")
    assert show.player.playing


def test_when_those_awaited_have_gone_who_came_later_is_awaited() -> None:
    show = Show("ann", "bob", "cleo")
    show.present = {"ann", "bob"}
    show.load()
    show.status("cleo", "here")
    show.status("ann", "away")
    show.status("bob", "away")
    assert show.player.gate.circle == ("cleo",)
    assert show.room.due() is not None
    show.ready("cleo")
    assert show.player.playing


def test_when_the_last_one_has_gone_it_is_held(show: Show) -> None:
    start = show.playing()
    show.now = start + 20
    show.status("bob", "away")
    assert show.player.playing
    show.status("ann", "offline")
    assert not show.player.wanted
    show.now += 3600
    assert show.position == 20.25


def test_there_is_nothing_to_play_at_first(show: Show) -> None:
    assert refused(show, "ann", "player", "play") == ("conflict", None)
    assert show.act("ann", "player", "pause") is None


def test_resume_goes_on_and_does_not_begin_anew_what_has_ended(show: Show) -> None:
    assert show.act("ann", "player", "resume") is None
    start = show.playing()
    show.now = start + 30
    act(show, "bob", "player", "pause")
    act(show, "ann", "player", "resume")
    show.wait(200)
    assert not show.player.playing
    assert show.act("ann", "player", "resume") is None


def test_a_seek_is_undone_and_that_too(show: Show) -> None:
    start = show.playing()
    show.now = start + 20
    act(show, "bob", "player", "seek", position=70)
    sought = show.player.sought
    assert sought is not None
    assert (sought.by, sought.before) == ("bob", pytest.approx(20.25))
    act(show, "ann", "player", "undo", of=sought.id)
    assert show.act("bob", "player", "undo", of=sought.id) is None, "two taps undo once"
    assert show.player.position.position == pytest.approx(20.25)
    again = show.player.sought
    assert again is not None
    act(show, "ann", "player", "undo", of=again.id)
    assert show.player.position.position == pytest.approx(70)
    assert show.player.playing


def test_steps_in_a_row_are_undone_as_one(show: Show) -> None:
    start = show.playing()
    show.now = start + 10
    for position in (20, 30, 40):
        act(show, "ann", "player", "seek", position=position)
        show.now += ONE_SEARCH / 2
    assert show.player.sought is not None
    assert show.player.sought.before == pytest.approx(10.25)
    act(show, "bob", "player", "seek", position=5)
    assert show.player.sought.before == pytest.approx(40, abs=4), "another's step is one of its own"


def test_who_did_what_last_can_be_seen(show: Show) -> None:
    def did() -> tuple[str, str] | None:
        return (show.player.did.what, show.player.did.by) if show.player.did else None

    show.load()
    assert did() == ("load", "ann")
    show.ready()
    act(show, "bob", "player", "pause")
    assert did() == ("pause", "bob")
    act(show, "ann", "player", "play")
    assert did() == ("play", "ann")
    act(show, "bob", "player", "speed", rate=1.25)
    assert did() == ("speed", "bob")
    assert show.player.without("bob").did is None
    assert show.player.without("ann").did == show.player.did


def test_who_cannot_play_it_says_why_and_goes_on_without_picture(show: Show) -> None:
    show.load()
    show.ready("ann")
    act(show, "bob", "player", "trouble", item="film", why="codec")
    assert show.act("bob", "player", "trouble", item="film", why="codec") is None
    assert refused(show, "bob", "player", "trouble", item="film", why="tired")[0] == "invalid"
    assert (show.player.troubles, show.player.playing) == ({"bob": "codec"}, False)
    act(show, "bob", "player", "go_without_picture", item="film")
    assert show.player.playing
    assert show.player.without_picture == ("bob",)
    assert show.act("bob", "player", "stalled", item="film") is None
    assert show.act("bob", "player", "go_without_picture", item="film") is None
    act(show, "ann", "player", "pause")
    act(show, "ann", "player", "play")
    assert show.player.playing, "who has gone on without is not waited for again"
    act(show, "bob", "player", "ready", item="film")
    assert (show.player.troubles, show.player.without_picture) == ({}, ())
    act(show, "bob", "player", "trouble", item="film", why="gone")
    act(show, "ann", "player", "load", item="other", media=b"\x00y")
    assert show.player.troubles == {}


def test_one_without_picture_who_comes_back_is_not_waited_for() -> None:
    show = Show("ann", "bob", "cleo")
    show.present = {"bob"}
    show.load()
    act(show, "bob", "player", "go_without_picture", item="film")
    show.status("bob", "away")
    show.status("ann", "here")
    assert not show.player.playing
    act(show, "ann", "player", "play")
    show.status("bob", "here")
    show.ready("ann")
    assert show.player.playing


def test_what_nobody_can_play_does_not_begin(show: Show) -> None:
    show.load()
    for one in ("ann", "bob"):
        act(show, one, "player", "go_without_picture", item="film")
    assert not show.player.playing
    show.ready("bob")
    assert show.player.playing


def test_the_length_is_learned_from_who_plays_it_first(show: Show) -> None:
    show.load(length=None)
    act(show, "ann", "player", "ready", item="film", length=80.0)
    act(show, "bob", "player", "ready", item="film", length=95.0)
    assert show.player.length == 80
    show.wait(100)
    assert not show.player.playing


def test_it_begins_where_it_is_told_to(show: Show) -> None:
    act(show, "ann", "player", "load", item="film", media=b"\x00x", length=100.0, play=True, position=40.0)
    show.ready()
    assert show.player.position.position == 40


def test_a_state_of_before_is_read_and_goes_on(show: Show) -> None:
    show.load()
    old = {
        "item": "film", "media": b"\x00x", "length": 100.0, "wanted": False, "rate": 1.0,
        "position": {"position": 12.0, "rate": 0.0, "at": show.now - 60}, "by": "ann", "on_stall": "pause",
        "gate": {"circle": ["ann", "bob"], "ready": ["ann", "bob"], "until": None},
    }  # fmt: skip
    one = show.room.instances["player"]
    state = msgspec.convert(Player.upgrade(old), Player)
    show.room.instances["player"] = msgspec.structs.replace(one, state=state)
    act(show, "bob", "player", "play")
    assert show.player.playing
    assert show.player.position.position == 12
