"""Commands, ours and others': each is where it is said to be, and what it does not need is not imported for it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import samesky_client
from samesky_client.__main__ import COMMANDS, _found

HEAVY = {"asyncio", "msgspec", "samesky_shared.activities", "samesky_server", "uvicorn", "websockets"}


def loaded(program: str) -> set[str]:
    """The modules that are there once it has run."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport json, sys\nprint()\nprint(json.dumps(list(sys.modules)))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_and_version_need_nothing() -> None:
    program = "from samesky_client.__main__ import main\nassert main(['help']) == main(['version']) == 0"
    assert not loaded(program) & HEAVY


def test_who_starts_a_hub_needs_no_client() -> None:
    program = "from samesky_client.__main__ import _found\nassert _found('serve')"
    found = {name for name in loaded(program) if name.startswith("samesky_client.")}
    assert found == {"samesky_client.__main__", "samesky_client.errors", "samesky_client.plugins"}


def test_a_hub_starts_without_what_few_need() -> None:
    assert not loaded("import samesky_server.__main__") & {"dateutil", "holidays", "icalendar"}


@pytest.mark.parametrize("name", samesky_client.__all__)
def test_all_that_the_package_offers_is_there(name: str) -> None:
    assert getattr(samesky_client, name).__name__ == name
    assert name in dir(samesky_client)


def test_what_it_does_not_offer_is_said_as_for_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        samesky_client.nothing  # noqa: B018


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_where_it_is_said_to_be(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    run = _found(name)
    assert run is not None
    with pytest.raises(SystemExit):
        run(["--help"])
    assert f"samesky {name}" in capsys.readouterr().out
