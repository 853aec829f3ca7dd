"""What the doctor of hubs says of the disk, and of real Redis servers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from samesky_server.doctor import store
from samesky_server.doctor.finding import Finding
from samesky_server.settings import Settings

from ...redis_servers import DURABLE, KINDS, Server, free_port, pair, server

GOOD = (*DURABLE, "--maxmemory-policy", "noeviction")


kind_of = store.kind_of


@pytest.fixture(autouse=True)
def as_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine is: a disk of its own, and all that is timed takes a millisecond."""
    monkeypatch.setattr(store, "kind_of", lambda *_: "ext4")
    timed(monkeypatch, 0.001)


def timed(monkeypatch: pytest.MonkeyPatch, seconds: float, now: Callable[[], float] = time.time) -> None:
    beats = count()
    monkeypatch.setattr(store, "time", SimpleNamespace(perf_counter=lambda: next(beats) * seconds, time=now))


def by_name(found: list[Finding]) -> dict[str, Finding]:
    assert all(one.text.endswith(".") for one in found if one.level != "ok"), "what to do is a sentence"
    return {one.name: one for one in found}


def redis_of(running: Server) -> dict[str, Finding]:
    return by_name(list(store.redis(Settings(redis=running.url))))


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


# ------------------------------------------------------------------------------------------------ Redis


@pytest.mark.parametrize("kind", KINDS)
def test_one_as_it_should_be(kind: str, tmp_path: Path) -> None:
    with server(kind, tmp_path / "data", *GOOD) as running:
        found = redis_of(running)
        assert {name: one.level for name, one in found.items()} == dict.fromkeys(
            ("redis", "durability", "memory", "write"), "ok"
        )
        assert found["redis"].text.lower().startswith(kind)
        assert running.ask("DBSIZE") == 0
    assert list(store.disk(Settings(redis=running.url))) == []


@pytest.mark.parametrize(
    ("options", "name", "level", "says"),
    [
        ([], "durability", "wrong", "appendonly yes"),
        (["--appendonly", "yes", "--appendfsync", "everysec"], "durability", "note", "Set always"),
        (
            [*DURABLE, "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"],
            "memory",
            "wrong",
            "noeviction",
        ),
        ([*GOOD, "--rename-command", "CONFIG", ""], "durability", "note", "CONFIG is forbidden"),
    ],
)
def test_one_that_is_not(options: list[str], name: str, level: str, says: str, tmp_path: Path) -> None:
    with server("redis", tmp_path / "data", *options) as running:
        found = redis_of(running)[name]
        assert found.level == level
        assert says in found.text


def test_one_that_is_nearly_full(tmp_path: Path) -> None:
    with server("redis", tmp_path / "data", *GOOD) as running:
        used = running.ask("INFO", "memory")["used_memory"]
        running.ask("CONFIG", "SET", "maxmemory", int(used * 1.2))
        found = redis_of(running)
        assert found["memory"].level == "wrong"
        assert "give it more" in found["memory"].text


def test_one_that_is_full(tmp_path: Path) -> None:
    with server("redis", tmp_path / "data", *GOOD) as running:
        running.ask("CONFIG", "SET", "maxmemory", 1)
        found = redis_of(running)
        assert found["memory"].level == "wrong"
        assert "memory is full" in found["redis"].text


def test_a_replica(tmp_path: Path) -> None:
    with pair("redis", tmp_path, *GOOD) as (_, replica):
        found = list(store.redis(Settings(redis=replica.url)))
        assert [(one.name, one.level) for one in found] == [("redis", "ok"), ("redis", "wrong")]
        assert "replica" in found[1].text


def test_one_that_is_not_there_and_one_that_wants_a_password(tmp_path: Path) -> None:
    [found] = store.redis(Settings(redis=f"redis://:canary@127.0.0.1:{free_port()}/0"))
    assert found.level == "wrong"
    assert "canary" not in found.text
    with server("redis", tmp_path / "data", *GOOD) as running:
        running.ask("CONFIG", "SET", "requirepass", "canary")
        [found] = store.redis(Settings(redis=running.url))
        assert found.level == "wrong"
        assert "does not accept" in found.text


def test_one_whose_clock_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server("redis", tmp_path / "data", *GOOD) as running:
        timed(monkeypatch, 0.001, lambda: time.time() - 90)
        found = redis_of(running)["clock"]
        assert found.level == "note"
        assert "ahead" in found.text
