"""Who is alive among hubs that hear each other's beats, and when nothing can be known."""

from samesky_server.hub.neighbours import BEAT, DEAD, DEAF, Neighbours
from samesky_server.hub.telling import Beat
from samesky_server.hub.watch import GLANCE


class Heard:
    """One hub's view of others, whose beats a test lets it hear."""

    def __init__(self) -> None:
        self.now = 100.0
        self.neighbours = Neighbours("me", lambda: self.now, shared=True)

    def pass_(self, seconds: float, *beats: str) -> list[float]:
        """Time passes, and these hubs beat once a second; returns when `look` saw a change."""
        seen = []
        for n in range(round(seconds / GLANCE)):
            self.now += GLANCE
            if n % round(BEAT / GLANCE) == 0:
                for hub in beats:
                    self.neighbours.beat(Beat(hub))
            if self.neighbours.look():
                seen.append((n + 1) * GLANCE)
        return seen


def test_a_hub_that_beats_is_here_and_a_silent_one_is_gone_in_time() -> None:
    heard = Heard()
    assert heard.pass_(60, "me", "other") == []
    assert heard.neighbours.standing("other") == "here"
    [when] = heard.pass_(10, "me")
    assert DEAD - BEAT <= when <= 5.25
    assert heard.neighbours.standing("other") == "gone"
    heard.pass_(2, "me", "other")
    assert heard.neighbours.standing("other") == "here"


def test_a_hub_that_hears_nobody_knows_of_nobody_and_says_so_once() -> None:
    heard = Heard()
    heard.pass_(60, "me", "other")
    [when] = heard.pass_(600)
    assert when <= DEAF + GLANCE
    assert heard.neighbours.standing("other") == "unknown"
    assert heard.neighbours.standing("me") == "here"


def test_when_it_hears_again_the_others_have_their_time_to_beat() -> None:
    heard = Heard()
    heard.pass_(60, "me", "other", "third")
    heard.pass_(600)
    assert not heard.neighbours.beat(Beat("other")), "that alone proves nothing"
    assert heard.neighbours.beat(Beat("me")), "now all that was missed has to be looked at"
    assert not heard.neighbours.beat(Beat("me"))
    assert heard.neighbours.standing("third") == "here"
    heard.pass_(6, "me", "other")
    assert heard.neighbours.standing("other") == "here"
    assert heard.neighbours.standing("third") == "gone"


def test_no_hub_is_taken_for_dead_whose_last_beat_came_just_before_the_store_went() -> None:
    for late in range(12):
        heard = Heard()
        heard.pass_(60, "me", "other")
        heard.now += late * GLANCE
        heard.neighbours.beat(Beat("me"))
        for _ in range(200):
            heard.now += GLANCE
            heard.neighbours.look()
            assert heard.neighbours.standing("other") != "gone"


def test_one_that_was_never_heard_is_here_only_until_it_should_have_been() -> None:
    heard = Heard()
    assert heard.neighbours.standing("before my time") == "here"
    heard.pass_(6, "me")
    assert heard.neighbours.standing("before my time") == "gone"


def test_a_hub_that_is_alone_at_its_store_is_never_deaf() -> None:
    neighbours = Neighbours("me", lambda: 1e9, shared=False)
    assert not neighbours.look()
    assert not neighbours.deaf


def test_each_room_is_woken_by_one_of_the_hubs_that_hear_each_other() -> None:
    names = ("east", "west", "north")
    hubs = {name: Neighbours(name, lambda: 100.0, shared=True) for name in names}
    for one in hubs.values():
        for name in names:
            one.beat(Beat(name))
    rooms = [f"room-{n}" for n in range(300)]
    owners = [[name for name in names if hubs[name].mine(room)] for room in rooms]
    assert all(len(one) == 1 for one in owners)
    assert all(60 < sum(one == [name] for one in owners) < 140 for name in names)


def test_the_share_of_a_hub_that_is_gone_is_that_of_the_others_and_alone_all_is_mine() -> None:
    heard = Heard()
    heard.pass_(5, "me", "other")
    rooms = [f"room-{n}" for n in range(100)]
    assert not all(heard.neighbours.mine(room) for room in rooms)
    heard.pass_(10, "me")
    assert all(heard.neighbours.mine(room) for room in rooms)


def test_what_the_others_said_of_themselves_is_known_while_they_are_heard() -> None:
    heard = Heard()
    heard.pass_(5, "me", "other")
    heard.neighbours.beat(Beat("third", 7, 2, read_only=True))
    assert [(one.hub, one.sockets) for one in heard.neighbours.others()] == [("other", 0), ("third", 7)]
    heard.pass_(6, "me", "other")
    assert [one.hub for one in heard.neighbours.others()] == ["other"]
