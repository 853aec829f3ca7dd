"""Command lines as pages show them, taken apart and read by what would run them, but not run."""

from __future__ import annotations

import argparse
import os
import re
import shlex
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest

from samesky_client.__main__ import main
from samesky_server.settings import table
from samesky_server.settings_load import load
from samesky_server.settings_show import ELSEWHERE

from ..chaos.kinds import KINDS
from ..fuzz.targets import NAMES
from .pages import ROOT, Fence

BENCHES = re.findall(
    r'^    "(\w+)": \w+\.\w+,$', (ROOT / "bench/__main__.py").read_text("utf-8"), re.MULTILINE
)
"""What `./run bench` measures; it is not loaded, since that takes packages which the tests do not bring."""
OF_TESTS = {
    one
    for path in (ROOT / "tests").rglob("*.py")
    for one in re.findall(r'"(SAMESKY_\w+)"', path.read_text("utf-8"))
}
VARIABLES = {row.variable for row in table()} | ELSEWHERE | OF_TESTS


class Parsed(Exception):
    """A command line was understood."""


def commands(text: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """The commands of a script: what is set for each, and its words.

    What `export` sets holds for all that follow. `$(…)` is one word that nobody looks into.
    """
    whole: dict[str, str] = {}
    for line in _without_inner(text.replace("\\\n", " ")).splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars="&;|")
        lexer.whitespace_split = True
        rows: list[list[str]] = [[]]
        for word in lexer:
            if set(word) <= set("&;|"):
                rows.append([])
            else:
                rows[-1].append(word)
        for words in filter(None, rows):
            given = {}
            exported = words[0] == "export"
            rest = words[1:] if exported else words
            while rest and (found := re.match(r"([A-Z_]+)=(.*)", rest[0], re.DOTALL)):
                given[found[1]] = found[2]
                rest = rest[1:]
            if exported:
                whole |= given
            yield whole | given, rest


def _without_inner(text: str) -> str:
    """With a word in place of each `$(…)`."""
    while (start := text.find("$(")) >= 0:
        depth, end = 1, start + 2
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        text = f"{text[:start]}{'x' * 64}{text[end:]}"
    return text


def check(text: str) -> int:
    """Reads each command as what would run it would; how many there were.

    Raises:
        AssertionError: one is none, or is wrong.
    """
    count, alone = 0, dict[str, str]()
    for environ, words in commands(text):
        unknown = {one for one in environ if one.startswith("SAMESKY_")} - VARIABLES
        assert not unknown, f"{unknown} in: {text}"
        if words:
            _command(environ, words)
        alone = {} if words else environ
        count += 1
    load([], alone)  # what is only set
    return count


def _command(environ: dict[str, str], words: list[str]) -> None:
    program = re.sub(r"^(\.venv|own|\.\./own)/bin/", "", words[0])
    how: Callable[[dict[str, str], list[str]], None] = PROGRAMS.get(program, _unknown)
    how(environ, words[1:])


def _unknown(_: dict[str, str], words: list[str]) -> None:
    raise AssertionError(f"nothing reads a command of this name, with {words}")


def samesky(environ: dict[str, str], words: list[str]) -> None:
    """`samesky` understands it."""
    if words[:1] == ["serve"]:
        load(words[1:], environ)
        return
    if (
        all(map(str.isalpha, words)) and " ".join(words).islower()
    ):  # a command is named, and not what it takes
        assert main([*words, "--help"]) == 0
        return

    def understood(parse: Callable[..., Any]) -> Callable[..., Any]:
        def then(*given: Any, **more: Any) -> Any:
            parse(*given, **more)
            raise Parsed

        return then

    real = argparse.ArgumentParser
    with (
        patch.object(real, "parse_args", understood(real.parse_args)),
        patch.object(real, "parse_intermixed_args", understood(real.parse_intermixed_args)),
        patch.dict(os.environ, environ),
        pytest.raises(Parsed),
    ):
        main(words)
        raise AssertionError(f"samesky does not understand {words}")


def verbs() -> dict[str, str]:
    """The verbs of `./run`, with what is said of each."""
    usage = (ROOT / "run").read_text("utf-8").partition("<<'END'\n")[2].partition("\nEND\n")[0]
    return dict(re.findall(r"^\./run ([\w-]+)(.*)$", usage, re.MULTILINE))


def run(environ: dict[str, str], words: list[str]) -> None:
    """There is this verb, and what it is given is what it takes."""
    assert words, "a verb is missing"
    verb, rest = words[0], words[1:]
    assert verb in verbs(), verb
    options = [one for one in rest if one.startswith("-")]
    names = [one for one in rest if not one.startswith("-") and not one.isupper()]
    if verb == "start":
        load(rest, environ)
    elif verb == "bench":
        assert set(names) <= set(BENCHES), names
    elif verb == "chaos":
        assert set(names) <= set(KINDS), names
        assert set(options) <= {"--rounds", "--seed"}, options
    elif verb == "fuzz":
        assert set(names) <= set(NAMES), names
    elif verb == "release":
        assert rest in ([], ["--dry-run"]), rest
    elif verb == "docs":
        assert rest in ([], ["build"], ["pages"]), rest
    elif verb in ("test", "test-browsers"):
        for one in names if "-k" not in options else []:
            assert (ROOT / one).exists(), one
    else:
        assert not rest, (verb, rest)


def script(environ: dict[str, str], words: list[str]) -> None:
    """The file of an example, or a module, is there; its own tests run it."""
    if words[0] == "-m":
        words = [words[1].replace(".", "/") + ".py", *words[2:]]
    assert (ROOT / words[0]).is_file(), words
    for one in words[1:]:
        assert not re.search(r"/.*\.\w+$", one) or ":" in one or (ROOT / one).exists(), one


def elsewhere(_: dict[str, str], words: list[str]) -> None:
    """Nothing can be said of it but by running it, as `test_snippets` does."""
    assert words


PROGRAMS = {
    "samesky": samesky, "./run": run, "node": script, "python": script,
    "curl": elsewhere, "python3": elsewhere, "set": elsewhere, ".": elsewhere,
}  # fmt: skip


def must_run(fence: Fence) -> bool:
    """Whether a block is run, too: it only reads, or writes where nobody minds."""
    return fence.page in ("docs/backups.md", "docs/evenings.md") or bool(
        re.search(r"\b(?:curl|python3|doctor --hub)\b", fence.text)
    )
