"""The pages of documentation: each is found from their index, no link leads nowhere, shown code is what runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
INDEX = DOCS / "README.md"
LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
FENCE = re.compile(r"^ *```([\w-]*)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
WHOLE = {
    "own-activity.md": ("activity", {"pyproject.toml", "samesky_plant.py", "test_plant.py"}),
    "own-client.md": ("own-client", {"client.py"}),
}
"""Pages whose code is that of an example, and of which files they show every line."""


def pages() -> list[Path]:
    """Everything that people read."""
    beside = [path for top in ("examples", "deploy") for path in (ROOT / top).rglob("*.md")]
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *beside])


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Where the relative links of a page lead: a path, and the heading in it."""
    text = FENCE.sub("", page.read_text("utf-8"))
    for target in LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
        if not re.match(r"[a-z]+:|/", target):
            path, _, heading = unquote(target).partition("#")
            yield (page.parent / path).resolve() if path else page, heading


def headings(page: Path) -> set[str]:
    """The anchors that its headings have where it is shown."""
    found: set[str] = set()
    for line in FENCE.sub("", page.read_text("utf-8")).splitlines():
        if title := re.match(r"#{1,6} +(.+?) *$", line):
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title[1]).lower()
            slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
            found.add(slug if slug not in found else f"{slug}-1")
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", pages(), ids=name)
def test_no_link_leads_nowhere(page: Path) -> None:
    lost = [
        f"{name(path) if path.is_relative_to(ROOT) else path}#{heading}"
        for path, heading in links(page)
        if not path.exists() or (heading and path.suffix == ".md" and heading not in headings(path))
    ]
    assert lost == []


def test_the_index_leads_to_every_page() -> None:
    seen, left = set[Path](), [INDEX]
    while left:
        page = left.pop()
        if page in seen:
            continue
        seen.add(page)
        if page.is_dir():  # shown as the list of what is in it
            left += page.glob("*.md")
        elif page.suffix == ".md":
            left += [path for path, _ in links(page) if path.is_relative_to(DOCS)]
    assert [name(page) for page in DOCS.rglob("*.md") if page not in seen] == []


def test_the_front_page_leads_to_the_index_and_the_index_to_what_people_come_for() -> None:
    assert INDEX in {path for path, _ in links(ROOT / "README.md")}
    first = {path.name for path, _ in links(INDEX)}
    direct = {page.name for page in DOCS.glob("*.md")} - {"README.md"}
    assert direct - first == set()


def code(page: str) -> list[str]:
    """The blocks of a page that are code, and not what one types in a shell or sees there."""
    text = (DOCS / page).read_text("utf-8")
    return [block for language, block in FENCE.findall(text) if language not in ("sh", "text", "")]


@pytest.mark.parametrize("page", WHOLE)
def test_what_a_page_shows_as_code_is_the_example(page: str) -> None:
    example, whole = WHOLE[page]
    files = {
        path.name: path.read_text("utf-8")
        for path in (ROOT / "examples" / example).iterdir()
        if path.is_file()
    }
    shown = code(page)
    assert shown
    drifted = [block for block in shown if not any(f"\n{block}" in f"\n{text}" for text in files.values())]
    assert drifted == []
    for file in whole:
        rest = files[file]
        for block in sorted(shown, key=len, reverse=True):
            rest = rest.replace(block, "", 1)
        assert rest.strip() == "", f"{page} does not show all of {file}"
