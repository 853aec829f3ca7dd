"""Faults are looked for, not the shortest way to them."""

from __future__ import annotations

import pytest
from hypothesis import Phase

from samesky_shared.testing import walks


@pytest.fixture(autouse=True)
def found_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here nobody reads the shortest way to a fault, so it is not looked for."""
    monkeypatch.setattr(walks, "PHASES", (Phase.generate,))
