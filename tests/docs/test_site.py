"""The site that `./run docs` makes: built without a warning, complete, and without a need for any network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from .pages import DOCS, ROOT, pages

LOADS = re.compile(r"<(?:link|script|img|source|iframe)\b[^>]*?\b(?:href|src|srcset)=\"([^\"]+)\"")
TAKEN = ("docs/README.md", "docs/embed.md", "docs/activities/timer.md")
"""Pages of which the site is written here; all are read, and all of their links resolved."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where some of it is, once all of it was read as `./run docs build` does: a warning of any kind is an error."""
    folder = tmp_path_factory.mktemp("site")
    common = ["-q", "-c", "docs/site", "-d", folder / "read"]
    for words in (
        ["-W", "--keep-going", "-b", "dummy", ".", folder / "none"],
        [".", folder / "site", *TAKEN],
    ):
        command = [sys.executable, "-m", "sphinx", *common, *words]
        made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
    return folder / "site"


def test_its_first_page_leads_on(site: Path) -> None:
    lead = re.search(r'url=([\w/.-]+)"', (site / "index.html").read_text("utf-8"))
    assert lead is not None
    assert (site / lead[1]).is_file()


def test_its_menu_leads_to_every_page(site: Path) -> None:
    """To those of activities and decisions by the pages that they are below of, as a warning would say."""
    menu = (site / "docs/README.html").read_text("utf-8")
    direct = {one.relative_to(DOCS).with_suffix(".html").as_posix() for one in pages() if one.parent == DOCS}
    assert [
        one for one in direct - {"README.html"} if f'class="reference internal" href="{one}"' not in menu
    ] == []


@pytest.mark.parametrize("page", TAKEN)
def test_it_loads_nothing_from_elsewhere_and_all_that_it_loads_is_there(site: Path, page: str) -> None:
    file = (site / page).with_suffix(".html")
    loaded = LOADS.findall(file.read_text("utf-8"))
    assert len(loaded) > 10
    for target in loaded:
        path = unquote(re.split(r"[?#]", target)[0])
        assert not re.match(r"\w+:|//", path), target
        assert not path or path.endswith(".html") or (file.parent / path).is_file(), target


def test_no_style_loads_anything_from_elsewhere(site: Path) -> None:
    for style in site.rglob("*.css"):
        for target in re.findall(r"url\(['\"]?([^'\")]+)|@import ['\"]?([^'\"]+)", style.read_text("utf-8")):
            assert not re.match(r"https?:|//", "".join(target)), style


def test_it_can_be_searched_without_a_server(site: Path) -> None:
    assert (site / "searchindex.js").read_text("utf-8").startswith("Search.setIndex(")
