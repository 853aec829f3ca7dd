"""Each kind of damage has its line, and a room that is well has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.server.backups.conftest import NAME, at, chain, opened

from samesky_server.backups.check import problems
from samesky_server.backups.sources import Found, StoreSource
from samesky_server.stores.base import Whole
from samesky_server.stores.fixtures import snapshot
from samesky_shared.core.record import Kept


async def test_a_store_that_is_well_has_no_problems(tmp_path: Path, url: str) -> None:
    for place in (tmp_path / "data", url):
        async with opened(await at(place)) as store:
            rooms = [one async for one in StoreSource(store).each()]
            assert len(rooms) == 3
            assert [line for one in rooms for line in problems(one)] == []


RECORDS = chain(6, 2)
WELL = Whole(snapshot(RECORDS[:4]), RECORDS, [], {})
CUT = WELL._replace(records=RECORDS[2:], past=[entry for one in RECORDS[:2] for entry in one.entries])
BLOBS = {f"blob-{n}": b"x" for n in range(4)}
TALL = snapshot(RECORDS[:4])


def with_record(n: int, **changes: object) -> Whole:
    return WELL._replace(records=[*RECORDS[:n], replace(RECORDS[n], **changes), *RECORDS[n + 1 :]])


DAMAGE = {
    "a record is gone": (
        WELL._replace(records=[*RECORDS[:2], *RECORDS[3:]]),
        "records between 2 and 4 are missing",
    ),
    "another record": (with_record(3, mark="other"), "record 5 does not name the one before it"),
    "another history": (with_record(5, epoch="other"), "record 6 is of another history"),
    "no beginning": (WELL._replace(snapshot=None, records=RECORDS[1:]), "records before 2 are missing"),
    "snapshot too old": (WELL._replace(records=RECORDS[5:]), "does not reach the records 6 to 6"),
    "snapshot too new": (WELL._replace(records=RECORDS[:3]), "does not reach the records 1 to 3"),
    "snapshot of another": (WELL._replace(snapshot=replace(TALL, mark="other")), "is of another record 4"),
    "snapshot says more": (
        WELL._replace(snapshot=replace(TALL, states=TALL.states | {"new": Kept({})})),
        "has other instances",
    ),
    "snapshot says else": (
        CUT._replace(snapshot=replace(TALL, states=TALL.states | {"timer": Kept({"left": 9})})),
        "does not say what the records",
    ),
    "an entry is gone": (with_record(2, entries=RECORDS[2].entries[1:]), "an entry of record 3 is missing"),
    "past in disorder": (CUT._replace(past=CUT.past[::-1]), "an entry of record"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(name: str) -> None:
    whole, words = DAMAGE[name]
    found = list(problems(Found("room", whole, BLOBS)))
    assert any(words in line for line in found), found


@pytest.mark.parametrize("whole", [WELL, CUT, WELL._replace(snapshot=None)])
def test_what_is_well_is_not_complained_of(whole: Whole) -> None:
    assert list(problems(Found("room", whole, BLOBS))) == []


def test_blobs_are_there_and_what_they_were() -> None:
    assert list(problems(Found("room", WELL, {}))) == ["4 blobs that entries name are missing"]
    assert list(problems(Found("room", WELL, BLOBS | {NAME: b"else"}))) == [
        "a blob is not what it was when it was put"
    ]


def test_a_room_that_cannot_be_read_says_why() -> None:
    assert list(problems(Found("room", None, {}, "a record cannot be decoded"))) == [
        "a record cannot be decoded"
    ]
