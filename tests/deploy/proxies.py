"""The proxies of `deploy/` as they are shipped, on free ports of loopback, in front of whatever serves a test.

Each is the file of the repository with nothing changed but names, ports, paths, and what a test says it changes.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import ssl
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import connect

from samesky_shared.protocol import PATH

from ..redis_servers import certificate, free_port

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
KINDS = ("nginx", "caddy")
PATIENCE = 20.0
READY = {"nginx": "event method", "caddy": "serving initial configuration"}
"""What each says once its sockets listen."""
NAME = "samesky.example.org"


def binary(kind: str) -> str:
    """Where a proxy is; AssertionError when it is not installed."""
    path = shutil.which(kind) or shutil.which(kind, path="/usr/sbin")
    assert path is not None, f"{kind} is not installed (on Debian: apt-get install {kind})"
    return path


def changed(text: str, changes: Mapping[str, str]) -> str:
    """The text with each of these replaced, every one of which must be in it."""
    for old, new in changes.items():
        assert old in text, f"{old!r} is no longer in the file"
        text = text.replace(old, new)
    return text


class Proxy:
    """One proxy in front of these ports.

    Args:
        kind: nginx or caddy.
        folder: for all that it writes.
        hubs: the ports behind it.
        changes: of its file, further ones.
    """

    def __init__(
        self, kind: str, folder: Path, hubs: Sequence[int], changes: Mapping[str, str] | None = None
    ) -> None:
        folder.mkdir(parents=True)
        self.kind, self.folder = kind, folder
        self.port, self.plain = free_port(), free_port()
        self.url = f"https://localhost:{self.port}"
        self.said = folder / "said"
        self._process: asyncio.subprocess.Process | None = None
        self._reads: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        command, self._environ = (self._nginx if kind == "nginx" else self._caddy)(hubs, changes or {})
        self._command = [binary(kind), *command]

    def _nginx(self, hubs: Sequence[int], changes: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
        certificate(self.folder)
        hub = "    server 127.0.0.1:8080 max_fails=1 fail_timeout=2s;\n"
        site = changed(
            (DEPLOY / "nginx.conf").read_text(),
            {
                hub: "".join(hub.replace("8080", str(port)) for port in hubs),
                "listen 80;": f"listen 127.0.0.1:{self.plain};",
                "listen [::]:80;": "",
                "listen 443 ssl http2;": f"listen 127.0.0.1:{self.port} ssl http2;",
                "listen [::]:443 ssl http2;": "",
                f"server_name {NAME};": "server_name localhost;",
                f"/etc/letsencrypt/live/{NAME}/fullchain.pem": str(self.folder / "tls.pem"),
                f"/etc/letsencrypt/live/{NAME}/privkey.pem": str(self.folder / "tls.key"),
                "/var/log/nginx/samesky.log": str(self.folder / "samesky.log"),
                **changes,
            },
        )
        (self.folder / "site.conf").write_text(site)
        temporary = "".join(
            f"{name}_temp_path {self.folder}/{name};\n"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = (
            f"daemon off;\nmaster_process off;\npid {self.folder}/pid;\nerror_log stderr notice;\n"
            f"events {{ worker_connections 256; }}\nhttp {{\n{temporary}include {self.folder}/site.conf;\n}}\n"
        )
        (self.folder / "nginx.conf").write_text(whole)
        return ["-e", "stderr", "-c", str(self.folder / "nginx.conf")], {}

    def _caddy(self, hubs: Sequence[int], changes: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
        ours = (
            f"{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\thttp_port {self.plain}\n\thttps_port {self.port}\n"
            f"\tskip_install_trust\n\tstorage file_system {self.folder}/kept\n"
        )
        text = changed((DEPLOY / "Caddyfile").read_text(), changes)
        head, brace, rest = text.partition("\n{\n")
        assert brace
        (self.folder / "Caddyfile").write_text(f"{head}\n{ours}{rest}")
        environ = {
            "DOMAIN": "localhost",  # for which its certificate comes from an authority of its own
            "HUBS": " ".join(f"127.0.0.1:{port}" for port in hubs),
            "HOME": str(self.folder),
        }
        return ["run", "--config", str(self.folder / "Caddyfile"), "--adapter", "caddyfile"], environ

    async def start(self) -> None:
        """Starts it and waits until it says that it listens."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=os.environ | self._environ,
            cwd=self.folder,
        )
        assert self._process.stdout is not None
        self._reads = asyncio.create_task(self._read(self._process.stdout))
        await self.told(READY[self.kind])
        async with asyncio.timeout(PATIENCE):
            while not await self._certified():
                pass

    async def _certified(self) -> bool:
        """Whether it has its certificate: Caddy listens while it makes one."""
        try:
            _, writer = await asyncio.open_connection(
                "127.0.0.1", self.port, ssl=trusting(), server_hostname="localhost"
            )
        except (ConnectionError, ssl.SSLError):
            return False
        writer.close()
        return True

    async def _read(self, lines: asyncio.StreamReader) -> None:
        with self.said.open("ab", buffering=0) as said:
            async for line in lines:
                said.write(line)
                self._news.set()
        self._news.set()

    async def told(self, words: str) -> None:
        """Waits until it says these words."""
        assert self._reads is not None
        async with asyncio.timeout(PATIENCE):
            while not (self.said.exists() and words in self.said.read_text()):
                assert not self._reads.done(), f"{self.kind} has ended: {self.everything()}"
                self._news.clear()
                await self._news.wait()

    async def stop(self) -> None:
        """Ends it, by its process id."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()
        if self._reads is not None:
            await self._reads

    def everything(self) -> str:
        """All that it wrote, wherever."""
        files = [one for one in self.folder.rglob("*") if one.is_file()]
        return "\n".join(one.read_bytes().decode(errors="replace") for one in files)

    def http(self, address: str = "127.0.0.1") -> httpx.AsyncClient:
        """Asks it, from this address."""
        transport = httpx.AsyncHTTPTransport(verify=trusting(), local_address=address)
        return httpx.AsyncClient(base_url=self.url, transport=transport, timeout=PATIENCE)

    def socket(self, address: str = "127.0.0.1", path: str = PATH, **more: Any) -> connect:
        """Opens a WebSocket through it, from this address."""
        where = f"wss://localhost:{self.port}{path}"
        return connect(where, host="127.0.0.1", ssl=trusting(), local_addr=(address, 0), proxy=None, **more)


def trusting() -> ssl.SSLContext:
    """Believes any certificate: here it is not about that."""
    made = ssl.create_default_context()
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    return made


@asynccontextmanager
async def proxy(
    kind: str, folder: Path, *hubs: int, changes: Mapping[str, str] | None = None
) -> AsyncIterator[Proxy]:
    """A proxy that runs within the block."""
    made = Proxy(kind, folder / kind, hubs, changes)
    await made.start()
    try:
        yield made
    finally:
        await made.stop()
