"""How many connections a process may have follows from the files that it may open."""

from __future__ import annotations

import resource

import pytest

from samesky_server import open_files


def test_what_the_hub_needs_itself_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_files.connections(1024) == 1024 - open_files.OTHERS
    assert open_files.connections(10) == 1, "else it could serve nobody, and say nothing of it"
    monkeypatch.setattr(resource, "getrlimit", lambda what: (256, resource.RLIM_INFINITY))
    assert open_files.most() == open_files.AT_MOST
    monkeypatch.setattr(resource, "getrlimit", lambda what: (256, 4096))
    assert open_files.most() == 4096
