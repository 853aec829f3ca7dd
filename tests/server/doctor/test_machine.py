"""What the doctor of hubs says of the machine, and that it says one line a check."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest

from samesky_client import __main__ as cli
from samesky_client import plugins
from samesky_server import doctor
from samesky_server.doctor import machine, store
from samesky_server.settings import Settings


@pytest.mark.parametrize(
    ("hard", "wanted", "level"), [(1024, 0, "note"), (65536, 0, "ok"), (65536, 70000, "note"), (-1, 0, "ok")]
)
def test_few_open_files_are_worth_a_word(
    hard: int, wanted: int, level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, hard))
    [found] = machine.files(Settings(connections=wanted))
    assert found.level == level
    assert ("LimitNOFILE" in found.text) == (level == "note")


@pytest.mark.parametrize(
    ("state", "level", "says"), [(0, "ok", "in step"), (5, "note", "chrony"), (None, "note", "NTP")]
)
def test_a_clock_that_nothing_holds_is_worth_a_word(state: int | None, level: str, says: str) -> None:
    [found] = machine.clock(Settings(), lambda: state)
    assert found.level == level
    assert says in found.text


@pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
def test_the_kernel_is_asked() -> None:
    assert machine._adjtimex() in range(6)


def test_it_takes_what_a_hub_takes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "kind_of", lambda *_: "ext4")
    assert cli.main(["doctor", "--hub", "--data", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == ["files", "clock", "disk", "fsync", "address", "relay"]
    assert not list(tmp_path.iterdir())


def test_what_would_stop_a_start_is_said_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--hub", "--host", "0.0.0.0"]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("WRONG   settings    --host: ")


def test_without_a_hubs_packages_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plugins, "entry_points", lambda **_: [])
    assert cli.main(["doctor", "--hub"]) == 1
    assert "not part of this installation" in capsys.readouterr().err


def test_one_that_is_wrong_makes_it_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        doctor,
        "CHECKS",
        (lambda _: iter([doctor.wrong("it", "is broken."), doctor.Finding("ok", "b", "c")]),),
    )
    assert doctor.main([]) == 1
    assert capsys.readouterr().out.splitlines() == ["WRONG   it          is broken.", "ok      b           c"]
