"""What a host app is told can be verified by others, and what it answers says what becomes of it."""

from __future__ import annotations

import base64
import ipaddress
import json
import re
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from samesky_server.issuers_file import Target
from samesky_server.notices import outward as outward_module
from samesky_server.notices.outward import Outward
from samesky_server.notices.port import Later
from samesky_server.notices.webhook import Said, Webhook, body_of, signature
from samesky_shared.core.reports import Report

from .fake_host import FakeHost, fake_host, fresh_secret

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)
REPORT = Report(
    at=1_800_000_000.25,
    until=2e9,
    again=2e9,
    what="date.moved",
    ritual="d1",
    date="2027-01-22T21:00",
    about=1.8e9,
)


@pytest.fixture
async def host(tmp_path: Path) -> AsyncIterator[FakeHost]:
    async with fake_host(tmp_path / "host") as made:
        yield made


def raw(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix("whsec_"))


async def sent(host: FakeHost, *secrets: str, url: str = "", inside: bool = True) -> Said:
    outward = Outward(LOOPBACK if inside else (), host.context)
    target = Target(url or host.url, tuple(raw(one) for one in secrets or (host.secret,)))
    try:
        return await Webhook(target, outward, time.time).send("room-1", "0123456789abcdef", REPORT)
    finally:
        await outward.close()


def test_the_example_of_the_standard_is_signed_as_it_says() -> None:
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    assert signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body) == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


async def test_it_is_verified_and_holds_ids_and_times_only(host: FakeHost) -> None:
    assert await sent(host) == Said("sent", 204)
    [told] = host.told
    assert told.id == "0123456789abcdef"
    assert (told.type, told.timestamp) == ("date.moved", "2027-01-15T08:00:00.250Z")
    assert told.data == {"room": "room-1", "ritual": "d1", "date": "2027-01-22T21:00", "at": 1.8e9}
    assert told.headers["content-type"] == "application/json"
    assert json.loads(told.body) == json.loads(body_of("room-1", REPORT))


async def test_while_a_secret_is_changed_it_is_signed_by_both(host: FakeHost) -> None:
    older, newer = fresh_secret(), fresh_secret()
    for has in (older, newer):
        host.secret = has
        assert (await sent(host, newer, older)).outcome == "sent"
    host.secret = fresh_secret()
    assert (await sent(host, newer, older)).status == 401
    assert len(host.faults) == 1


async def test_what_was_changed_on_the_way_is_noticed() -> None:
    secret, now = fresh_secret(), int(time.time())
    body = body_of("room-1", REPORT)
    head = {
        "webhook-id": "a",
        "webhook-timestamp": str(now),
        "webhook-signature": signature(raw(secret), "a", now, body),
    }
    assert Verifier(secret).verify(body, head)["type"] == "date.moved"
    for wrong in ({"webhook-id": "b"}, {"webhook-timestamp": str(now - 1)}):
        with pytest.raises(WebhookVerificationError):
            Verifier(secret).verify(body, head | wrong)
    with pytest.raises(WebhookVerificationError):
        Verifier(secret).verify(body.replace(b"room-1", b"room-2"), head)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "sent"),
        (299, "sent"),
        (410, "gone"),
        (301, Later()),
        (400, Later()),
        (404, Later()),
        (500, Later()),
    ],
)
async def test_what_it_answers_says_what_becomes_of_it(host: FakeHost, status: int, outcome: object) -> None:
    host.answers = lambda told: status
    assert await sent(host) == Said(outcome, status)  # type: ignore[arg-type]


async def test_it_may_say_when_to_come_again(host: FakeHost) -> None:
    host.answers, host.retry_after = lambda told: 503, "120"
    assert await sent(host) == Said(Later(120.0), 503)


async def test_who_takes_it_and_never_answers_is_told_later(
    host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outward_module, "ANSWER_WITHIN", 0.2)
    host.hangs = True
    assert await sent(host) == Said(Later(), 0)


async def test_where_nobody_listens_it_is_tried_later(host: FakeHost) -> None:
    assert await sent(host, url="https://127.0.0.1:1/") == Said(Later(), 0)


async def test_it_never_goes_into_a_network_of_ones_own_that_the_operator_has_not_named(
    host: FakeHost,
) -> None:
    assert await sent(host, inside=False) == Said("never", 0)
    assert await sent(host, url="https://169.254.169.254/latest", inside=True) == Said("never", 0)
    assert await sent(host, url="http://127.0.0.1:1/", inside=False) == Said("never", 0)
    assert host.connections == 0


def test_nothing_shows_the_secrets(host: FakeHost) -> None:
    assert repr(Target(host.url, (raw(host.secret),))) == "Target(…)"


def test_the_page_for_host_apps_lists_all_that_there_is_to_tell() -> None:
    root = Path(__file__).parents[3]
    page = (root / "docs" / "host-apps.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z]+\.[a-z]+)` \|", page, re.MULTILINE)
    sources = [one.read_text("utf-8") for one in (root / "shared" / "samesky_shared").rglob("*.py")]
    told = {name for text in sources for name in re.findall(r'vent\(\s*"([a-z]+\.[a-z]+)"', text)}
    assert len(told) == 9
    assert sorted(listed) == sorted(told)
