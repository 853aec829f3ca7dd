"""What the room owes its members: owed once, taken up by one hub at a time, taken off, or dropped in time."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from msgspec.structs import replace

from samesky_shared.core.activity import Activity, Step, Tell, Turn, command
from samesky_shared.core.notices import (
    ASK_EVERY,
    DAY,
    LEASE,
    MAX_CODES,
    MAX_OWED,
    MAX_PUSH,
    MAX_TRIES,
    Mailbox,
    Notices,
    Owed,
)
from samesky_shared.core.parting import part
from samesky_shared.core.quiet import Quiet
from samesky_shared.core.room import Draft
from samesky_shared.core.seats import DeviceKey
from samesky_shared.errors import Refused
from samesky_shared.testing import Rehearsal, check_activity, encoded
from samesky_shared.testing.rehearsal import START

ENDPOINT = "https://push.example/1"
KEYS = {"p256dh": "B" * 87, "auth": "a" * 22}


class Egg(Activity, frozen=True):
    """Tells everybody when it is done."""

    kind: ClassVar[str] = "egg"
    done_at: float | None = None

    @command()
    def boil(self, turn: Turn, seconds: int) -> Egg:
        """Boil it."""
        return Egg(turn.now + seconds)

    @command()
    def shout(self, turn: Turn, to: tuple[str, ...] | None = None, key: str = "") -> Step:
        """Tell at once."""
        return Step(self, tells=(Tell("shout", to, key),))

    def due(self) -> float | None:
        return self.done_at

    def on_due(self, turn: Turn) -> Step:
        return Step(Egg(), tells=(Tell("soon", key="egg", about=turn.at + 60),))


def room(**named: Any) -> Rehearsal:
    return Rehearsal((Egg, Notices), **named)


def owed(live: Rehearsal, who: str) -> dict[str, Owed]:
    state = live.state(f"notices:{who}")
    return {} if state is None else state.owed


def refused(live: Rehearsal, who: str, on: str, cmd: str, /, **args: Any) -> tuple[str, str | None]:
    with pytest.raises(Refused) as caught:
        live.act(who, on, cmd, **args)
    return caught.value.code, caught.value.path


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Notices)


# ------------------------------------------------------------------------------------------------ owing


def test_what_is_due_is_owed_to_everybody_in_the_same_record() -> None:
    live = room()
    live.act("ann", "egg", "boil", seconds=30)
    [record] = live.wait(30)
    assert set(record.states) == {"egg", "notices:ann", "notices:bob"}
    one = owed(live, "bob")["egg/egg"]
    assert (one.what, one.on, one.at, one.about) == ("soon", "egg", START + 30, START + 90)
    assert (one.tries, one.again) == (1, START + 30 + LEASE)


def test_a_command_tells_the_others_and_a_rule_those_whom_it_names() -> None:
    live = room(members=("ann", "bob", "cleo"))
    live.act("ann", "egg", "shout")
    assert (set(owed(live, "ann")), set(owed(live, "bob"))) == (set(), {"egg/"})
    live.act("ann", "egg", "shout", to=("ann", "nobody"), key="x")
    assert (set(owed(live, "ann")), set(owed(live, "bob"))) == ({"egg/x"}, {"egg/"})


def test_who_may_not_see_the_instance_is_not_told() -> None:
    live = room(members=("ann", "bob", "cleo"))
    live.act("ann", "egg", "open", audience=["ann", "bob"])
    live.act("ann", "egg", "shout", to=("bob", "cleo"))
    assert (set(owed(live, "bob")), set(owed(live, "cleo"))) == ({"egg/"}, set())


def test_the_same_again_replaces_what_is_still_owed() -> None:
    live = room()
    for _ in range(3):
        live.act("ann", "egg", "shout", key="one")
        live.wait(1)
    [one] = owed(live, "bob").values()
    assert one.at == START + 2
    for n in range(MAX_OWED + 5):
        live.act("ann", "egg", "shout", key=f"k{n}")
    assert list(owed(live, "bob"))[-1] == f"egg/k{MAX_OWED + 4}"
    assert len(owed(live, "bob")) == MAX_OWED


def test_a_room_without_notices_owes_nothing() -> None:
    live = Rehearsal((Egg,))
    assert live.act("ann", "egg", "shout") is None


def test_a_full_room_goes_on_without_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samesky_shared.core.work.MAX_INSTANCES", 2)
    live = room()
    live.act("ann", "egg", "boil", seconds=1)
    [record] = live.wait(2)
    assert set(record.states) == {"egg"}


def test_what_fell_due_while_all_was_down_is_told_late_or_not_at_all() -> None:
    for slept, told in ((1800, True), (3700, False)):
        live = room()
        live.act("ann", "egg", "boil", seconds=30)
        live.sleep(30 + slept)
        assert bool(owed(live, "bob")) == told
        if told:
            one = owed(live, "bob")["egg/egg"]
            assert (one.at, one.again) == (START + 30, START + 30 + slept + LEASE)


# ------------------------------------------------------------------------------------------------ sending


def tried(live: Rehearsal, who: str, became: dict[str, tuple[Owed, Owed | None]]) -> Draft | None:
    return live.room.amend(live.moment(), f"notices:{who}", lambda state: state.settled(became))  # type: ignore[attr-defined]


def test_a_notice_that_was_sent_is_taken_off_once() -> None:
    live = room()
    live.act("ann", "egg", "shout")
    [(key, one)] = owed(live, "bob").items()
    draft = tried(live, "bob", {key: (one, None)})
    assert live.keep(draft) is not None
    assert owed(live, "bob") == {}
    assert tried(live, "bob", {key: (one, None)}) is None
    assert tried(live, "nobody", {key: (one, None)}) is None
    assert live.room.due() is None


def test_what_was_told_anew_meanwhile_is_still_owed() -> None:
    live = room()
    live.act("ann", "egg", "shout")
    [(key, one)] = owed(live, "bob").items()
    live.wait(1)
    live.act("ann", "egg", "shout")
    assert tried(live, "bob", {key: (one, None)}) is None
    assert owed(live, "bob")[key].at == START + 1


def test_what_no_hub_took_off_is_taken_up_again_by_one() -> None:
    live = room()
    live.act("ann", "egg", "shout")
    before = live.state("notices:bob")
    [record] = live.wait(LEASE)
    after = live.state("notices:bob")
    assert set(record.states) == {"notices:bob"}
    assert set(after.since(before)) == {"egg/"}
    assert after.owed["egg/"].tries == 2
    assert after.since(after) == {}
    changed = replace(after, hours=Quiet("22:00", "07:00"))
    assert changed.since(after) == {}, "who changes how they are told takes nothing up"


def test_it_is_given_up_after_its_time_or_after_many_tries() -> None:
    live = room()
    live.act("ann", "egg", "shout")
    live.wait(3700)
    assert owed(live, "bob") == {}
    one = Owed("x", "", at=0, until=1e9, again=5, tries=MAX_TRIES)
    assert one.taken(6) is None


def test_what_failed_waits_longer_each_time_and_a_pause_costs_no_try() -> None:
    one: Owed | None = Owed("x", "", at=0.0, until=1e9, again=0.0)
    waits = []
    for _ in range(8):
        assert one is not None
        one = one.taken(100.0)
        assert one is not None
        one = one.failed(("mail",), 100.0)
        waits.append(one.again - 100)
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert one is not None
    assert one.failed((), 100.0, 9e9).again == 3700
    taken = one.taken(200.0)
    assert taken is not None
    assert taken.postponed(500.0) == replace(one, again=500.0)


# ------------------------------------------------------------------------------------------------ how to be told


def test_how_i_am_told_is_seen_by_me_alone() -> None:
    live = room()
    record = live.act("ann", "notices:ann", "push", endpoint=ENDPOINT, **KEYS)
    assert record is not None
    assert "notices:ann" not in live.room.views("bob")
    assert ENDPOINT.encode() not in live.seen(record, "bob")
    mine = live.room.view("ann", "notices:ann")
    assert ENDPOINT.encode() not in encoded(mine)
    assert live.state("notices:ann").devices["ann-1"].endpoint == ENDPOINT


def test_nobody_uses_the_instance_of_another_or_one_of_nobody() -> None:
    live = room()
    live.act("ann", "notices:ann", "quiet", start="22:00", end="07:00")
    for on in ("notices:ann", "notices", "notices:two"):
        for cmd, args in (
            ("no_push", {}),
            ("open", {}),
            ("open", {"audience": ["ann", "bob"]}),
            ("close", {}),
        ):
            assert refused(live, "bob", on, cmd, **args) == ("forbidden", "on")
    assert refused(live, "stranger", "notices:stranger", "no_push") == ("forbidden", "on")
    live.act("ann", "notices:ann", "close")
    assert live.state("notices:ann") is None
    shared = {"audience": ["ann", "bob"]}
    assert refused(live, "ann", "notices:ann", "open", **shared) == ("invalid", "args.audience")
    live.act("ann", "notices:ann", "open")
    assert live.room.instances["notices:ann"].audience == ("ann",)


def test_a_removed_device_and_a_member_who_left_are_told_nothing() -> None:
    live = room()
    live.act("ann", "notices:ann", "push", endpoint=ENDPOINT, **KEYS)
    live.act("bob", "notices:bob", "push", endpoint=ENDPOINT, **KEYS)
    seat = live.room.members.members["ann"]
    two = replace(seat, devices=seat.devices | {"ann-2": DeviceKey("", START)})
    live.settle(replace(live.room.members, members=live.room.members.members | {"ann": two}))
    live.act("ann", "room", "remove_device", device="ann-1")
    assert live.state("notices:ann").devices == {}
    live.keep(part(live.room, live.moment(), "bob", erase=False))
    assert live.state("notices:bob") is None


def test_a_device_subscribes_and_goes() -> None:
    live = room()
    live.act("ann", "notices:ann", "push", endpoint=ENDPOINT, **KEYS)
    live.act("ann", "notices:ann", "push", endpoint=ENDPOINT + "2", **KEYS)
    assert live.room.views("ann")["notices:ann"].devices == ("ann-1",)  # type: ignore[attr-defined]
    live.act("ann", "notices:ann", "no_push")
    assert live.state("notices:ann").devices == {}
    full = Notices(devices=dict.fromkeys(map(str, range(MAX_PUSH)), None))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="At most"):
        full.push(Turn("ann", 1, 1, device="new"), ENDPOINT, **KEYS)


@pytest.mark.parametrize(
    ("cmd", "args", "path"),
    [
        ("push", {"endpoint": "http://push.example/1", **KEYS}, "args.endpoint"),
        ("push", {"endpoint": ENDPOINT + "x" * 800, **KEYS}, "args.endpoint"),
        ("push", {"endpoint": ENDPOINT, **KEYS, "auth": "a"}, "args.auth"),
        ("mail", {"address": "ann"}, "args.address"),
        ("mail", {"address": "ann@example.org\nBcc: eve@example.org"}, "args.address"),
        ("mail", {"address": "Ann <ann@example.org>"}, "args.address"),
        ("quiet", {"start": "24:00", "end": "07:00"}, "args.start"),
        ("quiet", {"start": "22:00"}, "args.end"),
        ("quiet", {"end": "22:00"}, "args.start"),
        ("confirm", {"code": "12345"}, "args.code"),
    ],
)
def test_bad_arguments_are_named(cmd: str, args: dict[str, Any], path: str) -> None:
    assert refused(room(), "ann", "notices:ann", cmd, **args) == ("invalid", path)


def test_a_mailbox_is_told_nothing_before_its_code_came_back() -> None:
    live = room()
    live.act("ann", "notices:ann", "mail", address="ann@example.org")
    state = live.state("notices:ann")
    assert state.owed["mail-code"].left == ("mail",)
    assert state.view("ann").mail.confirmed is False
    code = state.mailbox.code
    assert code.encode() not in encoded(state.view("ann"))
    wrong = f"{(int(code) + 1) % 10**6:06}"
    live.act("ann", "notices:ann", "confirm", code=wrong)
    assert live.state("notices:ann").view("ann").mail.confirmed is False
    live.act("ann", "notices:ann", "confirm", code=code)
    assert live.state("notices:ann").view("ann").mail.confirmed is True
    live.act("ann", "notices:ann", "no_mail")
    assert live.state("notices:ann").mailbox is None
    assert live.state("notices:ann").owed == {}


def test_codes_can_not_be_guessed_and_not_be_used_to_write_to_strangers() -> None:
    live = room()
    live.act("ann", "notices:ann", "mail", address="ann@example.org")
    code = live.state("notices:ann").mailbox.code
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _ in range(MAX_CODES):
        live.act("ann", "notices:ann", "confirm", code=wrong)
    assert refused(live, "ann", "notices:ann", "confirm", code=code) == ("expired", "args.code")
    for n in range(MAX_CODES - 1):
        live.act("ann", "notices:ann", "mail", address=f"a{n}@example.org")
    assert refused(live, "ann", "notices:ann", "mail", address="z@example.org") == ("too_fast", None)
    live.wait(DAY + 1)
    live.act("ann", "notices:ann", "mail", address="z@example.org")


# ------------------------------------------------------------------------------------------------ asking


def test_a_member_asks_for_the_others_once_in_a_while() -> None:
    live = room(members=("ann", "bob", "cleo"))
    live.act("ann", "notices:ann", "ask")
    assert owed(live, "ann") == {}
    [(key, one)] = owed(live, "bob").items()
    assert (one.what, one.on) == ("asked", "")
    assert len(owed(live, "cleo")) == 1
    assert refused(live, "ann", "notices:ann", "ask") == ("too_fast", None)
    live.wait(ASK_EVERY)
    live.keep(tried(live, "bob", {key: (owed(live, "bob")[key], None)}))
    live.act("ann", "notices:ann", "ask", member="cleo")
    assert owed(live, "bob") == {}


def test_who_wants_no_asking_is_not_told_and_nobody_learns_it() -> None:
    live = room()
    live.act("bob", "notices:bob", "answer_asks", yes=False)
    record = live.act("ann", "notices:ann", "ask")
    assert record is not None
    assert owed(live, "bob") == {}


# --------------------------------------------------------------------------------------------- calendars


def confirmed(live: Rehearsal, who: str) -> None:
    """Gives somebody a mailbox that is theirs."""
    live.act(who, f"notices:{who}", "mail", address=f"{who}@example.org")
    live.act(who, f"notices:{who}", "confirm", code=live.state(f"notices:{who}").mailbox.code)
    one = live.state(f"notices:{who}").owed
    live.keep(tried(live, who, {key: (owed, None) for key, owed in one.items()}))


def test_an_address_is_made_replaced_and_taken_away_and_nothing_of_it_is_shown() -> None:
    live = room()
    assert live.room.view("ann", "notices:ann") is None
    record = live.act("ann", "notices:ann", "calendar")
    first = live.state("notices:ann").feed
    assert live.room.views("ann")["notices:ann"].calendar == first.made  # type: ignore[attr-defined]
    assert first.salt.encode() not in live.seen(record, "ann")
    assert b"notices" not in live.seen(record, "bob")
    live.act("ann", "notices:ann", "calendar")
    assert live.state("notices:ann").feed.salt != first.salt
    live.act("ann", "notices:ann", "no_calendar")
    assert live.room.views("ann")["notices:ann"].calendar is None  # type: ignore[attr-defined]
    assert refused(live, "bob", "notices:ann", "calendar") == ("forbidden", "on")


def test_dates_are_mailed_to_who_wants_that_and_has_shown_their_mailbox() -> None:
    state, told = (
        Notices(),
        Tell("planned", of="abc", key="d1/calendar", about=START + 900, until=START + 900),
    )
    mine = Mailbox("ann@example.org")
    for one in (state, replace(state, invited=True), replace(state, mailbox=mine)):
        assert one.told("rituals", told, START, START) is one
    unshown = replace(state, invited=True, mailbox=Mailbox("ann@example.org", "123456"))
    assert unshown.told("rituals", told, START, START) is unshown
    ready = replace(state, invited=True, mailbox=mine).told("rituals", told, START, START)
    [one] = ready.owed.values()
    assert (one.what, one.of, one.left, one.tries) == ("planned", "abc", ("mail",), 1)
    assert ready.view("ann").invited is True


def test_who_wants_no_more_invitations_is_sent_none_that_are_still_owed() -> None:
    live = room()
    confirmed(live, "ann")
    live.act("ann", "notices:ann", "invites", yes=True)
    assert live.state("notices:ann").invited is True
    told = live.state("notices:ann").told("rituals", Tell("dropped", key="d1/calendar"), START, START)
    assert len(told.owed) == 1
    assert told.invites(Turn("ann", START, START), False).owed == {}
