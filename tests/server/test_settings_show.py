"""`samesky config`: what is in force, and where each value is from."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from samesky_server import settings_show
from samesky_server.settings import table
from samesky_server.settings_load import load

File = Callable[[str], str]


@pytest.fixture
def file(tmp_path: Path) -> File:
    """Writes a file that its owner alone may read; its path."""

    def write(text: str) -> str:
        path = tmp_path / "samesky.toml"
        path.write_text(text)
        path.chmod(0o600)
        return str(path)

    return write


def test_config_prints_what_is_in_force_and_from_where(
    file: File, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [row.variable for row in table()]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(
        "SAMESKY_CONFIG", file('allowed_origins = ["https://a.example"]\nroom_key = "canary-canary-canary"')
    )
    monkeypatch.setenv("SAMESKY_SECRET", "canary" * 8)
    monkeypatch.setenv("SAMESKY_REDIS", "redis://who:canary@127.0.0.1:6379/2?password=canary")
    monkeypatch.setenv("SAMESKY_PROT", "8081")
    assert settings_show.main(["--port", "8081"]) == 0
    said = capsys.readouterr().out
    assert "canary" not in said
    found = dict(line.rsplit(" # ", 1) for line in said.splitlines() if " = " in line)
    assert len(found) == len(table())
    where = {text.strip(): source for text, source in found.items()}
    assert where["port = 8081"] == "--port"
    assert where['allowed_origins = ["https://a.example"]'] == "config: allowed_origins"
    assert where['# secret = "…"'] == "SAMESKY_SECRET"
    assert where['# room_key = "…"'] == "config: room_key"
    assert where['# redis = "redis://…@127.0.0.1:6379/2"'] == "SAMESKY_REDIS"
    assert where["token_lifetime = 600.0"] == "default"
    assert "# SAMESKY_PROT is no setting, and has no effect." in said.splitlines()


def test_what_it_prints_is_such_a_file(
    file: File, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [row.variable for row in table()]:
        monkeypatch.delenv(name, raising=False)
    arguments = [
        "--port",
        "0",
        "--proxies",
        "10.0.0.2",
        "--founder-link",
        "--public-url",
        "https://a.example",
    ]
    assert settings_show.main(arguments) == 0
    said = capsys.readouterr().out
    assert tomllib.loads(said)["port"] == 0
    assert load(["--config", file(said)], {}) == load([*arguments, "--config", file(said)], {})


def test_config_says_what_would_stop_a_start(file: File, capsys: pytest.CaptureFixture[str]) -> None:
    assert settings_show.main(["--config", file("port = 65536")]) == 1
    assert capsys.readouterr().err.startswith("samesky: config: port: ")
    assert settings_show.main(["--issuers", file("[[issuer]]")]) == 1
    assert capsys.readouterr().err.startswith("samesky: issuers: ")
