"""The pages: each is found from their index, no link leads nowhere, nothing that is shown is left to itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samesky_server import metrics
from samesky_shared.activities import catalog
from samesky_web import static_dir

from .pages import DOCS, ROOT, Fence, fences, headings, left, links, name, pages, spans

INDEX = DOCS / "README.md"
WHOLE = {
    "own-activity.md": ("activity", {"pyproject.toml", "samesky_plant.py", "test_plant.py"}),
    "own-client.md": ("own-client", {"client.py"}),
}
"""Pages whose code is that of an example, and of which files they show every line."""
CHECKED = {
    "sh": "test_commands, test_snippets",
    "python": "test_snippets",
    "css": "tests/browser/test_page_snippets",
    "csp": "tests/browser/test_embed",
    "json": "test_shown",
    "toml": "test_shown",
    "yaml": "test_shown",
    "csv": "test_shown",
    "conf": "test_shown",
    "http": "test_shown",
}
"""The languages of blocks, and where each of their blocks is run or read."""
OF_EXAMPLES = {"py", "js", "jsx", "vue", "html"}
"""Languages whose blocks are parts of examples, which have tests of their own."""
OF_NONE = {
    ("docs/host-apps.md", "js"): "test_snippets",
    ("README.md", "html"): "tests/browser/test_page_snippets",
}
"""Of those, blocks that are no example's, and where they are run."""
NOT_RUN = ["docs/calls.md", "docs/operate.md", "docs/operate.md", "docs/own-activity.md"]
"""The pages of blocks that nothing runs. Each block says why; think twice before one more."""
ONLY_SEEN = 3
"""Blocks of plain text, which is nothing that one would type: a drawing, a formula, a message."""


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


# ------------------------------------------------------------------------------------------- what is shown


@pytest.mark.parametrize("page", WHOLE)
def test_a_page_shows_every_line_of_its_example(page: str) -> None:
    example, whole = WHOLE[page]
    shown = [one.text for one in fences(DOCS / page) if one.language in ("py", "toml", "js", "html")]
    assert shown
    for file in whole:
        rest = flat((ROOT / "examples" / example / file).read_text("utf-8"))
        for block in sorted(map(flat, shown), key=len, reverse=True):
            rest = rest.replace(block, "", 1)
        assert rest.strip() == "", f"{page} does not show all of {file}"


def flat(text: str) -> str:
    """A text without its indents, in which parts of files stand on pages."""
    return re.sub(r"^[ \t]+", "", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def examples() -> dict[str, str]:
    """The files of all examples, without indents."""
    files = [
        one
        for one in (ROOT / "examples").rglob("*")
        if one.suffix in (".py", ".js", ".jsx", ".mjs", ".html", ".toml")
    ]
    return {name(one): "\n" + flat(one.read_text("utf-8")) for one in files}


@pytest.mark.parametrize(
    "fence", [one for one in left(*OF_EXAMPLES) if (one.page, one.language) not in OF_NONE], ids=str
)
def test_code_is_part_of_an_example(fence: Fence, examples: dict[str, str]) -> None:
    assert [file for file, text in examples.items() if "\n" + flat(fence.text) in text]


def test_every_example_has_tests() -> None:
    tests = "".join(one.read_text("utf-8") for one in (ROOT / "tests").rglob("*.py"))
    folders = [one.name for one in (ROOT / "examples").iterdir() if one.is_dir()]
    assert [one for one in folders if f'"{one}"' not in tests] == []


def test_every_block_says_what_it_is_and_somebody_runs_it() -> None:
    unknown = [str(one) for one in fences() if one.language not in {*CHECKED, *OF_EXAMPLES, "text"}]
    assert unknown == []
    assert sum(one.language == "text" for one in fences()) <= ONLY_SEEN


def test_what_is_not_run_says_why_and_does_not_become_more() -> None:
    assert [one.page for one in fences() if one.not_run] == NOT_RUN
    assert all(len(one.not_run) > 10 for one in fences() if one.not_run)


@pytest.mark.parametrize("fence", [one for one in fences() if one.run_by], ids=str)
def test_what_another_test_runs_names_it(fence: Fence) -> None:
    path, _, test = fence.run_by.partition("::")
    assert f"def {test}(" in (ROOT / path).read_text("utf-8")


# ---------------------------------------------------------------------------------------- what has an entry


def test_every_activity_is_among_what_two_can_do() -> None:
    page = (DOCS / "activities" / "README.md").read_text("utf-8")
    assert [one.kind for one in catalog() if f"]({one.kind}.md)" not in page] == []


def test_every_series_is_among_what_a_hub_counts() -> None:
    shown = {re.sub(r"\{.*", "", one) for one in spans(DOCS / "operate.md")}
    endings = {"counter": "_total"}
    ours = {
        one.name.removeprefix("samesky_") + endings.get(one.type, "")
        for one in metrics.REGISTRY.collect()
        if one.name.startswith("samesky_")
    }
    assert ours - shown == set()


def test_every_element_stands_on_the_page_about_embedding() -> None:
    page = (DOCS / "embed.md").read_text("utf-8")
    made = (static_dir() / "custom-elements.json").read_text("utf-8")
    elements = set(re.findall(r'"tagName": "(samesky-[\w-]+)"', made))
    assert elements
    assert [one for one in elements if f"<{one}>" not in page] == []
