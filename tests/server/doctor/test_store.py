"""What the doctor of hubs says of the disk."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from samesky_server.doctor import store
from samesky_server.doctor.finding import Finding
from samesky_server.settings import Settings

kind_of = store.kind_of


@pytest.fixture(autouse=True)
def as_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine is: a disk of its own, and all that is timed takes a millisecond."""
    monkeypatch.setattr(store, "kind_of", lambda *_: "ext4")
    timed(monkeypatch, 0.001)


def timed(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    beats = count()
    monkeypatch.setattr(store, "time", SimpleNamespace(perf_counter=lambda: next(beats) * seconds))


def by_name(found: list[Finding]) -> dict[str, Finding]:
    assert all(one.text.endswith(".") for one in found if one.level != "ok"), "what to do is a sentence"
    return {one.name: one for one in found}


# ------------------------------------------------------------------------------------------------- disk


def test_a_directory_that_is_not_there_yet_is_looked_for_where_it_will_be(tmp_path: Path) -> None:
    found = by_name(list(store.disk(Settings(data=str(tmp_path / "a" / "b")))))
    assert {name: one.level for name, one in found.items()} == {"disk": "ok", "fsync": "ok"}
    assert str(tmp_path) in found["disk"].text
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10 * 2**20))
    found = by_name(list(store.disk(Settings(data=str(tmp_path)))))
    assert found["disk"].level == "wrong"
    assert found["disk"].text.startswith("10 MiB")


def test_a_disk_that_syncs_slowly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timed(monkeypatch, 0.06)
    found = by_name(list(store.disk(Settings(data=str(tmp_path)))))
    assert found["fsync"].level == "note"
    assert "in 60.0 ms" in found["fsync"].text


def test_a_directory_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.os, "access", lambda *_: False)  # root may write anywhere
    [found] = store.disk(Settings(data=str(tmp_path)))
    assert (found.level, found.name) == ("wrong", "disk")


@pytest.mark.parametrize(("kind", "level"), [("ext4", "ok"), ("tmpfs", "wrong"), ("nfs4", "wrong")])
def test_what_the_directory_is_on(
    kind: str, level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "kind_of", lambda *_: kind)
    assert next(iter(store.disk(Settings(data=str(tmp_path))))).level == level


def test_the_nearest_mount_counts(tmp_path: Path) -> None:
    inner = tmp_path / "in ner"
    inner.mkdir()
    mounts = tmp_path / "mounts"
    space = str(inner).replace(" ", r"\040")
    mounts.write_text(f"a / ext4 rw 0 0\nb {tmp_path} nfs4 rw 0 0\nc {space} tmpfs rw 0 0\n")
    assert kind_of(inner, mounts) == "tmpfs"
    assert kind_of(tmp_path, mounts) == "nfs4"
    assert kind_of(tmp_path.parent, mounts) == "ext4"
    assert kind_of(inner, tmp_path / "none") == ""
