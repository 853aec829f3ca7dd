"""`keys`: cards, envelopes and new keys, as the hub sees them: sealed."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from samesky_shared.activities.keys import MAX_DEVICES, Card, Keys
from samesky_shared.core.activity import Turn
from samesky_shared.core.seats import Invite
from samesky_shared.errors import Refused
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity
from samesky_shared.testing.rehearsal import START

from ..probe import act, refused

OLD, NEW = "0123456789abcdef", "fedcba9876543210"
BOX = b"\x00box"


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Keys,), ("ann", "bob"))


def sent(*devices: str) -> dict[str, Any]:
    return {device: {"card": b"\x00new " + device.encode(), "envelope": b"\x00to"} for device in devices}


def both(live: Rehearsal) -> None:
    act(live, "ann", "keys", "begin", key=OLD, card=BOX)
    act(live, "bob", "keys", "show", key=OLD, card=BOX)


def test_it_keeps_what_every_activity_promises() -> None:
    everywhere = dict.fromkeys(("begin.card", "show.card", "turn.past", "turn.proof", "turn.devices"), ALWAYS)
    check_activity(Keys, reveals=everywhere)


def test_a_room_begins_with_one_key_once(live: Rehearsal) -> None:
    act(live, "ann", "keys", "begin", key=OLD, card=BOX)
    assert refused(live, "bob", "keys", "begin", key=NEW, card=BOX) == ("conflict", None)
    assert live.state("keys").key == OLD


def test_a_card_under_an_old_key_is_not_taken(live: Rehearsal) -> None:
    act(live, "ann", "keys", "begin", key=OLD, card=BOX)
    assert live.act("bob", "keys", "show", key=NEW, card=BOX) is None


def test_a_new_key_reaches_the_cards_that_are_there_and_only_from_the_key_before(live: Rehearsal) -> None:
    both(live)
    devices = live.state("keys").cards
    assert len(devices) == 2
    act(live, "bob", "keys", "turn", after=OLD, key=NEW, past=BOX, proof=BOX, devices=sent(*devices))
    state = live.state("keys")
    assert (state.key, state.by, set(state.envelopes)) == (NEW, "bob", set(devices))
    assert all(one.card.startswith(b"\x00new ") for one in state.cards.values())
    late = {"after": OLD, "key": "0" * 16, "past": BOX, "proof": BOX, "devices": sent(*devices)}
    assert live.act("ann", "keys", "turn", **late) is None


def test_nobody_gets_an_envelope_who_has_no_card_and_who_makes_it_has_one(live: Rehearsal) -> None:
    both(live)
    mine, other = live.state("keys").cards
    turn = {"after": OLD, "key": NEW, "past": BOX, "proof": BOX}
    unknown = sent(mine, "stranger")
    assert refused(live, "ann", "keys", "turn", **turn, devices=unknown) == ("unknown", "args.devices")
    assert refused(live, "ann", "keys", "turn", **turn, devices=sent(other)) == ("invalid", "args.devices")


def test_too_many_cards_are_refused() -> None:
    full = Keys(OLD, cards={f"d{n}": Card("bob", BOX) for n in range(MAX_DEVICES)})
    turn = Turn("ann", START, START, device="ann-1")
    with pytest.raises(Refused) as caught:
        full.show(turn, OLD, BOX)
    assert caught.value.code == "full"
    kept = replace(full, cards=full.cards | {"ann-1": Card("ann", BOX)})
    assert kept.show(turn, OLD, b"\x00again").cards["ann-1"].card == b"\x00again"


def test_when_a_member_leaves_their_cards_go_and_a_new_key_is_wanted(live: Rehearsal) -> None:
    both(live)
    live.settle(live.room.members.left("bob", live.now))
    after = live.state("keys")
    assert list(after.cards) == ["ann-1"]
    assert (after.wanted, after.key) == (True, OLD)
    act(live, "ann", "keys", "turn", after=OLD, key=NEW, past=BOX, proof=BOX, devices=sent("ann-1"))
    assert not live.state("keys").wanted


def test_removing_a_device_voids_links_and_asks_for_a_new_key_in_one_record(live: Rehearsal) -> None:
    both(live)
    live.settle(replace(live.room.members, invites={"i1": Invite("hash", "ann", START + 60)}))
    record = act(live, "bob", "room", "remove_device", device="bob-1")
    assert set(record.states) == {"room", "keys"}
    assert not live.room.members.invites
    assert list(live.state("keys").cards) == ["ann-1"]


def test_where_no_key_was_begun_none_is_wanted(live: Rehearsal) -> None:
    act(live, "ann", "keys", "open")
    live.settle(live.room.members.left("bob", live.now))
    assert not live.state("keys").wanted
