"""Instances for some members only: the others do not see that they exist."""

from __future__ import annotations

from typing import Any

import pytest
from tests.shared.probe import Probe, act, refused

from samesky_shared.activities import Player, Playlist, Timer
from samesky_shared.testing import Rehearsal

ALL = ("ann", "bob", "cleo")


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Probe, Timer, Playlist, Player), ALL)


def test_what_is_for_some_shows_to_nobody_else(live: Rehearsal) -> None:
    opened = act(live, "ann", "probe", "open", audience=["bob", "ann"])
    assert opened.states["probe"] is not None
    assert opened.states["probe"].audience == ("ann", "bob")
    told = act(live, "bob", "probe", "tell")
    named = act(live, "bob", "probe", "tell", to=["bob", "cleo"])
    assert told.entries[0].to == ("ann", "bob")
    assert named.entries[0].to == ("bob",)
    assert "probe" in live.room.views("ann")
    assert "probe" not in live.room.views("cleo")
    assert live.room.view("cleo", "probe") is None
    assert refused(live, "cleo", "probe", "tell") == ("forbidden", "on")
    assert refused(live, "cleo", "probe", "close") == ("forbidden", "on")
    assert live.status("cleo", "away") is None


def test_what_it_cues_is_for_the_same_audience(live: Rehearsal) -> None:
    act(live, "ann", "playlist", "open", audience=["ann", "bob"])
    act(live, "ann", "playlist", "add", media=b"\x00film", length=5.0)
    act(live, "ann", "playlist", "play", item=live.state("playlist").items[0].id)
    assert live.room.instances["player"].audience == ("ann", "bob")
    assert "player" not in live.room.views("cleo")
    for who in ("ann", "bob"):
        live.act(who, "player", "ready", item=live.state("player").item)
    live.wait(10)
    assert live.state("playlist").current is None, "the end of the film reached the private queue"


def test_a_cue_does_not_cross_audiences(live: Rehearsal) -> None:
    act(live, "ann", "timer", "open", audience=["ann", "bob"])
    assert refused(live, "ann", "probe", "cue", on="timer", cmd="stopwatch") == ("forbidden", "on")
    act(live, "ann", "probe:x", "open", audience=["ann"])
    act(live, "ann", "timer:y", "stopwatch")
    assert refused(live, "ann", "probe:x", "cue", on="timer:y", cmd="reset") == ("forbidden", "on")


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({"audience": "ann"}, "args.audience"),
        ({"audience": ["bob"]}, "args.audience"),
        ({"audience": ["ann", "eve"]}, "args.audience"),
        ({"audience": ["ann", 5]}, "args.audience"),
        ({"audience": ["ann", ["bob"]]}, "args.audience"),
        ({"audience": {"ann": 1}}, "args.audience"),
        ({"audience": []}, "args.audience"),
        ({"for": ["ann"]}, "args.for"),
    ],
)
def test_an_audience_lists_members_oneself_too(live: Rehearsal, args: dict[str, Any], path: str) -> None:
    assert refused(live, "ann", "probe", "open", **args) == ("invalid", path)


def test_opening_twice_is_the_same_or_a_conflict(live: Rehearsal) -> None:
    act(live, "ann", "probe", "open", audience=["ann", "bob"])
    assert live.act("bob", "probe", "open", audience=["bob", "ann"]) is None
    assert refused(live, "bob", "probe", "open") == ("conflict", "on")
    act(live, "bob", "probe", "close")
    act(live, "cleo", "probe", "open")
    assert "probe" in live.room.views("cleo")
    assert refused(live, "cleo", "probe", "close", now=True) == ("invalid", "args.now")
