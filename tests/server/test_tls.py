"""TLS of the hub's own: the certificate that it makes, those that it is given, and a real hub that speaks it."""

from __future__ import annotations

import json
import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

import samesky_client
from samesky_client import Unreachable
from samesky_client.door import Door
from samesky_server import tls
from samesky_server.settings import Settings, SettingsError

from ..serving import HubProcess, hub
from .test_main import one_line, serve

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def test_a_certificate_of_our_own_has_all_names_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tls.own(tmp_path, ["localhost", "127.0.0.1", "::1", "attic.local", "192.168.1.7"], NOW)
    made = read(path)
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert set(names.get_values_for_type(x509.DNSName)) == {"localhost", "attic.local"}
    assert set(map(str, names.get_values_for_type(x509.IPAddress))) == {"127.0.0.1", "::1", "192.168.1.7"}
    key = made.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert not made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert made.not_valid_before_utc < NOW < made.not_valid_after_utc
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    shown = (tmp_path / tls.SHOWN).read_text()
    assert "PRIVATE KEY" not in shown
    assert read(tmp_path / tls.SHOWN) == made
    assert sorted(one.name for one in tmp_path.iterdir()) == [tls.SHOWN, tls.KEPT]
    assert len(tls.fingerprint(path)) == 32 * 3 - 1


def test_it_is_kept_until_it_is_about_to_end_or_a_name_is_missing(tmp_path: Path) -> None:
    first = read(tls.own(tmp_path, ["localhost", "attic"], NOW))
    assert read(tls.own(tmp_path, ["localhost"], NOW + timedelta(days=300))) == first
    more = read(tls.own(tmp_path, ["localhost", "cellar"], NOW))
    assert more != first
    assert read(tls.own(tmp_path, ["localhost"], NOW + timedelta(days=380))) != more
    (tmp_path / tls.KEPT).write_text("torn")
    assert read(tls.own(tmp_path, ["localhost"], NOW)) != more


def test_it_is_called_what_people_may_type(tmp_path: Path) -> None:
    found = tls.names(Settings(public_url="https://Sky.example.org:8443/path", host="::"))
    assert {"localhost", "127.0.0.1", "::1", "sky.example.org"} <= found
    assert tls.addresses() <= found
    assert "192.168.3.4" in tls.names(Settings(host="192.168.3.4"))
    tls.own(tmp_path, found, NOW)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a certificate and its key, apart and together, and with things that do not fit."""
    tls.own(tmp_path, ["localhost"], NOW)
    together = (tmp_path / tls.KEPT).read_bytes()
    begin = together.index(b"-----BEGIN CERTIFICATE")
    (tmp_path / "both.pem").write_bytes(together)
    (tmp_path / "key.pem").write_bytes(together[:begin])
    (tmp_path / "cert.pem").write_bytes(together[begin:])
    (tmp_path / "cut.pem").write_bytes(
        together[:begin] + together[begin:][:300] + b"\n-----END CERTIFICATE-----\n"
    )
    other = ec.generate_private_key(ec.SECP256R1())
    for name, closed in (("other.pem", NoEncryption()), ("secret.pem", BestAvailableEncryption(b"x"))):
        (tmp_path / name).write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, closed))
    return tmp_path


def test_a_file_with_both_or_two_files_will_do(files: Path) -> None:
    for given in (f"{files}/both.pem", f"{files}/cert.pem:{files}/key.pem"):
        assert isinstance(tls.context(Settings(tls=given), NOW), ssl.SSLContext)
    assert tls.context(Settings(), NOW) is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("none.pem", "no such file or directory; give the path of a PEM file, or `self`"),
        (".", "is a directory"),
        ("cert.pem", "no key in it; give CERT:KEY"),
        ("key.pem", "no certificate in it; give CERT:KEY"),
        ("cert.pem:other.pem", "belongs to another certificate"),
        ("cert.pem:secret.pem", "has a passphrase"),
        ("cert.pem:none.pem", "none.pem: no such file"),
        ("cut.pem", "no PEM that can be read"),
    ],
)
def test_what_does_not_fit_is_named_with_the_way_out(files: Path, given: str, said: str) -> None:
    whole = ":".join(str(files / part) for part in given.split(":"))
    with pytest.raises(SettingsError) as wrong:
        tls.context(Settings(tls=whole), NOW)
    assert str(wrong.value).startswith("tls: ")
    assert said in str(wrong.value)
    assert "\n" not in str(wrong.value)


async def test_a_wrong_certificate_is_one_clear_line(tmp_path: Path) -> None:
    code, out, error = await serve("--port", "0", "--data", str(tmp_path / "data"), "--tls", "none.pem")
    assert (code, out) == (1, "")
    assert "tls: none.pem: no such file" in one_line(error)


async def test_two_meet_over_tls_when_they_trust_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with hub(tmp_path / "data", tls="self") as running:
        assert running.url.startswith("https://127.0.0.1:")
        with pytest.raises(Unreachable, match="signed its certificate itself"):
            await Door(running.url).healthy()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "data" / tls.SHOWN))
        ana = await samesky_client.make(running.url, name="Ana")
        assert (ana.invite_link or "").startswith(running.url + "/j#")
        ben = await samesky_client.join(ana.invite_link or "", name="Ben")
        long = "wss " * 900
        for one, other in ((ana, ben), (ben, ana)):
            await one.chat().say(long)
            await other.until(
                lambda room, who=one.you: any(entry.by == who for entry in room.entries)  # type: ignore[misc]
            )
        assert [ben.unseal(line.body["text"], "chat", "say.text", line.by) for line in ben.entries] == [
            long
        ] * 2
        for n in range(300):
            ana.react("heart" if n % 2 else "nod")
        await ana.timer("tea").start(seconds=60)
        await ben.until(lambda room: room.timer("tea").state.running)
        await running.stop()
        await ben.until(lambda room: room.connection != "ready")
        await running.start()
        await ben.until(lambda room: room.connection == "ready")
        await ana.until(lambda room: room.connection == "ready")
        assert ben.timer("tea").state.running
        await ana.close()
        await ben.close()
        log = [json.loads(line)["event"] for line in running.log.read_text().splitlines()]
        assert log == ["certificate", "ready"] * 2


async def test_the_certificate_stays_over_a_restart(tmp_path: Path) -> None:
    running = HubProcess(tmp_path / "data", tls="self")
    shown = []
    for _ in range(2):
        await running.start()
        shown.append((tmp_path / "data" / tls.SHOWN).read_bytes())
        await running.stop()
    assert shown[0] == shown[1]
