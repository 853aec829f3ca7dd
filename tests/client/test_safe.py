"""How devices hand each other the key of a sealed room, played without a hub; and what a safe will not open."""

from __future__ import annotations

from itertools import count
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from samesky_client.device import Seat
from samesky_client.safe import GRACE, KEYS, Safe
from samesky_shared.activities.keys import Keys
from samesky_shared.core.seats import DeviceKey
from samesky_shared.errors import Refused
from samesky_shared.keyring import RoomKey
from samesky_shared.protocol import RoomCard, Welcome
from samesky_shared.sealing import plain
from samesky_shared.testing import Rehearsal
from samesky_shared.testing.rehearsal import START

_numbers = count()


def chance(length: int) -> bytes:
    return next(_numbers).to_bytes(4, "big").rjust(length, b"c")


class House:
    """A room with devices that follow its keys."""

    def __init__(self, *people: str) -> None:
        self.live = Rehearsal((Keys,), people)
        self.live.settle(replace(self.live.room.members, sealing="room-key"))
        self.key = RoomKey(b"k" * 32, "rehearsal")
        self.safes = {f"{who}-1": self.safe(who, f"{who}-1") for who in people}

    def safe(self, who: str, device: str, key: str | None = None) -> Safe:
        link = self.key.text() if key is None else key
        seat = Seat("http://x", "rehearsal", who, device, "s", who, link, chance(32).hex())
        return Safe(seat, chance=chance)

    def add(self, who: str, device: str, key: str | None = None) -> Safe:
        room = self.live.room.members
        seat = room.members[who]
        more = replace(seat, devices=seat.devices | {device: DeviceKey("", START)})
        self.live.settle(replace(room, members=room.members | {who: more}))
        self.safes[device] = self.safe(who, device, key)
        return self.safes[device]

    def look(self, *devices: str) -> None:
        """Lets these devices (all of them, if none is named) do what there is to do, until nothing is left."""
        left = True
        while left:
            left = False
            for device in devices or tuple(self.safes):
                safe = self.safes[device]
                order = safe.follow(self.raw, self.live.now)
                if order is not None:
                    cmd, args = order
                    moment, who = self.live.moment(), safe.seat.member
                    made = self.live.room.act(moment, who, KEYS, cmd, args, device=device)
                    left = self.live.keep(made) is not None or left

    @property
    def raw(self) -> Any:
        state = self.live.state(KEYS)
        return None if state is None else msgspec.to_builtins(state, builtin_types=(bytes,))

    def lose(self, who: str, device: str) -> None:
        self.live.room.members.members[who]
        made = self.live.room.act(self.live.moment(), who, "room", "remove_device", {"device": device})
        self.live.keep(made)


def said(safe: Safe, text: str) -> bytes:
    return safe.seal(text, "chat", "say.text")


def read(safe: Safe, box: bytes, **more: Any) -> str:
    return safe.open(box, "chat", "say.text", **more)


def test_the_founder_begins_and_both_show_their_cards() -> None:
    house = House("ann", "bob")
    house.look()
    state = house.live.state(KEYS)
    assert state.key == house.key.id
    assert set(state.cards) == {"ann-1", "bob-1"}
    ann, bob = house.safes.values()
    assert read(bob, said(ann, "good night"), by="ann") == "good night"
    assert set(ann.seat.known) == set(bob.seat.known) == {"ann-1", "bob-1"}


def test_when_a_device_is_gone_all_others_read_on_and_it_does_not() -> None:
    house = House("ann", "bob")
    stolen = house.add("ann", "ann-2")
    house.look()
    before = said(house.safes["bob-1"], "before")
    house.lose("ann", "ann-2")
    del house.safes["ann-2"]
    house.look()
    state = house.live.state(KEYS)
    assert state.key != house.key.id
    assert not state.wanted
    ann, bob = house.safes["ann-1"], house.safes["bob-1"]
    after = said(bob, "after")
    assert (read(ann, before), read(ann, after)) == ("before", "after")
    assert read(stolen, before) == "before"
    stolen.follow(house.raw, house.live.now)
    with pytest.raises(Refused) as caught:
        read(stolen, after)
    assert caught.value.code == "unknown"
    assert stolen.locked_out


