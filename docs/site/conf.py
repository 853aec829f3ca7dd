"""How the pages of the repository become a site that needs no network: `./run docs`. Sphinx reads this file.

The pages stay plain Markdown, with links as any viewer of repositories follows them; what only the site needs is
here: its menu, and where a link to a folder leads.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "shared"))
from samesky_shared import __version__  # noqa: E402

project = "Samesky"
version = release = __version__
extensions = ["myst_parser"]
root_doc = "docs/README"
include_patterns = [
    "SECURITY.md", "CHANGELOG.md", "docs/**.md", "examples/*/README.md", "tests/browsers/README.md",
]  # fmt: skip
exclude_patterns = [
    ".*", "bench", "build", "client", "data", "deploy", "server", "shared", "tests/[!b]*", "tests/browser",
    "**/node_modules",
]  # fmt: skip
myst_heading_anchors = 4
myst_links_external_new_tab = False
suppress_warnings = [
    "myst.header",  # generated pages go from a second to a fourth level
    "misc.highlighting_failure",  # JSX and Vue are a little more than the languages that they are coloured as
]
highlight_language = "none"
nitpicky = True

MENU = {
    "Two of you": ["first-date", "activities/README", "evenings", "calendar", "calls", "screens", "decks"],
    "Build with it": ["embed", "host-apps", "own-activity", "own-client"],
    "Run a hub": ["operate", "admin", "settings", "backups", "browsers"],
    "Look up": ["protocol", "sealing", "glossary"],
    "What holds": ["reliability", "privacy", "lockstep", "performance", "/SECURITY"],
    "Why it is so": ["comparison", "why", "design", "decisions/README", "working-on-it", "/CHANGELOG"],
}
"""The pages by what one comes for, in the order in which one needs them; `/`: not of docs/."""
BELOW = {
    "docs/activities/README": ["/docs/activities/*"],
    "docs/decisions/README": ["/docs/decisions/*"],
    "docs/embed": [f"/examples/{one}/README" for one in ("plain", "react", "vue", "iframe")],
    "docs/host-apps": [f"/examples/{one}/README" for one in ("host-app", "host-app-node", "webhooks")],
    "docs/own-activity": ["/examples/activity/README"],
    "docs/own-client": ["/examples/own-client/README", "/examples/node-client/README"],
    "docs/browsers": ["/tests/browsers/README"],
}  # fmt: skip
"""Pages of one subject, below its own."""
LISTED = {"docs/decisions/README"}
"""Where what is below is also listed on the page."""

pygments_style = "friendly"
pygments_dark_style = "github-dark"
html_theme = "furo"
html_title = "Samesky"
html_static_path = ["static"]
html_css_files = ["tokens.css", "site.css"]
html_logo = "../../client/web/public/mark.svg"
html_favicon = html_logo
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {"top_of_page_buttons": [], "navigation_with_keys": True}
FONTS = ("fraunces-latin-opsz", "inter-latin-wght")


def listed(paths: list[str], *options: str, caption: str = "") -> str:
    """A table of contents as MyST has it."""
    head = [f":caption: {caption}"] if caption else []
    return "\n".join(["", "```{toctree}", *head, *(f":{one}:" for one in options), *paths, "```", ""])


def read(_: Sphinx, page: str, text: list[str]) -> None:
    """What a page gets that the repository does without: menus, and pages for links to folders."""
    folder = (ROOT / page).parent

    def lead(link: re.Match[str]) -> str:
        target = folder / link[1]
        return f"]({link[1].rstrip('/')}/README.md)" if target.is_dir() else link[0]

    parts = re.split(r"(^ *```.*?^ *```|`[^`\n]+`)", text[0], flags=re.DOTALL | re.MULTILINE)
    parts[::2] = [re.sub(r"\]\(([^()#:\s]+)\)", lead, one) for one in parts[::2]]
    if page == root_doc:
        for caption, pages in MENU.items():
            parts.append(
                listed([one if one[0] == "/" else f"/docs/{one}" for one in pages], "hidden", caption=caption)
            )
    if page in BELOW:
        parts.append(listed(BELOW[page], "glob", *(() if page in LISTED else ("hidden",))))
    text[0] = "".join(parts)


def lent(app: Sphinx) -> None:
    """The faces and the colours of the app, as it was built."""
    to = app.outdir / "_static"
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "client/web/src/app/tokens.css", to)
    for face in FONTS:
        (built,) = (ROOT / "client/samesky_web/static").glob(f"{face}-*.woff2")
        shutil.copy(built, to / f"{face}.woff2")


def folded(_: Sphinx, page: str, template: str, given: dict[str, Any], *rest: object) -> None:
    """The menu has what is below the page that is read, and not below all others."""
    if whole := given.get("toctree"):
        given["toctree"] = lambda **how: whole(**(how | {"collapse": True}))


def front(app: Sphinx, failed: Exception | None) -> None:
    """`index.html` leads to the first page."""
    if failed is None:
        to = f"{root_doc}.html"
        page = f'<!doctype html><title>Samesky</title><meta http-equiv="refresh" content="0; url={to}">'
        (app.outdir / "index.html").write_text(f'{page}<a href="{to}">Samesky</a>\n', "utf-8")


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    from pygments.lexers.html import HtmlLexer
    from pygments.lexers.javascript import JavascriptLexer
    from pygments.lexers.special import TextLexer

    for language, lexer in {
        "jsx": JavascriptLexer,
        "vue": HtmlLexer,
        "csv": TextLexer,
        "csp": TextLexer,
    }.items():
        app.add_lexer(language, lexer)
    app.connect("source-read", read)
    app.connect("builder-inited", lent)
    app.connect("html-page-context", folded, priority=400)  # before the theme asks
    app.connect("build-finished", front)
