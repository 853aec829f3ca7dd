"""Where a Redis is, as a URL says it: one server, the primary that Sentinels name, or a cluster.

    redis://[USER:PASSWORD@]HOST[:6379][/DB]                                 rediss:// with TLS
    unix://[USER:PASSWORD@]/PATH[?db=DB]
    redis+sentinel://[USER:PASSWORD@]HOST[:26379],HOST[:26379]/NAME[/DB]     rediss+sentinel:// with TLS
    redis+cluster://[USER:PASSWORD@]HOST[:6379],HOST[:6379]                  rediss+cluster:// with TLS

Options follow after `?` and are those of the client, such as `ssl_ca_certs`. The only place that reads such a URL; it
knows no client, since settings are read where none is installed.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

Address = tuple[str, int]

_FORMS = "redis://127.0.0.1:6379/0, rediss://…, unix:///path, redis+sentinel://… or redis+cluster://…"
_PORTS = {"one": 6379, "sentinel": 26379, "cluster": 6379}
_HOST = re.compile(r"(?P<host>\[[0-9A-Fa-f:.%]+\]|[^\s\[\]:/?#@,]+)(?::(?P<port>[0-9]{1,5}))?")


class Place(NamedTuple):
    """Where a Redis is."""

    kind: Literal["one", "sentinel", "cluster"]
    scheme: str
    hosts: tuple[Address, ...]
    """Those that are named, in this order; of a cluster or of Sentinels any will do. Empty for a path."""
    one: str
    """The URL of one server at the first host, as the client reads it: with user, password, database and options."""
    name: str = ""
    """What the Sentinels call the primary."""
    sentinel: tuple[tuple[str, str], ...] = ()
    """`username` and `password` for the Sentinels themselves."""

    @property
    def where(self) -> str:
        """What may be shown of it: never a user, a password or an option."""
        if not self.hosts:
            return unquote(urlsplit(self.one).path)
        hosts = ",".join(shown(one) for one in self.hosts)
        return f"{hosts}/{self.name}" if self.kind == "sentinel" else hosts

    @property
    def tls(self) -> bool:
        """Whether the way there is TLS."""
        return self.scheme.startswith("rediss")


def parse(url: str) -> Place:
    """The place of a URL.

    Raises:
        ValueError: it is none; the message is a sentence that quotes nothing of it but what may be shown.
    """
    scheme, sign, rest = url.partition("://")
    base, _, kind = scheme.partition("+")
    if not sign or base not in ("redis", "rediss", "unix") or kind not in ("", "sentinel", "cluster"):
        raise ValueError(f"a URL such as {_FORMS}.")
    if scheme.startswith("unix"):
        return Place("one", scheme, (), _path(url, kind))
    place, _, query = rest.partition("?")
    authority, _, path = place.partition("/")
    user, at, names = authority.rpartition("@")
    kept, sentinel = _options(query, kind)
    if kind == "":
        hosts = _hosts(names or "localhost", "one")
        if len(hosts) > 1:
            raise ValueError("several hosts go with redis+sentinel:// or redis+cluster:// only.")
        return Place("one", scheme, hosts, f"{base}://{user}{at}{shown(hosts[0])}/{path}{kept}")
    hosts = _hosts(names, "sentinel" if kind == "sentinel" else "cluster")
    if kind == "cluster":
        if path.strip("/") not in ("", "0"):
            raise ValueError(f"{scheme}:// has no databases: nothing comes after the hosts.")
        return Place("cluster", scheme, hosts, f"{base}://{user}{at}{shown(hosts[0])}{kept}")
    name, _, db = path.partition("/")
    if not name or not re.fullmatch(r"[0-9]{0,5}", db):
        raise ValueError(
            f"{scheme}:// names the primary, and maybe a database: {scheme}://HOST:26379,HOST:26379/NAME/0."
        )
    one = f"{base}://{user}{at}{shown(hosts[0])}/{db or '0'}{kept}"
    return Place("sentinel", scheme, hosts, one, unquote(name), sentinel)


def shown(address: Address) -> str:
    """`HOST:PORT`."""
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def masked(url: str) -> str:
    """A URL that has a place, without user, password and options; `…` where somebody stands."""
    scheme, sign, rest = url.partition("://")
    authority, slash, path = rest.partition("?")[0].partition("/")
    _, at, hosts = authority.rpartition("@")
    return f"{scheme}{sign}{'…@' if at else ''}{hosts}{slash}{path}"


def _hosts(names: str, kind: Literal["one", "sentinel", "cluster"]) -> tuple[Address, ...]:
    hosts = []
    for one in names.split(","):
        found = _HOST.fullmatch(one)
        if found is None or not 0 < int(found["port"] or 1) <= 65535:
            raise ValueError(f"each host is HOST or HOST:PORT, as in {_FORMS}.")
        hosts.append((unquote(found["host"]).strip("[]"), int(found["port"] or _PORTS[kind])))
    return tuple(hosts)


def _options(query: str, kind: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What follows the hosts as the client reads it, and what is for Sentinels."""
    pairs = parse_qsl(query, keep_blank_values=True)
    own = [(name.removeprefix("sentinel_"), value) for name, value in pairs if name in _SENTINEL]
    if own and kind != "sentinel":
        raise ValueError("sentinel_username and sentinel_password go with redis+sentinel:// only.")
    rest = urlencode([pair for pair in pairs if pair[0] not in _SENTINEL])
    return (f"?{rest}" if rest else ""), tuple(own)


_SENTINEL = ("sentinel_username", "sentinel_password")


def _path(url: str, kind: str) -> str:
    if kind:
        raise ValueError("unix:// leads to one server only.")
    if not urlsplit(url).path.strip("/"):
        raise ValueError("a path follows unix://, such as unix:///run/redis/redis.sock.")
    return url
