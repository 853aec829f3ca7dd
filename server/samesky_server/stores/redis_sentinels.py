"""Sentinels: which server is the primary by now, as the one of them says that knows the latest.

Each time another server becomes the primary this gets a higher number, the config epoch. A Sentinel that is cut off
goes on naming the old one; so all are asked at once, and the highest number counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from redis.asyncio import BlockingConnectionPool, Sentinel
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import MasterNotFoundError, SentinelConnectionPool
from redis.backoff import NoBackoff

from ..redis_url import Address

ASKED = 0.4
"""Seconds after which a Sentinel does not answer."""


class Sentinels(Sentinel):
    """Those of a place."""

    async def discover_master(self, service_name: str) -> Address:
        """Where the primary is. Raises `MasterNotFoundError`."""
        told = await asyncio.gather(
            *[one.sentinel_masters() for one in self.sentinels], return_exceptions=True
        )
        states = [one[service_name] for one in told if isinstance(one, dict) and service_name in one]
        newest = max((state["config-epoch"] for state in states), default=0)
        for state in states:
            if state["config-epoch"] == newest and self.check_master_state(state, service_name):
                return state["ip"], state["port"]
        raise MasterNotFoundError(f"No master found for {service_name!r}")


class Primary(SentinelConnectionPool, BlockingConnectionPool):
    """Connections to the primary that Sentinels name; whoever finds them all busy waits."""


def sentinels(hosts: Sequence[Address], tls: bool, options: Mapping[str, Any]) -> Sentinels:
    """Those who know the primary: no name or password of Redis is for them, but its TLS."""
    return Sentinels(  # type: ignore[no-untyped-call]
        hosts,
        sentinel_kwargs={
            "socket_timeout": ASKED,
            "socket_connect_timeout": ASKED,
            "protocol": 2,
            "retry": Retry(NoBackoff(), 0),
            "ssl": tls,
            **options,
        },
    )
