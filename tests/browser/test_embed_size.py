"""What a page that embeds a room has to load, measured in the built files."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from samesky_web import static_dir

BUDGET = 45_000
"""Bytes for room, timer, questions and playlist, with the English words."""
DOCS = (Path(__file__).parents[2] / "docs" / "embed.md").read_text("utf-8")
IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*"[^"]*?([\w-]+\.js)"')

EVER = re.compile(r'(?:\bfrom|\bimport)\s*\(?"[^"]*?([\w-]+\.js)"')


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    """Every built script by its name."""
    return {path.name: path.read_text("utf-8") for path in static_dir().glob("*.js")}


def loads(scripts: dict[str, str], name: str, imports: re.Pattern[str] = IMPORT) -> set[str]:
    """A script and all that it imports at once, or `EVER`."""
    found, left = set(), [name]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += imports.findall(scripts[one])
    return found


def kilobytes(scripts: dict[str, str], names: set[str]) -> float:
    return sum(len(gzip.compress(scripts[name].encode(), 9)) for name in names) / 1000


def at_first(scripts: dict[str, str]) -> set[str]:
    """What every page loads: the entry, and the words that the elements say."""
    (words,) = (name for name, text in scripts.items() if "timer-pause=Pause for both" in text)
    return loads(scripts, "embed.js") | {words}


def test_a_page_with_a_room_and_three_things_to_do_stays_under_its_budget(scripts: dict[str, str]) -> None:
    first = at_first(scripts)
    whole = "".join(scripts[name] for name in first)
    assert all(f'"samesky-{name}",' in whole for name in ("room", "timer", "questions", "playlist"))
    assert kilobytes(scripts, first) * 1000 <= BUDGET


def test_the_page_of_the_docs_says_what_it_really_is(scripts: dict[str, str]) -> None:
    said = {row[0]: float(row[1]) for row in re.findall(r"^\| ([^|]+) \| ([\d.]+) \|$", DOCS, re.MULTILINE)}
    first = at_first(scripts)
    real = {
        "room, timer, questions, playlist: `/embed.js` and all that it imports": kilobytes(scripts, first)
    }
    mine = loads(scripts, "embed.js", EVER)  # the app has pieces of its own of the same elements
    for name in ("player", "chat", "evening", "reactions", "sky"):
        (script,) = (one for one in mine if f'"samesky-{name}",' in scripts[one])
        real[name] = kilobytes(scripts, loads(scripts, script) - first)
    (rows,) = (one for one in mine if 'playlist-drag"' in scripts[one])
    real["what can be done in a queue, once it is shown"] = kilobytes(scripts, loads(scripts, rows) - first)
    (choice,) = (one for one in mine if '"samesky-deck",' in scripts[one])
    real["the choice of themes and decks, once questions are shown"] = kilobytes(
        scripts, loads(scripts, choice) - first
    )
    (deck,) = (one for one in mine if 'deck:"everyday",language:"en"' in scripts[one])
    real["the everyday deck, once questions are shown"] = kilobytes(scripts, {deck})
    assert set(said) == set(real)
    for name, size in real.items():
        assert said[name] == pytest.approx(size, abs=0.3), f"docs/embed.md: {name} is {size:.1f} kB"
