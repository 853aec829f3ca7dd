"""What the doctor of hubs says of real Redis servers, and of those that watch them."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from samesky_server.doctor import redis, store
from samesky_server.doctor.finding import Finding
from samesky_server.settings import Settings

from ...redis_groups import shards, until, watched
from ...redis_servers import DURABLE, KINDS, Server, free_port, pair, server

GOOD = (*DURABLE, "--maxmemory-policy", "noeviction")


@pytest.fixture(autouse=True)
def as_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine is: all that is timed takes a millisecond."""
    beats = count()
    monkeypatch.setattr(store, "time", SimpleNamespace(perf_counter=lambda: next(beats) * 0.001))


def found_at(url: str) -> list[Finding]:
    found = list(redis.redis(Settings(redis=url)))
    assert all(one.text.endswith(".") for one in found if one.level != "ok"), "what to do is a sentence"
    return found


def redis_of(running: Server) -> dict[str, Finding]:
    return {one.name: one for one in found_at(running.url)}


@pytest.mark.parametrize("kind", KINDS)
def test_one_as_it_should_be(kind: str, tmp_path: Path) -> None:
    with server(kind, tmp_path / "data", *GOOD) as running:
        found = redis_of(running)
        assert {name: one.level for name, one in found.items()} == dict.fromkeys(
            ("redis", "durability", "memory", "write"), "ok"
        )
        assert found["redis"].text.lower().startswith(kind)
        assert running.ask("DBSIZE") == 0
    assert list(store.disk(Settings(redis=running.url))) == [], "there is no disk to look at"


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
        found = list(redis.redis(Settings(redis=replica.url)))
        assert [(one.name, one.level) for one in found] == [("redis", "ok"), ("redis", "wrong")]
        assert "replica" in found[1].text


def test_one_that_is_not_there_and_one_that_wants_a_password(tmp_path: Path) -> None:
    [found] = redis.redis(Settings(redis=f"redis://:canary@127.0.0.1:{free_port()}/0"))
    assert found.level == "wrong"
    assert "canary" not in found.text
    with server("redis", tmp_path / "data", *GOOD) as running:
        running.ask("CONFIG", "SET", "requirepass", "canary")
        [found] = redis.redis(Settings(redis=running.url))
        assert found.level == "wrong"
        assert "does not accept" in found.text


def test_one_whose_clock_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server("redis", tmp_path / "data", *GOOD) as running:
        monkeypatch.setattr(redis, "time", SimpleNamespace(time=lambda: time.time() - 90))
        found = redis_of(running)["clock"]
        assert found.level == "note"
        assert "ahead" in found.text


# ---------------------------------------------------------------------------------------- who follows it


def test_a_primary_that_is_cut_off_is_to_stop(tmp_path: Path) -> None:
    with pair("redis", tmp_path, *GOOD) as (primary, replica):
        found = redis_of(primary)["replicas"]
        assert found.level == "note"
        assert found.text.startswith("1 follow it, and none must")
        primary.ask("CONFIG", "SET", "min-replicas-to-write", "1")
        found = redis_of(primary)["replicas"]
        assert (found.level, found.text.partition(":")[0]) == ("note", "1 follow it, and as many must")
        primary.ask("CONFIG", "SET", "min-replicas-to-write", "2")
        every = redis_of(primary)
        assert every["replicas"].level == "wrong"
        assert "too few replicas" in every["redis"].text
        replica.kill()


def test_sentinels_that_agree_and_one_that_is_gone(tmp_path: Path) -> None:
    with watched("redis", tmp_path, *GOOD) as group:
        group.servers[0].ask("CONFIG", "SET", "min-replicas-to-write", "1")
        found = {one.name: one for one in found_at(group.url)}
        assert found["sentinels"] == Finding("ok", "sentinels", f"3 name 127.0.0.1:{group.servers[0].port}")
        assert found["redis"].level == "ok"
        group.hasten()
        group.sentinels[1].kill()
        first, second, *_ = found_at(group.url)
        assert (first.level, second.level) == ("wrong", "note")
        assert str(group.sentinels[1].port) in first.text
        group.sentinels[2].kill()
        until(lambda: "too few of them" in found_at(group.url)[2].text, "they do not notice")
        first, *_ = found_at(group.url.replace("the-rooms", "another"))
        assert (first.level, first.text.partition(" ")[2]) == ("wrong", "knows no primary called another.")


def test_a_cluster_each_server_of_which_is_looked_at(tmp_path: Path) -> None:
    with shards("redis", tmp_path, *GOOD) as group:
        found = found_at(group.url)
        assert [one.name for one in found].count("redis") == 3
        assert found[0] == Finding("ok", "cluster", "3 servers have 42 to 43 parts each")
        assert {one.text.partition(":")[0] for one in found if one.level == "wrong"} == {"none follows it"}
        assert all(one.ask("DBSIZE") == 0 for one in group.primaries)
        first = group.primaries[0]
        for one in group.primaries:
            one.ask("CONFIG", "SET", "cluster-require-full-coverage", "yes")
            one.ask("CLUSTER", "DELSLOTS", "16383")
        first.kill()
        found = found_at(group.url)
        assert [one.level for one in found[:2]] == ["wrong", "note"]
        assert found[0].text.startswith("1 slots are served by nobody")
        assert "cluster-require-full-coverage no" in found[1].text
        assert f"127.0.0.1:{first.port} cannot be used: it can't be reached." in [one.text for one in found]
    with server("redis", tmp_path / "alone") as alone:
        [said] = found_at(f"redis+cluster://127.0.0.1:{alone.port}")
        assert said.text.endswith("is no cluster: use redis://.")
