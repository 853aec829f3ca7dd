"""Web push against RFC 8291's own example, and against a service that reads what comes."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from samesky_server.notices.outward import Outward
from samesky_server.notices.port import Later, Notice
from samesky_server.notices.push import SIGNED_FOR, SIZE, Signer, WebPush, fresh_key, sealed
from samesky_shared.core.notices import Pushed

from .fake_push import FakePush, fake_push, opened, raw, text

NOW = 1_800_000_000.0
NOTICE = Notice("ab" * 16, "soon", "Samesky", "What you planned begins at 21:00", "/r/x", NOW, 90.7, "de", "")
LOOPBACK = [ipaddress.ip_network("127.0.0.0/8")]


def test_it_makes_the_bytes_of_the_example_in_rfc_8291() -> None:
    auth = "BTBZMqHH6r4Tts7J_aSIgg"
    browser = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    sender = int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")
    private = ec.derive_private_key(sender, ec.SECP256R1())
    salt = raw("DGv6ra1nlYgDCS1FRnbzlw")
    made = sealed(
        b"When I grow up, I want to be a watermelon", Pushed("https://x", browser, auth), private, salt
    )
    assert text(made) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
        "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
    receiver = int.from_bytes(raw("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), "big")
    key = ec.derive_private_key(receiver, ec.SECP256R1())
    assert opened(made, key, raw(auth)) == b"When I grow up, I want to be a watermelon"


def way(push: FakePush) -> tuple[WebPush, Signer]:
    signer = Signer(fresh_key(), "mailto:ops@example.org", lambda: NOW)
    return WebPush(Outward(LOOPBACK, push.context), signer), signer


async def test_a_browser_reads_it_and_its_service_learns_little(tmp_path: Path) -> None:
    async with fake_push(tmp_path) as push:
        web, _ = way(push)
        assert await web.send(push.subscribe(), NOTICE) == "sent"
        assert await web.send(push.subscribe("/2"), NOTICE._replace(body="…")) == "sent"
        one, two = push.got
        assert one.shown == {
            "title": "Samesky",
            "body": "What you planned begins at 21:00",
            "path": "/r/x",
            "tag": "ab" * 16,
            "lang": "de",
        }
        assert one.size == two.size == SIZE + 1 + 16 + 86, "the length says nothing"
        assert (one.headers["ttl"], one.headers["topic"]) == ("90", "ab" * 16)
        assert one.headers["content-encoding"] == "aes128gcm"
        assert one.claims == {"aud": push.url, "exp": int(NOW + SIGNED_FOR), "sub": "mailto:ops@example.org"}
        assert push.connections == 1, "a connection is used again"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "sent"),
        (404, "gone"),
        (410, "gone"),
        (413, "never"),
        (429, Later(77.0)),
        (500, Later(77.0)),
        (301, Later(77.0)),
    ],
)
async def test_what_the_service_answers(tmp_path: Path, status: int, outcome: object) -> None:
    async with fake_push(tmp_path) as push:
        web, _ = way(push)
        push.status["*"], push.retry_after = status, "77"
        assert await web.send(push.subscribe(), NOTICE) == outcome


async def test_keys_that_are_none_are_gone_and_nobody_is_asked(tmp_path: Path) -> None:
    async with fake_push(tmp_path) as push:
        web, _ = way(push)
        bad = Pushed(push.subscribe().endpoint, "B" * 87, "a" * 22)
        assert await web.send(bad, NOTICE) == "gone"
        assert push.got == []


def test_a_signature_is_used_again_for_half_of_its_time() -> None:
    time = [NOW]
    signer = Signer(fresh_key(), "", lambda: time[0])
    first = signer.header("https://a.example/1")
    assert signer.header("https://a.example/2") == first
    assert signer.header("https://b.example/1") != first
    time[0] += SIGNED_FOR / 2 + 1
    assert signer.header("https://a.example/1") != first


def test_the_same_key_comes_of_what_is_kept() -> None:
    kept = fresh_key()
    assert len(kept) == 32
    assert Signer(kept, "", lambda: 0).public == Signer(kept, "", lambda: 0).public
    assert len(Signer(kept, "", lambda: 0).public) == 87
