"""Documents that follow from the typed frames, so that they cannot say anything else than the code.

`python -m samesky_server.spec docs` writes them all, with `--check` it compares them with what is there.
"""

from __future__ import annotations

from pathlib import Path

from samesky_shared.activities import catalog

from . import api, clock, pages, playback, sealing, words
from .typescript import typescript
from .vectors import vectors

TYPESCRIPT = "client/web/src/sdk/protocol.d.ts"
KEYS = "client/web/src/words/keys.d.ts"


def documents(root: Path, docs: str = "docs") -> dict[str, str]:
    """Every generated file of the repository: path to content. A page shows the picture of its activity."""

    def pictured(kind: str) -> bool:
        return (root / docs / pages.PICTURES / f"activity-{kind}.jpg").is_file()

    made = {
        f"{docs}/activities/{one.kind}.md": pages.activity(one, pictured=pictured(one.kind))
        for one in catalog()
    }
    made[f"{docs}/protocol.md"] = pages.protocol()
    made[f"{docs}/settings.md"] = pages.settings()
    made[f"{docs}/vectors.json"] = api.pretty(vectors())
    made[f"{docs}/sealing.json"] = api.pretty(sealing.vectors())
    made[f"{docs}/clock.json"] = clock.document()
    made[f"{docs}/playback.json"] = playback.document()
    made[TYPESCRIPT] = typescript()
    made[KEYS] = words.keys()
    return made


def outdated(root: Path, docs: str = "docs") -> list[str]:
    """The files that are missing, differ, or describe an activity that is gone."""
    made = documents(root, docs)
    wrong = [name for name, text in made.items() if _read(root / name) != text]
    pages = (root / docs / "activities").glob("*.md")
    extra = {path.relative_to(root).as_posix() for path in pages if path.name != "README.md"} - set(made)
    return sorted([*wrong, *extra])


def write(root: Path, docs: str = "docs") -> list[str]:
    """Brings all files up to date; returns those that changed."""
    changed = outdated(root, docs)
    made = documents(root, docs)
    for name in changed:
        path = root / name
        if name in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[name], "utf-8")
        else:
            path.unlink()
    return changed


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None
