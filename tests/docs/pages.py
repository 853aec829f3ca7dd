"""All that people read, and what stands in it to be typed, pasted or followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple
from urllib.parse import unquote

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
FENCE = re.compile(
    r"(?:^ *<!-- (?P<mark>not run: |run by )(?P<why>[^\n]+?) -->\n)?"
    r"^ *```(?P<language>[\w-]*)\n(?P<text>.*?)^ *```",
    re.DOTALL | re.MULTILINE,
)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


class Fence(NamedTuple):
    """A block of a page."""

    page: str
    line: int
    language: str
    text: str
    run_by: str
    """The test that does what it says, where the block itself is not run."""
    not_run: str
    """Why nothing runs it."""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[Path]:
    """Every page."""
    folders = ("docs", "examples", "deploy", "tests/browsers")
    beside = [path for folder in folders for path in (ROOT / folder).rglob("*.md")]
    return sorted([*ROOT.glob("*.md"), *beside])


def name(path: Path) -> str:
    """A path as the repository has it."""
    return path.relative_to(ROOT).as_posix()


def fences(page: Path | None = None) -> Iterator[Fence]:
    """The blocks of a page, or of all."""
    for path in [page] if page else pages():
        text = path.read_text("utf-8")
        for found in FENCE.finditer(text):
            why = {found["mark"]: found["why"]}
            yield Fence(
                name(path),
                text.count("\n", 0, found.start("language")) + 1,
                found["language"],
                dedent(found["text"]),
                why.get("run by ", ""),
                why.get("not run: ", ""),
            )


def left(*languages: str) -> list[Fence]:
    """The blocks in these languages that no mark takes out."""
    return [one for one in fences() if one.language in languages and not (one.run_by or one.not_run)]


def prose(page: Path) -> str:
    """A page without its blocks."""
    return FENCE.sub("", page.read_text("utf-8"))


def spans(page: Path) -> list[str]:
    """What stands in a page's sentences as code."""
    return SPAN.findall(prose(page))


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Where the relative links of a page lead: a path, and the heading in it."""
    for target in LINK.findall(re.sub(r"`[^`\n]*`", "", prose(page))):
        if not re.match(r"[a-z]+:|/", target):
            path, _, heading = unquote(target).partition("#")
            yield (page.parent / path).resolve() if path else page, heading


def headings(page: Path) -> set[str]:
    """The anchors that its headings have where it is shown."""
    found: set[str] = set()
    for line in prose(page).splitlines():
        if title := re.match(r"#{1,6} +(.+?) *$", line):
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title[1]).lower()
            slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
            found.add(slug if slug not in found else f"{slug}-1")
    return found