def test_who_was_away_finds_an_envelope_and_all_that_was_said() -> None:
    house = House("ann", "bob", "cleo")
    house.look()
    first = said(house.safes["bob-1"], "one")
    for lost in ("ann-2", "ann-3"):
        house.add("ann", lost, house.safes["ann-1"].seat.key)
        house.look("ann-1", "bob-1", lost)
        house.lose("ann", lost)
        del house.safes[lost]
        house.look("ann-1", "bob-1")
    second = said(house.safes["ann-1"], "two")
    cleo = house.safes["cleo-1"]
    with pytest.raises(Refused):
        read(cleo, second)
    house.look("cleo-1")
    assert (read(cleo, first), read(cleo, second)) == ("one", "two")


def test_who_comes_by_a_link_of_today_reads_what_was_said_under_older_keys() -> None:
    house = House("ann", "bob")
    house.look()
    first = said(house.safes["ann-1"], "one")
    house.add("bob", "bob-2")
    house.look()
    house.lose("bob", "bob-2")
    del house.safes["bob-2"]
    house.look()
    new = house.add("bob", "bob-3", house.safes["ann-1"].seat.key)
    house.look()
    assert read(new, first) == "one"
    assert read(new, said(house.safes["bob-1"], "two")) == "two"


def test_a_new_key_is_kept_on_the_device() -> None:
    house = House("ann", "bob")
    kept: list[Seat] = []
    house.safes["bob-1"] = Safe(house.safes["bob-1"].seat, kept.append, chance)
    house.look()
    house.add("ann", "ann-2")
    house.look()
    house.lose("ann", "ann-2")
    del house.safes["ann-2"]
    house.look()
    again = Safe(kept[-1], chance=chance)
    again.follow(house.raw, house.live.now)
    assert read(again, said(house.safes["ann-1"], "hello")) == "hello"


def test_an_old_link_that_came_too_late_leaves_the_device_without_the_key() -> None:
    house = House("ann", "bob")
    house.look()
    house.add("ann", "ann-2")
    house.lose("ann", "ann-2")
    del house.safes["ann-2"]
    house.look()
    late = house.add("bob", "bob-2", house.key.text())
    house.look()
    assert late.locked_out
    with pytest.raises(Refused) as caught:
        said(late, "hello")
    assert caught.value.code == "forbidden"


def test_a_device_that_the_hub_made_up_gets_no_envelope() -> None:
    house = House("ann", "bob")
    house.look()
    house.add("bob", "spy", RoomKey(b"s" * 32, "rehearsal").text())
    forged = RoomKey(b"s" * 32, "rehearsal")
    box = forged.seal(b"x" * 32, replace(_place("card/spy"), author="bob"), chance(12))
    act = {"key": house.key.id, "card": box}
    house.live.keep(house.live.room.act(house.live.moment(), "bob", KEYS, "show", act, device="spy"))
    house.add("ann", "ann-2")
    house.lose("ann", "ann-2")
    del house.safes["ann-2"], house.safes["spy"]
    house.look()
    assert set(house.live.state(KEYS).envelopes) == {"ann-1", "bob-1"}


def test_the_hub_cannot_lead_a_device_back_to_a_key_that_was_taken_away() -> None:
    house = House("ann", "bob")
    house.look()
    old = house.raw
    house.add("ann", "ann-2")
    house.lose("ann", "ann-2")
    del house.safes["ann-2"]
    house.look()
    bob = house.safes["bob-1"]
    newest = bob.key
    assert bob.follow(old, house.live.now) is None
    assert bob.key is newest
    assert newest is not None
    assert newest.id != house.key.id


