"""What settings must be beyond their types: each check gives, by the name of a setting, what is wrong with it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from samesky_shared.protocol import Durability

from . import redis_url
from .relays import wrong_url

if TYPE_CHECKING:
    from .settings import Settings

_ORIGIN = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")
_URL = re.compile(r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?")


def _check_secrets(settings: Settings) -> dict[str, str]:
    if settings.secret and len(settings.secret) < 32:
        return {"secret": "at least 32 characters."}
    if settings.room_key and len(settings.room_key) < 16:
        return {"room_key": "at least 16 characters."}
    if settings.rooms == "key" and not settings.room_key:
        return {"room_key": "needed when rooms is `key`."}
    return {}


def _check_addresses(settings: Settings) -> dict[str, str]:
    if settings.public_url and not _URL.fullmatch(settings.public_url):
        return {"public_url": "a URL such as https://samesky.example.org, without `?` and `#`."}
    for origin in settings.allowed_origins:
        if not _ORIGIN.fullmatch(origin):
            return {"allowed_origins": "origins such as https://example.org, in lower case, no path, no `*`."}
    if settings.youtube and not _ORIGIN.fullmatch(settings.youtube):
        return {"youtube": "an origin: https://www.youtube-nocookie.com, in lower case, no path."}
    for name in ("proxies", "notice_networks", "webhook_networks"):
        for network in getattr(settings, name):
            try:
                ipaddress.ip_network(network, strict=False)
            except ValueError:
                return {name: "addresses such as 10.0.0.2 or networks such as 10.0.0.0/8."}
    return {}


_MAIL_SERVER = re.compile(r"(?:smtps?|plain)://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_MAIL_FROM = re.compile(r"[^@\s<>,;\"]{1,64}@[A-Za-z0-9.-]{1,190}")
_CONTACT = re.compile(r"(?:https://|mailto:)[!-~]+")


def _check_notices(settings: Settings) -> dict[str, str]:
    server = settings.mail_server
    if server not in ("console", "none"):
        if not _MAIL_SERVER.fullmatch(server):
            return {"mail_server": "such as smtps://mail.example.org:465, or console, or none."}
        if not settings.mail_from:
            return {"mail_from": "needed where mail is sent."}
        if settings.mail_user and server.startswith("plain"):
            return {"mail_user": "a password is not sent over a plain line; use smtp or smtps."}
    if settings.mail_from and not _MAIL_FROM.fullmatch(settings.mail_from):
        return {"mail_from": "an address such as samesky@example.org."}
    if bool(settings.mail_user) != bool(settings.mail_password):
        return {"mail_password": "goes together with mail_user."}
    if settings.push_contact and not _CONTACT.fullmatch(settings.push_contact):
        return {"push_contact": "an https or mailto URL."}
    return {}


def _check_store(settings: Settings) -> dict[str, str]:
    if settings.redis:
        try:
            redis_url.parse(settings.redis)
        except ValueError as error:
            return {"redis": str(error)}
    if settings.workers > 1 and not settings.redis:
        return {"workers": "more than 1 need redis (--redis), where they share their rooms."}
    return {}


def _check_turn(settings: Settings) -> dict[str, str]:
    for url in settings.turn_urls:
        wrong = wrong_url(url)
        if wrong:
            return {"turn_urls": wrong}
    relays = any(url.startswith("turn") for url in settings.turn_urls)
    if settings.turn_secret and len(settings.turn_secret) < 16:
        return {"turn_secret": "at least 16 characters."}
    if relays and not settings.turn_secret:
        return {"turn_secret": "needed where turn_urls names a relay: `static-auth-secret` of coturn."}
    if settings.turn_secret and not relays:
        return {"turn_urls": "name the relay that turn_secret is of, such as turn:turn.example.org:3478."}
    return {}


_PLACE = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}")


def _check_metrics(settings: Settings) -> dict[str, str]:
    place = settings.metrics
    if place and not (_PLACE.fullmatch(place) and int(place.rpartition(":")[2]) <= 65535):
        return {"metrics": "an address and a port such as 127.0.0.1:9464."}
    if settings.otlp and not _URL.fullmatch(settings.otlp):
        return {"otlp": "a URL such as http://127.0.0.1:4318, without `?` and `#`."}
    return {}


def _check_admin(settings: Settings) -> dict[str, str]:
    token = settings.admin_token
    if token and len(token) < 32:
        return {"admin_token": "at least 32 characters, such as `openssl rand -hex 32` makes."}
    if token and not settings.admin:
        return {"admin": "set it, too: admin_token opens nothing without it."}
    if not settings.admin:
        return {}
    if not settings.metrics:
        return {"metrics": "needed for admin, which is at that address: 127.0.0.1:9464, for one."}
    if not token and not _alone(settings.metrics.rpartition(":")[0].strip("[]")):
        return {"admin_token": "needed for admin where metrics is no address of this machine alone."}
    if settings.log_level == "error":
        return {"log_level": "at least warning where admin is on: what is done there stands in the log."}
    return {}


CHECKS: tuple[Callable[[Settings], dict[str, str]], ...] = (
    _check_secrets,
    _check_addresses,
    _check_notices,
    _check_store,
    _check_turn,
    _check_metrics,
    _check_admin,
)


# ------------------------------------------------------------------- fit for trying out only (decision 046)


def _check_line(settings: Settings) -> dict[str, str]:
    """Tokens and words would cross a network in the open."""
    if settings.tls or settings.public_url.startswith("https:") or _alone(settings.host):
        return {}
    return {
        "host": "others could read along: set tls (`self` will do at home), or public_url to the https address of "
        f"the proxy in front.{_OR}"
    }


def _check_proxies(settings: Settings) -> dict[str, str]:
    """Everybody could pose as anybody, and no limit by address would hold."""
    if any(ipaddress.ip_network(one, strict=False).prefixlen == 0 for one in settings.proxies):
        return {"proxies": f"everybody would be believed to be a proxy: name yours.{_OR}"}
    return {}


def _alone(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_OR = " To try things out: --insecure-dev."

DANGERS: tuple[Callable[[Settings], dict[str, str]], ...] = (_check_line, _check_proxies)
"""Refused without `insecure_dev`."""


def forgetful(settings: Settings, durability: Durability) -> str:
    """Why a hub is not to start on a store that keeps things so; empty when it may."""
    if durability != "memory" or settings.insecure_dev:
        return ""
    if not settings.redis:
        return f"durability: with memory a power cut loses what was acknowledged; set disk.{_OR}"
    return f"redis: it keeps nothing over a restart: set appendonly yes and appendfsync always there.{_OR}"
