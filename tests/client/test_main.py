"""The command line: one line for every error, and its exit codes."""

from __future__ import annotations

import socket
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from samesky_client import __main__ as cli
from samesky_client import plugins
from samesky_client.errors import Gone
from samesky_shared.errors import Refused


@pytest.fixture(autouse=True)
def own_seats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


@pytest.fixture
def nobody() -> Any:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{free.getsockname()[1]}"


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("samesky: ")
    return said.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    text = capsys.readouterr().out
    for name in ("room", "join", "partner", "doctor", "serve"):
        assert f"  {name} " in text
    assert cli.main(["version"]) == 0
    assert capsys.readouterr().out.startswith("samesky ")


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["dance"]) == 2
    assert "'dance'" in one_line(capsys)


@pytest.mark.parametrize(
    "argv", [["join", "https://sky.example/j"], ["partner", "nonsense"], ["join"], ["room", "--server", "x"]]
)
def test_a_bad_link_or_address_is_a_wrong_command_line(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argv) == 2
    one_line(capsys)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["join", "https://sky.example/j", "--lang", "de"], "kopiere den ganzen Link"),
        (["join", "--lang", "de-AT"], "Du warst noch in keinem Raum"),
        (["join", "--lang", "de", "--player", "mpv", "--late", "x"], "Um wie viele Millisekunden"),
        (["join", "https://sky.example/j", "--lang", "ar"], "copy the whole link"),
    ],
)
def test_why_it_did_not_work_is_said_in_the_language(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argv) == 2
    assert said in one_line(capsys)


def test_the_language_comes_from_the_environment(
    nobody: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert cli.main(["join", f"{nobody}/j#secret"]) == 1
    assert "dort hört niemand zu" in one_line(capsys)


@pytest.mark.parametrize("verb", ["join", "partner"])
def test_no_hub_is_one_line(verb: str, nobody: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, f"{nobody}/j#secret"]) == 1
    assert "secret" not in one_line(capsys)


def test_a_room_without_a_hub_is_one_line(nobody: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["room", "--server", nobody]) == 1
    assert "nothing listens there" in one_line(capsys)


def test_the_doctor_says_what_is_wrong(nobody: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", nobody]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("WRONG")


def test_wrong_options_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["join", "--nonsense"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert cli.main(["room", "--help"]) == 0


class Entry:
    """Stands for an entry point."""

    name = "serve"

    def __init__(self, found: Any) -> None:
        self.found = found

    def load(self) -> Any:
        if isinstance(self.found, BaseException):
            raise self.found
        return self.found


def with_entry(monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    def points(group: str, name: str = "serve") -> list[Entry]:
        return [Entry(found)] if name == "serve" else []

    monkeypatch.setattr(cli, "entry_points", points)
    monkeypatch.setattr(plugins, "entry_points", points)


def test_other_packages_add_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    with_entry(monkeypatch, lambda argv: len(argv))
    assert cli.main(["serve", "--port", "0"]) == 2
    assert EntryPoint("serve", "x:y", plugins.GROUP).group == "samesky.commands"


@pytest.mark.parametrize("missing", ["uvicorn", "starlette.routing"])
def test_a_missing_extra_is_one_clear_line(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_entry(monkeypatch, ModuleNotFoundError("no", name=missing))
    assert cli.main(["serve"]) == 1
    assert "pip install 'samesky[server]'" in one_line(capsys)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refused("forbidden", "This invitation is used up."), 1),
        (Gone(4410), 1),
        (KeyboardInterrupt(), 130),
        (PermissionError(13, "Permission denied"), 1),
    ],
)
def test_errors_never_show_a_traceback(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(argv: list[str]) -> int:
        raise error

    with_entry(monkeypatch, fails)
    assert cli.main(["serve"]) == code
    assert "Traceback" not in capsys.readouterr().err
