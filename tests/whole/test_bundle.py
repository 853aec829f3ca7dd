"""The page that a hub serves can be compared with the one of a release, file by file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from samesky_client import Door, Unreachable, bundle
from samesky_client.doctor import examine

from ..serving import hub


async def test_the_doctor_finds_the_page_of_this_version_and_leaves_nothing_behind(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as running:
        said = io.StringIO()
        assert await examine(running.url, said) == 0
        assert "the same as the one installed here" in said.getvalue()
        assert await bundle.served(Door(running.url)) == bundle.installed()


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("/static/", lambda raw: raw + b"\n// one more line"),
        ("/", lambda raw: raw.replace(b'samesky-bundle" content="', b'samesky-bundle" content="0')),
        ("/", lambda raw: b"<!doctype html>"),
        ("/static/bundle.json", lambda raw: raw.replace(b'.js": "', b'.js": "0', 1)),
    ],
)
async def test_a_page_that_was_changed_is_noticed(
    tmp_path: Path, path: str, change: Callable[[bytes], bytes]
) -> None:
    class Other(Door):
        """A hub that serves something else."""

        async def fetch(self, asked: str) -> bytes:
            raw = await super().fetch(asked)
            script = path == "/static/" and asked.startswith(path) and asked.endswith(".js")
            return change(raw) if asked == path or script else raw

    async with hub(tmp_path / "data") as running:
        with pytest.raises(Unreachable):
            await bundle.served(Other(running.url))


def test_where_no_page_is_installed_there_is_nothing_to_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Path:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(bundle, "files", missing)
    assert bundle.installed() is None
