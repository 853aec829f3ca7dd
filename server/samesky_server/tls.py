"""TLS of the hub's own: with a certificate from a file, or with one that it makes and signs itself."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import ipaddress
import os
import socket
import ssl
import struct
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .settings import Settings, SettingsError

SELF = "self"
KEPT, SHOWN = "tls.pem", "tls.crt"
"""In the data directory: key and certificate, for the owner only; and the certificate alone, for others to trust."""
LIFE, RENEW = timedelta(days=397), timedelta(days=30)
"""For how long a certificate of our own is good (phones take no much longer ones), and how early it is made anew."""
_SIOCGIFADDR = 0x8915


def context(settings: Settings, now: datetime) -> ssl.SSLContext | None:
    """What the hub speaks TLS with; None without `tls`. The data directory exists by now.

    Raises:
        SettingsError: the files are missing, unreadable or do not fit.
    """
    if not settings.tls:
        return None
    if settings.tls == SELF:
        file = own(Path(settings.data), names(settings), now)
        return _loaded(file, file)
    whole = Path(settings.tls)
    certificate, colon, key = settings.tls.rpartition(":")
    if colon and not whole.exists():
        return _loaded(Path(certificate), Path(key))
    return _loaded(whole, whole)


def fingerprint(certificate: Path) -> str:
    """The SHA-256 of the first certificate in a PEM file, as browsers show it."""
    found = x509.load_pem_x509_certificate(certificate.read_bytes())
    digest = hashlib.sha256(found.public_bytes(Encoding.DER)).hexdigest().upper()
    return ":".join(digest[i : i + 2] for i in range(0, len(digest), 2))


# ------------------------------------------------------------------------------------------ from files


def _loaded(certificate: Path, key: Path) -> ssl.SSLContext:
    for path, what in ((certificate, "CERTIFICATE"), (key, "PRIVATE KEY")):
        try:
            text = path.read_bytes()
        except OSError as error:
            why = (error.strerror or "it cannot be read").lower()
            raise _wrong(f"{path}: {why}; give the path of a PEM file, or `self`") from None
        if f"{what}-----".encode() not in text:
            missing = "certificate" if what == "CERTIFICATE" else "key"
            raise _wrong(f"{path} has no {missing} in it; give CERT:KEY when they stand in two PEM files")
        if what == "PRIVATE KEY" and b"ENCRYPTED" in text:
            raise _wrong(f"the key in {path} has a passphrase; write it without: openssl pkey -in … -out …")
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        made.load_cert_chain(certificate, key)
    except ssl.SSLError as error:
        if error.reason in ("KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH"):
            raise _wrong(f"the key in {key} belongs to another certificate than {certificate}") from None
        raise _wrong(f"{certificate}: no PEM that can be read; is it cut off?") from None
    return made


def _wrong(reason: str) -> SettingsError:
    return SettingsError(f"tls: {reason}.")


# ---------------------------------------------------------------------------------------- of our own


def own(data: Path, wanted: Iterable[str], now: datetime) -> Path:
    """Our own certificate with its key: the kept one while it has all names that are wanted and is good for a while.

    Raises:
        SettingsError: the directory cannot be written.
    """
    path, wanted = data / KEPT, sorted(set(wanted))
    with contextlib.suppress(OSError, ValueError):
        kept = x509.load_pem_x509_certificate(path.read_bytes())
        if set(wanted) <= _names_in(kept) and now + RENEW < kept.not_valid_after_utc:
            return path
    key = ec.generate_private_key(ec.SECP256R1())
    made = _signed(key, wanted, now).public_bytes(Encoding.PEM)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        _write(path, private + made, 0o600)
        _write(data / SHOWN, made, 0o644)
    except OSError as error:
        raise _wrong(f"{path} cannot be written: {(error.strerror or 'no reason given').lower()}") from None
    return path


def _signed(key: ec.EllipticCurvePrivateKey, wanted: list[str], now: datetime) -> x509.Certificate:
    """For servers only, and no authority: who trusts it trusts this hub and nothing else."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Samesky hub")])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks of phones may be behind
        .not_valid_after(now + LIFE - timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([_general(one) for one in wanted]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _names_in(certificate: x509.Certificate) -> set[str]:
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {*found.get_values_for_type(x509.DNSName), *map(str, found.get_values_for_type(x509.IPAddress))}


def _write(path: Path, content: bytes, mode: int) -> None:
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


# --------------------------------------------------------------------------------- what we are called


def names(settings: Settings) -> set[str]:
    """All that people may type to reach this hub: names, and addresses of this machine in private networks."""
    host = socket.gethostname().lower()
    found = {"localhost", "127.0.0.1", "::1", *addresses()}
    if host.isascii() and host:
        found |= {host} if "." in host else {host, f"{host}.local"}
    public = urlsplit(settings.public_url).hostname
    bound = settings.host.lower()
    found |= {one for one in (public, bound) if one and one not in ("0.0.0.0", "::")}  # noqa: S104 - compared
    return {_plain(one) for one in found}


def addresses() -> set[str]:
    """The private addresses of this machine, without those of loopback and of single links."""
    found: set[str] = set()
    with contextlib.suppress(OSError):
        found |= {str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None)}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, interface in socket.if_nameindex():
            with contextlib.suppress(OSError):  # it has none, or this is not Linux
                packed = struct.pack("256s", interface.encode()[:15])
                found.add(socket.inet_ntoa(fcntl.ioctl(asking, _SIOCGIFADDR, packed)[20:24]))
    with contextlib.suppress(OSError):
        for line in Path("/proc/net/if_inet6").read_text("ascii").splitlines():
            found.add(str(ipaddress.IPv6Address(bytes.fromhex(line.split()[0]))))
    return {one for one in found if _private(one)}


def _private(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:  # with a zone
        return False
    return found.is_private and not (found.is_loopback or found.is_link_local or found.is_unspecified)


def _plain(name: str) -> str:
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        return name
