"""The Redis that hubs share, the Sentinels that say which it is, or the servers of a cluster."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from typing import Any, cast

from .. import redis_url
from ..redis_url import Address, Place, shown
from ..settings import Settings
from .finding import Finding, note, ok, wrong
from .store import speed

OLDEST = {"one": (6, 2), "sentinel": (6, 2), "cluster": (7, 0)}
"""The oldest Redis that does; in a cluster it has channels of a slot."""
APART = 1.0
"""Seconds by which the clocks of Redis and this machine may differ without a word."""
ENOUGH = 3
"""Sentinels of which one may go and the others still agree."""
KEY = "samesky:doctor"
LAG = "Set min-replicas-to-write 1 and min-replicas-max-lag 5."


def redis(settings: Settings) -> Iterator[Finding]:
    """What hubs share."""
    if not settings.redis:
        return
    from redis import RedisError  # few hubs need it

    from ..stores.redis_link import reason

    place = redis_url.parse(settings.redis)
    if place.kind == "cluster":
        yield from _cluster(place)
        return
    address: Address | None = place.hosts[0] if place.hosts else None
    if place.kind == "sentinel":
        address = yield from _sentinels(place)
        if address is None:
            return
    where = place.where if address is None else shown(address)
    try:
        with _client(place, address) as client:
            yield from _asked(client, where, KEY, place)
    except RedisError as error:
        yield wrong("redis", f"{where} cannot be used: {reason(error)}.")


def _client(place: Place, address: Address | None, **other: Any) -> Any:
    """A client of one server; `other` goes before what the URL says."""
    from redis import ConnectionPool, Redis
    from redis.backoff import NoBackoff
    from redis.connection import parse_url
    from redis.retry import Retry

    options: dict[str, Any] = {
        **parse_url(place.one),  # type: ignore[no-untyped-call]
        "socket_timeout": 2,
        "socket_connect_timeout": 2,
        "decode_responses": True,
        "retry": Retry(NoBackoff(), 0),
        **({"host": address[0], "port": address[1]} if address else {}),
        **other,
    }
    return Redis.from_pool(ConnectionPool(**options))


def _sentinels(place: Place) -> Generator[Finding, None, Address | None]:
    """Where the primary is by those who say so."""
    from redis import RedisError

    from ..stores.redis_link import reason

    named: list[Address] = []
    unable = ""
    own = {"username": None, "password": None, "db": 0, **dict(place.sentinel)}
    for host in place.hosts:
        try:
            with _client(place, host, **own) as client:
                told = client.execute_command("SENTINEL GET-MASTER-ADDR-BY-NAME", place.name)
                if not told:
                    yield wrong("sentinels", f"{shown(host)} knows no primary called {place.name}.")
                    continue
                named.append((told[0], int(told[1])))
                try:
                    client.execute_command("SENTINEL CKQUORUM", place.name)
                except RedisError as error:
                    unable = str(error)
        except RedisError as error:
            yield wrong("sentinels", f"{shown(host)} cannot be used: {reason(error)}.")
    if len(set(named)) > 1:
        yield wrong(
            "sentinels", f"they name different primaries: {', '.join(map(shown, sorted(set(named))))}."
        )
    elif named and unable:
        yield wrong("sentinels", "too few of them see each other: nobody takes over when the primary dies.")
    elif named and len(named) < ENOUGH:
        yield note(
            "sentinels", f"{len(named)} answer: with {ENOUGH}, one of them may go. Name all in the URL."
        )
    elif named:
        yield ok("sentinels", f"{len(named)} name {shown(named[0])}")
    return named[0] if named else None


def _cluster(place: Place) -> Iterator[Finding]:
    """What is where, and each server that takes writes."""
    from redis import RedisError

    from ..stores.redis_keys import SLOTS, slot, tags
    from ..stores.redis_link import reason

    homes: dict[Address, list[range]] = {}
    whole = None
    for host in place.hosts:
        try:
            with _client(place, host) as client:
                for first, last, home, *_ in client.execute_command("CLUSTER", "SLOTS"):
                    address = (home[0] or host[0], int(home[1]))
                    homes.setdefault(address, []).append(range(first, last + 1))
                whole = client.config_get("cluster-require-full-coverage").get(
                    "cluster-require-full-coverage"
                )
            break
        except RedisError as error:
            if "cluster support disabled" in str(error):
                yield wrong("cluster", f"{shown(host)} is no cluster: use redis://.")
                return
            yield wrong("cluster", f"{shown(host)} cannot be used: {reason(error)}.")
    if not homes:
        return
    served = sum(len(some) for ranges in homes.values() for some in ranges)
    parts = {
        home: [tag for tag in tags() if any(slot(tag.encode()) in some for some in ranges)]
        for home, ranges in homes.items()
    }
    if served < SLOTS:
        yield wrong("cluster", f"{SLOTS - served} slots are served by nobody, and the rooms in them wait.")
    else:
        few, many = min(map(len, parts.values())), max(map(len, parts.values()))
        yield ok(
            "cluster", f"{len(homes)} servers have {few if few == many else f'{few} to {many}'} parts each"
        )
    if whole == "yes":
        yield note(
            "cluster",
            "while one server is away none takes anything: set cluster-require-full-coverage no, everywhere.",
        )
    for home in sorted(homes):
        try:
            with _client(place, home) as client:
                key = f"samesky:{{{parts[home][0]}}}:doctor" if parts[home] else ""
                yield from _asked(client, shown(home), key, place)
        except RedisError as error:
            yield wrong("redis", f"{shown(home)} cannot be used: {reason(error)}.")


def _asked(client: Any, where: str, key: str, place: Place) -> Iterator[Finding]:
    from redis import RedisError

    info = cast("dict[str, Any]", client.info())
    name, told = (
        ("Valkey", info["valkey_version"]) if "valkey_version" in info else ("Redis", info["redis_version"])
    )
    oldest = OLDEST[place.kind]
    if name == "Redis" and tuple(int(part) for part in told.split(".")[:2]) < oldest:
        yield wrong("redis", f"{name} {told} at {where} is too old: {oldest[0]}.{oldest[1]} at least.")
    else:
        yield ok("redis", f"{name} {told} at {where}")
    if info["role"] != "master":
        yield wrong("redis", "it is a replica, which takes no writes: name the primary.")
        return
    try:
        yield from _kept(client.config_get("append*"), client.config_get("maxmemory*"), info)
        yield from _followed(client.config_get("min-replicas-to-write"), info, place.kind != "one")
    except RedisError:
        yield note(
            "durability",
            "CONFIG is forbidden, so nobody knows: see that appendfsync is always, and noeviction.",
        )
    if info.get("aof_last_write_status", "ok") != "ok":
        yield wrong("durability", "its last write to the disk failed: look at its log and its disk.")
    seconds, parts = cast("tuple[int, int]", client.time())
    ahead = time.time() - (seconds + parts / 1e6)
    if abs(ahead) > APART:
        yield note(
            "clock",
            f"Redis is {abs(ahead):.1f} s {'behind' if ahead > 0 else 'ahead'}: hubs go by it. Let NTP run there.",
        )
    if not key:
        return
    yield speed(
        "write",
        "it keeps something",
        lambda: client.set(key, "", px=1000),
        "a faster disk under it, or one that nobody else keeps busy, would help.",
    )
    client.delete(key)


def _kept(append: dict[str, str], memory: dict[str, str], info: dict[str, Any]) -> Iterator[Finding]:
    policy, most = memory["maxmemory-policy"], int(memory["maxmemory"])
    if append["appendonly"] != "yes":
        yield wrong(
            "durability", "a restart of Redis loses everything: set appendonly yes and appendfsync always."
        )
    elif append["appendfsync"] == "always":
        yield ok("durability", "an acknowledged command is on disk")
    else:
        yield note(
            "durability",
            f"appendfsync {append['appendfsync']}: a crash can lose the last second. Set always.",
        )
    if policy != "noeviction":
        yield wrong(
            "memory", f"{policy} throws rooms away when the memory is full: set maxmemory-policy noeviction."
        )
    elif most and info["used_memory"] > 0.8 * most:
        yield wrong(
            "memory",
            f"{info['used_memory'] * 100 // most} % of maxmemory are used; full, it takes no commands: give it more.",
        )
    else:
        yield ok(
            "memory",
            f"{info['used_memory'] // 2**20} MiB of {f'{most // 2**20} MiB' if most else 'any number'}, noeviction",
        )


def _followed(config: dict[str, str], info: dict[str, Any], replicated: bool) -> Iterator[Finding]:
    """Whether a primary that is cut off from its replicas stops acknowledging what they will never have."""
    follow, must = int(info["connected_slaves"]), int(config["min-replicas-to-write"])
    good = int(info.get("min_slaves_good_slaves", follow))
    if good < must:
        yield wrong("replicas", f"{good} follow it, and {must} must: it takes no writes. Bring one back.")
    elif must and good == must:
        yield note(
            "replicas", f"{good} follow it, and as many must: when one goes, writes stop. Have one more."
        )
    elif must:
        yield ok("replicas", f"{good} follow it, and {must} must for it to take writes")
    elif follow:
        yield note(
            "replicas",
            f"{follow} follow it, and none must: cut off from them, it acknowledges what will be lost. {LAG}",
        )
    elif replicated:
        yield wrong("replicas", "none follows it: nobody takes over when it dies. Add two.")
