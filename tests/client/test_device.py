"""Seats kept on the device."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from samesky_client.device import Seat, Seats, name_for, new_name

SEAT = Seat("https://sky.example", "r1", "ana", "d1", "s3cret", "Ana")


def test_a_seat_comes_back_as_it_was_kept_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    seats = Seats(tmp_path / "new" / "seats")
    seats.keep("one", SEAT)
    assert seats.get("one") == SEAT
    (file,) = seats.folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(seats.folder.stat().st_mode) == 0o700
    seats.forget("one")
    assert seats.get("one") is None


def test_the_folder_follows_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert Seats().folder == tmp_path / "samesky" / "seats"


def test_the_newest_is_the_one_used_last(tmp_path: Path) -> None:
    import os

    seats = Seats(tmp_path)
    assert seats.newest() is None
    other = Seat("https://sky.example", "r2", "ben", "d2", "x")
    seats.keep("one", SEAT)
    seats.keep("two", other)
    os.utime(tmp_path / "one.json", (1, 1))
    assert seats.newest() == ("two", other)
    seats.used("one")
    os.utime(tmp_path / "two.json", (1, 1))
    assert seats.newest() == ("one", SEAT)


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    seats = Seats(tmp_path)
    (tmp_path / "one.json").write_bytes(b"{")
    assert seats.get("one") is None
    assert seats.newest() is None


def test_names_and_seats_show_no_secret() -> None:
    assert name_for("https://sky.example", "inv1te") == name_for("https://sky.example", "inv1te")
    assert name_for("https://sky.example", "inv1te") != name_for("https://other.example", "inv1te")
    assert "inv1te" not in name_for("https://sky.example", "inv1te")
    assert new_name() != new_name()
    assert "s3cret" not in repr(SEAT)
