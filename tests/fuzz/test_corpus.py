"""What the search for bytes that fail begins with, and what it has found, is played each time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import seeds
from .__main__ import CORPUS
from .targets import NAMES, PLAIN, Target, in_loop


@pytest.fixture(scope="module")
def targets() -> Iterator[dict[str, Target]]:
    more, end = in_loop()
    yield PLAIN | more
    end()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_in_earnest_passes(targets: dict[str, Target], name: str) -> None:
    found = seeds.of(name)
    assert found
    for seed in found:
        targets[name](seed)
        targets[name](seed[: len(seed) // 2])


@pytest.mark.parametrize("name", NAMES)
def test_what_failed_once_passes(targets: dict[str, Target], name: str) -> None:
    for path in sorted((CORPUS / name).glob("*")):
        targets[name](path.read_bytes())


def test_a_target_finds_what_is_wrong(targets: dict[str, Target], monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop's faults count, and so does a partner who is not served."""
    from samesky_server.hub.session import Session

    def fails(self: Session, frame: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Session, "_timeline", fails)
    timeline = seeds.of("session")[-1]
    with pytest.raises(ZeroDivisionError):
        targets["session"](timeline)
