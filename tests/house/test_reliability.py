"""Every failure that docs/reliability.md names, and every promise of docs/backups.md, has the test that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("page", "least"), [("reliability", 30), ("backups", 20)])
def test_the_tests_of_failures_exist(page: str, least: int) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert len(named) > least
    missing = [
        f"{path}::{name}" for path, name in named if f"def {name}(" not in (ROOT / path).read_text("utf-8")
    ]
    assert missing == []