def test_an_envelope_of_a_stranger_is_not_opened() -> None:
    house = House("ann", "bob")
    house.look()
    bob = house.safes["bob-1"]
    state = house.live.state(KEYS)
    fake = replace(
        state, key="f" * 16, device="nobody", envelopes={"bob-1": b"\x02" + bytes(92)}, proof=plain("me")
    )
    bob.follow(msgspec.to_builtins(fake, builtin_types=(bytes,)), house.live.now)
    assert bob.locked_out


def test_words_under_a_replaced_key_are_taken_for_a_day_and_then_not() -> None:
    house = House("ann", "bob")
    house.look()
    late = said(house.safes["ann-1"], "from the tunnel")
    house.add("ann", "ann-2")
    house.lose("ann", "ann-2")
    del house.safes["ann-2"]
    house.look()
    bob, now = house.safes["bob-1"], house.live.now
    assert read(bob, late, at=now + GRACE) == "from the tunnel"
    with pytest.raises(Refused) as caught:
        read(bob, late, at=now + GRACE + 1)
    assert caught.value.code == "invalid"


def test_words_of_one_are_not_shown_as_those_of_another_nor_in_another_place() -> None:
    house = House("ann", "bob")
    house.look()
    box = said(house.safes["ann-1"], "good night")
    bob = house.safes["bob-1"]
    for wrong in ({"by": "bob"}, {"on": "chat:two"}, {"field": "edit.text/a"}):
        place = {"on": "chat", "field": "say.text", "by": "ann"} | wrong
        with pytest.raises(Refused) as caught:
            bob.open(box, **place)
        assert caught.value.code == "invalid"


def test_what_belongs_in_boxes_is_sealed_and_all_else_is_left_alone() -> None:
    house = House("ann")
    house.look()
    ann = house.safes["ann-1"]
    args = ann.arguments("questions", "answer", {"card": "e1", "text": "the sea"})
    assert args["card"] == "e1"
    assert ann.open(args["text"], "questions", "answer.text/e1", "ann") == "the sea"
    assert ann.arguments("chat", "say", {"text": b"\x01box"}) == {"text": b"\x01box"}
    assert ann.arguments("dance", "spin", {"text": "x"}) == {"text": "x"}
    assert ann.arguments("chat", "dance", {"text": "x"}) == {"text": "x"}


def welcome(sealing: str) -> Welcome:
    card = RoomCard("rehearsal", "couple", sealing=sealing)
    limits: Any = None
    return Welcome("ann", "ann-1", card, {}, {}, START, limits, "disk", False)


def test_a_guest_of_a_host_app_seals_with_the_key_that_the_app_gives() -> None:
    house = House("ann")
    house.look()
    ann = house.safes["ann-1"]
    kept: list[Seat] = []
    mine = Seat("http://x", "", "", "", "", key=ann.seat.key, device_key="07" * 32)
    safe = Safe(mine, kept.append)
    assert safe.locked_out, "before the hub says which room it is"
    safe.told(welcome("room-key"))
    assert (safe.seat.room, safe.seat.member, safe.seat.device) == ("rehearsal", "ann", "ann-1")
    assert read(ann, said(safe, "hi")) == "hi"
    order = safe.follow(house.raw, START)
    assert order is not None
    assert order[0] == "show", "the card there is of another key of this device"
    assert kept[-1].room == "rehearsal"


def test_where_nothing_is_sealed_words_are_plain() -> None:
    safe = Safe(Seat("http://x", "r", "ann", "d", "s"))
    safe.told(welcome("none"))
    assert safe.seal("hi", "chat", "say.text") == plain("hi")
    assert safe.open(plain("hi"), "chat", "say.text") == "hi"
    assert safe.follow(None, START) is None
    assert not safe.locked_out


def test_the_hub_cannot_say_that_a_sealed_room_is_none() -> None:
    house = House("ann")
    ann = house.safes["ann-1"]
    ann.told(welcome("none"))
    assert said(ann, "hi")[0] == 1
    with pytest.raises(Refused):
        read(ann, plain("hi"))


def _place(field: str) -> Any:
    from samesky_shared.sealing import Place

    return Place("rehearsal", KEYS, field)
